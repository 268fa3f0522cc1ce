"""A table too wide for an upright page stands on a page turned on its side, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.writers import documents
from tests.writers.docx import word
from tests.writers.docx.test_package import page_of
from tests.writers.docx.word import W, words

from casereport import tree as t
from casereport.journal import load_journal
from casereport.writers.docx import write_docx
from casereport.writers.docx.inspection import inspect_docx


def wide_table(number: int, columns: int = 16) -> t.Table:
    """A table of numbers that fits a turned page and no upright one."""
    head = (t.Cell(documents.text("Analyte"), "col"), *(t.Cell(documents.text(f"Day {k}"), "col", "right") for k in range(columns)))
    row = (t.Cell(documents.text("Marker"), "row"), *(t.Cell(documents.text(f"1,{k:03}"), align="right") for k in range(columns)))
    return t.Table(f"tbl-wide-{number}", f"Table {number}", documents.text("Wide."), (head,), (row,))


def manuscript_of(*blocks: t.Block) -> tuple[t.Document, bytes]:
    """A document with these blocks in its only section, and its manuscript."""
    document = replace(documents.rich_document(banner="Draft"), body=(documents.section("case", "Case", *blocks),), back=())
    return document, write_docx(document, load_journal("plain"))


def sections(data: bytes) -> list[tuple[bool, list[str]]]:
    """Whether each section is turned, and the text of its paragraphs, those that are empty left out."""
    found: list[tuple[bool, list[str]]] = []
    told: list[str] = []
    for item in word.body(data):
        told += [words(part) for part in ([item] if item.tag == f"{W}p" else item.iter(f"{W}p")) if words(part)]
        page = item if item.tag == f"{W}sectPr" else item.find(f"{W}pPr/{W}sectPr")
        if page is not None:
            size = page.find(f"{W}pgSz")
            assert size is not None
            width, height = (int(size.get(f"{W}{name}", "")) for name in ("w", "h"))
            assert (size.get(f"{W}orient") == "landscape") == (width > height)
            found.append((width > height, told))
            told = []
    return found


def test_a_wide_table_stands_on_a_turned_page_whole() -> None:
    document, data = manuscript_of(documents.paragraph("Before."), wide_table(1), documents.paragraph("After."))
    upright, turned, rest = sections(data)
    assert (upright[0], upright[1][-1]) == (False, "Before.")
    assert turned[0]
    assert turned[1][0] == "Table\u00a01. Wide."
    assert turned[1][-1] == "1,015"
    assert (rest[0], rest[1][0]) == (False, "After.")
    assert inspect_docx(data, document) == []


def test_headings_go_with_the_table_that_they_head() -> None:
    _, data = manuscript_of(documents.section("labs", "Laboratory", wide_table(1), level=2))
    upright, turned, _ = sections(data)
    assert upright[1][-1] == "This report retells an invented source."
    assert turned[1][:3] == ["Case", "Laboratory", "Table\u00a01. Wide."]


def test_two_wide_tables_share_their_pages() -> None:
    _, data = manuscript_of(documents.paragraph("Before."), wide_table(1), wide_table(2), documents.paragraph("After."))
    assert [turned for turned, _ in sections(data)] == [False, True, False]


def test_a_caption_that_ends_upright_pages_keeps_its_number_to_itself() -> None:
    _, data = manuscript_of(documents.drawn_figure(), wide_table(1))
    ending = next(item for item in word.paragraphs(word.body(data)) if item.find(f"{W}pPr/{W}sectPr") is not None)
    assert words(ending) == ""


def test_every_section_has_the_header_the_banner_and_the_numbered_lines() -> None:
    _, data = manuscript_of(wide_table(1), documents.paragraph("After."))
    last = [item.tag for item in page_of(data)]
    for page in word.body(data).iter(f"{W}sectPr"):
        assert [item.tag for item in page] == last
        assert [item.attrib for item in page.findall(f"{W}headerReference")] == [
            item.attrib for item in page_of(data).findall(f"{W}headerReference")
        ]


def test_a_table_that_fits_turns_no_page(manuscript: bytes) -> None:
    assert [turned for turned, _ in sections(manuscript)] == [False]


def test_a_wide_table_at_the_end_is_valid(tmp_path: Path) -> None:
    document, _ = manuscript_of(wide_table(1))
    data = write_docx(replace(document, references=()), load_journal("plain"))
    assert [turned for turned, _ in sections(data)] == [False, True, False]
    assert word.schema_faults(data, tmp_path) == []
