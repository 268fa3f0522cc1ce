"""Markdown and plain text say of every record what its web page says: titles, captions, citations and references in one order and number."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from markdown_it.token import Token
from tests.builds import RECORDS, Make
from tests.writers.test_one_article import Article, of_page, squeezed

from casereport.build import check, write
from casereport.writers.markdown.inspection import read_tokens, texts
from casereport.writers.reading_back import compared


def of_markdown(text: str) -> Article:
    """The article as a parser of Markdown reads it."""
    tokens = read_tokens(text)
    titles = [_told(inline) for token, inline in pairwise(tokens) if token.type == "heading_open" and token.tag != "h1"]
    lines = [_told(token) for token in tokens if token.type == "inline"]
    end = max((number for number, token in enumerate(tokens) if token.type == "heading_open"), default=0)
    cited = [link for token in tokens[:end] for link in _links(token, "#ref-")]
    has_references = any(token.type == "list_item_open" for token in tokens[end:])
    return Article(
        titles,
        [line for line in lines if re.match(r"(?:Figure|Table)\d+(?:\.|\|)", line)],
        cited,
        [_told(token) for token in tokens[end + 2 :] if token.type == "inline"] if has_references else [],
    )


def _told(token: Token) -> str:
    return squeezed("".join(texts([token])))


def _links(token: Token, start: str) -> list[str]:
    """The words of the links of a block that lead to an anchor which begins so."""
    children = token.children or []
    opened = [number for number, child in enumerate(children) if child.type == "link_open" and str(child.attrGet("href")).startswith(start)]
    return [squeezed(children[number + 1].content) for number in opened]


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
@pytest.mark.parametrize("name", RECORDS)
def test_markdown_and_text_are_the_article_of_the_page(name: str, journal: str, make: Make) -> None:
    page = of_page(make(name, journal).html)
    checked = check(RECORDS[name], journal=journal)
    made, problems = write(checked.document, checked.journal, ["markdown", "text"], works=checked.works)
    assert problems == []
    markdown = of_markdown(made[".md"].decode())
    assert markdown.titles == page.titles
    assert markdown.captions == page.captions
    assert markdown.citations == page.citations
    assert markdown.references == page.references
    plain = compared(made[".txt"].decode())
    places = [plain.find(compared(title)) for title in page.captions]
    assert -1 not in places
    assert [plain.count(compared(entry.partition("doi:")[0])) for entry in page.references] == [1] * len(page.references)
