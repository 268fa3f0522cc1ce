"""Checks of instruments: a score is one that its scale can give, and a stage one that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casereport.checks.subject import Subject
from casereport.clinical.scales import find_scale
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_SCORE = lazy_pattern(
    r"(?:score |grade |class |stage |total )?(?:of )?(?P<score>[-\u2212]?\d{1,4}(?:\.\d{1,2})?)(?P<percent> ?%)?"
    r"(?: ?/ ?(?P<most>\d{1,4})| (?:out )?of (?P<total>\d{1,4})| points?)?(?P<rest>$|[ ,;(.].*)",
    re.IGNORECASE | re.DOTALL,
)
_LENGTH = lazy_pattern(r" ?(?:min|h|hours?|d|days?|wk|weeks?|mo|months?|y|years?|mm|cm|mg)\b", re.IGNORECASE)
_NO_RANGE = lazy_pattern(
    r"\bvas\b|analog|\bnrs\b|numeric|barthel|\bmrc\b|medical research|mayo|ham-?d|hamilton|hdrs|updrs|\bpain\b|haq|ashworth|fraction",
    re.IGNORECASE,
)
"""Instruments that are told with several ranges."""
_OWN = lazy_pattern(r"(?<!\d)(?P<low>\d{1,3}) ?(?:-|\u2013| to ) ?(?P<high>\d{1,4})(?!\d)")
_TNM = lazy_pattern(r"(?<![A-Za-z])[cpyr]{0,3}(?:T(?P<t>\d)[a-d]?|N(?P<n>\d)[a-c]?|M(?P<m>\d)[a-d]?)(?![A-Za-z0-9])")
_GROUP = lazy_pattern(r"stage (?P<group>[IVX]{1,4}|\d)[ABC]?\d?(?![A-Za-z])", re.IGNORECASE)
_OTHERWISE = lazy_pattern(r"thyroid|testi|seminoma|germ cell|trophoblast|retinoblastoma", re.IGNORECASE)
"""Tumours whose groups go by age or markers too."""
_LUNG = lazy_pattern(r"\blung|pulmonary|bronch", re.IGNORECASE)
_Scored = tuple[Path, str, str]


def scores_are_on_their_scale(subject: Subject) -> list[Problem] | None:
    """No score is one that its instrument cannot give, such as 17 on the Glasgow Coma Scale."""
    told = [found for path, patient, _ in subject.patients() for found in _scores(patient, path)]
    problems: list[Problem] = []
    for path, name, score in told:
        if message := _off_scale(name, score):
            hint = "compare it with the source: is it another scale, or a slip? where it is right, silence: [{code: off-scale, why: …}]"
            problems.append(fault("off-scale", message, path=path, hint=hint))
    return problems if told else None


def _scores(patient: Patient, path: Path) -> Iterator[_Scored]:
    """Path of the value, what names the instrument, and the value as told."""
    for index, outcome in enumerate(patient.outcomes.items if patient.outcomes else ()):
        if outcome.value:
            yield (*path, "outcomes", index, "value"), f"{outcome.measure} | {outcome.scale or ''}", outcome.value
    for index, test in enumerate(patient.tests):
        yield (*path, "tests", index, "result"), f"{test.name} | {test.method or ''}", test.result
    for index, vital in enumerate(patient.vitals):
        yield (*path, "vitals", index, "value"), vital.name, vital.value.written
    for index, series in enumerate(patient.labs):
        for moment, values in series.values.items():
            for value in values:
                yield (*path, "labs", index, "values", str(moment)), f"{series.analyte or ''} | {series.unit or ''}", value.written


def _off_scale(name: str, written: str) -> str:
    """What is wrong with a score, "" for one that the scale gives, and for what names no instrument or no score."""
    found = _SCORE.fullmatch(written.strip())
    row = find_scale(name)
    own = _OWN.search(name if row else name.partition("|")[2])
    if found is None or (row is None and own is None) or _LENGTH.match(found["rest"]):
        return ""
    if row and own and not _NO_RANGE.search(name) and not _is_its_range(row, Decimal(own["high"])):
        return f"this instrument goes from {row[0]} to {row[1]}, and the scale told is another"
    low, high, step = (
        (Decimal(own["low"]), Decimal(own["high"]), row[2] if row else Decimal(0)) if own else row or (Decimal(0), Decimal(0), Decimal(0))
    )
    number, told = Decimal(found["score"].replace("\u2212", "-")), found["most"] or found["total"]
    high = max(high, Decimal(told)) if told and not own and high >= 100 else high
    if told and number > int(told):
        return "the score is above the most that is told with it"
    if not low <= number <= high:
        return f"the scale goes from {low} to {high}"
    return "the scale has whole steps only" if step and number % step else ""


def _is_its_range(row: tuple[Decimal, Decimal, Decimal], high: Decimal) -> bool:
    """Whether a scale that ends there can be the instrument's: one step less, or a part of it that is told alone, is left."""
    return row[1] / 2 < high <= row[1]


def stages_agree(subject: Subject) -> list[Problem] | None:
    """A stage by TNM has categories and groups that there are, and with metastases (M1) the fourth group (UICC, 8th edition)."""
    told = [
        ((*path, "diagnoses", index, "stage"), one.stage, one.label)
        for path, patient, _ in subject.patients()
        for index, one in enumerate(patient.diagnoses)
        if one.stage and _TNM.search(one.stage)
    ]
    problems: list[Problem] = []
    for path, stage, label in told:
        if message := _stage_fault(stage, label):
            hint = "correct the category or the group; where both are right, silence: [{code: off-scale, why: …}]"
            problems.append(fault("off-scale", message, path=path, hint=hint))
    return problems if told else None


def _stage_fault(stage: str, label: str) -> str:
    found = {name: next((one[name] for one in _TNM.finditer(stage) if one[name]), "") for name in ("t", "n", "m")}
    if (found["t"] and found["t"] not in "01234") or (found["n"] and found["n"] not in "0123") or (found["m"] and found["m"] not in "01"):
        return "TNM has no such category"
    group = _GROUP.search(stage)
    if group is None:
        return ""
    if group["group"].upper() not in ("0", "I", "II", "III", "IV", "1", "2", "3", "4"):
        return "no stage has this number"
    is_fourth = group["group"].upper() in ("IV", "4")
    if found["m"] == "1" and not is_fourth and not _OTHERWISE.search(label):
        return "with distant metastases (M1) the stage is the fourth"
    return (
        "the lung has a fourth stage with distant metastases (M1) only" if found["m"] == "0" and is_fourth and _LUNG.search(label) else ""
    )
