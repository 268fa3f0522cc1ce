"""Characters that the shipped fonts cannot print, where they were typed: those of the text, and of drawings, whose font is another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from casereport.case.source import Case
from casereport.document.narrative.remainder import texts_of
from casereport.figures import Scene
from casereport.figures.paper.measure import FAMILY
from casereport.figures.paper.scene import Text, walk
from casereport.journal.fonts import missing
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault
from casereport.references import printed_fields
from casereport.tree import Document
from casereport.writers.layout import printed_passages

TEXT_FAMILIES = ("CRSerif", "CRSans")
ON_PAGES = frozenset({"pdf", "png", "html"})
"""The formats whose text is printed with our fonts."""
IN_DRAWINGS = ON_PAGES | {"docx", "figure"}
"""Those that show drawings, whose letters are ours everywhere."""
_SHOWN = 3
_CJK = lazy_pattern("[\u1100-\u11ff\u2e80-\u2fdf\u3001-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]")
_FACE_HINT = "no face for Chinese, Japanese or Korean is shipped: give names in Latin letters and the title in English, as PubMed does"


def find_unprintable(case: Case, document: Document, scenes: Iterable[Scene], formats: Iterable[str] | None = None) -> Iterator[Problem]:
    """A problem at every text of the record with characters that its font lacks, be it on a page or in a drawing.

    It is a note where none of the wanted `formats` prints with our fonts: whoever opens a Word file or XML brings fonts of their own.
    """
    wanted = None if formats is None else set(formats)
    of_pages, of_drawings = (wanted is None or bool(wanted & with_fonts) for with_fonts in (ON_PAGES, IN_DRAWINGS))
    told = _in_text(case, document)
    yield from told if of_pages else map(_eased, told)
    drawn = _in_drawings(case, scenes, but=TEXT_FAMILIES if of_pages or not of_drawings else ())
    yield from drawn if of_drawings else map(_eased, drawn)


def _eased(problem: Problem) -> Problem:
    return replace(problem, severity="info", hint="nothing to do here; pdf, png and html cannot print it")


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
    yield from _problems(case, found, "the shipped fonts have")


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


def _in_drawings(case: Case, scenes: Iterable[Scene], but: Sequence[str]) -> Iterator[Problem]:
    """Characters that the drawings' font lacks: another machine's would stand in for it; `but` are fonts whose lack is told elsewhere."""
    drawn = "\n".join(item.text for scene in scenes for item in walk(scene.items) if isinstance(item, Text))
    words = set(drawn.split())
    found: list[tuple[Path, str]] = []
    for character in missing(drawn, (FAMILY,)):
        if but and missing(character, but):
            continue
        every = list(_holders(case, character))
        shown = [path for path, text in every if words & {word for word in text.split() if character in word}]
        found += [(path, character) for path in shown or [path for path, _ in every] or [()]]
    yield from _problems(case, found, "the font of drawings has")


def _holders(case: Case, character: str) -> Iterator[tuple[Path, str]]:
    """Every text of the record with the character, and where it stands."""
    told = [(path, text) for path, _, text in texts_of(case.record, unprinted=True)]
    found = [item for item in told if character in item[1]]
    yield from found or [item for item in case.texts.items() if character in item[1]]  # a value as it was typed is no text of the record


def _problems(case: Case, found: Iterable[tuple[Path, str]], who: str) -> Iterator[Problem]:
    """One problem a text, at the first of its characters."""
    of_texts: dict[Path, list[str]] = {}
    for path, character in found:
        of_texts.setdefault(path, []).append(character)
    for path, characters in of_texts.items():
        message, is_asian = f"{who} no {_listed(characters)}", any(map(_CJK.match, characters))
        hint = _FACE_HINT if is_asian else "replace the character, or spell it out"
        place = case.character_place(path, characters[0]) if path else None
        yield fault("missing-glyph", message, path=case.typed(path), hint=hint, place=place)


def _listed(characters: Sequence[str]) -> str:
    """The first few by their numbers, and how many more there are."""
    numbers = [f"U+{ord(character):04X}" for character in characters]
    return ", ".join(numbers[:_SHOWN]) + (f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else "")
