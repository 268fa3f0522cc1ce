"""A numbered list begins with its own number in every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casereport.build import build

RECORD = """casereport: 1
status: synthetic
title: A list
patients: [{id: P1}]
sections:
  introduction: |
    3. three
    4. four
"""
SHOWN = {
    "text": r"3\. three\n4\. four",
    "markdown": r"3\. three\n4\. four",
    "html": r'<ol start="3">\s*<li>three',
    "jats": r"<label>3\.</label>\s*<p>three</p>\s*</list-item>\s*<list-item>\s*<label>4\.</label>",
}


@pytest.mark.parametrize("name", SHOWN)
def test_the_first_number_is_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / "case.yaml").write_text(RECORD, encoding="utf-8")
    made = build(tmp_path, out=tmp_path / "out", formats=[name]).outputs[0].read_text(encoding="utf-8")
    assert re.search(SHOWN[name], made)


def test_the_first_number_is_kept_on_paper_and_in_word(tmp_path: Path) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    from pypdfium2 import PdfDocument

    (tmp_path / "case.yaml").write_text(RECORD, encoding="utf-8")
    made = {path.suffix: path.read_bytes() for path in build(tmp_path, out=tmp_path / "out", formats=["pdf", "docx"]).outputs}
    pages = PdfDocument(made[".pdf"])
    assert re.search(r"3\.\s+(?:three\s+)?4\.\s", pages[0].get_textpage().get_text_range())
    numbering = ZipFile(BytesIO(made[".docx"])).read("word/numbering.xml").decode()
    assert re.search(r'startOverride [^>]*val="3"', numbering)
