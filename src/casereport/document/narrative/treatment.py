"""What was done, in the order of time: treatments, procedures among them, then adherence (CARE item 9)."""

from __future__ import annotations

from dataclasses import replace

from casereport.document.narrative.adherence import adherence
from casereport.document.narrative.answers import DONE, absences, replies
from casereport.document.narrative.citing import figure_sentences, named
from casereport.document.narrative.drugs import Passage, briefly, drug_passage
from casereport.document.narrative.filling import listing
from casereport.document.narrative.procedures import procedure_passages
from casereport.document.narrative.undone import passage_undone, undone_of
from casereport.document.narrative.voice import Sentence, Voice, tell
from casereport.document.spot import Spot
from casereport.model.course import Treatment
from casereport.tree import Block

_MOST = 8
"""Sentences of a paragraph, behind which what was done next begins another."""


def treatment(at: Spot) -> tuple[Block, ...]:
    """Treatments and procedures in paragraphs, those of one time together; treatments that a table of the author shows by naming it."""
    passages = _varied(_merged(sorted(_typed(at), key=lambda one: (one.when.order, len(one.sentences) > 1))))
    told = at.patient.treatments.answer if at.patient.treatments else None
    first = [*replies(at.at("treatments"), told, "given", at.say("subject.treatment")), *_in_table(at)]
    last = [*adherence(at), *(figure_sentences(at) if passages else [])]
    voice = Voice.of(at)
    paragraphs = [block for sentences in _paragraphs(first, passages, last) for block in voice.paragraph(sentences)]
    return (*paragraphs, *voice.paragraph(absences(at, DONE)))


def _typed(at: Spot) -> list[Passage]:
    """Procedures and treatments in the order in which the record lists them: that of one day, on which what changed later comes last."""
    procedures, treatments = (at.texts.place(at.at(name).path) for name in ("procedures", "treatments"))
    is_given_first = procedures and treatments and (treatments.line, treatments.column) < (procedures.line, procedures.column)
    return [*_drugs(at), *procedure_passages(at)] if is_given_first else [*procedure_passages(at), *_drugs(at)]


def _drugs(at: Spot) -> list[Passage]:
    """The treatments that neither a table nor, as illustrative ones, a figure shows."""
    if not at.patient.treatments or f"treatments {at.patient.id}" in at.floats.placed:
        return []
    items = [(at.at("treatments", n), item) for n, item in enumerate(at.patient.treatments.items)]
    left = [(here, item) for here, item in items if not at.floats.is_only_drawn(item, at.patient)]
    return [passage for here, item in left if (passage := _told(here, item))]


def _told(at: Spot, item: Treatment) -> Passage | None:
    """A treatment, or that it was not given, by its name: `surgery declined`; None where the prose tells it."""
    undone = undone_of(item.drug or item.name or "")
    if undone is None:
        return drug_passage(at, item)
    key = "drug" if item.drug else "name"
    told = drug_passage(at, item.model_copy(update={key: undone[0]}))
    at.at(key).told(True)
    return passage_undone(told, *undone, at.words["undone.given"]) if told else None


def _in_table(at: Spot) -> list[Sentence]:
    found = named(at, ("treatments",))
    return [tell(at, "given.in_table", floats=found)] if found else []


def _merged(passages: list[Passage]) -> list[Passage]:
    """The passages with neighbours that one sentence can tell made one."""
    merged: list[list[Passage]] = []
    for one in passages:
        if merged and briefly([*merged[-1], one]):
            merged[-1].append(one)
        else:
            merged.append([one])
    return [_together(group) if len(group) > 1 else group[0] for group in merged]


def _together(group: list[Passage]) -> Passage:
    first = group[0].sentences[0]
    names = listing([one.brief for one in group])
    return Passage(group[0].when, (Sentence(group[0].together, {"names": names}, first.when),))


def _varied(passages: list[Passage]) -> list[Passage]:
    """The passages, of two that a span of time would open the second with its time at the end."""
    varied: list[Passage] = []
    was_led = False
    for one in passages:
        if was_led and one.closing and one.when.is_span:
            varied.append(replace(one, sentences=(one.closing,)))
            was_led = False
        else:
            varied.append(one)
            was_led = len(one.sentences) == 1 and one.when.is_span
    return varied


def _paragraphs(first: list[Sentence], passages: list[Passage], last: list[Sentence]) -> list[list[Sentence]]:
    """The sentences in paragraphs of a readable length, none of which parts what is told of one thing."""
    paragraphs: list[list[Sentence]] = [[*first]]
    for one in passages:
        if paragraphs[-1] and len(paragraphs[-1]) + len(one.sentences) > _MOST:
            paragraphs.append([])
        paragraphs[-1] += one.sentences
    paragraphs[-1] += last
    return paragraphs
