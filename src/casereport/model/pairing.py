"""The analytes of a figure, one or two in a panel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema

from casereport.model.faults import ValueFault
from casereport.model.fields import Plain

CODE = "figure-pair"


def _read_pair(value: Any) -> Any:
    """The list of a panel, refused when it names no analyte, or more than can be told apart in one panel."""
    if isinstance(value, list | tuple) and not 1 <= len(value) <= 2:
        hint = "write a pair as [AST, ALT]; give every further analyte a panel of its own"
        raise ValueFault(CODE, "a panel shows one analyte or two", hint)
    return value


def _form(value: Any) -> str:
    return "pair" if isinstance(value, list | tuple) else "one"


_Pair = Annotated[tuple[Plain, ...], BeforeValidator(_read_pair)]
_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 2}]}
PanelAnalytes = Annotated[Annotated[Plain, Tag("one")] | Annotated[_Pair, Tag("pair")], Discriminator(_form), WithJsonSchema(_SCHEMA)]
"""What one panel of a figure shows: the name of an analyte, or a list of two."""


def names_of(panel: str | tuple[str, ...]) -> tuple[str, ...]:
    """The one or two analytes of a panel."""
    return (panel,) if isinstance(panel, str) else panel


def analyte_names(panels: Iterable[str | tuple[str, ...]]) -> tuple[str, ...]:
    """The analytes of all panels in order."""
    return tuple(name for panel in panels for name in names_of(panel))


def names_a_pair(analytes: Any) -> bool:
    """Whether analytes as typed put two into one panel."""
    return isinstance(analytes, list | tuple) and any(isinstance(panel, list | tuple) and len(panel) > 1 for panel in analytes)
