"""Checks of the arithmetic of doses: single and daily dose, dose and weight, number of doses and days, and what is usual in a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_FLOOR, Decimal

from casereport.chart import PatientChart
from casereport.chart.treatments import Part, PlacedTreatment
from casereport.checks.record.body import number_in
from casereport.checks.subject import Subject
from casereport.clinical.doses import route_name
from casereport.clinical.tables import read_table
from casereport.clinical.units import convert, normalise_unit
from casereport.model.course import Treatment
from casereport.model.patient import Patient
from casereport.model.values import Dose, Every
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_DAYS = {"d": Decimal(1), "h": Decimal(24), "min": Decimal(1440)}
"""How many of its times a day holds, by the basis of a dose."""
_ADULT = Decimal(70)  # kg, where no weight is told
_SURFACE = Decimal("1.9")  # m2 of body surface of an adult
_NEAR = Decimal("1.1")
_PER_KG = lazy_pattern(
    r"(?<![\d.,-])(?P<amount>\d{1,4}(?:\.\d{1,3})?) ?(?P<unit>mg|g|\u00b5g|\u03bcg|ug|mcg)/kg(?P<day>/(?:d|day|24 ?h)\b)?"
)
_EACH = lazy_pattern(
    r"(?<![\d.,-])(?P<amount>\d{1,5}(?:\.\d{1,3})?) ?(?P<unit>mg|g|\u00b5g|\u03bcg|mcg) (?:each time|each|a dose|per dose|in all|at once)\b"
)
_SPARED = lazy_pattern(r"paus|omit|left out|missed|skip|refus|held|withh|as needed|prn|interrupt", re.IGNORECASE)
_LIMITED = lazy_pattern(r"\b(?:max|maximum|at most|up to|capped|limited|rounded|ideal|adjusted|lean)\w*", re.IGNORECASE)


def doses_agree(subject: Subject) -> list[Problem] | None:
    """Single dose x times a day is the daily dose, and dose per kg x weight the absolute one, to 10 %."""
    told = list(parts_of(subject.charts()))
    return [problem for path, chart, item, part in told for problem in _differences(path, chart.patient, item, part)] if told else None


def parts_of(charts: Iterable[tuple[Path, PatientChart]]) -> Iterator[tuple[Path, PatientChart, Treatment, Part]]:
    """Every treatment, step and course with a dose, at its path."""
    for path, chart in charts:
        items = chart.patient.treatments.items if chart.patient.treatments else ()
        for index, item in enumerate(items):
            where = (*path, "treatments", index)
            steps: list[tuple[Path, Part]] = [(where, item)]
            steps += [((*where, "steps", n), step) for n, step in enumerate(item.steps)]
            steps += [((*where, "courses", n), course) for n, course in enumerate(item.courses)]
            yield from ((at, chart, item, part) for at, part in steps if part.dose or part.daily or part.rate)


def _differences(path: Path, patient: Patient, item: Treatment, part: Part) -> Iterator[Problem]:
    weight = number_in(patient.weight, "kg")
    every = part.every or item.every
    single = _a_day(part.dose, every, weight) if part.dose else None
    daily = _a_day(part.daily, None, weight, is_daily=True) if part.daily else None
    if single and daily and not _is_near(single, daily):
        hint = "correct the dose, the interval, the weight or the daily dose"
        yield fault("dose-contradiction", "the single doses of a day are not the daily dose", path=(*path, "daily"), hint=hint)
    texts = " ".join(filter(None, (getattr(part, name, None) for name in ("note", "why", "taper", "response"))))
    yield from _noted(path, part, weight, texts)
    told = _PER_KG.search(texts)
    if part.dose and not part.dose.per and weight and told and not _LIMITED.search(texts):
        absolute = _grams(part.dose, weight)
        amount = _in_grams(Decimal(told["amount"]) * weight, told["unit"])
        given = _a_day(part.dose, every, weight) if told["day"] else absolute
        if amount and given and not _is_near(amount, given) and not _is_near(amount, absolute or given):
            message = "the dose per kg in the text, times the weight, is not the dose"
            yield fault("dose-contradiction", message, path=(*path, "dose"), hint="correct dose, text or weight")


def _noted(path: Path, part: Part, weight: Decimal | None, texts: str) -> Iterator[Problem]:
    """A single dose in the text beside a dose per kg: `24 mg each time`."""
    told = _EACH.search(texts)
    if (
        part.dose
        and part.dose.per == "kg"
        and not part.dose.basis
        and not part.dose.high
        and weight
        and told
        and not _LIMITED.search(texts)
    ):
        amount, given = _in_grams(Decimal(told["amount"]), told["unit"]), _grams(part.dose, weight)
        if amount and given and not _is_near(amount, given):
            message = "the dose in the text is not the dose per kg, times the weight"
            yield fault("dose-contradiction", message, path=(*path, "dose"), hint="correct dose, text or weight")


def _is_near(first: Decimal, second: Decimal) -> bool:
    return first <= second * _NEAR and second <= first * _NEAR


def _a_day(dose: Dose, every: Every | None, weight: Decimal | None, *, is_daily: bool = False) -> Decimal | None:
    """Grams a day; None where amount, weight or frequency is open, or the dose is a range or a taper."""
    amount = None if dose.high or dose.is_taper or dose.parts else _grams(dose, weight)
    if amount is None:
        return None
    if dose.basis in _DAYS:
        return amount * _DAYS[dose.basis]
    if is_daily:
        return amount
    times = every.times_a_day if every and not every.hours_high else None
    return amount * times if times and not dose.basis else None


def _grams(dose: Dose, weight: Decimal | None) -> Decimal | None:
    if dose.per == "m2" or (dose.per == "kg" and weight is None):
        return None
    return _in_grams(dose.amount * (weight if dose.per == "kg" and weight else 1), dose.unit)


def _in_grams(number: Decimal, unit: str) -> Decimal | None:
    typed, wanted = normalise_unit(unit), normalise_unit("g")
    return convert(number, typed, wanted) if typed and wanted else None


def doses_fit_their_days(subject: Subject) -> list[Problem] | None:
    """As many single doses are told as the days and the interval hold: no more, and not less than half."""
    counted = [
        (path, one)
        for path, chart in subject.charts()
        for one in chart.treatments
        if (one.entry.doses or "").isdecimal() and not one.entry.steps and not one.entry.courses
    ]
    problems: list[Problem] = []
    for path, one in counted:
        most = _most_doses(one)
        if most is not None and int(one.entry.doses or 0) > most:
            hint = "correct the number of doses, the interval or the days; where they are right, silence: [{code: doubtful-dose, why: …}]"
            where = (*path, "treatments", one.index, "doses")
            problems.append(fault("doubtful-dose", "the days do not hold this number of doses", path=where, hint=hint))
        elif most is not None and int(one.entry.doses or 0) * 2 < most - 3 and not _SPARED.search(one.entry.note or ""):
            hint = "correct the number of doses, the interval or the days; where some were left out, say so in the note: paused"
            where = (*path, "treatments", one.index, "doses")
            problems.append(fault("doubtful-dose", "the days hold more than twice this number of doses", path=where, hint=hint))
    return problems if counted else None


def _most_doses(one: PlacedTreatment) -> int | None:
    hours = one.entry.every.hours if one.entry.every else None
    part = one.parts[0] if len(one.parts) == 1 else None
    if not hours or part is None or not (part.start and part.end and part.start_known and part.end_known):
        return None
    if part.start.line != part.end.line or part.is_single:
        return None
    return int(((part.end.until - part.start.since) * 24 / hours).to_integral_value(ROUND_FLOOR)) + 1


def doses_are_usual(subject: Subject) -> list[Problem] | None:
    """No drug of the table is given at three times what is usual in a day, and none daily that is given once a week."""
    told = [one for one in parts_of(subject.charts()) if one[2].drug and one[2].basis != "illustrative"]
    problems: list[Problem] = []
    for path, chart, item, part in told:
        problems += _unusual(path, chart, item, part)
    return problems if told else None


def _unusual(path: Path, chart: PatientChart, item: Treatment, part: Part) -> Iterator[Problem]:
    name = " ".join((item.drug or "").lower().split())
    silence = "where it is right, silence: [{code: doubtful-dose, why: …}]"
    usual = read_table("drugs")["daily"].get(name)
    dose, weight = part.dose or part.daily, number_in(chart.patient.weight, "kg")
    if isinstance(usual, list) and dose and not dose.parts:
        most = _in_grams(Decimal(usual[0]), usual[1])
        times = 2 if name in read_table("drugs")["tight"]["drugs"] else 3
        if (
            (amount := _at_most(dose, part.every or item.every, weight))
            and most
            and amount > most * times * _of_a_child(chart.patient, dose)
        ):
            hint = f"check digits, decimal point, unit and interval; {silence}"
            key = "dose" if part.dose else "daily"
            yield fault("doubtful-dose", "far more of this drug than is usual in a day", path=(*path, key), hint=hint)
    yield from _unusual_rate(path, name, part)
    weekly, every = read_table("drugs")["weekly"].get(name), part.every or item.every
    route = route_name(part.route or item.route or "")
    if isinstance(weekly, list) and dose and every and route in ("oral", "") and (every.times_a_day or 0) >= 1:
        most, amount = _in_grams(Decimal(weekly[0]), weekly[1]), _in_grams(dose.amount, dose.unit)
        if amount and most and amount <= most and not dose.per:
            hint = f"is it once a week? {silence}"
            yield fault("doubtful-dose", "this drug is given daily in a dose that is a weekly one", path=(*path, "every"), hint=hint)


def _of_a_child(patient: Patient, dose: Dose) -> Decimal:
    """The share of an adult's dose that is one by weight, for a child under 12 and a dose that is not told by kg; 1 for all others."""
    years, weight = patient.age.years if patient.age else None, number_in(patient.weight, "kg")
    return min(weight / _ADULT, Decimal(1)) if weight and years is not None and years < 12 and not dose.per else Decimal(1)


