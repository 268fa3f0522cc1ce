"""The figures of a record against what the reference expects: data tables, marks, bars, single doses, guides, events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from tests.oracle.answers import numbers_of
from tests.oracle.compare_lanes import bands_differ, dose_rows_differ, heights_differ, several_units
from tests.oracle.compare_svg import svg_differences
from tests.oracle.compare_swimmer import swimmer_differences
from tests.oracle.drawn import NEAR, Axis, axis_of, column_of, find_groups, height_at, titled
from tests.oracle.judged import Judged
from tests.oracle.outputs import Drawing, words
from tests.oracle.places import Bar, Place
from tests.oracle.reference import Event, Expected, Patient, Series, Treatment
from tests.oracle.told import tells_time

from casereport.figures import Scene
from casereport.figures.paper.scene import Group, Mark, Path, Rect
from casereport.figures.truth.readback import items_of

MARKED = ("symptom", "diagnosis", "test", "imaging", "procedure", "treatment", "complication", "outcome", "death")
"""The kinds of events that a course marks over its panels."""
Found = tuple[str, str, str, str]
SHAPES = {"": "circle", "<": "down", "<=": "down", ">": "up", ">=": "up"}
STATUS = {"high": "high", "low": "low", "in": "within reference"}


def figure_differences(expected: Expected, figures: Sequence[Drawing]) -> Iterator[Found]:
    """What each figure says otherwise, and what of a course is in none of its parts."""
    for figure in figures:
        kind = figure.id.split("-")[1]
        if figure.scene and figure.svg:
            yield from svg_differences(figure.id, figure.scene, figure.svg)
        if figure.data and kind in ("course", "path"):
            yield from _data_differences(expected, figure)
        if figure.scene and kind == "course":
            yield from _course_differences(expected, figure.scene)
        if figure.scene and kind == "path":
            yield from _timeline_differences(expected, figure)
        if figure.scene and kind == "lanes":
            yield from swimmer_differences(expected, figure)
    yield from _missing_from_course(expected, [figure for figure in figures if figure.id.startswith("fig-course")])


# --- data tables ----------------------------------------------------------------------------------------------


def _data_differences(expected: Expected, figure: Drawing) -> Iterator[Found]:
    """The values that a figure's data table lists: in order of time, with how each lies to its range."""
    assert figure.data
    alone = len(expected.patients) == 1
    for patient in expected.patients.values():
        mine = [row for row in figure.data.rows if alone or patient.id in row[0]]
        yield from dose_rows_differ(patient, figure, mine)
        for series in patient.series:
            rows = [r for r in figure.data.rows if r[1].lower() == series.analyte and (alone or not r[0] or patient.id in r[0])]
            if rows and (alone or rows[0][0]):
                yield from _rows_differ(patient, series, rows)


def _rows_differ(patient: Patient, series: Series, rows: list[list[str]]) -> Iterator[Found]:
    told = {row[3].replace("≤", "<=").replace("≥", ">="): (k, row[-1]) for k, row in enumerate(rows)}
    known = [result for result in series.placed if result.text in told]
    for result in series.placed:
        where = f"{patient.id} {series.analyte} {result.typed}"
        if result.text not in told:
            yield "value not in data table", where, result.text, ""
        elif not tells_time(patient, rows[told[result.text][0]][2], result.typed):
            yield "time in data table", where, result.typed, rows[told[result.text][0]][2]
        elif (
            result.number is not None
            and told[result.text][1] in STATUS.values()
            and told[result.text][1] != STATUS.get(result.marked or "")
        ):
            yield "status in data table", where, str(result.status), told[result.text][1]
        elif result.status and not told[result.text][1]:
            yield "status in data table", where, str(result.status), ""
    for one, two in combinations(known, 2):
        if one.place and two.place and _precedes(one.place, two.place) and told[one.text][0] > told[two.text][0]:
            yield (
                "order in data table",
                f"{patient.id} {series.analyte} {one.typed} | {two.typed}",
                "in order of time",
                "the other way round",
            )


def _precedes(one: Place, two: Place) -> bool:
    """True for a place that ends before the other begins, and is drawn before it: an hour stands before or behind the tick of its day."""
    return one.axis == two.axis and one.earliest < two.earliest and one.latest <= two.earliest and one.drawn < two.drawn


# --- course ---------------------------------------------------------------------------------------------------


def _course_differences(expected: Expected, scene: Scene) -> Iterator[Found]:
    alone = len(expected.patients) == 1
    for patient in expected.patients.values():
        column = column_of(scene, patient, alone)
        if column is None:
            continue
        axis = axis_of(scene, patient, column)
        yield from _panels_and_lanes(patient, scene, column, axis, several_units(expected))
        for guide in items_of(find_groups(scene).get(f"p{column}-guides", Group("", ())), Path, "guide"):
            starts = [(t.start.axis, _left(t)) for t in patient.treatments if t.start]
            x = guide.points[0][0]
            if not any(axis.reaches(x, on, at) for on, at in starts if at is not None):
                yield "guide", patient.id, "the start of a treatment", f"{x:.1f} pt"


