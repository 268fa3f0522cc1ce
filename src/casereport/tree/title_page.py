"""The title page alone: what a copy for blind review withholds, and what a journal asks to be counted."""

from __future__ import annotations

from dataclasses import replace

from casereport.language import phrases
from casereport.tree.article import Document
from casereport.tree.blinding import WITHHELD
from casereport.tree.counting import count_words
from casereport.tree.nodes import Cite, CiteLink, Figure, Section, Sup, Table, Terms, Text, Xref
from casereport.tree.reading import changed, plain, walk

_STATEMENTS = (*WITHHELD, "ethics")
"""The statements on it: those that a blind copy withholds, and ethics, whose committee and number it withholds."""


def title_page(document: Document) -> Document:
    """Title, authors, affiliations, correspondence, running title, counts, and the statements that a blind copy withholds."""
    front = replace(document.front, abstract=(), translations=())
    told = tuple(section for section in document.back if section.role == "statement" and section.id.removeprefix("sec-") in _STATEMENTS)
    counted = Section("sec-title-page", "", (Text(phrases(document.language)["title_page.title"]),), 1, (_counts(document),), "title-page")
    page = replace(
        document, front=front, body=(counted,), back=told, supplement=(), references=(), notices=(), description="", silent=(), assets={}
    )
    return replace(page, front=changed(page.front, _unlinked), back=changed(page.back, _unlinked))


def numbered_floats(document: Document) -> tuple[Figure | Table, ...]:
    """The figures and tables of the article; the data table inside a figure is none, nor is a further part of a figure."""
    nodes = walk((document.body, document.back))
    inside = {id(node.data) for node in nodes if isinstance(node, Figure)}
    return tuple(node for node in nodes if isinstance(node, Figure | Table) and id(node) not in inside and not getattr(node, "part", 0))


def _counts(document: Document) -> Terms:
    """What is counted, by its name in words; a line without a value is left out."""
    words = phrases(document.language)
    labels = {node.label: type(node) for node in numbered_floats(document) if node.label}
    kinds = list(labels.values())
    rows = {
        "running_title": document.front.running_title,
        "abstract_words": count_words(document, ("abstract",)),
        "text_words": count_words(document, ("text", "citations")),
        "figures": kinds.count(Figure),
        "tables": kinds.count(Table),
        "references": len(document.references),
    }
    return Terms(tuple(((Text(words[f"title_page.{name}"]),), (Text(str(value)),)) for name, value in rows.items() if value != ""))


def _unlinked(node: object) -> object:
    """Citations and mentions as the text that they print: what they lead to is in the manuscript."""
    if isinstance(node, Cite | CiteLink | Xref):
        told = Text(plain(node))
        return Sup((told,)) if isinstance(node, Cite) and node.form == "superscript" else told
    return node
