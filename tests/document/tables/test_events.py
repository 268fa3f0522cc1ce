"""The timeline: events, stays and care settings in the order in which they happened."""

from __future__ import annotations

from pathlib import Path

from tests.document.dump import inline
from tests.document.short import document, rows, tables


def lines(tmp_path: Path, text: str) -> list[list[str]]:
    asked = "tables: [{id: t, kind: events}]\nsections: {discussion: See @tbl:t.}\n"
    return rows(tables(document(tmp_path / "case", text + asked))[0])[1:]


def test_events_stand_in_time_order_and_unplaced_ones_last(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    events:
      - {at: 5, kind: discharge, label: Discharge}
      - {at: unknown, kind: other, label: School again}
      - {at: about 8 wk before admission, kind: infection, label: Infection}
      - {at: 1 14:30, kind: procedure, label: Operation, detail: Without delay}
      - {at: 1 08:00, kind: admission, label: Admission}
      - {days: 2-4, kind: treatment, label: Course, drug: aspirin}
      - {at: before the war, kind: other, label: Old scar}
    encounters: [{days: 2-3, setting: ICU}, {days: 4-5, setting: ward, label: Room 7}]
"""
    assert lines(tmp_path, text) == [
        ["About 8 weeks before admission", "Infection"],
        ["Day 1 at 08:00", "Admission"],
        ["Day 1 at 14:30", "Operation: Without delay"],
        ["Days 2–4", "Course (aspirin)"],
        ["Days 2–3", "Care setting: ICU"],
        ["Days 4–5", "Room 7 (care setting: ward)"],
        ["Day 5", "Discharge"],
        ["Time unknown", "School again"],
        ["Before the war", "Old scar"],
    ]


def test_rows_that_say_one_thing_are_one_row(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    events:
      - {at: 1, kind: other, label: Emergency department}
      - {at: 2, kind: transfer, label: ICU}
      - {at: 3, kind: other, label: Dexmedetomidine stopped, drug: dexmedetomidine}
    encounters: [{at: 1, setting: ED}, {at: 2, setting: ICU}, {at: 4, setting: ICU}, {at: 5, setting: ED, label: Emergency department}]
"""
    assert lines(tmp_path, text) == [
        ["Day 1", "Emergency department"],
        ["Day 2", "ICU"],
        ["Day 3", "Dexmedetomidine stopped"],
        ["Day 4", "Care setting: ICU"],
        ["Day 5", "Emergency department"],
    ]


def test_stays_are_told_with_the_time_between_them(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    stays:
      - {id: one, label: First stay, days: one 1 to one 4}
      - {id: two, label: Second stay, gap: 5 wk}
      - {id: three, label: Stay in another town, gap: unknown}
    events: [{at: two 2, kind: other, label: Fall}]
"""
    assert lines(tmp_path, text) == [
        ["Days 1–4", "First stay"],
        ["5 weeks after the end of the first stay", "Second stay"],
        ["Day 2 of the second stay", "Fall"],
        ["An unknown time after the second stay", "Stay in another town"],
    ]


def test_clocks_that_meet_are_put_on_one_line(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    clocks: {hospital: {starts: admission}, illness: {starts: first fever, align: "-4"}}
    events: [{at: 1, kind: admission, label: Admission}, {at: illness 2, kind: symptom, label: Rash}, {at: illness 7, kind: symptom, label: Peeling}]
"""
    assert lines(tmp_path, text) == [["Day 2 of illness", "Rash"], ["Day 1", "Admission"], ["Day 7 of illness", "Peeling"]]


def test_several_patients_are_named_in_the_first_column(tmp_path: Path) -> None:
    text = """
patients:
  - {id: P1, label: The girl, events: [{at: 2, kind: other, label: Late}, {at: 3, kind: other, label: Later}]}
  - {id: P2, label: The man, events: [{at: 1, kind: other, label: Early}]}
"""
    table = tables(document(tmp_path / "case", text))[0]
    assert rows(table) == [
        ["Patient", "Time", "Event"],
        ["The girl", "Day 2", "Late"],
        ["The girl", "Day 3", "Later"],
        ["The man", "Day 1", "Early"],
    ]
    assert inline(table.caption) == "Timeline of events"
    assert all(row[0].header == "row" for row in table.rows)


def test_the_timeline_follows_an_authored_presentation_too(tmp_path: Path) -> None:
    events = "".join(f"{{at: {n}, kind: other, label: Fall {n}}}, " for n in (1, 2, 3))
    made = document(
        tmp_path / "case", f"patients: [{{id: P1, events: [{events}]}}]\nsections: {{presentation: {{text: She fell., rest: print}}}}\n"
    )
    assert rows(tables(made)[0])[1:] == [["Day 1", "Fall 1"], ["Day 2", "Fall 2"], ["Day 3", "Fall 3"]]


def test_a_label_begins_with_a_capital_unless_it_is_a_symbol(tmp_path: Path) -> None:
    events = [f"{{at: {day}, kind: other, label: {label}}}" for day, label in enumerate(("discharge home", "pH below 7", "ECMO begun"), 1)]
    made = document(tmp_path, f"patients: [{{id: P1, clock: hospital, events: [{', '.join(events)}]}}]\n")
    assert [row[-1] for row in rows(tables(made)[0])[1:]] == ["Discharge home", "pH below 7", "ECMO begun"]
