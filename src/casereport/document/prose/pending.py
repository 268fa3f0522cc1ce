"""Citations and cross-references before they have numbers: nodes that exist only while a document is built."""

from __future__ import annotations

from typing import ClassVar

from casereport.problems import Path, Place
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One cited reference with what is printed around its number; `bare` leaves the author out where the style prints authors."""

    key: str
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    place: Place | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class PendingCite:
    """A citation group that has no numbers yet; `in_sentence` when its author is a part of the sentence (`@key` without brackets)."""

    kind: ClassVar[str] = "pending_cite"
    items: tuple[CiteItem, ...]
    path: Path
    place: Place | None
    in_sentence: bool = False


@dataclass(frozen=True, slots=True)
class PendingXref:
    """A cross-reference whose target (`fig:course`, `fig:course-B` for a panel) has no number yet."""

    kind: ClassVar[str] = "pending_xref"
    target: str
    path: Path
    place: Place | None


def mentions(value: object, target: str) -> bool:
    """True when a node, or one inside it, is a cross-reference to the target or to a panel of it."""
    if isinstance(value, tuple):
        return any(mentions(item, target) for item in value)
    if getattr(value, "kind", "") == "pending_xref":
        named = getattr(value, "target", "")
        return named == target or named.rpartition("-")[0] == target
    if hasattr(value, "__dataclass_fields__"):
        return any(mentions(getattr(value, name), target) for name in value.__dataclass_fields__)
    return False
