"""A check of what a patient's entries tell of calling, origin, place and news: together they lead to a person without a name."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.model.patient import Patient
from casereport.privacy.indirect import KINDS, indirect_in
from casereport.problems import Path, Problem, fault

_MANY = 3
"""How much together asks for a look of its own (Hrynaszkiewicz 2010)."""
_TYPED = ("ethnicity", "occupation", "region")


def patients_are_not_known_by_what_is_told(subject: Subject) -> list[Problem] | None:
    """A real patient's entries do not tell three indirect identifiers or more: calling, origin, a small place, what was in the news."""
    if subject.record.status != "real":
        return None
    problems: list[Problem] = []
    for path, patient, _ in subject.patients():
        told = list(_told(patient, path))
        kinds = {kind for _, found in told for kind in found}
        if sum(KINDS.get(kind, 1) for kind in kinds) >= _MANY:
            hint = "leave out what does not matter to the case, or tell it broadly: a manual worker, a rural area"
            message = f"{len(kinds)} things are told by which those who know the patient can find out who it is"
            problems.append(fault("telling-details", message, path=told[0][0], hint=hint))
    return problems


def _told(patient: Patient, path: Path) -> Iterator[tuple[Path, frozenset[str]]]:
    """Where the entries tell indirect identifiers, and which kinds."""
    for key in _TYPED:
        answer = getattr(patient, key)
        text = str(getattr(answer, "value", "") or "")
        if text:
            yield (*path, key), frozenset({key}) | indirect_in(text)
    for key in ("psychosocial", "family", "travel", "exposures"):
        answer = getattr(patient.history, key, None) if patient.history else None
        text = " ".join(answer.items) if answer else ""
        if found := indirect_in(text):
            yield (*path, "history", key), found
