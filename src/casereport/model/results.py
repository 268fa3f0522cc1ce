"""Words that stand where a laboratory number would: results without a number, and reasons why there is none."""

from __future__ import annotations

import re
from typing import Literal

from casereport.clinical.units import normalise_unit
from casereport.model.faults import ValueFault
from casereport.patterns import lazy_pattern, shipped_pattern

Missing = Literal["", "not done", "pending", "not transcribed", "not stated"]

_MISSING: dict[str, Missing] = {
    "not done": "not done",
    "not performed": "not done",
    "pending": "pending",
    "not transcribed": "not transcribed",
    "not reported": "not stated",
    "not available": "not stated",
    "na": "not stated",
    "n/a": "not stated",
    ".": "not stated",
    "-": "not stated",
    "\u2013": "not stated",
    "\u2014": "not stated",
    **dict.fromkeys(("--", "---", "\u2013\u2013", "...", "\u2026", "n.a.", "n. a."), "not stated"),
}
_NOT_A_RESULT = {
    **dict.fromkeys(
        ("nd", "n.d.", "n.d", "n/d"), ("the abbreviation can mean not done or not detected", "write not done, or not detected")
    ),
    **dict.fromkeys(
        ("true", "false", "yes", "no"), ("a yes or no stands where a result is expected", "write the result: positive, negative")
    ),
    **dict.fromkeys(
        ("high", "low", "hi", "lo", "h", "l", "hh", "ll", "\u2191", "\u2193", "\u2191\u2191", "\u2193\u2193", "*", "**", "!", "crit"),
        ("a flag stands where a result is expected", "type the number; whether it is high or low is computed from the reference range"),
    ),
    **dict.fromkeys(
        ("null", "none", "~", "?", "??", "???"),
        ("an empty word stands where a result is expected", "write not done, pending or not transcribed"),
    ),
}
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|m\u00e4r|mai|okt|dez|avr|ao\u00fb"
_NAMED = rf"(?:{_MONTHS})[a-z]{{0,6}}\.?"
_OTHER_SIGNS = "\u2039\u203a\u2329\u232a\u3008\u3009\uff1c\uff1e\ufe64\ufe65\u226a\u226b\u2a7d\u2a7e\u2266\u2267"


def _broken(pattern: str, message: str, hint: str, code: str = "bad-value") -> tuple[re.Pattern[str], str, str, str]:
    return shipped_pattern(pattern, re.IGNORECASE), code, message, hint


# What spreadsheets, word processors and web pages leave in the place of a result: pattern, code, message, cure.
_BROKEN = (
    _broken(r"^=(?![<>]? ?[0-9])", "a formula of a spreadsheet stands where a result is expected", "type its result"),
    _broken(
        r"^#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|WERT!|BEZUG!|NV|#+)$",
        "an error of a spreadsheet stands where a result is expected",
        "type the result, or not done",
    ),
    _broken(
        rf"^(?:{_NAMED}[- ][0-9]{{1,4}}|[0-9]{{1,2}}[-. ]{{1,2}}{_NAMED}(?:[- ][0-9]{{2,4}})?)$",
        "a date stands where a result is expected",
        "spreadsheets make dates of 2-1: type the result",
        "calendar-date",
    ),
    _broken(r"&(?:[a-z]{2,6}|#[0-9]{1,5});", "a sign is written as a web page writes it", 'write the sign itself: "<5"'),
    _broken(
        "[\u201c\u201d\u201e\u201f\u00ab\u00bb]|^[\u2018\u2019\u201a\u201b]|[\u2018\u2019\u201b]$",
        "curly quotation marks stand in a value",
        "leave them out, or use straight ones",
    ),
    _broken(f"^[{_OTHER_SIGNS}] ?[0-9]", "a sign that is none of <, >, \u2264, \u2265 stands before a number", 'write "<5" or ">5"'),
    # l40, 5O and <O,31: as text recognition leaves them
    _broken(
        r"^(?:[<>\u2264\u2265=~]{1,2} ?)?[+-]?(?=.*[0-9])(?-i:[0-9.,]*[lOo][0-9.,lOo]*)$",
        "a letter stands in a number where a digit belongs",
        "type the digits 0 and 1: 0.31, 10",
    ),
    _broken(r"^[+-]?\.?(?:nan|inf(?:inity)?)$", "a value is not a finite number", "type the number as it was reported, or not done"),
)
_NUMERIC_START = lazy_pattern(
    r"[<>\u2264\u2265=~](?! ?[^\W\d_])|[+-]*[.,]*[0-9]|[.][+-]|[^\w\s]+ ?[0-9]"
    r"|(?:[(\[][^\W\d_]{1,3}[)\]]|(?i:h|l|hh|ll):) ?[<>\u2264\u2265]? ?[0-9]"  # a mark before the number that is not read
)
# results that begin with a digit and are no number: 2+, 85/40, 0-2, 46,XX and 3 of 4 bottles
_COUNTED = lazy_pattern(
    r"[0-9]{1,2}\+|[0-9]{1,4} ?/ ?[0-9]{1,4}|[0-9.]{1,8}(?: ?[-\u2013] ?| to )[0-9.]{1,8}"
    r"|4[5-9],[XY0+].*|(?P<count>[0-9]{1,6}\+?) (?P<words>[^\W\d_]{2}.*)",
    re.DOTALL,
)


def missing_reason(words: str) -> Missing:
    """Why there is no value, when the words say so; `not stated` for a dash or NA, empty when the words are no such reason."""
    return _MISSING.get(words.lower(), "")


def is_numeric(words: str) -> bool:
    """True when the words begin like a number, and must be one or a known exception."""
    return bool(_NUMERIC_START.match(words))


def is_counted(words: str) -> bool:
    """True for results that begin with a digit and are no number, such as 2+, 85/40, 0-2 and 3 of 4 bottles."""
    found = _COUNTED.fullmatch(words)
    return bool(found) and not (found["words"] and normalise_unit(found["words"]))  # type: ignore[index]  # a match by the first half


def check_unit(words: str) -> None:
    """Nothing; raises ValueFault `bad-value` when a known unit stands behind a number."""
    found = re.match(r"[<>=\u2264\u2265]* ?[+-]?[0-9][0-9.,]* ?(?P<unit>\D.*)", words, re.DOTALL)
    if found and normalise_unit(found["unit"]):
        raise ValueFault("bad-value", "a unit stands behind the value", "the unit goes into unit:")


def check_result(words: str) -> None:
    """Nothing; raises ValueFault for words that are no result: flags, yes and no, an unclear ND, what a spreadsheet or web page left."""
    for pattern, code, message, hint in _BROKEN:
        if pattern.search(words):
            raise ValueFault(code, message, hint)
    if words.lower() in _NOT_A_RESULT:
        message, hint = _NOT_A_RESULT[words.lower()]
        raise ValueFault("bad-value", message, hint)
