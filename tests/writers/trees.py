"""Random documents: every node kind, with texts that are full of signs which mean something to some format."""

from __future__ import annotations

from typing import Any, Literal

from hypothesis import strategies as st
from tests.writers import documents

from casereport import tree as t

SIGNS = "\\`*_[]<>&!#+-=~^$|:;.,()'\"{}/@%0123456789 \u00a0\u2009\u00adaé中²µ°–†"
texts = st.one_of(
    st.text(SIGNS, min_size=1, max_size=12),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=8),
    st.sampled_from(
        [
            "- ",
            "1. ",
            "***",
            "__a__",
            "<b>",
            "&amp;",
            "[a](b)",
            "![a](b)",
            "#",
            "---",
            "===",
            ":-",
            "> a",
            "`",
            "``",
            "a ",
            " a",
            "\\",
            "|",
            "word",
            "10",
        ]
    ),
)
targets = st.sampled_from(["ref-1", "fig-course", "nowhere"])
leaves: st.SearchStrategy[t.Inline] = st.one_of(
    st.builds(t.Text, texts),
    st.builds(t.Text, texts),
    st.builds(t.Code, texts),
    st.builds(t.Link, st.sampled_from(["https://example.org/a_(b)?c=1&copy=2", "mailto:a@example.org"]), texts),
    st.builds(t.CiteLink, texts, targets),
    st.builds(t.Xref, targets, texts),
    st.sampled_from([t.Flag("high", "↑"), t.Break()]),
)


def _around(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(
        st.builds(t.Strong, some),
        st.builds(t.Emph, some),
        st.builds(t.Sup, some),
        st.builds(t.Sub, some),
        st.builds(t.Cite, st.just("cite-1"), some, st.sampled_from(["plain", "superscript"])),
    )


inlines: st.SearchStrategy[tuple[t.Inline, ...]] = st.lists(st.recursive(leaves, _around, max_leaves=5), max_size=4).map(tuple)
lists: st.SearchStrategy[t.List] = st.recursive(
    st.builds(t.List, st.lists(st.builds(t.Item, inlines), min_size=1, max_size=3).map(tuple), st.booleans()),
    lambda inner: st.builds(
        t.List, st.lists(st.builds(t.Item, inlines, st.none() | inner), min_size=1, max_size=2).map(tuple), st.booleans()
    ),
    max_leaves=3,
)
alignments: st.SearchStrategy[Literal["left", "right", "center"]] = st.sampled_from(["left", "right", "center"])


@st.composite
def tables(draw: st.DrawFn) -> t.Table:
    """A table with as many columns in every row, some cells over several of them."""
    width = draw(st.integers(1, 4))
    head = draw(st.lists(_rows(width, "col"), max_size=2))
    rows = draw(st.lists(_rows(width, ""), max_size=2))
    return t.Table(
        "tbl", draw(st.sampled_from(["", "Table 1"])), draw(inlines), tuple(head), tuple(rows), tuple(draw(st.lists(inlines, max_size=2)))
    )


@st.composite
def _rows(draw: st.DrawFn, width: int, header: Any) -> tuple[t.Cell, ...]:
    cells, left = [], width
    while left:
        span = draw(st.integers(1, left)) if draw(st.integers(0, 3)) == 0 else 1
        cells.append(t.Cell(draw(inlines), header, draw(alignments), span))
        left -= span
    return tuple(cells)


figures = st.builds(lambda caption, alt: t.Figure("fig-course", "Figure 1", caption, alt, "x", 80, 60), inlines, texts)
plain_blocks: st.SearchStrategy[t.Block] = st.one_of(
    st.builds(t.Paragraph, inlines),
    lists,
    st.builds(t.Terms, st.lists(st.tuples(inlines, inlines), min_size=1, max_size=3).map(tuple)),
    st.builds(t.Notice, texts, st.sampled_from(["warning", "info"])),
    tables(),
    figures,
)
blocks: st.SearchStrategy[t.Block] = st.one_of(
    plain_blocks, st.builds(t.Quote, st.lists(st.one_of(st.builds(t.Paragraph, inlines), lists), max_size=3).map(tuple))
)
references = st.builds(t.Reference, st.just("ref-1"), st.sampled_from(["1", "", "2"]), inlines)


def section(inside: tuple[t.Block, ...]) -> t.Section:
    """A section of these blocks."""
    return documents.section("case", "Case", *inside, number="1")


bodies = st.lists(blocks, max_size=3).map(lambda found: (section(tuple(found)),))


@st.composite
def trees(draw: st.DrawFn) -> t.Document:
    """A document with a random title, abstract, body and list of references."""
    title = draw(inlines)
    front = t.Front(
        (t.Text("T"), *title),
        "T",
        "",
        "Case report",
        abstract=(t.AbstractPart("Aim", draw(inlines)),),
        keywords=tuple(draw(st.lists(texts, max_size=2))),
        imprint=draw(inlines),
        translations=(
            t.Translated("es", draw(inlines), "Resumen", (t.Text("A"), *draw(inlines)), tuple(draw(st.lists(texts, max_size=1)))),
        ),
    )
    return t.Document("en", front, draw(bodies), references=tuple(draw(st.lists(references, max_size=2))))
