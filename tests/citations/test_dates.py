"""Dates as the styles print them."""

from __future__ import annotations

import pytest

from casereport.citations.dates import day_first, month_and_day, month_first, year, year_first
from casereport.references import Date

# Date → year, month first (AMA, Frontiers), day first (BMJ, BMC), year first (NLM), month and day (APA).
DATES = {
    "year": (Date(2021), "2021", "2021", "2021", "2021", ""),
    "month": (Date(2021, 3), "2021", "March 2021", "March 2021", "2021 Mar", "March"),
    "day": (Date(2021, 3, 4), "2021", "March 4, 2021", "4 March 2021", "2021 Mar 4", "March 4"),
    "season": (Date(2019, season=4), "2019", "Winter 2019", "Winter 2019", "2019 Winter", "Winter"),
    "months": (
        Date(2019, 11, end=Date(2019, 12)), "2019", "November–December 2019", "November–December 2019", "2019 Nov-Dec", "November–December",
    ),
    "days": (Date(2019, 6, 20, end=Date(2019, 6, 24)), "2019", "June 20–24, 2019", "20–24 June 2019", "2019 Jun 20-24", "June 20–24"),
    "days of two months": (
        Date(2019, 11, 5, end=Date(2019, 12, 7)), "2019", "November 5–December 7, 2019", "5 November–7 December 2019", "2019 Nov 5-Dec 7",
        "November 5–December 7",
    ),
    "months of two years": (
        Date(2019, 12, end=Date(2020, 1)), "2019–2020", "December 2019–January 2020", "December 2019–January 2020", "2019 Dec-2020 Jan",
        "December–January",
    ),
    "seasons": (Date(2019, season=1, end=Date(2019, season=2)), "2019", "Spring–Summer 2019", "Spring–Summer 2019", "2019 Spring-Summer", "Spring–Summer"),
    "years": (Date(2019, end=Date(2021)), "2019–2021", "2019–2021", "2019–2021", "2019–2021", ""),
    "about": (Date(1985, circa=True), "ca. 1985", "ca. 1985", "ca. 1985", "ca. 1985", ""),
    "the same twice": (Date(2019, 3, end=Date(2019, 3)), "2019", "March 2019", "March 2019", "2019 Mar", "March"),
}  # fmt: skip


@pytest.mark.parametrize("case", DATES)
def test_dates(case: str) -> None:
    date, *expected = DATES[case]
    assert [year(date), month_first(date), day_first(date), year_first(date), month_and_day(date)] == expected


def test_less_is_printed_where_less_is_asked_for() -> None:
    assert year_first(Date(2021, 3, 4), parts=2) == "2021 Mar"
    assert year_first(Date(2021, 3, 4), parts=1) == "2021"


def test_no_date_is_nothing() -> None:
    assert [year(None), month_first(None), day_first(None), year_first(None)] == [""] * 4
