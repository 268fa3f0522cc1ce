"""Checks of amounts in prose that are no laboratory values: sizes, volumes, scores, numbers of things, lengths and ages of the history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from casereport.chart import PatientChart
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of, is_about
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject, entries_in
from casereport.model.course import Dosed, Vital
from casereport.model.durations import DAYS
from casereport.model.fields import Answer
from casereport.model.patient import Consent, Patient, Presenting
from casereport.model.series import LabSeries
from casereport.problems import Path, Problem
from casereport.statements import read_amounts_of_entry
from casereport.statements.stems import stem, stems
from casereport.values import dataclass

_NEAR = 3
"""The words nearest to an amount, of which the record must have one beside an amount of the kind."""
_NAMES = ("name", "label", "measure", "finding", "kind", "region", "specimen", "dx", "relation")
_GRADED = ("severity", "complication_grade")
_LEFT_OUT = (LabSeries, Dosed, Vital, Patient, Consent)
_GIVEN = ("cycle", "dose", "course", "infusion", "injection", "administration", "round")


@dataclass(frozen=True, slots=True)
class Recorded:
    """An amount of the record: its number and kind, the words of its entry, and where it stands."""

    number: Decimal
    high: Decimal | None
    kind: str
    unit: str
    way: str
    names: frozenset[str]
    path: Path


def amounts_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A size, volume, share, score, number of things or length that prose tells is the one that the record tells of the same thing."""
    told = [one for one in subject.readings.all_of("amount") if not one.of_record and "introduction" not in one.path]
    return [problem for one in told for problem in _wrong_amount(subject, one)] if told else None


def _wrong_amount(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    if told.quantity is None or told.quantity.comparator == "bound":
        return
    known = [amount for chart in charts_of(subject.chart, told.patient) for amount in _amounts(subject, chart)]
    alike = [amount for amount in known if amount.kind == told.quantity.written and amount.names & set(told.names)]
    if told.word == "by":
        yield from _wrong_difference(one, alike)
        return
    near = set(told.names[: _NEAR - 1] if told.quantity.written == "time" else told.names[:_NEAR])
    alike = [a for a in alike if a.names & near and (told.word == a.way or a.kind != "time")]
    if not alike or any(_is_told(one, amount) for amount in alike):
        return
    nearest = max(alike, key=lambda amount: len(amount.names & set(told.names)))
    hint = "correct the text, or the entry of the record"
    yield found_at("number-contradiction", "an amount here is not the one that the record tells of it", one, hint, nearest.path)


def _wrong_difference(one: Told, alike: list[Recorded]) -> Iterator[Problem]:
    """`12 mm more than`, `having gained 1540 g`: a difference between two amounts, or an amount itself (a weight loss of 5 kg)."""
    quantity = one.statement.quantity
    steps = [abs(a.number - b.number) for a, b in combinations(alike, 2) if a.number != b.number]
    if quantity is None or not steps or any(_is_told(one, amount) for amount in alike):
        return
    if not any(is_about(quantity.number, step, Decimal("0.15") if quantity.comparator else Decimal("0.01")) for step in steps):
        hint = "correct the number: it is none of the differences that the record has"
        yield found_at("number-contradiction", "a difference here is not the one that the record has", one, hint, alike[0].path)


def _is_told(one: Told, amount: Recorded) -> bool:
    quantity = one.statement.quantity
    if quantity is None:
        return True
    high = quantity.high if quantity.high is not None else quantity.number
    if amount.high is not None and amount.number <= quantity.number and high <= amount.high:
        return True
    if quantity.number <= amount.number <= high:
        return True
    if quantity.written == "grade" and quantity.number % 1 == 0 and amount.number // 1 == quantity.number:
        return True  # without the letter of the record
    if quantity.written == "time" and one.statement.word == "at" and one.statement.subject == amount.unit:
        return quantity.number <= amount.number < quantity.number + DAYS[amount.unit]
    if quantity.written == "time":
        return abs(quantity.number - amount.number) <= _slack(one.statement.subject, amount.unit)
    return is_about(quantity.number, amount.number, Decimal("0.15")) if quantity.comparator == "~" else False


def _slack(unit: str, other: str) -> Decimal:
    """How far a length may lie from one told in another unit: half of the longer of the two."""
    return max(DAYS[unit], DAYS[other]) / 2 if unit != other else Decimal(0)


# --- the amounts of the record -----------------------------------------------------------------------------------------------------


def _amounts(subject: Subject, chart: PatientChart) -> list[Recorded]:
    kept = subject.in_words
    key = -1 - chart.index
    if key not in kept:
        kept[key] = [*_in_entries(chart), *_of_the_body(chart), *_given(chart)]
    return kept[key]


def _in_entries(chart: PatientChart) -> Iterator[Recorded]:
    for path, entry in entries_in(chart.patient, ("patients", chart.index)):
        if isinstance(entry, _LEFT_OUT):
            continue
        label = " ".join(value for name in _NAMES if isinstance(value := getattr(entry, name, None), str))
        label = f"{label} {path[-1]}" if isinstance(entry, Answer) else label
        for text in _texts(entry):
            yield from _read(text, label, path)


def _texts(entry: object) -> Iterator[str]:
    """The texts of an entry that can hold an amount."""
    if isinstance(entry, Presenting) and entry.duration:
        yield f"{entry.finding} for {entry.duration}"
    for name in type(entry).model_fields:  # type: ignore[attr-defined]  # an entry is a model
        value = getattr(entry, name)
        for text in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            if isinstance(text, str):
                bare = re.fullmatch(r"(\d{1,3})(?: ?/ ?\d+)?", text)
                graded = re.fullmatch(r"(.+?)\s([IV]{1,4}[A-Ca-c]?|\d)", text) if name in _GRADED else None
                yield f"score {bare[1]}" if bare and name == "value" else f"{graded[1]} grade {graded[2]}" if graded else text


def _read(text: str, label: str, path: Path) -> Iterator[Recorded]:
    own = frozenset(stems(re.findall(r"[^\W\d_]{2,}", label.lower())))
    for told in read_amounts_of_entry(text):
        if told.quantity:
            quantity = told.quantity
            yield Recorded(quantity.number, quantity.high, quantity.written, told.subject, told.word, own | frozenset(told.names), path)


def _of_the_body(chart: PatientChart) -> Iterator[Recorded]:
    """The weight of the patient, at birth where the patient is newborn."""
    weight, age = chart.patient.weight, chart.patient.age
    if weight and weight.value.unit in ("g", "kg"):
        is_newborn = (age is not None and age.years is not None and age.years < Decimal("0.1")) or str(age).startswith("newborn")
        grams = weight.value.number * (1000 if weight.value.unit == "kg" else 1)
        names = frozenset(stem(word) for word in ("weight", *(("born",) if is_newborn else ())))
        yield Recorded(grams, None, "mass", "", "", names, ("patients", chart.index, "weight"))


def _given(chart: PatientChart) -> Iterator[Recorded]:
    """How many doses or courses of a drug the record has."""
    for placed in chart.treatments:
        entry = placed.entry
        names = frozenset(stems(re.findall(r"[^\W\d_]{3,}", f"{entry.drug or ''} {entry.name or ''} {entry.short or ''}".lower())))
        number = re.fullmatch(r"\d{1,3}", entry.doses or "")
        if number:
            path = ("patients", chart.index, "treatments", placed.index)
            yield from (Recorded(Decimal(number[0]), None, f"of {stem(word)}", "", "", names, path) for word in _GIVEN)
