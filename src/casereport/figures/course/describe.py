"""A course figure in words, from its data: one sentence, a long description, a table of everything that is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from casereport.chart.bounds import Sign, extreme_of, is_open, order_of
from casereport.figures.course.data import CourseData, CoursePatient, find_series, find_treatment
from casereport.figures.course.entries import Phase, Point, Series, Status, Treatment, ranges_of
from casereport.figures.course.pair_words import analyte_title, row_words
from casereport.figures.course.segments import parts_of
from casereport.figures.course.words import (
    about_time,
    joined,
    moment_words,
    phase_text,
    phase_words,
    setting_name,
    span_words,
    status_words,
    treatment_name,
)
from casereport.figures.parts.decimation import thin_points
from casereport.figures.parts.status import bounded, drawn_series, point_text, range_at, range_text, status_of, text_of
from casereport.language.sentences import in_sentence
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

MOST_ROWS = 200
_EXTREMES: tuple[tuple[str, Sign, Status], ...] = (("lowest ", -1, "low"), ("peak ", 1, "high"))
LEAST_RESULTS = 3  # without a range, from how many results on the lowest and the highest are told
MOST_MISSING = 12  # times without a value that are named
SHORT_NOTE = (
    "{:,} of {:,} results are printed: of long series the lowest and the highest of equal intervals of time, with the first and the last;"
    " the record holds them all."
)
TABLE_HEAD = ("Patient", "Item", "When", "Value", "Unit", "Reference", "Status")


@dataclass(frozen=True, slots=True)
class DataTable:
    """Everything a course figure shows, a row an observation, dose, stay or event; `note` tells what a long figure leaves out."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


_DAY = lazy_pattern(r"(?:\w+ )?days?\s[\u2212\d]")


def alt_sentence(data: CourseData) -> str:
    """The text alternative: kind, analytes, patients, clock and treatments, in one sentence."""
    patients = f"{len(data.patients)} patients" if len(data.patients) > 1 else re.sub("^The ", "the ", data.patients[0].label)
    whose = f" for {patients}" if patients else ""
    titles = [row_words(data, row) for row in data.rows]
    lanes = [in_sentence(lane_name(data, lane)) for lane in data.lane_ids()]
    kind = "Illustrative line charts" if data.illustrative else "Line charts"
    charts = f"{kind} of {joined(titles)}" if titles else ("Illustrative chart" if data.illustrative else "Chart")
    bars = f", with treatment bars for {joined(lanes)}{' beneath' if titles else ''}" if lanes else ""
    part = f", part {data.part[0]} of {data.part[1]}" if data.part[1] > 1 else ""
    return f"{charts}{whose} by {_clock_words(data)}{bars}{part}."


def _clock_words(data: CourseData) -> str:
    """What the axes count: the titles of all their parts, each once."""
    parts = [part for patient in data.patients for k in range(len(patient.segments)) for part in parts_of(data, patient, k)]
    return joined(list(dict.fromkeys(in_sentence(part.title) for part in parts)))


def lane_name(data: CourseData, lane: str) -> str:
    """The name of a treatment in words."""
    return next((treatment_name(t) for patient in data.patients if (t := find_treatment(patient, lane))), lane)


def long_description(data: CourseData) -> tuple[str, ...]:
    """A paragraph for each patient: every series with its course, treatments, care settings and events."""
    notice = ("The values are illustrative; none was measured.",) if data.illustrative else ()
    told = ((f"{patient.label}: " if patient.label else "", " ".join(_sentences(data, patient))) for patient in data.patients)
    return (*notice, *(f"{whose}{words}" for whose, words in told))


def _sentences(data: CourseData, patient: CoursePatient) -> Iterator[str]:
    for analyte in data.analytes():
        series = find_series(patient, analyte)
        yield _series_sentence(data, patient, series) if series else f"{analyte_title(data, analyte)}: not reported."
    for lane in data.lane_ids():
        treatment = find_treatment(patient, lane)
        if treatment:
            yield _treatment_sentence(data, patient, treatment)
    if patient.stays:
        stays = [f"{setting_name(stay)} {span_words(data, patient, stay.span, stay.when)}" for stay in patient.stays]
        yield f"Care: {', '.join(stays)}."
    if patient.events:
        times = [about_time(moment_words(data, patient, e.t, e.segment, e.when), "about", approx=e.approx) for e in patient.events]
        events = [f"{when}: {event.label}" for when, event in zip(times, patient.events, strict=True)]
        yield f"Events: {'; '.join(events)}."


def _series_sentence(data: CourseData, patient: CoursePatient, series: Series) -> str:
    measured = [point for point in series.points if point.value is not None]
    words = range_text(series)
    what = ", ".join(filter(None, (series.unit, f"reference {words}" if words else "no reference range")))
    head = f"{series.title} ({what}):"
    if not measured:
        return f"{head} not measured."
    extremes = _extremes(series, measured)
    told = [found for run in _runs(patient, measured) for found in _course(run, extremes)]
    parts = [f"{prefix}{_point_words(data, patient, point)}" for prefix, point in told]
    missing = [moment_words(data, patient, p.t, p.segment, p.when) for p in series.points if p.value is None]
    gaps = f"at {len(missing)} times" if len(missing) > MOST_MISSING else _on(", ".join(missing))
    many = f" These are {series.total:,} results." if series.total else ""
    return f"{head} {', '.join(parts)}." + many + (f" No value {gaps}." if missing else "")


def _runs(patient: CoursePatient, measured: list[Point]) -> list[list[Point]]:
    """The results in runs whose order is known: those on parts of the axis between which nobody knows the time stand apart."""
    starts = [k for k, segment in enumerate(patient.segments) if k and not segment.joined]
    return [list(run) for _, run in groupby(measured, key=lambda point: sum(point.segment >= start for start in starts))]


