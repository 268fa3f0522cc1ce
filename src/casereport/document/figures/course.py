"""Record → the numbers and texts that a course figure is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casereport.chart import Clocks
from casereport.chart.words import day_title
from casereport.document.draft import Draft
from casereport.document.figures.column import Column
from casereport.document.figures.selection import drawn_lanes, drawn_pairs, drawn_rows
from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.parts.undrawn import Undrawn
from casereport.model.article import Figure as FigureSpec
from casereport.model.laboratory import series_for
from casereport.model.patient import Patient


def course_data(draft: Draft, spec: FigureSpec) -> CourseData | None:
    """The data of a course figure; None when the record has nothing that it could show."""
    patients = [p for p in draft.record.patients if not spec.patients or p.id in spec.patients]
    rows, lanes = drawn_rows(spec, patients), drawn_lanes(spec, patients)
    made = [Column(draft, spec, patient, rows, lanes) for patient in patients]
    columns = tuple(column.data() for column in made)
    shown = tuple(column for column in columns if column.series or column.treatments)
    if not shown:
        return None
    clocks = draft.clocks(patients[0])
    axis = next(iter(clocks.axes.values()))
    title = "Hospital day" if all(_counts_hospital_days(draft.clocks(p)) for p in patients) else day_title(clocks, axis.name)
    lane_ids = tuple(lane for lane in lanes if any(t.id == lane for column in shown for t in column.treatments))
    present = tuple(row for row in rows if any(series.analyte == row for column in shown for series in column.series))
    pairs = tuple(pair for pair in drawn_pairs(spec, patients) if {pair.row, pair.second} <= set(present))
    return CourseData(
        patients=shown,
        rows=tuple(row for row in present if row not in {pair.second for pair in pairs}),
        axis_title=title,
        anchor=_anchor(clocks, axis.name),
        first=1 if axis.first else 0,
        lanes=lane_ids,
        illustrative=is_illustrative(draft, spec, patients, present),
        share_y=spec.share_y,
        abbreviations=abbreviations(draft, shown),
        pairs=pairs,
        undrawn=_undrawn(made),
    )  # fmt: skip


def _undrawn(columns: Sequence[Column]) -> tuple[Undrawn, ...]:
    """What of each patient is not drawn, with the patient's name where the figure has several."""
    found = [(column, item) for column in columns for item in (*column.undrawn(), *column.undrawn_events())]
    if len(columns) == 1:
        return tuple(item for _, item in found)
    return tuple(replace(item, text=f"{column.draft.label(column.patient)}: {item.text}") for column, item in found)


def _anchor(clocks: Clocks, axis: str) -> str:
    """The first day of an axis in words, "" when the record does not say."""
    clock = clocks.patient.clocks.get(axis)
    if clock and axis != "hospital":
        return f"day of {clock.starts}"
    return "day of admission" if _counts_hospital_days(clocks) else ""


def _counts_hospital_days(clocks: Clocks) -> bool:
    stays = {stay.id for stay in clocks.patient.stays}
    return next(iter(clocks.axes)) in stays | {"hospital"}


def is_illustrative(draft: Draft, spec: FigureSpec, patients: Sequence[Patient], rows: Sequence[str]) -> bool:
    """True when the figure, or a series that it draws, is told to be an illustration."""
    if spec.basis == "illustrative":
        return True
    series = [(s, p) for p in patients for row in rows for s in series_for(p, row)]
    return any(draft.basis(s, p) == "illustrative" for s, p in series)


def abbreviations(draft: Draft, columns: Sequence[CoursePatient]) -> tuple[tuple[str, str], ...]:
    """The short forms that the figure prints, with what they stand for."""
    titles = {t.title: t.name for column in columns for t in column.treatments if t.name and t.name.lower() != t.title.lower()}
    used = {short: long for short, long in draft.record.abbreviations.items() if short in titles}
    return tuple(sorted({**titles, **used}.items()))
