"""Two documents as one: without what was put in it is the old one, without what was taken out the new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builds import RECORDS
from tests.revision.pairs import EDITS, Pair, make_pair
from tests.revision.random_cases import Data, read, records
from tests.revision.repositories import write

from casereport import tree
from casereport.case.source import Case, load
from casereport.document import build_document
from casereport.journal import load_journal
from casereport.problems import CaseReportError
from casereport.revision.cases import compare_cases
from casereport.revision.manuscript import WRITERS, build_redline
from casereport.revision.redline import redline
from casereport.revision.redline.blocks import mark_block
from casereport.revision.redline.inline import mark_whole, merge_inline
from casereport.tree.marks import DELETED, END, INSERTED, accepted, has_marks, rejected
from casereport.writers.inspection import inspect_html

Settle = Callable[[str], str]


def lines(document: tree.Document, settle: Settle = str) -> list[str]:
    """Every line of a document, in order, that holds a word."""
    front = document.front
    told: list[str] = [tree.plain(front.title), front.article_type, "; ".join(front.keywords)]
    told += [f"{author.name} {','.join(author.marks)}" for author in front.authors]
    told += [
        f"{note.mark} {note.text} {note.email if has_words(settle(note.text)) else ''}"
        for note in (*front.affiliations, *front.author_notes)
    ]
    told += [f"{part.label} {tree.plain(part.children)}" for part in front.abstract]
    for block in (*document.notices, *document.body, *document.back, *document.supplement):
        told += below(block)
    told += [f"{work.number} {tree.plain(work.children)} {' '.join(link.text for link in work.links)}" for work in document.references]
    return [" ".join(text.split()) for line in told if has_words(text := settle(line))]


def has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def below(node: Any) -> Iterator[str]:
    """The lines of a block."""
    if isinstance(node, tree.Section):
        yield f"{node.number} {tree.plain(node.title)}"
        node = node.blocks
    if isinstance(node, tree.Table):
        yield f"{node.label} {tree.plain(node.caption)}"
        yield from (" | ".join(tree.plain(cell.children) for cell in row) for row in (*node.head, *node.rows))
        yield from map(tree.plain, node.notes)
    elif isinstance(node, tree.Figure):
        yield f"{node.label} {tree.plain(node.caption)}" if not node.uncaptioned else ""
    elif isinstance(node, tree.Terms):
        yield from (f"{tree.plain(term)}: {tree.plain(told)}" for term, told in node.entries)
    elif isinstance(node, tree.List | tree.Quote | tuple):
        yield from (
            line
            for one in (node if isinstance(node, tuple) else getattr(node, "items", getattr(node, "blocks", ())))
            for line in below(one)
        )
    elif isinstance(node, tree.Item):
        yield tree.plain(node.children)
        yield from below(node.nested) if node.nested else ()
    else:
        yield tree.plain(node)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    return {name: make_pair(name, tmp_path_factory.mktemp("pair")) for name in EDITS}


@pytest.mark.parametrize("name", EDITS)
def test_both_documents_are_read_back(pairs: dict[str, Pair], name: str) -> None:
    old, new = pairs[name].revised.old_document, pairs[name].revised.new_document
    both = redline(old, new)
    assert lines(both, accepted) == lines(new)
    assert lines(both, rejected) == lines(old)
    back = redline(new, old)
    assert (lines(back, rejected), lines(back, accepted)) == (lines(new), lines(old))


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_documents_that_share_nothing_are_read_back(name: str) -> None:
    full, other = load(RECORDS["full"]), load(RECORDS[name])
    revised = compare_cases(full, other, "plain")
    both = build_redline(replace(revised, problems=()))
    assert has_marks("".join(lines(both))) == (name != "full")
    settled = redline(revised.old_document, revised.new_document)
    assert lines(settled, accepted) == lines(revised.new_document)
    assert lines(settled, rejected) == lines(revised.old_document)


@settings(max_examples=15)
@given(records(), records())
def test_documents_of_any_two_records_are_read_back(first: Data, second: Data) -> None:
    old, new = (build_document(Case("case", read(data), {}, {}), load_journal("plain"))[0] for data in (first, second))
    both = redline(old, new)
    assert lines(both, accepted) == lines(new)
    assert lines(both, rejected) == lines(old)


def test_a_document_has_no_marks_beside_itself(pairs: dict[str, Pair]) -> None:
    document = pairs["words"].revised.new_document
    assert redline(document, document) == document


def test_ids_are_the_only_ones(pairs: dict[str, Pair]) -> None:
    for pair in pairs.values():
        both = build_redline(pair.revised)
        named = (tree.Section, tree.Table, tree.Figure, tree.Reference, tree.Cite)
        ids = [node.id for node in tree.walk((both.body, both.back, both.references)) if isinstance(node, named) and node.id]
        assert len(set(ids)) == len(ids)


TEXT = st.lists(st.sampled_from(["a ", "rash ", "of ", "98 ", "mg", ".", " "]), max_size=6).map("".join).map(tree.Text)
AROUND = st.sampled_from([tree.Strong, tree.Emph, tree.Sup])
LEAF = st.one_of(
    TEXT, st.just(tree.Cite("c1", (tree.Text("["), tree.CiteLink("1", "r1"), tree.Text("]")))), st.just(tree.Xref("t", "Table 1")),
    st.just(tree.Code("c.1A>G")), st.just(tree.Flag("high", "↑")), st.just(tree.Link("https://a.org", "a.org")),
    st.builds(lambda kind, text: kind((text,)), AROUND, TEXT),
)  # fmt: skip
INLINE = st.lists(LEAF, max_size=5).map(tuple)


@given(INLINE, INLINE)
def test_inline_text_is_read_back(old: tuple[tree.Inline, ...], new: tuple[tree.Inline, ...]) -> None:
    both = tree.plain(merge_inline(old, new))
    assert (accepted(both), rejected(both)) == (tree.plain(new), tree.plain(old))
    for whole in (mark_whole(old, "deleted"), mark_whole(old, "inserted")):
        assert tree.plain(old) in (accepted(tree.plain(whole)), rejected(tree.plain(whole)))
        assert not accepted(tree.plain(whole)) or not rejected(tree.plain(whole))


def test_words_in_italics_and_citations_are_compared_as_what_they_are() -> None:
    old = (tree.Text("It was "), tree.Emph((tree.Text("red"),)), tree.Text(" in ["), tree.Xref("fig", "Figure 1"), tree.Text("]."))
    new = (tree.Text("It was "), tree.Strong((tree.Text("red"),)), tree.Text(" in ["), tree.Xref("fig", "Figure 2"), tree.Text("]."))
    put, out = partial("{}{}{}".format, INSERTED), partial("{}{}{}".format, DELETED)
    assert merge_inline(old, new) == (
        tree.Text("It was "), tree.Emph((tree.Text(out("red", END)),)), tree.Strong((tree.Text(put("red", END)),)), tree.Text(" in ["),
        tree.Xref("fig", out("Figure 1", END)), tree.Xref("fig", put("Figure 2", END)), tree.Text("]."),
    )  # fmt: skip


def test_a_citation_is_no_anchor_between_what_stands_around_it() -> None:
    def text(first: str, second: str) -> tuple[tree.Inline, ...]:
        cites = [tree.Cite(f"c{number}", (tree.Text("["), tree.CiteLink(number, "r"), tree.Text("]"))) for number in (first, second)]
        return (tree.Text("By the advice "), cites[0], tree.Text(". A textbook differs "), cites[1], tree.Text("."))

    both = tree.plain(merge_inline(text("9", "10"), text("10", "11")))
    put, out = partial("{}{}{}".format, INSERTED), partial("{}{}{}".format, DELETED)
    changed = [f"{out(f'[{old}]', END)}{put('[', END)}{put(new, END)}{put(']', END)}" for old, new in (("9", "10"), ("10", "11"))]
    assert both == f"By the advice {changed[0]}. A textbook differs {changed[1]}."


def test_the_words_for_a_figure_that_was_taken_out_are_whole() -> None:
    figure = tree.Figure(
        id="f", label="Figure 1", caption=(), alt="Two lines.", asset="a", width_mm=9, height_mm=9, notes="The last value is low."
    )
    gone = mark_block(figure, "deleted")
    assert isinstance(gone, tree.Figure)
    assert rejected(gone.alt) == "Two lines. The last value is low."
    assert accepted(gone.alt) == ""


def test_signs_that_look_like_marks_are_no_marks(pairs: dict[str, Pair]) -> None:
    document = pairs["words"].revised.new_document
    hostile = replace(
        document, body=(replace(document.body[0], blocks=(tree.Paragraph((tree.Text(f"{DELETED}hidden"),)),)), *document.body[1:])
    )
    both = redline(hostile, hostile)
    assert not any(map(has_marks, lines(both)))
    assert "hidden" in lines(both)


def test_the_page_shows_both(pairs: dict[str, Pair]) -> None:
    (page,) = WRITERS["redline-html"](pairs["words"].revised).values()
    assert inspect_html(page) == []
    text = page.decode()
    assert "<del>Some</del><ins>Few</ins> rashes stay for <del>weeks</del><ins>months</ins>" in text
    assert not has_marks(text)


def test_the_page_shows_the_old_picture_and_the_new_above_one_caption(pairs: dict[str, Pair]) -> None:
    (page,) = WRITERS["redline-html"](pairs["figure replaced"].revised).values()
    assert inspect_html(page) == []
    text = page.decode()
    assert len(re.findall('<figure id="(?:was-)?fig-course"', text)) == 2
    assert (text.count('<svg class="gone"'), text.count('<svg class="came"')) == (1, 1)
    assert text.count("<figcaption>") == 3
    (page,) = WRITERS["redline-html"](pairs["image replaced"].revised).values()
    assert re.findall('<img class="(gone|came)"[^>]* alt="([^"]*)"', page.decode()) == [("gone", "A grey field"), ("came", "A dark field")]


def test_mentions_that_were_taken_out_lead_to_what_they_named(pairs: dict[str, Pair]) -> None:
    pair = pairs["figure removed"].revised
    gone = [
        node.target
        for node in tree.walk(redline(pair.old_document, pair.new_document).body)
        if isinstance(node, tree.Xref) and node.text.startswith(DELETED)
    ]
    assert sorted(set(gone)) == ["fig-course", "fig-scan", "was-fig-path"]


def test_the_page_is_in_no_list_of_publications(pairs: dict[str, Pair]) -> None:
    (page,) = WRITERS["redline-html"](pairs["authors"].revised).values()
    assert inspect_html(page) == []
    head = page.decode().partition("<style>")[0]
    assert '<meta name="robots" content="noindex">' in head
    assert "citation_" not in head
    assert "Marsh" not in head
    assert b"ld+json" not in page


def printed(pair: Pair) -> str:
    from io import BytesIO

    import pypdfium2

    (data,) = WRITERS["redline-pdf"](pair.revised).values()
    document = pypdfium2.PdfDocument(BytesIO(data))
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def test_pages_show_both(pairs: dict[str, Pair]) -> None:
    assert "SomeFew rashes stay for weeksmonths" in printed(pairs["words"])


def test_what_was_taken_out_counts_in_no_list_of_the_pages(pairs: dict[str, Pair]) -> None:
    works, items = printed(pairs["references"]), printed(pairs["lists"])  # markers are read behind what they mark
    assert "1–9. 2. Rossi B. A rash in winter. J Inv. 2020:3. doi:10.5555/rossi 1. 2. Rossi et al" in works  # the old number, then the new
    assert "It came. It stayed. It went slowly. It did not come back. 1. 2. 3. Synthetic" in items


def test_a_version_with_an_error_has_no_manuscript(tmp_path: Path) -> None:
    pair = make_pair("words", tmp_path)
    text = (pair.new / "case.yaml").read_text(encoding="utf-8").replace("[@marsh2019]", "[@nobody]")
    write(pair.new, {"case.yaml": text})
    with pytest.raises(CaseReportError, match="unknown-citation"):
        build_redline(compare_cases(load(pair.old), load(pair.new)))
