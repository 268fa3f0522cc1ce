"""Characters that the shipped fonts cannot print, where they were typed: those of the text, and of drawings, whose font is another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from casereport.case.source import Case
from casereport.document.narrative.remainder import texts_of
from casereport.figures import Scene
from casereport.figures.paper.measure import FAMILY
from casereport.figures.paper.scene import Text, walk
from casereport.journal.fonts import missing
from casereport.problems import Path, Problem, fault
from casereport.references import printed_fields
from casereport.tree import Document
from casereport.writers.layout import printed_passages

TEXT_FAMILIES = ("CRSerif", "CRSans")
_SHOWN = 3
_CJK = re.compile("[\u1100-\u11ff\u2e80-\u2fdf\u3001-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]")
_FACE_HINT = "no face for Chinese, Japanese or Korean is shipped: give names in Latin letters and the title in English, as PubMed does"


def find_unprintable(case: Case, document: Document, scenes: Iterable[Scene]) -> Iterator[Problem]:
    """A problem at every text of the record with a character that its font lacks, be it on a page or in a drawing."""
    yield from _in_text(case, document)
    yield from _in_drawings(case, scenes)


def _in_text(case: Case, document: Document) -> Iterator[Problem]:
    """Characters of texts that are printed as typed, and of those that reach the page in another way, such as names of analytes."""
    found = [(path, c) for path, _, text in texts_of(case.record) for c in missing(text, TEXT_FAMILIES)]
    known = {character for _, character in found}
    of_references = list(_in_references(case, document))
    told = {character for _, characters in of_references for character in characters}
    for character in missing("\n".join(printed_passages(document)), TEXT_FAMILIES):
        if character not in known:
            held = [(path, character) for path, _ in _holders(case, character)]
            found += held or ([] if character in told else [((), character)])
    yield from (problem for problem, _ in of_references)
    yield from (_problem(case, path, character, "the shipped fonts have") for path, character in found)


def _in_references(case: Case, document: Document) -> Iterator[tuple[Problem, tuple[str, ...]]]:
    """A problem for each field of a cited reference with signs that no face has, and those signs."""
    for key in (entry.key for entry in document.references):
        reference = case.references[key]
        for name, text in printed_fields(reference):
            lacking = missing(text, TEXT_FAMILIES)
            if lacking:
                message = f"'{key}' has in its {name} {_named(lacking)}"
                hint = _FACE_HINT if _CJK.search("".join(lacking)) else "replace the character, or spell it out"
                yield fault("missing-glyph", message, path=("references", key), hint=hint, place=reference.place), lacking


def _named(characters: Sequence[str]) -> str:
    """The signs by name, those of East Asian scripts as one face that is missing."""
    asian = [character for character in characters if _CJK.match(character)]
    others = [f"U+{ord(one):04X} ({unicodedata.name(one, 'no name').lower()})" for one in characters if one not in asian]
    face = (
        [f"{len(asian)} Chinese, Japanese or Korean characters"]
        if len(asian) > 1
        else ["a Chinese, Japanese or Korean character"] * len(asian)
    )
    more = [f"{len(others) - _SHOWN} more"] if len(others) > _SHOWN else []
    return ", ".join([*face, *others[:_SHOWN], *more]) + (", for which no face is shipped" if asian else ", which the shipped fonts lack")


def _in_drawings(case: Case, scenes: Iterable[Scene]) -> Iterator[Problem]:
    """Characters that the text's fonts have and the drawings' font lacks: another machine's font would stand in for it."""
    drawn = "\n".join(item.text for scene in scenes for item in walk(scene.items) if isinstance(item, Text))
    words = set(drawn.split())
    for character in missing(drawn, (FAMILY,)):
        if missing(character, TEXT_FAMILIES):
            continue  # reported with the text
        every = list(_holders(case, character))
        shown = [path for path, text in every if words & {word for word in text.split() if character in word}]
        for path in shown or [path for path, _ in every] or [()]:
            yield _problem(case, path, character, "the font of drawings has")


def _holders(case: Case, character: str) -> Iterator[tuple[Path, str]]:
    """Every text of the record with the character, and where it stands."""
    told = [(path, text) for path, _, text in texts_of(case.record, unprinted=True)]
    found = [item for item in told if character in item[1]]
    yield from found or [item for item in case.texts.items() if character in item[1]]  # a value as it was typed is no text of the record


def _problem(case: Case, path: Path, character: str, who: str) -> Problem:
    message, hint = f"{who} no U+{ord(character):04X}", "replace the character, or spell it out"
    place = case.character_place(path, character) if path else None
    return fault("missing-glyph", message, path=case.typed(path), hint=hint, place=place)
