"""The page of a manuscript: paper, numbered lines, and the room that the text has."""

from __future__ import annotations

from typing import Any, Final

from casereport.values import dataclass
from casereport.writers.docx.elements import TWIPS_A_MM
from casereport.writers.docx.styles import W

_PAPER: Final = {"A4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height of the paper in twentieths of a point."""
_BEFORE_LINES: Final = frozenset(
    f"{W}{name}"
    for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders")
)
"""What stands before the numbers of lines in the properties of a page."""


@dataclass(frozen=True, slots=True)
class Room:
    """Width and height of a page's text in mm."""

    width: float
    height: float


def set_paper(page: Any, paper: str) -> None:
    """Gives the page the size of a paper."""
    size = page.find(f"{W}pgSz")
    for name, length in zip(("w", "h"), _PAPER[paper], strict=True):
        size.set(f"{W}{name}", str(length))


def number_lines(page: Any, *, wanted: bool) -> None:
    """Numbers the lines of the page from the first of the document to the last, or leaves them without numbers."""
    for old in page.findall(f"{W}lnNumType"):
        page.remove(old)
    if wanted:
        numbers = page.makeelement(f"{W}lnNumType", {f"{W}countBy": "1", f"{W}restart": "continuous"})
        page.insert(sum(1 for child in page if child.tag in _BEFORE_LINES), numbers)


def read_room(page: Any, *, turned: bool = False) -> Room:
    """What the margins of a page leave for its text, one column of it where there are several; of a `turned` page on its side."""
    size, margins, columns = (page.find(f"{W}{name}") for name in ("pgSz", "pgMar", "cols"))
    width, height = _length(size, "w", 11906), _length(size, "h", 16838)
    width, height = (height, width) if turned else (width, height)
    width -= sum(_length(margins, side, 1440) for side in ("left", "right"))
    height -= sum(abs(_length(margins, side, 1440)) for side in ("top", "bottom"))
    count = max(1, _length(columns, "num", 1))
    gaps = (count - 1) * _length(columns, "space", 720)
    return Room(max(720, width - gaps) / count / TWIPS_A_MM, max(720, height) / TWIPS_A_MM)


def _length(element: Any, name: str, usual: int) -> int:
    value = element.get(f"{W}{name}") if element is not None else None
    return int(float(value)) if value is not None else usual
