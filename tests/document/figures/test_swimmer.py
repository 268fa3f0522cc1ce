"""A swimmer figure tells the record: a lane a patient, from one event, and the drawing inverts to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import CHILD, PROFILE, SECOND, draft_of, figures
from tests.document.short import build

from casereport.document.figures.swimmer import Swimmer, swimmer_data
from casereport.figures import draw_swimmer
from casereport.figures.swimmer.data import SwimmerLane
from casereport.figures.truth.swimmer import inspect_swimmer
from casereport.tree import plain


def swimmer(folder: Path, keys: str = "", text: str = CHILD + SECOND) -> Swimmer:
    draft = draft_of(folder, f"{text}figures: [{{id: lanes, kind: swimmer{keys}}}]\n")
    found = swimmer_data(draft, draft.record.figures[0], draft.record.patients)
    assert found is not None
    return found


def states(lane: SwimmerLane) -> list[tuple[float | None, float | None, str]]:
    return [(state.span.start, state.span.end, state.name) for state in lane.states]


def test_the_drawing_inverts_to_the_record(tmp_path: Path) -> None:
    data = swimmer(tmp_path, ", columns: [age, sex, diagnosis]").data
    assert inspect_swimmer(data, draw_swimmer(data, PROFILE)) == []


def test_drugs_given_at_once_are_one_state(tmp_path: Path) -> None:
    first, second = swimmer(tmp_path).data.lanes
    assert states(first) == [
        (0.5, 2.5, "Prednisolone"), (2.5, 6.5, "Prednisolone + anakinra"), (6.5, 8.5, "Prednisolone"),
    ]  # fmt: skip
    assert states(second)[-1] == (5.5, 19.0, "Prednisolone")  # ongoing: to the last known time, no further
    assert (first.ongoing, second.ongoing) == (False, True)


def test_times_count_from_zero(tmp_path: Path) -> None:
    found = swimmer(tmp_path, ", zero: diagnosis").data
    assert found.zero == "diagnosis"
    assert states(found.lanes[0]) == [
        (-1.5, 0.5, "Prednisolone"), (0.5, 4.5, "Prednisolone + anakinra"), (4.5, 6.5, "Prednisolone"),
    ]  # fmt: skip
    assert states(found.lanes[1])[-1] == (4.5, 18.0, "Prednisolone")
    assert {mark.name: mark.t for mark in found.lanes[1].marks}["Complication"] == 6.0


@pytest.mark.parametrize(
    ("zero", "starts"),
    [
        ("admission", [0.5, -0.5]),
        ("first dose of anakinra", [0.5 - 3, -0.5 - 2]),
        ("anakinra", [0.5 - 3, -0.5 - 2]),
        ("MIS-C diagnosed", [0.5 - 2, -0.5 - 1]),
    ],
)
def test_zero_is_an_event_a_clock_or_a_drug(tmp_path: Path, zero: str, starts: list[float]) -> None:
    assert [lane.states[0].span.start for lane in swimmer(tmp_path, f", zero: {zero}").data.lanes] == starts


def test_states_take_the_author_s_order_and_names(tmp_path: Path) -> None:
    found = swimmer(tmp_path, ", states: [Prednisolone, Anakinra + prednisolone]").data
    assert {state.name for lane in found.lanes for state in lane.states} == set(found.states)


def test_columns_and_outcome(tmp_path: Path) -> None:
    found = swimmer(tmp_path, ", columns: [age, sex, diagnosis]").data
    assert found.columns == ("Patient", "Age", "Sex", "Diagnosis")
    assert [(lane.cells, lane.outcome) for lane in found.lanes] == [
        (("14 years", "female", "MIS-C"), "Left ventricular function: normal"),
        (("8 years", "male", "MIS-C"), "Remission"),
    ]


def test_what_has_no_place_is_told_in_the_caption(tmp_path: Path) -> None:
    assert swimmer(tmp_path).data.unplaced == ("Patient 1: Second dose of vaccine",)
    made, _ = build(tmp_path / "b", f"{CHILD}{SECOND}figures: [{{id: lanes, kind: swimmer}}]\n")
    assert "Not drawn, as the time from admission is not known: Patient 1: Second dose of vaccine" in plain(figures(made)[0].caption)


def test_a_patient_without_the_event_has_an_empty_lane(tmp_path: Path) -> None:
    text = f"{CHILD}{SECOND}figures: [{{id: lanes, kind: swimmer, zero: shock}}]\n"
    assert swimmer(tmp_path / "a", ", zero: shock").lacking == 1
    made, problems = build(tmp_path / "b", text)
    assert [problem.code for problem in problems if problem.code != "uncited-figure"] == ["figure-fallback"]
    assert len(figures(made)) == 1


@pytest.mark.parametrize(
    ("zero", "hint"),
    [
        ("transplant", "the record has: admission, anakinra, complication, diagnosis, discharge"),
        ("diagnosys", "did you mean diagnosis?"),
        ("anakinr", "did you mean anakinra?"),
    ],
)
def test_a_zero_that_no_patient_has_is_an_error_at_its_place(tmp_path: Path, zero: str, hint: str) -> None:
    made, problems = build(tmp_path, f"{CHILD}{SECOND}figures: [{{id: lanes, kind: swimmer, zero: {zero}}}]\n")
    found = next(problem for problem in problems if problem.code == "unknown-id")
    assert (found.severity, found.path) == ("error", ("figures", 0, "zero"))
    assert (found.hint or "").startswith(hint)
    assert found.place is not None
    assert zero not in found.message
    assert "figure-fallback" not in [problem.code for problem in problems]
    assert figures(made) == []


def test_a_stay_after_a_known_gap_lies_on_the_line_of_time_zero(tmp_path: Path) -> None:
    patient = (
        "stays: [{id: first, label: First stay}, {id: second, label: Second stay, gap: 2 wk}], "
        "events: [{at: first 1, kind: admission, label: In}, {at: first 9, kind: discharge, label: Out}, "
        "{at: second 5, kind: test, label: Culture}], "
        "treatments: [{drug: dopanol, days: first 3 to second 1}]"
    )
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {patient}}}]\nfigures: [{{id: s, kind: swimmer}}]\n")
    found = swimmer_data(draft, draft.record.figures[0], draft.record.patients)
    assert found is not None
    [lane] = found.data.lanes
    assert found.data.unplaced == ()
    assert [(mark.name, mark.t) for mark in lane.marks] == [("In", 0.0), ("Out", 8.0), ("Culture", 26.0)]
    assert [(state.span.left, state.span.right) for state in lane.states] == [(1.5, 22.5)]
