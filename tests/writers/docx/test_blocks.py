"""Block nodes become paragraphs and tables: every kind has its own, in the styles of the template, lists and entries under their numbers."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tests.writers import documents
from tests.writers.docx import word
from tests.writers.docx.word import W, paragraphs, words

from casereport import tree as t
from casereport.writers.docx.blocks import BLOCKS


def test_every_block_kind_has_its_paragraph() -> None:
    assert set(BLOCKS) == set(t.BLOCK_KINDS) - {t.Cell}


def test_headings_are_headings_of_their_level_under_their_numbers(body: ET.Element) -> None:
    assert [words(item) for item in paragraphs(body, "Heading1")] == [
        "Abstract", "1 Introduction", "2 Case presentation", "3 Discussion", "Consent for publication", "Funding", "References",
    ]  # fmt: skip
    assert [words(item) for item in paragraphs(body, "Heading2")] == ["2.1 Course"]


def test_abstract_text_and_references_begin_pages(body: ET.Element) -> None:
    starts = [words(item) for item in paragraphs(body) if item.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert starts == ["Abstract", "1 Introduction", "References"]


def test_every_numbered_list_begins_anew(manuscript: bytes, body: ET.Element) -> None:
    numbers = {}
    for item in paragraphs(body, "ListNumber"):
        number, level = (item.find(f"{W}pPr/{W}numPr/{W}{name}") for name in ("numId", "ilvl"))
        assert number is not None
        assert level is not None
        numbers[words(item)] = (number.get(f"{W}val"), level.get(f"{W}val"))
    assert numbers == {"a nested one": ("3", "1"), "and another": ("3", "1"), "Step one": ("4", "0"), "Step two": ("4", "0")}
    numbering = ET.fromstring(word.parts(manuscript)["word/numbering.xml"])
    starts = {num.get(f"{W}numId"): [item.get(f"{W}ilvl") for item in num.iter(f"{W}lvlOverride")] for num in numbering.iter(f"{W}num")}
    assert starts == {"1": [], "2": [], "3": ["1"], "4": ["0"]}


def test_bullets_share_one_list(body: ET.Element) -> None:
    items = {words(item): item.find(f"{W}pPr/{W}numPr/{W}numId") for item in paragraphs(body, "ListBullet")}
    assert list(items) == ["First item", "Second item with"]
    assert {number.get(f"{W}val") for number in items.values() if number is not None} == {"1"}


def test_quotation_terms_and_notices_stand_in_their_styles(body: ET.Element) -> None:
    assert [words(item) for item in paragraphs(body, "Quote")] == ["I was tired, then I was well.", "So the traveller said."]
    assert [words(item) for item in paragraphs(body, "Term")] == ["Present: fever, rash, conjunctivitis", "Absent: cough, diarrhoea"]
    assert [words(item) for item in paragraphs(body, "Notice")][1:] == ["A sentence that the tool prints.", "A sentence that warns."]


def test_references_stand_under_their_numbers_and_names(body: ET.Element) -> None:
    entries = paragraphs(body, "Reference")
    assert [words(item).split()[0] for item in entries] == ["1.", "2.", "3."]
    assert [mark.get(f"{W}name") for item in entries for mark in item.iter(f"{W}bookmarkStart")] == ["ref_1", "ref_2", "ref_3"]
    assert words(entries[0]).endswith("1663–5. doi: 10.1000/S0140-6736(20)31103-X PubMed")


def test_the_title_block_is_whole(manuscript: bytes, body: ET.Element) -> None:
    front = documents.front()
    assert [words(item) for item in paragraphs(body, "Title")] == [front.title_text]
    assert [words(item) for item in paragraphs(body, "Author")] == [
        "Ada Example1,*\u00a0iD, Björn Ångström-Muster1,2,†, The Specimen Study Group2"
    ]
    assert [words(item) for item in paragraphs(body, "Affiliation")] == [f"{note.mark} {note.text}" for note in front.affiliations]
    assert [words(item) for item in paragraphs(body, "AuthorNote")] == [
        "* Correspondence: Ada Example, ada.example@example.org",
        "† These authors contributed equally to this work",
    ]
    assert [words(item).split(".")[0] for item in paragraphs(body, "Abstract")] == [part.label for part in front.abstract]
    assert [words(item) for item in paragraphs(body, "Keywords")] == ["Keywords: fever; travel; invented case; β-marker; café au lait"]
    assert [words(item) for item in paragraphs(body, "Source")] == ["This report retells an invented source."]
    links = word.parts(manuscript)["word/_rels/document.xml.rels"].decode()
    assert 'Target="https://orcid.org/0000-0002-1825-0097" TargetMode="External"' in links
    assert 'Target="mailto:ada.example@example.org" TargetMode="External"' in links


def test_marks_of_authors_are_raised(body: ET.Element) -> None:
    (line,) = paragraphs(body, "Author")
    raised = [words(run) for run in line.iter(f"{W}r") if run.find(f"{W}rPr/{W}vertAlign") is not None]
    assert raised == ["1,*", "1,2,†", "2"]
