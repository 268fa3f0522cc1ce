"""Values of which only a bound is known are compared where that is certain, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.chart.bounds import Sign, extreme_of, may_be_extreme, order_of
from casereport.model.values import LabValue


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("<0.008", "0.009", -1),
        ("<0.008", "0.008", -1),
        ("<=0.008", "0.008", None),
        ("<0.01", "0.008", None),
        (">20000", "15000", 1),
        (">20000", "25000", None),
        ("<5", ">5", -1),
        ("<=5", ">5", -1),
        ("<=5", ">=5", None),
        ("<5", "<5", None),
        ("4.10", "4.1", 0),
        ("negative", "4", None),
        ("1:40", "4", None),
        ("<1:40", "1:80", -1),
    ],
)
def test_the_order_of_two_values(one: str, other: str, order: int | None) -> None:
    first, second = LabValue.parse(one), LabValue.parse(other)
    assert order_of(first, second) == order
    assert order_of(second, first) == (None if order is None else -order)


@pytest.mark.parametrize(
    ("values", "sign", "expected"),
    [
        ("0.05 0.009 <0.008", -1, (2, None)),
        ("0.05 0.008 <0.01", -1, (1, 2)),
        ("0.05 <0.008 0.3", 1, (2, None)),
        ("15000 >20000 300", 1, (1, None)),
        ("25000 >20000 300", 1, (0, 1)),
        (">5 7", -1, (0, 0)),
        (">5 >5", -1, (0, None)),
        ("3 3 9", -1, (0, None)),
        ("<3 <5", -1, (0, None)),
    ],
)
def test_the_value_that_is_the_extreme(values: str, sign: Sign, expected: tuple[int, int | None]) -> None:
    assert extreme_of([LabValue.parse(value) for value in values.split()], sign) == expected


def test_when_a_bound_was_lowest_is_open_beside_another_bound() -> None:
    assert extreme_of([LabValue.parse("<3"), LabValue.parse("<5")], -1, needs_time=True) == (0, 1)


def _readings(typed: str) -> list[float]:
    """Some numbers that a typed value may stand for."""
    number = float(typed.lstrip("<>="))
    below, above = [number - 3.5, number - 0.25], [number + 0.25, number + 3.5]
    reached = [number] if "=" in typed or typed[0] not in "<>" else []
    return reached + (below if typed[0] == "<" else above if typed[0] == ">" else [])


VALUES = st.builds(lambda sign, number: f"{sign}{number}", st.sampled_from(("", "", "<", "<=", ">", ">=")), st.integers(1, 6))


@given(st.lists(VALUES, min_size=2, max_size=5), st.sampled_from((-1, 1)))
def test_nothing_is_said_that_a_value_behind_its_bound_can_make_false(typed: list[str], sign: Sign) -> None:
    values = [LabValue.parse(value) for value in typed]
    for number, one in enumerate(typed):
        for index, other in enumerate(typed):
            signs = {(a > b) - (a < b) for a in _readings(one) for b in _readings(other)}
            order = order_of(values[number], values[index])
            assert order is None or signs == {order} or number == index
    best, left_open = extreme_of(values, sign)
    if left_open is None and values[best].is_exact:
        assert all(sign * reading <= sign * _readings(typed[best])[0] for one in typed for reading in _readings(one))
    if left_open is None:
        assert may_be_extreme(values, best, sign)
