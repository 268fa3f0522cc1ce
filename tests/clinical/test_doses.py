"""Routes of administration."""

from __future__ import annotations

import pytest

from casereport.clinical.doses import ROUTES, route_name


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
    assert all(route_name(route) == route for route in ROUTES.values())
