"""Checks of anatomy: organs and states that the patient's sex has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.problems import Path, Problem, fault

_CLAUSE = lazy_pattern(r"[.;\n]|, | but | and then ")
_Said = tuple[Path, str]


def sex_fits_the_anatomy(subject: Subject) -> list[Problem] | None:
    """Nothing is told of a male patient that only a female body has, nor the other way round (pregnancy, ovaries; prostate, testes)."""
    known = [
        (path, patient)
        for path, patient, _ in subject.patients()
        if patient.sex in ("male", "female") and not re.search(r"\btrans|non-?binary", patient.gender or "", re.IGNORECASE)
    ]
    problems: list[Problem] = []
    for path, patient in known:
        pattern = _of_sex("male" if patient.sex == "female" else "female")
        for where, text in _said(patient, path):
            if any(pattern.search(clause) and not _others().search(f"{clause} ") for clause in _CLAUSE.split(text.lower())):
                hint = "correct the sex or this entry; where it is right, silence: [{code: sex-contradiction, why: …}]"
                problems.append(fault("sex-contradiction", "this does not go with the sex of the patient", path=where, hint=hint))
    return problems if known else None


@cache
def _of_sex(sex: str) -> re.Pattern[str]:
    words = "|".join(rf"{re.escape(word[:-1])}\b" if word.endswith(".") else re.escape(word) for word in read_table("anatomy")[sex])
    return shipped_pattern(rf"\b(?:{words})")


@cache
def _others() -> re.Pattern[str]:
    words = "|".join(rf"{re.escape(word[:-1])}\b" if word.endswith(".") else re.escape(word) for word in read_table("anatomy")["others"])
    return shipped_pattern(rf"\b(?:{words})")


def _said(patient: Patient, path: Path) -> Iterator[_Said]:
    """What the entries say of the patient's own body, with its path; what was looked for and absent, or excluded, is left out."""
    yield from _observed(patient, path)
    for index, one in enumerate(patient.procedures):
        yield (*path, "procedures", index, "name"), one.name
    history = patient.history
    for key in ("medical", "surgical", "pregnancy"):
        answer = getattr(history, key) if history else None
        years = patient.age.years if patient.age else None
        of_mother = key == "pregnancy" and (years is None or years < 10)
        for item in answer.items if answer and not of_mother else ():
            yield (*path, "history", key), item


def _observed(patient: Patient, path: Path) -> Iterator[_Said]:
    """Symptoms, findings, imaging, tests and diagnoses."""
    symptoms = patient.presenting.items if patient.presenting else ()
    yield from (((*path, "presenting", n, "finding"), one.finding) for n, one in enumerate(symptoms))
    for key in ("exam", "findings"):
        yield from (((*path, key, n, "label"), one.label) for n, one in enumerate(getattr(patient, key)) if one.present)
    yield from (((*path, "imaging", n, "result"), f"{one.region or ''}: {one.result}") for n, one in enumerate(patient.imaging))
    yield from (((*path, "tests", n, "result"), f"{one.name}: {one.result}") for n, one in enumerate(patient.tests))
    yield from (((*path, "diagnoses", n, "label"), one.label) for n, one in enumerate(patient.diagnoses) if one.status != "excluded")
