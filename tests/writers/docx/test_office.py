"""LibreOffice opens the manuscript and lays it out: as many pages and lines as there should be, all its words, its fields worked out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.writers import documents
from tests.writers.docx.test_sections import wide_table

from casereport import tree as t
from casereport.journal import load_journal
from casereport.writers.docx import write_docx


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page of the document with every kind, a figure of which stands before a table on a turned page.

    Without LibreOffice the test is skipped, or fails where it is required.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        required = os.environ.get("CASEREPORT_REQUIRE_OFFICE") == "1"
        (pytest.fail if required else pytest.skip)("LibreOffice is missing: sh scripts/system_packages.sh office")
    folder = tmp_path_factory.mktemp("office")
    (folder / "manuscript.docx").write_bytes(write_docx(_document(), load_journal("plain")))
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "manuscript.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    return _texts(folder / "manuscript.pdf")


def _document() -> t.Document:
    document = documents.rich_document(banner="Draft, not for publication")
    drawn = replace(documents.drawn_figure(), id="fig-again", label="Figure 3")
    mention = documents.paragraph("At last ", t.Xref("fig-again", "Figure 3"), " and ", t.Xref("tbl-wide-3", "Table 3"), " are shown.")
    return replace(document, body=(*document.body, documents.section("end", "The end", mention, drawn, wide_table(3))))


def _texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def test_every_page_has_the_running_head_the_banner_and_its_number(pages: list[str]) -> None:
    assert len(pages) >= 6
    for number, page in enumerate(pages, start=1):
        assert "Fever after a journey" in page
        assert "Draft, not for publication" in page
        assert f"Page {number} of {len(pages)}" in page


def test_title_abstract_text_and_references_begin_pages(pages: list[str]) -> None:
    firsts = [re.sub(r"^(.*\n)*?Draft, not for publication\n", "", page).splitlines()[0] for page in pages]
    assert firsts[:3] == ["CASE REPORT", "Abstract", "1 Introduction"]
    assert firsts[-1] == "References"


def test_the_lines_are_numbered_through(pages: list[str]) -> None:
    """The numbers of a page stand behind its text in the order of the file."""
    behind = (re.search(r"Page \d+ of \d+((?:\n\d+)+)$", page) for page in pages)
    numbers = [[int(number) for number in found[1].split()] for found in behind if found]
    assert len(numbers) == len(pages)
    assert [number for page in numbers for number in page] == list(range(1, numbers[-1][-1] + 1))


def test_fields_show_what_they_should(pages: list[str]) -> None:
    text = " ".join(" ".join(pages).replace("\u00a0", " ").split())
    assert "Figure 1. Course of the marker." in text
    assert "Table 2. Events in order." in text
    assert "beside Figure 1 and Table 1 with" in text
    assert "At last Figure 3 and Table 3 are shown." in text
    assert "Error" not in text
