"""What each figure of the record is drawn from: its kind and its data in parts, decided once and kept for all who ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from casereport.document.draft import Draft
from casereport.document.figures.course import course_data
from casereport.document.figures.decided import FigureData, Shown
from casereport.document.figures.kinds import drawing_kind, figure_patients
from casereport.document.figures.selection import drawn_rows, lane_id, named_rows
from casereport.document.figures.swimmer import NoZero, swimmer_data
from casereport.document.figures.timeline import TooManyClocks, timeline_data
from casereport.figures import CannotFit, Kind
from casereport.figures.kinds import KINDS
from casereport.model import CaseRecord
from casereport.model.article import Figure as FigureSpec
from casereport.model.laboratory import analyte_key
from casereport.model.patient import Patient
from casereport.problems import Path, Problem, fault, is_nameable, listed
from casereport.values import dataclass


class _NotDrawable(Exception):
    """The record has nothing for a kind of figure, or more than it has room for; carries the problem that says so."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


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
    if choice.kind not in SELECT:
        return FigureData(choice.kind, tuple(told))
    try:
        parts = tuple(_parts(draft, spec, choice.kind, told))
    except _NotDrawable as found:
        return FigureData("table", (*told, found.problem))
    hint = "leave log out: a swimmer draws no analytes" if choice.kind == "swimmer" else "name it under analytes too, or leave it out"
    lost = _undrawn_logs(draft.record, figure_patients(draft, spec), spec, choice.kind)
    told += [_problem(draft, spec, "unknown-id", "log names an analyte that the figure does not draw", hint, "log", k) for k in lost]
    return FigureData(choice.kind, tuple(told), parts)


def _undrawn_logs(record: CaseRecord, patients: Sequence[Patient], spec: FigureSpec, kind: Kind) -> Iterator[int]:
    """The numbers of the analytes under `log` that the record has and the figure does not draw; the others are no names of the record."""
    drawn = {"course": drawn_rows, "timeline": named_rows}[kind](spec, patients) if kind != "swimmer" else ()
    known = {analyte_key(series.analyte or series.label or "") for patient in record.patients for series in patient.labs}
    yield from (k for k, name in enumerate(spec.log) if analyte_key(name) in known.difference(drawn))


def _parts(draft: Draft, spec: FigureSpec, kind: Kind, told: list[Problem]) -> Iterator[Shown]:
    """All parts of a figure, in order; what no page can hold is drawn whole or becomes a table, with a problem that says so."""
    selected = SELECT[kind]
    for shown in selected.select(draft, spec, told):
        try:
            parts = KINDS[kind].split(shown.data, draft.profile_of(spec))
        except CannotFit:
            if not selected.whole:
                raise _fallback(draft, spec, selected.too_large) from None
            told.append(
                _problem(draft, spec, "figure-fallback", f"{selected.too_large}; it is drawn whole", "shorter labels, or width: full")
            )
            parts = (shown.data,)
        yield from (replace(shown, data=part) for part in parts)


def _problem(draft: Draft, spec: FigureSpec, code: str, message: str, hint: str, *steps: str | int) -> Problem:
    path: Path = ("figures", draft.record.figures.index(spec), *steps)
    return fault(code, message, path=path, hint=hint, place=draft.case.place(path))


def _fallback(draft: Draft, spec: FigureSpec, reason: str) -> _NotDrawable:
    message = f"{reason}; a table stands in place of the {spec.kind or 'drawing'}"
    return _NotDrawable(_problem(draft, spec, "figure-fallback", message, "kind: table, or fewer patients or treatments"))


# --- kinds ----------------------------------------------------------------------------------------------------


def _courses(draft: Draft, spec: FigureSpec, _: list[Problem]) -> list[Shown]:
    data = course_data(draft, spec)
    return [Shown(data)] if data else []


def _timelines(draft: Draft, spec: FigureSpec, _: list[Problem]) -> list[Shown]:
    """The timeline of each patient who has one."""
    patients = figure_patients(draft, spec)
    try:
        found = [(patient, data) for patient in patients if (data := timeline_data(draft, spec, patient))]
    except TooManyClocks:
        raise _fallback(draft, spec, "the times are counted by more clocks than an axis has parts") from None
    if not found:
        raise _fallback(draft, spec, "no event has a time")
    return [Shown(data, draft.label(patient) if len(patients) > 1 else "") for patient, data in found]


def _swimmer(draft: Draft, spec: FigureSpec, told: list[Problem]) -> list[Shown]:
    """The lanes, with a problem when patients lack the event that times are counted from."""
    patients = figure_patients(draft, spec)
    try:
        found = swimmer_data(draft, spec, patients)
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
    return [Shown(found.data)]


@dataclass(frozen=True, slots=True)
class _Selection:
    """How a kind takes its data from a record; what is `too_large` for a page is drawn `whole`, or becomes a table."""

    select: Callable[[Draft, FigureSpec, list[Problem]], list[Shown]]
    too_large: str
    whole: bool = False


SELECT: Mapping[Kind, _Selection] = {
    "course": _Selection(_courses, "one analyte or treatment of one patient is taller than the page of the journal", whole=True),
    "timeline": _Selection(_timelines, "a page is too small for what stands at one time, or in one lane"),
    "swimmer": _Selection(_swimmer, "a page is too small for one patient's lane"),
}
"""The first step of every kind in `figures.kinds.KINDS`."""


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
