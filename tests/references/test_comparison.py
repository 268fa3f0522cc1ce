"""Two descriptions of one work: what counts as a difference, and what is filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.references import Date, Name, Reference
from casereport.references.comparison import FIELDS, completed, differing_fields, value_of
from casereport.references.folding import folded
from casereport.tree import Emph, Text

OURS = Reference(
    "k", authors=(Name("Müller", "Ada"), Name("Rossi", "B")), title=(Text("Outcome of "), Emph((Text("E. coli"),)), Text(" sepsis: a case report")),
    container="Journal", issued=Date(2020, 2), volume="12", issue="3", pages="1663-1665", doi="10.1000/x",
)  # fmt: skip
SAME: dict[str, dict[str, Any]] = {
    "as it is": {},
    "no subtitle": {"title": (Text("OUTCOME OF E COLI SEPSIS"),)},
    "other signs": {"title": (Text("Outcome of E. coli sepsis – a case-report."),)},
    "a mark of retraction": {"title": (Text("RETRACTED: Outcome of E. coli sepsis: a case report"),)},
    "no accent": {"authors": (Name("Muller", "A."),)},
    "with a particle": {"authors": (Name("Müller", "A", particle="von"),)},
    "short range": {"pages": "1663–5"},
    "nothing to compare": {"title": (), "authors": (), "issued": None, "volume": "", "pages": ""},
    "a first page alone": {"pages": "1663"},
}
DIFFERENT: dict[str, tuple[dict[str, Any], str]] = {
    "another title": ({"title": (Text("Outcome of E. coli meningitis: a case report"),)}, "title"),
    "the start of a word": ({"title": (Text("Outcome of E. coli sep"),)}, "title"),
    "a short start": ({"title": (Text("Outcome of"),)}, "title"),
    "another author": ({"authors": (Name("Rossi", "B"), Name("Müller", "Ada"))}, "first author"),
    "a group": ({"authors": (Name(literal="CARE Group"),)}, "first author"),
    "another year": ({"issued": Date(2021)}, "year"),
    "another volume": ({"volume": "21"}, "volume"),
    "another first page": ({"pages": "1636-1665"}, "pages"),
    "another last page": ({"pages": "1663-9"}, "pages"),
    "an article number": ({"pages": "", "number": "e7"}, "pages"),
}


@pytest.mark.parametrize("case", SAME)
def test_the_same_work(case: str) -> None:
    assert differing_fields(OURS, replace(OURS, **SAME[case])) == ()
    assert differing_fields(replace(OURS, **SAME[case]), OURS) == ()


@pytest.mark.parametrize("case", DIFFERENT)
def test_differences_are_named(case: str) -> None:
    change, field = DIFFERENT[case]
    assert differing_fields(OURS, replace(OURS, **change)) == (field,)


def test_online_and_printed_year_are_both_right() -> None:
    assert differing_fields(OURS, replace(OURS, issued=Date(2019)), frozenset({2019, 2020})) == ()
    assert differing_fields(OURS, replace(OURS, issued=None), frozenset({2019})) == ("year",)


def test_an_article_number_is_one_wherever_it_is_typed() -> None:
    ours = replace(OURS, pages="e20200702")
    assert differing_fields(ours, replace(ours, pages="", number="20200702")) == ()
    assert differing_fields(ours, replace(ours, pages="1-9", number="e20200702")) == ()


def test_what_is_empty_is_filled_and_nothing_else() -> None:
    bare = Reference("k", title=OURS.title, volume="99", number="e1", place=None)
    assert completed(bare, OURS) == replace(OURS, volume="99", pages="", number="e1")
    assert completed(OURS, bare) == OURS
    assert completed(Reference("k"), replace(OURS, authors_cut=True)).authors_cut


def test_each_field_has_a_text() -> None:
    assert [value_of(OURS, field) for field in FIELDS] == ["Outcome of E. coli sepsis: a case report", "Müller", "2020", "12", "1663-1665"]


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_titles_compare_alike_both_ways(one: str, other: str) -> None:
    works = (replace(OURS, title=(Text(one),)), replace(OURS, title=(Text(other),)))
    assert differing_fields(works[0], works[1]) == differing_fields(works[1], works[0])
    assert differing_fields(works[0], works[0]) == ()
    assert folded(folded(one)) == folded(one)
