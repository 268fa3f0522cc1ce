"""The file around the text: the same bytes every time, nothing of a machine in it, page and lines as asked, python-docx opens it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from tests.writers import documents
from tests.writers.docx import word
from tests.writers.docx.word import W

from casereport import tree as t
from casereport.journal import load_journal
from casereport.writers.docx import write_docx
from casereport.writers.options import Options


def page_of(data: bytes) -> ET.Element:
    """The properties of the last page."""
    found = word.body(data).find(f"{W}sectPr")
    assert found is not None
    return found


def line_of(data: bytes) -> str:
    """The height of lines that styles inherit."""
    styles = ET.fromstring(word.parts(data)["word/styles.xml"])
    found = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing")
    assert found is not None
    return found.get(f"{W}line", "")


def test_two_builds_are_the_same_bytes_under_one_date(manuscript: bytes) -> None:
    again = write_docx(documents.rich_document(banner="Draft, not for publication"), load_journal("plain"))
    assert again == manuscript
    with zipfile.ZipFile(BytesIO(manuscript)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_the_parts_are_these_and_no_others(manuscript: bytes) -> None:
    assert sorted(word.parts(manuscript)) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/casereport-footer-default.xml",
        "word/casereport-header-default.xml", "word/document.xml", "word/media/picture1.png", "word/media/picture2.svg",
        "word/media/picture3.png", "word/numbering.xml", "word/settings.xml", "word/styles.xml",
    ]  # fmt: skip


def test_what_prefixes_mean_stands_in_the_first_element_where_readers_look_for_it(manuscript: bytes) -> None:
    text = word.parts(manuscript)["word/document.xml"].decode()
    root = text[: text.index("<w:body>")]
    assert root.count("xmlns:") == text.count("xmlns:") == 6


def test_properties_are_those_of_the_article(manuscript: bytes) -> None:
    told = {item.tag.rpartition("}")[2]: item.text for item in ET.fromstring(word.parts(manuscript)["docProps/core.xml"])}
    assert told == {
        "title": "Case report: fever after a journey, told with every kind of node",
        "creator": "Ada Example; Björn Ångström-Muster; The Specimen Study Group",
        "keywords": "fever; travel; invented case; β-marker; café au lait",
        "language": "en",
        "created": "2024-01-01T00:00:00Z",
        "modified": "2024-01-01T00:00:00Z",
    }
    undated = write_docx(replace(documents.rich_document(), created=""), load_journal("plain"))
    assert b"dcterms:created" not in word.parts(undated)["docProps/core.xml"]


def test_the_manuscript_is_double_spaced_with_numbered_lines(manuscript: bytes) -> None:
    names = [item.tag.removeprefix(W) for item in page_of(manuscript)]
    assert names == ["headerReference", "footerReference", "pgSz", "pgMar", "lnNumType"]
    lines = page_of(manuscript).find(f"{W}lnNumType")
    assert lines is not None
    assert lines.attrib == {f"{W}countBy": "1", f"{W}restart": "continuous"}
    assert line_of(manuscript) == "480"
    defaults = word.parts(manuscript)["word/styles.xml"].decode()
    assert 'w:ascii="Times New Roman"' in defaults
    assert '<w:sz w:val="24"/>' in defaults


@pytest.mark.parametrize(
    ("options", "numbered", "line"),
    [(Options(line_numbers=False), False, "480"), (Options(spacing=1.5), True, "360"), (Options(review=True, spacing=1), True, "240")],
)
def test_lines_are_numbered_and_spaced_as_asked(options: Options, numbered: bool, line: str) -> None:
    made = write_docx(documents.rich_document(), load_journal("plain"), options)
    assert (page_of(made).find(f"{W}lnNumType") is not None) == numbered
    assert line_of(made) == line


def test_the_paper_is_the_journal_s() -> None:
    journal = load_journal("plain").model_copy(update={"paper": "letter"})
    size = page_of(write_docx(documents.rich_document(), journal)).find(f"{W}pgSz")
    assert size is not None
    assert size.attrib == {f"{W}w": "12240", f"{W}h": "15840"}


def test_the_language_is_that_of_the_article() -> None:
    made = write_docx(replace(documents.rich_document(), language="en-US"), load_journal("plain"))
    assert b'<w:lang w:val="en-US"/>' in word.parts(made)["word/styles.xml"]


def test_every_page_says_what_it_is_and_counts_itself(manuscript: bytes) -> None:
    parts = word.parts(manuscript)
    header, footer = (ET.fromstring(parts[f"word/casereport-{name}-default.xml"]) for name in ("header", "footer"))
    assert [word.words(item) for item in header] == ["Fever after a journey · Example et al.", "Draft, not for publication"]
    assert word.words(footer) == "Page 1 of 1"
    assert word.instructions(footer) == ["PAGE", "NUMPAGES"]
    plain = word.parts(write_docx(documents.rich_document(), load_journal("plain")))
    assert b"Draft" not in plain["word/casereport-header-default.xml"]


def test_python_docx_finds_what_the_document_holds(manuscript: bytes) -> None:
    document, read = documents.rich_document(), docx.Document(BytesIO(manuscript))
    nodes = t.walk((document.body, document.back))
    count = {kind: sum(isinstance(node, kind) for node in nodes) for kind in (t.Table, t.Figure, t.Cite, t.Xref)}
    styles = [item.style.name if item.style else "" for item in read.paragraphs]
    assert len(read.tables) == count[t.Table] - 1  # the data of a drawing stand on screen alone
    assert styles.count("Caption") == len(read.tables) + count[t.Figure]
    assert styles.count("Affiliation") == len(document.front.affiliations)
    assert styles.count("Reference") == len(document.references)
    assert len(read.inline_shapes) == count[t.Figure]
    fields = word.instructions(word.body(manuscript))
    assert sum(field.startswith("SEQ") for field in fields) == styles.count("Caption")
    assert sum(field.startswith("REF") for field in fields) == count[t.Xref]
    inward = [link for item in read.paragraphs for link in item.hyperlinks if link.fragment and not link.address]
    assert len(inward) == sum(isinstance(node, t.CiteLink) for node in nodes)
    outward = [link.url for item in read.paragraphs for link in item.hyperlinks if link.address]
    assert len(outward) == 6 + 1  # ORCID, e-mail, source, one in the text, three of references


def test_the_root_alone_explains_the_prefixes(manuscript: bytes) -> None:
    """Some readers look for pictures and links with the prefixes of the root, and lose those that are explained further in."""
    text = word.parts(manuscript)["word/document.xml"].decode()
    root = text[text.index("<w:document") : text.index(">", text.index("<w:document"))]
    for prefix in ("w", "r", "wp", "a", "pic", "asvg"):
        assert f" xmlns:{prefix}=" in root
        assert len(re.findall(rf"<[^>]* xmlns:{prefix}=", text)) == 1


def test_pandoc_reads_every_link_and_picture(manuscript: bytes, tmp_path: Path) -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        required = os.environ.get("CASEREPORT_REQUIRE_OFFICE") == "1"
        (pytest.fail if required else pytest.skip)("pandoc is missing: sh scripts/system_packages.sh office")
    path = tmp_path / "manuscript.docx"
    path.write_bytes(manuscript)
    told = subprocess.run([pandoc, "--wrap=none", "-t", "html", str(path)], check=True, capture_output=True, text=True, timeout=60).stdout
    body = word.body(manuscript)
    outward = [link for link in body.iter(f"{W}hyperlink") if not link.get(f"{W}anchor")]
    assert len(outward) > 2
    assert len(re.findall(r'<a href="(?:https?|mailto):', told)) == len(outward)
    assert told.count("<img") == len(list(body.iter(f"{word.A}blip")))
