"""Nothing lost: what the document holds stands in the XML, as often."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport import tree
from casereport.writers.jats.arrangement import IN_FRONT, statement_name
from casereport.writers.jats.lint.reading import Article, Element, text_of


def floats_are_whole(article: Article) -> Iterator[str]:
    """Figures, tables, notes under tables and references are as many as in the document."""
    nodes = _printed(article.document)
    tables = [node for node in nodes if isinstance(node, tree.Table)]
    wanted = {
        "fig": sum(isinstance(node, tree.Figure) for node in nodes),
        "table-wrap": len(tables),
        "table-wrap-foot/fn": sum(len(table.notes) for table in tables),
        "ref": len(article.document.references),
    }
    for path, number in wanted.items():
        if len(article.root.findall(f".//{path}")) != number:
            yield f"not all of the document is there ({path})"


def texts_are_whole(article: Article) -> Iterator[str]:
    """Every word of the document's title, abstract, text and captions stands in the XML."""
    there = set(_words(_text(article.root)))
    parts = (article.document.front.title, article.document.front.abstract)
    texts = [tree.plain(parts[0]), *(tree.plain(part.children) for part in parts[1]), *_texts(_printed(article.document))]
    lost = {word for text in texts for word in _words(text)} - there
    if lost:
        yield f"{len(lost)} words of the document are not there"


def citations_are_whole(article: Article) -> Iterator[str]:
    """Citations are as many as in the document, but for those of the funding statement, which holds none."""
    nodes = tree.walk((article.document.front.title, article.document.front.abstract, article.document.body, article.document.back))
    funding = [node for one in article.document.back if statement_name(one) == "funding" for node in tree.walk(one)]
    wanted = sum(isinstance(node, tree.CiteLink) for node in nodes) - sum(isinstance(node, tree.CiteLink) for node in funding)
    if len(article.root.findall(".//xref[@ref-type='bibr']")) != wanted:
        yield "not all citations of the document are there"


def _printed(document: tree.Document) -> list[object]:
    """The nodes of body and back without the titles of statements that stand in front, and the data tables of figures, for screens."""
    back = tuple(one.blocks if statement_name(one) in IN_FRONT else one for one in document.back)
    nodes = tree.walk((document.body, back))
    aside = {id(inner) for node in nodes if isinstance(node, tree.Figure) and node.data for inner in tree.walk(node.data)}
    return [node for node in nodes if id(node) not in aside]


def _texts(nodes: list[object]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, tree.Text | tree.Code | tree.Link | tree.Xref | tree.Notice | tree.CiteLink):
            yield node.text


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _text(element: Element) -> str:
    """All text, parts kept apart as words are by lines and cells."""
    return " ".join(text_of(element).split()) + " " + " ".join(part for part in element.itertext())
