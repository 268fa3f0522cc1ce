"""Checks of drugs in prose against the record (CARE item 9b): dose, route, frequency, and whether the drug was given at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from casereport.chart import PatientChart
from casereport.chart.treatments import PlacedTreatment
from casereport.checks.prose.elsewhere import texts_of_chart
from casereport.checks.prose.names import drug_key
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of
from casereport.checks.prose.steps import wrong_step
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.clinical.doses import ROUTES, route_name
from casereport.clinical.units import convert, normalise_unit
from casereport.model.course import Dosed
from casereport.model.faults import ValueFault
from casereport.model.values import Dose, Every
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, is_nameable

_NEAR = Decimal("0.1")
"""How far a dose by weight may lie from the absolute one."""
_DAY = Decimal(24)  # hours
_HOURS = {"min": Decimal(1) / 60, "h": Decimal(1), "d": _DAY, "wk": 7 * _DAY}

Given = tuple[PatientChart, PlacedTreatment]


def doses_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A dose, route or frequency that prose gives a drug of the record is one that the record has of it."""
    if not any(chart.treatments for chart in subject.chart.charts):
        return None
    problems: list[Problem] = []
    for one in subject.readings.of("dose", "route", "frequency"):
        given = given_of(subject, one)
        if given and not (one.statement.quantity and one.statement.quantity.is_fact):
            problems += _WRONG[one.statement.kind](subject, one, given)
    return problems


def given_of(subject: Subject, one: Told) -> list[Given]:
    """The treatments of the drug told of, of the patient told of, with their charts; those of illustrative times tell nothing."""
    charts = charts_of(subject.chart, one.statement.patient)
    return [(c, t) for c in charts for t in c.treatments if drug_key(t.entry) == one.statement.subject]


def path_of(given: Given) -> Path:
    """Where a treatment stands in the record."""
    return ("patients", given[0].index, "treatments", given[1].index)


def dosed_parts(treatment: PlacedTreatment) -> list[Dosed]:
    """A treatment with its steps and courses."""
    return [treatment.entry, *treatment.entry.steps, *treatment.entry.courses]


# --- doses -------------------------------------------------------------------------------------------------------------------------


def _wrong_dose(subject: Subject, one: Told, given: list[Given]) -> Iterator[Problem]:
    told = one.statement.quantity
    known = [
        (chart, treatment, part, dose)
        for chart, treatment in given
        for part in dosed_parts(treatment)
        for dose in (part.dose, part.daily, part.rate)
        if dose
    ]
    if told is None or not known:
        return
    unit, per, basis = told.written.split("|")
    numbers = [told.number, *([told.high] if told.high is not None else [])]
    if all(any(_is_dose(number, unit, per, basis, told.comparator, *each) for each in known) for number in numbers):
        right = [each for each in known if any(_is_dose(number, unit, per, basis, told.comparator, *each) for number in numbers)]
        yield from wrong_step(one, [each[:3] for each in known], [each[:3] for each in right], path_of(given[0]))
        return
    if not any(_is_alike(unit, dose) for *_, dose in known) or _is_in_words(given, told.number, unit):
        return
    hint = f"correct the dose, or let the record print it: {{{{ dose('{_name(given[0])}') }}}}"
    problem = found_at("dose-contradiction", "a dose here is none that the record has of this drug", one, hint, path_of(given[0]))
    is_certain = (
        one.is_case
        and one.statement.is_sure
        and len(known) == 1
        and not told.comparator
        and told.high is None
        and (len(subject.chart.charts) == 1 or bool(one.statement.patient))
    )
    yield problem if is_certain else replace(problem, severity="warning")


def _name(given: Given) -> str:
    names = (given[1].entry.drug, given[1].entry.id, given[1].entry.name)
    return next((name for name in names if name and is_nameable(name)), "DRUG")


def _is_alike(unit: str, dose: Dose) -> bool:
    one, other = normalise_unit(unit), normalise_unit(dose.unit)
    return one is not None and other is not None and one.dimension == other.dimension


def _is_dose(
    number: Decimal, unit: str, per: str, basis: str, about: str, chart: PatientChart, treatment: PlacedTreatment, part: Dosed, dose: Dose
) -> bool:
    """True where an amount is that of an entry: for an administration or a day, by weight or as a whole."""
    return any(
        (own_per == per and _is_same(number, amount, about)) or (own_per != per and _is_by_weight(number, per, amount, own_per, chart))
        for amount, own_per in _amounts(unit, basis, part, treatment, dose)
    )


def _is_same(number: Decimal, amount: Decimal, about: str) -> bool:
    return abs(number - amount) <= abs(amount) * (Decimal("0.15") if about else Decimal("0.001"))


def _is_by_weight(number: Decimal, per: str, amount: Decimal, own_per: str, chart: PatientChart) -> bool:
    """True for 68 mg of 2 mg/kg in a patient of 34 kg, and the other way round; whatever is told where no weight or surface is known."""
    weight = chart.patient.weight
    if "m2" in (per, own_per) or weight is None or (known := normalise_unit(weight.value.unit)) is None:
        return True
    kilograms = weight.value.number * known.factor.numerator / known.factor.denominator / 1000
    whole, other = (amount * kilograms, number) if own_per == "kg" else (amount, number * kilograms)
    return abs(other - whole) <= whole * _NEAR


