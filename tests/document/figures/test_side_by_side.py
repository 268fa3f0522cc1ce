"""Two figures of column width whose mentions are close are drawn for half of a page of one column, and stand next to one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import CHILD
from tests.document.short import build

from casereport.journal import load_journal
from casereport.tree import Document, Figure, Paragraph, Section, walk
from casereport.writers.drawing import read_drawing

FIGURES = """
figures:
  - {id: crp, kind: course, width: column, analytes: crp, title: C-reactive protein}
  - {id: path, kind: timeline, width: column, title: The course}
  - {id: doses, kind: course, width: column, analytes: crp, treatments: [anakinra], title: Doses}
"""
TOGETHER = "sections: {discussion: 'See @fig:crp and @fig:path.'}\n"
NEAR = 'sections: {discussion: "See @fig:crp.\\n\\nThen.\\n\\nSee @fig:path."}\n'
FAR = 'sections: {discussion: "See @fig:crp.\\n\\nThen.\\n\\nThis.\\n\\nSee @fig:path."}\n'
HALF = (170 - 5) / 2


def made(folder: Path, sections: str, figures: int = 2, journal: str = "plain") -> Document:
    lines = FIGURES.splitlines()[: 2 + figures]
    document, problems = build(folder, CHILD + "\n".join(lines) + "\n" + sections, journal)
    assert not {problem.code for problem in problems} & {"figure-fallback", "untidy-figure", "untrue-figure", "empty-figure"}
    return document


def figures(document: Document) -> list[Figure]:
    return [node for node in walk(document.body) if isinstance(node, Figure)]


def kinds(document: Document) -> list[str]:
    """The kinds of the blocks of the discussion."""
    section = next(node for node in walk(document.body) if isinstance(node, Section) and node.role == "discussion")
    return [block.kind for block in section.blocks]


@pytest.mark.parametrize("sections", [TOGETHER, NEAR])
def test_two_that_are_mentioned_close_together_are_each_as_wide_as_half_the_page(tmp_path: Path, sections: str) -> None:
    document = made(tmp_path, sections)
    assert [figure.width_mm for figure in figures(document)] == [pytest.approx(HALF, abs=0.02)] * 2
    assert [figure.label for figure in figures(document)] == ["Figure 1", "Figure 2"]
    assert kinds(document)[-2:] == ["figure", "figure"]
    assert sum(isinstance(node, Paragraph) for node in walk(document.body)) > 2


def test_their_text_is_as_large_as_in_any_other_figure(tmp_path: Path) -> None:
    rules = load_journal("plain").figure
    for figure in figures(made(tmp_path, TOGETHER)):
        sizes = {float(text.split('"')[0]) for text in figure.svg.split('font-size="')[1:]}
        assert min(sizes) >= rules.small_pt
        assert rules.text_pt in sizes
        assert read_drawing(figure.svg, figure.alt)


def test_nothing_is_left_of_the_wider_drawings(tmp_path: Path) -> None:
    document = made(tmp_path, TOGETHER)
    assert set(document.assets) == {figure.asset for figure in figures(document)}


def test_with_more_text_between_them_each_has_the_width_of_the_text(tmp_path: Path) -> None:
    document = made(tmp_path, FAR)
    assert [figure.width_mm for figure in figures(document)] == [pytest.approx(146, abs=0.02)] * 2
    assert kinds(document) == ["paragraph", "figure", "paragraph", "paragraph", "paragraph", "figure"]


def test_a_third_stands_alone(tmp_path: Path) -> None:
    document = made(tmp_path, TOGETHER.replace("path.", "path and @fig:doses."), figures=3)
    assert [round(figure.width_mm) for figure in figures(document)] == [82, 82, 146]


def test_a_full_width_figure_has_no_neighbour(tmp_path: Path) -> None:
    text = CHILD + FIGURES.replace("timeline, width: column", "timeline, width: full") + TOGETHER.replace("path.", "path and @fig:doses.")
    assert [round(figure.width_mm) for figure in figures(build(tmp_path, text)[0])] == [146, 170, 146]


def test_a_journal_of_two_columns_has_them_in_its_columns(tmp_path: Path) -> None:
    width = load_journal("frontiers").figure.column_mm
    document = made(tmp_path, NEAR, journal="frontiers")
    assert [figure.width_mm for figure in figures(document)] == [pytest.approx(width, abs=0.02)] * 2
    assert kinds(document) == ["paragraph", "figure", "paragraph", "paragraph", "figure"]


def test_a_figure_that_half_a_page_cannot_hold_stays_as_it_is(tmp_path: Path) -> None:
    many = "".join(f"      - {{at: {n}, kind: test, label: A long name of a test that is the number {n} of all}}\n" for n in range(1, 20))
    text = CHILD.replace("    outcomes:", many + "    outcomes:") + FIGURES.rsplit("\n", 2)[0] + "\n" + TOGETHER
    document, _ = build(tmp_path, text)
    assert [(round(figure.width_mm), figure.part) for figure in figures(document)] == [(146, 0)] * 2
