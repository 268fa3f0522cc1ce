"""One article in four formats: sections, figures, tables, citations and references have one order, one number and one text in all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from tests import headings
from tests.builds import RECORDS, Make
from tests.writers.docx import word
from tests.writers.docx.word import W, words

from casereport.build import check, write
from casereport.document.prose.signs import set_signs
from casereport.tree import CiteLink, Document, Figure, Section, Table, plain, walk


@dataclass(frozen=True)
class Article:
    """What an output says of its parts, in the order in which a reader meets them."""

    titles: list[str]
    captions: list[str]
    citations: list[str]
    references: list[str]


def squeezed(text: str) -> str:
    """The text without spaces, joiners and soft hyphens."""
    return re.sub(r"[\s\u2060\u00ad]+", "", text)


# --- the four readers ---------------------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """The texts of a web page by what they stand in."""

    KINDS = (("h2", ""), ("h3", ""), ("h4", ""), ("h5", ""), ("figcaption", ""), ("caption", ""), ("a", "cite-link"))

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, list[str]] | None] = []
        self._references = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "img", "meta", "link", "hr"):
            return
        classes = (dict(attrs).get("class") or "").split()
        self._references |= tag in ("ol", "ul") and "references" in classes
        kind = next((name for name, wanted in self.KINDS if name == tag and (not wanted or wanted in classes)), "")
        kind = "li" if tag == "li" and self._references else kind
        kind = "skip" if "backlinks" in classes or tag in ("details", "nav") else kind
        self._open.append((kind, []) if kind else None)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("br", "img", "meta", "link", "hr") or not self._open:
            return
        closed = self._open.pop()
        if closed and closed[0] != "skip" and not any(one and one[0] == "skip" for one in self._open):
            self.found.append((closed[0], squeezed("".join(closed[1]))))

    def handle_data(self, data: str) -> None:
        if any(one and one[0] == "skip" for one in self._open):
            return
        for one in self._open:
            if one:
                one[1].append(data)


def of_page(html: str) -> Article:
    """The article as its web page has it."""
    page = _Page()
    page.feed(html.partition("<body>")[2])

    def texts(*kinds: str) -> list[str]:
        return [text for kind, text in page.found if kind in kinds]

    return Article(texts("h2", "h3", "h4", "h5"), texts("figcaption", "caption"), texts("a"), texts("li"))


def of_word(data: bytes) -> Article:
    """The article as the Word manuscript has it; citations are what links lead to entries of the list."""
    body = word.body(data)
    lines = [(word.style_of(paragraph), squeezed(words(paragraph))) for paragraph in word.paragraphs(body)]
    cited = [squeezed(words(link)) for link in body.iter(f"{W}hyperlink") if (link.get(f"{W}anchor") or "").startswith("ref")]
    numbered = [re.sub(r"^\d+\.", "", text) for style, text in lines if style == "Reference"]
    captions = [text for style, text in lines if "Caption" in style and not text.endswith("(continued)")]
    return Article([text for style, text in lines if style.startswith("Heading")], captions, cited, numbered)


def of_jats(data: bytes) -> Article:
    """The article as its XML has it: titles of the body and of what stands behind it, entries of the list without their numbers."""
    root = ET.fromstring(data)
    parts = [root.find("body"), root.find("back")]
    sections = [node for part in parts if part is not None for node in part.iter() if node.tag in ("sec", "glossary", "ack", "ref-list")]
    titles = [_text(label) + _text(title) for node in sections for label, title in [(node.find("label"), node.find("title"))]]
    captions = [
        _text(node.find("label")) + _text(node.find("caption")) for node in root.iter() if node.tag in ("fig", "fig-group", "table-wrap")
    ]
    cited = [_text(node) for node in root.iter("xref") if node.get("ref-type") == "bibr"]
    entries = [_text(node.find("element-citation")) for node in root.iter("ref")]
    return Article(titles, [text for text in captions if text], cited, entries)


def _text(node: ET.Element | None) -> str:
    return "" if node is None else squeezed("".join(node.itertext()))


# --- the comparison -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outputs:
    """What a record says in each format, its document, and the text and headings of its pages."""

    document: Document
    page: Article
    word: Article
    jats: Article
    pdf: str
    outline: list[str]


@pytest.fixture(scope="module")
def outputs(make: Make) -> Callable[[str, str], Outputs]:
    @cache
    def read(name: str, journal: str) -> Outputs:
        made = make(name, journal)
        checked = check(RECORDS[name], journal=journal)
        more, _ = write(checked.document, checked.journal, ["docx", "jats"], works=checked.works)
        sheets = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.pdf))
        document, pdf = set_signs(checked.document), squeezed(sheets.replace("\ufffe", ""))
        outline = [squeezed(title) for title in headings.of_pages(made.pdf)]
        return Outputs(document, of_page(made.html), of_word(more[".docx"]), of_jats(more[".xml"]), pdf, outline)

    return read


EVERY = pytest.mark.parametrize(("name", "journal"), [(name, journal) for name in RECORDS for journal in ("plain", "frontiers")])
Read = Callable[[str, str], Outputs]


@EVERY
def test_sections_have_one_order_and_one_text(name: str, journal: str, outputs: Read) -> None:
    made = outputs(name, journal)
    sections = [node for node in walk(made.document.body) if isinstance(node, Section)]
    body = [squeezed(node.number + plain(node.title)) for node in sections]
    back = [squeezed(plain(node.title)) for node in walk(made.document.back) if isinstance(node, Section)]
    end = [squeezed(made.document.references_title)] * bool(made.document.references)
    whole = [*body, *back, *end]
    assert len(whole) >= 2
    of_front = len(made.page.titles) - len(whole)  # abstracts
    assert made.page.titles[of_front:] == whole
    assert made.word.titles[of_front:] == whole
    assert [title for title in made.outline if title in whole] == whole
    text = [title for title in made.jats.titles if title in body]
    assert text == [title for title in body if title not in _ELSEWHERE_IN_JATS or title in text]
    # its rules put conflicts beside the authors, funding into a group of its own, ethics and consent under one heading
    assert set(back) - set(made.jats.titles) <= {"Conflictofinterest", "Competinginterests", "Funding"}


@EVERY
def test_figures_and_tables_have_one_order_one_number_and_one_caption(name: str, journal: str, outputs: Read) -> None:
    made = outputs(name, journal)
    labels = [
        squeezed(node.label) for node in walk((made.document.body, made.document.back)) if isinstance(node, Figure | Table) and node.label
    ]
    assert [_label(caption) for caption in made.page.captions] == labels
    assert made.word.captions == made.page.captions
    assert made.jats.captions == [_bare(caption) for caption in made.page.captions]
    assert [caption for caption in made.page.captions if caption not in made.pdf] == []
    for kind in ("Figure", "Table"):
        places = [made.pdf.index(caption) for caption in made.page.captions if caption.startswith(kind)]
        assert places == sorted(places)


@EVERY
def test_citations_and_references_have_one_order_and_one_number(name: str, journal: str, outputs: Read) -> None:
    made = outputs(name, journal)
    assert made.word.citations == made.page.citations == made.jats.citations
    links = [squeezed(node.text) for node in walk((made.document.body, made.document.back)) if isinstance(node, CiteLink)]
    assert links == made.page.citations
    assert made.word.references == made.page.references
    assert len(made.jats.references) == len(made.page.references) == len(made.document.references)
    bare = [re.sub(r"[^\w]", "", entry) for entry in made.page.references]
    for printed, entry, source in zip(bare, made.jats.references, made.document.references, strict=True):
        year = re.findall(r"(?:19|20)\d\d", printed)
        assert not year or any(one in entry for one in year), source.key
    start = made.pdf.rfind(squeezed(made.document.references_title))
    places = [made.pdf.find(entry[:40], start) for entry in made.page.references]
    assert -1 not in places
    assert places == sorted(places)


_ELSEWHERE_IN_JATS = {"Abbreviations"}
"""Its glossary stands behind the text."""


def _label(caption: str) -> str:
    """`Figure1` of a caption as printed."""
    found = re.match(r"(?:Figure|Table)\d+", caption)
    assert found, caption
    return found[0]


def _bare(caption: str) -> str:
    """The caption without the sign behind its label, which XML leaves to whoever prints it."""
    return re.sub(r"^((?:Figure|Table)\d+)[.|:]", r"\1", caption)


def test_what_differs_is_noticed(outputs: Read) -> None:
    made = outputs("full", "plain")
    assert made.page.captions[::-1] != made.word.captions
    assert len(made.page.citations) > 5
    assert len(made.page.captions) > 8
