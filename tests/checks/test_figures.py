"""Two analytes in one panel: in one unit or with an axis at the right, once each, in a course."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]
PATIENT = (
    "id: P1, labs: [{analyte: AST, unit: U/L, values: {1: 1}}, {analyte: ALT, unit: U/L, values: {1: 1}}, "
    "{analyte: crp, unit: mg/L, values: {1: 1}}, {analyte: ferritin, unit: ug/L, values: {1: 1}}]"
)
FINE = (
    "analytes: [AST, ALT, crp, ferritin]",
    "analytes: [[AST, ALT], crp]",
    "analytes: [[AST, ALT], crp], right: AST",
    "analytes: [[AST, ALT], [crp, ferritin]], right: ferritin",
    "analytes: [[AST, ALT], [crp, ferritin]], right: [AST, C-reactive protein]",
    "analytes: [[AST], crp]",
    "analytes: [crp, crp]",
)
WRONG = {
    "analytes: [[crp, ferritin]]": "analytes[0]",
    "analytes: [AST, [crp, ferritin]], right: AST": "analytes[1] right",
    "analytes: [AST, ALT], right: [ALT]": "right[0]",
    "analytes: [[AST, ALT]], right: [AST, ALT]": "right[1]",
    "analytes: [[AST, ALT]], right: [ALT, alanine aminotransferase]": "right[1]",
    "analytes: [[AST, aspartate aminotransferase]]": "analytes[0][1]",
    "analytes: [AST, [AST, ALT]]": "analytes[1][0]",
    "analytes: [[AST, ALT], ALT]": "analytes[1]",
    "kind: timeline, analytes: [crp, [AST, ALT]]": "analytes[1]",
    "kind: swimmer, right: [AST]": "right",
}


@pytest.mark.parametrize("figure", FINE)
def test_what_can_be_drawn_has_no_problem(found: Found, figure: str) -> None:
    assert found("figure-pair", PATIENT, f"figures: [{{id: f, {figure}}}]") == []


@pytest.mark.parametrize("figure", WRONG)
def test_what_cannot_share_a_panel_is_told_where_it_stands(found: Found, figure: str) -> None:
    told = [("figure-pair", f"figures[0].{path}") for path in WRONG[figure].split()]
    assert found("figure-pair", PATIENT, f"figures: [{{id: f, {figure}}}]") == told


def test_units_are_those_of_the_patients_that_the_figure_shows(found: Found) -> None:
    other = "  - {id: P2, labs: [{analyte: AST, unit: ukat/L, values: {1: 1}}, {analyte: ALT, unit: U/L, values: {1: 1}}]}"
    pair = "figures: [{id: f, patients: [%s], analytes: [[AST, ALT]]}]"
    assert found("figure-pair", PATIENT, pair % "P1", others=other) == []
    assert found("figure-pair", PATIENT, pair % "P2", others=other) == [("figure-pair", "figures[0].analytes[0]")]


@pytest.mark.parametrize(("names", "path"), [("yes", ["log"]), ("all", ["log"]), ("[AST, ca 19-9]", ["log[1]"]), ("AST", [])])
def test_log_takes_analytes(found: Found, names: str, path: list[str]) -> None:
    figure = f"figures: [{{id: f, kind: course, analytes: [AST], log: {names}}}]"
    assert found("unknown-id", PATIENT, figure) == [("unknown-id", f"figures[0].{step}") for step in path]
