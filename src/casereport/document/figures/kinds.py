"""Which kind of drawing a figure of the record becomes: the one asked for, or the one that its content suits."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.document.draft import Draft
from casereport.document.figures.column import Column
from casereport.document.figures.rows import line_rows
from casereport.document.figures.selection import drawn_lanes, named_rows
from casereport.figures.choice import LEAST_TIMES, Content, Kind, choose_kind
from casereport.figures.course.data import CoursePatient
from casereport.model.article import Figure as FigureSpec
from casereport.model.laboratory import analyte_key
from casereport.model.patient import Patient
from casereport.values import dataclass

Time = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of drawing; `code` and `reason` of the problem that tells why it is not simply the one asked for, "" when it is."""

    kind: Kind
    code: str = ""
    reason: str = ""


def figure_patients(draft: Draft, spec: FigureSpec) -> list[Patient]:
    """The patients of a figure: those it names, else all."""
    return [patient for patient in draft.record.patients if not spec.patients or patient.id in spec.patients]


def drawing_kind(draft: Draft, spec: FigureSpec) -> KindChoice:
    """The kind of a figure that is no image; a timeline or swimmer of fewer than three times becomes a table."""
    content = _content(draft, spec, figure_patients(draft, spec))
    if spec.kind is None:
        choice = choose_kind(content)
        return KindChoice(choice.kind, "figure-chosen", choice.reason)
    if spec.kind in ("timeline", "swimmer") and content.times < LEAST_TIMES:
        return KindChoice("table", "figure-fallback", choose_kind(content).reason)
    return KindChoice("table" if spec.kind == "image" else spec.kind)


def _content(draft: Draft, spec: FigureSpec, patients: Sequence[Patient]) -> Content:
    """What there is to draw of the patients."""
    shown = [(patient, _column(draft, spec, patient)) for patient in patients]
    times = {time for patient, (column, axes) in shown for time in _times(draft, patient, column, axes)}
    spans = [sum(len(t.phases) for t in column.treatments) for _, (column, _) in shown]
    counts = [sum(p.value is not None for p in series.points) for _, (column, _) in shown for series in column.series]
    return Content(
        patients=len(patients),
        times=len(times),
        results=max(counts, default=0),
        events=sum(event.place is not None for patient in patients for event in draft.chart.of_patient(patient).events),
        spans=max(spans, default=0),
        covered=sum(count > 0 for count in spans),
        days=_length(times),
    )


def _column(draft: Draft, spec: FigureSpec, patient: Patient) -> tuple[CoursePatient, list[str]]:
    rows = named_rows(spec, [patient]) or tuple(dict.fromkeys(analyte_key(s.analyte or "") for s in patient.labs))
    column = Column(draft, spec, patient, line_rows(draft, [patient], rows), drawn_lanes(spec, [patient]))
    return column.data(), column.axes.names


def _times(draft: Draft, patient: Patient, column: CoursePatient, axes: Sequence[str]) -> list[Time]:
    """Every moment of the patient that could be drawn, on its axis."""
    points = [(p.segment, p.t) for series in column.series for p in series.points if p.value is not None]
    phases = [phase.span for t in column.treatments for phase in t.phases]
    points += [(span.segment, t) for span in phases for t in (span.start, span.end) if t is not None]
    points += [(b.segment, b.t) for t in column.treatments for b in t.boluses]
    places = [place for event in draft.chart.of_patient(patient).events for place in (event.start, event.end) if place]
    return [(patient.id, axes[k], t) for k, t in points] + [(patient.id, place.axis, float(place.start)) for place in places]


def _length(times: set[Time]) -> float:
    """The days from first to last time, on the axis where they are most."""
    axes = {(patient, axis) for patient, axis, _ in times}
    groups = [[t for patient, axis, t in times if (patient, axis) == one] for one in axes]
    return max((max(group) - min(group) for group in groups), default=0.0)
