"""What closes the article: strengths, limitations, the literature search, lessons, and the patients' own words (CARE items 11 and 12)."""

from __future__ import annotations

from casereport.document.draft import Draft, sentence, stopped
from casereport.model.fields import Answer
from casereport.model.patient import Patient
from casereport.problems import Path
from casereport.tree import Block, Item, List, Paragraph, Quote, Section, Text


def perspectives(draft: Draft) -> list[Block]:
    """The patients' own words set as quotations, or why there are none."""
    blocks: list[Block] = []
    told = draft.record.perspective
    if told and not draft.is_silent(told, "patient perspective", None):
        blocks += _told(draft, told, None, ("perspective",))
    for patient in draft.record.patients:
        answer = patient.perspective
        if answer and not draft.is_silent(answer, "patient perspective", patient):
            blocks += _told(draft, answer, patient, draft.path(patient, "perspective"))
    return blocks


def _told(draft: Draft, answer: Answer, patient: Patient | None, path: Path) -> list[Block]:
    """The words of one patient, a paragraph each; behind the patient's name when there are several patients."""
    name = (Text(f"{draft.label(patient)}: "),) if patient and len(draft.record.patients) > 1 else ()
    if answer.state != "stated":
        nodes = draft.answer(answer, patient, *path)
        return [Paragraph(stopped((*name, *nodes)) if name else sentence(nodes))]
    each = [draft.answer(answer.model_copy(update={"items": (item,)}), patient, *path) for item in answer.items]
    return [Quote(tuple(Paragraph((*name, *text) if index == 0 else text) for index, text in enumerate(each)))]


def points(draft: Draft) -> list[Block]:
    """Rationale, the literature search, strengths, limitations and lessons, where the author gave them one by one."""
    told = draft.record.discussion
    blocks: list[Block] = list(draft.texts.read_blocks(told.rationale, ("discussion", "rationale"))) if told and told.rationale else []
    blocks += _search(draft)
    for key in ("strengths", "limitations"):
        blocks += _list(draft, key.capitalize(), getattr(told, key) if told else (), ("discussion", key))
    return [*blocks, *_list(draft, "Take-away lessons", draft.record.lessons, ("lessons",))]


def _search(draft: Draft) -> list[Block]:
    search = draft.record.search
    if search is None:
        return []
    until = f", until {search.until}" if search.until else ""
    found = draft.text(search.found, None, "search", "found")
    nodes = (Text(f"Literature search: {search.database}{until}; terms: {search.terms}."), *((Text(" "), *found) if found else ()))
    return [Paragraph(stopped(nodes))]


def _list(draft: Draft, title: str, texts: tuple[str, ...], path: Path) -> list[Block]:
    if not texts:
        return []
    items = tuple(Item(draft.text(text, None, *(path if path in draft.case.texts else (*path, index)))) for index, text in enumerate(texts))
    return [Section(f"sec-{'-'.join(map(str, path))}", "", (Text(title),), 2, (List(items),), "points")]
