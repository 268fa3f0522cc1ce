"""What a treatment's lane cannot say itself and its caption must: open ends, shared days, heights that tell no dose, two doses in a bar."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.course.entries import Treatment
from casereport.figures.course.plan import Lane, Plan
from casereport.figures.course.words import treatment_name
from casereport.figures.paper.scene import Note
from casereport.figures.parts.levels import low_dose
from casereport.figures.parts.spans import has_shared_days


def lane_notes(plan: Plan, lane: Lane, treatment: Treatment, column: int) -> Iterator[Note]:
    """What a lane cannot say itself: open ends, shared days, heights that tell no dose."""
    yield from _open_notes(plan, treatment, column)
    yield from _height_notes(plan, lane, treatment, column)


def _open_notes(plan: Plan, treatment: Treatment, column: int) -> Iterator[Note]:
    patient = plan.data.patients[column]
    for phase in treatment.phases:
        for known, end in ((phase.start_known, "start"), (phase.end_known, "end")):
            if not known:
                yield Note("open", patient.label, treatment_name(treatment), end)
    if any(phase.goes_on for phase in treatment.phases):
        yield Note("goes-on", patient.label, treatment_name(treatment))
    if has_shared_days([phase.span for phase in treatment.phases]):
        yield Note("shared-day", patient.label, "doses")


def _height_notes(plan: Plan, lane: Lane, treatment: Treatment, column: int) -> Iterator[Note]:
    patient, name = plan.data.patients[column], treatment_name(treatment)
    dosed = [low_dose(phase) for phase in treatment.phases if phase.dose is not None]
    if treatment.phases and lane.full_dose is None:
        yield Note("flat", patient.label, name)
    if lane.full_dose is not None and len(dosed) < len(treatment.phases):
        yield Note("no-dose", patient.label, name)
    if lane.full_dose is not None and any(phase.taper_to is not None for phase in treatment.phases):
        yield Note("taper", patient.label, name)
    if lane.full_dose is not None and any(phase.high is not None for phase in treatment.phases):
        yield Note("range", patient.label, name)
    if lane.full_dose is not None and any(dose * plan.metrics.lane < plan.metrics.least_bar * lane.full_dose for dose in dosed):
        yield Note("least-height", patient.label, name)
