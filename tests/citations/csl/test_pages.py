"""Page ranges in the formats of CSL 1.0.2, Appendix V."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.citations.csl.marks import NOCASE, marked
from casereport.citations.csl.pages import format_page_range

FORMS = ["expanded", "minimal", "minimal-two", "chicago", "chicago-15", "chicago-16"]


@pytest.mark.parametrize(
    ("pages", "form", "printed"),
    [
        ("42-5", "expanded", "42–45"),
        ("321-8", "expanded", "321–328"),
        ("2787-816", "expanded", "2787–2816"),
        ("42-45", "minimal", "42–5"),
        ("2787-2816", "minimal", "2787–816"),
        ("42-45", "minimal-two", "42–45"),
        ("321-328", "minimal-two", "321–28"),
        ("3-10", "chicago-15", "3–10"),
        ("71-72", "chicago-15", "71–72"),
        ("100-104", "chicago-15", "100–104"),
        ("1100-1113", "chicago-15", "1100–1113"),
        ("107-108", "chicago-15", "107–8"),
        ("1002-1006", "chicago-15", "1002–6"),
        ("321-325", "chicago-15", "321–25"),
        ("11564-11568", "chicago-15", "11564–68"),
        ("1496-1504", "chicago-15", "1496–1504"),
        ("1496-1504", "chicago-16", "1496–504"),
        ("92-113", "chicago-16", "92–113"),
    ],
)
def test_the_table_of_the_specification(pages: str, form: str, printed: str) -> None:
    assert format_page_range(pages, form, "–") == printed


@pytest.mark.parametrize("form", [None, *FORMS])
@pytest.mark.parametrize(
    ("pages", "printed"),
    [("7", "7"), ("e20200702", "e20200702"), ("iv-viii", "iv–viii"), ("20-12", "20–12"), ("S12-T19", "S12–T19"), ("", "")],
)
def test_what_is_no_rising_range_of_numbers_only_gets_its_dash(pages: str, printed: str, form: str | None) -> None:
    assert format_page_range(pages, form, "–") == printed


@pytest.mark.parametrize(
    ("pages", "form", "printed"),
    [
        ("S12-S19", "expanded", "S12–S19"),
        ("S12-9", "expanded", "S12–S19"),
        ("S12-S19", "minimal", "S12–9"),
        ("12-15, 20-25", "minimal", "12–5, 20–5"),
        ("12--15 & 30—31", "expanded", "12–15 & 30–31"),
        ("1\\-5", "expanded", "1-5"),
        (marked(NOCASE, "12-15"), "minimal", "12–5"),
    ],
)
def test_prefixes_lists_and_hyphens_that_are_meant(pages: str, form: str, printed: str) -> None:
    assert format_page_range(pages, form, "–") == printed


@given(st.integers(1, 30_000), st.integers(0, 30_000), st.sampled_from(FORMS))
def test_every_form_leads_back_to_the_same_pages(first: int, more: int, form: str) -> None:
    last = first + more
    printed = format_page_range(f"{first}-{last}", form, "–")
    begin, _, end = printed.partition("–")
    assert begin == str(first)
    assert f"{last}".endswith(end)
    assert format_page_range(printed, "expanded", "-") == f"{first}-{last}"
    assert format_page_range(printed, form, "–") == printed


@given(st.text("0123456789-–,; eSiv", max_size=15), st.sampled_from([None, *FORMS]))
def test_no_letter_is_lost_whatever_is_written(pages: str, form: str | None) -> None:
    printed = format_page_range(pages, form, "–")
    letters = re.sub("[^iv]", "", pages)
    assert re.sub("[^iv]", "", printed) == letters
    assert printed.count(",") + printed.count(";") == pages.count(",") + pages.count(";")
