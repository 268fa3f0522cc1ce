"""The article as a reference: text, RIS, BibTeX and CSL-JSON that read back as what the record says; folded in the page."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from tests.builds import RECORDS, Make
from tests.writers import documents

from casereport import tree as t
from casereport.journal import load_journal
from casereport.references import Date, Name, read_references
from casereport.tree import plain
from casereport.writers.html import write_html
from casereport.writers.metadata.own_reference import FORMATS, article_reference, citation_file, citation_text, is_citable

PUBLISHED = t.Publication(
    "Journal of Samples", "J Samples", "1234-5679", "Press", "10.1000/a", "12", "3", "207-211", published="2026-03-30"
)
MATTER = t.Matter(contributors=(t.Contributor("Ada", "Example", "Jr"), t.Contributor(group="Study Group")), publication=PUBLISHED)


def document(matter: t.Matter = MATTER) -> t.Document:
    """A document with this matter."""
    return replace(documents.rich_document(), matter=matter)


def test_a_published_report_is_an_article_of_its_journal() -> None:
    own = article_reference(document())
    assert (own.key, own.type, own.container, own.doi, own.issued) == (
        "example2026",
        "article-journal",
        "Journal of Samples",
        "10.1000/a",
        Date(2026, 3, 30),
    )
    assert own.authors == (Name("Example", "Ada", suffix="Jr"), Name(literal="Study Group"))
    assert plain(citation_text(document(), load_journal("plain"))).endswith("J Samples. 2026 Mar 30;12(3):207–11. doi:10.1000/a")


def test_what_is_not_published_is_a_manuscript_without_date_and_doi() -> None:
    own = article_reference(document(replace(MATTER, publication=None)))
    assert (own.key, own.type, own.container, own.doi, own.issued, own.status) == ("example", "manuscript", "", "", None, "")


def test_what_is_accepted_is_in_press() -> None:
    accepted = replace(PUBLISHED, published="", accepted="2026-02-20")
    assert article_reference(document(replace(MATTER, publication=accepted))).status == "in press"


@pytest.mark.parametrize("form", FORMATS)
def test_each_file_reads_back_as_the_reference(form: str) -> None:
    read, problems = read_references(citation_file(document(), form).encode(), f"own{FORMATS[form]}")
    assert problems == []
    (one,) = read.values()
    own = article_reference(document())
    for field in ("key", "type", "authors", "title", "container", "issued", "volume", "issue", "doi", "issn"):
        assert getattr(one, field) == getattr(own, field), field


def test_the_page_offers_each_file_folded_and_as_it_is() -> None:
    page = write_html(document(), load_journal("plain")).decode()
    inside = page[page.index('<section id="cite-this"') :]
    assert '<details>\n<summary><h2 id="cite-this-title">Cite this report</h2></summary>' in inside
    assert [unescape(text) for text in re.findall("<pre>(.*?)</pre>", inside, re.DOTALL)] == [
        citation_file(document(), form) for form in FORMATS
    ]
    assert '<a href="#cite-this">Cite this report</a>' in page


def test_a_report_that_retells_another_is_cited_only_when_it_is_published() -> None:
    retold = replace(MATTER, retold=t.Retold("10.1000/source"), publication=None)
    assert not is_citable(document(retold))
    assert 'id="cite-this"' not in write_html(document(retold), load_journal("plain")).decode()
    assert is_citable(document(replace(retold, publication=PUBLISHED)))


@pytest.mark.parametrize("name", RECORDS)
def test_every_page_names_how_to_cite_it_or_its_source(name: str, make: Make) -> None:
    made = make(name, "frontiers")
    assert ('id="cite-this"' in made.html) == is_citable(made.document)
    assert is_citable(made.document) or made.document.front.source
