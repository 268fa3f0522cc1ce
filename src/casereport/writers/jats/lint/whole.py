"""Nothing lost: what the document holds stands in the XML, as often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casereport import tree
from casereport.writers.jats.arrangement import IN_FRONT, statement_name
from casereport.writers.jats.lines import split_lines
from casereport.writers.jats.lint.reading import Article

_TEXTS: Final = tree.Text | tree.Code | tree.Link | tree.Xref | tree.Notice | tree.CiteLink


def floats_are_whole(article: Article) -> Iterator[str]:
    """Figures, tables, notes under tables and references are as many as in the document."""
    nodes = _printed(article.document)
    tables = [node for node in nodes if isinstance(node, tree.Table)]
    wanted = {
        "fig": sum(isinstance(node, tree.Figure) for node in nodes),
        "table-wrap": len(tables),
        "table-wrap-foot/fn": sum(bool(split_lines(note)) for table in tables for note in table.notes),
        "ref": len(article.document.references),
    }
    for path, number in wanted.items():
        if len(article.root.findall(f".//{path}")) != number:
            yield f"not all of the document is there ({path})"


def texts_are_whole(article: Article) -> Iterator[str]:
    """Every text of the document's title, abstract, body, captions and back stands in the XML; white space does not count."""
    there = _unspaced("".join(article.root.itertext()))
    nodes = (*tree.walk((article.document.front.title, article.document.front.abstract)), *_printed(article.document))
    texts = dict.fromkeys(_unspaced(node.text) for node in nodes if isinstance(node, _TEXTS))
    lost = [text for text in texts if text not in there]
    if lost:
        yield f"{len(lost)} texts of the document are not there"


def citations_are_whole(article: Article) -> Iterator[str]:
    """Citations are as many as in the document, but for those of the funding statement, which holds none."""
    nodes = tree.walk((article.document.front.title, article.document.front.abstract, article.document.body, article.document.back))
    funding = [node for one in article.document.back if statement_name(one) == "funding" for node in tree.walk(one)]
    ids = {entry.id for entry in article.document.references}
    wanted, left = (sum(isinstance(node, tree.CiteLink) and node.target in ids for node in part) for part in (nodes, funding))
    if len(article.root.findall(".//xref[@ref-type='bibr']")) != wanted - left:
        yield "not all citations of the document are there"


def _printed(document: tree.Document) -> list[object]:
    """The nodes of body and back without the titles of statements that stand in front, and the data tables of figures, for screens."""
    back = tuple(one.blocks if statement_name(one) in IN_FRONT else one for one in document.back)
    nodes = tree.walk((document.body, back))
    aside = {id(inner) for node in nodes if isinstance(node, tree.Figure) and node.data for inner in tree.walk(node.data)}
    return [node for node in nodes if id(node) not in aside]


def _unspaced(text: str) -> str:
    return "".join(text.split())
