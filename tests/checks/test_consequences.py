"""One mistake is one problem."""

from __future__ import annotations

from collections.abc import Callable

from casereport.checks import without_consequences
from casereport.problems import fault

Found = Callable[..., list[tuple[str, str]]]


def test_a_problem_that_follows_from_another_is_left_out() -> None:
    cause = fault("file-missing", "m", path=("references",))
    effect = fault("unknown-citation", "m", path=("abstract",))
    other = fault("unknown-id", "m", path=("authors", 0, "affiliations", 0))
    assert without_consequences([cause, effect, other]) == [cause, other]
    assert without_consequences([effect, other]) == [effect, other]


def test_a_warning_is_no_cause() -> None:
    cause = fault("incomplete-reference", "m", path=("references", "a"))
    effect = fault("unknown-citation", "m")
    assert without_consequences([cause, effect]) == [cause, effect]


def test_a_cross_reference_to_nothing_stays_beside_a_figure_of_a_wrong_patient() -> None:
    wrong = fault("unknown-id", "m", path=("figures", 0, "patients", 0))
    lost = fault("unknown-target", "m", path=("abstract",))
    empty = fault("empty-figure", "m", path=("figures", 0))
    assert without_consequences([wrong, lost]) == [wrong, lost]
    assert without_consequences([wrong, empty, lost]) == [wrong]


def test_a_table_that_cannot_be_read_is_told_alone(found: Found) -> None:
    every = "file-missing unknown-fact unknown-id empty-figure unknown-target"
    whole = (
        "labs: {file: labs.csv}\nabstract: \"It was {{ lab('crp', day=1) }} (@fig:f).\"\nfigures: [{id: f, kind: course, analytes: [crp]}]"
    )
    assert found(every, whole=whole) == [("file-missing", "labs.file")]
    assert found(every, whole=whole, labs__csv="analyte,1,2\ncrp,135,86\n") == []
