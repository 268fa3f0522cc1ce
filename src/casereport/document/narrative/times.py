"""Times in words: moments, spans, how the days of a patient are counted."""

from __future__ import annotations

from decimal import Decimal

from casereport.model.chronology import DEFAULT_CLOCK, Axis, Chronology, Position
from casereport.model.course import Stay, Timed
from casereport.model.durations import name_of
from casereport.model.spans import Span
from casereport.model.time import Moment

NBSP = "\u00a0"


def plain_number(number: Decimal) -> str:
    """A number without an exponent or trailing zeros, its minus a real one."""
    return f"{number.normalize():f}".replace("-", "\u2212")


def moment_text(moment: Moment, chronology: Chronology) -> str:
    """A moment in words: `day 3`, `about 8 weeks before admission`, `day 1 of illness`."""
    prefix = f"{moment.qualifier} " if moment.qualifier else ""
    if moment.is_unknown:
        return "time unknown"
    if moment.day is not None:
        return f"{prefix}day{NBSP}{plain_number(moment.day)}{_hour(moment)}{_clock(moment, chronology)}"
    length = length_text(moment)
    if moment.relation:
        return f"{prefix}{length} {moment.relation} {_event(moment.event, chronology)}".replace("  ", " ").strip()
    if moment.clock == "age":
        return f"by the age of {length}" if moment.qualifier == "by" else f"at the age of {prefix}{length}"
    return f"{prefix}{length} {'before' if moment.sign < 0 else 'after'} {_start(moment, chronology)}"


def length_text(moment: Moment) -> str:
    """The time elapsed in words: `8 weeks`, "" when none was typed."""
    return " ".join(f"{plain_number(n)}{NBSP}{name_of(n, unit)}" for n, unit in moment.elapsed)


def _hour(moment: Moment) -> str:
    minutes = moment.time_of_day
    return "" if minutes is None else f" at {_clock_time(minutes)}"


def _clock_time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _clock(moment: Moment, chronology: Chronology) -> str:
    """The clock behind a day; nothing for the patient's own first clock when it is the hospital's."""
    name = moment.clock
    if name is None:
        return ""
    if name in ("illness", "treatment"):
        return f" of {name}"
    stay = _stay(name, chronology)
    if stay is not None:
        return f" ({stay_name(stay)})" if len(chronology.patient.stays) > 1 else ""
    axis = chronology.axes.get(name)
    if name == DEFAULT_CLOCK:
        return "" if chronology.default in (name, None) else " in hospital"
    return f" ({in_sentence(axis.title if axis else name)})"


def _start(moment: Moment, chronology: Chronology) -> str:
    """What an elapsed time is counted from."""
    name = moment.clock or chronology.default or ""
    clock = chronology.patient.clocks.get(name)
    if clock:
        return anchor_text(clock.starts, chronology)
    stay = _stay(name, chronology)
    return f"admission ({stay_name(stay)})" if stay and len(chronology.patient.stays) > 1 else "admission"


def _event(event: str, chronology: Chronology) -> str:
    stay = _stay(event, chronology)
    return f"the {stay_name(stay)}" if stay else anchor_text(event, chronology)


def anchor_text(words: str, chronology: Chronology) -> str:
    """What starts a clock, in words: `admission misc` names the stay by its label, and not at all when there is one stay."""
    first, _, rest = words.partition(" ")
    stay = _stay(rest, chronology)
    if stay is None:
        return words
    return f"{first} ({stay_name(stay)})" if len(chronology.patient.stays) > 1 else first


def _stay(name: str, chronology: Chronology) -> Stay | None:
    return next((stay for stay in chronology.patient.stays if stay.id == name), None)


def stay_name(stay: Stay) -> str:
    """How a stay is called inside a sentence."""
    return in_sentence(stay.label or f"stay {stay.id}")


