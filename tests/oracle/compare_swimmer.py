"""A swimmer against what the reference expects: the ends of bars and the marks of each lane, counted from the first day of its clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.drawn import NEAR, find_groups, swimmer_line, titled
from tests.oracle.outputs import Drawing
from tests.oracle.places import DAY
from tests.oracle.reference import Expected, Patient

from casereport.figures.paper.scene import Group, Mark, Path, Rect
from casereport.figures.truth.readback import items_of

Found = tuple[str, str, str, str]


def swimmer_differences(expected: Expected, figure: Drawing) -> Iterator[Found]:
    """What a swimmer without a `zero` of its own says otherwise."""
    assert figure.scene
    found, line = find_groups(figure.scene), swimmer_line(figure.scene)
    if line is None:
        return
    for patient in expected.patients.values():
        lanes = [g for id_, g in found.items() if re.fullmatch(r"lane\d+", id_) and patient.id.lower() in titled(g, "cell").split()]
        told = f"{figure.caption} {figure.told}".lower()
        if len(lanes) != 1:
            yield "swimmer lane", patient.id, "one lane", str(len(lanes))
            continue
        own = (line[0] - line[1] * float(_zero(patient)), line[1])
        yield from _bars_differ(patient, lanes[0], own)
        yield from _marks_differ(patient, lanes[0], own, told)


def _zero(patient: Patient) -> Fraction:
    """Where time zero lies: the tick of the first day, or what starts the hours of the clock though only its day is told."""
    main = patient.time.clocks[patient.time.default]
    cells = [event.place for event in patient.events if event.place and event.place.is_cell and event.place.axis == main.axis]
    return next((place.drawn for place in cells if place.drawn != place.earliest / DAY), main.offset / DAY)


def _bars_differ(patient: Patient, lane: Group, line: tuple[float, float]) -> Iterator[Found]:
    main = patient.time.clocks[patient.time.default].axis
    rects = items_of(lane, Rect, "state")
    edges = [x for rect in rects for x in (rect.x, rect.x + rect.w)]
    for treatment in patient.treatments:
        for phase in treatment.phases:
            bar = phase.bar
            for end, on in ((bar.left, bar.axis), (bar.right, bar.end_axis)) if bar else ():
                x = None if end is None else line[0] + line[1] * float(end)
                inside = x is not None and any(rect.x < x < rect.x + rect.w for rect in rects)
                if x is not None and on == main and not inside and not any(abs(x - edge) <= NEAR for edge in edges):
                    where = f"{patient.id} {treatment.name}"
                    yield "edge of a swimmer bar", where, f"{float(end or 0):.3f} d at {x:.1f} pt", ", ".join(f"{e:.1f}" for e in edges)


def _marks_differ(patient: Patient, lane: Group, line: tuple[float, float], told: str) -> Iterator[Found]:
    main = patient.time.clocks[patient.time.default].axis
    xs = [mark.x for mark in items_of(lane, Mark, "event")] + [stem.points[0][0] for stem in items_of(lane, Path, "stem")]
    for event in patient.events:
        if event.place and event.place.axis == main:
            x = line[0] + line[1] * float(event.place.drawn)
            unknown = re.search(r"not drawn, as the time[^.]*", told)
            if not any(abs(x - at) <= NEAR for at in xs) and (
                event.label.lower() not in told or (unknown and event.label.lower() in unknown[0])
            ):
                where = f"{patient.id} {event.label}"
                yield "place of a swimmer mark", where, f"{float(event.place.drawn):.3f} d at {x:.1f} pt", ", ".join(f"{e:.1f}" for e in xs)
        elif event.place is None and event.bar is None and event.label.lower() not in told:
            yield "event neither drawn nor told", f"{patient.id} {event.label}", event.label, ""
