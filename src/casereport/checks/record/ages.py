"""Checks of ages and lengths: ages that agree with the past, with relatives and with the follow-up that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casereport.chart import PatientChart, Place
from casereport.checks.subject import Subject
from casereport.model.durations import DAYS
from casereport.model.patient import Patient, Relative
from casereport.model.time import Moment
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_AT_AGE = lazy_pattern(
    r"\b(?:at|since|from|by) (?:the |an )?age (?:of )?(?P<age>\d{1,3})(?: (?P<unit>months?|weeks?|days?))?\b"
    r"|\b(?:at|since|for|from|by) (?P<years>\d{1,3}) (?P<years_unit>years?|months?|weeks?|days?)\b"
    r"|\bwhen (?:he|she|they) (?:was|were) (?P<old>\d{1,3})\b(?! (?:months?|weeks?|days?))",
    re.IGNORECASE,
)
_PARENT = lazy_pattern(r"\b(?:mother|father|parent)\b", re.IGNORECASE)
_GRAND = lazy_pattern(r"grand|great|step|in-law|foster|adopt|half", re.IGNORECASE)
_CHILD = lazy_pattern(r"\b(?:son|daughter|child)\b", re.IGNORECASE)
_DEAD = lazy_pattern(r"\b(?:died|dead|deceased|death|late)\b", re.IGNORECASE)
_FIRST = ("symptom", "admission", "diagnosis", "treatment", "procedure")
"""Kinds of events with which a course begins."""
_YOUNGEST = 12  # years between parent and child
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fourteen": 14, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_LENGTH = rf"(?P<number>\d{{1,3}}(?:\.\d)?|{'|'.join(_WORDS)})[- ](?P<unit>days?|weeks?|months?|years?)"
_FOLLOWED = lazy_pattern(
    rf"\b(?:follow(?:ed)?[- ]?up|follow-up period|observed|surviv\w+|alive|relapse|recurrence|remission|words|free|well)\b[^.;\d]{{0,30}}?"
    rf"(?:for|of|after|at|in|was|within|during|over)? ?{_LENGTH}\b"
    rf"|(?<![\d.])(?P<number2>\d{{1,3}})[- ](?P<unit2>day|week|month|year)s?(?: of)?[- ]follow[- ]?up",
    re.IGNORECASE,
)
_UNITS = {"day": DAYS["d"], "week": DAYS["wk"], "month": DAYS["mo"], "year": DAYS["y"]}


def ages_agree_with_the_past(subject: Subject) -> list[Problem] | None:
    """What lies before the presentation happened at an age that the patient had reached."""
    aged = [(path, patient) for path, patient, _ in subject.patients() if patient.age and patient.age.years is not None]
    problems: list[Problem] = []
    for path, patient in aged:
        most = (patient.age.years or Decimal(0)) + 1 if patient.age else Decimal(0)
        for where, years in _past_ages(patient, path):
            if years > most:
                hint = "correct this age or the patient's"
                message = "this happened in the past, at an age that the patient has not reached"
                problems.append(fault("age-contradiction", message, path=where, hint=hint))
    return problems if aged else None


def _past_ages(patient: Patient, path: Path) -> Iterator[tuple[Path, Decimal]]:
    """Ages in years at which something of the past is told to have happened."""
    history = patient.history
    if history is None:
        pass
    else:
        for key in ("medical", "surgical", "development", "immunisations", "allergies", "medications"):
            answer = getattr(history, key)
            for item in answer.items if answer else ():
                yield from (((*path, "history", key), years) for years in _ages_in(item))
        past = history.past_interventions.items if history.past_interventions else ()
        for index, one in enumerate(past):
            if one.when and (years := _age_of(one.when)) is not None:
                yield (*path, "history", "past_interventions", index, "when"), years
    for index, symptom in enumerate(patient.presenting.items if patient.presenting else ()):
        if symptom.at and (years := _age_of(symptom.at)) is not None:
            yield (*path, "presenting", index, "at"), years


def _ages_in(text: str) -> Iterator[Decimal]:
    for found in _AT_AGE.finditer(text):
        if not re.search(r"\b(?:mother|father|brother|sister|uncle|aunt|grand\w+|cousin|son|daughter|parents?)\b", text, re.IGNORECASE):
            unit = (found["unit"] or found["years_unit"] or "year").lower().rstrip("s")
            yield Decimal(found["age"] or found["years"] or found["old"]) * _UNITS[unit] / DAYS["y"]


def _age_of(moment: Moment) -> Decimal | None:
    """The age in years of a moment on the clock of age."""
    return moment.elapsed_days / DAYS["y"] if moment.clock == "age" and moment.elapsed_days is not None else None


def ages_of_relatives_fit(subject: Subject) -> list[Problem] | None:
    """Parents are at least 12 years older than the patient, children as much younger."""
    related = [
        (path, patient, patient.age.years)
        for path, patient, _ in subject.patients()
        if patient.age and patient.age.years is not None and patient.family is not None
    ]
    problems: list[Problem] = []
    for path, patient, years in related:
        for index, one in enumerate(patient.family.members if patient.family else ()):
            if _cannot_be(one, years):
                where = (*path, "family", "members", index, "age")
                hint = "correct the age of one of the two, or the relation"
                problems.append(fault("age-contradiction", "the relation and the two ages do not fit", path=where, hint=hint))
    return problems if related else None


def _cannot_be(one: Relative, years: Decimal) -> bool:
    age = one.age.years if one.age else None
    if age is None or _GRAND.search(one.relation) or _DEAD.search(f"{one.relation} {one.note or ''}"):
        return False
    if _PARENT.search(one.relation):
        return age < years + _YOUNGEST
    return bool(_CHILD.search(one.relation)) and years < age + _YOUNGEST


def births_come_first(subject: Subject) -> list[Problem]:
    """Nothing is told of an age below zero but the pregnancy."""
    problems: list[Problem] = []
    for path, chart in subject.charts():
        for treatment in chart.treatments:
            for part in treatment.parts:
                if part.start and part.start.axis == "age" and part.start.start < 0:
                    where = (*path, "treatments", treatment.index, *part.path)
                    hint = "count what was given to the mother as her treatment, or correct the age"
                    problems.append(fault("day-order", "a treatment before birth", path=where, hint=hint))
    return problems


def lengths_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """The length of follow-up or survival that is told is not longer than the patient lived, nor far shorter than what is recorded."""
    told = [(chart, found) for path, chart in subject.charts() for found in _followed(chart.patient, path)]
    problems: list[Problem] = []
    for chart, (where, days) in told:
        if (span := _recorded(chart)) is None:
            continue
        length, died = span
        if died and days > length * Decimal("1.2") + 10:
            hint = "correct the length, or the day of death"
            problems.append(fault("length-contradiction", "the follow-up is longer than the patient lived", path=where, hint=hint))
        elif died and where[-1] == "value" and days < length * Decimal("0.7") - 10:
            hint = "correct the length, or the day of death"
            problems.append(fault("length-contradiction", "the survival told is shorter than the patient lived", path=where, hint=hint))
        elif _is_whole(chart, where) and (days * Decimal("1.5") + 14 < length or days > length * Decimal("1.5") + 45):
            hint = "the last entry of the record lies at another time: correct the length or its day"
            problems.append(fault("length-contradiction", "the follow-up told is not the one that is recorded", path=where, hint=hint))
    return problems if told else None


_DIED_AT = lazy_pattern(rf"\b(?:death|died|dead|deceased)\b[^.;\d]{{0,20}}?\b(?:at|after|within) {_LENGTH}\b", re.IGNORECASE)


def deaths_are_on_their_day(subject: Subject) -> list[Problem] | None:
    """Where follow-up or outcome tells after how long the patient died, it is the time of the death that the record has."""
    dead = [(path, chart, span[0]) for path, chart in subject.charts() if (span := _recorded(chart)) and span[1]]
    problems: list[Problem] = []
    for path, chart, length in dead:
        for where, found in _deaths(chart.patient, path):
            unit = _UNITS[found["unit"].lower().rstrip("s")]
            if abs(_days(found["number"], found["unit"]) - length) > max(unit, length / 20) and found["unit"].lower() not in (
                "year",
                "years",
            ):
                hint = "correct this length, or the time of the death"
                problems.append(fault("length-contradiction", "the patient died at another time in the record", path=where, hint=hint))
    return problems if dead else None


def _deaths(patient: Patient, path: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    for item in patient.follow_up.items if patient.follow_up else ():
        if found := _DIED_AT.search(item):
            yield (*path, "follow_up"), found
    for index, outcome in enumerate(patient.outcomes.items if patient.outcomes else ()):
        if found := _DIED_AT.search(f"{outcome.measure} {outcome.value or ''}"):
            yield (*path, "outcomes", index, "value"), found


def _followed(patient: Patient, path: Path) -> Iterator[tuple[Path, Decimal]]:
    """Lengths of follow-up and survival that the record tells in words, in days."""
    for item in patient.follow_up.items if patient.follow_up else ():
        if (days := _length_in(item)) is not None:
            yield (*path, "follow_up"), days
    for index, outcome in enumerate(patient.outcomes.items if patient.outcomes else ()):
        words = f"{outcome.measure}: {outcome.value or ''}"
        if re.match(r"(?:overall )?(?:survival|follow[- ]?up)\b", outcome.measure, re.IGNORECASE) and (found := re.search(_LENGTH, words)):
            yield (*path, "outcomes", index, "value"), _days(found["number"], found["unit"])


def _length_in(text: str) -> Decimal | None:
    found = _FOLLOWED.search(text)
    return _days(found["number"] or found["number2"], found["unit"] or found["unit2"]) if found else None


def _days(number: str, unit: str) -> Decimal:
    return Decimal(_WORDS.get(number.lower(), number)) * _UNITS[unit.lower().rstrip("s")]


def _recorded(chart: PatientChart) -> tuple[Decimal, bool] | None:
    """Days from the first event of the course to death or the last event, and whether it was death; None where lines do not meet."""
    placed = [one for one in chart.events if one.start]
    if len(placed) < 2:
        return None
    death = next((one.start for one in placed if one.entry.kind == "death"), None)
    starts = [one.start for one in placed if one.start and one.entry.kind in _FIRST]
    ends = [place for one in placed if (place := one.end or one.start)]
    last = death or max(ends, key=_order)
    same = [place for place in starts if place.line == last.line]
    return (last.until - min(same, key=_order).since, death is not None) if same else None


def _order(place: Place | None) -> tuple[int, Decimal]:
    return place.order if place is not None else (0, Decimal(0))


def _is_whole(chart: PatientChart, where: Path) -> bool:
    """Whether a length is of the whole follow-up: one that is told as such, with an event of its kind that is last."""
    last = max((one for one in chart.events if one.start), key=lambda one: _order(one.start))
    return where[-1] == "follow_up" and last.entry.kind == "follow-up"


_CAPPED = 89  # years; ages over it are told as one group (45 CFR 164.514(b)(2)(i)(C))


def ages_over_89_are_one_group(subject: Subject) -> list[Problem] | None:
    """In the record of a real patient no age over 89 is typed, of the patient or a relative: a record is passed on as a file too."""
    if subject.record.status != "real":
        return None
    aged = [((*path, "age"), patient.age) for path, patient, _ in subject.patients()]
    for path, patient, _ in subject.patients():
        members = patient.family.members if patient.family else ()
        aged += [((*path, "family", "members", n, "age"), one.age) for n, one in enumerate(members)]
    problems: list[Problem] = []
    for where, age in aged:
        if age and age.years is not None and age.years > _CAPPED and not _OVER.search(str(age)):
            message = "an age over 89 is typed as it is"
            problems.append(fault("age-over-89", message, path=where, hint="write age: '>89', which is printed as 90 or older"))
    return problems if any(age for _, age in aged) else None


_OVER = lazy_pattern(r"[>\u2265+]|older|over|above", re.IGNORECASE)
