"""The words that prose may use: each tells one thing of the record, for a patient who is named or the only one."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import cached_property
from inspect import signature
from typing import Any, cast

from casereport.chart import Chart, PatientChart, Place
from casereport.chart.bounds import Sign
from casereport.chart.clock_words import on_clock
from casereport.chart.lengths import is_rounded, length_in
from casereport.chart.place import EXACT, Unit
from casereport.chart.treatments import own_dose
from casereport.chart.words import NBSP, moment_text, parts_text, plain_number, qualified
from casereport.facts.expressions import FactFault, read_call
from casereport.facts.lookup import (
    Found,
    find_event,
    find_extreme,
    find_outermost,
    find_place,
    find_result,
    find_treatment,
)
from casereport.facts.persons import person_aged
from casereport.facts.printing import dose_text, dosed, multiple_text, value_text
from casereport.language import say
from casereport.model import CaseRecord
from casereport.model.ages import AgePolicy
from casereport.model.durations import UNIT_OF
from casereport.model.faults import ValueFault
from casereport.problems import listed

_EXAMPLES = {
    "lab": "lab('crp', day=3)", "peak": "peak('crp')", "nadir": "nadir('platelets')", "first": "first('crp')", "last": "last('crp')",
    "peak_day": "peak_day('crp')", "nadir_day": "nadir_day('platelets')", "change": "change('crp', 1, 6)",
    "interval": "interval('admission', 'discharge')", "dose": "dose('anakinra')", "day": "day('discharge')", "age": "age()",
}  # fmt: skip


class Facts:
    """The facts of one record under one journal's age policy; all of them answer from its chart."""

    def __init__(self, record: CaseRecord, age_policy: AgePolicy = "exact", chart: Chart | None = None) -> None:
        self.record = record
        self.age_policy: AgePolicy = age_policy
        self.chart = chart or Chart.of(record)
        self._told: str | None = None

    def evaluate(self, source: str, patient: str | None = None) -> str:
        """The printed text of one expression; `patient` is whom the surrounding text tells of. Raises FactFault."""
        name, arguments, options = read_call(source)
        if name not in self.words:
            near = get_close_matches(name, self.words, n=1)
            hint = f"did you mean {near[0]}()?" if near else f"the words are: {', '.join(self.words)}"
            raise FactFault("unknown-fact", "there is no such word", hint)
        word = self.words[name]
        try:
            signature(word).bind(*arguments, **options)
        except TypeError:
            raise FactFault("bad-fact", "this word takes other arguments", f"write {{{{ {_EXAMPLES[name]} }}}}") from None
        self._told = patient
        try:
            return word(*arguments, **options)
        except ValueFault as wrong:
            raise FactFault("bad-fact", wrong.message, wrong.hint) from None

    @cached_property
    def words(self) -> dict[str, Callable[..., str]]:
        """Name → function of every word."""
        return {
            "lab": self._lab, "peak": self._peak, "nadir": self._nadir, "first": self._first, "last": self._last,
            "peak_day": self._peak_day, "nadir_day": self._nadir_day, "change": self._change, "interval": self._interval,
            "dose": self._dose, "day": self._day, "age": self._age,
        }  # fmt: skip

    # --- results ------------------------------------------------------------------------------------------------

    def _lab(self, analyte: str, day: object = None, **options: Any) -> str:
        chart = self._chart(options)
        stay, scale = options.pop("stay", None), options.pop("as", None)
        _refuse(options)
        if day is None:
            raise FactFault("bad-fact", "lab() needs a day", "lab('crp', day=3)")
        if scale not in (None, "xULN"):
            raise FactFault("bad-fact", "a value cannot be told this way", "as='xULN' tells it as a multiple of the upper reference limit")
        series, result = find_result(chart, analyte, find_place(chart, day, stay))
        return multiple_text(result) if scale == "xULN" else value_text(series, result)

    def _peak(self, analyte: str, **options: Any) -> str:
        return value_text(*self._extreme(analyte, options, 1))

    def _nadir(self, analyte: str, **options: Any) -> str:
        return value_text(*self._extreme(analyte, options, -1))

    def _peak_day(self, analyte: str, **options: Any) -> str:
        return self._day_of_extreme(analyte, options, 1)

    def _nadir_day(self, analyte: str, **options: Any) -> str:
        return self._day_of_extreme(analyte, options, -1)

    def _day_of_extreme(self, analyte: str, options: dict[str, Any], sign: Sign) -> str:
        unit, chart, stay = _unit(options), self._chart(dict(options)), options.get("stay")
        place = self._extreme(analyte, options, sign, needs_time=True)[1].place
        if place is None:
            raise FactFault("unknown-fact", "the time of this is not known", "give the value a time on a clock of the patient")
        return _day_text(chart, place, unit, is_named=bool(stay))

    def _extreme(self, analyte: str, options: dict[str, Any], sign: Sign, *, needs_time: bool = False) -> Found:
        chart, stay = self._chart(options), options.pop("stay", None)
        _refuse(options)
        return find_extreme(chart, analyte, stay, sign, needs_time=needs_time)

    def _first(self, analyte: str, **options: Any) -> str:
        return self._outermost(analyte, options, last=False)

    def _last(self, analyte: str, **options: Any) -> str:
        return self._outermost(analyte, options, last=True)

    def _outermost(self, analyte: str, options: dict[str, Any], *, last: bool) -> str:
        chart, stay = self._chart(options), options.pop("stay", None)
        _refuse(options)
        return value_text(*find_outermost(chart, analyte, stay, last=last))

    def _change(self, analyte: str, start: object, end: object, **options: Any) -> str:
        chart, stay = self._chart(options), options.pop("stay", None)
        _refuse(options)
        pairs = [find_result(chart, analyte, find_place(chart, day, stay)) for day in (start, end)]
        if len({series.unit for series, _ in pairs}) > 1:
            raise FactFault("ambiguous-fact", "the values are in several units", "give all series of the analyte one unit")
        first, last = (value_text(*pair) for pair in pairs)
        return say("fact.change", first=first, last=last)

    # --- time -----------------------------------------------------------------------------------------------------

    def _interval(self, start: str, end: str, **options: Any) -> str:
        unit, chart = _unit(options), self._chart(options)
        _refuse(options)
        a, b = (find_event(chart, name) for name in (start, end))
        length = chart.length(a, b)
        if length is None:
            raise FactFault("unknown-fact", "the two are not on one clock of the record", "say in clocks: how the clocks meet")
        if "by" in (a.moment.qualifier, b.moment.qualifier):
            raise FactFault("unknown-fact", "one of the two is told as a bound, and not when it was", "tell the length in words")
        if unit in EXACT and not (a.exact and b.exact):
            raise FactFault("unknown-fact", "one of the two is told without its hour", "unit='d', or add the hour: 3 06:00")
        is_about = "about" in (a.moment.qualifier, b.moment.qualifier) or is_rounded(chart.clocks, a, b)
        words = parts_text(length_in(unit, a, b) if unit else length)
        return say("fact.about", length=words) if is_about else words

    def _day(self, event: str, **options: Any) -> str:
        unit, chart = _unit(options), self._chart(options)
        _refuse(options)
        return _day_text(chart, find_event(chart, event), unit)

    # --- treatment, age -------------------------------------------------------------------------------------------

    def _dose(self, drug: str, day: object = None, **options: Any) -> str:
        chart, stay = self._chart(options), options.pop("stay", None)
        _refuse(options)
        treatment = find_treatment(chart, drug)
        entry = treatment.entry
        if day is None:
            return dose_text(entry, dosed(entry))
        held = [part.entry for part in treatment.given_at(find_place(chart, day, stay))]
        if not held:
            raise FactFault("unknown-fact", "the record does not give this treatment at this time", "choose a day of its days:")
        told = [part for part in held if own_dose(part)] or [entry] * (own_dose(entry) is not None)
        return dose_text(entry, told, "name the hour: day='3 06:00'")

    def _age(self, form: str = "adjective", **options: Any) -> str:
        patient = self._chart(options).patient
        _refuse(options)
        if patient.age is None or not patient.age.is_reported:
            raise FactFault("unknown-fact", "the record has no age of this patient", "add age:, or leave the age out of the sentence")
        if form not in ("adjective", "noun"):
            raise FactFault("bad-fact", "the form of an age is adjective or noun", "age() or age('noun')")
        text = patient.age.text(self.age_policy, adjective=form == "adjective")
        if not text:
            raise FactFault("unknown-fact", "the journal's age policy prints no age", "leave the age out of the sentence")
        return text if form == "adjective" else text.replace(" ", NBSP)

    def person_aged(self, source: str, noun: str, patient: str | None = None) -> str:
        """The noun with the age behind it, `woman in her 40s`, for an `age()` that the policy prints so; "" for any other expression."""
        try:
            name, arguments, options = read_call(source)
            self._told = patient
            wanted = {"patient": options.pop("patient", None)}
            is_adjective = name == "age" and not options and arguments in ([], ["adjective"], (), ("adjective",))
            return person_aged(self._chart(wanted).patient, self.age_policy, noun) if is_adjective else ""
        except FactFault:
            return ""

    def _chart(self, options: dict[str, Any]) -> PatientChart:
        """The chart of the patient named by `patient=`, else of the one told of, else of the only one."""
        wanted, patients = options.pop("patient", None) or self._told, self.chart.patients
        if wanted is None and len(patients) == 1:
            return next(iter(patients.values()))
        known = listed(patients)
        if wanted is None:
            raise FactFault("ambiguous-fact", "the record has several patients", f"add patient=, one of: {known}")
        if wanted not in patients:
            raise FactFault("unknown-fact", "the record has no such patient", f"the patients are: {known}")
        return patients[str(wanted)]


