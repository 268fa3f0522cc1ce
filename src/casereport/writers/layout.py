"""What lies on laid-out pages, against what should: lost text and headings left alone.

WeasyPrint can drop text from columns without a word, so every layout is compared with the document it was made from.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from casereport import tree
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

_DROPPED: Final = lazy_pattern(r"[\s\u00ad\u2060\u200b\u2010\-\ufdd0-\ufdd4]+")
"""What line breaking adds or takes away: white space, hyphens, joiners; and the marks of a revision, which are printed as lines."""
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page, or a picture (no text): the column it stands in, and whether it belongs to a heading."""

    page: int
    column: int
    text: str
    heading: bool


def read_lines(pages: Any) -> list[Line]:
    """Every line of the pages' own flow in reading order, without running heads and page numbers."""
    return [line for number, page in enumerate(pages, 1) for line in _lines(page._page_box, _Spot(number))]  # noqa: SLF001  # there is no public way to what was laid out


def lost_passages(document: tree.Document, lines: list[Line], parted: Sequence[tuple[str, str]] = ()) -> int:
    """How many passages of the document the lines do not show, or show less often than the document holds them.

    `parted` are those that stand in two parts with something between, which are looked for alone.
    """
    shown = squeezed("".join(line.text for line in lines))
    wanted = Counter(passage for passage in map(squeezed, printed_passages(document)) if passage)
    for parts in parted:
        above, below = map(squeezed, parts)
        wanted.subtract([above + below])
        wanted.update([above, below])
    lost = sum(1 for passage, times in wanted.items() if shown.count(passage) < times and not _scattered(passage, shown))
    return lost if lost or len(shown) >= sum(len(passage) * times for passage, times in wanted.items()) else 1


def lonely_headings(lines: list[Line]) -> int:
    """How many headings end a column or a page while the text they head stands in the next."""
    return sum(
        1
        for line, after in pairwise(lines)
        if line.heading and not after.heading and (line.page, line.column) != (after.page, after.column)
    )


def printed_passages(document: tree.Document) -> Iterator[str]:
    """The texts that pages must show, each as long as it stays in one piece: a paragraph, a cell, an author's name."""
    front = document.front
    yield from (tree.plain(front.title), front.article_type, document.banner, tree.plain(front.source), tree.plain(front.imprint))
    yield from (author.name for author in front.authors)
    yield from (text for note in (*front.affiliations, *front.author_notes) for text in (note.text, note.email))
    yield from (text for part in front.abstract for text in (part.label, tree.plain(part.children)))
    yield from front.keywords
    for one in front.translations:
        yield from (one.heading if one.abstract else "", tree.plain(one.title), tree.plain(one.abstract), *one.keywords)
    for part in (document.notices, document.body, document.back, document.references):
        yield from passages_of(part)


def passages_of(node: object) -> Iterator[str]:
    """The texts of a part of the tree, each as long as it stays in one piece, in reading order."""
    if isinstance(node, tuple):
        for child in node:
            yield from passages_of(child)
    elif type(node) in _PARTS:
        for part in _PARTS[type(node)](node):
            yield from [part] if isinstance(part, str) else passages_of(part)
    else:
        yield tree.plain(node)


_PARTS: Final[dict[type, Callable[[Any], Iterable[object]]]] = {
    tree.Section: lambda node: (node.number + tree.plain(node.title), node.blocks),
    tree.Table: lambda node: (node.label, tree.plain(node.caption), node.head, node.rows, *map(tree.plain, node.notes)),
    tree.Figure: lambda node: (
        *(image.letter for image in node.images),
        *((node.label, tree.plain(node.caption)) if not node.uncaptioned else ()),
    ),
    tree.List: lambda node: node.items,
    tree.Item: lambda node: (tree.plain(node.children), node.nested or ()),
    tree.Quote: lambda node: node.blocks,
    tree.Terms: lambda node: (tree.plain(side) for entry in node.entries for side in entry),
    tree.Reference: lambda node: (tree.plain(node.children), *(link.text for link in node.links)),
}
"""Node kinds with several passages: their texts, and the nodes within them."""


def _scattered(passage: str, shown: str) -> bool:
    """True when the passage is there, broken in two by something laid out between: a page's repeated table head, a figure."""
    if len(passage) < 40:
        return False
    return all(shown.find(passage[start : start + 20]) >= 0 for start in range(0, len(passage) - 20, 20))


def squeezed(text: str) -> str:
    """The text without what line breaking adds or takes away, in small letters."""
    return _DROPPED.sub("", unicodedata.normalize("NFC", text)).casefold()


@dataclass(slots=True)
class _Spot:
    """Where the walk through a page's boxes stands; columns are counted as they are met."""

    page: int
    column: int = 0
    heading: bool = False


def _lines(box: Any, spot: _Spot) -> Iterator[Line]:
    if _is_margin(box):
        return
    if type(box).__name__ in ("LineBox", "BlockReplacedBox"):
        yield Line(spot.page, spot.column, "".join(texts_in(box)), spot.heading)
        return
    outside, spot.heading = spot.heading, spot.heading or getattr(box, "element_tag", None) in _HEADINGS
    for child in box.all_children() if hasattr(box, "all_children") else ():
        spot.column += getattr(child, "is_column", False)
        yield from _lines(child, spot)
    spot.heading = outside


def texts_in(box: Any) -> Iterator[str]:
    """The texts of a laid-out box and all below it, in reading order."""
    text = getattr(box, "text", None)
    if isinstance(text, str):
        yield text
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from texts_in(child)


def _is_margin(box: Any) -> bool:
    return type(box).__name__ == "MarginBox"
