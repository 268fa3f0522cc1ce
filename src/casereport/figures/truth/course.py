"""The drawing must invert to the data: marks, bars, bands and numbers read back from a course scene.

Nothing of the layout's scales is used here; places are fitted to the data, one straight map for each clock and each value axis.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from casereport.figures.axis.units import DAYS, EXACT, UNIT_NAMES
from casereport.figures.course.data import CourseData, CoursePatient, Segment, find_series, find_treatment, moments_of
from casereport.figures.course.entries import Part, Series, Treatment
from casereport.figures.course.segments import parts_of, segment_course
from casereport.figures.paper.scene import Group, Mark, Path, Rect, Scene, Text, groups
from casereport.figures.parts.decimation import thin_course
from casereport.figures.parts.spans import edges_of
from casereport.figures.parts.status import basis_of
from casereport.figures.truth.bands import band_faults, line_faults, symbol_is_right, symbols_of
from casereport.figures.truth.checks import Finding
from casereport.figures.truth.levels import height_faults
from casereport.figures.truth.pairs import pair_faults, row_faults
from casereport.figures.truth.readback import (
    TOLERANCE,
    Clocks,
    DrawnPiece,
    Pair,
    drawn_pieces,
    height_of,
    is_log,
    is_straight,
    items_of,
    read_number,
    tick_pairs,
)


def inspect_course(data: CourseData, scene: Scene) -> list[Finding]:
    """Where a course scene says something else than its data: a wrong count, place, height, symbol or number."""
    data = segment_course(thin_course(data), scene.w)  # which times each piece holds; no place
    found = {group.id: group for group in groups(scene.items)}
    wheres = [where for c, patient in enumerate(data.patients) for where in _patient(data, found, c, patient)]
    wheres += [*row_faults(data, found)]
    wheres += [where for lane in data.lane_ids() for where in height_faults(data, found, lane)]
    return [Finding("fidelity", where) for where in wheres]


def _patient(data: CourseData, found: dict[str, Group], c: int, patient: CoursePatient) -> Iterator[str]:
    clocks: Clocks = {segment: [] for segment in range(len(patient.segments))}
    yield from beneath_faults(data, found, c, clocks)
    yield from pair_faults(data, found, c, clocks)
    yield from _events(found.get(f"p{c}-events"), patient, clocks, f"p{c}-events")
    yield from _axis(data, found[f"p{c}-axis"], patient, clocks)


def beneath_faults(data: CourseData, found: dict[str, Group], c: int, clocks: Clocks) -> Iterator[str]:
    """Where care, panels, bands or lanes of a patient say something else than the data; their moments are added to the clocks."""
    patient = data.patients[c]
    pieces = drawn_pieces(data, patient, found[f"p{c}-axis"])
    for r, row in enumerate(data.rows):
        yield from panel_faults(data, found[f"p{c}-row{r}"], find_series(patient, row), clocks, pieces)
    yield from band_faults(data, found, c, pieces)
    for k, lane in enumerate(filter(None, data.lane_ids())):  # a timeline without treatments has a lane without a name
        yield from lane_faults(found[f"p{c}-lane{k}"], find_treatment(patient, lane), clocks)
    if patient.stays:
        stays = [stay.span for stay in patient.stays]
        rects = items_of(found[f"p{c}-care"], Rect, "care")
        yield from bar_faults(f"p{c}-care", rects, edges_of(stays), [span.segment for span in stays], clocks)


def _events(group: Group | None, patient: CoursePatient, clocks: Clocks, where: str) -> Iterator[str]:
    """Every event has a symbol, at its place or with a stem that leads there."""
    places: list[float] = []
    foot: float | None = None
    for item in group.items if group else ():
        if isinstance(item, Path) and item.role == "stem":
            foot = item.points[-1][0]
        elif isinstance(item, Mark) and item.role == "event":
            places.append(item.x if foot is None else foot)
            foot = None
    given = sorted((event.segment, event.t) for event in patient.events)
    if len(places) != len(given):
        yield f"{where}: number of events"
        return
    for (segment, t), x in zip(given, sorted(places), strict=True):
        clocks[segment].append((t, x))


def _axis(data: CourseData, group: Group, patient: CoursePatient, clocks: Clocks) -> Iterator[str]:
    """Every moment lies on a piece, and all that a piece holds, its numbers included, on one straight map."""
    parts = [(k, part) for k in range(len(patient.segments)) for part in parts_of(data, patient, k)]
    for segment, t in moments_of(patient):
        if not any(k == segment and part.start - 1e-6 <= t <= part.end + 1e-6 for k, part in parts):
            yield f"{group.id}: moment beside the axis, segment {segment}"
    numbers: Clocks = {n: [] for n in range(len(parts))}
    yield from _numbers(data, group, patient, parts, numbers)
    yield from map_faults(f"{group.id}: time", data, patient, clocks, numbers)


def map_faults(where: str, data: CourseData, patient: CoursePatient, clocks: Clocks, numbers: Clocks) -> Iterator[str]:
    """Where what stands on a piece of the axis, its `numbers` included, does not lie on one straight map."""
    parts = [(k, part) for k in range(len(patient.segments)) for part in parts_of(data, patient, k)]
    for n, (k, part) in enumerate(parts):
        pairs = _on_part(clocks[k], [own for segment, own in parts if segment == k], part)
        if not is_straight([*pairs, *numbers[n]]):
            yield f"{where}, segment {k}, piece {n}"


def _on_part(pairs: Iterable[Pair], parts: Sequence[Part], part: Part) -> list[Pair]:
    """The pairs that lie on a part; a bar that begins before the axis or ends behind it reaches to its edge."""
    low, high = parts[0].start, parts[-1].end
    inside = ((min(max(t, low), high), x) for t, x in pairs)
    return [(t, x) for t, x in inside if part.start - 1e-6 <= t <= part.end + 1e-6]


# --- panels ---------------------------------------------------------------------------------------------------


def panel_faults(data: CourseData, group: Group, series: Series | None, clocks: Clocks, pieces: Sequence[DrawnPiece]) -> Iterator[str]:
    """Where a panel says something else than its series; its moments are added to the clocks."""
    marks = items_of(group, Mark, "value")
    points = symbols_of(series, pieces, len(marks)) if series else []
    if len(marks) != len(points):
        yield f"{group.id}: number of marks"
        return
    for point, mark in zip(points, marks, strict=True):
        clocks[point.segment].append((point.t, mark.x))
    if series is None or not points:
        return
    basis = basis_of(data, series)
    if any(not symbol_is_right(point, series, mark, basis) for point, mark in zip(points, marks, strict=True)):
        yield f"{group.id}: symbol"
    log = is_log(group)
    pairs = [(height_of(p.value or 0.0, log=log), mark.y) for p, mark in zip(points, marks, strict=True)]
    pairs += tick_pairs(group, log=log)
    if not is_straight(pairs):
        yield f"{group.id}: values"
    elif len(points) < sum(p.value is not None for p in series.points):
        own = [line for line in items_of(group, Path, "line") if line.stroke == marks[0].stroke]
        yield from line_faults(group.id, own, series, pieces, pairs, log=log)


# --- lanes ----------------------------------------------------------------------------------------------------


def lane_faults(group: Group, treatment: Treatment | None, clocks: Clocks) -> Iterator[str]:
    """Where the bars and single doses of a lane are not as many as those of its treatment; their places are added to the clocks."""
    phases = treatment.phases if treatment else ()
    boluses = treatment.boluses if treatment else ()
    spans = [phase.span for phase in phases]
    edges = [(a, math.inf if phase.ongoing else b) for phase, (a, b) in zip(phases, edges_of(spans), strict=True)]
    yield from bar_faults(group.id, items_of(group, Rect, "dose"), edges, [span.segment for span in spans], clocks)
    feet = sorted(stem.points[0][0] for stem in items_of(group, Path, "stem"))
    if len(feet) != len(boluses) or len(items_of(group, Mark, "bolus")) != len(boluses):
        yield f"{group.id}: number of single doses"
        return
    for (segment, t), x in zip(sorted((b.segment, b.t) for b in boluses), feet, strict=True):
        clocks[segment].append((t, x))


def bar_faults(where: str, rects: Sequence[Rect], edges: Sequence[Pair], segments: Sequence[int], clocks: Clocks) -> Iterator[str]:
    """Where there are not as many bars as spans; their ends are added to the clocks."""
    if len(rects) != len(edges):
        yield f"{where}: number of bars"
        return
    for rect, (left, right), segment in zip(rects, edges, segments, strict=True):
        ends = ((left, rect.x), (right, rect.x + rect.w))
        clocks[segment] += [(t, x) for t, x in ends if math.isfinite(t)]


# --- axes -----------------------------------------------------------------------------------------------------


def _numbers(data: CourseData, group: Group, patient: CoursePatient, parts: Sequence[tuple[int, Part]], maps: Clocks) -> Iterator[str]:
    """Adds every printed number to the map of its piece, as the moment that it means by the title beneath."""
    pieces = [(path.points[0][0], path.points[1][0]) for path in items_of(group, Path, "axis")]
    titles = _titles(group)
    if len(pieces) != len(parts) or len(titles) != len(parts):
        yield f"{group.id}: number of pieces"
        return
    for text in items_of(group, Text, "tick-x"):
        n = next((n for n, (x0, x1) in enumerate(pieces) if x0 - TOLERANCE <= text.x <= x1 + TOLERANCE), None)
        if n is None:
            yield f"{group.id}: number beside the axis"
        else:
            maps[n].append((_moment(data, patient.segments[parts[n][0]], titles[n], read_number(text)), text.x))


def _titles(group: Group) -> list[str]:
    """The titles under the pieces from left to right, their lines joined."""
    lines: dict[float, list[str]] = {}
    for text in items_of(group, Text, "axis-title"):
        lines.setdefault(round(text.x, 3), []).append(text.text)
    return [" ".join(lines[x]) for x in sorted(lines)]


def _moment(data: CourseData, segment: Segment, title: str, number: float) -> float:
    """The moment in days that a number means: a day of the clock or, where the title names a unit, a length from its anchor."""
    word = title.split(" ", maxsplit=1)[0].lower()
    unit = next((u for u, (_, many) in UNIT_NAMES.items() if word == many or title == f"Age in {many}"), None)
    if unit is None or title == (segment.title or data.axis_title):
        first = data.first if segment.first is None else segment.first
        return number - first + (1 if first == 1 and number < 0 else 0)
    sign = -1 if f"{UNIT_NAMES[unit][1]} before " in title.lower() else 1
    return sign * number * DAYS[unit] + (segment.origin if unit in EXACT else 0.0)
