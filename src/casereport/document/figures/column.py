"""One patient's values, treatments and care as figures draw them: the chart's places as days from a tick, its doses as bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from casereport.chart import Place, PlacedResult
from casereport.chart.clock_words import anchor_of, day_title
from casereport.chart.treatments import PlacedPart, PlacedTreatment
from casereport.chart.words import moment_text, time_text
from casereport.document.draft import Draft
from casereport.document.figures.axes import MIDNIGHT, DrawnAxes, is_about, is_loose
from casereport.document.figures.doses import amounts_of, dose_texts, frequency, scale_unit
from casereport.document.figures.happenings import Happening, happenings
from casereport.document.figures.rows import Row, drawn_results, line_name, short_name
from casereport.document.figures.selection import lane_id
from casereport.document.figures.undrawn import undrawn_care, undrawn_treatments, undrawn_values
from casereport.document.tables.reference_ranges import drawn_ranges
from casereport.figures.course.data import CoursePatient, Segment
from casereport.figures.course.entries import Bolus, CareStay, Comparator, EventMark, Phase, Point, Series, Setting, Status, Treatment
from casereport.figures.course.entries import EventKind as MarkKind
from casereport.figures.parts.decimation import thin_series
from casereport.figures.parts.undrawn import Undrawn, named
from casereport.language.raised import set_marked
from casereport.model.article import Figure as FigureSpec
from casereport.model.laboratory import analyte_key
from casereport.model.patient import Patient
from casereport.model.time import Moment

_SETTINGS: dict[str, Setting] = {"home": "home", "clinic": "clinic", "ED": "ed", "ward": "ward", "HDU": "hdu", "ICU": "icu"}
_STRETCHING: frozenset[MarkKind] = frozenset(
    ("symptom", "diagnosis", "test", "imaging", "procedure", "treatment", "complication", "outcome", "death")
)
"""Kinds of events that are part of a course from its first day on, and reach as far as its axis must."""

_JUDGED: dict[str, Status] = {"high": "high", "low": "low", "in": "within", "undecided": "undecided"}


class Column:
    """One patient's values, treatments and care being put together, on the axes `names`, else on those of values and treatments."""

    def __init__(
        self,
        draft: Draft,
        spec: FigureSpec,
        patient: Patient,
        rows: Sequence[Row],
        lanes: Sequence[str],
        names: Sequence[str] = (),
    ) -> None:
        self.draft = draft
        self.spec = spec
        self.patient = patient
        self.chart = draft.chart.of_patient(patient)
        self.clocks = self.chart.clocks
        self.rows = rows
        self.lanes = lanes
        self.axes = DrawnAxes(self.clocks, list(names) or self._names(), self.moments())

    def data(self) -> CoursePatient:
        """The column."""
        events, _ = self._events()
        return CoursePatient(
            label=self.draft.label(self.patient) if len(self.draft.record.patients) > 1 else "",
            series=self.series(),
            treatments=self.treatments(),
            stays=self.stays(),
            events=events,
            segments=tuple(self._segment(name) for name in self.axes.names) or (Segment(),),
        )

    def series(self) -> tuple[Series, ...]:
        """The analytes of the figure that the patient has values of."""
        return tuple(found for row in self.rows if (found := self._series(row)))

    def treatments(self) -> tuple[Treatment, ...]:
        """The treatments of the figure that the patient had."""
        return tuple(t for lane in self.lanes if (t := self._treatment(lane)))

    def stays(self) -> tuple[CareStay, ...]:
        """Time in care settings."""
        return tuple(self._stays())

    def undrawn(self) -> tuple[Undrawn, ...]:
        """What of values, treatments and care the figure was asked for and cannot draw."""
        series = [one for row in self.rows for one in row.of(self.chart.index)]
        return (
            *undrawn_values(series, self.axes),
            *undrawn_treatments(self._items(), self.axes),
            *undrawn_care(self.chart.encounters, _SETTINGS, self.axes),
        )

    def undrawn_events(self) -> tuple[Undrawn, ...]:
        """The events that no axis of the figure holds."""
        return self._events()[1]

    # --- axes ---------------------------------------------------------------------------------------------------

    def _names(self) -> list[str]:
        """The axes of the values and treatments to be drawn."""
        used = {result.place.axis for result in self._results() if result.place}
        used |= {place.axis for item in self._items() for part in item.parts for place in (part.start, part.end) if place}
        return [name for name in self.clocks.axes if name in used]

    def moments(self) -> Iterator[Moment]:
        """The times of results, treatments and events."""
        yield from (result.moment for result in self._results())
        timed = [*(part.entry for item in self._items() for part in item.parts), *(event.entry for event in self.chart.events)]
        for entry in timed:
            yield from [entry.at] if entry.at else []
            yield from (entry.days.start, entry.days.end) if entry.days else ()

    def _results(self) -> Iterator[PlacedResult]:
        return (result for row in self.rows for one in row.of(self.chart.index) for result in drawn_results(one))

    def _segment(self, name: str) -> Segment:
        origin, anchor = self.axes.origin(name), anchor_of(self.clocks, name)
        since = anchor if self.axes.hours_from_start(name) else ""
        own = Segment(anchor=anchor, origin=MIDNIGHT if origin is None else origin, hours_from=since)
        if len(self.axes.names) < 2:
            return own
        first = self.clocks.axes[name].first
        return replace(
            own, title=day_title(self.clocks, name), first=1 if first else 0, joined=self.axes.follows(name), gap=self.axes.gap(name)
        )

    # --- results ------------------------------------------------------------------------------------------------

    def _series(self, row: Row) -> Series | None:
        found = row.of(self.chart.index)
        drawn = [(point, result, one) for one in found for result in drawn_results(one) if (point := self._point(result))]
        if not found or not any(point.value is not None for point, _, _ in drawn):
            return None
        drawn.sort(key=lambda one: (one[0].segment, one[0].t))
        ranges = drawn_ranges(drawn, self.clocks, self.axes.names)
        always = ranges[0] if len(ranges) == 1 and ranges[0].is_always else None
        made = Series(
            analyte=row.id,
            title=set_marked(line_name(row, found[0], found[0].name)),
            unit=set_marked(found[0].unit),
            points=tuple(point for point, _, _ in drawn),
            short=line_name(row, found[0], short_name(self.draft, found[0].entry)),
            low=always.low if always else None,
            high=always.high if always else None,
            ref_text=always.text if always else "",
            scale="log" if row.analyte in {analyte_key(name) for name in self.spec.log} else "auto",
            inside=(always.low_inside, always.high_inside) if always else (True, True),
            ranges=() if always else ranges,
            partial=any(result.value.number is not None and not self.axes.has(result.place) for one in found for result in one.results),
        )
        return self._timed(thin_series(made), {id(point): result for point, result, _ in drawn})

    def _timed(self, series: Series, shown: Mapping[int, PlacedResult]) -> Series:
        """The series with the time of each point in words, which would cost too much for points that are not drawn."""
        points = (replace(p, when=moment_text(shown[id(p)].moment, self.clocks)) for p in series.points)
        return replace(series, points=tuple(points))

    def _point(self, result: PlacedResult) -> Point | None:
        place, value = result.place, result.value
        if place is None or not self.axes.has(place) or value.missing_reason == "not transcribed":
            return None  # not transcribed: the source has a value here, the line is not interrupted by a result that was not done
        t, segment, told = self.axes.x(place), self.axes.index(place), self.axes.told(place)
        if value.kind == "missing":
            return Point(t, missing=value.missing_reason.replace("not stated", "not available"), segment=segment, told=told)
        sign: Comparator = value.comparator
        judged = _JUDGED.get(result.status) or result.flag or "unknown"
        return Point(t, float(value.number or 0), result.shown, sign, result.flag, segment=segment, told=told, judged=judged)

    # --- treatments -----------------------------------------------------------------------------------------------

    def _items(self) -> list[PlacedTreatment]:
        return [item for item in self.chart.treatments if lane_id(item.entry) in self.lanes]

    def _treatment(self, lane: str) -> Treatment | None:
        items = [item for item in self._items() if lane_id(item.entry) == lane]
        phases = [phase for item in items for part in item.parts if not part.is_single for phase in self._phases(item, part)]
        boluses = [b for item in items for part in item.parts if part.is_single and (b := self._bolus(item, part))]
        if not phases and not boluses:
            return None
        first = items[0].entry
        name = set_marked(first.drug or first.name or lane)
        title = set_marked(first.short or "") or name[:1].upper() + name[1:]
        guide = (self.spec.guide or "").lower() in {lane.lower(), name.lower()} and bool(self.spec.guide)
        return Treatment(lane, title, name, tuple(phases), tuple(boluses), guide)

    def _phases(self, item: PlacedTreatment, part: PlacedPart) -> Iterator[Phase]:
        """The bar of a part; one that reaches from one axis to another is a bar on each, torn where it goes on."""
        start, end = (place if self.axes.has(place) else None for place in (part.start, part.end))
        if start and end and start.axis != end.axis:
            yield replace(self._phase(item, part, start, None), end_known=True, goes_on="after")
            for first in self._stays_between(start, end):
                yield replace(self._phase(item, part, first, None), start_known=True, end_known=True, goes_on="both")
            yield replace(self._phase(item, part, self._begun(end), end), start_known=True, goes_on="before")
        elif start or end:
            yield self._phase(item, part, start, end)

    def _begun(self, end: Place) -> Place | None:
        """The first day of the stay in which something ends that goes on from another, so that the axis shows all of it."""
        first = self.clocks.first_day(end.axis)
        return first if end.axis in self._axes_of_stays() and first.start <= end.start else None

    def _stays_between(self, start: Place, end: Place) -> Iterator[Place]:
        """The first days of the stays that are drawn between those in which something starts and ends."""
        stays, names = self._axes_of_stays(), self.axes.names
        if {start.axis, end.axis} <= stays:
            between = names[names.index(start.axis) + 1 : names.index(end.axis)]
            yield from (self.clocks.first_day(name) for name in between if name in stays)

    def _axes_of_stays(self) -> set[str]:
        return {self.clocks.axis_name(stay.id) for stay in self.patient.stays}

    def _phase(self, item: PlacedTreatment, part: PlacedPart, start: Place | None, end: Place | None) -> Phase:
        amounts = amounts_of(part, start or end, self.axes)
        is_whole = (start is None) == (part.start is None) and (end is None) == (part.end is None)
        return Phase(
            span=self.axes.span(start, end),
            texts=dose_texts(item, part),
            dose=amounts.dose,
            unit=scale_unit(item, part),
            ongoing=part.is_ongoing and is_whole,
            start_known=start is not None and part.start_known,
            end_known=(end is not None and part.end_known) or (part.is_ongoing and is_whole),
            approx=is_about(part.entry) or any(place is not None and is_loose(place) for place in (start, end)),
            when=time_text(part.entry, self.clocks),
            taper_to=amounts.taper_to,
            every=frequency(item, part),
            high=amounts.high,
            ramp=amounts.ramp,
        )

    def _bolus(self, item: PlacedTreatment, part: PlacedPart) -> Bolus | None:
        place = part.start
        if place is None or not self.axes.has(place):
            return None
        text = next(reversed(dose_texts(item, part)), "")  # the bare dose, as there is little room beside a symbol
        approx, when = is_about(part.entry) or is_loose(place), moment_text(place.moment, self.clocks)
        return Bolus(self.axes.x(place), text, approx, when, self.axes.index(place), self.axes.told(place))

    # --- care and events ------------------------------------------------------------------------------------------

    def _stays(self) -> Iterator[CareStay]:
        for found in self.chart.encounters:
            setting = _SETTINGS.get(found.entry.setting)
            start, end = (place if self.axes.has(place) else None for place in (found.start, found.end))
            if setting is None or not (start or end):
                continue
            crosses = start is not None and end is not None and start.axis != end.axis
            label = set_marked(found.entry.label or "")
            between = self._stays_between(start, end) if start and end and crosses else ()
            for first, last in ((start, None), *((day, None) for day in between), (None, end)) if crosses else ((start, end),):
                yield CareStay(self.axes.span(first, last), setting, label, time_text(found.entry, self.clocks))

    def _events(self) -> tuple[tuple[EventMark, ...], tuple[Undrawn, ...]]:
        """The events that an axis of the figure holds, and the others."""
        marks, lost = [], []
        for found in happenings(self.draft, self.patient):
            if found.place and self.axes.has(found.place):
                marks.append(self._mark(found, found.place))
            else:
                lost.append(Undrawn("other_clock" if found.place else "no_time", named(found.label, found.when)))
        return tuple(marks), tuple(lost)

    def _mark(self, found: Happening, place: Place) -> EventMark:
        approx = is_about(found.entry) or is_loose(place)
        stretches = found.is_event and found.kind in _STRETCHING and found.entry.at is not None and place.start >= 0
        return EventMark(
            self.axes.event_x(place, found.entry), found.label, found.kind, approx, found.when, self.axes.index(place),
            self.axes.told(place), yields=not stretches, lasted=found.lasted,
        )  # fmt: skip
