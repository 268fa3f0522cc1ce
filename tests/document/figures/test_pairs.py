"""Pairs of analytes from the record to the drawing; what a check refuses is never drawn wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import draft_of, figures
from tests.document.short import build

from casereport.document.figures.course import course_data
from casereport.document.figures.selection import drawn_pairs, drawn_rows
from casereport.figures.course.data import Pair
from casereport.model.article import Figure
from casereport.model.patient import Patient
from casereport.tree import plain

LABS = (
    "patients:\n  - id: P1\n    labs:\n"
    "      - {analyte: AST, unit: U/L, reference: '<40', values: {1: 60, 3: 220, 5: 130}}\n"
    "      - {analyte: ALT, unit: U/L, reference: '<40', values: {1: 45, 3: 310, 5: '>500'}}\n"
    "      - {analyte: crp, unit: mg/L, values: {1: 182, 3: 96, 5: 40}}\n"
    "      - {analyte: ferritin, unit: ng/mL, reference: 30-400, values: {1: 2210, 3: 950, 5: 600}}\n"
)
PATIENT = Patient.model_validate(
    {
        "id": "P1",
        "labs": [{"analyte": name, "unit": unit, "values": {"1": "2"}} for name, unit in (("AST", "U/L"), ("ALT", "U/L"), ("crp", "mg/L"))],
    }
)


def spec(*analytes: object, right: tuple[str, ...] = ()) -> Figure:
    return Figure.model_validate({"id": "f", "kind": "course", "analytes": list(analytes), "right": list(right)})


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (spec("crp", ["AST", "ALT"]), (Pair("ast", "alt"),)),
        (spec(["AST", "ALT"], right=("ALT",)), (Pair("ast", "alt", right=True),)),
        (spec(["AST", "ALT"], right=("AST",)), (Pair("alt", "ast", right=True),)),
        (spec(["AST", "crp"]), (Pair("ast", "crp", right=True),)),  # two units, refused by a check: never on one axis
        (spec("AST", ["AST", "ALT"]), ()),
        (spec(["AST", "aspartate aminotransferase"]), ()),
        (spec(["AST", "ALT"], ["ALT", "crp"]), (Pair("ast", "alt"),)),
    ],
)
def test_every_analyte_is_drawn_once_and_two_units_never_share_an_axis(figure: Figure, expected: tuple[Pair, ...]) -> None:
    assert drawn_pairs(figure, [PATIENT]) == expected
    assert len(set(drawn_rows(figure, [PATIENT]))) == len(drawn_rows(figure, [PATIENT]))


def test_a_figure_with_pairs_is_built_with_its_key_and_its_data(tmp_path: Path) -> None:
    text = LABS + "figures: [{id: liver, title: Liver, analytes: [[AST, ALT], [crp, ferritin]], right: ferritin}]\n"
    made, problems = build(tmp_path, text + "sections: {case: See @fig:liver-B.}\n")
    assert {problem.code for problem in problems} <= {"uncited-figure"}
    (figure,) = figures(made)
    caption = plain(figure.caption)
    assert "(A) Aspartate aminotransferase (circles, dark line) and alanine aminotransferase (squares, lighter line)." in caption
    assert "(B) C-reactive protein (circles, dark line) and ferritin (squares, lighter line, axis at the right)." in caption
    assert figure.data is not None
    items = {plain(row[0].children) for row in figure.data.rows}
    assert {"Alanine aminotransferase", "Ferritin"} <= items


def test_a_pair_of_which_the_record_draws_one_is_a_panel_of_one(tmp_path: Path) -> None:
    text = LABS.replace("values: {1: 2210, 3: 950, 5: 600}", "values: {1: not done}") + "sections: {case: Text.}\n"
    data = course_data(draft_of(tmp_path, text), spec(["AST", "ALT"], ["crp", "ferritin"], right=("ferritin",)))
    assert data is not None
    assert (data.rows, data.pairs) == (("ast", "crp"), (Pair("ast", "alt"),))
    assert (data.patients[0].series[1].title, data.analytes()) == ("Alanine aminotransferase", ("ast", "alt", "crp"))


def test_what_a_check_refuses_is_never_drawn_on_one_axis(tmp_path: Path) -> None:
    made, _ = build(tmp_path, LABS + "figures: [{id: f, title: Wrong, analytes: [[AST, crp]]}]\nsections: {case: See @fig:f.}\n")
    assert "axis at the right" in plain(figures(made)[0].caption)
