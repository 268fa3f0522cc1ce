"""Pages and DOIs as tagged formats write them, and names and dates that they give as texts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.references import Date, Name
from casereport.references.read.csl import build_reference
from casereport.references.read.tagged.written import doi_in, join_pages

NAMES = {
    "Rossi, Ada": Name("Rossi", "Ada"),
    "Rossi,Ada": Name("Rossi", "Ada"),
    "van der Berg, Jan": Name("Berg", "Jan", particle="van der"),
    "Della Paolera, Sara": Name("Della Paolera", "Sara"),
    "Åkesson Öberg, Åsa": Name("Åkesson Öberg", "Åsa"),
    "King, Martin Luther, Jr.": Name("King", "Martin Luther", suffix="Jr."),
    "World Health Organization": Name(literal="World Health Organization"),
    "World Health Organization,": Name(literal="World Health Organization"),
    "UNICEF,": Name(literal="UNICEF"),
    "Food, Drug and Law Office,": Name(literal="Food, Drug and Law Office"),
    "Plato": Name("Plato"),
    "中国疾控中心": Name("中国疾控中心"),
}


def names(*written: str) -> Any:
    """The authors of a reference whose format wrote these names."""
    return build_reference({"author": list(written)}, "k")


@pytest.mark.parametrize("written", NAMES)
def test_names(written: str) -> None:
    read = names(written)
    assert read.authors == (NAMES[written],)
    assert read.remarks == ()


def test_lists_that_were_cut() -> None:
    ends = {end: names("Rossi, A", *end) for end in (("others",), ("et al.",), ("et al",), ("Verdi, B, et al.",), ("Verdi, B et al",))}
    assert all(reference.authors_cut for reference in ends.values())
    assert [reference.et_al_typed for reference in ends.values()] == [False, True, True, True, True]
    assert ends["Verdi, B, et al.",].authors == (Name("Rossi", "A"), Name("Verdi", "B"))
    assert names("Rossi, A", "", "Etal, B").authors == (Name("Rossi", "A"), Name("Etal", "B"))


def test_words_in_the_place_of_a_date() -> None:
    assert build_reference({"issued": "in press"}, "k").status == "in press"
    assert build_reference({"issued": " / / "}, "k").issued is None
    assert build_reference({"issued": "2019 Dec-2020 Jan"}, "k").issued == Date(2019, 12, end=Date(2020, 1))


def test_pages() -> None:
    assert [join_pages(*ends) for ends in (("1", "9"), ("e12", ""), ("", "9"), ("7", "7"), ("", ""))] == ["1-9", "e12", "9", "7", ""]


DOIS = {
    "https://doi.org/10.1016/S0140-6736(20)31103-X": "10.1016/S0140-6736(20)31103-X",
    "(see doi:10.1000/182).": "10.1000/182",
    "no DOI here": "",
}


@pytest.mark.parametrize("text", DOIS)
def test_a_doi_in_a_text(text: str) -> None:
    assert doi_in(text) == DOIS[text]


@given(st.lists(st.text(max_size=20), max_size=3), st.text(max_size=20))
def test_any_text_is_a_name_and_a_date_or_none(written: list[str], date: str) -> None:
    build_reference({"author": written, "issued": date}, "k")
