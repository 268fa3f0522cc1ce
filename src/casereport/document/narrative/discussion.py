"""What closes the article: strengths, limitations, the literature search, lessons, and the patients' own words (CARE items 11 and 12)."""

from __future__ import annotations

from casereport.document.narrative.answers import aside
from casereport.document.narrative.filling import filled
from casereport.document.narrative.free import were_for
from casereport.document.narrative.phrases import sentence, stopped
from casereport.document.spot import Spot
from casereport.model.fields import Answer
from casereport.tree import Block, Item, List, Paragraph, Quote, Section, Text


def perspectives(at: Spot) -> list[Block]:
    """The patients' own words set as quotations, or why there are none."""
    blocks: list[Block] = []
    told = at.record.perspective
    if told and not at.is_silent(told, at.say("subject.perspective")):
        blocks += _told(at.at("perspective"), told)
    for patient in at.record.patients:
        here, answer = at.of(patient), patient.perspective
        if answer and not here.is_silent(answer, at.say("subject.perspective")):
            blocks += _told(here.at("perspective"), answer)
    return blocks


def _told(at: Spot, answer: Answer) -> list[Block]:
    """The words of one patient, a paragraph each; behind the patient's name when there are several patients."""
    if answer.state != "stated":
        state = "absent" if answer.state == "none" else answer.state.replace(" ", "_")
        who = at.label if at.owner and at.is_several else at.say("the_patient")
        parts = {"name": (Text(who),), "were": (Text(were_for([""])),), "aside": aside(at, answer)}
        told = filled(at.words[f"answer.perspective_{state}"], **parts)
        return [Paragraph(sentence(told))]
    name = (Text(f"{at.label}: "),) if at.owner and at.is_several else ()
    each = [at.answer_items(answer, [index]) for index in at.left(answer)]
    return [Quote(tuple(Paragraph((*name, *text) if index == 0 else text) for index, text in enumerate(each)))] if each else []


def points(at: Spot) -> list[Block]:
    """Rationale, the literature search, strengths, limitations and lessons, where the author gave them one by one."""
    told = at.record.discussion
    blocks: list[Block] = [*at.blocks(told.rationale if told else None, "discussion", "rationale"), *_search(at)]
    for key in ("strengths", "limitations"):
        blocks += _list(at.at("discussion", key), at.say(f"heading.{key}"), getattr(told, key) if told else ())
    return [*blocks, *_list(at.at("lessons"), at.say("heading.lessons"), at.record.lessons)]


def _search(at: Spot) -> list[Block]:
    search = at.record.search
    if search is None:
        return []
    until = at.say("search.until", until=search.until) if search.until else ""
    found = at.text(search.found, "search", "found")
    nodes = (
        Text(at.say("search.sentence", database=search.database, until=until, terms=search.terms)),
        *((Text(" "), *found) if found else ()),
    )
    return [Paragraph(stopped(nodes))]


def _list(at: Spot, title: str, texts: tuple[str, ...]) -> list[Block]:
    if not texts:
        return []
    steps = [() if at.texts.is_typed(at.path) else (index,) for index in range(len(texts))]
    items = tuple(Item(at.text(text, *step)) for text, step in zip(texts, steps, strict=True))
    return [Section(f"sec-{'-'.join(map(str, at.path))}", "", (Text(title),), 2, (List(items),), "points")]
