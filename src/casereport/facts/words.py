"""The words that prose may use: each tells one thing of the record, for a patient who is named or the only one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from difflib import get_close_matches
from functools import cached_property
from inspect import signature
from math import floor
from typing import Any

from casereport.facts.expressions import FactFault, read_call
from casereport.facts.printing import NBSP, days_text, dose_text, dosed, has_dose, multiple_text, start_of, value_text
from casereport.model import CaseRecord
from casereport.model.ages import AgePolicy
from casereport.model.chronology import Chronology, Position
from casereport.model.course import Dosed, Treatment
from casereport.model.faults import ValueFault
from casereport.model.laboratory import Result, results, series_for, unit_name
from casereport.model.patient import LabSeries, Patient
from casereport.model.time import Moment
from casereport.problems import listed

_EXAMPLES = {
    "lab": "lab('crp', day=3)", "peak": "peak('crp')", "nadir": "nadir('platelets')", "first": "first('crp')", "last": "last('crp')",
    "peak_day": "peak_day('crp')", "nadir_day": "nadir_day('platelets')", "change": "change('crp', 1, 6)",
    "interval": "interval('admission', 'discharge')", "dose": "dose('anakinra')", "day": "day('discharge')", "age": "age()",
}  # fmt: skip


class Facts:
    """The facts of one record under one journal's age policy."""

    def __init__(self, record: CaseRecord, age_policy: AgePolicy = "exact") -> None:
        self.record = record
        self.age_policy: AgePolicy = age_policy
        self.chronologies = {patient.id: Chronology(patient) for patient in record.patients}
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

    # --- the words --------------------------------------------------------------------------------------------

    def _lab(self, analyte: str, day: object = None, **options: Any) -> str:
        patient = self._patient(options)
        stay, scale = options.pop("stay", None), options.pop("as", None)
        _refuse(options)
        if day is None:
            raise FactFault("bad-fact", "lab() needs a day", "lab('crp', day=3)")
        if scale not in (None, "xULN"):
            raise FactFault("bad-fact", "a value cannot be told this way", "as='xULN' tells it as a multiple of the upper reference limit")
        series = self._series(patient, analyte)
        wanted = self._position(patient, day, stay)
        found = [(s, r) for s in series for r in self._results(patient, s) if r.position == wanted]
        if not found:
            raise FactFault("unknown-fact", "the record has no value of this analyte at this time", self._days_hint(patient, series))
        if len(found) > 1:
            raise FactFault("ambiguous-fact", "the record has more than one value of this analyte at this time", "add the hour: 3 06:00")
        return multiple_text(found[0][1]) if scale == "xULN" else value_text(*found[0])

    def _peak(self, analyte: str, **options: Any) -> str:
        return value_text(*self._extreme(analyte, options, 1))

    def _nadir(self, analyte: str, **options: Any) -> str:
        return value_text(*self._extreme(analyte, options, -1))

    def _peak_day(self, analyte: str, **options: Any) -> str:
        return self._day_text(analyte, options, 1)

    def _nadir_day(self, analyte: str, **options: Any) -> str:
        return self._day_text(analyte, options, -1)

    def _day_text(self, analyte: str, options: dict[str, Any], sign: int) -> str:
        patient = self._patient(dict(options))
        _, result = self._extreme(analyte, options, sign)
        return self._number_of(patient, result.position)

    def _first(self, analyte: str, **options: Any) -> str:
        return value_text(*self._known(analyte, options, counted=False)[0])

    def _last(self, analyte: str, **options: Any) -> str:
        return value_text(*self._known(analyte, options, counted=False)[-1])

    def _change(self, analyte: str, start: object, end: object, **options: Any) -> str:
        first, last = (self._lab(analyte, day=day, **options) for day in (start, end))
        return f"from {first} to {last}"

    def _interval(self, start: str, end: str, **options: Any) -> str:
        patient = self._patient(options)
        _refuse(options)
        a, b = (self._event_position(patient, name) for name in (start, end))
        if a is None or b is None or a.axis != b.axis:
            raise FactFault("unknown-fact", "the two are not on one clock of the record", "say in clocks: how the clocks meet")
        return days_text(abs(b.days - a.days))

    def _day(self, event: str, **options: Any) -> str:
        patient = self._patient(options)
        _refuse(options)
        return self._number_of(patient, self._event_position(patient, event))

    def _number_of(self, patient: Patient, position: Position | None) -> str:
        """The number of the day on which a position lies, whatever the hour."""
        if position is None:
            raise FactFault("unknown-fact", "the time of this is not known", "add at: to it, on a clock of the patient")
        day = replace(position, days=position.days.to_integral_value(ROUND_FLOOR))
        return f"{self.chronologies[patient.id].day_number(day):f}"

    def _dose(self, drug: str, day: object = None, **options: Any) -> str:
        patient = self._patient(options)
        _refuse(options)
        treatment = self._treatment(patient, drug)
        return dose_text(treatment, dosed(treatment) if day is None else self._dosed_on(patient, treatment, day))

    def _dosed_on(self, patient: Patient, treatment: Treatment, day: object) -> list[Dosed]:
        """The entries that tell the dose of a day: its step or course, or the treatment that these stand in."""
        wanted = self._position(patient, day, None)
        held = [item for item in (treatment, *treatment.steps, *treatment.courses) if self._holds(patient, item, wanted)]
        if not held:
            raise FactFault("unknown-fact", "the record does not give this treatment at this time", "choose a day of its days:")
        return [item for item in held if has_dose(item)] or [item for item in (treatment,) if has_dose(item)]

    def _holds(self, patient: Patient, item: Dosed, wanted: Position | None) -> bool:
        chronology = self.chronologies[patient.id]
        start, end = chronology.span(item.days) if item.days else (chronology.position(item.at),) * 2 if item.at else (None, None)
        if wanted is None or start is None or start.axis != wanted.axis or floor(start.days) > wanted.days:
            return False
        if end is None:
            return item.days is not None and item.days.ongoing
        return end.axis == wanted.axis and wanted.days <= end.days

    def _age(self, form: str = "adjective", **options: Any) -> str:
        patient = self._patient(options)
        _refuse(options)
        if patient.age is None or not patient.age.is_reported:
            raise FactFault("unknown-fact", "the record has no age of this patient", "add age:, or leave the age out of the sentence")
        if form not in ("adjective", "noun"):
            raise FactFault("bad-fact", "the form of an age is adjective or noun", "age() or age('noun')")
        text = patient.age.text(self.age_policy, adjective=form == "adjective")
        if not text:
            raise FactFault("unknown-fact", "the journal's age policy prints no age", "leave the age out of the sentence")
        return text if form == "adjective" else text.replace(" ", NBSP)

    # --- what they stand on -----------------------------------------------------------------------------------

    def _patient(self, options: dict[str, Any]) -> Patient:
        wanted = options.pop("patient", None) or self._told
        patients = {patient.id: patient for patient in self.record.patients}
        if wanted is None and len(patients) == 1:
            return next(iter(patients.values()))
        known = listed(patients)
        if wanted is None:
            raise FactFault("ambiguous-fact", "the record has several patients", f"add patient=, one of: {known}")
        if wanted not in patients:
            raise FactFault("unknown-fact", "the record has no such patient", f"the patients are: {known}")
        return patients[str(wanted)]

    def _series(self, patient: Patient, analyte: str) -> tuple[LabSeries, ...]:
        found = series_for(patient, str(analyte))
        if not found:
            names = listed(s.analyte for s in patient.labs if s.analyte)
            near = get_close_matches(str(analyte).lower(), names.lower().split(", "), n=1)
            known = f"the analytes are: {names}" if names else "add the analyte to labs:"
            hint = f"did you mean {near[0]}?" if near else known
            raise FactFault("unknown-fact", "the record has no such analyte for this patient", hint)
        return found

    def _results(self, patient: Patient, series: LabSeries) -> tuple[Result, ...]:
        return results(series, self.chronologies[patient.id])

    def _position(self, patient: Patient, day: object, stay: object) -> Any:
        text = f"{stay} {day}" if stay else str(day)
        return self.chronologies[patient.id].checked_position(Moment.parse(text))

    def _known(self, analyte: str, options: dict[str, Any], *, counted: bool = True) -> list[tuple[LabSeries, Result]]:
        """The measured values of an analyte in time order, numbers only when `counted`; those of one stay when `stay` names it."""
        patient = self._patient(options)
        stay = options.pop("stay", None)
        _refuse(options)
        axis = self.chronologies[patient.id].axis_of(Moment.parse(f"{stay} 1")).name if stay else None
        pairs = [(s, r) for s in self._series(patient, analyte) for r in self._results(patient, s)]
        told = [pair for pair in pairs if pair[1].value.kind != "missing" and (pair[1].value.number is not None or not counted)]
        measured = [(s, r) for s, r in told if r.position and (axis is None or r.position.axis == axis)]
        if len({r.position.axis for _, r in measured if r.position}) > 1:
            raise FactFault("ambiguous-fact", "the values lie on clocks that do not meet", "add stay=")
        if len({unit_name(s) for s, _ in measured}) > 1:
            raise FactFault("ambiguous-fact", "the values are in several units", "give all series of the analyte one unit")
        if not measured:
            raise FactFault("unknown-fact", "no value of this analyte was measured", "give it in labs:, at a day of the patient")
        return sorted(measured, key=lambda pair: pair[1].position.days if pair[1].position else Decimal(0))

    def _extreme(self, analyte: str, options: dict[str, Any], sign: int) -> tuple[LabSeries, Result]:
        known = self._known(analyte, options)
        return max(known, key=lambda pair: sign * (pair[1].value.number or Decimal(0)))

    def _treatment(self, patient: Patient, name: str) -> Treatment:
        items = patient.treatments.items if patient.treatments else ()
        wanted = str(name).lower()
        named = [item for item in items if (item.id or "").lower() == wanted]
        found = named or [item for item in items if wanted in {str(text).lower() for text in (item.drug, item.name, item.short)}]
        if len(found) > 1:
            raise FactFault("ambiguous-fact", "more than one treatment has this name", "give each an id:, and name it by that")
        if found:
            return found[0]
        known = listed(item.id or item.drug or item.name or "" for item in items)
        hint = f"the treatments are: {known}" if known else "add it to treatments:"
        raise FactFault("unknown-fact", "the record has no such treatment for this patient", hint)

    def _event_position(self, patient: Patient, name: str) -> Any:
        """Where an event lies, found by kind or label, or the start of a treatment by its name."""
        chronology = self.chronologies[patient.id]
        found = [e for e in patient.events if str(name).lower() in (e.kind, e.label.lower())]
        if len(found) > 1:
            raise FactFault("ambiguous-fact", "more than one event has this name", "use the event's label")
        moment = start_of(found[0] if found else self._started(patient, name))
        return chronology.position(moment) if moment else None

    def _started(self, patient: Patient, name: str) -> Treatment:
        try:
            return self._treatment(patient, name)
        except FactFault as unknown:
            kinds = ", ".join(dict.fromkeys(event.kind for event in patient.events)) or "none"
            if unknown.code == "ambiguous-fact":
                raise
            message = "the record has no such event or treatment for this patient"
            raise FactFault("unknown-fact", message, f"the events are: {kinds}; {unknown.hint}") from None

    def _days_hint(self, patient: Patient, series: tuple[LabSeries, ...]) -> str:
        times = [str(r.moment) for s in series for r in self._results(patient, s)]
        return f"it has values at: {', '.join(times[:12])}"


def _refuse(options: dict[str, Any]) -> None:
    if options:
        raise FactFault("bad-fact", "this word has no such option", "the options are patient=, stay=, day= and as=")
