"""Times in words: moments, spans, lengths."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from casereport.chart.axes import DEFAULT_CLOCK
from casereport.chart.clock_words import anchor_of, anchor_text, told_on_clock
from casereport.chart.clocks import Clocks
from casereport.language import say
from casereport.model.course import Timed
from casereport.model.durations import Part
from casereport.model.spans import Span
from casereport.model.time import Moment

NBSP = "\u00a0"


def plain_number(number: Decimal) -> str:
    """A number without an exponent or trailing zeros, its minus a real one."""
    return f"{number.normalize():f}".replace("-", "\u2212")


def unit_word(number: Decimal, unit: str) -> str:
    """The unit in full, in the singular for exactly one: `month`, `months`."""
    return say(f"unit.{unit}" if number == 1 else f"unit.{unit}s")


def parts_text(parts: Iterable[Part]) -> str:
    """A length in words: `8 weeks`, `23 weeks 4 days`, "" for none; number and unit stay together."""
    return " ".join(f"{plain_number(number)}{NBSP}{unit_word(number, unit)}" for number, unit in parts)


def moment_text(moment: Moment, clocks: Clocks) -> str:
    """A moment in words: `day 3`, `about 8 weeks before admission`, `day 1 of illness`."""
    if moment.is_unknown:
        return say("time.unknown")
    if moment.day is not None:
        return qualified(moment, _day_words(moment, clocks))
    length = parts_text(moment.elapsed)
    if is_zero(moment):
        return qualified(moment, say("time.zero", event=origin_text(moment, clocks)))
    if moment.relation:
        event = anchor_text(moment.event, clocks)
        name = f"time.{moment.relation}" if length else f"time.bare_{moment.relation}"
        return qualified(moment, say(name, length=length, event=event))
    if _counts_age(moment, clocks):
        return say("time.by_age", length=length) if moment.qualifier == "by" else say("time.age", length=qualified(moment, length))
    return qualified(moment, say("time.before" if moment.sign < 0 else "time.after", length=length, event=_start(moment, clocks)))


def qualified(moment: Moment, words: str) -> str:
    """A time with `about` or `by` before it, where that was typed."""
    return say("time.qualified", qualifier=moment.qualifier, time=words) if moment.qualifier else words


def is_zero(moment: Moment) -> bool:
    """True for no time at all since what it is counted from, which is then told in its place: `at birth`, never `0 hours after birth`."""
    return bool(moment.elapsed) and not any(number for number, _ in moment.elapsed)


def origin_text(moment: Moment, clocks: Clocks) -> str:
    """What a length is counted from."""
    return anchor_text(moment.event, clocks) if moment.relation else _start(moment, clocks)


def _start(moment: Moment, clocks: Clocks) -> str:
    """What an elapsed time is counted from."""
    return anchor_of(clocks, moment.clock or clocks.default or DEFAULT_CLOCK)


def _counts_age(moment: Moment, clocks: Clocks) -> bool:
    return (moment.clock or clocks.default) == "age" and moment.sign > 0


def _day_words(moment: Moment, clocks: Clocks) -> str:
    """The day on its clock, and the time of day behind both: `day 4 of the first stay at 05:00`."""
    number = say("time.day", number=plain_number(moment.day or Decimal(0))).replace(" ", NBSP)
    day, minutes = told_on_clock(number, moment.clock, clocks), moment.time_of_day
    return day if minutes is None else say("time.at", day=day, clock_time=clock_time(minutes))


def clock_time(minutes: int) -> str:
    """A time of day: `06:00`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


# --- spans ------------------------------------------------------------------------------------------------------------------------


def span_text(span: Span, clocks: Clocks) -> str:
    """A span in words: `days 3–9`, `from day 3, ongoing`, `day 5`, `10 to 48 hours after birth`."""
    start, end = _end_text(span.start, clocks), _end_text(span.end, clocks)
    if span.start.is_unknown:
        return say("span.ongoing_unknown") if span.ongoing else say("span.until_unknown", end=_bound(span, end))
    first = start if span.start_known else say("span.before", time=start)
    if span.ongoing:
        return say("span.ongoing", start=_age_start(span, clocks) or first)
    if span.end.is_unknown:
        return say("span.end_unknown", start=first)
    return _whole_span(span, clocks) or say("span.from_to", start=first, end=_bound(span, end))


def _end_text(moment: Moment, clocks: Clocks) -> str:
    """A moment behind `from` or `to`: what happened at it, where no time at all has passed since."""
    return qualified(moment, origin_text(moment, clocks)) if is_zero(moment) else moment_text(moment, clocks)


def _whole_span(span: Span, clocks: Clocks) -> str:
    """A span of which both ends are known, "" for any other."""
    if not (span.start_known and span.end_known):
        return ""
    if span.start == span.end:
        return moment_text(span.start, clocks)
    start, end = _end_text(span.start, clocks), _end_text(span.end, clocks)
    if _is_within_day(span):
        return say("span.within_day", start=start, end=clock_time(span.end.time_of_day or 0))
    if _is_compact(span):
        days = say("span.days", first=plain_number(span.start.day or Decimal(0)), last=plain_number(span.end.day or Decimal(0)))
        return told_on_clock(days.replace(" ", NBSP), span.start.clock, clocks)
    return _lengths(span, clocks) or say("span.both", start=start, end=end)


