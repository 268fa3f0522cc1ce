"""Dose arithmetic and routes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casereport.clinical.doses import absolute_dose, body_surface, daily_total, doses_agree, route_name, routes


@pytest.mark.parametrize(
    ("typed", "route"),
    [
        ("iv", "intravenous"),
        ("IV", "intravenous"),
        ("i.v.", "intravenous"),
        ("sc", "subcutaneous"),
        ("po", "oral"),
        ("oral", "oral"),
        ("im", "intramuscular"),
        ("inhaled", "inhaled"),
        ("by  mouth", "oral"),
        ("foo", ""),
    ],
)
def test_routes(typed: str, route: str) -> None:
    assert route_name(typed) == route


def test_every_route_names_itself() -> None:
    assert all(route_name(route) == route for route in routes())


def test_absolute_dose() -> None:
    assert absolute_dose(Decimal(2), "kg", weight_kg=Decimal(48)) == 96
    assert absolute_dose(Decimal(375), "m2", area_m2=Decimal("1.5")) == Decimal("562.5")
    assert absolute_dose(Decimal(40), "") == 40
    assert absolute_dose(Decimal(2), "kg") is None


def test_daily_total() -> None:
    assert daily_total(Decimal(2), "", Decimal(4)) == 8
    assert daily_total(Decimal(15), "d", Decimal(4)) == 15
    assert daily_total(Decimal(2), "", None) is None
    assert daily_total(Decimal(2), "h", Decimal(4)) is None


def test_agreement_within_ten_per_cent() -> None:
    assert doses_agree(Decimal(100), Decimal(96))
    assert doses_agree(Decimal(110), Decimal(100))
    assert not doses_agree(Decimal(111), Decimal(100))


def test_body_surface() -> None:
    assert round(body_surface(Decimal(48), Decimal(162)), 2) == Decimal("1.47")
