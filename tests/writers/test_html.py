"""The web page: self-contained, without scripts, with metadata, landmarks and links there and back."""

from __future__ import annotations

import dataclasses
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest
from fontTools.ttLib import TTFont
from tests.writers import documents

from casereport import tree
from casereport.journal import fonts, load_journal
from casereport.writers.html import web_font_file, write_html
from casereport.writers.inspection import inspect_html
from casereport.writers.layout import printed_passages


def test_the_page_holds_nothing_active_or_foreign(page: str) -> None:
    assert inspect_html(page.encode()) == []


def test_every_text_of_the_document_is_in_the_page(page: str) -> None:
    text = re.sub(r"\s+", "", unescape(re.sub(r"<style>.*?</style>|<span class=\"hidden\">.*?</span>|<[^>]*>", "", page, flags=re.DOTALL)))
    passages = [re.sub(r"\s+", "", passage) for passage in printed_passages(documents.rich_document())]
    assert [passage for passage in passages if passage.replace("\u2060", "") not in text.replace("\u2060", "")] == []


def test_the_policy_comes_first_and_names_the_style_sheet(page: str) -> None:
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    first = re.findall(r"<meta [^>]*>", page)[1]
    assert "Content-Security-Policy" in first
    assert f"&#39;sha256-{digest}&#39;" in first
    assert first.count("&#39;none&#39;") == 3


def test_the_page_tells_search_engines_what_the_record_knows_and_no_more(page: str) -> None:
    tags = re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', page)
    assert tags[0] == ("citation_title", "Case report: fever after a journey, told with every kind of node")
    assert ("citation_author", "Example, Ada") in tags
    assert ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097") in tags
    assert ("citation_author", "The Specimen Study Group") in tags
    assert not {name for name, _ in tags} & {"citation_doi", "citation_publication_date", "citation_journal_title"}


def test_landmarks_skip_link_and_contents(page: str) -> None:
    for landmark in ("<header", "<nav", "<main", "<footer"):
        assert page.count(landmark) == 1
    assert page.index('class="skip"') < page.index("<header")
    assert '<a href="#case-course">2.1 Course</a>' in page


def test_every_inner_link_has_its_target_and_ids_are_unique(page: str) -> None:
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def test_a_citation_links_to_its_entry_and_back(page: str) -> None:
    assert 'href="#ref-2" role="doc-biblioref">2</a>' in page
    assert '<a href="#cite-2" aria-label="Back to the text, citation 1">↑</a>' in page


def test_tables_scroll_in_a_region_that_takes_the_focus(page: str) -> None:
    regions = re.findall(r'<div class="scroll" role="region" tabindex="0" aria-label="([^"]*)">\s*<table', page)
    assert "Table 1, scrolls sideways" in regions


def test_a_drawn_figure_is_inline_with_its_data(page: str) -> None:
    assert 'aria-label="The marker falls from 214 mg/L on day 1 to below 5 mg/L on day 19."' in page
    assert "<summary>Data and description of Figure 1</summary>" in page
    assert 'id="fig-course-data"' in page


def test_marks_are_told_in_words_too(page: str) -> None:
    assert '<span class="flag flag-high">↑</span><span class="hidden"> high</span>' in page


def test_a_draft_says_so_and_stays_out_of_search_engines(page: str) -> None:
    assert page.partition("</head>")[2].count("Draft, not for publication") == 2
    assert '<meta name="robots" content="noindex">' in page
    plain = write_html(documents.rich_document(), load_journal("plain")).decode()
    assert "noindex" not in plain
    assert 'class="draft"' not in plain


def test_the_same_document_gives_the_same_bytes() -> None:
    journal = load_journal("plain")
    assert write_html(documents.rich_document(), journal) == write_html(documents.rich_document(), journal)


def test_a_page_without_optional_parts_has_no_empty_ones() -> None:
    front = tree.Front((tree.Text("Bare"),), "Bare", "", "Case report")
    page = write_html(
        tree.Document("en", front, (documents.section("a", "A", documents.paragraph("Text.")),)), load_journal("plain")
    ).decode()
    for word in ("Abstract", "Keywords", "References", "None", 'class="authors"'):
        assert word not in page


def test_drawing_fonts_are_embedded_only_with_a_drawing() -> None:
    bare = dataclasses.replace(documents.rich_document(), body=(documents.section("a", "A", documents.paragraph("Text.")),))
    assert "font-family: CRFigure" not in write_html(bare, load_journal("plain")).decode()
    assert "font-family: CRFigure" in write_html(documents.rich_document(), load_journal("plain")).decode()


@pytest.mark.parametrize("face", fonts.faces(), ids=lambda face: f"{face.family}-{face.weight}-{face.style}")
def test_an_embedded_face_bears_its_private_name_and_prints_clinical_text(face: fonts.Face) -> None:
    font = TTFont(web_font_file(face))
    assert font["name"].getDebugName(1) == face.family
    assert not set(map(ord, "Aäčő≥≤±×−–µ°α")) - set(font.getBestCmap())


def test_the_images_of_a_row_have_one_height_and_shrink_alike() -> None:
    one = documents.picture_figure().images[0]
    images = tuple(dataclasses.replace(one, letter="ABC"[n], width_mm=width, height_mm=60.0) for n, width in enumerate((40.0, 80.0, 50.0)))
    figure = dataclasses.replace(documents.picture_figure(), images=images, across=2)
    made = write_html(
        dataclasses.replace(documents.rich_document(), body=(documents.section("case", "Case", figure),)), load_journal("plain")
    ).decode()
    rows = re.findall(r'<div class="plate">(.*?)</div>', made, re.DOTALL)
    assert [re.findall(r'width="(\d+)" height="(\d+)"', row) for row in rows] == [[("236", "354"), ("472", "354")], [("295", "354")]]
    assert "flex-wrap" not in made[made.index(".plate {") :].split("}")[0]  # in one line, images shrink by their widths
