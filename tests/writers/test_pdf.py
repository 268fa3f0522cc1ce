"""The PDF: tagged and valid, complete, in the shipped fonts, closed to the outside, the same bytes every time."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import page as validation
import pikepdf
import pypdfium2
import pytest
from tests.writers import documents

from casereport import tree
from casereport.journal import Journal, load_journal
from casereport.problems import BuildFailure, Problem
from casereport.writers import engine, layout
from casereport.writers.inspection import inspect_pdf
from casereport.writers.pdf import PdfOutput, missing_glyphs, print_page, write_pdf

PLAIN = load_journal("plain")
FRONTIERS = load_journal("frontiers")


def short_document(*blocks: tree.Block) -> tree.Document:
    """A document with these blocks and no front matter to speak of."""
    front = tree.Front((tree.Text("Short"),), "Short", "Short", "Case report")
    body = (documents.section("a", "A", *(blocks or (documents.paragraph("Text."),))),)
    return tree.Document("en", front, body, assets=documents.rich_document().assets)


def codes(output: PdfOutput) -> list[str]:
    return [problem.code for problem in output.problems]


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2060\ufffe\u2010-]", "", text).casefold()


def journal_with(folder: Path, css: str, **templates: str) -> Journal:
    """A one-column journal with this style sheet and these templates."""
    (folder / "page.css").write_text(css, encoding="utf-8")
    for name, text in templates.items():
        (folder / f"{name.replace('_', '-')}.html").write_text(text, encoding="utf-8")
    return PLAIN.model_copy(update={"folder": folder})


def test_the_pdf_has_no_problems(pdf: PdfOutput) -> None:
    assert pdf.problems == ()


def test_the_pdf_is_valid_pdf_ua(pdf: PdfOutput, tmp_path: Path) -> None:
    path = tmp_path / "case.pdf"
    path.write_bytes(pdf.data)
    result = validation.validate_pdf(str(path), profile=validation.ValidationProfile.PDF_UA_1)
    assert [failure.rule_id for failure in result.failures] == []
    assert result.is_compliant


def test_every_text_of_the_document_is_on_the_pages(pdf: PdfOutput) -> None:
    text = squeezed("".join(page_texts(pdf.data)))
    for word in (
        "Ångström-Muster",
        "café au lait",
        "ada.example@example.org",
        "NM_000350.3:c.5882G>A",
        "<135",
        "1,484",
        "Form Press; 2018",
    ):
        assert squeezed(word) in text


def test_the_reading_order_is_that_of_the_document(pdf: PdfOutput) -> None:
    text = squeezed("".join(page_texts(pdf.data)))
    order = [
        "fever after a journey, told",
        "Björn",
        "Background.",
        "Keywords:",
        "Introduction",
        "First item",
        "Discussion",
        "No funding",
        "Handbook",
    ]
    places = [text.index(squeezed(word)) for word in order]
    assert places == sorted(places)


def test_every_page_has_its_number_and_the_banner(pdf: PdfOutput) -> None:
    texts = page_texts(pdf.data)
    assert len(texts) == pdf.pages
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {pdf.pages}" in text
        assert "Draft, not for publication" in text
    assert texts[0].count("Draft, not for publication") == 2


def test_only_shipped_fonts_all_embedded_and_nothing_active(pdf: PdfOutput) -> None:
    assert inspect_pdf(pdf.data) == []


def test_metadata_come_from_the_document_alone(pdf: PdfOutput) -> None:
    with pikepdf.open(BytesIO(pdf.data)) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
    assert info["/Title"] == "Case report: fever after a journey, told with every kind of node"
    assert info["/Author"].startswith("Ada Example, Björn")
    assert info["/CreationDate"] == info["/ModDate"] == "D:20240101"
    assert set(info) == {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_headings_make_the_outline(pdf: PdfOutput) -> None:
    outline = [item.get_title() for item in pypdfium2.PdfDocument(pdf.data).get_toc()]
    assert outline[1:5] == ["Abstract", "1 Introduction", "2 Case presentation", "2.1 Course"]


def test_anchors_tell_their_page(pdf: PdfOutput) -> None:
    assert pdf.anchors["introduction"] == 1
    assert 1 <= pdf.anchors["tbl-labs"] <= pdf.anchors["ref-3"] == pdf.pages


def test_an_undated_document_has_no_date() -> None:
    data = write_pdf(short_document(), PLAIN).data
    with pikepdf.open(BytesIO(data)) as document:
        assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())


def test_two_columns_stand_side_by_side_and_wide_blocks_across() -> None:
    output = print_page(documents.rich_document(), FRONTIERS)
    assert output.count('<div class="columns">') == 3
    assert output.count('<div class="full">') == 2


def test_the_same_bytes_elsewhere(tmp_path: Path) -> None:
    code = (
        "import sys; from casereport.journal import load_journal; from casereport.writers.pdf import write_pdf;"
        "from tests.writers.documents import rich_document;"
        "sys.stdout.buffer.write(write_pdf(rich_document(paragraphs=1), load_journal('frontiers')).data)"
    )
    root = Path(__file__).parents[2]
    odd = {"TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "PYTHONPATH": f"{root}/src:{root}"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, env={"PATH": os.environ["PATH"]} | odd, check=True
    )
    assert done.stdout == write_pdf(documents.rich_document(paragraphs=1), FRONTIERS).data


# --- each guard, seen failing -------------------------------------------------------------------------------------


def test_a_character_that_no_shipped_font_has_is_named_by_its_code_point() -> None:
    output = write_pdf(short_document(documents.paragraph("Sign \U0001f9ec and 漢.")), PLAIN)
    assert (output.data, output.pages) == (b"", 0)
    assert [problem.message for problem in output.problems] == [
        "the shipped fonts have no U+1F9EC",
        "the shipped fonts have no U+6F22",
    ]
    assert missing_glyphs(documents.rich_document()) == []


def test_lost_text_gives_up_two_columns_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = iter([5, 0])
    monkeypatch.setattr(layout, "lost_passages", lambda *_: next(lost))
    output = write_pdf(short_document(), FRONTIERS)
    assert codes(output) == ["one-column"]
    assert output.data.startswith(b"%PDF")


def test_text_lost_in_one_column_too_is_an_error(tmp_path: Path) -> None:
    output = write_pdf(short_document(documents.paragraph("Gone.")), journal_with(tmp_path, "main p { display: none }"))
    assert codes(output) == ["lost-text"]
    assert output.problems[0].severity == "error"


@pytest.mark.parametrize(
    "css",
    [
        "h1 { background: url(file:///etc/hostname) }",
        "h1 { background: url(https://example.org/x.png) }",
        "h1 { background: url(data:image/png;base64,AAAA) }",
        "h1 { background: url(asset:0000) }",
    ],
)
def test_the_engine_opens_nothing_itself(tmp_path: Path, css: str) -> None:
    output = write_pdf(short_document(), journal_with(tmp_path, css))
    assert "unsafe-output" in codes(output)
    assert all(problem.severity == "error" for problem in output.problems if problem.code == "unsafe-output")


def picture(asset: str) -> tree.Figure:
    """The figure with a picture, kept under this name."""
    figure = documents.picture_figure()
    return dataclasses.replace(figure, images=(dataclasses.replace(figure.images[0], asset=asset),))


def test_a_missing_picture_is_refused() -> None:
    figure = picture("0" * 64)
    assert codes(write_pdf(short_document(figure), PLAIN)) == ["unsafe-output"]


def test_a_picture_inside_a_drawing_is_refused() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/hostname" width="9" height="9"/></svg>'
    figure = dataclasses.replace(documents.drawn_figure(), svg=svg, asset=documents.key(svg.encode()))
    assert "unsafe-output" in codes(write_pdf(short_document(figure), PLAIN))


def test_no_line_of_the_engine_is_lost_and_none_quotes_a_value(tmp_path: Path) -> None:
    output = write_pdf(short_document(), journal_with(tmp_path, "h1 { colour: ZZSECRET; } h2 { color: ZZSECRET }"))
    found: list[Problem] = list(output.problems)
    assert {problem.code for problem in found} == {"renderer"}
    assert all("ZZSECRET" not in problem.message for problem in found)


def test_a_broken_picture_is_an_error() -> None:
    document = short_document(picture("a"))
    output = write_pdf(dataclasses.replace(document, assets={"a": ("image/png", b"no picture")}), PLAIN)
    assert codes(output) == ["renderer"]
    assert output.problems[0].severity == "error"


def test_a_font_of_the_machine_is_not_seen(tmp_path: Path) -> None:
    output = write_pdf(short_document(), journal_with(tmp_path, "p, h1, h2 { font-family: 'DejaVu Sans' }"))
    assert inspect_pdf(output.data) == []


def test_a_lonely_heading_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "lonely_headings", lambda _: 1)
    assert codes(write_pdf(short_document(), PLAIN)) == ["lonely-heading"]


def test_a_heading_that_may_stand_alone_is_found(tmp_path: Path) -> None:
    css = "@page { size: 100mm 60mm; margin: 10mm } h1, h2 { font-size: 12pt; margin: 0; break-after: auto } h2 + p { break-before: page }"
    output = write_pdf(short_document(), journal_with(tmp_path, css))
    assert "lonely-heading" in codes(output)


def test_without_pango_the_failure_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(BuildFailure) as caught:
        engine.import_weasyprint()
    assert caught.value.status == 69
    assert "apt-get install libpango-1.0-0" in caught.value.hint


def test_without_the_subsetting_library_the_failure_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    with pytest.raises(BuildFailure) as caught:
        engine.import_weasyprint()
    assert caught.value.status == 69
    assert "libharfbuzz-subset0" in caught.value.hint
