"""The parts of a figure that is taller than a page, numbered in one way for all kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

T = TypeVar("T")
TOLD_ONCE = ("unplaced", "undrawn")
"""Fields that hold what a caption tells: it stands at the first part."""


def number_parts(parts: Sequence[T]) -> tuple[T, ...]:
    """The parts with their number and how many there are; what a caption tells of the whole figure stays at the first."""
    count = len(parts)
    return tuple(_numbered(part, number, count) for number, part in enumerate(parts, 1)) if count > 1 else tuple(parts)


def _numbered(part: Any, number: int, count: int) -> Any:
    told = {field.name: () for field in fields(part) if field.name in TOLD_ONCE} if number > 1 else {}
    return replace(part, part=(number, count), **told)