def _amounts(unit: str, basis: str, part: Dosed, treatment: PlacedTreatment, dose: Dose) -> Iterator[tuple[Decimal, str]]:
    """The amounts of an entry in a unit, with what they are counted per: an administration, and where a day is told, a day."""
    plain = [dose.amount, *(n for n in (dose.high, dose.taper_to) if n is not None)]
    whole = [(amount, dose.unit) for amount in plain] + list(dose.parts)
    every = part.every or treatment.entry.every
    times = every.times_a_day if every else None
    is_daily = part.daily is dose or dose.basis == "d"
    for amount, written in whole:
        number = _in_unit(amount, written, unit)
        if number is None:
            continue
        if dose.basis in _HOURS and basis in _HOURS:
            yield number * _HOURS[basis] / _HOURS[dose.basis], dose.per
        elif basis == "d":
            yield from ((n, dose.per) for n in ([number] if is_daily or times is None or times == 1 else [number * times]))
        elif not basis:
            yield number, dose.per
            yield from ((n, dose.per) for n in ([number / times] if is_daily and times else []))
        else:
            yield number, dose.per


def _in_unit(amount: Decimal, source: str, target: str) -> Decimal | None:
    if source == target:
        return amount
    one, other = normalise_unit(source), normalise_unit(target)
    return convert(amount, one, other) if one and other else None


def _is_in_words(given: list[Given], number: Decimal, unit: str) -> bool:
    """True where a text of the patient tells this amount: in a note, why, or another entry."""
    amount = re.compile(rf"(?<![\d.,]){re.escape(str(number))}\s?{re.escape(unit)}")
    return any(
        amount.search(text)
        for chart in {id(c): c for c, _ in given}.values()
        for path, text in texts_of_chart(chart)
        if path[-1] not in ("dose", "daily", "rate")
    )


# --- routes and frequencies ----------------------------------------------------------------------------------------------------------


def _wrong_route(_: Subject, one: Told, given: list[Given]) -> Iterator[Problem]:
    known = {route_name(part.route) or part.route for _, t in given for part in dosed_parts(t) if part.route}
    told = one.statement.word
    if (
        not known
        or not known <= set(ROUTES.values())
        or told in known
        or _is_near_route(told, known)
        or "iv" in given[0][1].lane.lower().split()
    ):
        return
    if any(_ROUTE_WORDS.search(f"{t.entry.note or ''} {t.entry.why or ''} {t.entry.drug or ''}") for _, t in given):
        return
    hint = "correct the route, or let the record print dose and route: {{ dose('DRUG') }}".replace("DRUG", _name(given[0]))
    yield found_at("route-contradiction", "a route here is not the one that the record has of this drug", one, hint, path_of(given[0]))


_ROUTE_WORDS = lazy_pattern(r"\b(?:oral|intravenous|iv|subcutaneous|intramuscular|switch)", re.IGNORECASE)


def _is_near_route(told: str, known: set[str]) -> bool:
    """True where one route is a way of the other: intravenous infusion is intravenous, a tube leads where the mouth does."""
    return any(told in one or one in told for one in known) or (told == "oral" and bool({"nasogastric tube", "gastrostomy"} & known))


def _wrong_frequency(_: Subject, one: Told, given: list[Given]) -> Iterator[Problem]:
    known = [part.every for _, t in given for part in dosed_parts(t) if part.every]
    try:
        told = Every.parse(re.sub(r"^q\s?(\d+)\s?h$", r"\1 h", _digits(one.statement.word)))
    except ValueFault:
        return
    if (
        not known
        or told.hours is None
        or any(each.hours is None for each in known)
        or any(part.rate for _, t in given for part in dosed_parts(t))
    ):
        return
    if not any(_is_often(told.hours, each) for each in known):
        hint = f"correct how often, or let the record print it: {{{{ dose('{_name(given[0])}') }}}}"
        yield found_at("frequency-contradiction", "how often a drug is given here is not what the record has", one, hint, path_of(given[0]))


def _digits(words: str) -> str:
    from casereport.statements.words import NUMBERS

    return " ".join(str(NUMBERS[word]) if word in NUMBERS else word for word in words.split())


def _is_often(hours: Decimal, every: Every) -> bool:
    return every.hours is not None and every.hours <= hours <= (every.hours_high or every.hours)


_WRONG = {"dose": _wrong_dose, "route": _wrong_route, "frequency": _wrong_frequency}


# --- drugs -------------------------------------------------------------------------------------------------------------------------


def drugs_given_are_in_the_record(subject: Subject) -> list[Problem] | None:
    """A drug that prose says was given is somewhere in the patient's entries."""
    if not any(chart.treatments for chart in subject.chart.charts):
        return None
    told = [one for one in subject.readings.of("drug") if one.is_case and not one.of_record]
    if not told:
        return []
    return [problem for one in told for problem in _wrong_drug(subject, one)]


def _wrong_drug(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    whole = " ".join(text for chart in subject.chart.charts for _, text in texts_of_chart(chart)).lower()
    given = [chart for chart in subject.chart.charts if any(drug_key(t.entry) == told.subject for t in chart.treatments)]
    if not given and told.subject[:7] not in whole:
        hint = "correct the name, or add the drug to treatments: (or to the history where it was taken before)"
        yield found_at("drug-contradiction", "a drug is told as given that the record does not have", one, hint)
    elif given and told.patient and all(chart.patient.id != told.patient for chart in given):
        own = " ".join(text for _, text in texts_of_chart(subject.chart.patients[told.patient])).lower()
        if told.subject[:7] not in own:
            hint = "correct the patient or the drug, or add the drug to treatments: of the patient"
            path = ("patients", given[0].index)
            yield found_at("patient-contradiction", "a drug here is one of another patient", one, hint, path)
