"""Numbers: exact, of ASCII digits, and never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casereport.model.faults import ValueFault
from casereport.model.numbers import decimals_of, read_number


@pytest.mark.parametrize(
    ("text", "number", "decimals"),
    [("4.10", "4.10", 2), ("135", "135", 0), ("1e5", "1E5", 0), ("9" * 28, "9" * 28, 0), ("1e-5", "0.00001", 5)],
)
def test_exact(text: str, number: str, decimals: int) -> None:
    found = read_number(text)
    assert found == Decimal(number)
    assert decimals_of(found) == decimals


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("9" * 29, "28 digits"),
        ("9." * 40, "28 digits"),
        ("٣", "another script"),
        ("１", "another script"),
        ("1e16", "power of ten"),
        ("1e99", "power of ten"),
        ("1 × 10^99", "power of ten"),
        ("1,5", "decimals or thousands"),
        ("abc", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ValueFault, match=message):
        read_number(text)


def test_a_comma_is_named_where_the_table_has_no_thousands_mark() -> None:
    with pytest.raises(ValueFault, match="decimals or thousands"):
        read_number("1,484", thousands="")
