"""Invented case series for the tests of figures; no value here belongs to a patient."""

from __future__ import annotations

from dataclasses import replace

from casereport.figures.axis.units import DAYS
from casereport.figures.course.entries import Span
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, SwimmerMark, SwimmerState
from casereport.figures.timeline.data import TimelineKind

G, A, AG, OFF, T = "Glucocorticoids only", "Anakinra", "Anakinra + GC", "Off treatment", "Tocilizumab"
CR, RELAPSE, INFECTION, DIED = "Complete response", "Relapse", "Infection", "Death"
KINDS: dict[str, TimelineKind] = {CR: "outcome", RELAPSE: "complication", INFECTION: "exposure", DIED: "death"}
Months = tuple[float, float, str]


def state(months: Months) -> SwimmerState:
    """A state from and to a month."""
    start, end, name = months
    return SwimmerState(Span(start * DAYS["mo"], end * DAYS["mo"], exact=True), name)


def lane(
    label: str, about: tuple[str, str], states: list[Months], marks: list[tuple[float, str]], outcome: str, *, ongoing: bool = False
) -> SwimmerLane:
    """A patient whose times are told in months."""
    found = tuple(SwimmerMark(month * DAYS["mo"], name, KINDS[name]) for month, name in marks)
    return SwimmerLane(label, about, tuple(map(state, states)), found, outcome, ongoing)


ABOUT = ("P3", "P7")


def with_about(data: SwimmerData) -> SwimmerData:
    """The series with what is told of two patients as about."""
    return replace(data, lanes=tuple(_about(one) if one.label in ABOUT else one for one in data.lanes))


def _about(one: SwimmerLane) -> SwimmerLane:
    marks = tuple(replace(mark, approx=True) for mark in one.marks)
    return replace(one, marks=marks, states=(*one.states[:-1], replace(one.states[-1], approx=True)))


SERIES = SwimmerData(
    (
        lane("P1", ("8 y, M", "MIS-C"), [(-0.3, 0, G), (0, 0.5, AG), (0.5, 14, OFF)], [(0.4, CR)], "Remission"),
        lane("P2", ("11 y, F", "MIS-C"), [(-0.2, 0, G), (0, 0.6, AG), (0.6, 12, OFF)], [(0.5, CR)], "Remission"),
        lane(
            "P3", ("4 y, F", "sJIA"), [(-2, 0, G), (0, 4, AG), (4, 26, A)], [(1, CR), (9, RELAPSE), (10.5, CR), (10.9, INFECTION)],
            "Remission on drug", ongoing=True,
        ),
        lane(
            "P4", ("15 y, M", "sJIA–MAS"), [(-1, 0, G), (0, 6, AG), (6, 9, A), (9, 21, T)], [(8.6, RELAPSE), (12, CR)], "Switched",
            ongoing=True,
        ),
        lane("P5", ("2 y, M", "Kawasaki"), [(-0.5, 0, G), (0, 1.5, AG), (1.5, 9, OFF)], [(1.2, CR)], "Remission"),
        lane("P6", ("17 y, F", "AOSD"), [(-2.6, 0, G), (0, 3, AG), (3, 18, A)], [(2, CR), (6, INFECTION)], "Remission on drug", ongoing=True),
        lane("P7", ("9 y, F", "HLH"), [(-0.4, 0, G), (0, 2.1, AG)], [(1.1, INFECTION), (2.1, DIED)], "Died"),
        lane("P8", ("6 y, M", "Pericarditis"), [(-1.5, 0, G), (0, 2, AG), (2, 11, A), (11, 16, OFF)], [(1.5, CR), (13, RELAPSE)], "Relapsed"),
    ),
    ("Patient", "Age, sex", "Diagnosis"),
    zero="first dose of anakinra",
    unit="mo",
    states=(OFF, G, A, T, AG),
)  # fmt: skip
