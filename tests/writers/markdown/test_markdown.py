"""Markdown: read by a parser it is the text of the tree, in its order, in the structure that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from tests.writers import documents, trees

from casereport import tree as t
from casereport.journal import load_journal
from casereport.language.raised import LOWERED, RAISED
from casereport.writers.markdown import write_markdown
from casereport.writers.markdown.inspection import inspect_markdown, read_tokens, texts

JOURNAL = load_journal("plain")


def printed(document: t.Document) -> str:
    """The document as Markdown."""
    return write_markdown(document, JOURNAL).decode()


def of(*blocks: t.Block) -> str:
    """The Markdown of blocks alone."""
    return printed(t.Document("en", t.Front(documents.text("T"), "T", "", "A"), blocks)).split("\n\n", 2)[2].rstrip("\n")  # type: ignore[arg-type]


def read(markdown: str) -> list[str]:
    """What a parser reads: the text of each block, white space as one space."""
    return [line for text in texts(read_tokens(markdown)) if (line := squeezed(text)).strip()]


ORDINARY = str.maketrans({sign: ordinary for signs in (RAISED, LOWERED) for ordinary, sign in signs.items() if ordinary != "-"})


def squeezed(text: str) -> str:
    """The text with one space for white space, raised and lowered signs as what they raise and lower."""
    text = text.translate(ORDINARY).replace("-", "\u2212")
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" ")


def told(*nodes: Any) -> Iterator[str]:
    """The text of inline nodes, if they have some."""
    if (text := squeezed(t.plain(tuple(nodes)))).strip():
        yield text


@singledispatch
def expected(node: t.Block) -> Iterator[str]:
    """The text of each part of a block, in the order in which it is to be read."""
    raise NotImplementedError(type(node).__name__)


@expected.register
def _(node: t.Paragraph) -> Iterator[str]:
    return told(*node.children)


@expected.register
def _(node: t.List) -> Iterator[str]:
    for item in node.items:
        yield from told(*item.children)
        yield from expected(item.nested) if item.nested else ()


@expected.register
def _(node: t.Terms) -> Iterator[str]:
    for term, description in node.entries:
        yield from told(*term, t.Text(": "), *description)


@expected.register
def _(node: t.Quote) -> Iterator[str]:
    for block in node.blocks:
        yield from expected(block)


@expected.register
def _(node: t.Notice) -> Iterator[str]:
    return told(t.Text(node.text))


@expected.register
def _(node: t.Section) -> Iterator[str]:
    yield from told(t.Text(f"{node.number} "), *node.title)
    for block in node.blocks:
        yield from expected(block)


@expected.register
def _(node: t.Figure) -> Iterator[str]:
    return told(t.Text("Figure 1. "), *node.caption)


@expected.register
def _(node: t.Table) -> Iterator[str]:
    yield from told(t.Text(f"{node.label}. " if node.label else ""), *node.caption)
    if len(node.head) == 1:
        for cell in node.head[0]:
            yield from told(*cell.children)
    for row in node.rows:
        for cell in row:
            yield from told(*cell.children)
    for note in node.notes:
        yield from told(*note)


def whole(document: t.Document) -> list[str]:
    """The text of each part of a random document."""
    front = document.front
    found = [*told(*front.title), front.article_type, "Abstract", *told(t.Text("Aim. "), *front.abstract[0].children)]
    found += told(t.Text(f"Keywords: {'; '.join(front.keywords)}")) if front.keywords else ()
    (other,) = front.translations
    found += ["Resumen", *told(*other.title), *told(*other.abstract), *told(t.Text("; ".join(other.keywords))), *told(*front.imprint)]
    found += [text for block in document.body for text in expected(block)]
    found += ["References"] if document.references else []
    return found + [text for entry in document.references for text in told(*entry.children)]


def one_headed(document: t.Document) -> t.Document:
    """The document with at most one row of headings a table, each over one column: others are joined, which a test of its own reads."""

    def eased(block: t.Block) -> t.Block:
        if not isinstance(block, t.Table):
            return block
        return replace(
            block, head=tuple(tuple(cell for one in row for cell in [replace(one, span=1)] * one.span) for row in block.head[:1])
        )

    return replace(document, body=tuple(replace(part, blocks=tuple(map(eased, part.blocks))) for part in document.body))


@given(trees.trees())
def test_a_parser_reads_back_exactly_the_text_of_the_tree(document: t.Document) -> None:
    document = one_headed(document)
    assert read(printed(document)) == whole(document)


@given(trees.trees())
def test_every_random_document_passes_its_inspection(document: t.Document) -> None:
    assert inspect_markdown(printed(document).encode(), document) == []


def test_every_kind_is_written_and_passes_its_inspection() -> None:
    document = documents.rich_document(banner="Draft, not for publication")
    assert inspect_markdown(printed(document).encode(), document) == []


@pytest.mark.parametrize(
    ("nodes", "markdown"),
    [
        ([t.Text("CRP <135 and a<b, R&D, 5 * 3, x_1 in NM_000243.3")], "CRP <135 and a\\<b, R\\&D, 5 \\* 3, x_1 in NM_000243.3"),
        ([t.Text("1. not a list")], "1\\. not a list"),
        ([t.Text("-5 to 10")], "-5 to 10"),
        ([t.Text("- 5")], "\\- 5"),
        ([t.Text("Why!")], "Why!"),
        ([t.Strong(documents.text("bold")), t.Text(" and "), t.Emph(documents.text("slanted"))], "**bold** and *slanted*"),
        ([t.Strong(documents.text("Course.")), t.Text(" Next")], "**Course.** Next"),
        ([t.Text("a"), t.Strong(documents.text("(b)")), t.Text("c")], "a<strong>(b)</strong>c"),
        ([t.Strong(documents.text("a")), t.Emph(documents.text("b"))], "**a**<em>b</em>"),
        ([t.Emph((t.Text("in "), t.Strong(documents.text("it"))))], "<em>in <strong>it</strong></em>"),
        ([t.Text("10"), t.Sup(documents.text("9")), t.Text("/L, CO"), t.Sub(documents.text("2"))], "10⁹/L, CO₂"),
        ([t.Text("Ada"), t.Sup(documents.text("1,*"))], "Ada<sup>1,\\*</sup>"),
        ([t.Code("a`b|c")], "``a`b|c``"),
        ([t.Text("one"), t.Break(), t.Text("# two"), t.Break()], "one\\\n\\# two"),
        ([t.Text("!"), t.Link("https://example.org/a(b)", "x]")], "\\![x\\]](<https://example.org/a(b)>)"),
        ([t.Text("\u00a0wide")], "&#160;wide"),
    ],
)
def test_inline_nodes_as_a_person_reads_them(nodes: list[t.Inline], markdown: str) -> None:
    assert of(t.Paragraph(tuple(nodes))) == markdown


def test_citations_and_cross_references_lead_to_anchors() -> None:
    markdown = printed(documents.rich_document())
    assert "or raised<sup>([1](#ref-1), [2](#ref-2))</sup>" in markdown
    assert '1. <a id="ref-1"></a>Example A' in markdown
    assert '<a id="fig-course"></a>**Figure 1.** **Course of the marker.** (A) Marker' in markdown.replace("<strong>", "**").replace(
        "</strong>", "**"
    )
    assert set(re.findall(r"\]\(#([^)]*)\)", markdown)) == set(re.findall(r'<a id="([^"]*)"', markdown))


def test_figures_are_linked_by_the_names_of_their_files() -> None:
    markdown = printed(documents.rich_document())
    assert "![The marker falls from 214 mg/L on day 1 to below 5 mg/L on day 19.](figures/Figure1.svg)" in markdown
    assert "![Four grey squares in two rows.](figures/Figure2.png)" in markdown
    scan = documents.picture_figure()
    plate = replace(scan, images=tuple(replace(scan.images[0], letter=letter) for letter in "AB"))
    assert re.findall(r"figures/\w+\.png", of(plate)) == ["figures/Figure2A.png", "figures/Figure2B.png"]


def row(*cells: str | tuple[str, int], header: Any = "") -> tuple[t.Cell, ...]:
    """A row of cells by text, or text and span."""
    pairs = [cell if isinstance(cell, tuple) else (cell, 1) for cell in cells]
    return tuple(t.Cell(documents.text(words), header, "left", span) for words, span in pairs)


def test_one_heading_over_several_columns_stands_in_the_first_of_them() -> None:
    lines = of(documents.lab_table()).split("\n")
    assert lines[2] == "| Analyte (unit) | Patient 1, hospital day: 1 | 2 | 3 | 4 | 6 | 8 | 11 | 19 | Reference |"
    assert lines[3] == "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --- |"
    assert lines[4].startswith("| C-reactive protein (mg/L) | 135↑ | 86↑ |")


def test_several_headings_over_columns_are_said_in_each() -> None:
    head = (row("", ("Patient 1", 2), ("Patient 2", 1), header="col"), row("", "day 1", "day 2", "day 1", header="col"))
    table = t.Table("t", "", (), head, (row("CRP", "1", "2", "3"), row(("Later", 4), header="colgroup")))
    lines = of(table).split("\n")
    assert lines[0] == "|  | Patient 1: day 1 | Patient 1: day 2 | Patient 2: day 1 |"
    assert lines[3] == "| **Later** |  |  |  |"


def test_signs_in_cells_do_not_end_them() -> None:
    table = t.Table("t", "", (), (row("a|b", "c\\"),), ((t.Cell((t.Code("x|y"),)), t.Cell((t.Text("one"), t.Break(), t.Text("two")))),))
    html = MarkdownIt("commonmark").enable("table").render(of(table))
    assert re.findall(r"<t[hd]>(.*?)</t[hd]>", html) == ["a|b", "c\\", "<code>x|y</code>", "one<br>two"]


def test_two_lists_in_a_row_stay_two() -> None:
    first, second = (t.List((t.Item(documents.text(word)),), True) for word in ("a", "b"))
    html = MarkdownIt("commonmark").render(of(first, second))
    assert html.count("<ol>") == 2


def test_a_nested_list_stays_in_its_item() -> None:
    html = MarkdownIt("commonmark").render(of(documents.every_kind()[1]))
    assert "Second item with\n<ol>\n<li>a nested one</li>" in html


@pytest.mark.parametrize(
    ("planted", "words"),
    [
        ("<script>alert(1)</script>", "an element of HTML"),
        ("a <img src=x> b", "an element of HTML"),
        ("[x](ftp://example.org/x)", "a link that is not"),
        ("[x](#nowhere)", "leads nowhere"),
        ("![x](https://example.org/x.png)", "a picture that is no figure"),
    ],
)
def test_the_inspection_finds_what_is_planted(planted: str, words: str) -> None:
    document = documents.rich_document()
    problems = inspect_markdown(printed(document).encode() + f"\n{planted}\n".encode(), document)
    assert [problem.code for problem in problems] == ["unsafe-output"]
    assert words in problems[0].message


def test_the_inspection_finds_a_lost_passage() -> None:
    document = documents.rich_document()
    data = printed(document).replace("Step two", "Step").encode()
    assert [(p.code, p.message) for p in inspect_markdown(data, document)] == [
        ("lost-text", "a passage of the document is not in the Markdown")
    ]
