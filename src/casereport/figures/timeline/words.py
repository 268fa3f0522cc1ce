"""Times of a timeline in words: the bold time before a label, the same time in a sentence."""

from __future__ import annotations

from casereport.figures.axis.pieces import Axis, Piece, day_number
from casereport.figures.axis.segments import counts_down
from casereport.figures.axis.units import DAYS, UNIT_NAMES, Unit
from casereport.figures.course.entries import Span
from casereport.figures.timeline.data import Clock, TimelineData, TimelineEvent
from casereport.language import say
from casereport.language.sentences import in_sentence

MINUS, NO_BREAK = "\u2212", "\u00a0"


def event_prefix(data: TimelineData, event: TimelineEvent, piece: Piece) -> str:
    """The time printed before an event's label: "D6", "−4.2 y", "+3 mo"; with ≈ when it is approximate."""
    text = event.prefix or short_time(event.t, event.unit or piece.unit, data.clocks[event.clock])
    return f"≈{text}" if event.approx and not text.startswith("≈") else text


def short_time(t: float, unit: Unit, clock: Clock) -> str:
    """A moment in few signs: a day by its number, any other unit as a signed length from the anchor."""
    unit = _fitting(t - clock.origin, unit)
    if unit == "d":
        return f"D{day_number(t, clock.first)}".replace("-", MINUS)
    amount = (t - clock.origin) / DAYS[unit]
    sign = MINUS if amount < -1e-9 else "+" if amount > 1e-9 and clock.anchor != "birth" else ""
    return f"{sign}{_rounded(abs(amount))}{NO_BREAK}{unit}"


def time_words(data: TimelineData, clock_index: int, t: float, piece: Piece, unit: Unit | None = None) -> str:
    """A moment in a sentence: "day 6", "4.2 years before admission", "3 months after admission"."""
    clock = data.clocks[clock_index]
    unit = _fitting(t - clock.origin, unit or piece.unit)
    if unit == "d" and not counts_down(piece.unit, piece.t1, clock):
        return day_words(data, clock_index, t)
    origin = 0.0 if unit == "d" else clock.origin
    amount = (t - origin) / DAYS[unit]
    number = _rounded(abs(amount))
    name = UNIT_NAMES[unit][0 if number == "1" else 1]
    if clock.anchor == "birth":
        return say("drawn.age", length=f"{number} {name}")
    if number == "0":
        return clock.anchor
    return say("time.before" if amount < 0 else "time.after", length=f"{number} {name}", event=clock.anchor)


def day_words(data: TimelineData, clock_index: int, t: float) -> str:
    """A day with the clock it is counted on, where a timeline has several: "day 3", "day 3 of illness"."""
    clock = data.clocks[clock_index]
    number = f"day {day_number(t, clock.first)}".replace("-", MINUS)
    if len(data.clocks) == 1:
        return number
    title = in_sentence(clock.title)
    if title.startswith("day "):
        return f"{number} {title.removeprefix('day ')}"
    return f"{title.removesuffix('day')}{number}" if title.endswith("day") else f"{number} ({title})"


def _fitting(length: float, unit: Unit) -> Unit:
    """The unit, or a smaller one for what is less than one of it; the anchor itself stays as it is."""
    smaller: dict[Unit, Unit] = {"y": "mo", "mo": "d", "wk": "d"}
    while unit in smaller and 1e-6 < abs(length) < 0.95 * DAYS[unit]:
        unit = smaller[unit]
    return unit


def _rounded(amount: float) -> str:
    """At most one decimal; two below one."""
    text = f"{amount:.1f}" if amount >= 1 else f"{amount:.2f}"
    return text.rstrip("0").rstrip(".") or "0"


def span_time_words(data: TimelineData, axis: Axis, span: Span, *, ongoing: bool = False) -> str:
    """A span in a sentence: "days 3–5", "from 2 years before admission to day 4"."""
    ends = [None if t is None else _piece_words(data, axis, span.segment, t) for t in (span.start, None if ongoing else span.end)]
    first, last = ends
    if first is None and last is None:
        return say("drawn.throughout")
    if first is None or last is None:
        return say("drawn.until", time=last) if first is None else say("drawn.onwards", time=first)
    if first == last:
        return first
    if first.startswith("day ") and last.startswith("day ") and len(data.clocks) == 1:
        return f"days {first.removeprefix('day ')}–{last.removeprefix('day ')}"
    return say("span.from_to", start=first, end=last)


def event_words(data: TimelineData, axis: Axis, event: TimelineEvent) -> str:
    """When an event took place, in a sentence."""
    if event.when:
        return event.when
    if event.span is not None:
        return span_time_words(data, axis, event.span, ongoing=event.ongoing)
    words = _piece_words(data, axis, event.clock, event.t, event.unit)
    return say("drawn.onwards", time=words) if event.ongoing else words


def _piece_words(data: TimelineData, axis: Axis, clock: int, t: float, unit: Unit | None = None) -> str:
    return time_words(data, clock, t, axis.piece(clock, t), unit)
