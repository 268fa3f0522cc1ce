"""What stands under a drawing: at most four lines of print, with what nobody reads the figure without; the rest are its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casereport.document.narrative.phrases import Inlines
from casereport.figures import CaptionPart
from casereport.journal.fonts import width
from casereport.tree import Strong, Text, plain

MOST_LINES = 4

_NEVER = "drawing"
"""How marks were placed: no reader of the page needs it."""
_WANTED = (
    ("illustrative", "panels", "columns", "lanes", "numbered"),
    ("symbols", "care", "events", "abbreviations", "breaks"),
    ("doses", "days", "times"),
    ("undrawn", "unplaced"),
    ("omitted",),
)
"""Subjects of a caption by how much a reader needs them; the first sentence of a subject comes before the others."""
_RANK = {kind: rank for rank, kinds in enumerate(_WANTED) for kind in kinds}


def fit_caption(before: Sequence[Inlines], parts: Sequence[CaptionPart], after: Sequence[Inlines], ems: float) -> tuple[list[Inlines], str]:
    """The parts that print beside the author's own words, in reading order, and the others as notes; `ems` is the length of a line.

    What the panels, bars and marks mean prints in any case.
    """
    sentences = [(_rank(part.kind, n), k, n) for k, part in enumerate(parts) for n in range(len(part.sentences)) if part.kind != _NEVER]
    kept = {(k, n) for rank, k, n in sentences if rank < (2, 0)}
    for _, k, n in sorted(sentences):
        if _lines(" ".join([*map(plain, before), *_told(parts, kept | {(k, n)}), *map(plain, after)]), ems) <= MOST_LINES:
            kept.add((k, n))
    shown = [_inlines(part, [s for n, s in enumerate(part.sentences) if (k, n) in kept]) for k, part in enumerate(parts)]
    everything = {(k, n) for k, part in enumerate(parts) for n in range(len(part.sentences))}
    return [found for found in shown if found], " ".join(_told(parts, everything - kept))


def _rank(kind: str, place: int) -> tuple[int, int]:
    """How early a sentence gets its room."""
    rank = _RANK.get(kind, len(_WANTED))
    return (rank + (place > 0 and rank > 0), place)


def _told(parts: Sequence[CaptionPart], kept: set[tuple[int, int]]) -> Iterator[str]:
    for k, part in enumerate(parts):
        letters = f"({', '.join(part.letters)}) " if part.letters else ""
        yield from (f"{letters}{sentence}" for n, sentence in enumerate(part.sentences) if (k, n) in kept)


def _inlines(part: CaptionPart, sentences: list[str]) -> Inlines:
    text = " ".join(sentences)
    if not text or not part.letters:
        return (Text(text),) if text else ()
    return (Strong((Text(f"({', '.join(part.letters)})"),)), Text(f" {text}"))


def _lines(text: str, ems: float) -> int:
    """The lines that a text takes, broken between words."""
    lines, left, space = 1, ems, width(" ", "CRSans", 400, 1)
    for word in text.split():
        length = width(word, "CRSans", 400, 1)
        if length > left and left < ems:
            lines, left = lines + 1, ems
        left -= length + space
    return lines
