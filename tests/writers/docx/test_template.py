"""A journal's own Word template: its styles and page are used, what it lacks is added, what could act is refused."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm
from tests.writers import documents
from tests.writers.docx import word
from tests.writers.docx.test_sections import wide_table
from tests.writers.docx.word import W, paragraphs, words

from casereport.journal import load_journal
from casereport.writers import Source
from casereport.writers.docx import write_docx, write_output
from casereport.writers.docx.inspection import inspect_docx
from casereport.writers.docx.package import Package
from casereport.writers.docx.styles import NAMES, letter_width
from casereport.writers.docx.template import MAX_PARTS, check_template, own_template
from casereport.writers.options import Options

DOCUMENT = documents.rich_document(banner="Draft, not for publication")


@pytest.fixture(scope="module")
def theirs() -> bytes:
    """What a journal gives its authors, made from the file that python-docx begins with: own styles, own page, own words and history."""
    file = docx.Document()
    for name in ("Els-Title", "Els-Author", "Els-reference"):
        file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    file.add_heading("How to use this template", 1)
    file.add_paragraph("one", style="List Number")
    file.sections[0].page_width, file.sections[0].left_margin = Mm(170), Mm(20)
    file.sections[0].header.paragraphs[0].text = "Journal of Templates"
    file.core_properties.author = "An Editor"
    out = BytesIO()
    file.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def made(theirs: bytes) -> bytes:
    """The manuscript in that template."""
    return write_docx(DOCUMENT, load_journal("plain"), Options(template=theirs))


def test_its_styles_are_used_by_their_names_its_own_before_word_s(made: bytes) -> None:
    text = word.body(made)
    assert [words(item) for item in paragraphs(text, "Els-Title")] == [DOCUMENT.front.title_text]
    assert len(paragraphs(text, "Els-reference")) == 3
    assert words(paragraphs(text, "Heading1")[0]) == "Abstract"


def test_styles_that_it_lacks_are_added_once(made: bytes) -> None:
    styles = ET.fromstring(word.parts(made)["word/styles.xml"])
    ids = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
    assert len(set(ids)) == len(ids)
    assert {"TableText", "Affiliation", "Banner"} <= set(ids)
    used = {word.style_of(item) for item in paragraphs(word.body(made))}
    assert used <= set(ids)


def test_its_page_is_kept_and_its_own_words_are_not(made: bytes) -> None:
    text = word.body(made)
    size = text.find(f"{W}sectPr/{W}pgSz")
    assert size is not None
    assert size.get(f"{W}w") == str(round(170 / 25.4 * 1440))
    assert "How to use" not in words(text)
    assert text.find(f"{W}sectPr/{W}lnNumType") is None
    everything = b"".join(word.parts(made).values())
    assert b"An Editor" not in everything
    assert b"thumbnail" not in everything


def test_its_header_stays_and_says_that_this_is_a_draft(made: bytes) -> None:
    header = ET.fromstring(next(data for name, data in word.parts(made).items() if name == "word/header1.xml"))
    assert [words(item) for item in header.iter(f"{W}p")] == ["Journal of Templates", "Draft, not for publication"]


def test_its_lists_and_ours_do_not_mix(made: bytes) -> None:
    numbering = ET.fromstring(word.parts(made)["word/numbering.xml"])
    numbers = [num.get(f"{W}numId") for num in numbering.iter(f"{W}num")]
    assert len(set(numbers)) == len(numbers)
    used = {item.get(f"{W}val") for item in word.body(made).iter(f"{W}numId")}
    assert used <= set(numbers)
    kinds = {
        item.get(f"{W}abstractNumId"): next(level.get(f"{W}val") for level in item.iter(f"{W}numFmt"))
        for item in numbering.iter(f"{W}abstractNum")
    }
    defined = {num.get(f"{W}numId"): num.find(f"{W}abstractNumId") for num in numbering.iter(f"{W}num")}
    bullet = next(item.find(f"{W}pPr/{W}numPr/{W}numId") for item in paragraphs(word.body(made), "ListBullet"))
    assert bullet is not None
    found = defined[bullet.get(f"{W}val")]
    assert found is not None
    assert kinds[found.get(f"{W}val")] == "bullet"


def test_lines_are_numbered_and_spaced_in_it_when_somebody_asks(theirs: bytes) -> None:
    made = write_docx(DOCUMENT, load_journal("plain"), Options(template=theirs, line_numbers=True))
    names = [item.tag.removeprefix(W) for item in word.body(made).findall(f"{W}sectPr/*")]
    assert names.index("lnNumType") == names.index("pgMar") + 1


def test_the_manuscript_in_it_is_whole_and_always_the_same(theirs: bytes, made: bytes) -> None:
    assert inspect_docx(made, DOCUMENT) == []
    assert write_docx(DOCUMENT, load_journal("plain"), Options(template=theirs)) == made


def test_a_template_without_lists_gets_ours() -> None:
    bare = docx.Document(BytesIO(own_template()))
    for name, relation in list(bare.part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del bare.part.rels[name]
    out = BytesIO()
    bare.save(out)
    made = write_docx(DOCUMENT, load_journal("plain"), Options(template=out.getvalue()))
    assert "word/numbering.xml" in word.parts(made)
    assert inspect_docx(made, DOCUMENT) == []


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/oleObject1.bin", "customUI/customUI.xml"]
)
def test_what_could_act_is_refused(name: str) -> None:
    problems = check_template(word.with_part(own_template(), name, b"<a/>"))
    assert [problem.code for problem in problems] == ["bad-template"]
    assert "active content" in problems[0].message


def test_a_file_that_says_it_has_macros_is_refused() -> None:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    said = word.changed(own_template(), "[Content_Types].xml", main, "application/vnd.ms-word.document.macroEnabled.main+xml")
    output = write_output(Source(DOCUMENT, load_journal("plain"), options=Options(template=said)))
    assert output.files == {}
    assert [problem.code for problem in output.problems] == ["bad-template"]


def _bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 100_000_001)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bad-template"),
        (b"PK\x03\x04 no archive", "bad-template"),
        (b"%PDF-1.7", "bad-template"),
        (own_template()[:3000], "bad-template"),
        (word.changed(own_template(), "word/styles.xml", "?>\n", '?>\n<!DOCTYPE a [<!ENTITY b "c">]>'), "bad-template"),
        (_bomb(), "limit"),
    ],
    ids=["empty", "no archive", "another file", "cut off", "a declaration", "a bomb"],
)
def test_what_cannot_be_used_is_told(data: bytes, code: str) -> None:
    assert [problem.code for problem in check_template(data)] == [code]


def test_too_many_parts_are_a_limit() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number in range(MAX_PARTS + 1):
            packed.writestr(f"word/{number}.xml", b"")
    assert [problem.code for problem in check_template(out.getvalue())] == ["limit"]


def test_the_shipped_template_has_every_style_and_passes_its_own_check() -> None:
    assert check_template(own_template()) == []
    styles = ET.fromstring(word.parts(own_template())["word/styles.xml"])
    names = {item.get(f"{W}val", "").lower() for item in styles.iter(f"{W}name")}
    assert {style.own.lower() for style in NAMES.values()} <= names


def test_a_first_page_of_its_own_kind_is_the_first_of_the_document_and_says_that_this_is_a_draft(theirs: bytes) -> None:
    file = docx.Document(BytesIO(theirs))
    file.sections[0].different_first_page_header_footer = True
    out = BytesIO()
    file.save(out)
    body = (documents.section("case", "Case", documents.paragraph("Before."), wide_table(1, 14), wide_table(2, 14)),)
    document = replace(DOCUMENT, body=body)
    made = write_docx(document, load_journal("plain"), Options(template=out.getvalue()))
    pages = list(word.body(made).iter(f"{W}sectPr"))
    assert [page.find(f"{W}titlePg") is not None for page in pages] == [True, False, False]
    kinds = {(item.tag.removeprefix(W), item.get(f"{W}type")) for item in pages[0] if item.tag.endswith("Reference")}
    assert kinds == {(f"{margin}Reference", kind) for margin in ("header", "footer") for kind in ("default", "first")}
    assert b"Draft, not for publication" in word.parts(made)["word/casereport-header-first.xml"]
    assert inspect_docx(made, document) == []


BROKEN = {"gone": None, "empty": b"", "cut off": b"<w:document", "of another kind": b"<a/>", "no text": b"\xff\xfe\xfa"}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("part", sorted(word.parts(own_template())))
def test_a_broken_template_is_told_or_does_no_harm(part: str, how: str) -> None:
    content = BROKEN[how]
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, old in word.parts(own_template()).items():
            if name != part or content is not None:
                packed.writestr(name, old if name != part or content is None else content)
    output = write_output(Source(DOCUMENT, load_journal("plain"), options=Options(template=out.getvalue())))
    codes = {problem.code for problem in output.problems}
    assert codes <= {"bad-template", "template-styles"}
    assert bool(output.files) == ("bad-template" not in codes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:w="11906"', 'w:w="wide"'),
        ("<w:pgMar ", "<w:pgMary "),
        ("</w:sectPr>", '<w:headerReference w:type="default" r:id="gone"/></w:sectPr>'),
    ],
)
def test_a_page_that_says_nothing_is_told(old: str, new: str) -> None:
    template = word.changed(own_template(), "word/document.xml", old, new)
    output = write_output(Source(DOCUMENT, load_journal("plain"), options=Options(template=template)))
    assert [problem.code for problem in output.problems] == ["bad-template"]


def test_it_is_told_which_styles_of_a_template_are_used() -> None:
    def told(data: bytes) -> tuple[str, str]:
        options = Options(template=data)
        source = Source(documents.rich_document(), load_journal("plain"), options=options)
        return next((p.severity, p.message) for p in write_output(source).problems if p.code == "template-styles")

    assert told(own_template()) == ("info", told(own_template())[1])
    assert "Table Note" in told(own_template())[1]
    foreign = own_template()
    for name in re.findall(r'w:customStyle="1"[^>]*><w:name w:val="([^"]+)"', word.parts(foreign)["word/styles.xml"].decode()):
        foreign = word.changed(foreign, "word/styles.xml", f'<w:name w:val="{name}"/>', f'<w:name w:val="XJ_{name}"/>')
    severity, message = told(foreign)
    assert severity == "warning"
    assert "used of the Word template: Body Text, Hyperlink, List Bullet" in message
    assert "added in our style: Abstract, Affiliation" in message
    assert "nothing uses: XJ_Abstract, XJ_Affiliation" in message


def test_columns_are_wider_where_a_template_has_letters_that_are() -> None:
    broad = word.changed(own_template(), "word/styles.xml", 'w:ascii="Times New Roman"', 'w:ascii="Verdana"')
    narrow, wide = (Package(data).file.styles.element for data in (own_template(), broad))
    assert letter_width(narrow, "TableText") < letter_width(wide, "TableText")


def test_notes_of_tables_are_numbered_as_text_is_and_what_only_parts_two_tables_is_not() -> None:
    styles = word.parts(own_template())["word/styles.xml"].decode()
    assert "suppressLineNumbers" not in styles[styles.index('w:styleId="TableNote"') :].split("</w:style>")[0]
    made = write_docx(documents.rich_document(), load_journal("plain"))
    empty = [p for p in paragraphs(word.body(made), "TableNote") if not words(p)]
    assert empty
    assert all(p.find(f"{W}pPr/{W}suppressLineNumbers") is not None for p in empty)
