"""A figure that is taller than a page, as numbered parts: one loop for all kinds of figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any, TypeVar

T = TypeVar("T")
P = TypeVar("P")
ROUNDING = 1e-6  # pt: what is stretched to fill a page may come out that much taller
TOLD_ONCE = ("unplaced", "undrawn")
"""Fields that hold what a caption tells: it stands at the first part."""


class CannotFit(ValueError):
    """What is left of a figure is taller than the profile allows, and nothing of it can be split."""


def fewest_parts(values: tuple[T, ...], counts: range, part_of: Callable[[tuple[T, ...]], P], fits: Callable[[P], object]) -> list[P]:
    """The parts of the fewest even groups of the values, as `counts` allows, that all fit; empty when there is no such number."""
    for count in counts:
        parts = [part_of(group) for group in even_groups(values, count)]
        if all(fits(part) for part in parts):
            return parts
    return []


def even_groups(values: tuple[T, ...], count: int) -> tuple[tuple[T, ...], ...]:
    """The values in order in `count` groups whose sizes differ by one at most, the larger first."""
    size, extra = divmod(len(values), count)
    ends = [k * size + min(k, extra) for k in range(count + 1)]
    return tuple(values[a:b] for a, b in pairwise(ends))


def number_parts(parts: Sequence[T]) -> tuple[T, ...]:
    """The parts with their number and how many there are; what a caption tells of the whole figure stays at the first."""
    count = len(parts)
    return tuple(_numbered(part, number, count) for number, part in enumerate(parts, 1)) if count > 1 else tuple(parts)


def _numbered(part: Any, number: int, count: int) -> Any:
    told = {field.name: () for field in fields(part) if field.name in TOLD_ONCE} if number > 1 else {}
    return replace(part, part=(number, count), **told)
