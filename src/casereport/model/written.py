"""Values that keep the text they were written as, and how pydantic reads and writes them."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from casereport.model.faults import ValueFault
from casereport.patterns import lazy_pattern

LONGEST = 200  # characters: longer than any time, dose or range; a text result may be longer

_SAME = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2212": "-", "\u2011": "-", "\t": " "})


# an en dash or figure dash before a number that nothing stands before is the minus sign of a word processor
_DASH_MINUS = lazy_pattern(r"(?:^|(?<=[<>\u2264\u2265=~(])|(?<=\bto ))[\u2012\u2013](?=\.?[0-9])")
_COMMA = lazy_pattern(r"[0-9],(?:[0-9]{1,2}(?![0-9])|[0-9]{4})")
COMMA_HINT = "a decimal comma? write a point"
UNTOLD = frozenset({"not reported", "not stated", "not given", "not known", "unknown"})
"""What authors write where a report tells no dose or frequency: neither has a word for it, the key is left out."""
UNTOLD_HINT = "leave the key out where it is not told"


def plain(text: str) -> str:
    """The text for matching: one kind of space and of minus, no outer or double spaces; the written text stays as it is."""
    return with_minus(re.sub(" {2,}", " ", text.translate(_SAME).strip()))


def with_minus(text: str) -> str:
    """The text with a hyphen for the dash that stands as a minus sign before a number."""
    return _DASH_MINUS.sub("-", text)


def has_decimal_comma(text: str) -> bool:
    """Whether a comma in the text can only mark decimals: groups of thousands have three digits."""
    return _COMMA.search(text) is not None


def plain_short(text: str, code: str) -> str:
    """The text for matching, or a ValueFault with the code when it is empty, has several lines or is too long to be read."""
    if not text.strip():
        raise ValueFault(code, "the value is empty")
    if len(text) > LONGEST or len(text.strip().splitlines()) > 1:
        raise ValueFault(code, "the value is longer than one of its kind can be")
    return plain(text)


class Written:
    """A value with a `parse` that reads it and a `str` that gives back what was written, usable as a pydantic field type.

    A fault reaches pydantic's errors as the ValueFault itself, in `error["ctx"]["error"]`.
    """

    __slots__ = ()
    written: str
    description: ClassVar[str] = ""
    examples: ClassVar[tuple[str, ...]] = ()
    bare_number: ClassVar[bool] = False  # editors read `at: 3` as a number: the schema must not call it wrong

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value that the text writes; raises ValueFault."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.written

    @classmethod
    def accept(cls, value: object) -> Self:
        """The value, read when it is a text; raises ValueFault."""
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls._read(value)
        raise ValueFault("wrong-type", "one text is expected here", "write the value on one line, in quotes when in doubt")

    @classmethod
    def _read(cls, text: str) -> Self:
        try:
            return cls.parse(text)
        except ValueFault as wrong:
            if has_decimal_comma(text) and COMMA_HINT not in wrong.hint:
                raise ValueFault(wrong.code, wrong.message, f"{COMMA_HINT}; {wrong.hint}" if wrong.hint else COMMA_HINT) from None
            raise

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.accept, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        kind: object = ["string", "number"] if cls.bare_number else "string"
        return {"type": kind, "description": cls.description, "examples": list(cls.examples)}
