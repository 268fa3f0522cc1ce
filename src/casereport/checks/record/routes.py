"""Checks of the way into the body: a route that there is, and one by which the drug is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.checks.record.dosing import parts_of
from casereport.checks.subject import Subject
from casereport.clinical.doses import nearest_route, route_name
from casereport.clinical.tables import read_table
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_NO_ROUTE = lazy_pattern(
    r"\d|\b(?:daily|once|twice|weekly|hourly|every|mg|bid|tid|qid|od|bd|tds|qds|prn|as needed|unknown dose)\b", re.IGNORECASE
)
_INFECTED = lazy_pattern(r"mening|ventriculitis|encephal|shunt|cerebr|\bCNS\b|brain|empyema|abscess", re.IGNORECASE)
_AS = {
    "nasogastric tube": "oral", "gastrostomy": "oral", "sublingual": "oral", "buccal": "oral", "intravenous infusion": "intravenous",
    "haemodialysis": "intravenous", "intraosseous": "intravenous",
}  # fmt: skip
"""Ways that count as others."""
_SILENCE = "where it is right, silence: [{code: doubtful-dose, why: …}]"


def routes_are_known(subject: Subject) -> list[Problem] | None:
    """A route is a way into the body, and no misspelt one."""
    told = [(path, part.route) for path, _, _, part in parts_of(subject.charts()) if part.route]
    told += [
        ((*path, "treatments", n), item.route)
        for path, patient, _ in subject.patients()
        for n, item in enumerate(patient.treatments.items if patient.treatments else ())
        if item.route and not (item.dose or item.daily or item.rate)
    ]
    problems: list[Problem] = []
    for path, route in told:
        if near := nearest_route(route):
            problems.append(fault("unknown-route", "this route is not known", path=(*path, "route"), hint=f"did you mean {near}?"))
        elif not route_name(route) and _NO_ROUTE.search(route):
            hint = "write the way into the body: oral, iv, sc; how often goes into every:, how much into dose:"
            problems.append(fault("unknown-route", "this is no route", path=(*path, "route"), hint=hint))
    return problems if told else None


def drugs_have_this_way(subject: Subject) -> list[Problem] | None:
    """No drug of the table is given by a way by which nobody gives it, such as a protein by mouth."""
    told = [one for one in parts_of(subject.charts()) if one[2].drug and one[2].basis != "illustrative" and (one[3].route or one[2].route)]
    problems: list[Problem] = []
    for path, chart, item, part in told:
        route = route_name(part.route or item.route or "") or (part.route or item.route or "").lower()
        name = " ".join((item.drug or "").lower().split())
        if message := _way_fault(name, _AS.get(route, route), chart.patient):
            where: Path = (*path, "route") if part.route else (*path[:4], "route")
            problems.append(fault("doubtful-dose", message, path=where, hint=f"correct the route; {_SILENCE}"))
    return problems if told else None


def _way_fault(name: str, route: str, patient: Patient) -> str:
    table = read_table("drugs")
    known = _ways().get(name)
    if route == "oral" and (name in table["never_oral"]["drugs"] or _ends(name, "protein_endings")):
        return "this drug is not given by mouth"
    if known is None and _ends(name, "oral_endings"):
        known = frozenset({"oral", "topical"} if name.endswith("tinib") else {"oral"})
    if known is None and _ends(name, "protein_endings"):
        return (
            ""
            if route in ("intravenous", "subcutaneous", "intramuscular", "intravitreal", "intralesional") or not route_name(route)
            else _WRONG
        )
    if known is None or route in known or not (route_name(route) or route == "intratracheal"):
        return ""
    if route == "intrathecal" and name in table["ways"]["infected"] and any(_INFECTED.search(text) for text in _illnesses(patient)):
        return ""
    return _WRONG


_WRONG = "this drug is not given this way"


def _illnesses(patient: Patient) -> Iterator[str]:
    yield from (one.label for one in patient.diagnoses)
    yield from (item.indication or "" for item in (patient.treatments.items if patient.treatments else ()))


@cache
def _ways() -> dict[str, frozenset[str]]:
    """Drug → the ways by which it is given."""
    table = read_table("drugs")["ways"]
    more = {drug: frozenset(row["ways"].split()) for row in table["more"] for drug in row["drugs"]}
    return {drug: frozenset(row["ways"].split()) | more.get(drug, frozenset()) for row in table["sets"] for drug in row["drugs"]}


def _ends(name: str, key: str) -> bool:
    return name.endswith(tuple(read_table("drugs")["ways"][key].split()))
