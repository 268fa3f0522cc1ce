"""CSL's text cases, and what keeps its case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.citations.csl.marks import CLOSE, ITALIC, NOCASE, SUP, linked, marked, read_marks, unmarked
from casereport.citations.csl.textcase import set_case

CASES = ["lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"]
PH = marked(NOCASE, "pH")


@pytest.mark.parametrize(
    ("case", "text", "printed"),
    [
        ("lowercase", "Fever in NICE", "fever in nice"),
        ("uppercase", "straße", "STRASSE"),
        ("capitalize-first", "“fever” in May", "“Fever” in May"),
        ("capitalize-first", "3rd", "3rd"),
        ("capitalize-all", "fever of the old", "Fever Of The Old"),
        ("sentence", "FEVER IN THE TROPICS", "Fever in the tropics"),
        ("sentence", "Fever in MIS-C", "Fever in MIS-C"),
        ("title", "the fever of a child: an account", "The Fever of a Child: An Account"),
        ("title", "what fever is for", "What Fever Is For"),
        ("title", "mRNA and pH in iPhone users", "mRNA and pH in iPhone Users"),
        ("title", "out-of-hospital β-carotene", "Out-of-Hospital β-Carotene"),
        ("title", "FEVER OF THE OLD", "Fever of the Old"),
        ("title", "NICE", "NICE"),
        ("title", "fever? a doubt", "Fever? A Doubt"),
        (None, "as It Is", "as It Is"),
        ("title", "", ""),
    ],
)
def test_cases(case: str | None, text: str, printed: str) -> None:
    assert set_case(text, case) == printed


def test_titles_of_another_language_keep_their_case() -> None:
    assert set_case("la febbre dei bambini", "title", is_english=False) == "la febbre dei bambini"


@pytest.mark.parametrize("case", CASES)
@given(before=st.text("abc XYZ", max_size=8), after=st.text("abc XYZ", max_size=8), mark=st.sampled_from(["", ITALIC]))
def test_what_is_protected_keeps_its_case(case: str, before: str, after: str, mark: str) -> None:
    held = marked(mark, PH) if mark else PH
    assert PH in set_case(f"{before} {held} {after}", case)


@given(st.text("ab cd-é:. " + ITALIC + SUP + NOCASE + CLOSE, max_size=20), st.sampled_from(CASES))
def test_only_case_changes_and_twice_is_once(text: str, case: str) -> None:
    printed = set_case(text, case)
    assert printed.casefold() == text.casefold()
    assert set_case(printed, case) == printed


def test_letters_above_the_line_keep_their_case_in_a_title() -> None:
    assert unmarked(set_case(read_marks("the 5<sup>th</sup> fever"), "title")) == "The 5th Fever"


def test_a_link_is_no_letter() -> None:
    assert set_case(linked("ibid", 3), "capitalize-first") == linked("Ibid", 3)
