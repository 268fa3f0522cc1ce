"""How the time of a course figure is divided and counted: hours, days, weeks, months or years, broken where nothing happens for long.

Patients on one clock get the same cuts, from all their times together; each keeps the parts that hold something of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from casereport.figures.axis.segments import BREAK_WIDTH, Moments, padded, segment_title, split_together, unit_of
from casereport.figures.axis.units import DAYS, EXACT, Unit
from casereport.figures.course.data import CourseData, CoursePatient, Segment, segment_range
from casereport.figures.course.entries import EventMark, Part, Span
from casereport.figures.paper.measure import widest
from casereport.figures.parts.undrawn import Reason, Undrawn, named
from casereport.figures.timeline.data import MOST_SEGMENTS, Clock
from casereport.values import dataclass

READABLE = 7.0  # pt between two results that a reader tells apart with ease
LEAST_ROOM = 48.0  # pt that a part of a broken axis needs, more where a word of its title is wider
LARGE = 8.0  # pt, the largest text of an axis
LEAST_COLUMN = 100.0  # pt; narrower columns are stacked
MARGIN = 46.0  # pt left of the panels, about
LONG_NAMES = 0.32  # share of the page that they take where a treatment has a long name
HOURS_UP_TO = 5.1  # days
MINUTES_UP_TO = 181 / 1440  # days
WEEKS = (92.0, 183.0)  # days: shorter is counted in days, longer in months
FARTHEST: dict[Unit, float] = {"min": 300, "h": 72, "d": 400, "wk": 110, "mo": 120, "y": math.inf}  # units from the anchor that are counted
NEAR = 0.25  # of its length that hours begin after their anchor: then they begin at it
ALIKE = 3.0  # times as long as another part: more, and the two do not share a scale

Place = tuple[int, int]  # patient, segment
Told = tuple[float, Unit]


def segment_course(data: CourseData, width: float) -> CourseData:
    """The course with the parts of each segment for a figure of `width` pt; a segment that is one line of days has none.

    What has parts or given ends stays as it is, and so does a part of a larger figure. Events that stretch no axis and lie beyond it
    are told as not drawn.
    """
    if data.whole is not None:
        return data
    found = dict(_found(data, width))
    if not any(found.values()):
        return settle_events(data)
    patients = (
        replace(patient, segments=tuple(replace(s, parts=found.get((p, k), s.parts)) for k, s in enumerate(patient.segments)))
        for p, patient in enumerate(data.patients)
    )
    return settle_events(replace(data, patients=tuple(patients)))


def settle_events(data: CourseData) -> CourseData:
    """The course without the events that yield and have no place on the axis; what they are is told as undrawn."""
    if not any(event.yields for patient in data.patients for event in patient.events):
        return data
    lost: list[Undrawn] = []
    patients = []
    for patient in data.patients:
        reasons = [_no_place(data, patient, event) for event in patient.events]
        kept = tuple(event for event, reason in zip(patient.events, reasons, strict=True) if reason is None)
        told = [(reason, named(event.label, event.when)) for event, reason in zip(patient.events, reasons, strict=True) if reason]
        lost += [Undrawn(reason, f"{patient.label}: {text}" if len(data.patients) > 1 else text) for reason, text in told]
        patients.append(replace(patient, events=kept))
    return replace(data, patients=tuple(patients), undrawn=(*data.undrawn, *lost))


def _no_place(data: CourseData, patient: CoursePatient, event: EventMark) -> Reason | None:
    """Why the axis has no place for an event that does not stretch it; None when it has one."""
    if not event.yields:
        return None
    parts = parts_of(data, patient, event.segment)
    held = next((part for part in parts if part.start <= event.t <= part.end), None)
    if held:
        return "day_only" if held.unit in EXACT and event.told not in EXACT else None
    follows, is_followed = (any(s.joined for s in patient.segments[k : k + 1]) for k in (event.segment, event.segment + 1))
    return "before" if event.t < parts[0].start and not follows else "after" if event.t > parts[-1].end and not is_followed else "between"


def parts_of(data: CourseData, patient: CoursePatient, k: int) -> tuple[Part, ...]:
    """The parts of a segment, at least one."""
    segment = patient.segments[k]
    return segment.parts or (Part(*segment_range(patient, k), "d", segment.title or data.axis_title, "d"),)


def part_clock(data: CourseData, segment: Segment, unit: Unit) -> Clock:
    """How a part counts: its title in days, the event that it counts from and where, in days."""
    first = data.first if segment.first is None else segment.first
    title = segment.title or data.axis_title
    anchor = segment.anchor or data.anchor.removeprefix("day of ") or f"day {first}"
    if unit not in EXACT:
        return Clock(title, anchor, first)
    midnight = f"00:00 on day {first}" if segment.origin == -0.5 else anchor
    return Clock(title, segment.hours_from or midnight, first, segment.origin)


def has_parts(data: CourseData) -> bool:
    """True when an axis counts something else than days, or is broken within a segment."""
    return any(segment.parts for patient in data.patients for segment in patient.segments)


# --- clocks ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Times:
    """What lies on a segment of a patient: moments and ends of spans in order, with the units told, and its spans."""

    times: tuple[float, ...]
    told: tuple[Told, ...]
    moments: tuple[float, ...]
    spans: tuple[Span, ...]


def _found(data: CourseData, width: float) -> Iterator[tuple[Place, tuple[Part, ...]]]:
    """The parts of every segment that shares its clock with none that is divided already."""
    clocks: dict[tuple[str, str], list[Place]] = {}
    for p, patient in enumerate(data.patients):
        for k, segment in enumerate(patient.segments):
            clocks.setdefault((segment.title, segment.anchor), []).append((p, k))
    spare = [_most(_column(data, width), patient.segments) - len(patient.segments) for patient in data.patients]
    for places in clocks.values():
        given = [data.patients[p].segments[k] for p, k in places]
        if not any(s.parts or s.start is not None or s.end is not None for s in given):
            most = 1 + max(0, min(spare[p] for p, _ in places))
            for place, parts in _clock_parts(data, places, width, most):
                spare[place[0]] -= max(0, len(parts) - 1)
                yield place, parts


def _clock_parts(data: CourseData, places: Sequence[Place], width: float, most: int) -> Iterator[tuple[Place, tuple[Part, ...]]]:
    """The parts on one clock, at most so many; none when it is one line of days."""
    held = {place: found for place in places if (found := _times_of(data.patients[place[0]], place[1])).times}
    if not held:
        return
    room = min(_room(data, place, held, width) for place in held)
    groups = _apart(split_together([found.times for found in held.values()], room, most, READABLE), held)
    units = [_unit(group, held) for group in groups]
    if units == ["d"]:
        return
    scales = _scales(groups, units)
    for (p, k), found in held.items():
        segment = data.patients[p].segments[k]
        yield (p, k), tuple(_parts(data, segment, found, list(zip(groups, units, scales, strict=True))))


def _room(data: CourseData, place: Place, held: dict[Place, _Times], width: float) -> float:
    """About how wide a segment of a patient will be in pt."""
    segments = [_times_of(data.patients[place[0]], k) for k in range(len(data.patients[place[0]].segments))]
    content = [len(found.times) + 2 for found in segments]
    return (_column(data, width) - BREAK_WIDTH * (len(segments) - 1)) * (len(held[place].times) + 2) / sum(content)


def _column(data: CourseData, width: float) -> float:
    """About how wide a column, or a block where columns would be too narrow, will be in pt."""
    names = tuple(treatment.title for patient in data.patients for treatment in patient.treatments)
    margin = MARGIN if widest(names, LARGE) <= MARGIN else max(MARGIN, LONG_NAMES * width)
    beside = (width - margin) / len(data.patients) - (22.0 if len(data.patients) > 1 else 0.0)
    return beside if beside >= LEAST_COLUMN else width - margin


def _most(column: float, segments: Sequence[Segment]) -> int:
    """The most parts that a column has room for."""
    words = tuple(word for segment in segments for word in segment.anchor.split(" "))
    least = max(LEAST_ROOM, widest(words, LARGE) + 4)
    return max(1, min(MOST_SEGMENTS, int((column + BREAK_WIDTH) // (least + BREAK_WIDTH))))


def _times_of(patient: CoursePatient, k: int) -> _Times:
    points = [(p.t, p.told) for series in patient.series for p in series.points if p.segment == k]
    points += [(b.t, b.told) for treatment in patient.treatments for b in treatment.boluses if b.segment == k]
    points += [(e.t, e.told) for e in patient.events if e.segment == k and not e.yields]
    phases = [phase.span for treatment in patient.treatments for phase in treatment.phases]
    spans = [span for span in (*(stay.span for stay in patient.stays), *phases) if span.segment == k]
    ends = [t for span in spans for t in (span.start, span.end) if t is not None]
    times = tuple(sorted({round(t, 6) for t in (*(t for t, _ in points), *ends)}))
    told = tuple((t, unit) for t, unit in points if unit is not None)
    return _Times(times, told, tuple(t for t, _ in points), tuple(spans))


# --- groups of times ------------------------------------------------------------------------------------------


def _apart(groups: Sequence[tuple[float, ...]], held: dict[Place, _Times]) -> list[tuple[float, ...]]:
    """The groups, two of them joined where the day cells of a patient would nearly meet in the break."""
    kept = [groups[0]]
    for group in groups[1:]:
        ends = [(_edges(found, kept[-1], cells=True), _edges(found, group, cells=True)) for found in held.values()]
        if any(a and b and a[1] + 1 > b[0] for a, b in ends):
            kept[-1] += group
        else:
            kept.append(group)
    return kept


def _edges(found: _Times, group: Sequence[float], *, cells: bool, origin: float = -math.inf) -> tuple[float, float] | None:
    """From where to where a patient's data reach in a group, None when it holds none; days that began earlier start at `origin`."""
    inside = [edge for t in found.moments if _holds(group, t) for edge in (_cell(t) if cells else (t,))]
    for span in found.spans:
        if span.start is not None and span.left is not None and _holds(group, span.start):
            reaches_origin = not span.exact and (span.right is None or span.right > origin)
            inside += [max(span.left, origin) if reaches_origin else span.left, *([span.start + 0.5] if cells and not span.exact else [])]
        if span.end is not None and span.right is not None and _holds(group, span.end):
            inside += [span.right, *([span.end - 0.5] if cells and not span.exact else [])]
    return (min(inside), max(inside)) if inside else None