def _bound(span: Span, end: str) -> str:
    return end if span.end_known else say("span.before", time=end)


def _is_compact(span: Span) -> bool:
    """True for two whole, exact days of one clock, which print as `days 3–9`."""
    start, end = span.start, span.end
    if start.day is None or end.day is None or start.day < 0:
        return False
    return not (start.qualifier or end.qualifier) and start.time_of_day is end.time_of_day is None and start.clock == end.clock


def _is_within_day(span: Span) -> bool:
    """True for two times of one day, which print as `day 3 at 06:00 to 18:00`."""
    start, end = span.start, span.end
    same = start.day is not None and (start.day, start.clock, end.qualifier) == (end.day, end.clock, "")
    return same and start.time_of_day is not None and end.time_of_day is not None


def _lengths(span: Span, clocks: Clocks) -> str:
    """Two lengths from one event, which is told once; "" for any other span."""
    start, end = span.start, span.end
    if not (start.elapsed and end.elapsed) or (start.relation, start.event, start.clock, start.sign) != (
        end.relation, end.event, end.clock, end.sign,
    ):  # fmt: skip
        return ""
    if start.qualifier or end.qualifier:
        return ""
    first, last, event = parts_text(start.elapsed), parts_text(end.elapsed), origin_text(start, clocks)
    if is_zero(start):
        return say("span.from_zero", event=event, last=say("time.after", length=last, event=event))
    if len(start.elapsed) == len(end.elapsed) == 1 and start.elapsed[0][1] == end.elapsed[0][1]:
        first = plain_number(start.elapsed[0][0])
    if not start.relation and _counts_age(start, clocks):
        return say("span.ages", first=first, last=last)
    backwards = start.relation == "before" or start.sign < 0
    return say("span.lengths_before" if backwards else "span.lengths_after", first=first, last=last, event=event)


def _age_start(span: Span, clocks: Clocks) -> str:
    """`the age of 3 years` where a span starts with an age; "" for a start on any other clock."""
    start = span.start
    if not start.elapsed or start.relation or not _counts_age(start, clocks) or start.qualifier == "by" or not span.start_known:
        return ""
    return say("time.age", length=qualified(start, parts_text(start.elapsed))).removeprefix("at ")


def time_text(entry: Timed, clocks: Clocks) -> str:
    """The time of an entry in words, "" when it has none."""
    times = [moment_text(entry.at, clocks)] if entry.at else []
    return ", ".join([*times, *([span_text(entry.days, clocks)] if entry.days else [])])


# --- times inside a sentence --------------------------------------------------------------------------------------------------------


def when_text(entry: Timed, clocks: Clocks) -> str:
    """The time of an entry as a sentence tells it: `on day 3`, `5 months after diagnosis`, `from day 3 onwards`; "" when it has none."""
    times = [moment_in_sentence(entry.at, clocks)] if entry.at else []
    return ", ".join(filter(None, [*times, *([span_in_sentence(entry.days, clocks)] if entry.days else [])]))


def moment_in_sentence(moment: Moment, clocks: Clocks) -> str:
    """A moment as a sentence tells it: `on day 3`, `by day 7 of illness`, "" for an unknown one."""
    if moment.is_unknown:
        return ""
    text = moment_text(moment, clocks)
    if zero := _day_of(moment, clocks):
        return say("when.on", time=zero)
    return say("when.on", time=text) if moment.day is not None and moment.qualifier != "by" else text


def _day_of(moment: Moment, clocks: Clocks) -> str:
    """`the day of transplantation` for day 0 of a clock that starts with it, "" for any other moment."""
    name = moment.clock or clocks.default
    if moment.day != 0 or moment.time_of_day is not None or moment.qualifier or moment.relation or name not in clocks.patient.clocks:
        return ""
    is_first = name in clocks.axes and clocks.axes[name].first == 0
    return say("time.day_of", event=anchor_of(clocks, name)) if is_first else ""


def span_in_sentence(span: Span, clocks: Clocks) -> str:
    """A span as a sentence tells it: `on days 3–9`, `from day 3 onwards`, `from 10 to 48 hours after birth`."""
    start, end = _end_text(span.start, clocks), _end_text(span.end, clocks)
    if span.start.is_unknown:
        return "" if span.ongoing or span.end.is_unknown else say("span.until", time=_bound(span, end))
    first = start if span.start_known else say("span.before", time=start)
    if span.ongoing:
        return say("when.onwards", start=_age_start(span, clocks) or first)
    if span.end.is_unknown:
        return say("span.from", start=first)
    if not (span.start_known and span.end_known):
        return say("span.from_to", start=first, end=_bound(span, end))
    if span.start == span.end:
        return moment_in_sentence(span.start, clocks)
    if _is_within_day(span):
        day, ends = replace(span.start, time_of_day=None), (span.start.time_of_day or 0, span.end.time_of_day or 0)
        return say("when.within_day", day=moment_text(day, clocks), start=clock_time(ends[0]), end=clock_time(ends[1]))
    if _is_compact(span):
        return say("when.on", time=span_text(span, clocks))
    lengths = _lengths(span, clocks)
    return say("when.from", time=lengths) if lengths[:1].isdigit() else lengths or say("span.from_to", start=start, end=end)
