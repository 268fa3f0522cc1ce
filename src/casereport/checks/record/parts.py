"""Checks of numbers that belong together: parts and their whole, pairs of which one is the larger, three of which two give the third."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from math import log10

from casereport.checks.record.measured import Measured, measured
from casereport.checks.subject import Subject, values_in
from casereport.clinical.tables import read_table
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_OF = lazy_pattern(r"(?<![\d.,/])(?P<part>\d{1,5}) (?:out )?of (?:the |a total of )?(?P<whole>\d{1,5})(?![\d.,%]| ?mg| ?%)")
_HINT = "compare both with the source; where they are right, silence: [{code: parts-above-whole, why: …}]"
_DIFFERENTIAL = ("neutrophils", "lymphocytes", "monocytes", "eosinophils", "basophils")


def parts_fit_their_whole(subject: Subject) -> list[Problem] | None:
    """At one time no part of a count or level is above the whole, and shares of white cells add up to 100 %."""
    rows = [(row["whole"], tuple(row["parts"]), row["unit"]) for row in read_table("relations")["whole"]]
    found = list(_moments(subject))
    problems: list[Problem] = []
    for told in found:
        for whole, parts, unit in rows:
            problems += _part_above(told, whole, parts, unit)
        problems += _shares(told)
    return list(dict.fromkeys(problems)) if found else None


def _moments(subject: Subject) -> Iterator[dict[str, list[Measured]]]:
    """What was measured in one patient at one time, by analyte, where more than one analyte was."""
    for path, chart in subject.charts():
        timed = [one for one in measured(path, chart) if one.place and one.is_exact]
        timed.sort(key=_time)
        for _, at_once in groupby(timed, key=_time):
            by_key: dict[str, list[Measured]] = {}
            for one in at_once:
                by_key.setdefault(one.analyte.key, []).append(one)
            if len(by_key) > 1:
                yield by_key


def _time(one: Measured) -> tuple[str, Decimal, Decimal]:
    return (one.place.line, one.place.since, one.place.until) if one.place else ("", Decimal(0), Decimal(0))


def _alone(told: dict[str, list[Measured]], key: str, unit: str) -> tuple[Measured, Decimal] | None:
    """The one value of an analyte at this time in a unit; None where there is none, or several in doubt."""
    known = [(one, number) for one in told.get(key, ()) if (number := one.within(unit)) is not None]
    return known[0] if len(known) == 1 else None


def _part_above(told: dict[str, list[Measured]], whole: str, parts: tuple[str, ...], unit: str) -> Iterator[Problem]:
    all_of_it = _alone(told, whole, unit)
    known = [found for part in parts if (found := _alone(told, part, unit))]
    if not all_of_it or not known:
        return
    slack = Decimal("1.02") if len(known) == 1 else Decimal("1.05")  # rounding of each
    above = [one for one, number in known if number > all_of_it[1] * slack]
    if above:
        message = f"this is a part of the {all_of_it[0].analyte.phrase} of the same time, and above it"
        yield fault("parts-above-whole", message, path=above[0].path, hint=_HINT)
    elif sum(number for _, number in known) > all_of_it[1] * slack:
        message = "the parts of this that were measured at the same time add up to more than it"
        yield fault("parts-above-whole", message, path=all_of_it[0].path, hint=_HINT)


def _shares(told: dict[str, list[Measured]]) -> Iterator[Problem]:
    """Shares of the white cells: never above 100 together, and not far below where all five are told."""
    known = [(one, one.number) for key in _DIFFERENTIAL for one in told.get(key, ())[:1] if one.unit == "%"]
    total = sum(number for _, number in known)
    if len(known) > 1 and total > 104:
        yield fault("parts-above-whole", "the shares of the white cells add up to more than 100 %", path=known[0][0].path, hint=_HINT)
    if len(known) == len(_DIFFERENTIAL) and total < 60:
        hint = "are some of them counts? where they are right, silence: [{code: parts-above-whole, why: …}]"
        yield fault("parts-above-whole", "the shares of the white cells do not add up to 100 %", path=known[0][0].path, hint=hint)


def pairs_are_in_order(subject: Subject) -> list[Problem] | None:
    """At one time systolic pressure is above mean, mean above diastolic."""
    found = list(_moments(subject))
    problems: list[Problem] = []
    for told in found:
        for row in read_table("relations")["pair"]:
            upper, lower = _alone(told, row["upper"], row["unit"]), _alone(told, row["lower"], row["unit"])
            if upper and lower and lower[1] >= upper[1]:
                message = f"the {lower[0].analyte.name} is not below the {upper[0].analyte.name} of the same time"
                hint = "are the two swapped? where they are right, silence: [{code: pair-order, why: …}]"
                problems.append(fault("pair-order", message, path=lower[0].path, hint=hint))
    return problems if found else None


def related_values_agree(subject: Subject) -> list[Problem] | None:
    """Haemoglobin, haematocrit and red cells of one time give the red cell indices told; pH, pCO2 and bicarbonate fit each other."""
    found = list(_moments(subject))
    problems: list[Problem] = []
    for told in found:
        problems += _indices(told)
        problems += _acid_base(told)
    return problems if found else None


_AGREE = "compare the values and units with the source; where they are right, silence: [{code: values-disagree, why: …}]"


def _indices(told: dict[str, list[Measured]]) -> Iterator[Problem]:
    """The cell haemoglobin concentration, haemoglobin over haematocrit, is 320 to 360 g/L in health and between 200 and 450 in illness."""
    hb, hct = _alone(told, "hb", "g/L"), _alone(told, "hct", "%")
    if hb and hct and hct[1] and not 180 <= hb[1] / hct[1] * 100 <= 480:
        message = "haemoglobin and haematocrit of one time do not fit each other"
        yield fault("values-disagree", message, path=hct[0].path, hint=_AGREE)


def _acid_base(told: dict[str, list[Measured]]) -> Iterator[Problem]:
    """By Henderson and Hasselbalch pH = 6.1 + log(bicarbonate / (0.23 x pCO2 in kPa)); 0.2 is more than methods and times differ."""
    acid, gas, base = _alone(told, "ph", "pH"), _alone(told, "pco2", "kPa"), _alone(told, "bicarbonate", "mmol/L")
    if acid and gas and base and gas[1] > 0 and base[1] > 0:
        expected = 6.1 + log10(float(base[1]) / (0.2307 * float(gas[1])))
        if abs(expected - float(acid[1])) > 0.2:
            message = "pH, pCO2 and bicarbonate of one time do not fit each other"
            yield fault("values-disagree", message, path=acid[0].path, hint=_AGREE)


def counts_fit_their_total(subject: Subject) -> list[Problem]:
    """In the entries of a patient no `n of N` has an n above its N."""
    problems: list[Problem] = []
    for path, patient, _ in subject.patients():
        for where, value in values_in(patient, path):
            if isinstance(value, str) and (written := _OF.search(value)) and int(written["part"]) > int(written["whole"]):
                problems.append(_count(where))
            elif written := _OF.search(str(getattr(value, "written", ""))[:200]):
                problems += [_count(where)] if int(written["part"]) > int(written["whole"]) else []
    return problems


def _count(where: Path) -> Problem:
    return fault("parts-above-whole", "more are told than there are in all", path=where, hint="write the smaller number first: 3 of 4")
