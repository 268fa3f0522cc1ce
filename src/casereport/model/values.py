"""Laboratory values as they were written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar, Literal, Self

from casereport.model.amounts import Dose, Quantity
from casereport.model.faults import ValueFault
from casereport.model.flags import split_flag
from casereport.model.frequency import Every
from casereport.model.numbers import DecimalMark, ThousandsMark, check_digits, read_number
from casereport.model.results import Missing, check_result, check_unit, is_counted, is_numeric, missing_reason
from casereport.model.time import Age, Interval, Moment, Span
from casereport.model.written import Written, plain, with_minus
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

__all__ = [
    "Age",
    "Comparator",
    "Dose",
    "Every",
    "Interval",
    "Kind",
    "LabValue",
    "Missing",
    "Moment",
    "Quantity",
    "Span",
    "ValueFault",
]

Comparator = Literal["", "<", "<=", ">", ">="]
Kind = Literal["number", "censored", "titre", "missing", "text"]

COMPARATORS: dict[str, Comparator] = {"<": "<", ">": ">", "<=": "<=", ">=": ">=", "=<": "<=", "=>": ">=", "\u2264": "<=", "\u2265": ">="}
_PLAIN = lazy_pattern(r"-?[0-9]{1,20}(?:\.[0-9]{1,8})?")
COMPARED = lazy_pattern(r"(?P<sign><=|>=|=<|=>|[<>\u2264\u2265])? ?(?P<rest>.+)", re.DOTALL)
_TITRE = lazy_pattern(
    r"(?:tit(?:re|er) )?(?P<sign><=|>=|[<>\u2264\u2265])? ?1 ?: ?(?P<number>[0-9][0-9,]*)(?: \(?[^\W\d_].*)?", re.IGNORECASE | re.DOTALL
)
_E_NOTATION = lazy_pattern(r"(?P<sign>[^0-9]*)(?P<base>[0-9.]+)[eE](?P<tens>[+-]?[0-9]{1,2})")
_RAISED = str.maketrans("0123456789-", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b")
_FROM_TO = lazy_pattern(r"(?P<low>[0-9]+(?:\.[0-9]+)?) ?- ?(?P<high>[0-9]+(?:\.[0-9]+)?)")  # 12-15 cells, as a microscopist counts
_PRINTED = str.maketrans({"-": "\u2212"})


@dataclass(frozen=True, slots=True)
class LabValue(Written):
    """A result as it was written: a number, a number with a comparator, a titre, a text, or the reason why it is missing.

    `number` keeps its precision; it is None for text and missing, and 40 for a titre 1:40, with or without a pattern behind it.
    `reported_flag` is a flag that the source printed beside the value.
    """

    written: str
    kind: Kind
    number: Decimal | None = None
    comparator: Comparator = ""
    missing_reason: Missing = ""
    reported_flag: str = ""
    description: ClassVar[str] = (
        "A result as it was reported: a number, <5, 1:40, or words such as negative, trace, not done, pending, not transcribed."
    )
    examples: ClassVar[tuple[str, ...]] = ("4.10", "<5", "1,484", "1:40", "negative", "trace", "not done", "pending", "not transcribed")
    bare_number: ClassVar[bool] = True

    @classmethod
    def parse(
        cls,
        text: str,
        *,
        thousands: ThousandsMark | None = None,
        decimal: DecimalMark = ".",
        flags: bool = False,
        missing: tuple[str, ...] = (),
    ) -> Self:
        """The value that the text writes; raises ValueFault `bad-value`.

        `thousands` and `decimal` state the marks of a table; `flags` lets a printed flag stand beside the value; `missing` are a
        table's own words for a value that is not there.
        """
        if not text.strip():
            raise ValueFault("bad-value", "a value is empty", "a number, or not done, pending, not transcribed")
        words = plain(text)
        if decimal == "." and words not in missing and _PLAIN.fullmatch(words):  # nearly every cell of a long table
            return cls(text.strip(), "number", Decimal(words))
        if words in missing:
            return cls(text.strip(), "missing", missing_reason=missing_reason(words) or "not stated")
        flag, rest = split_flag(words)
        if flag and not flags:
            raise ValueFault("bad-value", "a printed flag stands beside the value", "a flag of the source goes into reported_flag:")
        words = rest
        found = _read_value(words, thousands, decimal)
        return cls(text.strip(), found.kind, found.number, found.comparator, found.missing_reason, flag)

    @property
    def is_exact(self) -> bool:
        """True for a plain number: it may be drawn at its height, averaged and subtracted; `<5` may not."""
        return self.kind == "number"

    @property
    def shown(self) -> str:
        """The value as it is printed: as written, without the reported flag, with real minus, dash and comparators, 0.0 for -0.0."""
        words = split_flag(plain(self.written))[1] if self.reported_flag else with_minus(self.written)
        if self.number is None:
            return f"{between['low']}\u2013{between['high']}" if (between := _FROM_TO.fullmatch(words)) else words
        if power := _E_NOTATION.fullmatch(words):
            words = power["sign"] + _without_e(self.number, power["base"], int(power["tens"]))
        if self.number == 0:
            words = words.replace("-", "").replace("\u2212", "")
        for typed, sign in (("<=", "\u2264"), (">=", "\u2265"), ("=<", "\u2264"), ("=>", "\u2265")):
            words = words.replace(typed, sign)
        return words.translate(_PRINTED)


def _without_e(number: Decimal, base: str, tens: int) -> str:
    """A number that a spreadsheet wrote as 1.00E+01, as print has it: 10.0, or 1.5×10⁵ for large and small ones."""
    if -4 < tens < 4:
        return f"{number:f}"
    return f"{base}\u00d710{str(tens).translate(_RAISED)}"


def _read_value(words: str, thousands: ThousandsMark | None, decimal: DecimalMark) -> LabValue:
    reason = missing_reason(words)
    if reason:
        return LabValue("", "missing", missing_reason=reason)
    check_digits(words)
    check_result(words)
    titre = _TITRE.fullmatch(words)
    if titre:
        return LabValue("", "titre", read_number(titre["number"]), COMPARATORS.get(titre["sign"] or "", ""))
    if is_numeric(words) and not is_counted(words):
        return _read_numeric(words, thousands, decimal)
    return LabValue("", "text")


def _read_numeric(words: str, thousands: ThousandsMark | None, decimal: DecimalMark) -> LabValue:
    check_unit(words)
    found = COMPARED.fullmatch(words)
    sign, rest = (COMPARATORS.get(found["sign"] or "", ""), found["rest"]) if found else ("", words)
    return LabValue("", "censored" if sign else "number", read_number(rest, thousands=thousands, decimal=decimal), sign)
