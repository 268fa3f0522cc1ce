"""Nothing typed is lost: what no section printed follows in a section of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from casereport.document.narrative.accounted import NOT_PRINTED, field_name, text_kind, unaccounted
from casereport.document.narrative.adjectives import word_list
from casereport.document.narrative.free import duration_in_full, length_adjective, observed, past_text, spelled
from casereport.document.narrative.nouns import severe_first, with_measure
from casereport.document.narrative.phrases import section
from casereport.document.narrative.when import number_word
from casereport.document.numbering import rebuilt
from casereport.document.ownership import is_any_owned
from casereport.document.prose.markup import parser, read_name
from casereport.document.spot import Spot
from casereport.language import say
from casereport.language.raised import set_marked
from casereport.model import CaseRecord
from casereport.patterns import lazy_pattern
from casereport.problems import Path, path_text
from casereport.tree import Document, Figure, Inline, Section, Terms, Text, plain, walk
from casereport.tree.blinding import OF_AUTHORS

_STRUCTURE = {"", "id", "file"}
"""Kinds that are no text: what is not marked, names of entries, names of files."""
_OF_AUTHORS = ("authors", "affiliations", "funders", "publication", "origin")
"""Parts of the record that tell who wrote it; what is left of them stands apart, since a blind copy has none of it."""

_DIGITS = 3  # of numbers that may be told in words
_PARTS = lazy_pattern(r"[.,;:] ")
_DROP = lazy_pattern(r"[\s\u00ad\u2060\u200b\u2010\u2011\u202f\u00a0-]+|[.,](?!\d)")


def texts_of(value: BaseModel, path: Path = (), *, unprinted: bool = False) -> Iterator[tuple[Path, str, str]]:
    """(path, kind, text) of every text of a record; those of NOT_PRINTED only with `unprinted`."""
    for name, info in type(value).model_fields.items():
        kind = text_kind(type(value), name)
        if unprinted or field_name(type(value), name) not in NOT_PRINTED:
            yield from _texts(getattr(value, name), (*path, info.alias or name), kind, unprinted=unprinted)


def _texts(value: Any, path: Path, kind: str, *, unprinted: bool) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, BaseModel):
        yield from texts_of(value, path, unprinted=unprinted)
    elif isinstance(value, tuple | dict):
        pairs: Any = enumerate(value) if isinstance(value, tuple) else ((str(key), item) for key, item in value.items())
        for step, item in pairs:
            yield from _texts(item, (*path, step), kind, unprinted=unprinted)
    elif isinstance(value, str) and value and kind not in _STRUCTURE:
        yield path, kind, value


def is_only_drawn(record: CaseRecord, path: Path) -> bool:
    """True for texts inside illustrative entries, which a figure draws and no table prints."""
    value: Any = record
    for step in path:
        value = value[step] if isinstance(value, tuple) and isinstance(step, int) else getattr(value, str(step), None)
        if getattr(value, "basis", None) == "illustrative":
            return True
    return False


def printed_text(document: Document) -> str:
    """All visible text of a document in one string, folded for comparison."""
    words: list[str] = []
    for node in walk((document.front, document.body, document.back, document.supplement, document.references, document.notices)):
        for name in ("text", "name", "title_text", "label", "mark", "email", "sign", "letter", "article_type", "heading"):
            value = getattr(node, name, None)
            words += [value] if isinstance(value, str) else []
        words += list(getattr(node, "keywords", ()))
        words += [node.svg, node.description] if isinstance(node, Figure) else []
    return folded("".join(words))


def folded(text: str) -> str:
    """The text without spaces, soft signs and hyphens, stops and commas, which raised citations move, in one case: what is compared."""
    return _DROP.sub("", unicodedata.normalize("NFC", text)).casefold()


def fragments(kind: str, text: str) -> list[str]:
    """The pieces of a text that must appear as they stand: of Markdown those between marks, facts and citations."""
    if kind != "markdown":
        return [node.text for node in walk(read_name(text)) if isinstance(node, Text)]
    found: list[str] = []
    for token in parser().parse(text):
        for child in token.children or []:
            if child.type in ("text", "code_inline", "text_special"):
                found.append(child.content)
            elif child.type in ("sup", "sub"):
                found.append(str(child.meta["text"]))
    return found


def lost_texts(record: CaseRecord, document: Document) -> list[tuple[Path, str, str]]:
    """The texts of the record that the document does not show."""
    shown = printed_text(document)
    return [
        (path, kind, text)
        for path, kind, text in texts_of(record)
        if not all(is_shown(piece, shown) for piece in fragments(kind, text))
        and not is_only_drawn(record, path)
        and not _is_told_in_a_sentence(path)
    ]


def is_shown(text: str, shown: str) -> bool:
    """True when a piece of text stands in what is printed, whole or in a form that a sentence gives it."""
    return any(all(folded(form) in shown for form in forms) for forms in _forms(text))


def _forms(text: str) -> Iterator[Sequence[str]]:
    """A text as sentences may tell it, one by one, as each costs time: whole, by the parts between its commas, with a verb between them."""
    yield (text,)
    yield (set_marked(text),)
    yield (spelled(text),)
    yield _PARTS.split(spelled(text))
    yield (length_adjective(text) or text,)
    yield (duration_in_full(text),)
    yield (length_adjective(duration_in_full(text)) or text,)
    yield [with_measure(part) for part in _PARTS.split(text)]
    yield (severe_first(text),)
    yield _PARTS.split(past_text(text))
    yield _of_kin(text)
    yield _behind_none(text)
    yield (number_word(int(text)) if text.isdigit() and len(text) < _DIGITS else text,)
    yield _seen(text)


def _seen(text: str) -> list[str]:
    """What was seen and how it was, between which a sentence has a verb: `the drain`, `removed on day 3`; any other text whole."""
    nodes = (Text(text),)
    if seen := observed(nodes):
        return [plain(seen.items), f"{seen.state}{plain(seen.near)}{plain(seen.far)}"]
    return [text]


def _of_kin(text: str) -> list[str]:
    """A relative and what they had, where `with` joins them, which a sentence tells with a verb; any other text whole."""
    is_kin = text.partition(" ")[0].lower() in word_list("kin") or re.match(say("stated.family_with"), text, re.IGNORECASE)
    return text.split(say("form.with"), 1) if is_kin else [text]


def _behind_none(text: str) -> list[str]:
    """What stands behind `none`, which a sentence gives its subject: `in the last 6 months` of *none in the last 6 months*; else all."""
    found = re.match(say("stated.none_like"), text, re.IGNORECASE)
    rest = re.sub(say("stated.none_since_like"), say("stated.none_since"), text[found.end() :]) if found else ""
    return [rest.strip()] if rest.strip() else [text]


def _is_told_in_a_sentence(path: Path) -> bool:
    """True for the negative word of a statement, which a sentence stands for: "No funding was received for this work"."""
    return path[:1] == ("statements",) and path[-1:] == ("word",)


def remainder(at: Spot, document: Document, told: Collection[Path] = ()) -> Document:
    """The document with a last section of what no other section printed and no entry of `told` holds; the same when there is nothing.

    Where the author's sections own what is told of a patient, what is left of the patient goes to the supplement.
    """
    lost = [*(one for one in lost_texts(at.record, document) if not _is_told(one[0], told)), *unaccounted(at.record)]
    owned = [one for one in lost if at.at(*one[0]).owner and is_any_owned(at.record, at.at(*one[0]).patient)]
    own = [one for one in lost if one[0][0] in _OF_AUTHORS]
    others = _details(at, [one for one in lost if one not in owned and one not in own])
    document = replace(document, back=(*others, *_details(at, own, OF_AUTHORS), *document.back))
    return replace(document, supplement=_with_details(at, document.supplement, owned))


def _details(at: Spot, lost: Sequence[tuple[Path, str, str]], name: str = "details", level: int = 1) -> tuple[Section, ...]:
    if not lost:
        return ()
    entries = tuple(((Text(_title(at.at(*path))),), _nodes(at.at(*path), kind, text)) for path, kind, text in lost)
    heading = at.say("heading.remainder_authors" if name == OF_AUTHORS else "heading.remainder")
    return (replace(section(name, heading, (Terms(entries),), "details"), level=level),)


def _with_details(at: Spot, supplement: tuple[Section, ...], lost: Sequence[tuple[Path, str, str]]) -> tuple[Section, ...]:
    details = _details(at, lost, "record-details", 2)
    if not details:
        return supplement
    whole = supplement or (section("record", at.say("heading.record"), (), "supplement"),)
    return (replace(whole[0], blocks=(*whole[0].blocks, *details)),)


def _is_told(path: Path, told: Collection[Path]) -> bool:
    """True for a text of an entry that the author's prose tells in its own words."""
    entry = tuple(step for step in path if step != "items")
    return any(entry[:length] in told for length in range(1, len(entry) + 1))


def _nodes(at: Spot, kind: str, text: str) -> tuple[Inline, ...]:
    """The text as nodes; its citations are left out, since their numbers are given already."""
    nodes = at.text(text) if kind == "markdown" else read_name(text)
    return tuple(rebuilt(nodes, lambda node: node, _without_pending))


def _without_pending(nodes: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(node for node in nodes if not getattr(node, "kind", "").startswith("pending"))


def _title(at: Spot) -> str:
    """The names of the fields that lead to an entry, of one among several patients behind the patient's name."""
    steps = tuple(step for step in at.path[2 if at.owner else 0 :] if isinstance(step, str))
    steps = (steps[0], *steps[2:]) if steps[:1] == ("affiliations",) else steps  # its id is the author's own
    names = path_text(steps).replace(".", ", ").replace("_", " ")
    return f"{at.label}: {names}" if at.owner and at.is_several else names.capitalize()
