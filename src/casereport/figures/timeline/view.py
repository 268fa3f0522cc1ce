"""A timeline's care, treatments and results as a course figure sees them, so that panels, lanes, words and checks are shared.

Each clock is a segment of the one patient, each piece of the axis a part of its clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport.figures.axis.pieces import Axis
from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.entries import EventMark, Part, Phase, RefRange, Series, Span, Treatment
from casereport.figures.timeline.data import TimelineData
from casereport.figures.timeline.words import event_words, span_time_words, time_words

NO_LANE = ""


def course_view(data: TimelineData, axis: Axis) -> CourseData:
    """The timeline as a course of one patient with a segment for each clock in use; every time carries its words."""
    return _View(data, axis).course()


def told_view(data: TimelineData, axis: Axis) -> CourseData:
    """The same for words and tables: without events, which are told apart."""
    view = course_view(data, axis)
    return replace(view, patients=(replace(view.patients[0], events=()),))


def view_axis(axis: Axis) -> Axis:
    """The axis with the segments of the view: the clocks in use, numbered from 0."""
    used = clocks_of(axis)
    return Axis(tuple(replace(piece, segment=used.index(piece.segment)) for piece in axis.pieces))


def clocks_of(axis: Axis) -> tuple[int, ...]:
    """The clocks that the pieces of an axis count on, from left to right."""
    return tuple(dict.fromkeys(piece.segment for piece in axis.pieces))


class _View:
    def __init__(self, data: TimelineData, axis: Axis) -> None:
        self._data = data
        self._axis = axis
        self._segment = {clock: k for k, clock in enumerate(clocks_of(axis))}

    def course(self) -> CourseData:
        data = self._data
        lanes = tuple(dict.fromkeys(t.id for t in data.treatments))
        patient = CoursePatient(
            data.label,
            tuple(self._series(series) for series in data.series),
            tuple(self._treatment(treatment) for treatment in data.treatments),
            tuple(replace(stay, span=self._span(stay.span), when=stay.when or self._span_words(stay.span)) for stay in data.stays),
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
        for clock in self._segment:
            pieces = [(str(k), piece) for k, piece in enumerate(self._axis.pieces) if piece.segment == clock]
            parts = tuple(Part(piece.t0, piece.t1, piece.unit, piece.title, name) for name, piece in pieces)  # divided already
            yield Segment(pieces[0][1].title, self._data.clocks[clock].first, joined=pieces[0][1].joined, parts=parts)

    def _words(self, clock: int, t: float, when: str) -> str:
        return when or time_words(self._data, clock, t, self._axis.piece(clock, t))

    def _span_words(self, span: Span, *, ongoing: bool = False) -> str:
        return span_time_words(self._data, self._axis, span, ongoing=ongoing)

    def _span(self, span: Span) -> Span:
        return replace(span, segment=self._segment[span.segment])

    def _series(self, series: Series) -> Series:
        points = tuple(replace(p, segment=self._segment[p.segment], when=self._words(p.segment, p.t, p.when)) for p in series.points)
        return replace(series, points=points, ranges=tuple(map(self._range, series.ranges)))

    def _range(self, one: RefRange) -> RefRange:
        return one if one.segment is None else replace(one, segment=self._segment.get(one.segment, len(self._segment)))

    def _treatment(self, treatment: Treatment) -> Treatment:
        boluses = tuple(replace(b, segment=self._segment[b.segment], when=self._words(b.segment, b.t, b.when)) for b in treatment.boluses)
        return replace(treatment, phases=tuple(map(self._phase, treatment.phases)), boluses=boluses)

    def _phase(self, p: Phase) -> Phase:
        return replace(p, span=self._span(p.span), when=p.when or self._span_words(p.span, ongoing=p.ongoing))

    def _events(self) -> Iterator[EventMark]:
        for event in self._data.events:
            words = event_words(self._data, self._axis, event)
            yield EventMark(event.t, event.label, event.kind, event.approx, words, self._segment[event.clock])
