"""What pandoc reads from an article is what the document holds: title, section titles, references, citations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.jats import read, read_with_pandoc
from tests.writers.jats.records import VARIED, printed

from casereport import tree

NAMES = [name for name, record in VARIED.items() if "frontiers" not in name and not record.with_supplement]


def elements(value: Any, kind: str) -> Iterator[Any]:
    """The contents of every element of a kind in pandoc's tree."""
    if isinstance(value, dict):
        if value.get("t") == kind:
            yield value["c"]
        for inner in value.values():
            yield from elements(inner, kind)
    elif isinstance(value, list):
        for inner in value:
            yield from elements(inner, kind)


def text_of(value: Any) -> str:
    """The text of pandoc's inlines."""
    if isinstance(value, list):
        return "".join(text_of(inner) for inner in value)
    if isinstance(value, dict):
        if value.get("t") in ("Space", "SoftBreak", "LineBreak"):
            return " "
        return text_of(value.get("c", ""))
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize("name", NAMES)
def test_pandoc_reads_the_same_article(name: str) -> None:
    made = printed(name)
    found = read_with_pandoc(made.data)
    title = text_of(found["meta"]["title"])
    assert title == " ".join(tree.plain(made.document.front.title).split())
    titles = {" ".join(tree.plain(node.title).split()) for node in tree.walk(made.document.body) if isinstance(node, tree.Section)}
    headings = {" ".join(text_of(heading[2]).split()) for heading in elements(found["blocks"], "Header")}
    assert titles - {"Abbreviations"} <= headings
    assert len(found["meta"].get("references", {"c": []})["c"]) == len(made.document.references)
    cited = [one for group in elements(found["blocks"], "Cite") for one in group[0]]
    assert len(cited) == len(read(made.data).findall("body//xref[@ref-type='bibr']"))
