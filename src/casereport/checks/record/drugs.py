"""Checks of drugs by name: safe notation, substances in the place of brands, one name for each, and allergies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.checks.subject import Subject, values_in
from casereport.clinical.tables import read_table
from casereport.model.course import Treatment
from casereport.model.patient import Patient
from casereport.model.values import Dose
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_TRAILING = lazy_pattern(r"(?<![\d.])\d{1,6}\.0+(?![\d])")
_NO_ALLERGY = lazy_pattern(
    r"^(?:no|none|not|nil|denie[sd]|never|without)\b|\b(?:tolerat\w+|not allergic|ruled out|excluded|delabel\w*"
    r"|no (?:known )?(?:drug )?allerg\w+)",
    re.IGNORECASE,
)
_AWARE = lazy_pattern(r"allerg|desensiti|toleran|tolerat|challenge|hypersensitiv|reaction|no alternative", re.IGNORECASE)

_UNSAFE_TEXT = lazy_pattern(
    r"(?<![\d.])(?:(?P<zero>\d{1,5}\.0)|(?P<naked>\.\d{1,3})) ?(?:mg|g|\u00b5g|\u03bcg|mcg|mL|units)\b"
    r"|(?<![\w.])(?:QD|QOD|q\.d\.|q\.o\.d\.|MSO4|MgSO4)(?!\w)|\d U (?=insulin|heparin)"
)
_SALTS = {
    "sodium",
    "potassium",
    "calcium",
    "chloride",
    "phosphate",
    "acetate",
    "sulfate",
    "infusion",
    "injection",
    "intravenous",
    "therapy",
}
"""Words of a drug's name that are not the drug."""


def _treatments(subject: Subject) -> Iterator[tuple[Path, Patient, Treatment]]:
    for path, patient, _ in subject.patients():
        for index, item in enumerate(patient.treatments.items if patient.treatments else ()):
            yield (*path, "treatments", index), patient, item


def doses_are_written_safely(subject: Subject) -> list[Problem] | None:
    """No dose has a trailing zero or a unit that is misread, no drug a name that is (ISMP list of error-prone abbreviations)."""
    unsafe = read_table("drugs")["unsafe"]
    told = list(_treatments(subject))
    problems: list[Problem] = []
    for path, _, item in told:
        for where, dose in values_in(item, path):
            if isinstance(dose, Dose):
                problems += _unsafe_dose(where, dose, unsafe["units"])
        for where, text in values_in(item, path):
            if isinstance(text, str) and where[-1] != "drug" and (found := _UNSAFE_TEXT.search(text)):
                problems.append(
                    fault("unsafe-notation", "a dose is written in a way that is misread", path=where, hint=_unsafe_hint(found))
                )
        if item.drug in unsafe["names"]:
            hint = f"write {unsafe['names'][item.drug]}"
            problems.append(fault("unsafe-notation", "an abbreviation of a drug that is misread", path=(*path, "drug"), hint=hint))
    return problems if told else None


def _unsafe_hint(found: re.Match[str]) -> str:
    if found["zero"]:
        return "leave the zero out: 1 mg, since 1.0 mg is read as 10 mg"
    return "write a digit before the point: 0.5 mg" if found["naked"] else "write it out: daily, every other day, units, magnesium sulfate"


def _unsafe_dose(where: Path, dose: Dose, units: dict[str, str]) -> Iterator[Problem]:
    if _TRAILING.search(dose.written):
        hint = "leave the zero out: 1 mg, since 1.0 mg is read as 10 mg"
        yield fault("unsafe-notation", "a dose ends with a zero behind its decimal point", path=where, hint=hint)
    if dose.unit in units:
        hint = f"write {units[dose.unit]} in full: U is read as a zero, IU as IV or as 10"
        yield fault("unsafe-notation", "a unit that is misread in a dose", path=where, hint=hint)


def drugs_are_named_by_substance(subject: Subject) -> list[Problem] | None:
    """A drug is named by its substance; the brand has a field of its own."""
    told = [(path, item) for path, _, item in _treatments(subject) if item.drug]
    problems: list[Problem] = []
    for path, item in told:
        if substance := _substances().get((item.drug or "").lower().strip("\u00ae\u2122 ")):
            brand = (item.drug or "").strip("\u00ae\u2122 ").lower()
            hint = f"{{drug: {substance}, brand: {brand.capitalize()}}}"
            problems.append(fault("brand-name", "a brand name stands where the substance belongs", path=(*path, "drug"), hint=hint))
    return problems if told else None


