"""What each figure of the record is drawn from: its kind and its data in parts, decided once and kept for all who ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from casereport.document.draft import Draft
from casereport.document.figures.course import course_data
from casereport.document.figures.kinds import drawing_kind, figure_patients
from casereport.document.figures.selection import lane_id
from casereport.document.figures.swimmer import NoZero, Swimmer, swimmer_data
from casereport.document.figures.timeline import TooManyClocks, timeline_data
from casereport.figures import (
    CannotFit,
    CourseData,
    Kind,
    Profile,
    SwimmerData,
    TimelineData,
    journal_profile,
    split_course,
    split_swimmer,
    split_timeline,
)
from casereport.model.article import Figure as FigureSpec
from casereport.model.patient import Patient
from casereport.problems import Path, Problem, fault, is_nameable, listed


@dataclass(frozen=True, slots=True)
class FigureData:
    """The kind of a figure, the problems that its choice raised, and what it shows: the one of the three that its kind names."""

    kind: Kind
    problems: tuple[Problem, ...] = ()
    courses: tuple[CourseData, ...] = ()
    timelines: tuple[tuple[Patient, tuple[TimelineData, ...]], ...] = ()
    swimmer: Swimmer | None = None
    lanes: tuple[SwimmerData, ...] = ()


class _NotDrawable(Exception):
    """The record has nothing for a kind of figure, or more than it has room for; carries the problem that says so."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def figure_profile(draft: Draft, spec: FigureSpec) -> Profile:
    """The sizes that the journal asks of the figure."""
    return journal_profile(draft.journal.figure, full_width=spec.width == "full")


def figure_data(draft: Draft, spec: FigureSpec) -> FigureData:
    """The data of a figure that is no image; a timeline or swimmer that the record or the page has no room for becomes a table."""
    if spec.id not in draft.figures:
        draft.figures[spec.id] = _decide(draft, spec)
    return draft.figures[spec.id]


def _decide(draft: Draft, spec: FigureSpec) -> FigureData:
    choice = drawing_kind(draft, spec)
    told: list[Problem] = []
    if choice.code:
        told.append(_problem(draft, spec, choice.code, choice.reason.rstrip("."), "kind: says which drawing you want"))
    try:
        if choice.kind == "timeline":
            return FigureData("timeline", tuple(told), timelines=_timelines(draft, spec))
        if choice.kind == "swimmer":
            return _swimmer(draft, spec, told)
    except _NotDrawable as found:
        return FigureData("table", (*told, found.problem))
    courses = _courses(draft, spec, told) if choice.kind == "course" else ()
    return FigureData(choice.kind, tuple(told), courses=courses)


def _problem(draft: Draft, spec: FigureSpec, code: str, message: str, hint: str, *steps: str) -> Problem:
    path: Path = ("figures", draft.record.figures.index(spec), *steps)
    return fault(code, message, path=path, hint=hint, place=draft.case.place(path))


def _fallback(draft: Draft, spec: FigureSpec, reason: str) -> _NotDrawable:
    message = f"{reason}; a table stands in place of the {spec.kind or 'drawing'}"
    return _NotDrawable(_problem(draft, spec, "figure-fallback", message, "kind: table, or fewer patients or treatments"))


# --- kinds ----------------------------------------------------------------------------------------------------


def _courses(draft: Draft, spec: FigureSpec, told: list[Problem]) -> tuple[CourseData, ...]:
    """The parts of the course; what no page can hold is drawn whole, with a problem that says so."""
    data = course_data(draft, spec)
    if data is None:
        return ()
    try:
        return split_course(data, figure_profile(draft, spec))
    except CannotFit:
        message = "one analyte or treatment of one patient is taller than the page of the journal; it is drawn whole"
        told.append(_problem(draft, spec, "figure-fallback", message, "shorter labels, or width: full"))
        return (data,)


def _timelines(draft: Draft, spec: FigureSpec) -> tuple[tuple[Patient, tuple[TimelineData, ...]], ...]:
    """The parts of the timeline of each patient who has one."""
    try:
        found = [(patient, data) for patient in figure_patients(draft, spec) if (data := timeline_data(draft, spec, patient))]
        parts = tuple((patient, split_timeline(data, figure_profile(draft, spec))) for patient, data in found)
    except TooManyClocks:
        raise _fallback(draft, spec, "the times are counted by more clocks than an axis has parts") from None
    except CannotFit:
        raise _fallback(draft, spec, "a page is too small for what stands at one time, or in one lane") from None
    if not parts:
        raise _fallback(draft, spec, "no event has a time")
    return parts


def _swimmer(draft: Draft, spec: FigureSpec, told: list[Problem]) -> FigureData:
    """The lanes, with a problem when patients lack the event that times are counted from."""
    patients = figure_patients(draft, spec)
    try:
        found = swimmer_data(draft, spec, patients)
        lanes = split_swimmer(found.data, figure_profile(draft, spec)) if found else ()
    except CannotFit:
        raise _fallback(draft, spec, "a page is too small for one patient's lane") from None
    except NoZero:
        raise _NotDrawable(_unknown_zero(draft, spec)) from None
    except ValueError:
        raise _fallback(draft, spec, "there are more states than can be told apart") from None
    if found is None:
        raise _fallback(draft, spec, "no patient has a time to draw")
    if found.lacking:
        message = f"{found.lacking} of {len(patients)} patients have no time for the event that times count from; their lanes are empty"
        hint = "zero: an event, clock or drug that every patient of the figure has"
        told.append(_problem(draft, spec, "figure-fallback", message, hint, "zero"))
    return FigureData("swimmer", tuple(told), swimmer=found, lanes=lanes)


def _unknown_zero(draft: Draft, spec: FigureSpec) -> Problem:
    """The problem of a time zero that no patient has; kinds of events, clocks and treatments may be named, labels of events not."""
    names = sorted({name.lower() for patient in figure_patients(draft, spec) for name in _zero_names(draft, patient)})
    near = get_close_matches((spec.zero or "").strip().lower(), filter(is_nameable, names), n=1)
    there = listed(names)
    hint = f"did you mean {near[0]}?" if near else f"the record has: {there}" if there else "leave zero out, or name an event"
    return _problem(draft, spec, "unknown-id", "no patient has an event, a clock or a drug of this name with a known time", hint, "zero")


def _zero_names(draft: Draft, patient: Patient) -> Iterator[str]:
    yield from (event.kind for event in patient.events)
    yield from draft.clocks(patient).axes
    yield from (lane_id(item) for item in (patient.treatments.items if patient.treatments else ()))