def _left(treatment: Treatment) -> Fraction | None:
    """Where a treatment's drawing begins."""
    lefts = [(p.bar.start, p.bar.left) for p in treatment.phases if p.bar and p.bar.start is not None and p.bar.left is not None]
    lefts += [(s.place.earliest, s.place.drawn) for s in treatment.singles if s.place]
    return min(lefts)[1] if lefts else None


def _panels_and_lanes(patient: Patient, scene: Scene, column: int, axis: Axis, alike: set[str]) -> Iterator[Found]:
    yield from _titles_differ(patient, axis)
    found = find_groups(scene)
    names = {id_.split("-", 1)[1]: titled(group, "lane") for id_, group in found.items() if re.fullmatch(r"p\d+-lane\d+", id_)}
    titles = {id_.split("-", 1)[1]: titled(group, "title") for id_, group in found.items() if re.fullmatch(r"p\d+-row\d+", id_)}
    names |= {
        k: v for id_, g in found.items() if re.fullmatch(r"p\d+-lane\d+", id_) and (v := titled(g, "lane")) for k in [id_.split("-", 1)[1]]
    }
    titles |= {
        k: v for id_, g in found.items() if re.fullmatch(r"p\d+-row\d+", id_) and (v := titled(g, "title")) for k in [id_.split("-", 1)[1]]
    }
    for row, title in titles.items():
        for series in patient.series:
            if title.startswith(series.analyte) and f"p{column}-{row}" in found:
                yield from _marks_differ(patient, series, found, (column, row), axis)
    for lane, name in names.items():
        for treatment in patient.treatments:
            if name.startswith(treatment.name) and f"p{column}-{lane}" in found:
                yield from _lane_differs(patient, treatment, found[f"p{column}-{lane}"], axis)
                rects = items_of(found[f"p{column}-{lane}"], Rect, "dose")
                yield from heights_differ(patient, treatment, [] if treatment.name in alike else rects, axis)
    care = found.get(f"p{column}-care")
    if care:
        yield from _bars_differ(f"{patient.id} care", [c.bar for c in patient.care if c.bar], items_of(care, Rect, "care"), axis)


def _titles_differ(patient: Patient, axis: Axis) -> Iterator[Found]:
    """A title names a clock or stay of the patient, or what starts it."""
    clocks = patient.time.clocks.values()
    names = {name.lower() for clock in clocks for name in (clock.name, clock.starts) if name} | {"age", "life"}
    names |= {event.label.lower() for event in patient.events} | {event.kind for event in patient.events}
    for title in axis.titles:
        if not any(name in title.lower() for name in names) and title.lower() not in ("day", "days"):
            yield "title of an axis", patient.id, ", ".join(sorted(names)), title


def _marks_differ(patient: Patient, series: Series, found: dict[str, Group], at_panel: tuple[int, str], axis: Axis) -> Iterator[Found]:
    (column, row), ground = at_panel, found.get(f"p{at_panel[0]}-ground")
    group, beside = found[f"p{column}-{row}"], found[f"p0-{row}"]
    right: list[tuple[Judged, Mark]] = []
    marks = items_of(group, Mark, "value")
    wanted = [result for result in series.placed if result.number is not None]
    if len(marks) != len(wanted):
        yield "number of marks", f"{patient.id} {series.analyte}", str(len(wanted)), str(len(marks))
    for result in wanted:
        height = height_at(group, result.number or Fraction(0), beside)
        level = [mark for mark in marks if height is None or abs(mark.y - height) <= NEAR]
        where = f"{patient.id} {series.analyte} {result.typed} {result.text}"
        if not level:
            yield "height of a mark", where, result.text, "no mark at its height"
            continue
        at = [mark for mark in level if result.place and axis.stands(mark.x, result.place.axis, result.place.drawn)]
        if not at:
            yield "place of a mark", where, f"{float(result.place.drawn) if result.place else 0:.3f} d", f"{level[0].x:.1f} pt"
        elif not any(_looks_right(result, mark) for mark in at):
            yield "look of a mark", where, f"{result.status} {result.text}", f"{at[0].shape} {at[0].fill}"
        right += [(result, at[0])] if len(at) == 1 and height is not None else []
    yield from bands_differ(patient, series, right, ground)


def _looks_right(result: Judged, mark: Mark) -> bool:
    filled = {"high": True, "low": True, "in": False}.get(result.status or "")
    if mark.tip and result.status and f"({STATUS[result.status]})" not in mark.tip:
        return False
    return mark.shape == SHAPES[result.comparator] and (filled is None or filled == (mark.fill != "paper"))


