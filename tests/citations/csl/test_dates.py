"""Dates as a CSL style prints them: in the locale's form, in part, as a range, with eras, seasons and ordinals."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.citations.csl_styles import INFO

from casereport.citations.csl.engine import Engine

OWN = '<date variable="issued" delimiter=" "><date-part name="day"/><date-part name="month" form="{}"/><date-part name="year"/></date>'
TEXT = '<date variable="issued" form="text"/>'
NUMERIC = '<date variable="issued" form="numeric"/>'


def engine(date: str, *issued: Any, locale: str = "en-US") -> Engine:
    """A style of an entry with nothing but this date, at work."""
    style = f"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">{INFO}
      <citation><layout><text variable="citation-number"/></layout></citation>
      <bibliography><sort><key variable="issued"/></sort><layout>{date}<text variable="note"/></layout></bibliography></style>"""
    items = [{"id": f"w{number}", "issued": one} for number, one in enumerate(issued)]
    return Engine(style.encode(), locale, items)


def printed(date: str, issued: Any, locale: str = "en-US") -> str:
    return engine(date, issued, locale=locale).entry("w0")


def parts(*dates: list[int]) -> dict[str, Any]:
    return {"date-parts": list(dates)}


DAY = parts([2020, 2, 3])


@pytest.mark.parametrize(
    ("date", "locale", "text"),
    [
        (TEXT, "en-US", "February 3, 2020"),
        (TEXT, "en-GB", "3 February 2020"),
        (TEXT, "de-DE", "3. Februar 2020"),
        (TEXT, "fr-FR", "3 février 2020"),
        (NUMERIC, "en-US", "02/03/2020"),
        (NUMERIC, "de-DE", "03.02.2020"),
        ('<date variable="issued" form="text" date-parts="year"/>', "en-US", "2020"),
        ('<date variable="issued" form="text" date-parts="year-month"/>', "en-US", "February 2020"),
        ('<date variable="issued" form="text"><date-part name="month" form="short" strip-periods="true"/></date>', "en-US", "Feb 3, 2020"),
        (OWN.format("long"), "en-US", "3 February 2020"),
        (OWN.format("short"), "en-US", "3 Feb. 2020"),
        (OWN.format("numeric-leading-zeros"), "en-US", "3 02 2020"),
        ('<date variable="issued"><date-part name="day" form="ordinal"/></date>', "en-US", "3rd"),
        ('<date variable="issued"><date-part name="day" form="ordinal"/></date>', "fr-FR", "3"),
        ('<date variable="issued"><date-part name="day" form="numeric-leading-zeros"/></date>', "en-US", "03"),
        ('<date variable="issued"><date-part name="year" form="short"/></date>', "en-US", "20"),
        ('<date variable="issued" prefix="(" suffix=")"><date-part name="month" text-case="uppercase"/></date>', "en-US", "(FEBRUARY)"),
    ],
)
def test_a_day_in_every_form(date: str, locale: str, text: str) -> None:
    assert printed(date, DAY, locale) == text


@pytest.mark.parametrize(
    ("issued", "text"),
    [
        (parts([2020]), "2020"),
        (parts([2020, 2]), "February 2020"),
        (parts([2020, 14]), "Summer 2020"),
        (parts([2020]) | {"season": 4}, "Winter 2020"),
        (parts([-44, 3, 15]), "March 15, 44 BC"),
        (parts([79]), "79 AD"),
        ({"literal": "in press"}, "in press"),
        ({"raw": "2020-02"}, "February 2020"),
        (parts([2020, 99]), "2020"),
        (parts([2020, 2, 3], [2020, 2, 9]), "February 3–9, 2020"),
        (parts([2020, 2, 3], [2020, 4, 9]), "February 3–April 9, 2020"),
        (parts([2019, 12, 30], [2020, 1, 2]), "December 30, 2019–January 2, 2020"),
        (parts([2019], [2020]), "2019–2020"),
        (parts([2019, 2], [2019, 4]), "February–April 2019"),
        (parts([2020, 2, 3], [2020, 2, 3]), "February 3, 2020"),
        (parts([2019], []), "2019"),
        (parts([2019], [0]), "2019–"),
    ],
)
def test_parts_seasons_eras_words_and_ranges(issued: dict[str, Any], text: str) -> None:
    assert printed(TEXT, issued) == text


@given(st.dates())
def test_any_day_is_printed_whole_and_sorted_by_time(day: Any) -> None:
    iso = '<date variable="issued" delimiter="-"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros"/>'
    iso += '<date-part name="day" form="numeric-leading-zeros"/></date>'
    made = engine(iso, parts([day.year, day.month, day.day]), parts([2000, 6, 15]))
    era = " AD" if day.year < 1000 else ""
    assert made.entry("w0") == f"{day.year}{era}-{day:%m-%d}"
    assert made.order == (["w0", "w1"] if (day.year, day.month, day.day) <= (2000, 6, 15) else ["w1", "w0"])
