"""What events look like: a symbol for each kind, told apart by shape and lightness, and their key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Item, Mark, Rect, Shape, Text, baseline_mid
from casereport.figures.paper.textblocks import LEADING, set_block
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A symbol: shape and fill; the outline is ink."""

    shape: Shape
    fill: str


EVENT_LOOKS: dict[str, Look] = {
    "symptom": Look("circle", "paper"),
    "exposure": Look("diamond", "paper"),
    "diagnosis": Look("diamond", "ink"),
    "test": Look("square", "paper"),
    "imaging": Look("square", "icu"),
    "procedure": Look("square", "ink"),
    "treatment": Look("up", "ink"),
    "complication": Look("down", "verm"),
    "care": Look("right", "paper"),
    "outcome": Look("circle", "green"),
    "death": Look("plus", "ink"),
    "other": Look("circle", "ink"),
}
KIND_NAMES: dict[str, str] = {kind: kind for kind in EVENT_LOOKS} | {"care": "care setting", "other": "other event"}


def kinds_in_use(kinds: Iterable[str]) -> tuple[str, ...]:
    """The kinds that occur, in the order of the table."""
    found = set(kinds)
    return tuple(kind for kind in EVENT_LOOKS if kind in found)


def draw_mark(look: Look, x: float, y: float, r: float, width: float, *, tip: str = "", open_: bool = False) -> list[Item]:
    """The symbol of an event; `open_` leaves the middle of a filled one free, which says approximate."""
    mark = Mark(x, y, look.shape, r, look.fill, "ink", width, "event", tip)
    if not open_ or look.fill == "paper":
        return [mark]
    return [mark, Mark(x, y, look.shape, 0.5 * r, "paper", "none", 0.0, "approx")]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of a key: a symbol, or (`bar`: fill and hatch) a bar, and what it means."""

    text: str
    look: Look | None = None
    bar: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class KeyCell:
    """An entry of a key in place: its left edge in pt, and its text in lines."""

    entry: KeyEntry
    x: float
    lines: tuple[str, ...]


def key_rows(entries: Sequence[KeyEntry], profile: Profile, width: float) -> tuple[tuple[KeyCell, ...], ...]:
    """The entries in rows of at most `width` pt; bars and symbols share a row only when one row holds all."""
    rows = _key_rows(entries, profile, width)
    bars, symbols = [entry for entry in entries if entry.bar], [entry for entry in entries if not entry.bar]
    if len(rows) < 2 or not bars:
        return rows
    return _key_rows(bars, profile, width) + _key_rows(symbols, profile, width)


def _key_rows(entries: Sequence[KeyEntry], profile: Profile, width: float) -> tuple[tuple[KeyCell, ...], ...]:
    rows: list[list[KeyCell]] = [[]]
    x = 0.0
    for entry in entries:
        block = set_block("", entry.text, profile.small_pt, width - _symbol_width(entry, profile))
        own = _symbol_width(entry, profile) + block.w
        if rows[-1] and x + own > width:
            rows.append([])
            x = 0.0
        rows[-1].append(KeyCell(entry, x, block.lines))
        x += own + 10 * profile.unit
    return tuple(tuple(row) for row in rows if row)


def _symbol_width(entry: KeyEntry, profile: Profile) -> float:
    return (14.5 if entry.bar else 8.5) * profile.unit


def key_height(entries: Sequence[KeyEntry], profile: Profile, width: float) -> float:
    """The height of the key in pt."""
    return sum(_row_height(row, profile) for row in key_rows(entries, profile, width))


def _row_height(row: Sequence[KeyCell], profile: Profile) -> float:
    lines = max(len(cell.lines) for cell in row)
    return max(1.5 * profile.small_pt, 9.5 * profile.unit) + (lines - 1) * LEADING * profile.small_pt


def draw_key(entries: Sequence[KeyEntry], profile: Profile, x0: float, top: float, width: float, r: float) -> list[Item]:
    """The key, its first row at `top`."""
    items: list[Item] = []
    for row in key_rows(entries, profile, width):
        y = top + max(0.75 * profile.small_pt, 4.75 * profile.unit)
        for cell in row:
            items.append(_key_symbol(cell, profile, x0 + cell.x, y, r))
            left = x0 + cell.x + _symbol_width(cell.entry, profile)
            for k, line in enumerate(cell.lines):
                base = baseline_mid(y, profile.small_pt) + k * LEADING * profile.small_pt
                items.append(Text(left, base, line, profile.small_pt, role="key"))
        top += _row_height(row, profile)
    return items


def _key_symbol(cell: KeyCell, profile: Profile, x: float, y: float, r: float) -> Item:
    u, entry = profile.unit, cell.entry
    if entry.bar:
        return Rect(x, y - 3 * u, 11 * u, 6 * u, entry.bar[0], "ink", profile.line(0.5), "key", entry.bar[1])
    look = entry.look or EVENT_LOOKS["other"]
    return Mark(x + 3 * u, y, look.shape, r, look.fill, "ink", profile.line(0.6), "key")
