"""A swimmer figure tells the record: a lane a patient, from one event, and the drawing inverts to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import CHILD, PROFILE, SECOND, draft_of, figures
from tests.document.short import build

from casereport.document.figures.swimmer import Swimmer, swimmer_data
from casereport.figures.swimmer.data import SwimmerLane
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.swimmer.text import swimmer_description, swimmer_table
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


def test_what_has_no_place_is_told_beside_the_figure(tmp_path: Path) -> None:
    assert swimmer(tmp_path).data.unplaced == ("Patient 1: Second dose of vaccine",)
    made, _ = build(tmp_path / "b", f"{CHILD}{SECOND}figures: [{{id: lanes, kind: swimmer}}]\n")
    (figure,) = figures(made)
    told = "Not drawn, as the time from admission is not known: Patient 1: Second dose of vaccine"
    assert told in figure.notes
    assert told not in plain(figure.caption)


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


SERIES = """
patients:
  - id: A
    treatments: [{drug: rituximab, days: 2-5}, {drug: ciclosporin, days: before 3 to 7}]
    adverse_events: [{label: rash, days: 4 to ongoing}]
    outcomes: [{measure: Remission}]
    events: [{at: 1, kind: admission, label: In}, {days: before 6 to ongoing, kind: complication, label: Palsy}, {at: 9, kind: test, label: MRI}]
  - id: B
    treatments: [{drug: rituximab, days: 3 to ongoing}]
    outcomes: [{measure: Response, value: partial}]
    events: [{at: 1, kind: admission, label: In}, {at: 14, kind: death, label: Died of sepsis}]
  - id: C
    treatments: [{drug: rituximab, days: unknown to 4}, {drug: imatinib, days: 8 to ongoing}]
    events: [{at: 1, kind: admission, label: In}, {at: 20, kind: test, label: Seen}]
"""


def test_what_goes_on_is_a_treatment_and_death_is_the_outcome(tmp_path: Path) -> None:
    data = swimmer(tmp_path, text=SERIES).data
    assert [lane.ongoing for lane in data.lanes] == [False, False, True]
    assert [lane.outcome for lane in data.lanes] == ["Remission", "Died of sepsis", ""]
    assert inspect_swimmer(data, draw_swimmer(data, PROFILE)) == []


def test_spans_are_told_by_their_first_and_last_day(tmp_path: Path) -> None:
    data = swimmer(tmp_path, ", zero: admission", SERIES).data
    told = " ".join(swimmer_description(data))
    assert "rituximab, day 1;" in told
    assert "rituximab + ciclosporin, day 2 to 4, start not known" in told
    assert "ciclosporin, day 5 to 6" in told
    assert "palsy, from before day 5, start not known" in told
    assert "rituximab, until day 3, start not known" in told
    rows = {(row[0][-1], row[1]): row[2:4] for row in swimmer_table(data).rows}
    assert rows["A", "Ciclosporin"] == ("5", "6")
    assert rows["A", "Rituximab + ciclosporin"] == ("before 2", "4")
    assert rows["A", "Palsy"] == ("before 5", "")
    assert rows["C", "Rituximab"] == ("not known", "3")
    assert rows["C", "Imatinib"] == ("7", "19")
    assert ".5" not in told


def test_short_lanes_beside_long_ones_are_told_in_days(tmp_path: Path) -> None:
    text = """
patients:
  - id: A
    treatments: [{drug: rituximab, days: 2-5}]
    events: [{at: 1, kind: admission, label: In}, {at: 12 h before admission, kind: symptom, label: Chills}]
  - id: B
    treatments: [{drug: rituximab, days: 1-40}]
    events: [{at: 1, kind: admission, label: In}, {at: 14 mo, kind: test, label: Seen}]
"""
    data = swimmer(tmp_path, ", zero: admission", text).data
    a, b = sorted(swimmer_description(data))
    assert "rituximab, day 1 to 4" in a
    assert "chills, day −" in a
    assert "rituximab, 0 to 1.3 months" in b
    table = swimmer_table(data)
    assert table.head[2:4] == ("From", "To")
    assert {row[2] for row in table.rows} >= {"day 1", "0 months", "14 months"}


HOURS = """
patients:
  - id: A
    clocks: {op: {starts: surgery, first: 0}}
    treatments: [{drug: cefazolin, days: 0-2}, {drug: heparin, days: 3 h to 20 h}]
    events: [{at: 0, kind: procedure, label: Surgery}, {at: 2 h, kind: complication, label: Bleeding}, {at: 5, kind: discharge, label: Home}]
"""


@pytest.mark.parametrize("zero", ["", ", zero: surgery"])
def test_hours_count_from_what_starts_their_clock(tmp_path: Path, zero: str) -> None:
    data = swimmer(tmp_path, zero, HOURS).data
    marks = {mark.name: round(mark.t * 24, 6) for mark in data.lanes[0].marks}
    assert (marks["Surgery"], marks["Bleeding"]) == (0, 2)
    told = " ".join(swimmer_description(data))
    assert "surgery, day 0;" in told
    assert "home, day 5" in told
    assert "cefazolin, day 0.8 to 2" in told


def test_times_typed_in_days_are_counted_in_days_however_long(tmp_path: Path) -> None:
    text = """
patients:
  - {id: A, treatments: [{drug: rituximab, days: 2-5}], events: [{at: 1, kind: admission, label: In}, {at: 400, kind: test, label: Seen}]}
  - {id: B, treatments: [{drug: rituximab, days: 1-300}], events: [{at: 1, kind: admission, label: In}]}
"""
    assert swimmer(tmp_path, "", text).data.unit == "d"
    assert swimmer(tmp_path, "", text.replace("at: 400", "at: 14 mo")).data.unit is None


def test_hours_are_told_by_their_day_where_only_the_day_of_zero_is_known(tmp_path: Path) -> None:
    text = """
patients:
  - id: A
    treatments: [{drug: milrinone, days: 3 18:00 to 4 06:00}, {drug: heparin, dose: 5000 U, at: 3 20:00}]
    events:
      - {at: 3, kind: procedure, label: Biopsy}
      - {at: 4, kind: test, label: Scan}
      - {at: 3 18:00, kind: complication, label: Bleeding}
      - {at: 6 h after biopsy, kind: complication, label: Fever}
      - {at: 6 h after scan, kind: complication, label: Rash}
"""
    data = swimmer(tmp_path, ", zero: biopsy", text).data
    told = " ".join(swimmer_description(data))
    assert "milrinone, day 0 to 1" in told
    assert "bleeding, day 0;" in told
    assert "heparin, single dose, day 0" in told
    assert "fever, day 0.2;" in told  # six hours after time zero itself
    assert "rash, about day 1" in told
    assert data.zero_is_day
    exact = swimmer(tmp_path / "exact", ", zero: biopsy", text.replace("at: 3, kind", "at: 3 12:00, kind")).data
    assert "bleeding, day 0.2;" in " ".join(swimmer_description(exact))
    assert not exact.zero_is_day