def _day_text(chart: PatientChart, place: Place, unit: Unit | None, *, is_named: bool = False) -> str:
    """When something was: the number of its day, else the length typed, from the start of its clock or from what it counts from.

    The clock stands behind a day that is not one of the patient's first clock, unless the author has named the stay.
    """
    moment, start = place.moment, chart.clocks.first_day(place.axis)
    if unit:
        sign = "\u2212" if place.since < start.since else ""
        since = chart.clocks.start(place.axis) if place.exact else start
        return qualified(moment, sign + parts_text(length_in(unit, since, place)))
    is_day = not moment.elapsed or (place.is_cell and place.unit not in EXACT) or (moment.relation != "" and place.unit == "wk")
    if is_day:
        number = plain_number(chart.clocks.day_number(place))
        return qualified(moment, number if is_named else on_clock(number, place.axis, chart.clocks))
    return moment_text(moment, chart.clocks) if moment.relation else qualified(moment, parts_text(moment.elapsed))


def _unit(options: dict[str, Any]) -> Unit | None:
    """The unit asked for by `unit=`, by any of its names."""
    wanted = options.pop("unit", None)
    if wanted is None:
        return None
    unit = UNIT_OF.get(str(wanted).lower())
    if unit is None:
        raise FactFault("bad-fact", "this is no unit of time", "unit='d'; the units are min, h, d, wk, mo, y")
    return cast(Unit, unit)


def _refuse(options: dict[str, Any]) -> None:
    if options:
        raise FactFault("bad-fact", "this word has no such option", "the options are patient=, stay=, day=, unit= and as=")
