"""Record → the numbers and texts that a course figure is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from casereport.chart.clock_words import anchor_of, day_title
from casereport.document.draft import Draft
from casereport.document.figures.column import Column
from casereport.document.figures.rows import line_rows
from casereport.document.figures.selection import drawn_lanes, drawn_pairs, drawn_rows
from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.parts.undrawn import Undrawn
from casereport.model.article import Figure as FigureSpec
from casereport.model.laboratory import series_for
from casereport.model.patient import Patient
from casereport.values import dataclass


def course_data(draft: Draft, spec: FigureSpec) -> CourseData | None:
    """The data of a course figure; None when the record has nothing that it could show."""
    patients = [p for p in draft.record.patients if not spec.patients or p.id in spec.patients]
    rows, lanes = line_rows(draft, patients, drawn_rows(spec, patients)), drawn_lanes(spec, patients)
    made = [Column(draft, spec, patient, rows, lanes) for patient in patients]
    found = [(column, data) for column in made if (data := column.data()).series or data.treatments]
    if not found:
        return None
    days = _Days.of(found[0][0])
    shown = tuple(_counted(data, _Days.of(column), days) for column, data in found)
    lane_ids = tuple(lane for lane in lanes if any(t.id == lane for column in shown for t in column.treatments))
    drawn = tuple(row for row in rows if any(series.analyte == row.id for column in shown for series in column.series))
    present = tuple(row.id for row in drawn)
    pairs = tuple(pair for pair in drawn_pairs(spec, patients) if {pair.row, pair.second} <= set(present))
    return CourseData(
        patients=shown,
        rows=tuple(row for row in present if row not in {pair.second for pair in pairs}),
        axis_title=days.title,
        anchor=days.anchor,
        first=days.first,
        lanes=lane_ids,
        illustrative=is_illustrative(draft, spec, patients, [row.analyte for row in drawn]),
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


@dataclass(frozen=True, slots=True)
class _Days:
    """How the days of a column are counted: title of its first axis, number of the first day, and what day that is, "" when not told."""

    title: str
    first: Literal[0, 1]
    anchor: str

    @classmethod
    def of(cls, column: Column) -> _Days:
        """The count of the axis that is drawn first."""
        clocks, name = column.clocks, column.axes.names[0]
        stays = {stay.id for stay in clocks.patient.stays}
        is_told = name in clocks.patient.clocks or name in stays | {"hospital"}
        return cls(day_title(clocks, name), 1 if clocks.axes[name].first else 0, f"day of {anchor_of(clocks, name)}" if is_told else "")


def _counted(patient: CoursePatient, own: _Days, figure: _Days) -> CoursePatient:
    """The column; one axis that counts otherwise than the figure's says so itself."""
    if own == figure or len(patient.segments) > 1:
        return patient
    segment = patient.segments[0]
    return replace(patient, segments=(replace(segment, title=own.title, first=own.first),))


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
