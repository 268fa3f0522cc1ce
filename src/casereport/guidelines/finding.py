"""What is asked of a report, and what was found: reported, not reported, not applicable, or open for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import Literal

from casereport.chart import Chart, PatientChart
from casereport.document.prose.telling import Telling
from casereport.guidelines.guideline import Item
from casereport.guidelines.passages import Passage, passages_of
from casereport.journal import Journal
from casereport.language import say
from casereport.model import CaseRecord
from casereport.model.fields import Answer
from casereport.model.patient import Patient
from casereport.tree import Document
from casereport.values import dataclass

State = Literal["reported", "not reported", "not applicable", "open"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and why, in words that quote nothing of the patient.

    `words` and `ids` lead to the passage that tells it: names, the first best, and ids of figures and tables. `is_silent` is true where
    nothing answers, not even that it was not asked.
    """

    state: State
    reason: str = ""
    words: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    is_silent: bool = False

    def because(self, reason: str) -> Finding:
        """The same for another reason."""
        return replace(self, reason=reason)


@dataclass(frozen=True)
class Report:
    """A report as guidelines look at it: the record, its chart, its article, and what the author's prose tells by patient's id."""

    record: CaseRecord
    journal: Journal
    document: Document
    chart: Chart
    tellings: Mapping[str, Telling] = field(default_factory=dict)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The texts of the article, in order, each with the meanings of its section."""
        return passages_of(self.document, self.journal)


@dataclass(frozen=True)
class Asked:
    """An item asked of one patient of a report."""

    report: Report
    patient: Patient
    item: Item

    @property
    def record(self) -> CaseRecord:
        """The record of the report."""
        return self.report.record

    @property
    def chart(self) -> PatientChart:
        """The chart of the patient."""
        return self.report.chart.of_patient(self.patient)

    @property
    def telling(self) -> Telling | None:
        """What the author's prose tells of the patient."""
        return self.report.tellings.get(self.patient.id)


def reported(reason: str = "", words: tuple[str | None, ...] = (), ids: tuple[str, ...] = ()) -> Finding:
    """Found; the words, without those that are not there, lead to it."""
    return Finding("reported", reason, tuple(word for word in words if word), ids)


def missing(name: str = "none", /, **values: object) -> Finding:
    """Not found, and nothing says why; the reason is a phrase of the language."""
    return Finding("not reported", say(f"checklist.{name}", **values), is_silent=True)


def unclear(name: str = "person", /, **values: object) -> Finding:
    """For a person to say; the reason is a phrase of the language."""
    return Finding("open", say(f"checklist.{name}", **values))


def not_applicable(name: str, /, **values: object) -> Finding:
    """Does not apply, for a reason that is a phrase of the language."""
    return Finding("not applicable", say(f"checklist.{name}", **values))


def answered(answer: Answer | None, *words: str) -> Finding:
    """What an answer of the record says: stated or denied is reported; not asked or not reported is not."""
    if answer is None:
        return missing()
    if answer.state in ("not asked", "not reported"):
        return Finding("not reported", say(f"checklist.{answer.state.replace(' ', '_')}"))
    if answer.state == "not applicable":
        return not_applicable("not_applicable_as_typed", why=answer.how) if _is_plain(answer.how) else not_applicable("not_applicable")
    if answer.state == "none":
        return reported(say("checklist.answered_none"), words)
    return reported("", (*map(opening, answer.items), *words))


def _is_plain(text: str | None) -> bool:
    return bool(text) and not any(sign in str(text) for sign in "{[*_`^~@\n")


def opening(text: str | None) -> str:
    """The first words of a text of the record, up to a mark of Markdown or the end of its clause, as the article prints them."""
    if not text:
        return ""
    kept = text.strip()
    for sign in "{[*_`^~@\n,;:(.":
        kept = kept.partition(sign)[0]
    return " ".join(kept.split()[:6])
