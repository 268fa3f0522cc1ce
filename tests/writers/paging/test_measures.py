"""How full laid-out pages are, and where figures and tables stand, measured on the boxes and on what is printed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pytest
from tests.pages import fills
from tests.writers import documents

from casereport.journal import load_journal
from casereport.tree import Block, Item, List, Xref
from casereport.writers import pdf
from casereport.writers.paging import search
from casereport.writers.paging.costs import pages_cost
from casereport.writers.paging.measures import Measures, measure_blocks

MARGINS = {"plain": (27, 27), "frontiers": (22, 20)}


def measured(monkeypatch: pytest.MonkeyPatch, journal: str, *blocks: Block) -> tuple[list[Measures], bytes]:
    """The measures of every layout that was tried, and the PDF."""
    found: list[Measures] = []

    def measure(pages: Any, root: Any, columns: int) -> Measures:
        found.append(measure_blocks(pages, root, columns))
        return found[-1]

    monkeypatch.setattr(search, "measure_blocks", measure)
    document = dataclasses.replace(documents.rich_document(), body=(documents.section("case", "Case", *blocks),), back=())
    return found, pdf.write_pdf(document, load_journal(journal)).data


def text(count: int, start: int = 0) -> list[Block]:
    return [documents.paragraph(f"Part {i}. ", documents.filler(i)) for i in range(start, start + count)]


def mention(anchor: str) -> Block:
    return documents.paragraph("The course is shown in ", Xref(anchor, "Figure 1"), ".")


@pytest.mark.parametrize(("journal", "columns"), [("plain", 1), ("frontiers", 2)])
def test_pages_are_as_full_as_what_is_printed_on_them(monkeypatch: pytest.MonkeyPatch, journal: str, columns: int) -> None:
    found, data = measured(monkeypatch, journal, *text(9), documents.lab_table(), *text(2, 9))
    top, bottom = MARGINS[journal]
    printed = fills(data, top=top, bottom=bottom, columns=columns)
    best = min(found, key=lambda one: one.cost(columns))
    assert len(printed) > 1
    assert best.full[1:] == pytest.approx(printed[1:], abs=0.05)  # the first page has a margin of its own


def test_a_line_above_a_wide_figure_in_columns_is_a_scrap(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, _ = measured(monkeypatch, "frontiers", mention("fig-course"), documents.drawn_figure(), *text(2))
    assert alone[0].scraps == 1
    lines, _ = measured(monkeypatch, "frontiers", *text(4), mention("fig-course"), documents.drawn_figure(), *text(2))
    assert lines[0].scraps == 0


def test_each_figure_has_its_page_and_that_of_its_mention(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = measured(monkeypatch, "plain", mention("fig-course"), *text(12), documents.drawn_figure())
    ((stands, mentioned, _),) = [place for place in found[0].places if place[0] > 0]
    assert mentioned == 0
    assert stands == len(found[0].full) - 1 or stands >= 2


def test_a_figure_on_the_page_before_its_mention_or_among_what_is_declared_costs() -> None:
    good = Measures((), 900, 400, 0, (1.0, 0.5), 0, ((1, 1, False),))
    assert good.cost(1) == pages_cost(2, 0.5)
    assert dataclasses.replace(good, places=((0, 1, False),)).cost(1) > good.cost(1) + 0.5
    assert dataclasses.replace(good, places=((1, 1, True),)).cost(1) > good.cost(1) + 1
    assert dataclasses.replace(good, full=(0.6, 0.5)).cost(1) > good.cost(1)
    assert dataclasses.replace(good, scraps=1).cost(2) > good.cost(2)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_text_that_ends_in_a_list_of_one_item_does_not_wait_for_the_figure_behind_it(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """As the document is laid out first: two figures, text that ends in such a list, a figure that has no room on the page."""
    figures = [dataclasses.replace(documents.drawn_figure(), id=f"fig-{name}") for name in "abc"]
    item = List((Item(documents.text("One item in a list")),))
    found, _ = measured(monkeypatch, "frontiers", *text(4), *figures[:2], *text(count), item, figures[2])
    _, *others = found[0].starts
    assert others[: 8 + count] == [0] * 4 + [1] * (3 + count) + [2]


def pages_of(data: bytes, words: Sequence[str]) -> list[int]:
    """The page of each word."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    return [next(number for number, page in enumerate(texts) if word in page) for word in words]


@pytest.mark.parametrize(("journal", "above", "lines"), [("plain", 6, range(4, 8)), ("frontiers", 5, range(1, 6))])
def test_no_item_of_a_list_stands_alone_at_the_foot_or_head_of_a_page(
    monkeypatch: pytest.MonkeyPatch, journal: str, above: int, lines: Sequence[int]
) -> None:
    words = [f"Item{i}of" for i in range(5)]
    items = List(tuple(Item(documents.text(f"{word} five in a list")) for word in words))
    crossed = set()
    for count in lines:
        sentences = [documents.paragraph(f"Line {i}.") for i in range(count)]
        _, data = measured(monkeypatch, journal, *text(above), *sentences, items, *text(1))
        pages = pages_of(data, words)
        assert pages[0] == pages[1]
        assert pages[-1] == pages[-2]
        crossed.add(pages[0] != pages[-1])
    assert crossed == {True, False}
