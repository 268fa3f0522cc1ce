"""The clocks and stays of a patient: on which axis a moment lies, where, and which axes meet.

Two clocks share an axis only when the record says how they meet; a stay whose gap is known keeps its own axis and shares the line of the
stay before. What lies on two lines is never subtracted, sorted together or drawn on one axis.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from casereport.chart.anchors import Anchors
from casereport.chart.axes import Axis, aliases_of, axes_of, moments_in
from casereport.chart.place import EXACT, Place, instant, length_of, unit_of, whole_days
from casereport.model.course import Stay
from casereport.model.faults import ValueFault
from casereport.model.moments import check_day
from casereport.model.patient import Patient
from casereport.model.spans import Span
from casereport.model.time import Moment
from casereport.values import dataclass

_DAY = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """How an axis meets another: `axis` is where its moments are printed, `offset` days later; `line` where they are compared."""

    axis: str
    offset: Decimal
    line: str
    shift: Decimal
    rank: int


class Clocks:
    """The clocks and stays of one patient."""

    def __init__(self, patient: Patient) -> None:
        self.patient = patient
        self._alias = aliases_of(patient)
        self.axes = axes_of(patient, self._alias)
        self.has_two_stays = len(patient.stays) > 1 and not patient.clocks and not patient.clock
        self._meetings: dict[str, _Meeting] = {}

    @cached_property
    def anchors(self) -> Anchors:
        """What times of this patient can be counted from, by name."""
        return Anchors(self)

    @property
    def default(self) -> str | None:
        """The clock of a moment that names none; None when two stays make that ambiguous."""
        return None if self.has_two_stays else next(iter(self.axes))

    def axis_of(self, moment: Moment) -> Axis:
        """The axis that a moment is counted on; raises ValueFault `unknown-clock` or `ambiguous-stay`."""
        name = moment.clock or self.default
        if name is None:
            raise ValueFault("ambiguous-stay", "this day could belong to either stay", "write the id of the stay before the day")
        name = self._alias.get(name, name)
        if name not in self.axes:
            known = ", ".join([*self.axes, *self._alias])
            raise ValueFault("unknown-clock", "the patient has no such clock or stay", f"the patient has: {known}")
        return self.axes[name]

    def place(self, moment: Moment) -> Place | None:
        """Where the moment lies; None when it is unknown, counted from something without a place, or on no clock of the patient."""
        try:
            return self.checked_place(moment)
        except ValueFault:  # the checks report it, each once; a document can be built all the same
            return None

    def checked_place(self, moment: Moment) -> Place | None:
        """The place; raises as `axis_of` and `Anchors.find`, and ValueFault `clock-zero`. None for unknown, and for a bare `before X`."""
        if moment.relation:
            anchor = self.anchors.find(moment.event, moment.relation)
            return self._at_home(_counted_from(anchor, moment)) if anchor and moment.elapsed else None
        if moment.is_unknown:
            return None
        axis = self.axis_of(moment)
        return self._met(axis, *self._own(axis, moment), moment)

    def span(self, span: Span) -> tuple[Place | None, Place | None]:
        """Both ends of a span; None for an end that is unknown or ongoing."""
        return self.place(span.start), self.place(span.end)

    def axis_name(self, stay: str) -> str:
        """The axis that counts the days of a stay: its own, or the clock that its admission starts."""
        return self._alias.get(stay, stay)

    def first_day(self, name: str) -> Place:
        """The first day of an axis."""
        axis = self.axes[name]
        moment = Moment(f"{name} {axis.first}", clock=name, day=Decimal(axis.first))
        return self._met(axis, Decimal(0), _DAY, moment)

    def start(self, name: str) -> Place:
        """The moment at which an axis begins: midnight, unless the record tells its time."""
        begins = self.start_time(name)
        return replace(self.first_day(name), start=begins, end=begins, exact=True)

    def day_number(self, place: Place) -> Decimal:
        """The printed number of the day in which a place begins: the ordinal of its axis, with no day 0 where the first day is 1."""
        return self.number_of(place.axis, place.day)

    def number_of(self, axis: str, day: Decimal) -> Decimal:
        """The printed number of a day of an axis, `day` counted from 0."""
        return day + self.axes[axis].first if day >= 0 else day

    def start_time(self, name: str) -> Decimal:
        """When on its first day an axis begins, in days since midnight; 0 when the record does not say."""
        told = [start for event in self.patient.events if (start := self._start_told(name, event.kind, event.label, event.at)) is not None]
        clock = self.patient.clocks.get(name)
        if told or clock is None or clock.align is None or clock.align.time_of_day is None:
            return min(told, default=Decimal(0))
        return Decimal(clock.align.time_of_day) / 1440

    def counts_days(self, name: str) -> bool:
        """True unless every time of the patient on this axis is told as a length from its start, and none as a day."""
        return not self._told(name) or self.has_days(name)

    def has_days(self, name: str) -> bool:
        """True when a time of the patient is told as a day of this axis."""
        return any(moment.day is not None for moment in self._told(name))

    def counts_hours(self, name: str) -> bool:
        """True when a time of the patient on this axis is told as hours or minutes from its start."""
        return any(moment.day is None and _is_exact(moment) for moment in self._told(name))

    def _told(self, name: str) -> list[Moment]:
        default = self.default or ""
        own = [moment for moment in moments_in(self.patient) if not moment.relation and not moment.is_unknown]
        return [moment for moment in own if self.axis_name(moment.clock or default) == name]

    def knows_start_time(self, name: str) -> bool:
        """True when the record tells at which time of day an axis begins."""
        return self.start_time(name) != 0

    # --- one moment ---------------------------------------------------------------------------------------------------------------

    def _own(self, axis: Axis, moment: Moment) -> tuple[Decimal, Decimal]:
        """From when to when, in days since the axis' own first day began."""
        if moment.day is not None:
            check_day(moment, axis.first)
            start = moment.day - axis.first if moment.day > 0 else moment.day
            if moment.time_of_day is None:
                return start, start + _DAY
            time = instant(start + Decimal(moment.time_of_day) / 1440)
            return time, time
        length = length_of(moment)
        if unit_of(moment) == "d" and length == whole_days(length):
            return length, length + _DAY
        time = instant(length + (self.start_time(axis.name) if _is_exact(moment) else 0))
        return time, time

    def _start_told(self, name: str, kind: str, label: str, at: Moment | None) -> Decimal | None:
        """The time of day of an event that starts the axis, as a fraction of its first day; None for any other event."""
        if at is None or at.time_of_day is None or at.relation or at.day is None:
            return None
        clock = self.patient.clocks.get(name)
        starts = clock.starts.lower() if clock else "admission"
        if label.lower() != starts and kind not in starts.split():
            return None
        axis = self.axes.get(self._alias.get(at.clock or self.default or "", at.clock or self.default or ""))
        if axis is None or axis.name != name or at.day != axis.first:
            return None
        return Decimal(at.time_of_day) / 1440

    # --- how axes meet --------------------------------------------------------------------------------------------------------------

    def _met(self, axis: Axis, start: Decimal, end: Decimal, moment: Moment) -> Place:
        meets, exact = self._meeting(axis), start == end and (moment.time_of_day is not None or unit_of(moment) in EXACT)
        return Place(meets.axis, start + meets.offset, end + meets.offset, moment, meets.line, meets.shift, meets.rank, exact)

    def _meeting(self, axis: Axis) -> _Meeting:
        if axis.name not in self._meetings:
            self._meetings[axis.name] = _Meeting(axis.name, Decimal(0), axis.name, Decimal(0), axis.rank)  # holds while its own is sought
            self._meetings[axis.name] = self._aligned(axis) or self._after_gap(axis) or self._meetings[axis.name]
        return self._meetings[axis.name]

    def _at_home(self, place: Place) -> Place:
        """The place on the axis of the stay in which it lies, where several share its line."""
        begun = [day for name in self.axes if (day := self.first_day(name)).line == place.line and day.since <= place.since]
        home = max(begun, key=lambda day: day.shift, default=place)
        moved = place.shift - home.shift
        return replace(place, axis=home.axis, shift=home.shift, start=place.start + moved, end=place.end + moved)

    def _aligned(self, axis: Axis) -> _Meeting | None:
        """A clock whose first day the record puts on the patient's first clock is printed on that."""
        clock = self.patient.clocks.get(axis.name)
        if clock is None or clock.align is None or clock.align.is_unknown or axis.rank == 0:
            return None
        base = self.place(clock.align)
        return _Meeting(base.axis, base.day, base.line, base.shift, base.rank) if base else None

    def _after_gap(self, axis: Axis) -> _Meeting | None:
        """A stay that follows another after a known time keeps its own numbers, and is compared on the line of the one before."""
        stays = list(self.patient.stays)
        index = next((n for n, stay in enumerate(stays) if stay.id == axis.name), 0)
        stay = stays[index] if stays else None
        if stay is None or stay.gap is None or stay.gap.is_unknown or not index:
            return None
        first = self.place(stay.gap) if stay.gap.relation else self._readmission(stays[index - 1], stay.gap)
        return _Meeting(axis.name, Decimal(0), first.line, whole_days(first.since), first.rank) if first else None

    def _readmission(self, before: Stay, gap: Moment) -> Place | None:
        """The first day of a stay that began a length of time after the one before had ended."""
        end = self.stay_end(before)
        if end is None or not gap.elapsed:
            return None
        start = end.day + length_of(gap)
        return replace(end, start=start, end=start + _DAY, moment=gap, exact=False)

    def stay_end(self, stay: Stay) -> Place | None:
        """The end of a stay: its discharge, else the last of its days, else the last day of it that the record tells of."""
        axis = self.axes.get(self.axis_name(stay.id))
        if axis is None:
            return None
        discharged = [event.at for event in self.patient.events if event.kind == "discharge" and event.at]
        ended = [stay.days.end] if stay.days and stay.days.end_known and not stay.days.ongoing else []
        for moments in (discharged, ended, list(moments_in(self.patient))):
            found = [place for moment in moments if (place := self._on_axis(axis, moment, is_own=moments is ended))]
            if found:
                return max(found, key=lambda place: place.until)
        return None

    def typed_end(self, stay: Stay) -> Place | None:
        """The last of the days that a stay is told to have; None where that is open, or none are told."""
        axis = self.axes.get(self.axis_name(stay.id))
        if axis is None or stay.days is None or stay.days.ongoing or not stay.days.end_known:
            return None
        return self._on_axis(axis, stay.days.end, is_own=True)

    def _on_axis(self, axis: Axis, moment: Moment, *, is_own: bool) -> Place | None:
        """The place of an ordinal or elapsed moment of this very axis; None for any other. A stay's own days name no clock."""
        if moment.relation or moment.is_unknown:
            return None
        name = moment.clock or (axis.name if is_own else self.default) or ""
        if self._alias.get(name, name) != axis.name:
            return None
        try:
            return self._met(axis, *self._own(axis, moment), moment)
        except ValueFault:
            return None


def _is_exact(moment: Moment) -> bool:
    return any(unit in EXACT for _, unit in moment.elapsed)


def _counted_from(anchor: Place, moment: Moment) -> Place:
    """The place a length before or after another: of days a day, of weeks and more an instant, of hours as exact as the other is."""
    length, unit = length_of(moment), unit_of(moment)
    if _is_exact(moment):
        return replace(anchor, start=instant(anchor.start + length), end=instant(anchor.end + length), moment=moment)
    if unit == "d" and length == whole_days(length):
        return replace(anchor, start=anchor.day + length, end=anchor.day + length + _DAY, moment=moment, exact=False)
    time = instant(anchor.start + length)
    return replace(anchor, start=time, end=time, moment=moment)