def _cell(t: float) -> tuple[float, float]:
    return math.floor(t + 0.5) - 0.5, math.floor(t + 0.5) + 0.5


def _holds(group: Sequence[float], t: float) -> bool:
    return group[0] - 1e-6 <= t <= group[-1] + 1e-6


def _unit(group: tuple[float, ...], held: dict[Place, _Times]) -> Unit:
    """Days where all times are told so; minutes or hours where all are known so well, within five days; else as told, else by length."""
    told = tuple((t, unit) for found in held.values() for t, unit in found.told if _holds(group, t))
    far = max(abs(group[0]), abs(group[-1]))
    length = group[-1] - group[0]
    moments = [t for found in held.values() for t in found.moments if _holds(group, t)]
    is_told = bool(told) and len(told) == len(moments)
    if is_told and all(unit == "d" for _, unit in told) and not any(span.exact for found in held.values() for span in found.spans):
        return "d"
    if is_told and all(unit in EXACT for _, unit in told):
        if any(unit == "min" for _, unit in told) and 0 < length <= MINUTES_UP_TO:
            return "min"
        return "h" if 0 < length <= HOURS_UP_TO else unit_of(Moments(0, group, ()), group)
    coarse = tuple((t, unit) for t, unit in told if unit not in EXACT and far <= FARTHEST[unit] * DAYS[unit])
    unit = unit_of(Moments(0, group, coarse), group)
    if unit in EXACT and told:
        return "d"
    if far > FARTHEST[unit] * DAYS[unit]:
        return "y"
    return "wk" if unit == "mo" and not told and WEEKS[0] < length <= WEEKS[1] else unit


