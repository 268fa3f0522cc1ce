"""What is told in cells of an author's tables, in texts for the blind and in lessons, against the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from casereport.case.source import load
from casereport.chart import Chart
from casereport.checks import Subject
from casereport.checks.prose import CHECKS
from casereport.journal import load_journal
from casereport.model.article import Figure, Table
from casereport.tree import Document

CASES = Path(__file__).parent / "cases"
HEADER = ("Analyte", "Patient 1", "Patient 2")


def found(record: str, **parts: Any) -> list[tuple[str, tuple[Any, ...]]]:
    """Code and path of the problems of a record with other tables, figures or lessons."""
    told = load(CASES / f"{record}.yaml").record.model_copy(update=parts)
    subject = Subject(told, load_journal("plain"), cast(Document, None), Chart.of(told))
    return [(problem.code, problem.path) for check in CHECKS for problem in check.find(subject) or ()]


def table(header: tuple[str, ...], *rows: tuple[str, ...], title: str = "Values") -> dict[str, Any]:
    return {"tables": (Table(id="t", kind="custom", title=title, header=header, rows=rows),)}


@pytest.mark.parametrize(
    ("record", "header", "row", "code"),
    [
        ("two", HEADER, ("CRP (mg/L)", "240", "240"), "patient-contradiction"),
        ("two", HEADER, ("CRP (mg/L)", "135", "204"), "number-contradiction"),
        ("one", ("Day", "CRP (mg/L)"), ("3", "186"), "day-contradiction"),
        ("one", ("Analyte", "Day 1", "Day 3"), ("Platelets (10^9/L)", "142", "90"), "number-contradiction"),
        ("one", ("Analyte", "On admission"), ("Sodium", "182 mmol/L"), "number-contradiction"),
    ],
)
def test_a_wrong_cell_is_told_at_the_cell(record: str, header: tuple[str, ...], row: tuple[str, ...], code: str) -> None:
    ((told, path),) = found(record, **table(header, row))
    assert told == code
    assert path[:4] == ("tables", 0, "rows", 0)


@pytest.mark.parametrize(
    ("record", "header", "row"),
    [
        ("two", HEADER, ("CRP (mg/L)", "135", "240")),
        ("one", ("Analyte", "Reference range", "Day 3"), ("CRP (mg/L)", "10", "164")),
        ("one", ("Analyte", "Median of the series", "Day 3"), ("CRP (mg/L)", "72", "164")),
        ("one", ("Day", "CRP (mg/L)", "Room"), ("3", "164", "21")),
    ],
)
def test_right_cells_ranges_and_cells_of_others_are_left_alone(record: str, header: tuple[str, ...], row: tuple[str, ...]) -> None:
    assert found(record, **table(header, row)) == []


def test_texts_for_the_blind_are_read() -> None:
    figure = Figure(id="f", kind="course", alt="CRP falls from 186 to 63 mg/L")
    assert found("one", figures=(figure,)) == [("number-contradiction", ("figures", 0, "alt"))]
    assert found("one", figures=(figure.model_copy(update={"alt": "CRP falls from 186 to 11 mg/L"}),)) == []


def test_a_lesson_may_say_what_a_value_of_the_case_may_mean() -> None:
    assert found("one", lessons=("A ferritin of 1,448 ng/mL may precede shock.",)) == [("number-contradiction", ("lessons", 0))]
    assert found("one", lessons=("A ferritin of 1,484 ng/mL may precede shock.", "Above 500 mg/L, CRP may mislead.")) == []