@cache
def _substances() -> dict[str, str]:
    """Brand in lower case → substance."""
    return {brand: substance for substance, brands in read_table("drugs")["brands"]["substances"] for brand in brands.split()}


def drugs_have_one_name(subject: Subject) -> list[Problem] | None:
    """No substance goes by its international and its American name in one report; the second is told."""
    texts = [(path, text.lower()) for path, text in subject.texts if len(text) > 6]
    problems: list[Problem] = []
    for first, second in read_table("drugs")["names"]["pairs"]:
        one, other = (_first_with(texts, name) for name in (first, second))
        if one is not None and other is not None and texts[one][0] != texts[other][0]:
            hint = f"choose {first} or {second} for the whole report"
            problems.append(fault("two-names", "one substance goes by two names", path=texts[max(one, other)][0], hint=hint))
        elif one is not None and one == other and not _explained(texts[one][1], first, second):
            hint = f"choose {first} or {second} for the whole report"
            problems.append(fault("two-names", "one substance goes by two names", path=texts[one][0], hint=hint))
    return problems if texts else None


def _first_with(texts: list[tuple[Path, str]], name: str) -> int | None:
    """The number of the first text that has the name as a word."""
    pattern = _word(name)
    return next((n for n, (_, words) in enumerate(texts) if name in words and pattern.search(words)), None)


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")


def _explained(words: str, first: str, second: str) -> bool:
    """Whether one name stands in brackets behind the other, which tells the reader of both."""
    return f"{first} ({second}" in words or f"{second} ({first}" in words


def drugs_fit_the_allergies(subject: Subject) -> list[Problem] | None:
    """No drug or contrast is given that belongs to what the history calls an allergy, unless the treatment speaks of it."""
    allergic = [(path, patient, items) for path, patient, _ in subject.patients() if (items := [*_allergies(patient)])]
    problems: list[Problem] = []
    for path, patient, items in allergic:
        problems += _conflicts(path, patient, " ; ".join(items).lower())
    return problems if allergic else None


def _allergies(patient: Patient) -> Iterator[str]:
    """What the history calls an allergy, item by item; what says that there is none is left out."""
    answer = patient.history.allergies if patient.history else None
    for item in answer.items if answer and answer.state == "stated" else ():
        yield from (part.strip() for part in re.split(r"[;.\n]|, but ", item) if part.strip() and not _NO_ALLERGY.search(part.strip()))


def _conflicts(path: Path, patient: Patient, allergies: str) -> Iterator[Problem]:
    forbidden = [
        stem
        for row in read_table("drugs")["allergies"]["classes"]
        if any(_word(word).search(allergies) for word in row["words"])
        for stem in row["drugs"]
    ]
    suspected = {name.lower() for event in (patient.adverse_events.items if patient.adverse_events else ()) for name in event.suspected}
    for where, names, texts in _given(path, patient):
        own = set(re.findall(r"[a-z-]{6,}", names)) - _SALTS if where[-1] == "drug" else set()
        known = any(stem in names for stem in forbidden) or any(_word(word).search(allergies) for word in own)
        if known and not _AWARE.search(texts) and not any(name in suspected for name in (names, names.strip())):
            hint = "tell why it was given in spite of the allergy (why:), or correct one of the two"
            yield fault("allergy-conflict", "this is given to a patient whose history tells an allergy to it", path=where, hint=hint)


def _given(path: Path, patient: Patient) -> Iterator[tuple[Path, str, str]]:
    """Path, names and explanations of every drug that was given, and of imaging, which may be with contrast."""
    for index, item in enumerate(patient.treatments.items if patient.treatments else ()):
        if item.drug:
            texts = " ".join(filter(None, (item.why, item.note, item.response, item.indication)))
            yield (*path, "treatments", index, "drug"), item.drug.lower(), texts
    for index, study in enumerate(patient.imaging):
        yield (*path, "imaging", index, "kind"), study.kind.lower(), study.result