def _unusual_rate(path: Path, name: str, part: Part) -> Iterator[Problem]:
    """A rate far above what is infused."""
    table, silence = read_table("drugs"), "where it is right, silence: [{code: doubtful-dose, why: …}]"
    most, rate = table["infused"].get(name), part.rate
    if isinstance(most, int) and rate and rate.per == "kg" and rate.basis in ("min", "h"):
        grams = _in_grams(rate.amount, rate.unit)
        a_minute = grams / (1 if rate.basis == "min" else 60) if grams else None
        if a_minute and a_minute * 1_000_000 > most * 3:
            hint = f"check digits and unit: µg or mg, a minute or an hour; {silence}"
            yield fault("doubtful-dose", "far more of this drug than is usually infused", path=(*path, "rate"), hint=hint)


def _at_most(dose: Dose, every: Every | None, weight: Decimal | None) -> Decimal | None:
    """Grams that are given in a day, or at once where no frequency is told, of a range the lower end."""
    if dose.unit.startswith("gm"):
        return None  # told as a unit that may be another
    of_body = {"kg": max(weight or _ADULT, _ADULT), "m2": _SURFACE, "": Decimal(1)}[dose.per]
    amount = _in_grams(dose.amount * of_body, dose.unit)
    if amount is None or dose.basis in ("wk", "mo"):
        return None
    if dose.basis in ("h", "min"):
        return amount
    times = every.times_a_day if every and not dose.basis and every.times_a_day else Decimal(1)
    return amount * max(times, Decimal(1))


def treatments_have_an_indication(subject: Subject) -> list[Problem] | None:
    """Each drug says what for, where several diagnoses leave it open or the other drugs say it; one problem a patient, at the first."""
    told = [(path, chart.patient, chart.patient.treatments.items) for path, chart in subject.charts() if chart.patient.treatments]
    problems: list[Problem] = []
    for path, patient, items in told:
        drugs = [n for n, one in enumerate(items) if (one.drug or one.name) and one.basis != "illustrative"]
        open_ = [n for n in drugs if not _says_what_for(items[n]) and items[n].drug]
        is_rest = len(drugs) > 2 and len(open_) * 3 <= len(drugs)
        if open_ and (is_rest or sum(one.status == "final" for one in patient.diagnoses) > 1):
            hint = "add indication: where a reader could not tell which diagnosis the drug is for"
            of = "the others do" if is_rest else "the patient has several diagnoses"
            message = f"{len(open_)} of the drugs do not say what for, and {of}"
            problems.append(fault("no-indication", message, path=(*path, "treatments", open_[0]), hint=hint))
    return problems if told else None


def _says_what_for(one: Treatment) -> bool:
    return bool(one.indication or one.why or any(part.why for part in one.steps) or any(part.why for part in one.courses))
