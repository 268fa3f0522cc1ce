"""Finished outputs are looked through: each kind of active or foreign content is found."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from tests.writers import documents

from casereport.journal import load_journal
from casereport.writers.inspection import inspect_html, inspect_pdf
from casereport.writers.pdf import write_pdf

CSS = "p { color: red }"


def html(body: str = "", css: str = CSS, head: str = "", policy: str = "default-src 'none'; style-src 'sha256-{}'") -> bytes:
    """A page with a policy that names its style sheet."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy.format(digest)}">' if policy else ""
    return f"<!DOCTYPE html><html><head>{meta}{head}<style>{css}</style></head><body>{body}</body></html>".encode()


def test_a_quiet_page_has_no_problems() -> None:
    body = '<a href="#x">x</a> <a href="https://example.org">y</a> <a href="mailto:a@example.org">z</a> <img src="data:image/png;base64,AA" alt="">'
    assert inspect_html(html(body)) == []
    assert inspect_html(html("&lt;script&gt; onclick= javascript:")) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<script>alert(1)</script>", "a script element"),
        ("<SCRIPT src=x></SCRIPT>", "a script element"),
        ('<p onclick="x">', "an event handler"),
        ('<svg ONLOAD="x"/>', "an event handler"),
        ('<a href="javascript:alert(1)">', "a link that is not"),
        ('<a href="file:///etc/passwd">', "a link that is not"),
        ('<a href="other.html">', "a link that is not"),
        ('<img src="https://example.org/x.png">', "a src that loads"),
        ('<img srcset="x.png 2x">', "a srcset that loads"),
        ("<iframe></iframe>", "a iframe element"),
        ("<object></object>", "a object element"),
        ("<form></form>", "a form element"),
        ('<base href="https://example.org">', "a base element"),
        ('<p style="color:red">', "a style attribute"),
        ('<svg><image href="https://example.org/x"/></svg>', "a image element"),
        ('<meta http-equiv="refresh" content="0">', "a meta element"),
    ],
)
def test_active_and_foreign_content_is_found(body: str, words: str) -> None:
    problems = inspect_html(html(body))
    assert {problem.code for problem in problems} == {"unsafe-output"}
    assert any(words in problem.message for problem in problems)


DATA = '<script type="application/ld+json">{}</script>'


def test_one_element_may_hold_data_for_machines() -> None:
    assert inspect_html(html(head=DATA.format('{"a": "\\u003c/script"}'))) == []


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (DATA.format("{}") * 2, "more than one element for data"),
        (DATA.format('{"a": "<b>"}'), "an unescaped sign in its data"),
        (DATA.format("alert(1)"), "data that is no JSON"),
        ('<script type="application/ld+json" src="data:,x">{}</script>', "a script element"),
        ('<script type="application/ld+json" id="x">{}</script>', "a script element"),
        ('<script type="module">{}</script>', "a script element"),
        ('<script type="application/ld+json;x">{}</script>', "a script element"),
        ('<svg><script type="text/javascript">{}</script></svg>', "a script element"),
    ],
)
def test_any_other_element_for_scripts_is_found(head: str, words: str) -> None:
    assert any(words in problem.message for problem in inspect_html(html(head=head)))


@pytest.mark.parametrize("css", ["@import 'x.css';", "p { background: url(https://example.org/x) }", "p { background: url('x.png') }"])
def test_a_style_sheet_that_loads_something_is_found(css: str) -> None:
    assert [problem.message for problem in inspect_html(html(css=css))] == ["the web page has a style sheet that loads something"]


def test_a_page_without_a_policy_or_with_another_style_sheet_is_found() -> None:
    assert "policy" in inspect_html(html(policy=""))[0].message
    assert "does not name" in inspect_html(html(policy="default-src 'none'"))[0].message


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A small PDF of ours."""
    return write_pdf(documents.rich_document(paragraphs=1), load_journal("plain")).data


def changed(data: bytes, change: str) -> bytes:
    """The PDF with one planted fault."""
    output = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        _PLANTS[change](document)
        document.save(output)
    return output.getvalue()


def _plant_link(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("javascript:alert(1)"))
    _annotate(document, action)


def _plant_launch(document: pikepdf.Pdf) -> None:
    _annotate(document, pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("x.exe")))


def _annotate(document: pikepdf.Pdf, action: pikepdf.Dictionary) -> None:
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=action)
    page = document.pages[0]
    page.Annots = pikepdf.Array([document.make_indirect(link)])


def _plant_script(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    names = pikepdf.Array([pikepdf.String("x"), script])
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))


def _plant_attachment(document: pikepdf.Pdf) -> None:
    document.attachments["x.txt"] = b"x"


def _plant_font(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.Resources.Font.Planted = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.contents_add(b"BT /Planted 9 Tf (x) Tj ET")


_PLANTS = {"link": _plant_link, "launch": _plant_launch, "script": _plant_script, "attachment": _plant_attachment, "font": _plant_font}


def test_a_pdf_of_ours_has_no_problems(pdf: bytes) -> None:
    assert inspect_pdf(pdf) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("link", ["the PDF has a link that is not http, https or mailto"]),
        ("launch", ["the PDF has an action that is not a link"]),
        ("script", ["the PDF has scripts"]),
        ("attachment", ["the PDF has attachments"]),
        ("font", ["the PDF uses Helvetica, which is not shipped", "the PDF does not embed Helvetica"]),
    ],
)
def test_what_is_planted_in_a_pdf_is_found(pdf: bytes, change: str, words: list[str]) -> None:
    assert [problem.message for problem in inspect_pdf(changed(pdf, change))] == words
