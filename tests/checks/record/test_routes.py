"""Routes: misspelt ones, and those by which a drug is not given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casereport.clinical.doses import ROUTES, nearest_route
from casereport.clinical.tables import read_table

Told = Callable[..., dict[str, str]]


def _given(cases: dict[str, str]) -> dict[str, str]:
    return {f"treatments: [{{dose: 5 mg, every: 24 h, days: 3-9, {case}}}]": expected for case, expected in cases.items()}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("orla", "oral"), ("orral", "oral"), ("subcutanous", "subcutaneous"), ("intravenuos", "intravenous"), ("bucal", "buccal"),
        ("intratraechal", "intratracheal"), ("vi", "intravenous"), ("op", "oral"), ("intramusculr", "intramuscular"),
        ("iv", ""), ("oral", ""), ("intrapleural", ""), ("through the nose", ""), ("by a pump", ""), ("gargle", ""),
    ],
)  # fmt: skip
def test_nearest_route(typed: str, meant: str) -> None:
    assert nearest_route(typed) == meant


KNOWN = {
    "drug: a, route: orla": "unknown-route treatments[0].route",
    "drug: a, route: oral": "",
    "drug: a, route: via a central line": "",
    "drug: a, route: once daily": "unknown-route treatments[0].route",
    "drug: a, route: 40 mg": "unknown-route treatments[0].route",
    "drug: a, courses: [{dose: 5 mg, route: intravenos, at: 3}]": "unknown-route treatments[0].courses[0].route",
}


def test_routes_are_known(told: Told) -> None:
    assert told("unknown-route", _given(KNOWN)) == _given(KNOWN)


WAYS = {
    "drug: anakinra, route: oral": "doubtful-dose treatments[0].route",
    "drug: anakinra, route: iv": "",
    "drug: secukinumab, route: oral": "doubtful-dose treatments[0].route",
    "drug: secukinumab, route: inhaled": "doubtful-dose treatments[0].route",
    "drug: bevacizumab, route: intravitreal": "",
    "drug: phenoxybenzamine, route: inhaled": "doubtful-dose treatments[0].route",
    "drug: phenoxybenzamine, route: ng tube": "",
    "drug: lorlatinib, route: iv": "doubtful-dose treatments[0].route",
    "drug: lorlatinib, route: po": "",
    "drug: candesartan, route: im": "doubtful-dose treatments[0].route",
    "drug: vincristine, route: intrathecal": "doubtful-dose treatments[0].route",
    "drug: methotrexate, route: intrathecal": "",
    "drug: gentamicin, route: nebulised": "",
    "drug: gentamicin, route: intrathecal": "doubtful-dose treatments[0].route",
    "drug: gentamicin, route: intrathecal, indication: Ventriculitis": "",
    "drug: octreotide, route: im": "",
    "drug: adalimumab, route: iv": "doubtful-dose treatments[0].route",
    "drug: something new, route: intrathecal": "",
    "drug: apixaban, route: through a tube": "",
}


def test_drugs_have_this_way(told: Told) -> None:
    assert told("doubtful-dose", _given(WAYS)) == _given(WAYS)


def test_the_table_knows_its_ways() -> None:
    table = read_table("drugs")["ways"]
    names = {word for row in (*table["sets"], *table["more"]) for word in row["ways"].split()}
    assert names <= {*ROUTES.values(), "intratracheal", "endotracheal"}
    listed = [drug for row in table["sets"] for drug in row["drugs"]]
    assert len(listed) == len(set(listed))