def _extremes(series: Series, measured: list[Point]) -> list[tuple[str, Point]]:
    """The lowest result when it is low, the peak when it is high; of three and more without a reference range, both.

    None is told where a result that the figure has no place for, or of which only a bound is known, can lie beyond it; a bound itself
    where it is the extreme for certain.
    """
    if series.partial or not measured:
        return []
    return [(word, point) for word, sign, status in _EXTREMES if (point := _extreme(series, measured, sign, status))]


def _extreme(series: Series, measured: list[Point], sign: Sign, status: Status) -> Point | None:
    """The lowest or highest of the results outside their range, of three and more without one; None where a bound leaves it open."""
    has_range = bool(ranges_of(series))
    if not has_range and (len(measured) < LEAST_RESULTS or len(set(map(point_text, measured))) < 2):
        return None
    found = [point for point in measured if not has_range or status_of(point, series) == status]
    best, left_open = extreme_of([bounded(point) for point in found], sign) if found else (0, 0)
    if left_open is not None:
        return None
    is_sure = all(order_of(bounded(point), bounded(found[best])) is not None for point in measured if is_open(bounded(point), sign))
    return found[best] if is_sure or is_open(bounded(found[best]), sign) else None


def _course(run: list[Point], extremes: list[tuple[str, Point]]) -> list[tuple[str, Point]]:
    """First value, extremes, last value of a run, in time order."""
    ends = (run[0], run[-1])
    order = {id(point): k for k, point in enumerate(run)}
    between = [(word, p) for word, p in extremes if id(p) in order and all(p is not end for end in ends)]
    between.sort(key=lambda item: order[id(item[1])])
    return [("", ends[0]), *between, *([("", ends[1])] if len(run) > 1 else [])]


def _point_words(data: CourseData, patient: CoursePatient, point: Point) -> str:
    return f"{point_text(point)} {_on(moment_words(data, patient, point.t, point.segment, point.when))}"


def _on(when: str) -> str:
    """A time behind what happened then: `on day 3`, `at 3 weeks after discharge`."""
    return f"on {when}" if _DAY.match(when) else f"at {when}" if when[:1].isdigit() else when


def _told_phases(treatment: Treatment) -> list[Phase]:
    """The phases, each once: one that goes on from another part of the axis is told there."""
    return [phase for phase in treatment.phases if phase.goes_on not in ("before", "both")]


def _treatment_sentence(data: CourseData, patient: CoursePatient, treatment: Treatment) -> str:
    phases = [f"{phase_text(phase)} {phase_words(data, patient, phase)}".strip() for phase in _told_phases(treatment)]
    boluses = [
        f"{b.text or 'single dose'} {about_time(_on(moment_words(data, patient, b.t, b.segment, b.when)), 'about', approx=b.approx)}"
        for b in treatment.boluses
    ]
    return f"{treatment_name(treatment)}: {'; '.join(phases + boluses)}."


# --- table ----------------------------------------------------------------------------------------------------


def data_table(data: CourseData) -> DataTable:
    """The figure's data as text cells; a result without a value says why."""
    short = short_of(data)
    rows = tuple(row for patient in short.patients for row in _rows(short, patient))
    results = sum(s.total or len(s.points) for s in drawn_series(data))
    printed = sum(len(s.points) for s in drawn_series(short))
    cut = f" The first {MOST_ROWS} rows are printed." if len(rows) > MOST_ROWS else ""
    note = f"{SHORT_NOTE.format(printed, results)}{cut}" if printed < results or cut else ""
    return DataTable(TABLE_HEAD, rows[:MOST_ROWS], note)


def short_of(data: CourseData) -> CourseData:
    """The figure with series so short that its table has about 200 rows: the longest are shortened, by the rule for drawing them."""
    series = drawn_series(data)
    others = sum(1 for p in data.patients for row in _rows(data, replace(p, series=())))
    lengths = [len(s.points) for s in series]
    room = max(MOST_ROWS - others, 4 * len(series))
    most = max((n for n in range(4, MOST_ROWS + 1) if sum(min(length, n) for length in lengths) <= room), default=4)
    if sum(lengths) <= room:
        return data
    patients = tuple(replace(p, series=tuple(replace(s, points=thin_points(s.points, s, most)) for s in p.series)) for p in data.patients)
    return replace(data, patients=patients)


def _rows(data: CourseData, patient: CoursePatient) -> Iterator[tuple[str, ...]]:
    for series in filter(None, (find_series(patient, analyte) for analyte in data.analytes())):
        for point in series.points:
            when = moment_words(data, patient, point.t, point.segment, point.when)
            value = point_text(point) or point.missing or "not measured"
            unit = series.unit if point.value is not None else ""
            held = range_at(series, point)
            words = text_of(held) if held else ""
            yield (patient.label, series.title, when, value, unit, words, status_words(status_of(point, series)))
    for treatment in filter(None, (find_treatment(patient, lane) for lane in data.lane_ids())):
        name = treatment_name(treatment)
        for phase in _told_phases(treatment):
            yield (patient.label, name, phase_words(data, patient, phase), phase_text(phase), "", "", "")
        for bolus in treatment.boluses:
            when = about_time(moment_words(data, patient, bolus.t, bolus.segment, bolus.when), "about", approx=bolus.approx)
            yield (patient.label, name, when, bolus.text, "", "", "")
    for stay in patient.stays:
        yield (patient.label, "Care setting", span_words(data, patient, stay.span, stay.when), setting_name(stay), "", "", "")
    for event in patient.events:
        when = moment_words(data, patient, event.t, event.segment, event.when)
        yield (patient.label, "Event", about_time(when, "about", approx=event.approx), event.label, "", "", "")
