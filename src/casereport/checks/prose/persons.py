"""Checks of who prose tells of: age, sex and number of patients (CARE item 5a)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casereport.chart import PatientChart
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.model.ages import Age
from casereport.model.durations import DAYS
from casereport.problems import Path, Problem

_BANDS: dict[str, tuple[float, float]] = {
    "newborn": (0, 0.2), "neonate": (0, 0.2), "infant": (0, 2), "toddler": (0.9, 4), "child": (0, 18), "adolescent": (9.5, 20),
    "teenager": (13, 20),
    "teenage": (13, 20), "sexagenarian": (60, 70), "septuagenarian": (70, 80), "octogenarian": (80, 90), "elderly": (60, 130),
}  # fmt: skip
"""What a word says of an age, in years: from, and to below; wide, as authors use them (MeSH: adolescents are 13 to 18)."""


def ages_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """An age that prose tells is that of the patient it tells of."""
    if not any(_age(chart) for chart in subject.chart.charts):
        return None
    return [problem for one in subject.readings.of("age") for problem in _wrong_age(subject, one)]


def _age(chart: PatientChart) -> Age | None:
    age = chart.patient.age
    return age if age is not None and age.is_reported else None


def _wrong_age(subject: Subject, one: Told) -> Iterator[Problem]:
    charts = charts_of(subject.chart, one.statement.patient)
    known = [(chart, age) for chart in charts if (age := _age(chart))]
    if len(known) < len(charts) or not (one.is_case or one.statement.patient or len(charts) == 1):
        return
    if any(_is_of_age(age, one) or _is_of_later_age(chart, age, one) for chart, age in known):
        return
    message, hint = "an age here is not the one that the record has", "correct the age, or let the record print it: {{ age() }}"
    others = [chart for chart in subject.chart.charts if chart not in charts and (age := _age(chart)) and _is_of_age(age, one)]
    if others:
        message = "an age here is the one of another patient"
    yield found_at("age-contradiction", message, one, hint, ("patients", known[0][0].index, "age"))


def _is_of_later_age(chart: PatientChart, age: Age, one: Told) -> bool:
    """True for an age in years that the patient reached within the time that the record covers."""
    quantity = one.statement.quantity
    if quantity is None or quantity.written != "y" or age.years is None:
        return False
    places = [place for event in chart.events for place in (event.start, event.end) if place]
    if one.path[0] == "title" or len({place.line for place in places}) != 1:
        return False
    length = max(place.until for place in places) - min(place.since for place in places)
    return int(age.years) < quantity.number <= age.years + length / DAYS["y"]


def _is_of_age(age: Age, one: Told) -> bool:
    """True where what is told can be the age: to the year begun, in the decade, within the band of a word."""
    told = one.statement
    years = age.years
    if told.quantity is None:
        low, high = (int(told.word[7:]), int(told.word[7:]) + 10) if told.word.startswith("decade ") else _BANDS.get(told.word, (0, 999))
        if years is None:
            return age.decade is None or (low < age.decade + 10 and age.decade < high)
        return low <= float(years) < high
    number, unit = told.quantity.number, told.quantity.written
    if years is None:
        return unit != "y" or (age.is_over_89 and number > 89) or (age.decade is not None and age.decade <= number < age.decade + 10)
    if unit == "y":
        return number == int(years) or abs(number - years) < Decimal("0.05") or (age.is_capped and number >= 89)
    length = number * DAYS[unit] / DAYS["y"]
    return abs(length - years) <= DAYS[unit] / DAYS["y"]


# --- sex -----------------------------------------------------------------------------------------------------------------------------


def sexes_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """Words such as woman and he agree with the sex of the patient told of, or with the gender where it is told; once a text and word."""
    if not any(_sexes(chart) for chart in subject.chart.charts):
        return None
    seen: set[tuple[Path, str, bool]] = set()
    problems: list[Problem] = []
    for one in subject.readings.of("sex"):
        key = (one.path, one.statement.patient, one.statement.is_sure)
        if key not in seen and _is_wrong_sex(subject, one):
            seen.add(key)
            path = ("patients", charts_of(subject.chart, one.statement.patient)[0].index, "sex")
            problems.append(
                found_at(
                    "sex-contradiction",
                    "a word here tells another sex than the record has",
                    one,
                    "correct the word, or sex: of the patient",
                    path,
                )
            )
    return problems


def _is_wrong_sex(subject: Subject, one: Told) -> bool:
    charts = charts_of(subject.chart, one.statement.patient)
    if not one.is_case and len(subject.chart.charts) > 1 and not one.statement.patient:
        return False
    known = [_sexes(chart) for chart in charts]
    return all(known) and not any(one.statement.word in sexes for sexes in known)


_GENDERS = {"girl": "female", "woman": "female", "female": "female", "boy": "male", "man": "male", "male": "male"}


def _sexes(chart: PatientChart) -> set[str]:
    """The sexes in which a patient may be told of: sex, and gender beside it; empty where neither is known."""
    patient = chart.patient
    gender = next((sex for word, sex in _GENDERS.items() if patient.gender and word in patient.gender.lower().split()), "")
    if patient.gender and not gender:
        return set()
    return {sex for sex in (patient.sex, gender) if sex in ("male", "female")}


# --- how many ------------------------------------------------------------------------------------------------------------------------


def counts_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """No text tells of more patients than the record has, and what reports `two patients` has two."""
    if not subject.readings.of("count"):
        return None
    have = Decimal(len(subject.record.patients))
    problems = []
    for one in subject.readings.of("count"):
        told = one.statement.quantity
        if told and (one.is_case or one.statement.word == "all") and _is_wrong_count(one, told.number, told.high, have):
            hint = f"the record has {have} under patients:; correct the number, or add who is missing"
            problems.append(found_at("count-contradiction", "the number of patients here is not that of the record", one, hint))
    return problems


def _is_wrong_count(one: Told, number: Decimal, whole: Decimal | None, have: Decimal) -> bool:
    if whole is not None:
        return whole != have or number > whole
    return number > have or (number < have and one.statement.word == "all")
