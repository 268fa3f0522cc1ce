"""The labels of a timeline: flags while they stay low, else rows, else numbers with a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from casereport.figures.axis.pieces import Axis
from casereport.figures.axis.timeaxis import MARK_PITCH
from casereport.figures.paper.labels import place_in_row
from casereport.figures.paper.profile import Profile, metrics_for
from casereport.figures.paper.textblocks import Block, set_block
from casereport.figures.parts.flags import Flag, Skyline, place_flags
from casereport.figures.parts.rows import Rows, place_rows
from casereport.figures.timeline.data import Style, TimelineData, TimelineEvent
from casereport.figures.timeline.words import event_prefix
from casereport.values import dataclass

WRAPS = (46, 52, 58, 66, 76, 88, 104, 132)  # pt, at text of 7 pt
POLE_GAP = 2.5  # pt between a pole and its text
MARGIN = 1.0
WIDER = 1.06  # how much height wider text may cost


@dataclass(frozen=True, slots=True)
class Place:
    """An event with its true place on the axis and that of its mark, moved where others are near."""

    event: TimelineEvent
    piece: int
    true: float
    x: float

    @property
    def moved(self) -> bool:
        """True when the mark does not stand at the true place."""
        return abs(self.x - self.true) > 0.005


@dataclass(frozen=True, slots=True)
class Labels:
    """How events are told: a block each, in time order, on a skyline or in rows; `height` in pt above the axis."""

    style: Style
    places: tuple[Place, ...]
    blocks: tuple[Block, ...]
    height: float
    skyline: Skyline | None = None
    rows: Rows | None = None
    channel: float = 0.0


def place_events(data: TimelineData, axis: Axis, profile: Profile) -> tuple[Place, ...]:
    """The events in time order, their marks moved apart where they would meet."""
    r = metrics_for(profile).event
    found: list[Place] = []
    for k, piece in enumerate(axis.pieces):
        own = [e for e in data.events if axis.index(e.clock, e.t) == k]
        own.sort(key=lambda e: e.t)
        low, high = piece.x0 - r, piece.x1 + r
        pitch = min(MARK_PITCH * r, (high - low) / max(1, len(own)))
        true = [piece.x(e.t) for e in own]
        places = place_in_row(true, [pitch] * len(own), low, high) or tuple(true)
        found += [Place(e, k, t, x) for e, t, x in zip(own, true, places, strict=True)]
    return tuple(found)


def is_crowded(places: Sequence[Place], profile: Profile) -> bool:
    """True when the mark of an event covers part of its neighbour, as there is no room to move them farther apart."""
    r = metrics_for(profile).event
    return any(a.piece == b.piece and b.x - a.x < 1.8 * r for a, b in pairwise(places))


def plan_labels(data: TimelineData, axis: Axis, profile: Profile, room: float) -> Labels:
    """The labels in at most `room` pt above the axis where that can be; a style that the data ask for is kept while it fits."""
    places = place_events(data, axis, profile)
    texts = [(event_prefix(data, p.event, axis.pieces[p.piece]), p.event.label) for p in places]
    unit, width = profile.unit, profile.width
    if not places:
        return Labels("flags", (), (), 0.0)
    caps = {"flags": max(0.38 * width, 130 * unit), "rows": max(0.6 * width, 210 * unit)}
    tries: dict[Style, tuple[Style, ...]] = {"auto": ("flags", "rows"), "flags": ("flags", "rows"), "rows": ("rows",), "numbers": ()}
    for style in tries[data.style]:
        found = _STYLES[style](places, texts, profile, room if style == data.style else min(room, caps[style]))
        if found is not None:
            return found
    return _numbers(places, profile)


def _flags(places: Sequence[Place], texts: Sequence[tuple[str, str]], profile: Profile, cap: float) -> Labels | None:
    """A low skyline over several widths of the text: the widest text that costs little height."""
    found: list[Labels] = []
    clear = pole_clear(profile)
    for blocks in _wrapped(texts, profile):
        flags = [Flag(p.x, block.w + POLE_GAP, block.h) for p, block in zip(places, blocks, strict=True)]
        limit = min([cap, *(WIDER * labels.height for labels in found)]) - clear
        skyline = place_flags(flags, MARGIN, profile.width - MARGIN, limit)
        if skyline is not None:
            found.append(Labels("flags", tuple(places), blocks, skyline.height + clear, skyline))
    return _widest(found)


def _rows(places: Sequence[Place], texts: Sequence[tuple[str, str]], profile: Profile, cap: float) -> Labels | None:
    """The lowest rows over several widths of the text."""
    tried = [labels for blocks in _wrapped(texts, profile) if (labels := _in_rows(places, blocks, profile, "rows"))]
    return min((labels for labels in tried if labels.height <= cap), key=lambda labels: labels.height, default=None)


def _widest(found: Sequence[Labels]) -> Labels | None:
    """The last, and so the widest, of those that are hardly higher than the lowest."""
    lowest = min((labels.height for labels in found), default=0.0)
    return next((labels for labels in reversed(found) if labels.height <= WIDER * lowest), None)


def _numbers(places: Sequence[Place], profile: Profile) -> Labels:
    """Numbers in place of labels, in time order."""
    blocks = tuple(set_block(str(k + 1), "", profile.small_pt, 100.0) for k in range(len(places)))
    found = _in_rows(places, blocks, profile, "numbers")
    if found is None:
        raise ValueError("more events than the figure has room for")
    return found


def _in_rows(places: Sequence[Place], blocks: tuple[Block, ...], profile: Profile, style: Style) -> Labels | None:
    gap = 5.0 if style == "rows" else 2.5
    rows = place_rows([p.x for p in places], [b.w for b in blocks], MARGIN, profile.width - MARGIN, gap)
    if rows is None:
        return None
    farthest = max(abs(way[0] - p.x) for way, p in zip(rows.ways, places, strict=True))
    least = 14.0 if style == "rows" else 8.0
    channel = min(max(least, 0.15 * farthest), 34.0) * profile.unit
    height = channel + sum(row_heights(rows, blocks)) + (rows.count - 1) * row_gap(profile)
    return Labels(style, tuple(places), blocks, height, rows=rows, channel=channel)


def row_heights(rows: Rows, blocks: Sequence[Block]) -> tuple[float, ...]:
    """The height of each row in pt, the lowest first."""
    return tuple(max(b.h for b, row in zip(blocks, rows.rows, strict=True) if row == r) for r in range(rows.count))


def row_gap(profile: Profile) -> float:
    """The channel in pt between two rows, for slanted leaders."""
    return 14.0 * profile.unit


def pole_clear(profile: Profile) -> float:
    """How far above the axis the lowest flag hangs, in pt."""
    return 8.0 * profile.unit


def _wrapped(texts: Sequence[tuple[str, str]], profile: Profile) -> Iterator[tuple[Block, ...]]:
    """The labels set at several widths; a width that changes nothing is left out."""
    seen: set[tuple[Block, ...]] = set()
    size = profile.tick_pt
    for wrap in WRAPS:
        blocks = tuple(set_block(prefix, label, size, min(wrap * size / 6.5, profile.width / 2 - 8)) for prefix, label in texts)
        if blocks not in seen:
            seen.add(blocks)
            yield blocks


_STYLES: dict[str, Callable[[Sequence[Place], Sequence[tuple[str, str]], Profile, float], Labels | None]] = {"flags": _flags, "rows": _rows}
