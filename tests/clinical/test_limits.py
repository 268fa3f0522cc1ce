"""Limits of what can be measured: each has a source, an order and a unit."""

from __future__ import annotations

from decimal import Decimal

from casereport.clinical.analytes import analytes
from casereport.clinical.limits import LIMITS
from casereport.clinical.units import normalise_unit


def test_every_limit_has_a_source_a_known_unit_and_an_order() -> None:
    assert len(LIMITS) > 60
    for limit in LIMITS.values():
        assert limit.low < limit.high
        assert len(limit.source) > 30
        assert normalise_unit(limit.unit) is not None


def test_every_limit_is_of_something() -> None:
    assert set(LIMITS) - {analyte.key for analyte in analytes()} == {"weight", "height", "dose", "year"}


def test_limits_hold_their_ends() -> None:
    assert [LIMITS["weight"].hold(Decimal(number)) for number in ("0.2", "636", "636.1")] == [True, True, False]
