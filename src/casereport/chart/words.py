"""Times in words: moments, spans, lengths, the heads of columns, how the days of a patient are counted."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from casereport.chart.clocks import DEFAULT_CLOCK, Axis, Clocks
from casereport.chart.place import Place
from casereport.language import say
from casereport.model.course import Stay, Timed
from casereport.model.durations import Part
from casereport.model.spans import Span
from casereport.model.time import Moment

NBSP = "\u00a0"
_BARE_CLOCKS = ("illness", "treatment")


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
        return _qualified(moment, _on_clock(_day_words(moment), moment.clock, clocks))
    length = parts_text(moment.elapsed)
    if is_zero(moment):
        return _qualified(moment, say("time.zero", event=_origin(moment, clocks)))
    if moment.relation:
        event = _event(moment.event, clocks)
        name = f"time.{moment.relation}" if length else f"time.bare_{moment.relation}"
        return _qualified(moment, say(name, length=length, event=event))
    if _counts_age(moment, clocks):
        return say("time.by_age", length=length) if moment.qualifier == "by" else say("time.age", length=_qualified(moment, length))
    return _qualified(moment, say("time.before" if moment.sign < 0 else "time.after", length=length, event=_start(moment, clocks)))


def _qualified(moment: Moment, words: str) -> str:
    return say("time.qualified", qualifier=moment.qualifier, time=words) if moment.qualifier else words


def is_zero(moment: Moment) -> bool:
    """True for no time at all since what it is counted from, which is then told in its place: `at birth`, never `0 hours after birth`."""
    return bool(moment.elapsed) and not any(number for number, _ in moment.elapsed)


def _origin(moment: Moment, clocks: Clocks) -> str:
    """What a length is counted from."""
    return _event(moment.event, clocks) if moment.relation else _start(moment, clocks)


def _counts_age(moment: Moment, clocks: Clocks) -> bool:
    return (moment.clock or clocks.default) == "age" and moment.sign > 0


def _day_words(moment: Moment) -> str:
    day = say("time.day", number=plain_number(moment.day or Decimal(0))).replace(" ", NBSP)
    minutes = moment.time_of_day
    return day if minutes is None else say("time.at", day=day, clock_time=clock_time(minutes))


def clock_time(minutes: int) -> str:
    """A time of day: `06:00`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def on_clock(words: str, axis: str, clocks: Clocks) -> str:
    """A day of an axis with the clock behind it; nothing for the patient's first."""
    return words if axis == clocks.default else _on_clock(words, axis, clocks)


def _on_clock(words: str, name: str | None, clocks: Clocks) -> str:
    """A day with its clock behind it; nothing for the patient's own first clock when it is the hospital's."""
    if name is None:
        return words
    if name in _BARE_CLOCKS:
        return say("time.of_clock", time=words, clock=name)
    stay = _stay(name, clocks)
    if stay is not None:
        return say("time.in_brackets", time=words, clock=stay_name(stay)) if len(clocks.patient.stays) > 1 else words
    if name == DEFAULT_CLOCK:
        return words if clocks.default in (name, None) else say("time.in_hospital", time=words)
    axis = clocks.axes.get(name)
    return say("time.in_brackets", time=words, clock=in_sentence(axis.title if axis else name))


def _start(moment: Moment, clocks: Clocks) -> str:
    """What an elapsed time is counted from."""
    name = moment.clock or clocks.default or ""
    clock = clocks.patient.clocks.get(name)
    if clock:
        return anchor_text(clock.starts, clocks)
    stay = _stay(name, clocks)
    if stay and len(clocks.patient.stays) > 1:
        return say("anchor.of_stay", stay=stay_name(stay))
    return say(f"anchor.{name}") if name in ("age", *_BARE_CLOCKS) else say("anchor.hospital")


def _event(event: str, clocks: Clocks) -> str:
    """What a time is counted from, in words: a stay by its label, a treatment or procedure by its name where its id was typed."""
    stay = _stay(event, clocks)
    if stay:
        return say("anchor.the", stay=stay_name(stay))
    start, of, name = event.rpartition(" of ")
    items = clocks.patient.treatments.items if clocks.patient.treatments else ()
    named = {item.id: item.drug or item.name for item in items} | {item.id: item.name for item in clocks.patient.procedures}
    words = named.get(name) if name in named and name else None
    return f"{start}{of}{words}" if words else in_sentence(anchor_text(event, clocks))


