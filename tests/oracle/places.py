"""Where things lie in time, worked out the slow way: minutes since the first midnight of an axis, as fractions.

The rules are those of the documentation: a day is a cell, a time of day and hours elapsed are instants, weeks, months and years
are instants of that precision, and a time counted from an event is found among everything that the patient's record names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from tests.oracle.typed import Typed, TypedSpan, read_moment, read_span

DAY = 1440
HALF = Fraction(1, 2)
ENDS = {"start of ": "start", "first dose of ": "start", "end of ": "end", "last dose of ": "end", "stopping ": "end"}


class NoPlace(Exception):
    """A time that has no place, with the reason: unknown, unknown-anchor, ambiguous, or gap-without-end."""


@dataclass(frozen=True)
class Place:
    """From `earliest` to `latest` in minutes on an axis; `precision` is d for a cell, time for a time of day, else the unit typed.

    `drawn` is where a figure shows it, in days from the tick of the axis' first day, which is the middle of that day: a time of day
    and hours lie within the day, so that midnight is half a day before the tick; weeks, months and years are counted from tick to tick.
    """

    axis: str
    earliest: Fraction
    latest: Fraction
    precision: str
    drawn: Fraction

    @property
    def is_cell(self) -> bool:
        """True for a day."""
        return self.precision == "d"

    @property
    def key(self) -> tuple[str, Fraction]:
        """What it is ordered by."""
        return self.axis, self.earliest


@dataclass(frozen=True)
class Bar:
    """A span on its axes: `start` and `end` in minutes, `left` and `right` as drawn in days; None where that end is not known."""

    axis: str
    end_axis: str
    start: Fraction | None
    end: Fraction | None
    left: Fraction | None
    right: Fraction | None
    ongoing: bool = False

    def holds(self, axis: str, since: Fraction, until: Fraction) -> bool:
        """True when the span [start, end) and the time from `since` up to `until` (an instant when equal) meet."""
        if axis not in (self.axis, self.end_axis):
            return False
        begins, ends = self._within(axis)
        if since == until:
            return (begins is None or begins <= since) and (ends is None or since < ends)
        return (begins is None or begins < until) and (ends is None or since < ends)

    def _within(self, axis: str) -> tuple[Fraction | None, Fraction | None]:
        return self.start if axis == self.axis else None, self.end if axis == self.end_axis else None


@dataclass(frozen=True)
class _Clock:
    axis: str
    offset: Fraction  # minutes from the axis' first midnight
    first: int
    starts: str
    name: str


class Timekeeper:
    """The clocks of one patient, and the place of every time typed on them."""

    def __init__(self, patient: dict[str, Any]) -> None:
        self._patient = patient
        self.clocks: dict[str, _Clock] = {}
        self.troubles: list[str] = []
        self._busy: list[str] = []
        self._add_clocks()
        self._add_stays()

    # --- clocks -----------------------------------------------------------------------------------------------

    def _add_clocks(self) -> None:
        told = self._patient.get("clocks") or {}
        if not told and not self._patient.get("stays"):
            told = {self._patient.get("clock") or "hospital": {"starts": "admission"}}
        for name, clock in told.items():
            starts, first = str(clock["starts"]), int(clock.get("first", 1))
            axis, offset = name, Fraction(0)
            align = str(clock.get("align", "unknown"))
            if self.clocks and align != "unknown":
                place = self.place(align)
                axis, offset = place.axis, Fraction(math.floor(place.earliest / DAY) * DAY)
            self.clocks[name] = _Clock(axis, offset, first, starts, name)

    def _add_stays(self) -> None:
        before = None
        for stay in self._patient.get("stays", ()):
            name, gap = stay["id"], read_moment(str(stay.get("gap", "unknown")))
            clock = _Clock(name, Fraction(0), int(stay.get("first", 1)), "", name)
            self.clocks[name] = clock
            if before is not None and gap and gap.form == "elapsed":
                try:
                    end = self.stay_end(before)
                    offset = Fraction(math.floor(end.earliest / DAY) * DAY) + gap.length
                    self.clocks[name] = replace(clock, axis=end.axis, offset=offset)
                except NoPlace:
                    self.troubles.append("gap-without-end")
            before = stay

    @property
    def default(self) -> str:
        """The clock of a time that names none."""
        return next(iter(self.clocks))

    def stay_end(self, stay: dict[str, Any]) -> Place:
        """The day cell in which a stay ends: its discharge, the end of its days, or the last day known in it; raises NoPlace."""
        for event in self._patient.get("events", ()):
            typed = read_moment(str(event.get("at", "unknown")))
            if event["kind"] == "discharge" and typed and typed.clock == stay["id"]:
                return self._cell(self.place(str(event["at"])))
        if "days" in stay:
            span = read_span(str(stay["days"]))
            if span.end:
                return self._cell(self._place(replace(span.end, clock=stay["id"])))
        known = [self._place(typed) for typed in self._moments() if typed.clock == stay["id"]]
        if not known:
            raise NoPlace("gap-without-end")
        return self._cell(max(known, key=lambda place: place.earliest))

    def _cell(self, place: Place) -> Place:
        day = math.floor(place.earliest / DAY)
        return Place(place.axis, Fraction(day * DAY), Fraction((day + 1) * DAY), "d", Fraction(day))

    def _moments(self) -> Iterator[Typed]:
        """Every moment of the record that names its clock."""
        patient = self._patient
        for series in patient.get("labs", ()):
            yield from (typed for text in series.get("values", {}) if (typed := read_moment(str(text))) and typed.form != "unknown")
        items = [*patient.get("events", ()), *patient.get("encounters", ()), *patient.get("procedures", ())]
        for treatment in _listed(patient.get("treatments")):
            items += [treatment, *treatment.get("steps", ()), *treatment.get("courses", ())]
        for item in items:
            if "at" in item and (typed := read_moment(str(item["at"]))) and typed.form != "unknown":
                yield typed
            if "days" in item:
                span = read_span(str(item["days"]))
                yield from (end for end in (span.start, span.bound, span.end) if end)

    # --- places -----------------------------------------------------------------------------------------------

    def place(self, text: str, stay: str | None = None) -> Place:
        """The place of a time as typed; raises NoPlace."""
        typed = read_moment(text)
        if typed is None:
            raise AssertionError(f"not a time: {text}")
        return self._place(replace(typed, clock=stay) if stay and typed.clock is None and typed.form != "relative" else typed)

    def _place(self, typed: Typed) -> Place:
        if typed.form == "unknown" or (typed.form == "relative" and not typed.parts):
            raise NoPlace("unknown")
        if typed.form == "relative":
            return self._relative(typed)
        clock = self.clocks.get(typed.clock or self.default)
        if clock is None:
            raise NoPlace("unknown-clock")
        return self._ordinal(typed, clock) if typed.form == "day" else self._elapsed(typed, clock)

    def _ordinal(self, typed: Typed, clock: _Clock) -> Place:
        whole = typed.day - clock.first if typed.day > 0 else typed.day
        start = clock.offset + whole * DAY
        if typed.minutes is None:
            return Place(clock.axis, start, start + DAY, "d", start / DAY)
        instant = start + typed.minutes
        return Place(clock.axis, instant, instant, "time", instant / DAY - HALF)

    def _elapsed(self, typed: Typed, clock: _Clock) -> Place:
        if typed.unit in ("h", "min"):
            start = self.start_of(clock)
            instant = start.earliest + typed.length
            return Place(clock.axis, instant, instant, typed.unit, start.drawn + typed.length / DAY)
        instant = clock.offset + typed.length
        return Place(clock.axis, instant, instant + (DAY if typed.unit == "d" else 0), typed.unit, instant / DAY)

    def start_of(self, clock: _Clock) -> Place:
        """The instant at which a clock starts: midnight of its first day, or the time of day of the event that starts it."""
        for event in self._patient.get("events", ()):
            typed = read_moment(str(event.get("at", "unknown")))
            names = {event["kind"], bare(event["label"])}
            if typed and typed.form == "day" and typed.minutes is not None and clock.starts.lower() in names:
                found = self._ordinal(typed, self.clocks[typed.clock or self.default])
                if found.axis == clock.axis:
                    return found
        return Place(clock.axis, clock.offset, clock.offset, "start", clock.offset / DAY - HALF)

    def event(self, event: dict[str, Any]) -> Place:
        """The place of an event; one that starts a clock by its day is drawn where hours count from, if any do; raises NoPlace."""
        place, typed = self.place(str(event["at"])), read_moment(str(event["at"]))
        if typed is None or typed.form == "relative" or not place.is_cell:
            return place
        clock = self.clocks[typed.clock or self.default]
        names = {event["kind"], bare(event["label"])}
        starts = clock.starts.lower() or "admission"
        hours = [m for m in self._moments() if m.form == "elapsed" and m.unit in ("h", "min") and (m.clock or self.default) == clock.name]
        if (starts in names or event["kind"] in starts.split()) and place.earliest == clock.offset and hours:
            return replace(place, drawn=self.start_of(clock).drawn)
        return place

    def _relative(self, typed: Typed) -> Place:
        try:
            anchor = self.anchor(typed.anchor, typed.sign)
        except NoPlace as reason:
            raise NoPlace("unknown-anchor" if str(reason) == "unknown" else str(reason)) from None
        shift = typed.sign * typed.length
        if typed.unit == "d":
            day = math.floor(anchor.earliest / DAY) * DAY + shift
            return Place(anchor.axis, day, day + DAY, "d", day / DAY)
        earliest = anchor.earliest + shift
        latest = anchor.latest + shift if typed.unit in ("h", "min") else earliest
        is_coarse = anchor.precision == "start" and typed.unit not in ("h", "min")
        return Place(anchor.axis, earliest, latest, typed.unit, (anchor.earliest / DAY if is_coarse else anchor.drawn) + shift / DAY)

    # --- spans ------------------------------------------------------------------------------------------------

    def bar(self, text: str) -> Bar:
        """The span of `days:` as typed; raises NoPlace when neither end has a place."""
        return self._bar(read_span(text))

    def _bar(self, span: TypedSpan) -> Bar:
        start = self._place(span.start) if span.start else None
        end = self._place(span.end) if span.end else None
        known = start or end or (self._place(span.bound) if span.bound else None)
        if known is None:
            raise NoPlace("unknown")
        left = None if start is None else start.drawn - (HALF if start.is_cell else 0)
        right = None if end is None else end.drawn + (HALF if end.is_cell else 0)
        return Bar(
            (start or known).axis,
            (end or known).axis,
            start.earliest if start else None,
            end.latest if end else None,
            left,
            right,
            span.ongoing,
        )

    def span_end(self, span: TypedSpan) -> Place:
        """Where a span ends that tells its end; raises NoPlace."""
        if span.end is None:
            raise NoPlace("unknown")
        return self._place(span.end)

    def first_of(self, item: dict[str, Any]) -> Place:
        """Where an entry with `at` or `days` begins; raises NoPlace."""
        return self._end_of(item, "start")

    def _end_of(self, item: dict[str, Any], which: str) -> Place:
        if "at" in item:
            return self.place(str(item["at"]))
        if "days" in item:
            span = read_span(str(item["days"]))
            typed = span.start if which == "start" else span.end
            if typed is None:
                raise NoPlace("unknown")
            return self._place(typed)
        inner = [*item.get("steps", ()), *item.get("courses", ())]
        if not inner:
            raise NoPlace("unknown")
        ends = [self._end_of(part, which) for part in inner]
        return min(ends, key=lambda p: p.key) if which == "start" else max(ends, key=lambda p: (p.axis, p.latest))

    # --- anchors ----------------------------------------------------------------------------------------------

    def anchor(self, name: str, sign: int) -> Place:
        """What a time is counted from; raises NoPlace where it is not found, has no place, or could be two."""
        wanted, which = name.lower(), ""
        for words, end in ENDS.items():
            if wanted.startswith(words):
                wanted, which = wanted.removeprefix(words), end
        if wanted in self._busy:
            raise NoPlace("unknown-anchor")
        self._busy.append(wanted)
        try:
            found = [self._choose(item, which, sign) for item in self._named(wanted)]
            found += [self._choose_stay(stay, which, sign) for stay in self._stays_named(wanted)]
            clocks = [clock for clock in self.clocks.values() if clock.starts and wanted in (clock.name, clock.starts.lower())]
            found += [self.start_of(clock) for clock in clocks]
        finally:
            self._busy.pop()
        if not found:
            raise NoPlace("unknown-anchor")
        if len({place.key for place in found}) > 1:
            raise NoPlace("one-day" if _share_a_day(found) else "ambiguous")
        return found[0]

    def _choose(self, item: dict[str, Any], which: str, sign: int) -> Place:
        start = self._end_of(item, "start")
        if which == "start" or (not which and sign < 0):
            return start
        if which == "end":
            return self._end_of(item, "end")
        if lasts_long(self, item):
            raise NoPlace("ambiguous")
        return start

    def _choose_stay(self, stay: dict[str, Any], which: str, sign: int) -> Place:
        start = self._ordinal(Typed("day", stay["id"], int(stay.get("first", 1))), self.clocks[stay["id"]])
        if which == "start" or (not which and sign < 0):
            return start
        try:
            end = self.stay_end(stay)
        except NoPlace:
            end = None
        if which == "end" and end:
            return end
        if end != start:
            raise NoPlace("ambiguous")
        return start

    def _named(self, wanted: str) -> Iterator[dict[str, Any]]:
        for event in self._patient.get("events", ()):
            if wanted in (event["kind"], bare(event["label"])):
                yield event
        for treatment in _listed(self._patient.get("treatments")):
            if wanted in {str(treatment[key]).lower() for key in ("drug", "name", "short", "brand", "id") if key in treatment}:
                yield treatment
        for procedure in self._patient.get("procedures", ()):
            if wanted in {str(procedure[key]).lower() for key in ("name", "id") if key in procedure}:
                yield procedure

    def _stays_named(self, wanted: str) -> Iterator[dict[str, Any]]:
        for stay in self._patient.get("stays", ()):
            if wanted in {stay["id"].lower(), str(stay.get("label", stay["id"])).lower()}:
                yield stay

    def named(self, name: str) -> Place:
        """Where a thing that a fact names begins; raises NoPlace where it is not found, has no place, or could be two."""
        return self.anchor(f"start of {name}", 1)


def _share_a_day(places: list[Place]) -> bool:
    """True for a day and instants of it: whether these are one place, the documentation leaves open."""
    cells = [place for place in places if place.is_cell]
    return bool(cells) and all(cells[0].axis == p.axis and cells[0].earliest <= p.earliest < cells[0].latest for p in places)


def bare(label: str) -> str:
    """A label without its marks, in small letters."""
    return label.replace("*", "").replace("^", "").replace("~", "").lower()


def lasts_long(time: Timekeeper, item: dict[str, Any]) -> bool:
    """True for what lasts more than a day, or whose end is not known."""
    if "at" in item:
        return False
    inner = [item] if "days" in item else [*item.get("steps", ()), *item.get("courses", ())]
    bars = [time.bar(str(part["days"])) for part in inner if "days" in part]
    if len(inner) > 1 or any(bar.start is None or bar.end is None for bar in bars):
        return True
    return any((bar.end or 0) - (bar.start or 0) > DAY for bar in bars)


def _listed(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else []
