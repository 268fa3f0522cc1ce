"""Items of the manuscript around the patient: title, abstract, introduction, discussion, statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.document.prose.telling import answering
from casereport.guidelines.finding import Asked, Finding, answered, missing, not_applicable, opening, reported, unclear
from casereport.guidelines.passages import Passage, folded
from casereport.language import say
from casereport.model.fields import Answer
from casereport.model.patient import Patient
from casereport.statements.scope import without_general

_CASE_REPORT = "case report"
_SHORT = 3
"""Letters of words that may be left out of a name."""


def title_tells_the_focus(asked: Asked) -> Finding:
    """`case report` and what the report is about, in the title; where the journal forbids the words, they are not asked for."""
    title = folded(_text_of(asked, "title"))
    rules = asked.report.journal.title_rules
    is_forbidden = any(word in _CASE_REPORT for word in rules.forbid)
    if _CASE_REPORT not in title and not is_forbidden:
        return missing("no_case_report")
    if not any(_stands(name, title) for name in _focus(asked)):
        return unclear("focus")
    return reported(say("checklist.case_report_forbidden" if is_forbidden else "checklist.focus_named"))


def keywords_are_counted(asked: Asked) -> Finding:
    """As many keywords as the guideline asks for, or the journal where it asks for another number."""
    words, item, rules = asked.record.keywords, asked.item, asked.report.journal.keywords
    if not words:
        return missing()
    if item.require and not any(item.require in folded(word) for word in words):
        return missing("no_keyword", word=item.require)
    if item.least <= len(words) <= item.most:
        return reported(say("checklist.counted", count=len(words)))
    if max(rules.min, 1) <= len(words) <= (rules.max or 0):
        return reported(say("checklist.counted_as_the_journal", count=len(words)))
    return missing("number", count=len(words), least=item.least, most=item.most)


def highlights_are_counted(asked: Asked) -> Finding:
    """As many highlights as the guideline asks for."""
    return _counted(asked, len(asked.record.highlights), tuple(map(opening, asked.record.highlights)))


def lessons_are_told(asked: Asked) -> Finding:
    """As many lessons as the guideline asks for; a conclusion stands for one to five."""
    lessons = asked.record.lessons
    if not lessons and "conclusion" in asked.record.sections:
        return reported(say("checklist.as_conclusion")) if asked.item.least <= 1 else unclear("as_conclusion_uncounted")
    return _counted(asked, len(lessons), tuple(map(opening, lessons)))


def abstract_has_background(asked: Asked) -> Finding:
    """What the case adds; in an abstract in one piece only a person can say."""
    abstract = asked.record.abstract
    return _part_of_abstract(asked, abstract.background if abstract else None)


def abstract_names_symptoms(asked: Asked) -> Finding:
    """A presenting symptom or a finding of the record, in the abstract."""
    named = [one.finding for one in asked.patient.presenting.items] if asked.patient.presenting else []
    named += [one.label for one in (*asked.patient.exam, *asked.patient.findings)]
    return _named_in_abstract(asked, [named], "symptom_named")


def abstract_names_course(asked: Asked) -> Finding:
    """A diagnosis, an intervention and an outcome of the record, in the abstract."""
    diagnoses = [one.label for one in asked.patient.diagnoses]
    done = [name for one in (asked.patient.treatments.items if asked.patient.treatments else ()) for name in (one.drug, one.name) if name]
    done += [one.name for one in asked.patient.procedures]
    return _named_in_abstract(asked, [diagnoses, done], "course_named", "outcomes")


def abstract_concludes(asked: Asked) -> Finding:
    """A conclusion of its own; in an abstract in one piece only a person can say."""
    abstract = asked.record.abstract
    return _part_of_abstract(asked, abstract.conclusion if abstract else None)


def introduction_cites(asked: Asked) -> Finding:
    """An introduction with references, as long as the guideline asks."""
    found = _passages(asked, "introduction")
    if not found:
        return missing()
    count = _count_cited(asked, found)
    return reported(say("checklist.cites", count=count)) if count else missing("no_reference")


def discussion_cites(asked: Asked) -> Finding:
    """References in the discussion; whether a few are those that matter is for a person."""
    found = _passages(asked, "discussion")
    count = _count_cited(asked, found)
    if not found:
        return missing()
    if not count:
        return missing("no_reference")
    words = tuple(one.text[:60] for one in found if one.cites)
    if count >= asked.item.least:
        return reported(say("checklist.cites", count=count), words)
    return unclear("few_references", count=count)


def strengths_are_told(asked: Asked) -> Finding:
    """Strengths as the record lists them, or by the words of the discussion."""
    return _of_discussion(asked, asked.record.discussion.strengths if asked.record.discussion else (), "strengths")


def limitations_are_told(asked: Asked) -> Finding:
    """Limitations likewise."""
    return _of_discussion(asked, asked.record.discussion.limitations if asked.record.discussion else (), "limitations")


def conclusions_are_reasoned(asked: Asked) -> Finding:
    """The reasons as the record tells them; those of a discussion only a person can weigh."""
    given = asked.record.discussion.rationale if asked.record.discussion else None
    if given:
        return reported("", (opening(given),))
    return unclear() if _passages(asked, "discussion") else missing()


def perspective_is_told(asked: Asked) -> Finding:
    """The patient's own words, in the record or as a section; or why there are none."""
    own, of_all = asked.patient.perspective, asked.record.perspective
    if own is None and of_all is None and "perspective" in asked.record.sections:
        return reported(say("checklist.own_section"))
    return answered(own or of_all)