def in_sentence(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or not text[1:2].isalpha() else text


def span_text(span: Span, chronology: Chronology) -> str:
    """A span in words: `days 3–9`, `from day 3, ongoing`, `day 5`."""
    start, end = moment_text(span.start, chronology), moment_text(span.end, chronology)
    if span.start.is_unknown:
        return "ongoing, start unknown" if span.ongoing else f"until {_bound(span, end)}, start unknown"
    first = start if span.start_known else f"before {start}"
    if span.ongoing:
        return f"from {first}, ongoing"
    if span.end.is_unknown:
        return f"from {first}, end unknown"
    if span.start == span.end and span.start_known and span.end_known:
        return start
    if _is_within_day(span):
        return f"{start} to {_clock_time(span.end.time_of_day or 0)}"
    if _is_compact(span):
        first_day, last_day = (plain_number(moment.day or Decimal(0)) for moment in (span.start, span.end))
        return f"days{NBSP}{first_day}–{last_day}{_clock(span.start, chronology)}"
    if span.start_known and span.end_known:
        return f"{start} to {end}"
    return f"from {first} to {_bound(span, end)}"


def _bound(span: Span, end: str) -> str:
    return end if span.end_known else f"before {end}"


def _is_compact(span: Span) -> bool:
    """True for two whole, exact days of one clock, which print as `days 3–9`."""
    start, end = span.start, span.end
    if start.day is None or end.day is None or start.day < 0 or not (span.start_known and span.end_known):
        return False
    return not (start.qualifier or end.qualifier or start.time_of_day or end.time_of_day) and start.clock == end.clock


def _is_within_day(span: Span) -> bool:
    """True for two times of one day, which print as `day 3 at 06:00 to 18:00`."""
    start, end = span.start, span.end
    same = start.day is not None and (start.day, start.clock, end.qualifier) == (end.day, end.clock, "")
    return same and start.time_of_day is not None and end.time_of_day is not None and span.start_known and span.end_known


def time_text(entry: Timed, chronology: Chronology) -> str:
    """The time of an entry in words, "" when it has none."""
    times = [moment_text(entry.at, chronology)] if entry.at else []
    return ", ".join([*times, *([span_text(entry.days, chronology)] if entry.days else [])])


def head_text(moment: Moment, position: Position, chronology: Chronology) -> str:
    """A moment as the head of a column under the title of its axis: `3`, `3 06:00`, `about 3`, `6 mo`."""
    qualifier = f"{moment.qualifier} " if moment.qualifier else ""
    own = (moment.clock or chronology.default) == position.axis or chronology.axis_of(moment).name == position.axis
    if moment.elapsed and (own or moment.relation):
        sign = "\u2212" if moment.sign < 0 else ""
        length = " ".join(f"{plain_number(n)}{NBSP}{unit}" for n, unit in moment.elapsed)
        return qualifier + (f"{length} {moment.relation} {_event(moment.event, chronology)}" if moment.relation else sign + length)
    number = chronology.day_number(position)
    whole = number.to_integral_value(rounding="ROUND_FLOOR")
    minutes = int((number - whole) * 1440 + Decimal("0.5"))
    if moment.time_of_day is None:
        return qualifier + plain_number(number if number == whole else round(number, 1))
    return qualifier + f"{plain_number(whole)} {_clock_time(minutes)}"


def count_sentences(chronology: Chronology) -> list[str]:
    """How the days of a patient are counted, a sentence a clock that the record defines."""
    patient = chronology.patient
    if not patient.clocks:
        axis = chronology.axes.get(patient.clock or "")
        return [f"Days are counted as {_counted(axis)}."] if axis and axis.name != DEFAULT_CLOCK else []
    return [_clock_sentence(chronology, chronology.axes[name]) for name in patient.clocks]


def _clock_sentence(chronology: Chronology, axis: Axis) -> str:
    clock = chronology.patient.clocks[axis.name]
    if axis.name == "age":
        told = f"Age is counted from {anchor_text(clock.starts, chronology)}"
    else:
        told = f"{_first_day(axis)} is the day of {anchor_text(clock.starts, chronology)}"
    if clock.align is None:
        return f"{told}."
    if clock.align.is_unknown:
        return f"{told}; how this count meets the others is not known."
    return f"{told}; this was {_on_first_clock(clock.align, chronology)}."


def _on_first_clock(moment: Moment, chronology: Chronology) -> str:
    """Where a clock begins, told on the clock that it is aligned with: `hospital day −5`."""
    if moment.day is None or moment.clock or moment.qualifier:
        return moment_text(moment, chronology)
    axis = next(iter(chronology.axes.values()))
    if axis.name in ("illness", "treatment"):
        return f"day {plain_number(moment.day)} of {axis.name}"
    return f"{in_sentence(axis.title)} {plain_number(moment.day)}"


def _first_day(axis: Axis) -> str:
    if axis.name in ("illness", "treatment"):
        return f"Day {axis.first} of {axis.name}"
    return f"{axis.title} {axis.first}"


def _counted(axis: Axis) -> str:
    return f"days of {axis.name}" if axis.name in ("illness", "treatment") else f"{in_sentence(axis.title)}s"
