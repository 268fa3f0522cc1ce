"""Pages and lines of a checklist are those of the built PDFs, whose text is read back: every sample and the record with every field, two journals."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from tests.builds import RECORDS

from casereport.build import check
from casereport.checklist import Filled, fill_checklist
from casereport.checklist.places import Placed
from casereport.guidelines import Spot, find_guideline
from casereport.writers.layout import squeezed

NUMBERS_END = 12 * 72 / 25.4 + 1
"""Where the numbers of lines end, in points from the left edge."""
Fill = Callable[..., Filled]


@cache
def filled(name: str, journal: str, guideline: str = "care", *, blind: bool = False) -> Filled:
    return fill_checklist(check(RECORDS[name], journal=journal), find_guideline(guideline), blind=blind)


def places(made: Filled) -> Iterator[tuple[str, Spot, Placed]]:
    for one in made.rows:
        assert len(one.places) == len(one.row.spots)
        yield from ((one.row.item.id, spot, place) for spot, place in zip(one.row.spots, one.places, strict=True))


def page_texts(pdf: bytes) -> list[str]:
    return [read(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]


def read(text: str) -> str:
    return squeezed(text.replace("\x02", "").replace("\ufffe", ""))


@cache
def numbered_lines(pdf: bytes) -> dict[int, tuple[int, str]]:
    """Number in the margin → page, and the text level with it, as the PDF has them."""
    found: dict[int, tuple[int, str]] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        rects = [text.get_rect(index) for index in range(text.count_rects())]
        numbers = [rect for rect in rects if rect[2] < NUMBERS_END and text.get_text_bounded(*rect).strip().isdigit()]
        for rect in numbers:
            level = sorted(other for other in rects if other[2] > NUMBERS_END and other[1] - 4 < rect[1] < other[3])
            line = "".join(text.get_text_bounded(*other) for other in level)
            found[int(text.get_text_bounded(*rect).strip())] = (number, read(line))
    return found


def begins(wanted: str, here: str, behind: str) -> bool:
    """True when a text begins here, be it that it goes on behind."""
    return 0 <= f"{here}{behind}".find(wanted) < len(here)


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
@pytest.mark.parametrize("name", RECORDS)
def test_every_page_shows_what_the_checklist_says(name: str, journal: str) -> None:
    made = filled(name, journal)
    pages = page_texts(made.pages[".pdf"])
    lines = numbered_lines(made.pages[".review.pdf"])
    checked = 0
    for item, spot, place in places(made):
        wanted = squeezed(spot.passage.label if spot.passage.id else spot.snippet)[:22]
        assert begins(wanted, pages[place.page - 1], "".join(pages[place.page : place.page + 1])), (item, place)
        behind = "".join(lines[number][1] for number in (place.line + 1, place.line + 2) if number in lines)
        assert begins(wanted[:10], lines[place.line][1], behind), (item, place)
        checked += 1
    assert checked >= {"minimal": 3, "misc-anakinra": 12, "misc-breakthrough": 10, "full": 30}[name]


def test_nothing_that_is_reported_is_without_a_page_and_a_line() -> None:
    for name in RECORDS:
        for journal in ("plain", "frontiers"):
            assert [one.row.item.id for one in filled(name, journal).rows if one.row.state == "reported" and not one.places] == []
            assert [item for item, _, place in places(filled(name, journal)) if not (place.page and place.line)] == []


def test_the_pages_are_those_that_build_makes(tmp_path: Path) -> None:
    from casereport.build import build
    from casereport.writers.options import Options

    made = filled("misc-breakthrough", "frontiers")
    for options, ending in ((Options(), ".pdf"), (Options(review=True), ".review.pdf")):
        built = build(RECORDS["misc-breakthrough"], journal="frontiers", formats=["pdf"], out=tmp_path, options=options)
        assert [path.read_bytes() for path in built.outputs] == [made.pages[ending]]


def test_the_same_case_gives_the_same_checklist() -> None:
    again = fill_checklist(check(RECORDS["minimal"], journal="plain"), find_guideline("care"))
    assert pickle.dumps(again.form) == pickle.dumps(filled("minimal", "plain").form)
    assert again.pages == filled("minimal", "plain").pages
