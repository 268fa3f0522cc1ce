"""A change between two versions of a case, as data."""

from __future__ import annotations

from typing import Literal

from casereport.problems import Path, Place
from casereport.values import dataclass

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what it is about in clinical words, what stood there and what stands there now, and where in both versions.

    `old` and `new` are what is shown, `unit` what both are counted in. `topic` names the part of the record: `labs`, `sections.discussion`.
    `is_prose` says that both are texts to be compared word by word, `is_same` that one value is written in another way.
    `old_path` and `new_path` lead to what the change covers, None where there is nothing; a move covers nothing.
    """

    kind: Kind
    words: tuple[str, ...]
    old: str = ""
    new: str = ""
    unit: str = ""
    topic: str = ""
    is_prose: bool = False
    is_same: bool = False
    old_path: Path | None = None
    new_path: Path | None = None
    old_place: Place | None = None
    new_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes in the order of the record, and the paths (old, new) of what stayed as it was: together they are the whole record."""

    changes: tuple[Change, ...]
    kept: tuple[tuple[Path, Path], ...] = ()
