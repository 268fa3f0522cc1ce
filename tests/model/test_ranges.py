"""Reference ranges as they are typed: one, or spans with a range each; every fault at its place."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from casereport.model.faults import ValueFault
from casereport.model.ranges import MOST_RANGES, Range, Validity
from casereport.model.series import LabSeries


def series(reference: Any) -> LabSeries:
    return LabSeries.model_validate({"analyte": "crp", "reference": reference, "values": {"1": "5"}})


def test_one_range_stays_one_range() -> None:
    assert series("<10").reference == Range.parse("<10")
    assert series(None).reference is None


def test_a_mapping_keeps_spans_and_ranges_as_written_and_in_order() -> None:
    reference = series({"1-5": "<10", "6-": "<5"}).reference
    assert isinstance(reference, dict)
    assert [(str(span), str(range_)) for span, range_ in reference.items()] == [("1-5", "<10"), ("6-", "<5")]


def test_a_span_may_be_open_at_its_end() -> None:
    span = Validity.parse("illness 6 –")
    assert (span.start.clock, str(span.start.day), span.ongoing, str(span)) == ("illness", "6", True, "illness 6 –")
    assert Validity.parse("1-5").end.day == 5
    with pytest.raises(ValueFault, match="cannot be read"):
        Validity.parse("6--")


@pytest.mark.parametrize(
    ("reference", "code", "where"),
    [
        ({}, "bad-range", ("reference",)),
        ({f"{day}": "<5" for day in range(1, MOST_RANGES + 2)}, "bad-range", ("reference",)),
        (["<5"], "wrong-type", ("reference",)),
        ("five", "bad-range", ("reference",)),
        ({"1-5": "5-1"}, "range-order", ("reference", "1-5")),
        ({"1-5": {"low": "1"}}, "wrong-type", ("reference", "1-5")),
        ({"early": "<5"}, "bad-time", ("reference", "early", "[key]")),
        ({"5-1": "<5"}, "day-order", ("reference", "5-1", "[key]")),
        ({"2024-01-03": "<5"}, "calendar-date", ("reference", "2024-01-03", "[key]")),
    ],
)
def test_a_fault_has_its_code_and_place(reference: Any, code: str, where: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        series(reference)
    found = caught.value.errors()[0]
    assert (found["ctx"]["error"].code, found["loc"]) == (code, where)
