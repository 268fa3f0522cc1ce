"""Every shipped journal builds a sample whole, with a look of its own, and its page can be read by everyone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.axe import faults
from tests.builds import LOOKS, OF_PAGES, Make

from casereport.journal import Journal, journals

OTHERS = [journal.name for journal in journals() if journal.name not in LOOKS]
SAMPLE = "misc-breakthrough"
WIDTHS = (1280, 390)


@pytest.mark.parametrize("journal", OTHERS)
def test_a_sample_is_built_whole_for_every_journal(journal: str, make: Make) -> None:
    made = make(SAMPLE, journal)
    assert {problem.code for problem in made.problems} & OF_PAGES == set()
    assert made.pdf.startswith(b"%PDF")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("journal", OTHERS)
def test_axe_finds_nothing_wrong_in_the_colours_of_any_journal(journal: str, dark: bool, make: Make, tmp_path: Path) -> None:
    assert faults(make(SAMPLE, journal).html, WIDTHS, tmp_path, dark=dark) == {width: [] for width in WIDTHS}


def test_every_journal_has_its_own_look() -> None:
    sheets = {journal.name: (journal.folder / "page.css").read_text(encoding="utf-8") for journal in journals()}
    assert len(set(sheets.values())) == len(sheets)


@pytest.mark.parametrize("journal", journals(), ids=lambda journal: journal.name)
def test_figures_and_tables_of_a_journal_fit_on_its_paper(journal: Journal) -> None:
    paper = {"A4": (210.0, 297.0), "letter": (215.9, 279.4)}[journal.paper]
    assert journal.figure.column_mm <= journal.figure.wide_mm <= paper[0] - 30
    assert journal.figure.max_height_mm <= paper[1] - 60
