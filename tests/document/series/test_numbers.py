"""Medians and times of several patients, as far as they are told alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casereport.chart import Clocks
from casereport.document.series.numbers import counted_time, lengths_of, median_moment, middle
from casereport.model.course import Event
from casereport.model.patient import Patient
from casereport.model.time import Moment


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((46, 63, 70), ("63", "46", "70")), ((46, 63, 69, 70), ("66", "46", "70")), ((7, 8), ("7.5", "7", "8")), ((5,), ("5", "5", "5"))],
)
def test_median_and_range(numbers: tuple[int, ...], expected: tuple[str, str, str]) -> None:
    assert middle([Decimal(number) for number in numbers]) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["36 months", "1 month"], ([36, 1], "months")),
        (["36 months.", "12 months"], ([36, 12], "months")),
        (["36 months", "3 years"], ([], "")),
        (["36 months", "until death"], ([], "")),
    ],
)
def test_lengths_in_one_unit(texts: list[str], expected: tuple[list[Decimal], str]) -> None:
    assert lengths_of(texts) == expected


def test_the_median_of_times_from_one_event() -> None:
    found = median_moment([Moment.parse(text) for text in ("7 mo", "8 mo", "12 mo")])
    assert found is not None
    assert (found[0].elapsed, found[1:]) == (((Decimal(8), "mo"),), ("7", "12"))


@pytest.mark.parametrize("texts", [("7 mo", "8 wk"), ("7 mo", "about 8 mo"), ("7 mo", "7 mo"), ("7 mo", "3"), ("7 mo", "8 mo after birth")])
def test_no_median_of_times_told_otherwise(texts: tuple[str, ...]) -> None:
    assert median_moment([Moment.parse(text) for text in texts]) is None


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ({"at": "7 mo"}, ("months from admission", "7")),
        ({"at": "2 wk before admission"}, ("weeks from admission", "−2")),
        ({"days": "0 mo to 18 mo"}, ("months from admission", "0 to 18")),
        ({"at": "3"}, ("day", "3")),
        ({"days": "3-9"}, ("day", "3 to 9")),
        ({"at": "about 3"}, None),
        ({"at": "3 08:00"}, None),
        ({"days": "3 to ongoing"}, None),
        ({"days": "before 1 to 3"}, None),
        ({"days": "2 wk to 3 mo"}, None),
        ({"at": "unknown"}, None),
        ({}, None),
    ],
)
def test_a_time_as_a_number(time: dict[str, str], expected: tuple[str, str] | None) -> None:
    entry = Event.model_validate({"kind": "other", "label": "x", **time})
    patient = Patient.model_validate({"id": "P1", "clock": "hospital"})
    assert counted_time(entry, Clocks(patient)) == expected
