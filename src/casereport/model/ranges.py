"""Reference ranges as a record types them: one for all times, or a mapping of spans to ranges where they change."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from casereport.model.faults import ValueFault
from casereport.model.spans import Span
from casereport.model.values import Range

MOST_RANGES = 40  # of one series: more than laboratories change, and few enough to be drawn

_HINT = '{1-5: "<10", 6-: "<5"}'


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
