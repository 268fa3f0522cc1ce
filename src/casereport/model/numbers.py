"""Numbers as laboratories print them: ASCII digits, one decimal mark, thousands marks in groups of three."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Literal

from casereport.model.faults import ValueFault
from casereport.model.written import COMMA_HINT, has_decimal_comma
from casereport.patterns import lazy_pattern

DecimalMark = Literal[".", ","]
ThousandsMark = Literal["", ",", ".", " ", "'"]

_MOST_DIGITS = 28  # what decimal arithmetic keeps exactly
_MOST_TENS = 15  # powers of ten: beyond lies no laboratory value, only hostile input
_PLAIN = lazy_pattern(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")
_SUPERSCRIPTS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b", "0123456789-")
_POWER = lazy_pattern(
    r"(?P<base>[+-]?[0-9]+(?:[.,][0-9]+)?)(?: ?[x\u00d7*] ?10(?:\^|\*\*?)?(?P<up>-?[0-9]{1,2})|[eE](?P<e>[+-]?[0-9]{1,2}))"
)


def read_number(text: str, *, thousands: ThousandsMark | None = None, decimal: DecimalMark = ".") -> Decimal:
    """The exact number that the text writes, its precision kept; raises ValueFault `bad-value`, never guesses.

    Without a stated thousands mark, commas in complete groups of three are thousands where the decimal mark is a point.
    """
    check_digits(text)
    power = _POWER.fullmatch(text.translate(_SUPERSCRIPTS))
    if power:
        return _read_power(power, decimal)
    ungrouped = _ungroup(text, thousands, decimal)
    if not _PLAIN.fullmatch(ungrouped):
        raise ValueFault("bad-value", "a number cannot be read", "digits and one decimal point: 4.10, 1484")
    return Decimal(ungrouped)


def pointed(text: str, decimal: DecimalMark, thousands: ThousandsMark | None) -> str:
    """The text of numbers with a decimal point and without thousands marks, whatever marks it was typed with."""
    if decimal == ".":
        return text
    mark = re.escape(thousands or "")
    return (re.sub(rf"(?<=[0-9]){mark}(?=[0-9]{{3}})", "", text) if mark else text).replace(",", ".")


def check_digits(text: str) -> None:
    """Nothing; raises ValueFault `bad-value` for digits of other scripts and for numbers of more than 28 digits."""
    if any(unicodedata.category(character) == "Nd" and not character.isascii() for character in text):
        raise ValueFault("bad-value", "digits of another script, or full-width digits, stand in a number", "type the digits 0 to 9")
    if re.search(rf"[0-9](?:[.,' ]?[0-9]){{{_MOST_DIGITS}}}", text):
        raise ValueFault("bad-value", "a number has more than 28 digits", "type the number as it was reported")


def decimals_of(number: Decimal) -> int:
    """How many digits follow the decimal mark, trailing zeros included."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _ungroup(text: str, thousands: ThousandsMark | None, decimal: DecimalMark) -> str:
    mark = thousands if thousands is not None else "," if decimal == "." else ""
    if mark and mark in text:
        if not re.fullmatch(rf"[+-]?[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+(?:{re.escape(decimal)}[0-9]+)?", text):
            raise _ambiguous(text)
        text = text.replace(mark, "")
    if decimal == ",":
        if "." in text:
            raise _ambiguous(text)
        return text.replace(",", ".")
    if "," in text:
        raise _ambiguous(text)
    return text


def _ambiguous(text: str) -> ValueFault:
    if not re.fullmatch(r"[+-]?[0-9]+(?:[., '][0-9]+)+", text):
        return ValueFault("bad-value", "a number cannot be read", "digits and one decimal point: 4.10, 1484")
    if has_decimal_comma(text):
        hint = f'{COMMA_HINT}: 2.5; a table of decimal commas takes decimal: ","'
    else:
        hint = "write the number without thousands marks and with a decimal point, or state thousands and decimal for the whole table"
    return ValueFault("bad-value", "a comma, point or space in a number could mark decimals or thousands", hint)


def _read_power(found: re.Match[str], decimal: DecimalMark) -> Decimal:
    tens = int(found["up"] or found["e"])
    if abs(tens) > _MOST_TENS:
        raise ValueFault("bad-value", "a power of ten is too large for a laboratory value", "type the number as it was reported")
    base = read_number(found["base"], thousands="", decimal=decimal)
    scaled = base.scaleb(tens)  # 1.00E+01 is 10.0: as many digits as were written
    return scaled.quantize(Decimal(1)) if decimals_of(scaled) == 0 else scaled