def consent_is_told(asked: Asked) -> Finding:
    """Consent to publication on record; an invented case needs none."""
    consent = asked.patient.consent
    if asked.record.status == "synthetic":
        return not_applicable("invented")
    if consent is None:
        return missing()
    if consent.waiver and consent.state == "given":
        return reported(say("checklist.waived"))
    return _given(asked.patient) or Finding("not reported", say("checklist.not_given"))


def _given(patient: Patient) -> Finding | None:
    consent = patient.consent
    return reported(say("checklist.consent_given")) if consent and consent.state == "given" and consent.given_by else None


def conflicts_are_told(asked: Asked) -> Finding:
    """A statement of interests."""
    return _statement(asked, "conflicts")


def funding_is_told(asked: Asked) -> Finding:
    """A statement of funding."""
    return _statement(asked, "funding")


def use_of_ai_is_told(asked: Asked) -> Finding:
    """A statement of the use of artificial intelligence, none among them."""
    return _statement(asked, "ai")


def ethics_are_told(asked: Asked) -> Finding:
    """Approval, waiver, or why none is needed."""
    ethics = asked.record.statements.ethics if asked.record.statements else None
    if ethics is None:
        return missing()
    return answered(ethics.answer) if ethics.answer else reported()


def use_of_ai_is_overseen(asked: Asked) -> Finding:
    """Nothing to oversee where nothing was used; else for a person."""
    told = asked.record.statements.ai if asked.record.statements else None
    return not_applicable("no_ai") if told and told.state == "none" else unclear()


def guarantor_is_named(asked: Asked) -> Finding:
    """An author who vouches for the whole; the title page tells who."""
    return reported(say("checklist.on_title_page")) if any(one.guarantor for one in asked.record.authors) else missing()


def _statement(asked: Asked, name: str) -> Finding:
    told = getattr(asked.record.statements, name, None) if asked.record.statements else None
    return answered(told) if isinstance(told, Answer) else missing()


def _counted(asked: Asked, count: int, words: tuple[str, ...]) -> Finding:
    if not count:
        return missing()
    if asked.item.least <= count <= asked.item.most:
        return reported(say("checklist.counted", count=count), words)
    return missing("number", count=count, least=asked.item.least, most=asked.item.most)


def _part_of_abstract(asked: Asked, part: str | None) -> Finding:
    if part:
        return reported("", (opening(part),))
    return unclear("abstract_in_one") if _passages(asked, "abstract") else missing()


def _named_in_abstract(asked: Asked, kinds: list[list[str]], name: str, subject: str = "") -> Finding:
    """Reported where the abstract names one of each kind; open where the record has none of a kind, or the abstract uses other words."""
    whole = _text_of(asked, "abstract")
    if not whole:
        return missing()
    text = folded(without_general(whole))
    named = [[one for one in kind if _stands(one, text)] for kind in kinds]
    if all(named) and (not subject or answering(subject).search(text)):
        return reported(say(f"checklist.{name}"), tuple(one for kind in named for one in kind))
    return unclear("other_words")


def _of_discussion(asked: Asked, listed: tuple[str, ...], subject: str) -> Finding:
    if listed:
        return reported("", tuple(map(opening, listed)))
    found = _passages(asked, "discussion")
    if any(answering(subject).search(folded(without_general(one.text))) for one in found):
        return reported(say("checklist.told"))
    return unclear("other_words") if found else missing()


def _count_cited(asked: Asked, passages: list[Passage]) -> int:
    """How many entries of the list of references the passages cite."""
    cited = {one for passage in passages for one in passage.cites}
    return sum(1 for one in asked.report.document.references if cited.intersection(one.cited_from))


def _focus(asked: Asked) -> Iterator[str]:
    """What the report may be about, by the record: its focus, diagnoses, complaints, drugs, procedures, variants."""
    focus = asked.record.focus
    yield from (one for one in (focus.symptom, focus.diagnosis, focus.test, focus.intervention) if one) if focus else ()
    for patient in asked.record.patients:
        yield from (one.label for one in patient.diagnoses)
        yield from (one.finding for one in patient.presenting.items) if patient.presenting else ()
        yield from (one.drug or one.name or "" for one in patient.treatments.items) if patient.treatments else ()
        yield from (one.name for one in patient.procedures)
        yield from (one.gene for one in patient.variants)


def _passages(asked: Asked, meaning: str) -> list[Passage]:
    return [one for one in asked.report.passages if meaning in one.meanings and not one.id]


def _text_of(asked: Asked, meaning: str) -> str:
    return " ".join(one.text for one in _passages(asked, meaning))


def _stands(name: str, text: str) -> bool:
    """Whether folded text has a name of the record, or all longer words of one of several words."""
    wanted = folded(name)
    at = text.find(wanted) if wanted else -1
    if at >= 0 and not text[at - 1 : at].isalnum() and not text[at + len(wanted) : at + len(wanted) + 1].isdigit():
        return True
    long = [word for word in wanted.split() if len(word) > _SHORT]
    return len(long) > 1 and set(long) <= set(re.findall(r"[\w-]+", text))
