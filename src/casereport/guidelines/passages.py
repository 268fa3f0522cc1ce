"""The texts of an article in the order of its pages, and which of them tells something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from casereport.document.prose.authored import TOLD_OF_PATIENTS
from casereport.document.prose.telling import answering
from casereport.journal import Journal
from casereport.patterns import lazy_pattern
from casereport.statements.scope import tells_in_general
from casereport.tree import Block, Cite, Document, Figure, Item, List, Notice, Paragraph, Quote, Section, Table, Terms, plain, walk
from casereport.values import dataclass

_SNIPPET: Final = 90
"""Characters of a sentence by which it is found on the pages."""
_END: Final = lazy_pattern(r"[.!?] ")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the article: the heading above it with its id, the meanings of its section, and the id of a figure or table itself.

    `label` is what a reader looks for: the number and title of a section, `Table 2`. `cites` are the ids of its citations.
    """

    text: str
    label: str
    section: str
    meanings: frozenset[str]
    id: str = ""
    cites: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is told: the passage, and the beginning of the sentence in it."""

    passage: Passage
    snippet: str


def passages_of(document: Document, journal: Journal) -> tuple[Passage, ...]:
    """The texts of title block, body and statements, in reading order."""
    return tuple(_passages(document, journal))


def spot_of(
    passages: Iterable[Passage], words: Iterable[str], subjects: Iterable[str], where: tuple[str, ...], of: str = ""
) -> Spot | None:
    """Where the first of the words stands, else a word of a subject: in a section of these meanings, in their order, else in any.

    Under a heading that names the patient (`of`) first, in sentences sooner than in a table or a figure; what sections of other meanings
    say of it in passing comes last. What is asked of the patient is told by no section about the illness, nor by a sentence about others.
    """
    patterns = [_pattern(word) for word in words if word] + [answering(subject) for subject in subjects]
    found = list(passages)
    wanted = [[one for one in found if meaning in one.meanings] for meaning in where]
    is_of_patient = not _OF_PATIENT.isdisjoint(where)
    apart = _APART | (_OF_ILLNESS if is_of_patient else frozenset())
    elsewhere = [one for one in found if not one.meanings & apart or (one.meanings & _OF_PATIENT and not one.meanings & _APART)]
    groups = [part for whole in wanted for part in _by_patient(whole, of)]
    for group in (*groups, [one for one in elsewhere if one.id], elsewhere):
        for pattern in patterns:
            for passage in group:
                text = folded(passage.text)
                for match in pattern.finditer(text):
                    if passage.id or not is_of_patient or not tells_in_general(_whole_sentence(text, match.start())):
                        return Spot(passage, _sentence_at(text, match.start()))
    return None


def _by_patient(passages: list[Passage], of: str) -> Iterator[list[Passage]]:
    """The sentences under the heading of a patient, all sentences, then tables and figures."""
    sentences = [one for one in passages if not one.id]
    yield [one for one in sentences if of and one.label.endswith(of)]
    yield sentences
    yield [one for one in passages if one.id]


def spot_with(passages: Iterable[Passage], identifier: str) -> Spot | None:
    """The figure or table with this id."""
    return next((Spot(one, one.text[:_SNIPPET]) for one in passages if one.id == identifier), None)


def first_spot(passages: Iterable[Passage], where: tuple[str, ...]) -> Spot | None:
    """The beginning of the first section of these meanings, None where the article has none."""
    found = list(passages)
    spots = (Spot(one, one.text[:_SNIPPET]) for meaning in where for one in found if meaning in one.meanings and not one.id)
    return next(spots, None)


def folded(text: str) -> str:
    """The text in small letters with single spaces, without signs that nobody sees."""
    return " ".join(text.casefold().replace("\u00ad", "").replace("\u2060", "").replace("\u200b", "").split())


_APART: Final = frozenset({"title", "keywords", "abstract", "statement", "supplement"})
"""Where nothing is looked for that an item does not place there."""


_OF_PATIENT: Final = frozenset(TOLD_OF_PATIENTS)
_OF_ILLNESS: Final = frozenset({"introduction", "discussion", "conclusion", "lessons", "highlights"})
"""Sections whose sentences tell of the illness, of others and of what follows for them."""


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded(word))}(?!\w)")


def _sentence_at(text: str, place: int) -> str:
    """The beginning of the sentence around a place."""
    start = _start_of(text, place)
    return text[start : start + _SNIPPET]


def _start_of(text: str, place: int) -> int:
    return max((match.end() for match in _END.finditer(text, 0, place)), default=0)


def _whole_sentence(text: str, place: int) -> str:
    """The sentence around a place."""
    end = _END.search(text, place)
    return text[_start_of(text, place) : end.start() if end else len(text)]


def _passages(document: Document, journal: Journal) -> Iterator[Passage]:
    front = document.front
    yield Passage(plain(front.title), journal_word("title", document), "", frozenset({"title"}))
    for part in front.abstract:
        text = f"{part.label + '. ' if part.label else ''}{plain(part.children)}"
        yield Passage(text, journal.abstract.title, "abstract", frozenset({"abstract"}))
    if front.keywords:
        yield Passage(f"{journal.keywords.title}: {'; '.join(front.keywords)}", journal.keywords.title, "", frozenset({"keywords"}))
    merges = {rule.id: frozenset(rule.merges) for rule in journal.sections}
    for section in document.body:
        yield from _section(section, merges.get(section.id.removeprefix("sec-"), frozenset()))
    for section in document.back:
        yield from _section(section, frozenset({section.role or "statement"}))


def journal_word(name: str, document: Document) -> str:
    """A word of the language of the document for a part of its title block."""
    from casereport.language import phrases

    return phrases(document.language)[f"checklist.{name}_part"]


def _section(section: Section, meanings: frozenset[str]) -> Iterator[Passage]:
    """The texts of a section; it has its own meaning besides those that it takes, a part of it the meanings of the whole too."""
    own = meanings | {section.id.removeprefix("sec-").replace("-", "_"), section.role or ""}
    label = f"{section.number} {plain(section.title)}".strip()
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _section(block, own)
        else:
            yield from _block(block, label, section.id, own)


def _block(block: Block, label: str, section: str, meanings: frozenset[str]) -> Iterator[Passage]:
    if isinstance(block, Table | Figure):
        yield Passage(_float_text(block), block.label or label, section, meanings, block.id)
    elif isinstance(block, Quote):
        for inner in block.blocks:
            yield from _block(inner, label, section, meanings)
    else:
        for text, node in _texts(block):
            yield Passage(text, label, section, meanings, cites=_cites(node))


def _texts(block: Block) -> Iterator[tuple[str, object]]:
    """The texts of a block of the text, each with the node that holds it."""
    if isinstance(block, List):
        yield from ((plain(item.children), item) for item in _items(block))
    elif isinstance(block, Terms):
        yield from ((f"{plain(term)} {plain(told)}", (term, told)) for term, told in block.entries)
    elif isinstance(block, Paragraph | Notice):
        yield plain(block.children) if isinstance(block, Paragraph) else block.text, block


def _items(block: List) -> Iterator[Item]:
    for item in block.items:
        yield item
        if item.nested:
            yield from _items(item.nested)


def _float_text(block: Table | Figure) -> str:
    """Caption and cells of a table; caption, panels and description of a figure."""
    if isinstance(block, Table):
        cells = (plain(cell.children) for row in (*block.head, *block.rows) for cell in row)
        return " | ".join([f"{block.label} {plain(block.caption)}", *cells])
    return " | ".join([f"{block.label} {plain(block.caption)}", block.description, block.alt])


def _cites(node: object) -> frozenset[str]:
    return frozenset(one.id for one in walk(node) if isinstance(one, Cite))