def anchor_text(words: str, clocks: Clocks) -> str:
    """What starts a clock, in words: `admission misc` names the stay by its label, and not at all when there is one stay."""
    first, _, rest = words.partition(" ")
    stay = _stay(rest, clocks)
    if stay is None:
        return words
    return say("anchor.bracketed", event=first, stay=stay_name(stay)) if len(clocks.patient.stays) > 1 else first


def anchor_of(clocks: Clocks, axis: str) -> str:
    """What the first day of an axis is the day of, in words."""
    clock = clocks.patient.clocks.get(axis)
    if clock:
        return anchor_text(clock.starts, clocks)
    stay = _stay(axis, clocks)
    if stay is not None:
        return say("anchor.of_stay", stay=stay_name(stay)) if len(clocks.patient.stays) > 1 else say("anchor.hospital")
    if axis in (DEFAULT_CLOCK, "age", *_BARE_CLOCKS):
        return say(f"anchor.{axis}")
    return say("anchor.other", clock=in_sentence(clocks.axes[axis].title))


def day_title(clocks: Clocks, axis: str) -> str:
    """The title of an axis that counts days: "Hospital day", "Day of second stay"."""
    stay = _stay(axis, clocks)
    if stay is not None:
        return say("clock.of_stay", stay=stay_name(stay)) if len(clocks.patient.stays) > 1 else say("clock.hospital")
    if axis == "age":
        return say("clock.of_life" if clocks.axes[axis].first else "clock.age_in_days")
    return clocks.axes[axis].title


def _stay(name: str, clocks: Clocks) -> Stay | None:
    return next((stay for stay in clocks.patient.stays if stay.id == name), None)


def stay_name(stay: Stay) -> str:
    """How a stay is called inside a sentence."""
    return in_sentence(stay.label or say("anchor.stay", id=stay.id))


