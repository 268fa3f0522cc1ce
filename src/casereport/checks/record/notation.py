"""Checks of how doses are written: nothing that is known to be misread (ISMP List of Error-Prone Abbreviations, 2021)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.model.course import Treatment
from casereport.model.patient import Patient
from casereport.model.values import Dose
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_TRAILING = lazy_pattern(r"(?<![\d.])\d{1,6}\.0+(?![\d])")
_UNITS = r"(?:mg|g|\u00b5g|\u03bcg|mcg|mL|ml|units)\b(?! ?/ ?(?!kg|m2|h\b|min\b|day|d\b))"
_UNSAFE = lazy_pattern(
    rf"(?<![\d.,])(?P<zero>\d{{1,5}}\.0 ?{_UNITS})"
    rf"|(?<![\d.\w])(?P<naked>\.\d{{1,3}} ?{_UNITS})"
    r"|(?<![\w.])(?P<unit>\d[\d,]{0,8} ?(?:U|IU|iu|i\.u\.)(?![\w/]|[ -]?/))"
    r"|(?<![\w.])(?P<often>[Qq]\.?[Oo]?\.?[Dd]\.?|[Qq]\.?[Hh]\.?[Ss]\.?|[Qq]1[Dd]|[TB]IW|x ?\d{1,2}d)(?!\w)"
    r"|(?<![\w.])(?P<drug>MSO4|MgSO4|MS(?= \d{1,3}(?:\.\d)? ?mg\b))(?!\w)"
    r"|(?<![\d.])(?P<volume>\d{1,4}(?:\.\d)? ?cc)\b"
)
_ANY = lazy_pattern(r"\.0 ?[mgµμu]|(?<!\d)\.\d|\d ?I?U\b|\d ?iu\b|[Qq]\.?[Oo]?\.?[DdHh]|[Qq]1|[TB]IW|x ?\dd|x ?\d\dd|SO4|MS \d|\dcc|\d cc")
"""Any text that has something unsafe has this."""
_GIVEN = lazy_pattern(
    r"\b(?:gave|giv(?:e|en|ing)|dos(?:e|es|ed|ing)|receiv\w+|treat(?:ed|ment)|start\w+|administ\w+|prescrib\w+|oral\w*|intraven\w+|subcutan\w+"
    r"|daily|once|twice|every|hourly|infus\w+|bolus|tablets?|inject\w+|reduced|increased|loading|maintenance"
    r"|took|taken|insulin|heparin|by mouth)\b",
    re.IGNORECASE,
)
_MEASURED = lazy_pattern(
    r"urin|excret|protein|stool|weigh|blood loss|tumou?r"
    r"|specimen"
    r"|contain|supplement|birth|creatin|album|lipase|amylase|activity",
    re.IGNORECASE,
)
_CURES = {
    "zero": "leave the zero out: 1 mg, since 1.0 mg is read as 10 mg",
    "naked": "write a digit before the point: 0.5 mg",
    "unit": "write units in full: U is read as a zero, IU as IV or as 10",
    "often": "write it out: daily, every other day, at bedtime, for 3 days",
    "drug": "write it out: morphine sulfate, magnesium sulfate",
    "volume": "write mL: cc is read as u",
}


def doses_are_written_safely(subject: Subject) -> list[Problem] | None:
    """No dose has a trailing zero or a unit that is misread, no drug a name that is, in entries and in prose."""
    unsafe = read_table("drugs")["unsafe"]
    told = [((*path, "treatments", n), one) for path, patient, _ in subject.patients() for n, one in enumerate(_items(patient))]
    problems: list[Problem] = []
    for path, item in told:
        for where, dose in _doses(path, item):
            problems += _unsafe_dose(where, dose, unsafe["units"])
        if item.drug in unsafe["names"]:
            hint = f"write {unsafe['names'][item.drug]}"
            problems.append(fault("unsafe-notation", "an abbreviation of a drug that is misread", path=(*path, "drug"), hint=hint))
    problems += [_misread(where, found) for where, text in subject.texts if (found := _in_entry(where, text))]
    for sentence in subject.sentences:
        if sentence.path[0] != "patients" and (found := _in_prose(sentence.text)):
            hint = _CURES[found.lastgroup or ""]
            problems.append(sentence.problem("unsafe-notation", "a dose is written in a way that is misread", hint, found.start()))
    return problems if told else None


def _doses(path: Path, item: Treatment) -> Iterator[tuple[Path, Dose]]:
    """Every dose of a treatment, its steps and its courses."""
    parts = [
        ((), item),
        *((("steps", n), one) for n, one in enumerate(item.steps)),
        *((("courses", n), one) for n, one in enumerate(item.courses)),
    ]
    for steps, part in parts:
        for key in ("dose", "daily", "rate"):
            if dose := getattr(part, key):
                yield (*path, *steps, key), dose


def _items(patient: Patient) -> tuple[Treatment, ...]:
    return patient.treatments.items if patient.treatments else ()


def _unsafe_dose(where: Path, dose: Dose, units: dict[str, str]) -> Iterator[Problem]:
    if _TRAILING.search(dose.written):
        yield fault("unsafe-notation", "a dose ends with a zero behind its decimal point", path=where, hint=_CURES["zero"])
    if dose.unit in units:
        hint = f"write {units[dose.unit]} in full: U is read as a zero, IU as IV or as 10"
        yield fault("unsafe-notation", "a unit that is misread in a dose", path=where, hint=hint)


def _in_entry(where: Path, text: str) -> re.Match[str] | None:
    """What is misread in an entry of a patient: in a treatment anything, elsewhere what stands beside words of dosing."""
    if where[0] != "patients" or len(where) < 3 or where[-1] in ("drug", "id", "brand") or where[2] in ("labs", "vitals", "variants"):
        return None
    found = _UNSAFE.search(text) if _ANY.search(text) else None
    if found and where[2] != "treatments" and not _speaks_of_dosing(where, text, found):
        return None
    return found


def _speaks_of_dosing(where: Path, text: str, found: re.Match[str]) -> bool:
    return (
        found.lastgroup in ("often", "drug") or "medications" in where or (_GIVEN.search(text) is not None and not _MEASURED.search(text))
    )


def _in_prose(text: str) -> re.Match[str] | None:
    found = _UNSAFE.search(text) if _ANY.search(text) else None
    return found if found and _GIVEN.search(text) and not _MEASURED.search(text) else None


def _misread(where: Path, found: re.Match[str]) -> Problem:
    return fault("unsafe-notation", "a dose is written in a way that is misread", path=where, hint=_CURES[found.lastgroup or ""])
