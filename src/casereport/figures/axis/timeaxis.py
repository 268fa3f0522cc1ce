"""The broken time axis of a timeline: where its pieces stand, and what numbers they carry."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casereport.figures.axis.pieces import Axis, Piece, day_number, day_ticks, divide
from casereport.figures.axis.scales import number_text
from casereport.figures.axis.segments import counts_down, moments_by_clock
from casereport.figures.axis.units import DAYS, STEPS
from casereport.figures.course.entries import Part
from casereport.figures.paper.measure import measure, widest, wrap
from casereport.figures.paper.profile import Profile, metrics_for
from casereport.figures.timeline.data import Clock, TimelineData

PARTS_OF_A_UNIT = (0.5, 0.25, 0.1)
MARK_PITCH = 2.3  # radii between the marks of two events that stand side by side


def plan_axis(data: TimelineData, segments: Sequence[Part], x0: float, x1: float, profile: Profile) -> Axis:
    """The axis between two places in pt, each part as wide as its content asks, its title readable."""
    gap = metrics_for(profile).piece_gap
    widths = _widths(data, segments, x1 - x0 - gap * (len(segments) - 1), profile)
    pieces: list[Piece] = []
    x = x0
    for part, width in zip(segments, widths, strict=True):
        goes_on = bool(pieces) and pieces[-1].segment == part.segment
        pieces.append(_piece(data, part, x, x + width, profile, joined=goes_on or data.clocks[part.segment].follows))
        x += width + gap
    return Axis(tuple(pieces))


def _widths(data: TimelineData, segments: Sequence[Part], room: float, profile: Profile) -> list[float]:
    """Widths in pt that fill the room, none below the least that its title needs while there is room for all."""
    least = [max(28 * profile.unit, title_width(tuple(s.title.split(" ")), profile)) for s in segments]
    marked = [max(width, _marks_width(data, s, profile)) for width, s in zip(least, segments, strict=True)]
    least = marked if sum(marked) <= room else least
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    shares = [_content(data, s) for s in segments]
    return list(divide(room, dict(enumerate(shares)), dict(enumerate(least))).values())


def _marks_width(data: TimelineData, part: Part, profile: Profile) -> float:
    """The width in pt at which the marks of a segment's events stand side by side, the outer ones half over its ends."""
    r = metrics_for(profile).event
    count = sum(e.clock == part.segment and part.start <= e.t <= part.end for e in data.events)
    return (MARK_PITCH * count - 2.0) * r


def _content(data: TimelineData, part: Part) -> float:
    """How much a segment holds: its events count in full, other times in part."""
    events = {round(e.t, 6) for e in data.events if e.clock == part.segment and part.start <= e.t <= part.end}
    times = [m.times for m in moments_by_clock(data) if m.clock == part.segment]
    others = {t for found in times for t in found if part.start <= t <= part.end} - events
    return 2.0 + len(events) + min(0.3 * len(others), 8.0)


def _piece(data: TimelineData, part: Part, x0: float, x1: float, profile: Profile, *, joined: bool) -> Piece:
    clock = data.clocks[part.segment]
    least = 18 * profile.unit
    bare = Piece(
        part.start, part.end, x0, x1, part.title, clock.first, joined, segment=part.segment, unit=part.unit
    )  # fmt: skip
    if part.unit == "d" and not counts_down(part.unit, part.end, clock):
        days, minor = day_ticks(bare, least)
        numbers = tuple((t, number_text(day_number(t, clock.first))) for t in days)
    else:
        numbers, minor = segment_numbers(part, clock, bare.per_day, 0.75 * least), ()
    numbers = keep_apart(numbers, bare, profile)
    word = title_width(tuple(part.title.split(" ")), profile)
    over = 0.5 * metrics_for(profile).piece_gap  # a long word may reach into the breaks, rather than be cut
    title = wrap(part.title, profile.tick_pt, max(x1 - x0, min(word, x1 - x0 + over)), bold=True)
    ticks, texts = tuple(t for t, _ in numbers), tuple(text for _, text in numbers)
    return replace(bare, ticks=ticks, numbers=texts, minor=minor, lines=title)


def title_width(lines: tuple[str, ...], profile: Profile) -> float:
    """The width in pt that a segment's title needs in these lines."""
    return widest(lines, profile.tick_pt, bold=True) * 1.02 + 3


def segment_numbers(part: Part, clock: Clock, per_day: float, least: float) -> tuple[tuple[float, str], ...]:
    """The numbers of a segment that does not count days as a calendar does: multiples of a step, two at least where there is room."""
    unit, origin = DAYS[part.unit], 0.0 if part.unit == "d" else clock.origin
    down = counts_down(part.unit, part.end, clock)
    steps = [s for s in STEPS[part.unit] if s * unit * per_day >= least]
    finer = [s for s in PARTS_OF_A_UNIT if part.unit != "d" and s * unit * per_day >= least]
    tried = (*steps[:1], *finer, *reversed(STEPS[part.unit]), *PARTS_OF_A_UNIT)
    found = [list(_multiples((part.start - origin) / unit, (part.end - origin) / unit, step)) for step in tried]
    ticks = next((ticks for ticks in found[: 1 + len(finer)] if len(ticks) > 1), next(filter(None, found), []))
    return tuple((n * unit + origin, number_text(abs(n) if down else n)) for n in ticks)


def _multiples(low: float, high: float, step: float) -> Iterator[float]:
    for k in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1):
        yield float(f"{k * step:.10g}")


def keep_apart(numbers: tuple[tuple[float, str], ...], piece: Piece, profile: Profile) -> tuple[tuple[float, str], ...]:
    """The numbers that do not meet the one before, nor reach over the ends of their piece into a break; at least one."""
    kept: list[tuple[float, str]] = []
    end, over = -math.inf, 4.0 * profile.unit
    for t, text in numbers:
        half = measure(text, profile.tick_pt) * 0.51
        inside = piece.x(t) - half >= piece.x0 - over and piece.x(t) + half <= piece.x1 + over
        if inside and piece.x(t) - half > end + 2.5:
            kept.append((t, text))
            end = piece.x(t) + half
    middle = (piece.t0 + piece.t1) / 2
    return tuple(kept) or tuple(sorted(numbers, key=lambda number: abs(number[0] - middle))[:1])
