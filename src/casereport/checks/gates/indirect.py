"""Indirect identifiers: facts that identify nobody alone, and a patient together (10.1186/s13063-017-2382-9, table 1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casereport.checks.gates.privacy import CODE_OF, findings
from casereport.checks.subject import Subject
from casereport.clinical.tables import read_rows
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault
from casereport.values import dataclass

_MANY: Final = 3
"""Three or more together need an independent look (Hrynaszkiewicz 2010, 10.1136/bmj.c181)."""
_RARE: Final = lazy_pattern(r"\b(?:rare|first (?:reported )?case|unique|unprecedented|orphan)\b|\bORPHA\b")
_TWINS: Final = lazy_pattern(r"\b(?:twins?|triplets?|quadruplets?)\b")


@dataclass(frozen=True, slots=True)
class Indirect:
    """A kind of fact, how it is told, and what to do about it, cheapest for the reader first; "" where it is the report itself."""

    name: str
    cure: str = ""


KINDS: Final[dict[str, Indirect]] = {
    "occupation": Indirect("occupation", "leave out occupation:"),
    "ethnicity": Indirect("ethnicity", "leave out ethnicity:"),
    "region": Indirect("place of living", "name the country or leave out region:"),
    "place": Indirect("a place in the text", "name the country alone"),
    "institution": Indirect("place of treatment in the text", "say a tertiary hospital"),
    "date": Indirect("dates", "tell days"),
    "body": Indirect("weight and height", "tell the body mass index alone, or leave both out"),
    "age": Indirect("exact age", "give the age as a decade: 60s"),
    "family": Indirect("members of the family", "leave out members of whom nothing depends"),
    "verbatim": Indirect("the patient's own words", "sum up the perspective"),
    "multiple": Indirect("multiple birth", "say a sibling"),
    "sex": Indirect("sex"),
    "variant": Indirect("genetic variants"),
    "rare": Indirect("a rare disease"),
}
"""In the order in which they are given up most easily."""


def indirect_identifiers_are_few(subject: Subject) -> list[Problem] | None:
    """Fewer than three facts together that could lead to a patient, as the journal prints them; None for an invented or retold case.

    A note and no fault: a case report nearly always has more, and a person weighs them.
    """
    if subject.record.status != "real":
        return None
    problems: list[Problem] = []
    for path, patient, _ in subject.patients():
        kinds = [key for key in KINDS if key in set(_kinds(subject, path, patient))]
        if len(kinds) >= _MANY:
            named = ", ".join(KINDS[key].name for key in kinds)
            cures = [KINDS[key].cure for key in kinds if KINDS[key].cure][: len(kinds) - _MANY + 1]
            hint = f"cheapest first: {'; '.join(cures)}" if cures else "let somebody else weigh whether the patient could be known"
            problems.append(
                fault("indirect-identifiers", f"{len(kinds)} facts together could lead to the patient: {named}", path=path, hint=hint)
            )
    return problems


def _kinds(subject: Subject, path: Path, patient: Patient) -> Iterator[str]:
    yield from _typed(patient)
    if patient.age and patient.age.years is not None and subject.journal.age_policy != "decade":
        yield "age"
    for where, _, found in findings(subject.record):
        if where[0] != "patients" or where[: len(path)] == path:
            told_of = {CODE_OF[one.rule].removeprefix("identifier-").removesuffix("-named") for one in found}
            yield from sorted(told_of & {"place", "institution", "date"})
    told = " ".join([subject.record.title, *(one.label for one in patient.diagnoses), *(one.code or "" for one in patient.diagnoses)])
    if _RARE.search(told) or _is_rare(patient):
        yield "rare"
    if _TWINS.search(f"{subject.record.title} {patient.summary or ''}".lower()):
        yield "multiple"


def _typed(patient: Patient) -> Iterator[str]:
    yield from (key for key in ("occupation", "ethnicity", "region") if getattr(patient, key))
    if patient.sex in ("female", "male", "intersex"):
        yield "sex"
    if patient.weight and patient.height:
        yield "body"
    if patient.family and patient.family.members:
        yield "family"
    if patient.variants:
        yield "variant"
    if patient.perspective and patient.perspective.state == "stated":
        yield "verbatim"


def _is_rare(patient: Patient) -> bool:
    """Whether a diagnosis is one of the list of rare diseases, by its name."""
    names = {row[1].casefold() for row in read_rows("orpha") if len(row) > 1}
    return any(one.label.casefold() in names for one in patient.diagnoses if one.status != "excluded")