def _scales(groups: Sequence[tuple[float, ...]], units: Sequence[Unit]) -> list[str]:
    """The name of each group's scale: parts of one unit share it, unless one is far longer than another."""
    lengths = [group[-1] - group[0] + DAYS[unit] for group, unit in zip(groups, units, strict=True)]
    names: list[str] = []
    for k, unit in enumerate(units):
        own = [length for length, other in zip(lengths, units, strict=True) if other == unit]
        names.append(f"{unit}{k}" if max(own) > ALIKE * min(own) and unit in units[:k] else unit)
    return names


# --- parts ----------------------------------------------------------------------------------------------------


def _parts(data: CourseData, segment: Segment, found: _Times, groups: Sequence[tuple[tuple[float, ...], Unit, str]]) -> Iterator[Part]:
    """What a patient has of each group, with a little room around it that never reaches the next."""
    own: list[tuple[tuple[float, float], Unit, str]] = []
    for group, unit, scale in groups:
        origin = part_clock(data, segment, unit).origin if unit in EXACT else -math.inf
        if edges := _edges(found, group, cells=unit == "d", origin=origin):
            own.append((edges, unit, scale))
    rooms = [math.inf, *(0.4 * (b[0][0] - a[0][1]) for a, b in pairwise(own)), math.inf]
    for k, ((low, high), unit, scale) in enumerate(own):
        clock = part_clock(data, segment, unit)
        start, end = (low, max(high, low + 1)) if unit == "d" else padded((low, high), unit, clock)
        if unit in EXACT and 0 < low - clock.origin <= NEAR * (high - low):
            start = clock.origin
        start, end = max(min(start, low), low - rooms[k]), min(max(end, high), high + rooms[k + 1])
        yield Part(start, end, unit, segment_title(unit, start, end, clock), scale)
