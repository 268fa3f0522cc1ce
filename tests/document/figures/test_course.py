"""A course tells the time of the record: its clocks by their names, hours from where they count, long gaps as breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import PROFILE, draft_of
from tests.figures.random_course import inspect_part

from casereport.document.figures.course import course_data
from casereport.document.figures.kinds import drawing_kind
from casereport.figures import ONE_COLUMN
from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, first_of
from casereport.figures.course.describe import data_table
from casereport.figures.course.drawing import plan_of_course
from casereport.figures.course.segments import parts_of, segment_course
from casereport.figures.course.split import split_course
from casereport.language.sentences import in_sentence

FIGURE = "figures: [{id: course, kind: course}]\n"


def data_of(folder: Path, patient: str) -> CourseData:
    draft = draft_of(folder, f"patients: [{{id: P1, {patient}}}]\n{FIGURE}")
    found = course_data(draft, draft.record.figures[0])
    assert found is not None
    for profile in (PROFILE, ONE_COLUMN):
        assert [finding for part in split_course(found, profile) for finding in inspect_part(part, profile)] == []
    return found


def titles(data: CourseData) -> list[str]:
    return [part.title for segment in segment_course(data, PROFILE.width).patients[0].segments for part in segment.parts]


def labs(values: str) -> str:
    return f"labs: [{{analyte: crp, unit: mg/L, values: {{{values}}}}}]"


FOLLOWED = labs("1: 210, 2: 260, 3: 180, 4: 121, 5: 88, 6: 61, 7: 40, 8: 31, 9: 22, 10: 12, 6 mo: 4, 18 mo: 3")


def test_a_stay_with_controls_has_a_broken_axis_and_the_words_of_the_record(tmp_path: Path) -> None:
    data = data_of(tmp_path, FOLLOWED)
    assert titles(data) == ["Hospital day", "Months after admission"]
    assert data_table(data).rows[-1][2].replace("\u00a0", " ") == "18 months after admission"


@pytest.mark.parametrize(
    ("events", "title"),
    [("", "Hours after 00:00 on day 1"), ("events: [{at: 1 07:30, kind: admission, label: Admission}],", "Hours after admission")],
)
def test_times_of_day_are_counted_from_the_admission_or_from_midnight(tmp_path: Path, events: str, title: str) -> None:
    values = ", ".join(f"1 {hour:02d}:00: {300 - 10 * hour}" for hour in range(8, 24, 2))
    data = data_of(tmp_path, f"{events} {labs(f'{values}, 2 06:00: 20, 2 14:00: 9')}")
    assert titles(data) == [title]


def test_hours_elapsed_are_counted_from_the_admission(tmp_path: Path) -> None:
    data = data_of(tmp_path, labs(", ".join(f"{hour} h: {300 - 8 * hour}" for hour in range(2, 32, 2))))
    assert titles(data) == ["Hours after admission"]


def test_minutes_elapsed_are_counted_in_minutes(tmp_path: Path) -> None:
    infusion = "treatments: [{drug: adrenaline, rate: 0.1 µg/kg/min, days: 10 min to 45 min}]"
    data = data_of(tmp_path, f"{labs('0 min: 128, 3 min: 62, 6 min: 48, 20 min: 98, 60 min: 118')}, {infusion}")
    assert titles(data) == ["Minutes after admission"]
    span = data.patients[0].treatments[0].phases[0].span
    assert [round(((t or 0.0) + 0.5) * 1440, 4) for t in (span.left, span.right)] == [10, 45]
    assert data_table(data).rows[-1][2].replace("\u00a0", " ") == "10 to 45 minutes after admission"
    words = " ".join(part.text for part in caption_parts(plan_of_course(data, PROFILE)))
    assert "Day 1" not in words


def test_hours_elapsed_beside_times_of_day_have_no_common_start_and_stay_days(tmp_path: Path) -> None:
    assert titles(data_of(tmp_path, labs("2 h: 30, 6 h: 20, 1 20:00: 11, 2 08:00: 4"))) == []


def test_stays_are_named_by_their_days(tmp_path: Path) -> None:
    stays = "stays: [{id: first, label: First stay}, {id: second, label: Second stay, gap: unknown}]"
    data = data_of(tmp_path, f"{stays}, {labs('first 1: 20, first 4: 8, second 1: 90, second 5: 12')}")
    assert [segment.title for segment in data.patients[0].segments] == ["Day of the first stay", "Day of the second stay"]
    one = data_of(tmp_path, f"stays: [{{id: only, label: The stay}}], {labs('1: 20, 4: 8, 6: 3')}")
    assert (one.axis_title, one.patients[0].segments[0].title) == ("Hospital day", "")


def test_long_gaps_leave_a_course_a_course_when_results_lead(tmp_path: Path) -> None:
    events = ", ".join(f"{{at: {day}, kind: test, label: Event {day}}}" for day in (1, 2, 3, 5, 8, 500))
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {FOLLOWED}, events: [{events}]}}]\nfigures: [{{id: free}}]\n")
    assert drawing_kind(draft, draft.record.figures[0]).kind == "course"


def course_of(folder: Path, patients: str, more: str = "") -> CourseData:
    draft = draft_of(folder, f"patients: [{patients}]\nfigures: [{{id: course, kind: course{more}}}]\n")
    found = course_data(draft, draft.record.figures[0])
    assert found is not None
    assert [finding for part in split_course(found, PROFILE) for finding in inspect_part(part, PROFILE)] == []
    return found


def days_told(data: CourseData) -> str:
    return next(part.text for part in caption_parts(plan_of_course(data, PROFILE)) if part.kind == "days")


def test_each_patient_counts_days_from_the_number_of_the_own_clock(tmp_path: Path) -> None:
    one, other = (f"clocks: {{hospital: {{starts: admission, first: {first}}}}}" for first in (1, 0))
    data = course_of(
        tmp_path,
        f"{{id: P1, label: One, {one}, {labs('1: 5, 2: 6, 4: 7')}}}, {{id: P2, label: Two, {other}, {labs('0: 5, 1: 6, 3: 7')}}}",
    )
    assert [first_of(data, patient, 0) for patient in data.patients] == [1, 0]
    assert "One: day 1 is the day of admission. Two: day 0 is the day of admission." in days_told(data)
    assert next(row[2].replace("\u00a0", " ") for row in data_table(data).rows if row[0] == "Two") == "day 0"


def test_an_axis_has_the_title_of_its_own_patients_clock(tmp_path: Path) -> None:
    data = course_of(
        tmp_path,
        f"{{id: P1, label: One, clocks: {{diagnosis: {{starts: diagnosis, first: 0}}}}, {labs('0: 5, 2: 6, 4: 7')}}}, "
        f"{{id: P3, label: Three, clock: hospital, {labs('1: 5, 2: 6, 3: 7')}}}",
    )
    titles_ = [parts_of(data, patient, 0)[0].title for patient in data.patients]
    assert titles_ == ["Day after diagnosis", "Hospital day"]
    assert "Three: day 1 is the day of admission." in days_told(data)


def test_a_figure_of_one_of_two_stays_names_it(tmp_path: Path) -> None:
    stays = "stays: [{id: first, label: First stay}, {id: second, label: Second stay, gap: unknown}]"
    data = course_of(tmp_path, f"{{id: P1, {stays}, {labs('second 1: 90, second 3: 20, second 5: 12')}}}")
    assert data.axis_title == "Day of the second stay"
    assert "Day 1 is the day of the start of the second stay." in days_told(data)


def test_a_caption_of_one_patient_does_not_name_the_patient_again(tmp_path: Path) -> None:
    doses = ", ".join(f"{{days: {day}, dose: {day} mg/kg, route: iv, every: 6 h}}" for day in range(1, 9))
    treatments = f"treatments: [{{drug: anakinra, steps: [{doses}]}}]"
    data = data_of(tmp_path, f"{labs('1: 5, 40: 6, 60: 7')}, {treatments}")
    words = " ".join(part.text for part in caption_parts(plan_of_course(data, PROFILE)))
    assert "Doses not printed in full: anakinra: " in words
    assert "The patient" not in words


def test_hours_are_counted_over_five_days(tmp_path: Path) -> None:
    assert titles(data_of(tmp_path, labs("0 h: 9, 20 h: 8, 48 h: 5, 96 h: 4"))) == ["Hours after admission"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("FiO2", "FiO2"),
        ("Lactate", "lactate"),
        ("CRP", "CRP"),
        ("pH", "pH"),
        ("Na", "Na"),
        ("Hct, range 36–46", "Hct, range 36–46"),
        ("Off treatment", "off treatment"),
    ],
)
def test_a_formula_keeps_its_letters_in_a_sentence(name: str, told: str) -> None:
    assert in_sentence(name) == told


@pytest.mark.parametrize(
    ("clocks", "event"),
    [
        ("", "at: 1, kind: admission, label: In"),
        ("clocks: {op: {starts: sternotomy, first: 0}},", "at: 0, kind: procedure, label: Sternotomy"),
    ],
)
def test_what_starts_the_hours_of_a_clock_stands_at_their_zero(tmp_path: Path, clocks: str, event: str) -> None:
    events = f"events: [{{{event}}}, {{at: 3 h, kind: procedure, label: Drain}}]"
    drug = "treatments: [{drug: milrinone, rate: 0.5 µg/kg/min, days: 1 h to 9 h}]"
    data = data_of(tmp_path, f"{clocks} {events}, {drug}, {labs('2 h: 9, 8 h: 5, 30 h: 2')}")
    start, drain = data.patients[0].events
    assert [(drain.t - start.t) * 24, (data.patients[0].treatments[0].phases[0].span.left or 0.0) - start.t] == pytest.approx([3, 1 / 24])


def test_beside_days_and_times_of_day_an_admission_stays_on_its_day(tmp_path: Path) -> None:
    data = data_of(tmp_path, f"events: [{{at: 1, kind: admission, label: In}}], {labs('1 06:00: 9, 2: 5, 3: 2')}")
    assert data.patients[0].events[0].t == 0


# --- days stay days, hours are told as far as they are known ---------------------------------------------------


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        ("1: 210, 40: 180, 95: 121, 150: 40, 210: 8", []),
        ("1: 210, 300: 180, 700: 121, 900: 40, 1100: 8", []),
        ("1: 210, 3 mo: 180, 5 mo: 121, 8 mo: 40, 12 mo: 8", ["Months after admission"]),
    ],
)
def test_times_typed_in_days_are_counted_in_days_however_long(tmp_path: Path, values: str, unit: list[str]) -> None:
    assert [title for title in titles(data_of(tmp_path, labs(values))) if title != "Hospital day"] == unit


@pytest.mark.parametrize(
    ("values", "expected"),
    [("1 07:30: 12", ["d"]), ("2 07:30: 12", ["d"]), ("1 07:30: 12, 1 09:30: 9", ["h"]), ("6 h: 12", ["h"])],
)
def test_one_time_of_day_is_read_by_its_day(tmp_path: Path, values: str, expected: list[str]) -> None:
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {labs(values)}}}]\nfigures: [{{id: course, kind: course, analytes: crp}}]\n")
    found = course_data(draft, draft.record.figures[0])
    assert found
    data = segment_course(found, PROFILE.width)
    assert [part.unit for part in parts_of(data, data.patients[0], 0)] == expected


def test_hours_after_what_is_known_to_the_day_are_no_hours_of_an_axis(tmp_path: Path) -> None:
    events = "events: [{at: 1, kind: procedure, label: Operation}, {at: 3 h after operation, kind: complication, label: Bleeding}]"
    drugs = "treatments: [{drug: heparin, dose: 5000 U, at: 4 h after operation}, {drug: milrinone, days: 2 h after operation to 3}]"
    data = data_of(tmp_path, f"{events}, {drugs}, {labs('6 h after operation: 12, 12 h after operation: 9, 2 06:00: 7')}")
    assert [part.unit for part in parts_of(segment_course(data, PROFILE.width), data.patients[0], 0)] == ["d"]
    assert [event.approx for event in data.patients[0].events] == [False, True]
    heparin, milrinone = data.patients[0].treatments
    assert (heparin.boluses[0].approx, milrinone.phases[0].approx) == (True, True)
    [told] = [item.text.replace("\u00a0", " ") for item in data.undrawn if item.reason == "loose_hours" and "12 mg" in item.text]
    assert told == "C-reactive protein 12 mg/L (6 hours after operation)"
    assert len(data.undrawn) == 2
