"""Checks of the items of CARE that authors leave open most, the negative ones: silence is not none. And of the author's own answers."""

from __future__ import annotations

from casereport.checks.subject import Subject, entries_in
from casereport.guidelines import PREDICATES, Asked, Report, ask, find_guideline, guidelines
from casereport.model.fields import Answer
from casereport.model.patient import Consent
from casereport.problems import Problem, count_of, fault

GUIDELINE = "care"


def care_items_are_answered(subject: Subject) -> list[Problem]:
    """Every item is stated, none, not asked or not applicable, for each patient, in the record or in the author's prose."""
    problems: list[Problem] = []
    guideline = find_guideline(GUIDELINE)
    report = Report(subject.record, subject.journal, subject.document, subject.chart, subject.tellings)
    for path, patient, _ in subject.patients():
        asked = [(item, name) for item in guideline.items for name in item.unanswered]
        open_ = [(item.id, PREDICATES[name]) for item, name in asked if ask(name, Asked(report, patient, item)).is_silent]
        if open_:
            names = "; ".join(f"{number} {row.name}" for number, row in open_)
            hint = f"answer with a text or a word such as none known, not asked: {open_[0][1].key}"
            problems.append(fault("unanswered", f"CARE items left open: {names}", path=path, hint=hint))
    return problems


def answers_are_to_items(subject: Subject) -> list[Problem] | None:
    """The author's answers name items that an edition of the guideline has."""
    if not subject.record.checklist:
        return None
    problems: list[Problem] = []
    for family, answers in subject.record.checklist.items():
        known = {item.id for one in guidelines() if one.family == family for item in one.items}
        for number in answers:
            if number not in known:
                hint = f"`casereport checklist CASE --guideline {family}` lists the items with their numbers"
                problems.append(
                    fault("unknown-item", "the guideline has no item of this number", path=("checklist", family, number), hint=hint)
                )
    return problems


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
