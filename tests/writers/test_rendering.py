"""The Jinja environment: every kind has its macro, only inert data enters, everything is escaped."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from tests.writers import documents

from casereport import tree
from casereport.journal import Journal, load_journal
from casereport.problems import CaseReportError
from casereport.writers.paging.page_blocks import PageEnd
from casereport.writers.rendering import Medium, flat_blocks, render_page, split_runs, style_markup
from casereport.writers.sandbox import MissingMacro

MEDIA: tuple[Medium, ...] = ("screen", "print")


def render(document: tree.Document, medium: Medium = "print", journal: Journal | None = None, **context: object) -> str:
    """A page without style sheet."""
    images = dict.fromkeys(document.assets, "data:image/png;base64,")
    return render_page(
        document,
        journal or load_journal("plain"),
        medium,
        **{"style": style_markup(""), "policy": "", "images": images, "runs": split_runs(document, flat_blocks(document))} | context,
    )


def with_block(block: object) -> tree.Document:
    """A document whose only section holds this block."""
    section = tree.Section("s", "", (tree.Text("Title"),), 1, (block,))  # type: ignore[arg-type]  # odd nodes on purpose
    return dataclasses.replace(documents.rich_document(), body=(section,))


def journal_with(folder: Path, **templates: str) -> Journal:
    """The plain journal, with templates in the place of the shared ones."""
    (folder / "page.css").write_text("", encoding="utf-8")
    for name, text in templates.items():
        (folder / f"{name.replace('_', '-')}.html").write_text(text, encoding="utf-8")
    return load_journal("plain").model_copy(update={"folder": folder})


def test_the_document_of_the_tests_has_every_kind() -> None:
    found = {type(node) for node in tree.walk(documents.rich_document())}
    assert set(tree.INLINE_KINDS + tree.BLOCK_KINDS) <= found


@pytest.mark.parametrize("medium", MEDIA)
def test_every_kind_is_printed(medium: Medium) -> None:
    text = render(documents.rich_document(), medium)
    assert "A sentence that warns." in text
    assert "Beispiel C." in text


@pytest.mark.parametrize("medium", MEDIA)
def test_a_kind_without_a_macro_is_an_error(medium: Medium) -> None:
    @dataclasses.dataclass(frozen=True)
    class Odd:
        kind: str = "odd"

    with pytest.raises(MissingMacro, match="odd"):
        render(with_block(Odd()), medium)


@pytest.mark.parametrize("medium", MEDIA)
def test_text_comes_out_as_the_characters_it_is_made_of(medium: Medium) -> None:
    text = re.sub("</?span[^>]*>", "", render(with_block(documents.paragraph(documents.HOSTILE)), medium))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quotes&#34; {{ 7*7 }} {% raw %} &lt;135" in text
    assert "<script" not in text


@pytest.mark.parametrize("medium", MEDIA)
def test_ids_and_addresses_cannot_leave_their_attribute(medium: Medium) -> None:
    cite = tree.Cite('x" onclick="y', (tree.CiteLink("1", 'r" onclick="z'),))
    text = render(with_block(documents.paragraph(cite, tree.Link('https://a/"><b>', "a"))), medium)
    assert 'onclick="' not in text
    assert "<b>" not in text


def test_a_raised_citation_is_joined_to_its_word_in_print() -> None:
    assert 'raised&#8288;<sup class="cite" id="cite-2">' in render(documents.rich_document())


@pytest.mark.parametrize(
    "value", [Path(), object(), print, b"bytes", documents.rich_document()], ids=["path", "object", "function", "bytes", "document"]
)
def test_only_inert_data_enters_a_template(value: object) -> None:
    with pytest.raises(TypeError, match="may not enter a template"):
        render(documents.rich_document(), extra=value)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ front.__class__.__mro__ }}",
        "{{ front.title.count }}",
        "{{ words.items() }}",
        "{{ language.upper() }}",
        "{{ part.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ range(9) }}",
        "{{ nothing }}",
        "{{ language|attr('upper') }}",
        "{{ language|safe }}",
        "{% if %}",
    ],
)
def test_a_template_reads_fields_and_nothing_else(tmp_path: Path, attack: str) -> None:
    with pytest.raises(CaseReportError) as caught:
        render(documents.rich_document(), journal=journal_with(tmp_path, title_block=attack))
    assert [problem.code for problem in caught.value.problems] == ["bad-journal"]


def test_a_journal_replaces_a_template_and_a_macro(tmp_path: Path) -> None:
    kinds = "{% macro notice(node) %}<p>own {{ node.text }}</p>{% endmacro %}"
    text = render(documents.rich_document(), journal=journal_with(tmp_path, title_block="<h1>{{ front.title|plain }}</h1>", kinds=kinds))
    assert "<h1>Case report: fever after a journey" in text
    assert "<p>own A sentence that warns.</p>" in text


def test_a_template_that_was_changed_is_printed_as_it_is_now(tmp_path: Path) -> None:
    document = documents.rich_document()
    assert render(document, journal=journal_with(tmp_path, page="as it was")) == "as it was"
    assert render(document, journal=journal_with(tmp_path, page="as it is")) == "as it is"


def test_a_style_sheet_cannot_end_its_element() -> None:
    with pytest.raises(CaseReportError):
        style_markup("p { color: red } </style><script>")


def test_wide_blocks_stand_between_the_columns_with_their_headings() -> None:
    heading = documents.section("timeline", "Timeline", documents.drawn_figure(), documents.paragraph("after"))
    document = dataclasses.replace(
        documents.rich_document(), body=(documents.section("a", "A", documents.paragraph("before")), heading), back=()
    )
    runs = split_runs(document, flat_blocks(document))
    assert [run.wide for run in runs] == [False, True, False]
    assert [getattr(block, "kind", "") for block in runs[1].blocks] == ["section", "figure"]
    assert [run.references for run in runs] == [(), (), document.references]


def test_a_page_end_begins_a_run_on_a_new_page_and_is_not_printed() -> None:
    first, second = documents.paragraph("first"), documents.paragraph("second")
    document = documents.rich_document()
    runs = split_runs(document, (first, PageEnd(), documents.drawn_figure(), second, PageEnd()))
    assert [(run.new_page, run.wide, len(run.blocks)) for run in runs] == [
        (False, False, 1),
        (True, True, 1),
        (False, False, 1),
        (True, False, 0),
    ]
    assert [bool(run.references) for run in runs] == [False, False, False, True]


def test_column_span_and_footnotes_are_never_used() -> None:
    shared = (load_journal("plain").folder.parent / "_html").glob("*.css")
    styles = [*shared, *(load_journal(name).folder / "page.css" for name in ("plain", "frontiers"))]
    for path in styles:
        rules = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("/*")]
        assert not [line for line in rules if "column-span" in line or "footnote" in line or "opacity" in line]
