"""Checks of anatomy: organs and states that the patient's sex has, and one side from imaging to operation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.model import CaseRecord
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_CLAUSE = lazy_pattern(r"[.;\n]|, | but | and then ")
_SIDE = r"(?P<side>left|right)(?:[- ]sided)?"
_GAP = r"(?:[ -][\w-]{2,20}){0,2}?[ -]"
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
    return re.compile(rf"\b(?:{words})")


@cache
def _others() -> re.Pattern[str]:
    words = "|".join(rf"{re.escape(word[:-1])}\b" if word.endswith(".") else re.escape(word) for word in read_table("anatomy")["others"])
    return re.compile(rf"\b(?:{words})")


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


def sides_agree(subject: Subject) -> list[Problem] | None:
    """An operation is on the side on which imaging, findings and diagnosis are, and captions show that side."""
    problems: list[Problem] = []
    looked = False
    for path, patient, _ in subject.patients():
        observed = [(where, organ, side) for where, text in _observed(patient, path) for organ, side in _sides(text)]
        done = [(where, organ, side) for where, text in _acts(patient, path) for organ, side in _sides(text)]
        shown = [(where, organ, side) for where, text in _captions(subject.record, patient) for organ, side in _sides(text)]
        looked = looked or bool(observed and (done or shown)) or len(observed) > 1
        problems += _other_side(observed, done, "this is done on the other side than the findings are on")
        problems += _other_side(observed + done, shown, "the caption tells the other side than the record")
        problems += _among(observed)
    return problems if looked else None


_Sided = tuple[Path, str, str]
_HINT = "correct the side where it is wrong; where both are right, silence: [{code: side-contradiction, why: …}]"


def _other_side(known: list[_Sided], told: list[_Sided], message: str) -> Iterator[Problem]:
    for where, organ, side in told:
        sides = {one for _, name, one in known if name == organ}
        if len(sides) == 1 and side not in sides and side != "both" and "both" not in sides:
            yield fault("side-contradiction", message, path=where, hint=_HINT)


def _among(observed: list[_Sided]) -> Iterator[Problem]:
    """A diagnosis on another side than all findings of the organ."""
    found = [one for one in observed if "diagnoses" not in one[0]]
    yield from _other_side(
        found, [one for one in observed if "diagnoses" in one[0]], "the diagnosis is on the other side than the findings"
    )


def _acts(patient: Patient, path: Path) -> Iterator[_Said]:
    for index, one in enumerate(patient.procedures):
        yield (*path, "procedures", index, "name"), one.name
    for index, item in enumerate(patient.treatments.items if patient.treatments else ()):
        if item.name:
            yield (*path, "treatments", index, "name"), item.name
    for index, event in enumerate(patient.events):
        if event.kind == "procedure":
            yield (*path, "events", index, "label"), event.label


def _captions(record: CaseRecord, patient: Patient) -> Iterator[_Said]:
    """Captions and titles of images of this patient, who is the only one or is named."""
    for index, figure in enumerate(record.figures):
        if len(record.patients) == 1 or patient.id in figure.patients:
            for key in ("title", "caption", "alt"):
                if text := getattr(figure, key, None):
                    yield ("figures", index, key), text


def _sides(text: str) -> Iterator[tuple[str, str]]:
    """Organs of a text with the side on which they are told to be; `both` for both sides."""
    words = text.lower()
    for found in _sided().finditer(words):
        organ = _organs()[found["organ"]]
        behind = words[found.end() : found.end() + 20]
        yield organ, "both" if re.match(r" and (?:left|right)|s\b", behind) else found["side"]
    if re.search(r"\bbilateral|\bboth\b", words):
        yield from ((organ, "both") for name, organ in _organs().items() if name in words)


@cache
def _organs() -> dict[str, str]:
    """What a text calls an organ → the organ."""
    return {name: organ for organ, names in read_table("anatomy")["sided"].items() for name in names.split()}


@cache
def _sided() -> re.Pattern[str]:
    return re.compile(rf"\b{_SIDE}{_GAP}(?P<organ>{'|'.join(sorted(map(re.escape, _organs()), key=len, reverse=True))})\b")
