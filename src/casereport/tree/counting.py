"""What of a manuscript counts as words, by its parts; journals differ in what they count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from casereport.tree.article import Document
from casereport.tree.nodes import Cite, CiteLink, Figure, Item, Paragraph, Section, Table, Terms
from casereport.tree.reading import changed, plain, walk


def count_words(document: Document, parts: Iterable[str]) -> int:
    """The words of these parts together: text, citations, headings, captions, tables, abstract, references, statements.

    `text` is the running text of the body; a word is what stands between spaces, and citations in the text count where asked for.
    """
    wanted = set(parts)
    return sum(len(text.split()) for part in _PARTS if part in wanted for text in _PARTS[part](document, "citations" in wanted))


def body_texts(document: Document) -> Iterator[str]:
    """The running text of the body, a text a paragraph or item: no headings, captions and tables."""
    yield from _running(document.body, True)


def _running(nodes: object, has_citations: bool) -> Iterator[str]:
    for node in walk(nodes):
        if isinstance(node, Paragraph | Item):
            yield _told(node.children, has_citations)
        elif isinstance(node, Terms):
            yield from (_told(part, has_citations) for entry in node.entries for part in entry)


def _told(nodes: object, has_citations: bool) -> str:
    return plain(nodes if has_citations else changed(nodes, _without_citation))


def _without_citation(node: object) -> object:
    return () if isinstance(node, Cite | CiteLink) else node


def _headings(document: Document, _: bool) -> Iterator[str]:
    yield from (plain(node.title) for node in walk(document.body) if isinstance(node, Section))


def _captions(document: Document, _: bool) -> Iterator[str]:
    yield from (plain(node.caption) for node in walk(document.body) if isinstance(node, Figure | Table) and node.label)


def _tables(document: Document, _: bool) -> Iterator[str]:
    for node in walk(document.body):
        if isinstance(node, Table) and node.label:
            yield from (plain(cell.children) for row in (*node.head, *node.rows) for cell in row)


_PARTS: Mapping[str, Callable[[Document, bool], Iterator[str]]] = {
    "text": lambda document, has_citations: _running(document.body, has_citations),
    "headings": _headings,
    "captions": _captions,
    "tables": _tables,
    "abstract": lambda document, _: (plain(part.children) for part in document.front.abstract),
    "references": lambda document, _: (plain(entry.children) for entry in document.references),
    "statements": lambda document, has_citations: _running([one for one in document.back if one.role == "statement"], has_citations),
}
