"""The analytes of a figure: one or two in a panel, and what is refused."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from casereport.model.article import Figure
from casereport.model.faults import ValueFault
from casereport.model.pairing import analyte_names, names_a_pair, names_of


def test_a_list_of_two_is_one_panel() -> None:
    figure = Figure.model_validate({"id": "f", "kind": "course", "analytes": ["lymphocytes", ["AST", "ALT"], "crp"], "right": "ALT"})
    assert figure.analytes == ("lymphocytes", ("AST", "ALT"), "crp")
    assert figure.right == ("ALT",)
    assert analyte_names(figure.analytes) == ("lymphocytes", "AST", "ALT", "crp")
    assert [names_of(panel) for panel in figure.analytes] == [("lymphocytes",), ("AST", "ALT"), ("crp",)]


def test_analytes_without_a_pair_are_read_as_before() -> None:
    assert Figure.model_validate({"id": "f", "analytes": "crp"}).analytes == ("crp",)
    assert Figure.model_validate({"id": "f", "analytes": ["crp", "alt"]}).analytes == ("crp", "alt")
    assert not names_a_pair(("crp", ("alt",)))


def test_a_figure_with_a_pair_is_a_course_unless_it_says_or_shows_otherwise() -> None:
    pair = {"id": "f", "analytes": [["AST", "ALT"]]}
    assert Figure.model_validate(pair).kind == "course"
    assert Figure.model_validate({**pair, "kind": "timeline"}).kind == "timeline"
    assert Figure.model_validate({**pair, "panels": [{"file": "scan.png"}]}).kind == "image"
    assert Figure.model_validate({"id": "f", "analytes": ["AST"]}).kind is None


@pytest.mark.parametrize("panel", [["AST", "ALT", "GGT"], []])
def test_a_panel_of_none_or_of_three_is_refused_at_its_place_without_quoting_it(panel: list[str]) -> None:
    with pytest.raises(ValidationError) as caught:
        Figure.model_validate({"id": "f", "analytes": ["crp", panel]})
    (error,) = caught.value.errors(include_url=False)
    assert error["loc"][:2] == ("analytes", 1)
    cause = error["ctx"]["error"]
    assert isinstance(cause, ValueFault)
    assert cause.code == "figure-pair"
    assert "GGT" not in str(cause)


@pytest.mark.parametrize("panel", [["AST", ["ALT"]], ["AST", ""], ["AST", "{{ lab('crp') }}"], {"AST": "ALT"}])
def test_what_is_no_name_is_refused_inside_a_pair_too(panel: object) -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate({"id": "f", "analytes": [panel]})
