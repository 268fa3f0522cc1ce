"""Values that keep the text they were written as, and how pydantic reads and writes them."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from casereport.model.faults import ValueFault

LONGEST = 200  # characters: longer than any time, dose or range; a text result may be longer

_SAME = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2212": "-", "\u2011": "-", "\t": " "})


def plain(text: str) -> str:
    """The text for matching: one kind of space and of minus, no outer or double spaces; the written text stays as it is."""
    return re.sub(" {2,}", " ", text.translate(_SAME).strip())


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
            return cls.parse(value)
        raise ValueFault("wrong-type", "one text is expected here", "write the value on one line, in quotes when in doubt")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.accept, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        kind: object = ["string", "number"] if cls.bare_number else "string"
        return {"type": kind, "description": cls.description, "examples": list(cls.examples)}
