"""CSL-JSON items as the processor looks them up: names, dates, and what a work lacks."""

from __future__ import annotations

from typing import Any

import pytest
from citeproc.source import DateRange, LiteralDate, VariableError
from hypothesis import given
from hypothesis import strategies as st

from casereport.citations.csl.marks import CLOSE, ITALIC
from casereport.citations.csl.source import read_date, read_name, read_work


def test_a_work_has_its_variables_by_name_with_marks_read() -> None:
    item = {"id": 1, "type": "book", "title": "<i>E. coli</i>", "container-title": "A", "volume": 3, "shortTitle": "E", "custom": {"x": 1}}
    work = read_work(item)
    assert work.type == "book"
    assert dict(work) == {"title": f"{ITALIC}E. coli{CLOSE}", "container_title": "A", "volume": "3", "title_short": "E"}
    assert work.volume == "3"


def test_a_variable_that_a_work_lacks_drops_the_part() -> None:
    work = read_work({"id": 1})
    assert work.type == "document"
    assert work.get("title") is None
    with pytest.raises(VariableError):
        work["title"]
    with pytest.raises(VariableError):
        _ = work.title


@pytest.mark.parametrize(
    ("given_name", "parts"),
    [
        ({"given": "Ada", "family": "Rossi"}, ("Ada", "Rossi", None, None, None)),
        ({"given": "Ada", "family": "van der Berg"}, ("Ada", "Berg", None, "van der", None)),
        ({"given": "Ada", "family": "d’Arc"}, ("Ada", "Arc", None, "d’", None)),
        ({"given": "Ada", "family": "Della Paolera"}, ("Ada", "Della Paolera", None, None, None)),
        ({"given": "Ada", "family": "Berg", "non-dropping-particle": "van"}, ("Ada", "Berg", None, "van", None)),
        ({"given": "Alexander", "family": "Humboldt", "dropping-particle": "von"}, ("Alexander", "Humboldt", "von", None, None)),
        ({"given": "John, Jr.", "family": "Doe"}, ("John", "Doe", None, None, "Jr.")),
        ({"given": "John, III", "family": "Doe", "suffix": "Sr."}, ("John, III", "Doe", None, None, "Sr.")),
        ({"literal": "van der Working Group"}, (None, "van der Working Group", None, None, None)),
        ({"family": "van"}, (None, "van", None, None, None)),
        ({}, (None, None, None, None, None)),
    ],
)
def test_names(given_name: dict[str, str], parts: tuple[str | None, ...]) -> None:
    assert read_name(given_name).parts() == parts


def test_a_comma_before_a_suffix_is_kept_where_it_is_marked() -> None:
    assert read_name({"given": "John, ! Jr.", "family": "Doe"}).get("comma-suffix") is True
    assert "comma-suffix" not in read_name({"given": "John, Jr.", "family": "Doe"})


@given(st.text("abcDE' ’-", max_size=15))
def test_no_letter_of_a_family_name_is_lost(family: str) -> None:
    parts = read_name({"family": family}).parts()
    letters = "".join(sign for sign in family if sign.isalpha())
    assert "".join(sign for part in (parts[3], parts[1]) for sign in part or "" if sign.isalpha()) == letters


def parted(date: Any) -> tuple[int | None, ...]:
    return tuple(date.get(part) for part in ("year", "month", "day"))


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ({"date-parts": [[2020]]}, (2020, None, None)),
        ({"date-parts": [["2020", "2", 3]]}, (2020, 2, 3)),
        ({"date-parts": [[-44, 3, 15]]}, (-44, 3, 15)),
        ({"date-parts": [[2020, 0, 0]]}, (2020, None, None)),
        ({"raw": "2020-02"}, (2020, 2, None)),
        ({"raw": "2020-02-03"}, (2020, 2, 3)),
    ],
)
def test_dates(written: dict[str, Any], parts: tuple[int | None, ...]) -> None:
    assert parted(read_date(written)) == parts


def test_a_range_words_and_nothing() -> None:
    made = read_date({"date-parts": [[2019, 12], [2020, 1]], "circa": 1})
    assert isinstance(made, DateRange)
    assert (parted(made.begin), parted(made.end)) == ((2019, 12, None), (2020, 1, None))
    for words in ({"literal": "in press"}, {"raw": "spring of 2019"}):
        assert isinstance(read_date(words), LiteralDate)
    assert read_date({"date-parts": [[]]}) is None
    assert read_date({}) is None
    assert read_date({"date-parts": [[2020]], "season": 2}).get("season") == 2
