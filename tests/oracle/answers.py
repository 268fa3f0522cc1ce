"""What each fact of the prose must say, worked out from the places and judged results of a patient."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Literal

from tests.oracle.judged import Judged, judge_series
from tests.oracle.places import DAY, Bar, NoPlace, Place, Timekeeper, bare
from tests.oracle.typed import MINUTES, Part, Typed, read_moment, read_span

NAMES = {"min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "y": "year"}
PRINTED_UNITS = {"10^9/L": "×10⁹/L"}
EXACT = ("h", "min", "time")


class Refused(Exception):
    """A fact that the record cannot answer."""


class Unsaid(Exception):
    """A question that the documentation leaves open: it is not compared."""


@dataclass(frozen=True)
class Answer:
    """`text` as printed; `start` the first numbers printed; `error` no fact at all; `open` is not compared."""

    kind: Literal["text", "start", "error", "open"]
    text: str = ""


@dataclass(frozen=True)
class Thing:
    """What a fact names: how its beginning was typed (None for the start of a clock), and where it lies."""

    typed: Typed | None
    place: Place


def answer(patients: dict[str, dict[str, Any]], source: str, of: str | None = None) -> Answer:
    """What a fact must say; `of` is the patient of the section."""
    call = ast.parse(source.strip(), mode="eval").body
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    arguments = [ast.literal_eval(argument) for argument in call.args]
    options = {word.arg or "": ast.literal_eval(word.value) for word in call.keywords}
    who = options.pop("patient", of) or (next(iter(patients)) if len(patients) == 1 else None)
    if who is None:
        return Answer("error")
    asked = _Asked(patients[who])
    try:
        found: Answer = getattr(asked, call.func.id)(*arguments, **options)
        return found
    except NoPlace as reason:
        return Answer("open" if str(reason) == "one-day" else "error")
    except Refused:
        return Answer("error")
    except Unsaid:
        return Answer("open")


class _Asked:
    def __init__(self, patient: dict[str, Any]) -> None:
        self._patient = patient
        self._time = Timekeeper(patient)

    # --- results ----------------------------------------------------------------------------------------------

    def lab(self, analyte: str, day: int | str, stay: str | None = None) -> Answer:
        return Answer("text", self._lab(analyte, day, stay))

    def _lab(self, analyte: str, day: int | str, stay: str | None) -> str:
        series = self._series(analyte)
        asked = self._time.place(str(day), stay)
        if not asked.is_cell and asked.latest > asked.earliest:
            raise Unsaid  # some hours after a day: neither a day nor an instant
        every = judge_series(self._time, series)
        if any(r.place and _is_on(r.place, asked) and r.number is None for r in every):
            raise Unsaid  # asked and not measured
        hits = [r for r in self._known(series, stay) if r.place and _is_on(r.place, asked)]
        if len(hits) != 1:
            raise Refused
        return _printed(hits[0], series)

    def change(self, analyte: str, start: int | str, end: int | str, stay: str | None = None) -> Answer:
        return Answer("text", f"from {self._lab(analyte, start, stay)} to {self._lab(analyte, end, stay)}")

    def peak(self, analyte: str, stay: str | None = None) -> Answer:
        return Answer("text", _printed(self._extreme(analyte, stay, 1), self._series(analyte)))

    def nadir(self, analyte: str, stay: str | None = None) -> Answer:
        return Answer("text", _printed(self._extreme(analyte, stay, -1), self._series(analyte)))

    def peak_day(self, analyte: str, stay: str | None = None) -> Answer:
        return self._day_of_result(self._extreme(analyte, stay, 1))

    def nadir_day(self, analyte: str, stay: str | None = None) -> Answer:
        return self._day_of_result(self._extreme(analyte, stay, -1))

    def first(self, analyte: str, stay: str | None = None) -> Answer:
        return self._outermost(analyte, stay, min)

    def last(self, analyte: str, stay: str | None = None) -> Answer:
        return self._outermost(analyte, stay, max)

    def _outermost(self, analyte: str, stay: str | None, choose: Any) -> Answer:
        series = self._series(analyte)
        known = self._known(series, stay)
        if not known:
            raise Refused
        if len(known) == 1 and known[0].place is None:
            raise Unsaid
        places = [r.place for r in known]
        if any(place is None for place in places) or len({place.axis for place in places if place}) > 1:
            raise Refused
        end = choose(place.earliest for place in places if place)
        hits = [r for r in known if r.place and r.place.earliest == end]
        if len(hits) > 1 or any(_share_a_day(hits[0].place, r.place) for r in known if r is not hits[0]):
            raise Unsaid  # a day and an hour of it: which came first, nobody knows
        return Answer("text", _printed(hits[0], series))

    def _extreme(self, analyte: str, stay: str | None, sign: int) -> Judged:
        numeric = [r for r in self._known(self._series(analyte), stay) if r.number is not None]
        if not numeric:
            raise Refused
        best = max((r.number or Fraction(0)) * sign for r in numeric)
        hits = [r for r in numeric if (r.number or Fraction(0)) * sign == best]
        if len(hits) > 1:
            raise Unsaid
        return hits[0]

    def _day_of_result(self, result: Judged) -> Answer:
        if result.place is None:
            raise Refused
        typed = read_moment(result.typed)
        return self._day_words(Thing(typed, result.place))

    def _series(self, analyte: str) -> dict[str, Any]:
        found: list[dict[str, Any]] = [series for series in self._patient.get("labs", ()) if series["analyte"] == analyte]
        if len(found) != 1:
            raise Refused
        return found[0]

    def _known(self, series: dict[str, Any], stay: str | None) -> list[Judged]:
        """The results that were measured, of a stay where one is asked for."""
        results = [r for r in judge_series(self._time, series) if r.number is not None or r.text in ("negative", "positive", "trace")]
        return [r for r in results if stay is None or _clock_of(r.typed) == stay]

    # --- doses ------------------------------------------------------------------------------------------------

    def dose(self, drug: str, day: int | str | None = None, stay: str | None = None) -> Answer:
        items = dosed_items(self._treatment(drug))
        if day is None:
            if len({item["amount"] for item in items}) > 1:
                raise Unsaid
            return Answer("start", items[0]["amount"])
        asked = self._time.place(str(day), stay)
        given = [item for item in items if self._is_given(item, asked)]
        gives_way = any("days" in item and self._time.bar(str(item["days"])).start == asked.earliest for item in given)
        given += [] if gives_way else [item for item in items if self._ends_at(item, asked)]
        hits = {item["amount"] for item in given}
        if not hits:
            raise Refused
        if len(hits) > 1:
            raise Unsaid
        return Answer("start", hits.pop())

    def _is_given(self, item: dict[str, Any], asked: Place) -> bool:
        if "at" in item:
            place = self._time.place(str(item["at"]))
            if place.is_cell and not asked.is_cell and place.axis == asked.axis and place.earliest <= asked.earliest < place.latest:
                raise Unsaid
            return _is_on(place, asked)
        span, bar = read_span(str(item["days"])), self._time.bar(str(item["days"]))
        until = asked.latest if asked.is_cell else asked.earliest
        if span.start is None or (span.end is None and not span.ongoing) or bar.axis != bar.end_axis:
            return self._is_given_for_sure(bar, asked, until)
        return bar.holds(asked.axis, asked.earliest, until)

    def _ends_at(self, item: dict[str, Any], asked: Place) -> bool:
        """A span that ends at the very hour that is asked for; where another begins, that one holds."""
        span = read_span(str(item["days"])) if "days" in item else None
        if span is None or span.end is None or asked.is_cell:
            return False
        bar, end = self._time.bar(str(item["days"])), self._time.span_end(span)
        return end.precision in ("time", "h", "min") and (asked.axis, asked.earliest) == (bar.end_axis, bar.end)

    def _is_given_for_sure(self, bar: Bar, asked: Place, until: Fraction) -> bool:
        """A span with an end that is not known holds at its known end; elsewhere it is open."""
        begins = bar.start if asked.axis == bar.axis else None
        if begins is not None and (asked.earliest == begins or asked.earliest <= begins < until):
            return True
        if bar.axis != bar.end_axis and asked.axis == bar.end_axis and bar.end is not None and asked.earliest < bar.end:
            if bar.end <= asked.latest:
                return True
            raise Unsaid
        ends = bar.end if asked.axis == bar.end_axis else None
        if asked.axis != bar.axis or (begins is not None and until <= begins) or (ends is not None and asked.earliest >= ends):
            return False
        raise Unsaid

    def _treatment(self, name: str) -> dict[str, Any]:
        found: list[dict[str, Any]] = [
            treatment
            for treatment in self._patient.get("treatments", ())
            if name.lower() in {str(treatment[key]).lower() for key in ("id", "drug", "name", "short", "brand") if key in treatment}
        ]
        if len(found) != 1:
            raise Refused
        return found[0]

    # --- times ------------------------------------------------------------------------------------------------

    def day(self, name: str, unit: str | None = None) -> Answer:
        thing = self._thing(name)
        if unit is None:
            return self._day_words(thing)
        clock = self._clock(thing)
        start = self._time.start_of(clock)  # an admission at 10:30 is the zero of what has a time of day itself
        is_timed = start.earliest == start.latest and thing.place.precision in EXACT
        return Answer("text", _in_unit(thing.place.earliest - (start.earliest if is_timed else clock.offset), unit))

    def _day_words(self, thing: Thing) -> Answer:
        typed, clock = thing.typed, self._clock(thing)
        if typed is None or typed.qualifier:
            raise Unsaid
        if typed.form == "day":
            return Answer("text", str(typed.day))
        if typed.unit == "d" and len(typed.parts) > 1:
            raise Unsaid
        if typed.unit == "d" or (typed.form == "relative" and typed.unit == "wk"):
            number = (thing.place.earliest - clock.offset) / DAY
            if number.denominator != 1:
                raise Unsaid
            return Answer("text", str(number + clock.first if number >= 0 else number))
        words = length_words(typed.parts)
        if typed.form == "relative":
            return Answer("start", words)
        return Answer("text", words)

    def _clock(self, thing: Thing) -> Any:
        """The clock of a thing; a day of another clock than the axis' own is told in ways that the documentation leaves open."""
        clocks = self._time.clocks
        name = thing.typed.clock if thing.typed and thing.typed.form != "relative" else None
        clock = clocks[name or self._time.default]
        if clock.axis != thing.place.axis or (thing.typed and thing.typed.form == "relative" and len(clocks) > 1):
            raise Unsaid
        if name and name != self._time.default and clock.axis == clocks[self._time.default].axis and not self._patient.get("stays"):
            raise Unsaid
        return clock

    def interval(self, start: str, end: str, unit: str | None = None) -> Answer:
        first, last = self._thing(start), self._thing(end)
        if first.place.axis != last.place.axis:
            raise Refused
        length = last.place.earliest - first.place.earliest
        if length <= 0 or any(thing.typed and thing.typed.qualifier for thing in (first, last)):
            raise Unsaid
        if unit is not None:
            return Answer("text", _in_unit(self._converted(first, last, length, unit), unit))
        typed = self._counted_from(last, first, start) or self._counted_from(first, last, end)
        if typed:
            return Answer("text", length_words(typed.parts))
        return Answer("text", self._length_told(first, last, length))

    def _converted(self, first: Thing, last: Thing, length: Fraction, unit: str) -> Fraction:
        """The length that is converted: between two instants as it is, else of calendar days, which tell no hours."""
        if all(thing.place.precision in EXACT and thing.place.earliest == thing.place.latest for thing in (first, last)):
            return length
        if unit in EXACT:
            raise Refused
        coarse = ("wk", "mo", "y")
        start, end = (t.place.earliest if t.place.precision in coarse else t.place.earliest // DAY * DAY for t in (first, last))
        return Fraction(end - start)

    def _length_told(self, first: Thing, last: Thing, length: Fraction) -> str:
        if first.place.is_cell and last.place.is_cell:
            return _count(length / DAY, "d")
        if all(thing.place.precision in EXACT and thing.place.earliest == thing.place.latest for thing in (first, last)):
            return hours_and_minutes(length)
        one, two = first.typed, last.typed
        alike = one and two and _how(one) == _how(two) and len(one.parts) == 1 and one.anchor == two.anchor
        if one and alike and one.form in ("elapsed", "relative") and one.unit != "d":
            return _count(length / MINUTES[one.unit], one.unit)
        if all(thing.place.precision in ("d", "wk", "start", *EXACT) for thing in (first, last)):
            start, end = (thing.place.earliest // DAY for thing in (first, last))
            return _count(Fraction(end - start), "d")
        return _count(_rounded(length / DAY, 0), "d")

    def _counted_from(self, thing: Thing, other: Thing, name: str) -> Typed | None:
        """How a thing was typed when that is counted from exactly the other."""
        typed = thing.typed
        if typed is None or not typed.parts:
            return None
        if typed.form == "relative":
            if len({_strip(typed.anchor), _strip(name)}) == 1:
                return typed
            anchor = self._time.anchor(typed.anchor, typed.sign)
            return typed if anchor.key == other.place.key and anchor.precision == other.place.precision else None
        clock = self._time.clocks[typed.clock or self._time.default]
        is_start = other.place.earliest == self._time.start_of(clock).earliest or (
            other.place.is_cell and other.place.earliest == clock.offset and typed.unit not in ("h", "min")
        )
        return typed if is_start and other.place.axis == clock.axis else None

    def _thing(self, name: str) -> Thing:
        place = self._time.named(name)
        wanted = name.lower()
        for key, naming in (
            ("events", ("kind", "label")),
            ("treatments", ("drug", "name", "short", "brand", "id")),
            ("procedures", ("name", "id")),
        ):
            for item in self._patient.get(key, ()):
                if wanted in {bare(str(item[field])) for field in naming if field in item}:
                    return Thing(_typed_start(item, self._time), place)
        return Thing(None, place)

    def age(self, form: str = "adjective") -> Answer:
        number, unit = str(self._patient["age"]).split()
        name = NAMES[unit]
        if form == "noun":
            return Answer("text", f"{number} {name}{'' if number == '1' else 's'}")
        return Answer("text", f"{number}-{name}-old")


def dosed_items(treatment: dict[str, Any]) -> list[dict[str, Any]]:
    """The phases and single doses of a treatment, each with its time and its amount as typed ("" for none)."""
    inner = [*treatment.get("steps", ()), *treatment.get("courses", ())] or [treatment]
    found = []
    for item in inner:
        amount = next((str(source[key]) for source in (item, treatment) for key in ("dose", "daily", "rate") if key in source), "")
        found.append({key: item[key] for key in ("at", "days") if key in item} | {"amount": amount})
    return found


def _typed_start(item: dict[str, Any], time: Timekeeper) -> Typed | None:
    if "at" in item:
        return read_moment(str(item["at"]))
    if "days" in item:
        return read_span(str(item["days"])).start
    inner = [*item.get("steps", ()), *item.get("courses", ())]
    first = min(inner, key=lambda part: time.first_of(part).key)
    return _typed_start(first, time)


def _share_a_day(one: Place | None, two: Place | None) -> bool:
    """True for a day and an instant within it."""
    if one is None or two is None or one.axis != two.axis:
        return False
    return one.earliest <= two.earliest < one.latest or two.earliest <= one.earliest < two.latest


def _how(typed: Typed) -> tuple[object, ...]:
    return typed.form, typed.clock, typed.unit, len(typed.parts)


def _is_on(place: Place, asked: Place) -> bool:
    if place.axis != asked.axis:
        return False
    if asked.is_cell:
        return asked.earliest <= place.earliest < asked.latest
    return not place.is_cell and place.earliest == asked.earliest


def _clock_of(text: str) -> str | None:
    typed = read_moment(text)
    return typed.clock if typed else None


def _printed(result: Judged, series: dict[str, Any]) -> str:
    unit = series.get("unit", "")
    if result.number is None:
        return result.text
    return f"{result.text} {PRINTED_UNITS.get(unit, unit)}".strip()


def _strip(name: str) -> str:
    for words in ("start of ", "first dose of "):
        name = name.lower().removeprefix(words)
    return name.lower()


def _rounded(number: Fraction, digits: int) -> Fraction:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return Fraction(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def _in_unit(minutes: Fraction, unit: str) -> str:
    number = _rounded(minutes / MINUTES[unit], 0 if unit == "d" else 1)
    return _count(number, unit)


def _count(number: Fraction, unit: str) -> str:
    shown = str(number.numerator) if number.denominator == 1 else format(Decimal(number.numerator) / Decimal(number.denominator), "f")
    return f"{shown} {NAMES[unit]}{'' if number == 1 else 's'}"


def length_words(parts: Sequence[Part]) -> str:
    """A length in the units typed: 23 weeks 4 days."""
    return " ".join(_count(number, unit) for number, unit in parts)


def hours_and_minutes(minutes: Fraction) -> str:
    """32 hours, 90 minutes, 2 hours 30 minutes: under two hours in minutes where not whole hours."""
    hours, rest = divmod(minutes, 60)
    if not rest:
        return _count(Fraction(hours), "h")
    if minutes < 120:
        return _count(minutes, "min")
    return f"{_count(Fraction(hours), 'h')} {_count(rest, 'min')}"


def numbers_of(text: str) -> list[str]:
    """The numbers of a text, in order."""
    return re.findall(r"\d+(?:\.\d+)?", text)
