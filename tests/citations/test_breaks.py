"""A name stays on one line with its initials."""

from __future__ import annotations

import pytest

from casereport.citations import format_reference
from casereport.citations.breaks import breakable, unbroken
from casereport.references import Date, Name, Reference
from casereport.tree import Text, plain

# Style, name, the name as it is printed, with ~ for the space that no line is broken at.
NAMES = {
    "family and initials": ("nlm", Name("Rossi", "Ada Maria"), "Rossi~AM."),
    "a suffix": ("nlm", Name("Rossi", "Ada", suffix="Jr"), "Rossi~A Jr."),
    "a particle": ("nlm", Name("Berg", "Jan P", "van der"), "van der Berg~JP."),
    "initials with stops": ("apa", Name("Rossi", "Ada Maria"), "Rossi,~A.~M."),
    "hyphenated": ("nature", Name("Kim", "Min-Ji"), "Kim,~M.-+J."),
    "an apostrophe": ("nlm", Name("O'Brien", "Tim"), "O’Brien~T."),
    "two families": ("nlm", Name("García López", "Ana"), "García López~A."),
    "a long family": ("nlm", Name("Featherstonehaugh-Cholmondeley", "Eve"), "Featherstonehaugh-Cholmondeley E."),
    "a group": ("nlm", Name(literal="Rare Disease Group"), "Rare Disease Group."),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_name_is_kept_together(case: str) -> None:
    style, name, expected = NAMES[case]
    work = Reference("k", authors=(name,), title=(Text("Title A, B"),))
    entry = format_reference(work, style)
    kept = unbroken(entry, work)
    assert plain(kept).replace("\u00a0", "~").replace("\u2060", "+").startswith(expected)
    assert breakable(plain(kept)) == plain(entry)
    assert "Title A, B" in plain(kept)


@pytest.mark.parametrize(
    ("pages", "expected"), [("1708-1720", "1708–+1720"), ("S12-S19", "S12–+S19"), ("5, 7-9", "5, 7–+9"), ("e12", "e12")]
)
def test_a_range_of_pages_is_not_parted(pages: str, expected: str) -> None:
    work = Reference("k", title=(Text("COVID-19"),), container="J", issued=Date(2020), volume="1", pages=pages)
    kept = plain(unbroken(format_reference(work, "frontiers"), work)).replace("\u2060", "+")
    assert kept == f"COVID-19. J. (2020) 1:{expected}."
