"""What all parts of a manuscript share while it is written: the names of its places, its links and pictures, its lists, its styles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final, TypeGuard

from casereport import tree
from casereport.journal import Journal
from casereport.tree.marks import State, accepted, rejected
from casereport.values import dataclass
from casereport.writers.docx.page import Room
from casereport.writers.docx.styles import NARROW

LONGEST_NAME: Final = 40
"""Letters that Word allows the name of a bookmark."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A bookmark: its number and name, and the words that it covers, "" where a mention of it says other words.

    `was` are the words that it covered in the version before, where a document holds two.
    """

    number: int
    name: str
    shown: str
    was: str


@dataclass(slots=True)
class Links:
    """The links out of a document: address → the id under which the file keeps it."""

    ids: dict[str, str] = field(default_factory=dict)

    def of(self, href: str) -> str:
        """The id of an address."""
        return self.ids.setdefault(href, f"link{len(self.ids) + 1}")


@dataclass(slots=True)
class Media:
    """The pictures of a document: the file's own name → its bytes, which stand once however often it is shown."""

    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    shown: int = 0

    def add(self, asset: str, suffix: str, data: bytes) -> str:
        """The id of a picture; `asset` is the name of its content."""
        key = f"{asset}.{suffix}"
        if key not in self.names:
            self.names[key] = f"picture{len(self.names) + 1}"
            self.files[f"{self.names[key]}.{suffix}"] = data
        return self.names[key]


@dataclass(slots=True)
class Lists:
    """The lists of a document: every numbered one begins anew. `first` is the first number of a list that is free."""

    first: int
    bullets: int
    starts: list[tuple[int, int, int]] = field(default_factory=list)
    """Number of each numbered list, its level, and the number of its first item."""

    def number(self, level: int, start: int = 1) -> int:
        """The number of a new numbered list."""
        self.starts.append((self.first + len(self.starts), level, start))
        return self.starts[-1][0]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shared; `styles` are their ids by what they are for, `room` and `turned` what upright and turned pages have for text."""

    document: tree.Document
    journal: Journal
    anchors: Mapping[str, Anchor]
    words: Mapping[str, str]
    styles: Mapping[str, str]
    lists: Lists
    room: Room
    turned: Room
    links: Links = field(default_factory=Links)
    media: Media = field(default_factory=Media)
    counted: dict[tuple[str, State], int] = field(default_factory=dict)
    """The last number of each series of captions, in the version that is taken out and in the one that is put in."""
    pictured: bool = True
    """Whether figures show their pictures; else the captions alone stand there."""
    letters: float = NARROW
    """How much wider the letters of tables are than those that widths are measured in."""


def read_anchors(document: tree.Document) -> dict[str, Anchor]:
    """The bookmark of every figure, table, section and reference of the document in print, by its id."""
    found: dict[str, Anchor] = {}
    taken: set[str] = set()
    for node in tree.walk((document.body, document.back, document.references)):
        if _is_place(node) and node.id not in found:
            shown = _shown(node)
            found[node.id] = Anchor(len(found) + 1, _name(node.id, taken), accepted(shown), rejected(shown))
    return found


def _is_place(node: object) -> TypeGuard[tree.Figure | tree.Table | tree.Section | tree.Reference]:
    """True for what is found by its id; a table by its caption alone."""
    if isinstance(node, tree.Figure | tree.Table):
        return bool(node.id and (node.label or node.caption) and not getattr(node, "uncaptioned", False))
    return isinstance(node, tree.Section | tree.Reference) and bool(node.id)


def _shown(node: tree.Figure | tree.Table | tree.Section | tree.Reference) -> str:
    if isinstance(node, tree.Section):
        return node.number or " ".join(tree.plain(node.title).split())
    return node.label if isinstance(node, tree.Figure | tree.Table) else ""


def _name(target: str, taken: set[str]) -> str:
    """A name of letters, figures and underscores, a letter first; one that is taken, whatever its capitals, gets a number."""
    plain = re.sub(r"[^A-Za-z0-9_]", "_", target)
    plain = (plain if plain[0].isalpha() else f"x{plain}")[:LONGEST_NAME]
    name, count = plain, 1
    while name.lower() in taken:
        count += 1
        name = f"{plain[: LONGEST_NAME - 1 - len(str(count))]}_{count}"
    taken.add(name.lower())
    return name
