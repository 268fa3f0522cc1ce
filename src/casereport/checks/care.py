"""Checks of the CARE items that authors leave open most: the negative ones. Silence is not none."""

from __future__ import annotations

from collections.abc import Callable

from casereport.checks.subject import Subject, entries_in
from casereport.model.fields import Answer
from casereport.model.patient import Consent, Patient
from casereport.problems import Problem, fault

ITEMS: tuple[tuple[str, str, Callable[[Patient], object]], ...] = (
    ("5a age and sex", "age: and sex:", lambda p: p.age and p.sex),
    ("5b presenting symptoms", "presenting: [{finding: …, at: …}]", lambda p: p.presenting or p.summary),
    ("5c medical history", "history: {medical: …}", lambda p: p.history and p.history.medical),
    ("5c family history", "history: {family: …}", lambda p: p.history and p.history.family),
    ("5c psychosocial history", "history: {psychosocial: …}", lambda p: p.history and p.history.psychosocial),
    ("5c medication", "history: {medications: …}", lambda p: p.history and p.history.medications),
    ("5c allergies", "history: {allergies: …}", lambda p: p.history and p.history.allergies),
    ("8c diagnosis", "diagnoses: [{label: …}]", lambda p: p.diagnoses or "diagnoses" in p.absent),
    ("9a interventions", "treatments: […], or why there were none", lambda p: p.treatments or p.procedures or "procedures" in p.absent),
    ("10a outcomes", "outcomes: [{measure: …, value: …, assessor: …}]", lambda p: p.outcomes),
    ("10d adverse events", "adverse_events: none observed, or a list", lambda p: p.adverse_events),
    ("12 patient perspective", "perspective: …, or why it was not obtained", lambda p: p.perspective),
)
"""CARE 2013 items of one patient: number and name, the key that answers it, whether it is answered."""


def care_items_are_answered(subject: Subject) -> list[Problem]:
    """Every item is stated, none, not asked or not applicable, for each patient; an omitted key is unanswered."""
    problems: list[Problem] = []
    for path, patient, _ in subject.patients():
        joint = subject.record.perspective is not None
        open_items = [(item, key) for item, key, told in ITEMS if not told(patient) and not (joint and item.startswith("12"))]
        if open_items:
            names = "; ".join(item for item, _ in open_items)
            hint = f"answer with a text or a word such as none known, not asked: {open_items[0][1]}"
            problems.append(fault("unanswered", f"CARE items left open: {names}", path=path, hint=hint))
    return problems


def not_reported_only_when_published(subject: Subject) -> list[Problem]:
    """`not reported` is the answer of a retold report; the author of a case knows, did not ask, or says why not."""
    found = [(path, entry) for path, entry in entries_in(subject.record) if _is_not_reported(entry)]
    if subject.record.status == "published":
        if not found:
            return []
        message = f"{len(found)} items are not reported by the source and cannot be decided"
        return [fault("not-decidable", message, path=("status",), hint="nothing to do; they never pass a gate")]
    message, hint = "not reported is an answer for retold reports only", "say not asked, none known, or why"
    return [fault("unanswered", message, path=path, hint=hint) for path, _ in found]


def _is_not_reported(entry: object) -> bool:
    return isinstance(entry, Answer | Consent) and entry.state == "not reported"
