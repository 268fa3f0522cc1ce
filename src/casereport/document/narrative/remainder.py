"""Nothing typed is lost: texts of the record that no section printed follow in a section of their own.

What is not printed as it was typed stands in NOT_PRINTED, each with its reason; every other text is in the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from casereport.document.draft import Draft, section
from casereport.document.numbering import rebuilt
from casereport.document.prose.markup import parser
from casereport.model.fields import TextKind
from casereport.problems import Path, path_text
from casereport.tree import Block, Document, Figure, Inline, Section, Terms, Text, walk

NOT_PRINTED: dict[str, str] = {
    "CaseRecord.journal": "choice of the profile",
    "CaseRecord.running_title": "stands in the running head",
    "CaseRecord.focus": "index of the report; title and text tell it",
    "CaseRecord.silence": "remarks on problems, for the checks",
    "Affiliation.ror": "identifier of an institution, for machines",
    "Source.cite": "printed as the number of the citation",
    "Patient.clock": "printed as the title of its days",
    "Clock.starts": "printed with a stay's label for its id",
    "LabSeries.analyte": "printed under its usual name",
    "LabSeries.unit": "printed in its usual form",
    "LabSeries.columns": "how a table is read",
    "LabSeries.missing": "how a table is read",
    "Dosed.route": "printed in full",
    "Differential.by": "printed as the name of the test that it refers to",
    "Figure.alt": "text alternative of an image, read out",
    "Panel.alt": "text alternative of an image, read out",
    "Figure.analytes": "choice of rows",
    "Figure.right": "choice of an axis",
    "Figure.treatments": "choice of lanes",
    "Figure.guide": "choice of a line",
    "Figure.log": "choice of scales",
    "Figure.zero": "choice of an event, printed in its place",
    "Figure.states": "order of states",
    "Table.analytes": "choice of rows",
}
"""`Model.field` → why its text need not appear as typed in the visible text."""

_STRUCTURE = {"", "id", "file"}
"""Kinds that are no text: what is not marked, names of entries, names of files."""

_DROP = re.compile(r"[\s\u00ad\u2060\u200b\u2010\u2011\u202f\u00a0-]+|[.,](?!\d)")


def texts_of(value: BaseModel, path: Path = (), *, unprinted: bool = False) -> Iterator[tuple[Path, str, str]]:
    """(path, kind, text) of every text of a record; those of NOT_PRINTED only with `unprinted`."""
    for name, info in type(value).model_fields.items():
        kind = _kind(type(value), name)
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


@cache
def _kind(model: type[BaseModel], name: str) -> str:
    return next((mark.kind for mark in _marks(model.model_fields[name])), "")


@cache
def field_name(model: type[BaseModel], name: str) -> str:
    """`Model.field` with the model that declares the field, which several may inherit."""
    owner = next((parent for parent in reversed(model.__mro__) if name in getattr(parent, "__annotations__", {})), model)
    return f"{owner.__name__}.{name}"


def _marks(info: Any) -> Iterator[TextKind]:
    """The text kinds in a field's annotation, at any depth."""
    yield from (mark for mark in info.metadata if isinstance(mark, TextKind))
    stack = [info.annotation]
    while stack:
        annotation = stack.pop()
        yield from (mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, TextKind))
        stack += list(getattr(annotation, "__args__", ()))


def is_only_drawn(draft: Draft, path: Path) -> bool:
    """True for texts inside illustrative entries, which a figure draws and no table prints."""
    value: Any = draft.record
    for step in path:
        value = value[step] if isinstance(value, tuple) and isinstance(step, int) else getattr(value, str(step), None)
        if getattr(value, "basis", None) == "illustrative":
            return True
    return False


def printed_text(document: Document) -> str:
    """All visible text of a document in one string, folded for comparison."""
    words: list[str] = []
    for node in walk((document.front, document.body, document.back, document.references, document.notices)):
        for name in ("text", "name", "title_text", "label", "mark", "email", "sign", "article_type"):
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
        return [text]
    found: list[str] = []
    for token in parser().parse(text):
        for child in token.children or []:
            if child.type in ("text", "code_inline", "text_special"):
                found.append(child.content)
            elif child.type in ("sup", "sub"):
                found.append(str(child.meta["text"]))
    return found


def lost_texts(draft: Draft, document: Document) -> list[tuple[Path, str, str]]:
    """The texts of the record that the document does not show."""
    shown = printed_text(document)
    return [
        (path, kind, text)
        for path, kind, text in texts_of(draft.record)
        if not all(folded(piece) in shown for piece in fragments(kind, text)) and not is_only_drawn(draft, path)
    ]


def remainder(draft: Draft, document: Document) -> Document:
    """The document with a last section of what no other section printed; the same document when there is nothing."""
    lost = lost_texts(draft, document)
    if not lost:
        return document
    entries = tuple(((Text(_title(draft, path)),), _nodes(draft, path, kind, text)) for path, kind, text in lost)
    blocks: tuple[Block, ...] = (Terms(entries),)
    extra: Section = replace(section("details", "Further details of the record", blocks, "details"), level=1)
    return replace(document, back=(extra, *document.back))


def _nodes(draft: Draft, path: Path, kind: str, text: str) -> tuple[Inline, ...]:
    """The text as nodes; its citations are left out, since their numbers are given already."""
    nodes = draft.prose.read_inlines(text, path) if kind == "markdown" else (Text(text),)
    return tuple(rebuilt(nodes, lambda node: node, _without_pending))


def _without_pending(nodes: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(node for node in nodes if not getattr(node, "kind", "").startswith("pending"))


def _title(draft: Draft, path: Path) -> str:
    if path[:1] == ("patients",) and isinstance(path[1], int):
        patient = draft.record.patients[path[1]]
        rest = path_text(tuple(step for step in path[2:] if isinstance(step, str))).replace(".", ", ").replace("_", " ")
        return f"{draft.label(patient)}: {rest}" if len(draft.record.patients) > 1 else rest.capitalize()
    return path_text(tuple(step for step in path if isinstance(step, str))).replace(".", ", ").replace("_", " ").capitalize()
