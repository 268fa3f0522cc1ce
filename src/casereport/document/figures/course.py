"""Record → the numbers and texts that a course figure is drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from casereport.clinical.doses import route_name
from casereport.document.draft import Draft
from casereport.document.figures.clocks import MIDNIGHT, anchor_of, day_title, hours_origin, told_unit
from casereport.document.figures.event_labels import event_label
from casereport.document.figures.selection import drawn_lanes, drawn_pairs, drawn_rows, lane_id
from casereport.document.figures.short_names import short_name
from casereport.document.narrative.phrases import dose_text
from casereport.document.narrative.times import moment_text, span_text
from casereport.document.tables.reference_ranges import drawn_ranges
from casereport.figures.course.data import (
    Bolus,
    CareStay,
    Comparator,
    CourseData,
    CoursePatient,
    EventKind,
    EventMark,
    Phase,
    Point,
    Segment,
    Series,
    Setting,
    Span,
    Treatment,
)
from casereport.figures.parts.decimation import thin_series
from casereport.figures.timeline.data import Unit
from casereport.model.article import Figure as FigureSpec
from casereport.model.chronology import Chronology, Position
from casereport.model.course import Course, Step
from casereport.model.course import Treatment as TreatmentEntry
from casereport.model.laboratory import Result, analyte_key, analyte_name, results, series_for, unit_name
from casereport.model.patient import LabSeries, Patient
from casereport.model.spans import Span as DaySpan
from casereport.model.time import Moment

ROUTE_SHORT = {
    "intravenous": "IV", "intravenous infusion": "IV", "subcutaneous": "SC", "intramuscular": "IM", "oral": "PO", "inhaled": "INH",
}  # fmt: skip
_SETTINGS: dict[str, Setting] = {"home": "home", "clinic": "clinic", "ED": "ed", "ward": "ward", "HDU": "hdu", "ICU": "icu"}
_EVENTS: dict[str, EventKind] = {
    "symptom": "symptom", "diagnosis": "diagnosis", "test": "test", "imaging": "imaging", "procedure": "procedure",
    "treatment": "treatment", "complication": "complication", "outcome": "outcome", "death": "death",
}  # fmt: skip


def course_data(draft: Draft, spec: FigureSpec) -> CourseData | None:
    """The data of a course figure; None when the record has nothing that it could show."""
    patients = [p for p in draft.record.patients if not spec.patients or p.id in spec.patients]
    rows, lanes = drawn_rows(spec, patients), drawn_lanes(spec, patients)
    columns = tuple(Column(draft, spec, patient, rows, lanes).data() for patient in patients)
    shown = tuple(column for column in columns if column.series or column.treatments)
    if not shown:
        return None
    chronology = draft.chronology(patients[0])
    axis = next(iter(chronology.axes.values()))
    title = "Hospital day" if all(_counts_hospital_days(draft.chronology(p)) for p in patients) else day_title(chronology, axis.name)
    lane_ids = tuple(lane for lane in lanes if any(t.id == lane for column in shown for t in column.treatments))
    present = tuple(row for row in rows if any(series.analyte == row for column in shown for series in column.series))
    pairs = tuple(pair for pair in drawn_pairs(spec, patients) if {pair.row, pair.second} <= set(present))
    return CourseData(
        patients=shown,
        rows=tuple(row for row in present if row not in {pair.second for pair in pairs}),
        axis_title=title,
        anchor=_anchor(chronology, axis.name),
        first=1 if axis.first else 0,
        lanes=lane_ids,
        illustrative=is_illustrative(draft, spec, patients, present),
        share_y=spec.share_y,
        abbreviations=abbreviations(draft, shown),
        pairs=pairs,
    )  # fmt: skip


def _anchor(chronology: Chronology, axis: str) -> str:
    """The first day of an axis in words, "" when the record does not say."""
    clock = chronology.patient.clocks.get(axis)
    if clock and axis != "hospital":
        return f"day of {clock.starts}"
    return "day of admission" if _counts_hospital_days(chronology) else ""


def _counts_hospital_days(chronology: Chronology) -> bool:
    stays = {stay.id for stay in chronology.patient.stays}
    return next(iter(chronology.axes)) in stays | {"hospital"}


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


class Column:
    """One patient's values, treatments and care being put together; segments are `axes`, else those that values and treatments lie on."""

    def __init__(
        self, draft: Draft, spec: FigureSpec, patient: Patient, rows: Sequence[str], lanes: Sequence[str], axes: Sequence[str] = ()
    ) -> None:
        self.draft = draft
        self.spec = spec
        self.patient = patient
        self.chronology = draft.chronology(patient)
        self.rows = rows
        self.lanes = lanes
        self.axes = list(axes) or self._axes()
        self._origins = {axis: hours_origin(self.chronology, axis, self._moments()) for axis in self.axes}

    def data(self) -> CoursePatient:
        """The column."""
        return CoursePatient(
            label=self.draft.label(self.patient),
            series=self.series(),
            treatments=self.treatments(),
            stays=self.stays(),
            events=self._events(),
            segments=tuple(self._segment(axis) for axis in self.axes) or (Segment(),),
        )

    def series(self) -> tuple[Series, ...]:
        """The analytes of the figure that the patient has values of."""
        return tuple(found for row in self.rows if (found := self._series(row)))

    def treatments(self) -> tuple[Treatment, ...]:
        """The treatments of the figure that the patient had."""
        return tuple(t for lane in self.lanes if (t := self._treatment(lane)))

    def stays(self) -> tuple[CareStay, ...]:
        """Time in care settings."""
        return tuple(stay for stay in map(self._stay, self.patient.encounters) if stay)

    def _axes(self) -> list[str]:
        """The axes of the values and treatments to be drawn."""
        positions = [r.position for row in self.rows for s in series_for(self.patient, row) for r in self._results(s)]
        positions += [p for item in self._items() for part in _parts(item) for p in self._ends(part) if p]
        used = {p.axis for p in positions if p}
        return [name for name in self.chronology.axes if name in used]

    def _moments(self) -> list[Moment]:
        """The times of results, single doses and events."""
        found = [r.moment for row in self.rows for s in series_for(self.patient, row) for r in self._results(s)]
        found += [part.at for item in self._items() for part in _parts(item) if part.at]
        return found + [event.at for event in self.patient.events if event.at]

    def _told(self, moment: Moment, axis: str) -> Unit:
        """The unit in which a moment is told; no hours where an axis has no common start for them."""
        unit = told_unit(moment)
        return "d" if unit == "h" and self._origins[axis] is None else unit

    def _segment(self, axis: str) -> Segment:
        origin, anchor = self._origins[axis], anchor_of(self.chronology, axis)
        own = Segment(anchor=anchor, origin=MIDNIGHT if origin is None else origin)
        if len(self.axes) < 2:
            return own
        first = self.chronology.axes[axis].first
        return replace(own, title=day_title(self.chronology, axis), first=1 if first else 0, joined=self._follows(axis))

    def _follows(self, axis: str) -> bool:
        """True for a stay that is known to lie a certain time after the stay of the segment before."""
        stays = {stay.id: stay for stay in self.patient.stays}
        place = self.axes.index(axis)
        before = self.axes[place - 1] if place else ""
        gap = stays[axis].gap if axis in stays else None
        names = list(stays)
        return gap is not None and not gap.is_unknown and before in names and names.index(axis) - names.index(before) == 1

    def _results(self, series: LabSeries) -> list[Result]:
        return [r for r in results(series, self.chronology) if r.position and r.value.kind in ("number", "censored", "missing")]

    def _series(self, row: str) -> Series | None:
        found = series_for(self.patient, row)
        drawn = [(point, r, s) for s in found for r in self._results(s) if r.position and (point := self._point(r, r.position))]
        if not found or not any(point.value is not None for point, _, _ in drawn):
            return None
        drawn.sort(key=lambda one: (one[0].segment, one[0].t))
        ranges = drawn_ranges(drawn, self.chronology, self.axes)
        always = ranges[0] if len(ranges) == 1 and ranges[0].is_always else None
        made = Series(
            analyte=row,
            title=analyte_name(found[0]),
            unit=unit_name(found[0]),
            points=tuple(point for point, _, _ in drawn),
            short=short_name(self.draft, found[0]),
            low=always.low if always else None,
            high=always.high if always else None,
            ref_text=always.text if always else "",
            scale="log" if row in {analyte_key(name) for name in self.spec.log} else "auto",
            inside=(always.low_inside, always.high_inside) if always else (True, True),
            ranges=() if always else ranges,
        )
        return self._timed(thin_series(made), {id(point): r for point, r, _ in drawn})

    def _timed(self, series: Series, shown: Mapping[int, Result]) -> Series:
        """The series with the time of each point in words, which would cost too much for points that are not drawn."""
        points = (replace(p, when=moment_text(shown[id(p)].moment, self.chronology)) for p in series.points)
        return replace(series, points=tuple(points))

    def _point(self, result: Result, position: Position) -> Point | None:
        if result.value.missing_reason == "not transcribed":
            return None  # the source has a value here: the line is not interrupted by a result that was not done
        exact = result.moment.time_of_day is not None
        t = days_at(position, exact) or 0.0
        segment, told = self.axes.index(position.axis), self._told(result.moment, position.axis)
        value = result.value
        if value.kind == "missing":
            return Point(t, missing=value.missing_reason.replace("not stated", "not available"), segment=segment, told=told)
        sign: Comparator = value.comparator
        return Point(t, float(value.number or 0), value.shown, sign, result.flag, segment=segment, told=told)

    # --- treatments -------------------------------------------------------------------------------------------

    def _items(self) -> list[TreatmentEntry]:
        items = self.patient.treatments.items if self.patient.treatments else ()
        return [item for item in items if lane_id(item) in self.lanes]

    def _ends(self, part: TreatmentEntry | Step | Course) -> tuple[Position | None, ...]:
        if part.days:
            return self.chronology.span(part.days)
        return (self.chronology.position(part.at),) if part.at else ()

    def _treatment(self, lane: str) -> Treatment | None:
        items = [item for item in self._items() if lane_id(item) == lane]
        if not items:
            return None
        phases = [phase for item in items for part in _parts(item) if part.days and (phase := self._phase(item, part, part.days))]
        boluses = [b for item in items for part in _parts(item) if part.at and not part.days and (b := self._bolus(item, part, part.at))]
        first = items[0]
        name = first.drug or first.name or lane
        title = first.short or name[:1].upper() + name[1:]
        guide = (self.spec.guide or "").lower() in {lane.lower(), name.lower()} and bool(self.spec.guide)
        return Treatment(lane, title, name, tuple(phases), tuple(boluses), guide)

    def _phase(self, item: TreatmentEntry, part: TreatmentEntry | Step | Course, days: DaySpan) -> Phase | None:
        start, end = self.chronology.span(days)
        axis = (start or end).axis if (start or end) else None  # type: ignore[union-attr]  # one of the two is not None here
        if axis is None or axis not in self.axes or (start and end and start.axis != end.axis):
            return None
        exact = days.start.time_of_day is not None
        span = Span(days_at(start, exact), days_at(end, exact), exact, self.axes.index(axis))
        dose = part.dose or part.daily or part.rate
        unit = f"{dose.unit}{'/' + dose.per if dose.per else ''}" if dose else ""
        return Phase(
            span=span,
            texts=_dose_texts(item, part),
            dose=float(dose.amount) if dose and not dose.is_taper else None,
            unit=unit,
            ongoing=days.ongoing,
            start_known=days.start_known,
            end_known=days.end_known or days.ongoing,
            approx="about" in (days.start.qualifier, days.end.qualifier),
            when=span_text(days, self.chronology),
        )

    def _bolus(self, item: TreatmentEntry, part: TreatmentEntry | Step | Course, at: Moment) -> Bolus | None:
        position = self.chronology.position(at)
        if position is None or position.axis not in self.axes:
            return None
        t = days_at(position, at.time_of_day is not None)
        text = next(iter(_dose_texts(item, part)), "")
        segment, told = self.axes.index(position.axis), self._told(at, position.axis)
        return Bolus(t or 0.0, text, at.qualifier == "about", moment_text(at, self.chronology), segment, told)

    # --- care and events --------------------------------------------------------------------------------------

    def _stay(self, encounter: object) -> CareStay | None:
        days = getattr(encounter, "days", None)
        setting = _SETTINGS.get(getattr(encounter, "setting", ""))
        if days is None or setting is None:
            return None
        start, end = self.chronology.span(days)
        known = start or end
        if known is None or known.axis not in self.axes:
            return None
        span = Span(days_at(start, False), days_at(end, False), segment=self.axes.index(known.axis))
        return CareStay(span, setting, getattr(encounter, "label", "") or "", span_text(days, self.chronology))

    def _events(self) -> tuple[EventMark, ...]:
        marks = []
        for event in self.patient.events:
            kind = _EVENTS.get(event.kind)
            position = self.chronology.position(event.at) if event.at else None
            if kind and event.at and position and position.axis in self.axes and position.days >= 0:
                t = days_at(position, event.at.time_of_day is not None) or 0.0
                when = moment_text(event.at, self.chronology)
                segment, told = self.axes.index(position.axis), self._told(event.at, position.axis)
                label = event_label(self.draft, self.patient, event)
                marks.append(EventMark(t, label, kind, event.at.qualifier == "about", when, segment, told))
        return tuple(marks)


def _parts(item: TreatmentEntry) -> list[TreatmentEntry | Step | Course]:
    return [*([item] if item.days or item.at else []), *item.steps, *item.courses]


def days_at(position: Position | None, exact: bool) -> float | None:
    """The moment as a figure counts: day cells lie around their tick, so a time of day (`exact`) stands half a day earlier."""
    return None if position is None else float(position.days - (Decimal("0.5") if exact else 0))


def _dose_texts(item: TreatmentEntry, part: TreatmentEntry | Step | Course) -> tuple[str, ...]:
    """The dose on a bar, longest first: with route, without, the number alone."""
    dose = part.dose or part.daily or part.rate or item.dose or item.daily
    if dose is None:
        return ()
    text = dose_text(part) or dose_text(item)
    route = part.route or item.route or ""
    short = ROUTE_SHORT.get(route_name(route), route_name(route) or route)
    every = part.every or item.every
    frequency = f" {every}" if every is not None and str(every)[:1].isdigit() else ""
    often = f"{text} every{frequency} {short}" if frequency else text
    return tuple(dict.fromkeys([often.strip(), f"{text} {short}".strip(), text, f"{dose.amount.normalize():f}"]))
