"""Reference ranges as a record types them: one for all times, or a mapping of spans to ranges where they change."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from casereport.model.faults import ValueFault
from casereport.model.numbers import DecimalMark, ThousandsMark, read_number
from casereport.model.spans import Span
from casereport.model.values import COMPARATORS, COMPARED
from casereport.model.written import Written, plain_short
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

MOST_RANGES = 40  # of one series: more than laboratories change, and few enough to be drawn

_RANGE_WORDS = {"negative", "absent", "not detected", "undetectable", "non-reactive", "nonreactive", "normal"}
_RANGE_HINT = '0.5-1.2, -2 to 2, "<10", ">90", up to 5, "<1:40"; the unit goes into unit:'
_NUMBER = r"[+-]?[0-9.][0-9.,']*"
_BETWEEN = lazy_pattern(rf"(?P<low>{_NUMBER})(?: ?[-\u2013] ?| to )(?P<high>{_NUMBER})")
_HINT = '{1-5: "<10", 6-: "<5"}'


@dataclass(frozen=True, slots=True)
class Range(Written):
    """A reference range: `low` and `high` with whether each belongs to it; a word such as negative in `word`; a qualifier in `note`.

    A bound that is not stated is None. `is_titre` says that the bounds are titres (40 of 1:40).
    """

    written: str
    low: Decimal | None = None
    high: Decimal | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    is_titre: bool = False
    word: str = ""
    note: str = ""
    description: ClassVar[str] = (
        "A reference range: A-B, <B, >A, up to B, a titre such as <1:40, or a word such as negative; (men) may follow."
    )
    examples: ClassVar[tuple[str, ...]] = ("0.5-1.2", "<10", ">90", "up to 5", "<1:40", "-2 to 2", "negative")

    @classmethod
    def parse(cls, text: str, *, thousands: ThousandsMark | None = None, decimal: DecimalMark = ".") -> Self:
        """The range that the text writes; raises ValueFault `bad-range` or `range-order`."""
        words = plain_short(text, "bad-range")
        words, note = _split_note(words)
        if words.lower() in _RANGE_WORDS:
            return cls(text.strip(), word=words, note=note)
        try:
            found = _read_bounds(words, thousands, decimal)
        except ValueFault as wrong:
            raise ValueFault("bad-range", wrong.message, wrong.hint) from None
        if found is None:
            raise ValueFault("bad-range", "a reference range cannot be read", _RANGE_HINT)
        if found.low is not None and found.high is not None and found.low > found.high:
            raise ValueFault("range-order", "the lower end of a reference range is above its upper end", "write the lower end first")
        return replace(found, written=text.strip(), note=note)  # type: ignore[return-value]  # replace() keeps the class


def _split_note(words: str) -> tuple[str, str]:
    inner = words[1:-1].strip() if re.fullmatch(r"[(\[][^()\[\]]*[)\]]", words) else words
    found = re.fullmatch(r"(?P<range>[^()]*[^() ]) ?\((?P<note>[^()\d][^()]*)\)", inner)
    return (found["range"], found["note"].strip()) if found else (inner, "")


def _read_bounds(words: str, thousands: ThousandsMark | None, decimal: DecimalMark) -> Range | None:
    between = _BETWEEN.fullmatch(words)
    if between:
        low, high = (read_number(between[end], thousands=thousands, decimal=decimal) for end in ("low", "high"))
        return Range("", low, high)
    titres = re.fullmatch(r"1 ?: ?([0-9]{1,6}) ?(?:-|\u2013| to ) ?1 ?: ?([0-9]{1,6})", words)
    if titres:
        return Range("", Decimal(titres[1]), Decimal(titres[2]), is_titre=True)
    return _read_one_sided(re.sub("^up to ", "<=", words, flags=re.IGNORECASE), thousands, decimal)


def _read_one_sided(words: str, thousands: ThousandsMark | None, decimal: DecimalMark) -> Range | None:
    found = COMPARED.fullmatch(words)
    titre = re.fullmatch(r"1 ?: ?([0-9]{1,6})", found["rest"]) if found else None
    if not found or not found["sign"]:
        return None
    sign = COMPARATORS[found["sign"]]
    number = Decimal(titre[1]) if titre else read_number(found["rest"], thousands=thousands, decimal=decimal)
    belongs = sign in {"<=", ">="}
    if sign in {"<", "<="}:
        return Range("", None, number, high_inclusive=belongs, is_titre=bool(titre))
    return Range("", number, None, low_inclusive=belongs, is_titre=bool(titre))


class Validity(Span):
    """The days on which a reference range holds: a span, or `6-` for day 6 and all later days."""

    __slots__ = ()
    description: ClassVar[str] = f"{Span.description} A- reaches from A to the last day."
    examples: ClassVar[tuple[str, ...]] = ("1-5", "6-", "unknown to 5", "age 4 wk to 6 mo")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The span that the text writes; raises ValueFault as Span does."""
        words = text.strip()
        if not words.endswith(("-", "\u2013")) or words.endswith(("--", "\u2013\u2013")):
            return super().parse(text)
        found = super().parse(f"{words[:-1].strip()} to ongoing")
        return cls(words, found.start, found.end, found.start_known, found.end_known, found.ongoing)


class _OneOrMany:
    """How pydantic reads a range, or a mapping of spans to ranges."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        many = handler.generate_schema(dict[Validity, Range])
        return core_schema.no_info_wrap_validator_function(_read, many)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(schema["schema"])
        one = many["additionalProperties"]
        return {"anyOf": [one, many | {"minProperties": 1, "description": f"Ranges that change: {Validity.description}"}]}


def _read(value: Any, read_mapping: core_schema.ValidatorFunctionWrapHandler) -> Range | dict[Validity, Range]:
    if not isinstance(value, dict):
        return Range.accept(value)
    if not value:
        raise ValueFault("bad-range", "the mapping of spans to reference ranges is empty", _HINT)
    if len(value) > MOST_RANGES:
        raise ValueFault("bad-range", f"a series has at most {MOST_RANGES} reference ranges", _HINT)
    found: dict[Validity, Range] = read_mapping(value)
    return found


Reference = Annotated[Range | dict[Validity, Range], _OneOrMany]
"""One range, or ranges by the days on which they hold."""
