"""Dates in every form that bibliographies have them in: ranges keep both ends, and no day is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.references import Date
from casereport.references.read.bibtex.dates import entry_date
from casereport.references.read.csl import build_reference
from casereport.references.read.csldates import csl_date
from casereport.references.read.dates import read_date

Y = Date
DATES: dict[str, dict[str, Date | None]] = {
    "one day": {"2020-02-23": Y(2020, 2, 23), "2020/02/23/Epub": Y(2020, 2, 23), "2020 Feb 23": Y(2020, 2, 23), "23 Feb 2020": Y(2020, 2, 23), "February 23, 2020": Y(2020, 2, 23), "23.4.2020": Y(2020, 4, 23), "2020-02-23T10:00:00Z": Y(2020, 2, 23), "15 mars 2021": Y(2021, 3, 15), "19-July-2008": Y(2008, 7, 19), "2020-02-23 10:22:33": Y(2020, 2, 23), "last visited on February 23rd, 2020": Y(2020, 2, 23), "2020/03/01/": Y(2020, 3, 1)},
    "no day": {"2020": Y(2020), "2020//": Y(2020), "1948/07//": Y(1948, 7), "2001/00/00/": Y(2001), "2015/october": Y(2015, 10), "2017 06": Y(2017, 6), "03/2020": Y(2020, 3), "3.2020": Y(2020, 3), "c2020": Y(2020), "[2010]": Y(2010), "enero de 2020": Y(2020, 1)},
    "months": {"2020 Nov-Dec": Y(2020, 11, end=Y(2020, 12)), "2019-11/2019-12": Y(2019, 11, end=Y(2019, 12)), "2019-05/06": Y(2019, 5, end=Y(2019, 6)), "2019 Dec-2020 Jan": Y(2019, 12, end=Y(2020, 1)), "Nov.--Dec. 2019": Y(2019, 11, end=Y(2019, 12)), "Jul/Aug 2018": Y(2018, 7, end=Y(2018, 8)), "2019/11//Nov-Dec": Y(2019, 11, end=Y(2019, 12))},
    "days": {"2019-11-05/2019-12-07": Y(2019, 11, 5, end=Y(2019, 12, 7)), "2019-11-05/07": Y(2019, 11, 5, end=Y(2019, 11, 7)), "5-9 July 2019": Y(2019, 7, 5, end=Y(2019, 7, 9)), "Jun 29-Jul 3 2019": Y(2019, 6, 29, end=Y(2019, 7, 3)), "2019 Jul 5-9": Y(2019, 7, 5, end=Y(2019, 7, 9))},
    "years": {"2019/2020": Y(2019, end=Y(2020)), "2019-2020": Y(2019, end=Y(2020)), "1986–87": Y(1986, end=Y(1987)), "2019/20": Y(2019, end=Y(2020)), "2018/": Y(2018), "2018/..": Y(2018)},
    "seasons": {"2019 Winter": Y(2019, season=4), "Spring 2019": Y(2019, season=1), "2019-23": Y(2019, season=3), "2000 Summer-Fall": Y(2000, season=2, end=Y(2000, season=3)), "Autumn 2001": Y(2001, season=3), "2020///Spring": Y(2020, season=1), "2019//Fall/": Y(2019, season=3)},
    "about": {"circa 1850": Y(1850, circa=True), "c. 1850": Y(1850, circa=True), "1850~": Y(1850, circa=True), "1850?": Y(1850, circa=True), "ca. 1850": Y(1850, circa=True)},
}  # fmt: skip


@pytest.mark.parametrize("kind", DATES)
def test_dates_that_are_read_whole(kind: str) -> None:
    assert {written: read_date(written) for written in DATES[kind]} == {written: (date, True) for written, date in DATES[kind].items()}


CUT = {"199X": None, "2019-13-40": Y(2019), "03/04/2020": Y(2020), "2000 1st Quart": Y(2000), "1990s": Y(1990), "2020 Jan-Feb-Mar": Y(2020), "1992b": Y(1992), "-0044": None, "/2019": Y(2019), "2019-02-31": Y(2019, 2), "2019/02/29": Y(2019, 2), "31 Apr 2019": Y(2019, 4), "2019 Feb 28-30": Y(2019, 2), "31.4.2019": Y(2019, 4), "6/31/2019": Y(2019, 6), "2019-02-27/2019-02-30": Y(2019, 2), "2019 Jan 30-Feb 30": Y(2019, 1, 30, end=Y(2019, 2)), "1900-02-29": Y(1900, 2), "May 0 2019": Y(2019, 5), "13/13/2019": Y(2019)}  # fmt: skip


@pytest.mark.parametrize("written", CUT)
def test_dates_that_are_cut_are_told(written: str) -> None:
    assert read_date(written) == (CUT[written], False)
    told = build_reference({"issued": written}, "k").remarks
    assert [remark.code for remark in told] == ["unread-text"]


def test_a_day_that_the_calendar_does_not_have_is_left_out_and_told() -> None:
    assert csl_date({"date-parts": [[2019, 2, 31]]}) == (Y(2019, 2), False)
    assert csl_date({"year": 2019, "month": 4, "day": "31"}) == (Y(2019, 4), False)
    assert [entry_date("2019", month, "31") for month in ("2", "feb", "November")] == [(Y(2019, 2), False)] * 2 + [(Y(2019, 11), False)]
    assert csl_date({"date-parts": [[2020, 2, 29]]}) == (Y(2020, 2, 29), True)


MONTHS = {
    ("2020", "7", ""): Y(2020, 7),
    ("2020", "July", ""): Y(2020, 7),
    ("2020", "3~5", ""): Y(2020, 3, 5),
    ("2020", "1/2", ""): Y(2020, 1, end=Y(2020, 2)),
    ("2020", "11--12", ""): Y(2020, 11, end=Y(2020, 12)),
    ("2020", "September 12-15", ""): Y(2020, 9, 12, end=Y(2020, 9, 15)),
    ("2020", "Jul.--Aug.", ""): Y(2020, 7, end=Y(2020, 8)),
    ("2020", "2", "29"): Y(2020, 2, 29),
    ("2020", "10 May", ""): Y(2020, 5, 10),
}


@pytest.mark.parametrize("parts", MONTHS)
def test_year_month_and_day_of_bibtex(parts: tuple[str, str, str]) -> None:
    assert entry_date(*parts) == (MONTHS[parts], True)


CSL: list[tuple[object, Date]] = [
    ({"date-parts": [[2019, 11], [2019, 12]]}, Y(2019, 11, end=Y(2019, 12))),
    ({"date-parts": [[2019]], "season": "Winter"}, Y(2019, season=4)),
    ({"date-parts": [[1850]], "circa": True}, Y(1850, circa=True)),
    ({"raw": "2019-05/06"}, Y(2019, 5, end=Y(2019, 6))),
    ([{"year": 2019}, {"year": 2020}], Y(2019, end=Y(2020))),
    ({"literal": "Nov-Dec 2019"}, Y(2019, 11, end=Y(2019, 12))),
]


@pytest.mark.parametrize(("value", "date"), CSL)
def test_dates_of_csl(value: object, date: Date) -> None:
    assert csl_date(value) == (date, True)


@given(st.text(st.sampled_from("0123456789-/~.? JanFebspringcirca"), max_size=20))
def test_no_text_breaks_the_reader(written: str) -> None:
    date = read_date(written).date
    assert date is None or (1 <= date.year <= 9999 and 0 <= date.month <= 12 and 0 <= date.day <= 31)