def _lane_differs(patient: Patient, treatment: Treatment, group: Group, axis: Axis) -> Iterator[Found]:
    where = f"{patient.id} {treatment.name}"
    yield from _bars_differ(where, [phase.bar for phase in treatment.phases if phase.bar], items_of(group, Rect, "dose"), axis)
    feet = [stem.points[0][0] for stem in items_of(group, Path, "stem")]
    singles = [single.place for single in treatment.singles if single.place]
    if len(feet) != len(singles):
        yield "number of single doses", where, str(len(singles)), str(len(feet))
    for place in singles:
        if feet and not any(axis.stands(x, place.axis, place.drawn) for x in feet):
            yield "place of a single dose", where, f"{float(place.drawn):.3f} d", ", ".join(f"{x:.1f}" for x in feet)


def _bars_differ(where: str, bars: Sequence[Bar], rects: Sequence[Rect], axis: Axis) -> Iterator[Found]:
    across = [bar for bar in bars if bar.axis != bar.end_axis]
    count = len(bars) + len(across)
    if not len(bars) <= len(rects) <= count + len(bars):
        yield "number of bars", where, str(len(bars)), str(len(rects))
        return
    for bar in bars:
        for edge, on, xs in ((bar.left, bar.axis, [r.x for r in rects]), (bar.right, bar.end_axis, [r.x + r.w for r in rects])):
            if edge is not None and not any(axis.reaches(x, on, edge) for x in xs):
                yield "edge of a bar", where, f"{float(edge):.3f} d", ", ".join(f"{x:.1f}" for x in xs)


def _missing_from_course(expected: Expected, figures: Sequence[Drawing]) -> Iterator[Found]:
    """Every value, drug and event that a course was asked for is drawn, or told in its caption."""
    if not figures or not any(figure.scene for figure in figures):
        return
    drawn = " ".join(
        titled(group, role) for f in figures if f.scene for group in find_groups(f.scene).values() for role in ("lane", "title")
    )
    told = words(" ".join(f"{figure.caption} {figure.told}" for figure in figures)).lower()
    cells = " ".join(" ".join(row) for figure in figures if figure.data for row in figure.data.rows).lower()
    for patient in expected.patients.values():
        for treatment in patient.treatments:
            if treatment.name not in drawn and treatment.name not in told:
                yield "drug missing from figure", f"{patient.id} {treatment.name}", treatment.name, ""
        for series, result in [(each, result) for each in patient.series for result in each.results]:
            if (
                result.place is None
                and result.number is not None
                and not set(numbers_of(result.text)) <= set(numbers_of(told))
                and result.text not in cells
            ):
                yield "value neither drawn nor told", f"{patient.id} {series.analyte} {result.typed}", result.text, ""
        yield from _events_missing(patient, told, cells)


def _events_missing(patient: Patient, told: str, cells: str) -> Iterator[Found]:
    for event in patient.events:
        if event.kind in MARKED and (event.place or event.bar) and event.label.lower() not in told and event.label.lower() not in cells:
            yield "event missing from course", f"{patient.id} {event.label} ({event.kind})", event.label, ""


# --- timeline -------------------------------------------------------------------------------------------------


def _timeline_differences(expected: Expected, figure: Drawing) -> Iterator[Found]:
    scene = figure.scene
    assert scene
    patient = _patient_of(expected, figure)
    if patient is None:
        return
    axis = axis_of(scene, patient)
    yield from _panels_and_lanes(patient, scene, 0, axis, several_units(expected))
    found = find_groups(scene)
    if not any(id_.startswith("p0-event") for id_ in found):
        return
    told = f"{figure.caption} {figure.told}".lower()
    for event in patient.events:
        yield from _event_differs(patient, event, found, axis, told)
    lasting = items_of(found["p0-lasting"], Rect, "lasting") if "p0-lasting" in found else []
    bars = [event.bar for event in patient.events if event.bar]
    if bars:
        yield from _bars_differ(f"{patient.id} lasting events", bars, lasting, axis)


def _patient_of(expected: Expected, figure: Drawing) -> Patient | None:
    if len(expected.patients) == 1:
        return next(iter(expected.patients.values()))
    named = [patient for patient in expected.patients.values() if patient.id in figure.told or patient.id in figure.caption]
    return named[0] if len(named) == 1 else None


def _event_differs(patient: Patient, event: Event, found: dict[str, Group], axis: Axis, told: str) -> Iterator[Found]:
    where = f"{patient.id} {event.label}"
    own = [g for id_, g in found.items() if re.fullmatch(r"p0-event\d+", id_) and titled(g, "label") == event.label.lower()]
    at = event.place or None
    left = event.bar.start if event.bar else None
    if at is None and left is None:
        if own and event.bar is None:
            yield "event drawn without a place", where, "not drawn", "drawn"
        elif not own and event.label.lower() not in told:
            yield "event neither drawn nor told", where, event.label, ""
        return
    if not own:
        if event.label.lower() not in told:
            yield "event neither drawn nor told", where, event.label, ""
        return
    stems = items_of(own[0], Path, "stem")
    x = stems[0].points[0][0] if stems else items_of(own[0], Mark, "event")[0].x
    if at and not axis.stands(x, at.axis, at.drawn):
        yield "place of an event", where, f"{at.axis} {float(at.drawn):.3f} d", f"{x:.1f} pt"