def in_sentence(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or not text[1:2].isalpha() else text


# --- spans ------------------------------------------------------------------------------------------------------------------------


def span_text(span: Span, clocks: Clocks) -> str:
    """A span in words: `days 3–9`, `from day 3, ongoing`, `day 5`, `10 to 48 hours after birth`."""
    start, end = moment_text(span.start, clocks), moment_text(span.end, clocks)
    if span.start.is_unknown:
        return say("span.ongoing_unknown") if span.ongoing else say("span.until_unknown", end=_bound(span, end))
    first = start if span.start_known else say("span.before", time=start)
    if span.ongoing:
        return _from_age(span, clocks) or say("span.ongoing", start=first)
    if span.end.is_unknown:
        return say("span.end_unknown", start=first)
    return _whole_span(span, clocks) or say("span.from_to", start=first, end=_bound(span, end))


def _whole_span(span: Span, clocks: Clocks) -> str:
    """A span of which both ends are known, "" for any other."""
    if not (span.start_known and span.end_known):
        return ""
    start, end = moment_text(span.start, clocks), moment_text(span.end, clocks)
    if span.start == span.end:
        return start
    if _is_within_day(span):
        return say("span.within_day", start=start, end=clock_time(span.end.time_of_day or 0))
    if _is_compact(span):
        days = say("span.days", first=plain_number(span.start.day or Decimal(0)), last=plain_number(span.end.day or Decimal(0)))
        return _on_clock(days.replace(" ", NBSP), span.start.clock, clocks)
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
    first, last, event = parts_text(start.elapsed), parts_text(end.elapsed), _origin(start, clocks)
    if is_zero(start):
        return say("span.from_zero", event=event, last=say("time.after", length=last, event=event))
    if len(start.elapsed) == len(end.elapsed) == 1 and start.elapsed[0][1] == end.elapsed[0][1]:
        first = plain_number(start.elapsed[0][0])
    if not start.relation and _counts_age(start, clocks):
        return say("span.ages", first=first, last=last)
    backwards = start.relation == "before" or start.sign < 0
    return say("span.lengths_before" if backwards else "span.lengths_after", first=first, last=last, event=event)


def _from_age(span: Span, clocks: Clocks) -> str:
    """`from the age of 3 years, ongoing`; "" for a start on any other clock."""
    start = span.start
    if not start.elapsed or start.relation or not _counts_age(start, clocks) or start.qualifier == "by" or not span.start_known:
        return ""
    return say("span.ongoing", start=say("time.age", length=_qualified(start, parts_text(start.elapsed))).removeprefix("at "))


def time_text(entry: Timed, clocks: Clocks) -> str:
    """The time of an entry in words, "" when it has none."""
    times = [moment_text(entry.at, clocks)] if entry.at else []
    return ", ".join([*times, *([span_text(entry.days, clocks)] if entry.days else [])])


# --- heads of columns ---------------------------------------------------------------------------------------------------------------


def head_text(place: Place, clocks: Clocks) -> str:
    """A place as the head of a column under the title of its axis: `3`, `3 06:00`, `about 3`, `6 mo`."""
    moment = place.moment
    qualifier = f"{moment.qualifier} " if moment.qualifier else ""
    if moment.elapsed and (moment.relation or clocks.axis_of(moment).name == place.axis):
        length = " ".join(f"{plain_number(n)}{NBSP}{unit}" for n, unit in moment.elapsed)
        if moment.relation:
            return qualifier + say(f"time.{moment.relation}", length=length, event=_event(moment.event, clocks))
        return qualifier + ("\u2212" if moment.sign < 0 else "") + length
    number = plain_number(clocks.day_number(place))
    if moment.time_of_day is None:
        return qualifier + number
    return f"{qualifier}{number} {clock_time(moment.time_of_day)}"


def elapsed_title(unit: str, anchor: str) -> str:
    """What stands over lengths in one unit: `Months after diagnosis`, `Hours of life`."""
    units = say(f"unit.{unit}s").capitalize()
    return say("clock.elapsed_of_life", units=units) if anchor == say("anchor.age") else say("clock.elapsed", units=units, event=anchor)


def elapsed_number(moment: Moment) -> str:
    """The number of a length of one part under such a title: `6`, `about 8`, `−2`."""
    number = plain_number(moment.elapsed[0][0] * moment.sign)
    return f"{moment.qualifier} {number}" if moment.qualifier else number


# --- how days are counted -----------------------------------------------------------------------------------------------------------


def count_sentences(clocks: Clocks) -> list[str]:
    """How the days of a patient are counted, a sentence a clock of the record by which days are numbered."""
    patient = clocks.patient
    if not patient.clocks:
        axis = clocks.axes.get(patient.clock or "")
        return [say("count.days_as", days=_counted(axis))] if axis and axis.name != DEFAULT_CLOCK else []
    told = [name for name, clock in patient.clocks.items() if clock.align or clocks.counts_days(name)]
    return [_clock_sentence(clocks, clocks.axes[name]) for name in told]


def _clock_sentence(clocks: Clocks, axis: Axis) -> str:
    clock = clocks.patient.clocks[axis.name]
    event = anchor_text(clock.starts, clocks)
    told = say("count.age_from", event=event) if axis.name == "age" else say("count.first_day", day=_first_day(axis), event=event)
    if clock.align is None:
        return say("count.alone", told=told)
    if clock.align.is_unknown:
        return say("count.apart", told=told)
    return say("count.aligned", told=told, time=_on_first_clock(clock.align, clocks))


def _on_first_clock(moment: Moment, clocks: Clocks) -> str:
    """Where a clock begins, told on the clock that it is aligned with: `hospital day −5`."""
    if moment.day is None or moment.clock or moment.qualifier:
        return moment_text(moment, clocks)
    axis = next(iter(clocks.axes.values()))
    if axis.name in _BARE_CLOCKS:
        return say("count.day_of", number=plain_number(moment.day), clock=axis.name)
    return f"{in_sentence(axis.title)} {plain_number(moment.day)}"


def _first_day(axis: Axis) -> str:
    if axis.name in _BARE_CLOCKS:
        return say("count.first_of", number=axis.first, clock=axis.name)
    return f"{axis.title} {axis.first}"


def _counted(axis: Axis) -> str:
    return say("count.days_of", clock=axis.name) if axis.name in _BARE_CLOCKS else f"{in_sentence(axis.title)}s"
