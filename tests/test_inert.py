"""Whatever a patient's record holds comes out inert and complete: no script, no handler, no unsafe link, and every character of it."""

from __future__ import annotations

import json
import re
import types
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar, Literal, Union, get_args, get_origin

import pypdfium2
import pytest
from pydantic import BaseModel

from casereport.build import build, check
from casereport.document.narrative.accounted import NOT_PRINTED
from casereport.document.narrative.remainder import fragments, texts_of
from casereport.model import CaseRecord
from casereport.model.fields import TextKind
from casereport.problems import CaseReportError, Problem

NAUGHTY = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> K>5.5 <135 &amp; a\"b'c",
    "<svg/onload=alert(1)> [x](javascript:alert(1)) &lt;b&gt; {% 'secret' %} {# c #}",
    "</p></section><script>alert(1)</script> $\\alpha$ \\input{secret} ${7*7} #{7*7} <%= 7*7 %> ]]> --> */ }",
)
RECORD = """
casereport: 1
status: synthetic
title: "A case: TITLE"
keywords: [one, two]
patients:
  - {id: P1, sex: male, summary: "SUMMARY", presenting: [{finding: FINDING, at: 1}]}
sections:
  case: |
    CASE
"""


class Page(HTMLParser):
    """What a browser would see: elements, attributes, text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.pieces: list[str] = []
        self._hidden = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_data = tag == "script" and attrs == [("type", "application/ld+json")]  # no browser runs it
        self.elements.append("data" if is_data else tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._hidden = tag if tag == "style" or is_data else ""

    def handle_endtag(self, tag: str) -> None:
        self._hidden = "" if tag == self._hidden else self._hidden

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def refuse_activity(page: Page) -> None:
    """Nothing in the page can run, load or lead anywhere but to a web page."""
    assert not {"script", "iframe", "object", "embed", "base", "form", "input", "link", "foreignobject", "animate", "set"} & set(
        page.elements
    )
    for name, value in page.attributes:
        assert not name.startswith("on"), name
        assert name != "style"
        if name in ("href", "src", "xlink:href", "action", "data", "srcset"):
            assert re.match(r"(?:https?://|mailto:|#|data:image/(?:png|jpeg|svg\+xml);base64,)", value), value
        assert "javascript:" not in value.lower().replace(" ", "") or name in ("content", "alt", "aria-label", "title"), name


def folded(text: str) -> str:
    """The text without what layout may change: spaces, soft hyphens, the hyphens of line ends, the curls of quotation marks."""
    straight = unicodedata.normalize("NFC", text).translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"[\s\u00ad\u200b\u2060\u2010\u2011\ufffe\u0002-]+", "", straight).casefold()


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page, folded."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [folded(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def is_shown(text: str, pages: list[str]) -> bool:
    """Whether a folded text stands on a page, or runs on from one page to the next behind its running head."""
    if any(text in page for page in pages):
        return True
    return any(text[:cut] in one and text[cut:] in other for one, other in pairwise(pages) for cut in range(3, len(text) - 3))


def make(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return folder


def problems_of(folder: Path) -> list[tuple[str, str]]:
    try:
        found: tuple[Problem, ...] = check(folder).problems
    except CaseReportError as error:
        found = error.problems
    return [(problem.code, problem.severity) for problem in found if problem.severity == "error"]


# -- one naughty text in every field of a record that has them all ------------------------------------------------------------------


def naughty(number: int) -> str:
    """One of the naughty texts between marks that tell it from all others."""
    return f"Q{number}Z {NAUGHTY[number % len(NAUGHTY)]} Z{number}Q"


class Filler:
    """Makes a record in which every field is filled, every text with a mark of its own and the naughty text behind it."""

    def __init__(self) -> None:
        self.count = 0

    SKIPPED = frozenset({
        "file", "files", "references", "silence", "labs", "journal", "language", "columns", "missing", "thousands", "flags", "status", "casereport",
        "state", "to", "items", "answer", "panels", "origin", "steps", "courses", "at", "after", "not_applicable", "text", "relation_to", "allow",
    })  # fmt: skip
    KNOWN: ClassVar[dict[str, Any]] = {
        "id": "P1", "orcid": "0000-0002-1825-0097", "email": "ada@example.org", "affiliations": ["unit"], "patients": ["P1"], "patient": "P1", "analytes": ["crp"], "right": None,
        "guide": "P1", "log": ["crp"], "align": "unknown", "cite": None, "days": "3-4", "clock": None, "stays": None, "clocks": None,
        "issn": "1234-5679", "doi": "10.1000/182", "received": "2026-01-02", "revised": None, "accepted": None, "published": None, "pages": "1-2",
        "licence": "CC-BY-4.0", "funding": naughty(904), "ror": "https://ror.org/00cv9y106", "hpo": "HP:0001945", "height": "162 cm", "daily": "160 mg",
    }  # fmt: skip

    def fill(self, model: type[BaseModel]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            if name in self.SKIPPED:
                continue
            if model.__name__ == "Figure" and name == "treatments":
                data[key] = ["P1"]
                continue
            value = (
                self.KNOWN[name]
                if name in self.KNOWN
                else self.value(info.annotation, [mark for mark in info.metadata if isinstance(mark, TextKind)])
            )
            if value is not None:
                data[key] = value
        return data

    def value(self, annotation: Any, marks: list[TextKind]) -> Any:
        if hasattr(annotation, "__metadata__"):
            inner = [mark for mark in annotation.__metadata__ if isinstance(mark, TextKind)]
            return self.value(annotation.__origin__, inner or marks)
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin in (Union, types.UnionType):
            return self.value(next(part for part in parts if part is not type(None)), marks)
        if origin is Literal:
            return parts[0]
        if origin is tuple:
            item = self.value(parts[0], marks)
            return None if item is None else [item]
        if origin is dict:
            return None
        return self.scalar(annotation, marks)

    def scalar(self, annotation: Any, marks: list[TextKind]) -> Any:
        if annotation is str:
            return self.text(marks)
        if annotation is bool:
            return "yes"
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.entry(annotation)
        return getattr(annotation, "examples", (None,))[0]

    def entry(self, model: type[BaseModel]) -> Any:
        if "items" in model.model_fields and model.__name__ != "Answer":
            return [self.fill(next(iter(_models(model.model_fields["items"].annotation))))]
        if model.__name__ in ("Answer", "Prose", "Abstract"):
            return self.text([TextKind("markdown")])
        return self.fill(model)

    def text(self, marks: list[TextKind]) -> str | None:
        self.count += 1
        return naughty(self.count) if not marks or marks[0].kind != "code" else f"Q{self.count}Z"


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def full_record() -> dict[str, Any]:
    """A record with every field filled, as far as the fields can stand together."""
    data = Filler().fill(CaseRecord)
    data |= {"casereport": "1", "status": "synthetic", "affiliations": {"unit": Filler().fill(_affiliation())}}
    patient = (
        data["patients"][0]
        if isinstance(data["patients"][0], dict)
        else Filler().fill(next(iter(_models(CaseRecord.model_fields["patients"].annotation))))
    )
    patient["labs"] = [{"analyte": "crp", "unit": "mg/L", "values": {"1": "135", "3": "<5"}, "note": naughty(901), "label": naughty(902)}]
    data["patients"] = [patient]
    sections = enumerate(("introduction", "case", "discussion"))
    data["sections"] = {key: {"text": naughty(910 + index), "rest": "print"} for index, key in sections}
    data["abbreviations"] = {"CRP": naughty(903)}
    return data


def _affiliation() -> type[BaseModel]:
    return next(iter(_models(CaseRecord.model_fields["affiliations"].annotation)))


Outputs = tuple[CaseRecord, Page, list[str]]
"""The full record, its web page, and the folded text of its printed pages."""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    folder = tmp_path_factory.mktemp("naughty") / "case"
    folder.mkdir()
    (folder / "case.json").write_text(json.dumps(full_record()), encoding="utf-8")
    built = build(folder, out=folder.parent / "out")
    html, pdf = (next(path for path in built.outputs if path.suffix == suffix) for suffix in (".html", ".pdf"))
    return check(folder).case.record, Page(html.read_text(encoding="utf-8")), pdf_pages(pdf.read_bytes())


def test_the_full_record_is_full(outputs: Outputs) -> None:
    record = outputs[0]
    marked = [text for _, _, text in texts_of(record) if any(one in text for one in NAUGHTY)]
    assert len(marked) > 150


def test_the_page_of_a_naughty_record_is_inert(outputs: Outputs) -> None:
    refuse_activity(outputs[1])


@pytest.mark.parametrize("medium", ["html", "pdf"])
def test_every_character_of_a_naughty_record_is_printed(outputs: Outputs, medium: str) -> None:
    record, page, pages = outputs
    shown = [folded(page.text)] if medium == "html" else pages
    printed = [(path, fragments(kind, text)) for path, kind, text in texts_of(record) if path[-1] not in NOT_PRINTED]
    assert [path for path, pieces in printed if not all(is_shown(folded(piece), shown) for piece in pieces)] == []


def test_a_text_that_is_not_there_is_noticed(outputs: Outputs) -> None:
    assert not is_shown(folded(naughty(9999)), outputs[2])
    assert is_shown(folded(fragments("markdown", naughty(901))[0]), outputs[2])


# -- one text at a time --------------------------------------------------------------------------------------------------------------

PROSE = {
    "script": "A <script>alert(1)</script> B",
    "comment": "A <!-- hidden --> B",
    "handler": "A <b onclick='alert(1)'>bold</b> B",
    "style": "A <style>body{display:none}</style> B",
    "entity": "A &amp;lt;script&amp;gt; B",
    "less than": "K <3.5, Na <135 and Ca>2.1 and K>5.5",
    "dollars": "A $\\alpha$ and $$x$$ B",
    "latex": "A \\input{/etc/passwd} \\textbf{x} B",
    "jinja signs": "A {% 'x' %} {# y #} B",
    "other braces": "A ${7*7} #{7*7} <%= 7*7 %> {7*7} B",
    "javascript link": "A [x](javascript:alert) B",
    "javascript link in capitals": "A [x](JaVaScRiPt:alert) B",
    "data link": "A [x](data:text/html;base64,PHNjcmlwdD4=) B",
    "file link": "A [x](file:///etc/passwd) B",
    "entity in a link": "A [x](&#106;avascript:alert) B",
    "reference link": "A [x] B\n\n    [x]: javascript:alert",
    "autolink": "A <javascript:alert> B",
    "image": "A ![x](https://example.org/track.png) B",
    "template literal": "A `<script>` B",
    "windows path": "A C:\\Users\\x B",
    "long word": "A " + "x" * 300 + " B",
}


@pytest.mark.parametrize("name", PROSE)
def test_prose_is_inert_and_complete(tmp_path: Path, name: str) -> None:
    prose = PROSE[name].replace("\\\\", "\\")
    folder = make(tmp_path / "case", RECORD.replace("CASE", prose))
    built = build(folder, out=tmp_path / "out", formats=["html"])
    page = Page(built.outputs[0].read_text(encoding="utf-8"))
    refuse_activity(page)
    shown = page.text
    for word in re.findall(r"\w+", re.sub(r"\]\([^)]*\)|&\w+;|\]: \S+", " ", prose)):
        assert word in shown
    assert "49" not in shown
    assert "root:" not in shown


def test_a_statement_of_a_template_is_refused_where_it_stands(tmp_path: Path) -> None:
    folder = make(tmp_path / "case", RECORD.replace("CASE", "A {% include 'secret' %} B"))
    assert ("bad-fact", "error") in problems_of(folder)


def test_an_unsafe_link_keeps_its_text_and_is_reported(tmp_path: Path) -> None:
    folder = make(
        tmp_path / "case", RECORD.replace("CASE", "See [the guideline](javascript:alert(1)) and [this](https://example.org/a?b=1&c=2).")
    )
    checked = check(folder)
    assert "unsafe-link" in [problem.code for problem in checked.problems]
    built = build(folder, out=tmp_path / "out", formats=["html"])
    page = Page(built.outputs[0].read_text(encoding="utf-8"))
    assert "the guideline" in page.text
    assert ("href", "https://example.org/a?b=1&c=2") in page.attributes
    refuse_activity(page)


def test_what_a_fact_inserts_is_not_read_again(tmp_path: Path) -> None:
    labs = "labs: [{analyte: crp, unit: '**mg** <i>x</i> [y](javascript:z)', values: {1: '**high** <script>'}}]"
    folder = make(
        tmp_path / "case", RECORD.replace("presenting:", f"{labs}, presenting:").replace("CASE", "It was {{ lab('crp', day=1) }}.")
    )
    found = problems_of(folder)
    assert found == [("bad-unit", "error")] or found == [("bad-value", "error"), ("bad-unit", "error")]
    text = (folder / "case.yaml").read_text(encoding="utf-8").replace("unit: '**mg** <i>x</i> [y](javascript:z)', ", "")
    built = build(make(folder, text), out=tmp_path / "out", formats=["html"])
    page = Page(built.outputs[0].read_text(encoding="utf-8"))
    assert "It was **high** <script>." in page.text
    refuse_activity(page)


@pytest.mark.parametrize(
    "expression",
    [
        "7*7", "''.__class__", "lab.__globals__", "lab.__init__.__globals__['os'].popen('id').read()", "self._TemplateReference__context",
        "lab('crp', day=''.join(['3']))", "cycler.__init__.__globals__", "config", "[].append(1)", "range(9)", "lab('crp', day=9**9**9**9)", "dict(a=1)",
    ],
)  # fmt: skip
def test_an_expression_that_reaches_out_is_refused(tmp_path: Path, expression: str) -> None:
    folder = make(tmp_path / "case", RECORD.replace("CASE", f"It was {{{{ {expression} }}}}."))
    assert problems_of(folder)[0][0] in ("bad-fact", "unknown-fact")
    assert len(problems_of(folder)) == 1


@pytest.mark.parametrize("field", ["SUMMARY", "CASE", "TITLE"])
def test_a_statement_of_braces_in_markdown_is_a_bad_fact(tmp_path: Path, field: str) -> None:
    assert problems_of(make(tmp_path / "case", RECORD.replace(field, "A {{7*7}} B"))) == [("bad-fact", "error")]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("finding: FINDING", "finding: '{{7*7}}'"),
        ("keywords: [one, two]", "keywords: [one, '{{7*7}}']"),
        ("sex: male", "sex: '{{7*7}}'"),
        ("id: P1", "id: '{{7*7}}'"),
        ("at: 1", "at: '{{7*7}}'"),
    ],
)
def test_braces_in_data_are_never_evaluated(tmp_path: Path, was: str, now: str) -> None:
    found = problems_of(make(tmp_path / "case", RECORD.replace(was, now)))
    assert [code for code, _ in found] in (["token-in-plain-text"], ["choice"], ["bad-time"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\x1b[31mred", "control-character"), ("a\x00b", "control-character"), ("a\x07b", "control-character"), ("a\u202eb", "control-character"),
        ("a\u2066b", "control-character"), ("\u05e9\u05dc\u05d5\u05dd", "missing-glyph"), ("\u0645\u0631\u062d\u0628\u0627", "missing-glyph"),
        ("\u75c7\u4f8b", "missing-glyph"), ("\U0001f9ea", "missing-glyph"), ("\U0001d54f", "missing-glyph"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["CASE", "FINDING"])
def test_what_cannot_be_printed_is_refused(tmp_path: Path, text: str, code: str, field: str) -> None:
    folder = make(tmp_path / "case", RECORD.replace(field, text))
    with pytest.raises(CaseReportError) as refused:
        build(folder, out=tmp_path / "out")
    errors = [problem for problem in refused.value.problems if problem.severity == "error"]
    assert {problem.code for problem in errors} == {code}
    assert not (tmp_path / "out").exists()


def test_greek_and_european_letters_are_printed(tmp_path: Path) -> None:
    text = "Łąka ørret, ångström, naïve, Größe, İstanbul, αβγδ μg ≥ 5 × 10⁹/L ± 2 °C → ↑ ↓ – — … ‘’ “”"
    built = build(make(tmp_path / "case", RECORD.replace("CASE", text)), out=tmp_path / "out")
    pages = pdf_pages(next(path for path in built.outputs if path.suffix == ".pdf").read_bytes())
    for word in text.split():
        assert is_shown(folded(word), pages), word
