"""What every output of a record must say: a slow and plain second reading of it, by the documentation alone.

`expect` places each result, dose and event in minutes, judges each result, answers each fact, and says which bars, marks and
guides a figure owes. Nothing of the package is imported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle.answers import Answer, answer, dosed_items
from tests.oracle.judged import Judged, judge_series
from tests.oracle.places import Bar, NoPlace, Place, Timekeeper

FACT = re.compile(r"\{\{ (.+?) \}\}")


@dataclass(frozen=True)
class Series:
    """The results of an analyte, in the order typed."""

    analyte: str
    unit: str
    results: tuple[Judged, ...]

    @property
    def placed(self) -> list[Judged]:
        """Those with a place, in order on each axis."""
        return sorted((r for r in self.results if r.place), key=lambda r: r.place.key if r.place else ("", Fraction(0)))


@dataclass(frozen=True)
class Phase:
    """A dose over a span; `bar` None where neither end has a place."""

    amount: str
    typed: str
    bar: Bar | None
    trouble: str = ""


@dataclass(frozen=True)
class Single:
    """A single dose."""

    amount: str
    typed: str
    place: Place | None
    trouble: str = ""


@dataclass(frozen=True)
class Treatment:
    """A drug or intervention with its phases and single doses, in the order typed, and where it begins (the guide of a figure)."""

    name: str
    phases: tuple[Phase, ...]
    singles: tuple[Single, ...]
    start: Place | None

    @property
    def parts(self) -> list[Phase | Single]:
        """Phases and single doses."""
        return [*self.phases, *self.singles]


@dataclass(frozen=True)
class Event:
    """An event: a moment in `place`, or a span in `bar`; neither where it cannot be placed."""

    label: str
    kind: str
    typed: str
    place: Place | None
    bar: Bar | None
    trouble: str = ""


@dataclass(frozen=True)
class Care:
    """Time in one care setting."""

    setting: str
    bar: Bar | None


@dataclass(frozen=True)
class Patient:
    """All that is known of one patient."""

    id: str
    time: Timekeeper
    series: tuple[Series, ...]
    treatments: tuple[Treatment, ...]
    events: tuple[Event, ...]
    care: tuple[Care, ...]

    @property
    def troubles(self) -> set[str]:
        """Why something has no place: ambiguous, unknown-anchor, gap-without-end, or unknown."""
        found = [r.trouble for s in self.series for r in s.results] + [e.trouble for e in self.events]
        found += [part.trouble for t in self.treatments for part in t.parts]
        return {trouble for trouble in (*found, *self.time.troubles) if trouble}


@dataclass(frozen=True)
class Fact:
    """A fact of the prose in the order of the text, with what it must say."""

    source: str
    answer: Answer


@dataclass(frozen=True)
class Expected:
    """What a record's outputs must say."""

    patients: dict[str, Patient]
    facts: tuple[Fact, ...]


def expect(record: dict[str, Any]) -> Expected:
    """What the outputs of a record must say."""
    patients = {patient["id"]: patient for patient in record["patients"]}
    facts = [Fact(source, answer(patients, source)) for text in record.get("sections", {}).values() for source in FACT.findall(text)]
    return Expected({id_: _patient(patient) for id_, patient in patients.items()}, tuple(facts))


def _patient(patient: dict[str, Any]) -> Patient:
    time = Timekeeper(patient)
    return Patient(
        patient["id"],
        time,
        tuple(Series(series["analyte"], series.get("unit", ""), tuple(judge_series(time, series))) for series in patient.get("labs", ())),
        tuple(_treatment(time, treatment) for treatment in patient.get("treatments", ())),
        tuple(_event(time, event) for event in patient.get("events", ())),
        tuple(Care(item["setting"], _bar(time, item)[0]) for item in patient.get("encounters", ())),
    )


def _treatment(time: Timekeeper, treatment: dict[str, Any]) -> Treatment:
    items = dosed_items(treatment)
    phases = tuple(Phase(item["amount"], str(item["days"]), *_bar(time, item)) for item in items if "days" in item)
    singles = tuple(Single(item["amount"], str(item["at"]), *_moment(time, item)) for item in items if "at" in item)
    try:
        start: Place | None = time.first_of(treatment)
    except NoPlace:
        start = None
    return Treatment(treatment.get("drug") or treatment["name"], phases, singles, start)


def _event(time: Timekeeper, event: dict[str, Any]) -> Event:
    label, kind = event["label"], event["kind"]
    if "days" in event:
        bar, trouble = _bar(time, event)
        return Event(label, kind, str(event["days"]), None, bar, trouble)
    try:
        place, trouble = time.event(event), ""
    except NoPlace as reason:
        place, trouble = None, str(reason)
    return Event(label, kind, str(event["at"]), place, None, trouble)


def _bar(time: Timekeeper, item: dict[str, Any]) -> tuple[Bar | None, str]:
    try:
        return time.bar(str(item["days"])), ""
    except NoPlace as reason:
        return None, str(reason)


def _moment(time: Timekeeper, item: dict[str, Any]) -> tuple[Place | None, str]:
    try:
        return time.place(str(item["at"])), ""
    except NoPlace as reason:
        return None, str(reason)
