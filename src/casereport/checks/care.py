"""Checks of the CARE items that authors leave open most: the negative ones. Silence is not none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casereport.checks.subject import Subject, entries_in
from casereport.document.prose.telling import Telling
from casereport.model.fields import Answer
from casereport.model.patient import Consent, Patient
from casereport.problems import Problem, count_of, fault


@dataclass(frozen=True, slots=True)
class Item:
    """A CARE 2013 item of one patient: number and name, the key that answers it, whether the record does, subjects that prose may tell."""

    name: str
    key: str
    is_answered: Callable[[Patient], object]
    subjects: tuple[str, ...] = ()


ITEMS: tuple[Item, ...] = (
    Item("5a age and sex", "age: and sex:", lambda p: p.age and p.sex, ("age", "sex")),
    Item("5b presenting symptoms", "presenting: [{finding: …, at: …}]", lambda p: p.presenting or p.summary, ("presenting",)),
    Item("5c medical history", "history: {medical: …}", lambda p: p.history and p.history.medical, ("medical",)),
    Item("5c family history", "history: {family: …}", lambda p: p.history and p.history.family, ("family",)),
    Item("5c psychosocial history", "history: {psychosocial: …}", lambda p: p.history and p.history.psychosocial, ("psychosocial",)),
    Item("5c medication", "history: {medications: …}", lambda p: p.history and p.history.medications, ("medications",)),
    Item("5c allergies", "history: {allergies: …}", lambda p: p.history and p.history.allergies, ("allergies",)),
    Item("8c diagnosis", "diagnoses: [{label: …}]", lambda p: p.diagnoses or "diagnoses" in p.absent, ("diagnoses",)),
    Item(
        "9a interventions", "treatments: […], or why there were none",
        lambda p: p.treatments or p.procedures or "procedures" in p.absent, ("interventions",),
    ),
    Item("10a outcomes", "outcomes: [{measure: …, value: …, assessor: …}]", lambda p: p.outcomes, ("outcomes",)),
    Item("10d adverse events", "adverse_events: none observed, or a list", lambda p: p.adverse_events, ("adverse_events",)),
    Item("12 patient perspective", "perspective: …, or why it was not obtained", lambda p: p.perspective),
)  # fmt: skip


def care_items_are_answered(subject: Subject) -> list[Problem]:
    """Every item is stated, none, not asked or not applicable, for each patient, in the record or in the author's prose."""
    problems: list[Problem] = []
    for path, patient, _ in subject.patients():
        told = subject.tellings.get(patient.id)
        open_items = [item for item in ITEMS if not item.is_answered(patient) and not _is_told(subject, told, item)]
        if open_items:
            names = "; ".join(item.name for item in open_items)
            hint = f"answer with a text or a word such as none known, not asked: {open_items[0].key}"
            problems.append(fault("unanswered", f"CARE items left open: {names}", path=path, hint=hint))
    return problems


def _is_told(subject: Subject, told: Telling | None, item: Item) -> bool:
    """True when the author's text answers the item; a section of the patient's own words answers the perspective of all."""
    if item.name.startswith("12"):
        return subject.record.perspective is not None or "perspective" in subject.record.sections
    return told is not None and all(told.speaks_of(one) for one in item.subjects)


def not_reported_only_when_published(subject: Subject) -> list[Problem]:
    """`not reported` is the answer of a retold report; the author of a case knows, did not ask, or says why not."""
    found = [(path, entry) for path, entry in entries_in(subject.record) if _is_not_reported(entry)]
    if subject.record.status == "published":
        if not found:
            return []
        message = f"{count_of(len(found), 'item')} not reported by the source cannot be decided"
        return [fault("not-decidable", message, path=("status",), hint="nothing to do; they never pass a gate")]
    message, hint = "not reported is an answer for retold reports only", "say not asked, none known, or why"
    return [fault("unanswered", message, path=path, hint=hint) for path, _ in found]


def _is_not_reported(entry: object) -> bool:
    return isinstance(entry, Answer | Consent) and entry.state == "not reported"
