"""A timeline's care, treatments and results as a course figure sees them, so that panels, lanes, words and checks are shared.

Each piece of the axis becomes a segment of the one patient; points, single doses and stays go to the piece that holds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport.figures.axis.timeaxis import TimeAxis
from casereport.figures.course.data import (
    Bolus,
    CareStay,
    CourseData,
    CoursePatient,
    Part,
    Phase,
    Point,
    RefRange,
    Segment,
    Series,
    Span,
    Treatment,
)
from casereport.figures.course.marks import EventMark
from casereport.figures.parts.spans import edges_of
from casereport.figures.timeline.data import TimelineData
from casereport.figures.timeline.words import event_words, span_time_words, time_words

NO_LANE = ""


def course_view(data: TimelineData, axis: TimeAxis) -> CourseData:
    """The timeline as a course of one patient with a segment for each piece of its axis; every time carries its words."""
    return _View(data, axis).course()


def told_view(data: TimelineData, axis: TimeAxis) -> CourseData:
    """The same for words and tables: each stay whole, and no events, which are told apart."""
    view, own = course_view(data, axis), _View(data, axis)
    patient = replace(view.patients[0], stays=own.whole_stays(), events=())
    return replace(view, patients=(patient,))


class _View:
    def __init__(self, data: TimelineData, axis: TimeAxis) -> None:
        self._data = data
        self._axis = axis
        clocks = [stretch.segment.clock for stretch in axis.stretches]
        self._home = {clock: clocks.index(clock) for clock in clocks}  # the first piece of a clock stands for all of it

    def course(self) -> CourseData:
        data = self._data
        lanes = tuple(dict.fromkeys(t.id for t in data.treatments))
        patient = CoursePatient(
            data.label,
            tuple(self._series(series) for series in data.series),
            tuple(self._treatment(treatment) for treatment in data.treatments),
            tuple(self._stays()),
            tuple(self._events()),
            tuple(self._segments()),
        )
        rows = tuple(dict.fromkeys(series.analyte for series in data.series))
        clock = data.clocks[0]
        return CourseData(
            (patient,), rows, clock.title, f"day of {clock.anchor}", clock.first, lanes or (NO_LANE,), data.illustrative,
            abbreviations=data.abbreviations,
        )  # fmt: skip

    def _segments(self) -> Iterator[Segment]:
        clock = None
        for k, stretch in enumerate(self._axis.stretches):
            own, joined = stretch.segment, stretch.segment.clock == clock or stretch.follows
            clock = own.clock
            parts = (Part(own.start, own.end, own.unit, own.title, str(k)),)  # divided already
            yield Segment(own.title, self._data.clocks[clock].first, joined=joined, parts=parts)

    def _piece(self, clock: int, t: float) -> int:
        found = self._axis.index(clock, t)
        return self._home[clock] if found is None else found

    def _words(self, clock: int, t: float, when: str) -> str:
        return when or time_words(self._data, clock, t, self._axis.stretches[self._piece(clock, t)].segment)

    def _series(self, series: Series) -> Series:
        ranges = tuple(held for one in series.ranges for held in self._ranges(one))
        return replace(series, points=tuple(self._point(point) for point in series.points), ranges=ranges)

    def _ranges(self, one: RefRange) -> Iterator[RefRange]:
        """The range, on every piece of its clock."""
        pieces = [k for k, stretch in enumerate(self._axis.stretches) if stretch.segment.clock == one.segment]
        yield from [one] if one.segment is None else (replace(one, segment=k) for k in pieces)

    def _point(self, p: Point) -> Point:
        return replace(p, segment=self._piece(p.segment, p.t), when=self._words(p.segment, p.t, p.when))

    def _treatment(self, treatment: Treatment) -> Treatment:
        phases, boluses = tuple(map(self._phase, treatment.phases)), tuple(map(self._bolus, treatment.boluses))
        return replace(treatment, phases=phases, boluses=boluses)

    def _phase(self, p: Phase) -> Phase:
        when = p.when or span_time_words(self._data, self._axis, p.span, ongoing=p.ongoing)
        return replace(p, span=replace(p.span, segment=self._home[p.span.segment]), when=when)

    def _bolus(self, b: Bolus) -> Bolus:
        return replace(b, segment=self._piece(b.segment, b.t), when=self._words(b.segment, b.t, b.when))

    def whole_stays(self) -> tuple[CareStay, ...]:
        """The stays as given, each with its time in words."""
        found = ((stay, stay.when or span_time_words(self._data, self._axis, stay.span)) for stay in self._data.stays)
        return tuple(replace(stay, span=replace(stay.span, segment=self._home[stay.span.segment]), when=when) for stay, when in found)

    def _stays(self) -> Iterator[CareStay]:
        """Each stay, or its part in each piece that it reaches."""
        edges = edges_of([stay.span for stay in self._data.stays])
        for stay, (left, right) in zip(self._data.stays, edges, strict=True):
            when = stay.when or span_time_words(self._data, self._axis, stay.span)
            for k, stretch in enumerate(self._axis.stretches):
                low, high = max(left, stretch.segment.start), min(right, stretch.segment.end)
                if stretch.segment.clock == stay.span.segment and low < high:
                    yield replace(stay, span=Span(low, high, True, k), when=when)

    def _events(self) -> Iterator[EventMark]:
        for event in self._data.events:
            piece = self._piece(event.clock, event.t)
            words = event_words(self._data, self._axis, event)
            yield EventMark(event.t, event.label, event.kind, event.approx, words, piece)
