from __future__ import annotations

from dataclasses import replace

import pytest
from tests.figures import cases, gallery
from tests.figures.random_course import inspect_part, inspect_record, random_course
from tests.figures.reading import group, of, omitted, words

from casereport.figures import FULL_WIDTH, ONE_COLUMN
from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.drawing import draw_course
from casereport.figures.course.entries import Bolus, EventMark, Phase, Point, Series, Span, Treatment
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Mark, Path, Rect, Scene, Text, text_box
from casereport.figures.truth.checks import inspect_scene
from casereport.figures.truth.course import inspect_course

SEED = draw_course(cases.SEED_LIKE)
LARGE_TYPE = Profile(170, letter_pt=9, head_pt=8.5, label_pt=8, tick_pt=8, small_pt=8, min_text_pt=8, min_line_pt=0.5, letters="lower")


def one_lane(*phases: Phase, boluses: tuple[Bolus, ...] = ()) -> CourseData:
    patient = CoursePatient("P", (cases.series("x", "X", "U/L", {1: 3, 20: 4}),), (Treatment("d", "Drug", phases=phases, boluses=boluses),))
    return CourseData((patient,), ("x",))


# --- the whole ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "profile"),
    [
        (cases.SEED_LIKE, FULL_WIDTH),
        (cases.SEED_LIKE, ONE_COLUMN),
        (cases.SEED_LIKE, LARGE_TYPE),
        (cases.TWO_STAYS, FULL_WIDTH),
        (cases.ONE_PATIENT, ONE_COLUMN),
    ],
    ids=["two columns", "85 mm", "8 pt", "two stays", "one patient"],
)
def test_the_figures_of_the_samples_are_true_and_clean(data: CourseData, profile: Profile) -> None:
    scene = draw_course(data, profile)
    assert inspect_scene(scene, profile) == []
    assert inspect_course(data, scene) == []
    assert scene.w == pytest.approx(profile.width_mm * 72 / 25.4)


@pytest.mark.parametrize("block", range(4))
def test_random_records_are_drawn_true_and_clean_in_parts_that_fit(block: int) -> None:
    for seed in range(block * 25, block * 25 + 25):
        assert inspect_record(seed)[1] == [], f"seed {seed}"


@pytest.mark.parametrize("name", gallery.GALLERY)
def test_the_gallery_is_true_and_clean_in_parts_that_fit(name: str) -> None:
    data, profile = gallery.GALLERY[name]
    assert [finding for part in split_course(data, profile) for finding in inspect_part(part, profile)] == []


def test_a_row_is_an_analyte_and_a_column_a_patient_with_letters_row_by_row() -> None:
    assert [(panel.letter, panel.title, panel.patient) for panel in SEED.panels] == [
        ("A", "Lymphocytes", "Patient 1"),
        ("B", "Lymphocytes", "Patient 2"),
        ("C", "Platelets", "Patient 1"),
        ("D", "Platelets", "Patient 2"),
        ("E", "C-reactive protein", "Patient 1"),
        ("F", "C-reactive protein", "Patient 2"),
    ]
    assert sorted(words(SEED, "letter")) == list("ABCDEF")
    assert words(draw_course(cases.SEED_LIKE, LARGE_TYPE), "letter")[0] == "a"
    assert words(draw_course(cases.SEED_LIKE, Profile(letters="none")), "letter") == []


def test_columns_share_the_width_of_a_day_and_rows_their_values() -> None:
    gaps = []
    for column in ("p0", "p1"):
        ticks = of(group(SEED, f"{column}-axis"), Text, "tick-x")
        gaps.append((ticks[1].x - ticks[0].x) / (int(ticks[1].text) - int(ticks[0].text)))
    assert gaps[0] == pytest.approx(gaps[1])
    first, second = (of(group(SEED, f"p{c}-row1"), Path, "tick") for c in (0, 1))
    assert {round(t.points[0][1], 3) for t in first} == {round(t.points[0][1], 3) for t in second}
    assert words(group(SEED, "p1-row1"), "tick-y") == []


def test_columns_whose_rows_are_not_shared_carry_their_own_numbers() -> None:
    scene = draw_course(replace(cases.SEED_LIKE, share_y=False))
    assert words(group(scene, "p1-row1"), "tick-y")
    assert inspect_scene(scene, FULL_WIDTH) == []


def test_three_patients_on_a_narrow_page_become_blocks() -> None:
    data = CourseData((cases.FIRST, cases.SECOND, replace(cases.FIRST, label="Patient 3")), ("crp",))
    heads = of(draw_course(data, ONE_COLUMN), Text, "head")
    assert len({head.x for head in heads}) == 1
    assert [head.y for head in heads] == sorted(head.y for head in heads)


def test_a_tall_figure_gets_lower_panels_before_it_outgrows_the_page() -> None:
    low = Profile(max_height_mm=100)
    assert draw_course(cases.SEED_LIKE, low).h < SEED.h
    assert inspect_scene(draw_course(cases.SEED_LIKE, low), low) == []


def test_an_illustrative_figure_says_so_inside() -> None:
    assert words(SEED, "illustrative") == ["Illustrative values"]
    assert words(draw_course(cases.ONE_PATIENT), "illustrative") == []


# --- panels ---------------------------------------------------------------------------------------------------


def test_filled_is_outside_hollow_inside_and_limits_are_triangles() -> None:
    marks = of(group(SEED, "p0-row2"), Mark, "value")
    assert [mark.shape for mark in marks] == ["circle"] * 9 + ["down"] * 3
    assert [mark.fill for mark in marks] == ["series"] * 9 + ["paper"] * 3
    platelets = of(group(SEED, "p0-row1"), Mark, "value")
    assert [mark.fill for mark in platelets[:2]] == ["paper", "series"]


def test_a_missing_value_interrupts_the_line_and_a_limit_dashes_it() -> None:
    lines = of(group(SEED, "p0-row2"), Path, "line")
    assert [len(line.points) for line in lines if not line.dash] == [7, 2]
    assert len([line for line in lines if line.dash]) == 3


def test_a_long_gap_is_dashed() -> None:
    series = replace(cases.series("x", "X", "", {1: 1, 2: 2, 9: 3}), max_gap=3.0)
    lines = of(draw_course(CourseData((CoursePatient("P", (series,)),), ("x",))), Path, "line")
    assert [bool(line.dash) for line in lines] == [False, True]


def test_two_values_on_one_day_are_both_drawn() -> None:
    series = Series("x", "X", "", (Point(0, 4), Point(1, 5), Point(1, 7)))
    marks = of(draw_course(CourseData((CoursePatient("P", (series,)),), ("x",))), Mark, "value")
    assert len(marks) == 3
    assert marks[1].x == marks[2].x


def test_a_log_axis_says_so_and_a_linear_one_does_not() -> None:
    assert words(group(SEED, "p0-row2"), "title") == ["C-reactive protein (mg/L), log scale"]
    assert words(group(SEED, "p0-row1"), "title") == ["Platelets (×10⁹/L)"]


def test_a_band_that_leaves_the_axis_is_noted() -> None:
    data = CourseData((CoursePatient("P", (cases.series("x", "X", "", {1: 1, 2: 2}, 1.5, 60),)),), ("x",))
    assert [(note.kind, note.text) for note in draw_course(data).notes if note.kind == "band"] == [("band", "above")]
    assert not [note for note in SEED.notes if note.kind == "band"]


def test_intensive_care_shades_the_panels_in_opaque_colours() -> None:
    ground = group(SEED, "p0-ground")
    shade, mix = of(ground, Rect, "shade"), of(ground, Rect, "mix")
    care = next(rect for rect in of(group(SEED, "p0-care"), Rect, "care") if rect.fill == "icu")
    assert len(shade) == len(mix) == 3
    assert all((rect.x, rect.w) == (care.x, care.w) for rect in shade + mix)


def test_a_patient_without_an_analyte_has_an_empty_panel_that_says_so() -> None:
    scene = draw_course(cases.TWO_STAYS)
    assert words(group(scene, "p0-row1"), "empty") == ["not reported"]
    assert of(group(scene, "p0-row1"), Mark, "value") == []


def test_without_a_range_marks_are_small_dots_unless_the_source_marked_them() -> None:
    scene = draw_course(cases.TWO_STAYS)
    dots = of(group(scene, "p1-row0"), Mark, "value")
    flagged = of(group(scene, "p1-row1"), Mark, "value")
    assert {mark.fill for mark in dots} == {"series"}
    assert dots[0].r < flagged[0].r
    assert [mark.fill for mark in flagged] == ["paper"] + ["series"] * 5


# --- stays an unknown time apart ------------------------------------------------------------------------------


def test_no_line_crosses_a_gap_of_unknown_length() -> None:
    scene = draw_course(cases.TWO_STAYS)
    strokes = of(group(scene, "p1-axis"), Path, "break")
    gap = sum(x for stroke in strokes for x, _ in stroke.points) / 4
    for line in of(scene, Path, "line"):
        xs = [x for x, _ in line.points]
        assert not min(xs) < gap < max(xs)
    assert words(group(scene, "p1-axis"), "axis-title") == ["Day of the earlier stay", "Day of the stay for MIS-C"]
    assert words(group(scene, "p1-axis"), "tick-x") == ["1", "2", "3", "4", "1", "2", "3", "4", "5", "6", "7", "8", "9"]


def test_a_gap_of_known_length_is_crossed_by_a_dashed_line() -> None:
    series = Series("x", "X", "", (Point(0, 1), Point(1, 2), Point(0, 3, segment=1), Point(1, 4, segment=1)))
    patient = CoursePatient("P", (series,), segments=(Segment("First day"), Segment("Later day", joined=True)))
    lines = of(draw_course(CourseData((patient,), ("x",))), Path, "line")
    assert [bool(line.dash) for line in lines] == [False, True, False]


# --- lanes ----------------------------------------------------------------------------------------------------


def test_bars_run_from_the_start_of_their_first_day_to_the_end_of_their_last() -> None:
    scene = draw_course(one_lane(cases.phase(3, 5, 2)))
    bar = of(group(scene, "p0-lane0"), Rect, "dose")[0]
    ticks = {text.text: text.x for text in of(group(scene, "p0-axis"), Text, "tick-x")}
    day = (ticks["19"] - ticks["1"]) / 18
    assert bar.x == pytest.approx(ticks["3"] - day / 2)
    assert bar.x + bar.w == pytest.approx(ticks["5"] + day / 2)


def test_bar_heights_are_in_proportion_to_the_dose_across_patients() -> None:
    heights = [rect.h for c in (0, 1) for rect in of(group(SEED, f"p{c}-lane0"), Rect, "dose")]
    assert heights == pytest.approx([3, 15, 3, 1.5, 1.5, 3, 15, 3, 1.5])
    assert ("least-height", "Glucocorticoids") in {(note.kind, note.subject) for note in SEED.notes}


def test_doses_without_a_common_unit_have_no_heights() -> None:
    data = one_lane(cases.phase(1, 4, 2), cases.phase(6, 9, 500, unit="mg/d"))
    scene = draw_course(data)
    assert len({rect.h for rect in of(scene, Rect, "dose")}) == 1
    assert "flat" in {note.kind for note in scene.notes}
    assert inspect_course(data, scene) == []


def test_a_text_gets_shorter_with_its_bar_and_what_is_lost_is_noted() -> None:
    printed = words(group(SEED, "p0-lane0"), "dose")
    assert printed == ["2", "10 mg/kg/d IV", "2 mg/kg/d IV", "1 mg/kg/d PO", "0.5 mg/kg/d PO"]
    lost = [(note.patient, note.text, note.when) for note in omitted(SEED) if note.kind == "dose"]
    assert lost == [("Patient 1", "2 mg/kg/d IV", "days 2–3"), ("Patient 2", "2 mg/kg/d IV", "day 2")]


@pytest.mark.parametrize("seed", range(40))
def test_every_dose_is_printed_in_full_or_noted(seed: int) -> None:
    data, profile = random_course(seed)
    scene = draw_course(data, profile)
    noted = {(note.patient, note.text) for note in omitted(scene)}
    for c, patient in enumerate(data.patients):
        for treatment in patient.treatments:
            printed = words(group(scene, f"p{c}-lane{data.lane_ids().index(treatment.id)}"), "dose")
            for phase in treatment.phases:
                full = phase.texts[0] if phase.texts else ""
                assert not full or full in printed or (patient.label, full) in noted
            for bolus in treatment.boluses:
                full = bolus.text
                found = [*printed, *(text for label, text in noted if label == patient.label)]
                assert not full or any(text.endswith(full) for text in found)


def test_equal_single_doses_are_counted_once_and_stand_on_their_day() -> None:
    lane = group(SEED, "p0-lane1")
    assert words(lane, "dose") == ["2 × 2 g/kg"]
    ticks = {text.text: text.x for text in of(group(SEED, "p0-axis"), Text, "tick-x")}
    assert of(lane, Path, "stem")[1].points[0][0] == pytest.approx(ticks["3"])


def test_single_doses_at_one_moment_are_moved_apart_with_true_stems() -> None:
    data = one_lane(boluses=(Bolus(4, "1 g"), Bolus(4, "2 g")))
    scene = draw_course(data)
    heads, stems = of(scene, Mark, "bolus"), of(scene, Path, "stem")
    assert abs(heads[0].x - heads[1].x) > 2 * heads[0].r
    assert stems[0].points[0] == stems[1].points[0]
    assert "nudged" in {note.kind for note in scene.notes}
    assert inspect_course(data, scene) == []


def test_an_ongoing_treatment_ends_in_an_arrow_and_an_unknown_end_is_torn() -> None:
    scene = draw_course(one_lane(replace(cases.phase(1, 4, 2), start_known=False), cases.phase(5, None, 2)))
    assert len(of(scene, Mark, "ongoing")) == len(of(scene, Path, "open")) == 1
    assert ("open", "start") in {(note.kind, note.text) for note in scene.notes}


def test_a_dose_at_an_approximate_time_is_outlined_and_printed_as_it_is() -> None:
    scene = draw_course(one_lane(replace(cases.phase(1, 9, 2), approx=True)))
    assert of(scene, Rect, "dose")[0].fill == "paper"
    assert words(group(scene, "p0-lane0"), "dose") == ["2 mg/kg/d"]


def test_doses_at_the_same_time_stand_on_tracks_of_their_own() -> None:
    bars = of(draw_course(one_lane(cases.phase(1, 9, 2), cases.phase(4, 6, 2))), Rect, "dose")
    assert bars[0].y + bars[0].h <= bars[1].y


def test_lanes_differ_in_hatch_as_well_as_in_colour_where_the_journal_allows_it() -> None:
    looks = {(rect.fill, rect.hatch) for k in (0, 2) for rect in of(group(SEED, f"p0-lane{k}"), Rect, "dose")}
    assert len({hatch for _, hatch in looks}) == 2
    plain = draw_course(cases.SEED_LIKE, Profile(patterns=False))
    assert {rect.hatch for rect in of(plain, Rect, "dose")} == {""}


def test_the_start_of_a_key_treatment_is_a_line_through_all_panels_that_yields_to_text() -> None:
    bar = of(group(SEED, "p0-lane2"), Rect, "dose")[0]
    guides = of(group(SEED, "p0-guides"), Path, "guide")
    assert {x for guide in guides for x, _ in guide.points} == {bar.x}
    assert max(y for guide in guides for _, y in guide.points) == pytest.approx(bar.y)
    boxes = [text_box(text) for text in of_texts(SEED) if text_box(text)[0] < bar.x < text_box(text)[2]]
    assert boxes
    assert not any(a[1] < box[3] and b[1] > box[1] for guide in guides for a, b in [guide.points[:2]] for box in boxes)


def of_texts(scene: Scene) -> list[Text]:
    patient = group(scene, "p0")
    return [text for role in ("value", "title", "reference", "dose", "care") for text in of(patient, Text, role)]


def test_care_names_and_events_without_room_are_noted() -> None:
    assert ("care", "Patient 2", "Ward", "day 2") in {(n.kind, n.patient, n.text, n.when) for n in omitted(SEED)}
    events = tuple(EventMark(3, f"An event with a long name, number {k}") for k in range(4))
    data = CourseData((replace(cases.FIRST, events=events),), ("crp",))
    scene = draw_course(data, ONE_COLUMN)
    assert len(of(scene, Mark, "event")) == 4
    assert len(words(scene, "event")) + len([n for n in omitted(scene) if n.kind == "event"]) == 4


# --- input ----------------------------------------------------------------------------------------------------


def test_what_cannot_be_drawn_is_refused_without_quoting_it() -> None:
    with pytest.raises(ValueError, match="needs a patient"):
        CourseData((), ("x",))
    with pytest.raises(ValueError, match="segment that its patient does not have"):
        CourseData((CoursePatient("P", (Series("x", "X", "", (Point(0, 1, segment=1),)),)),), ("x",))
    with pytest.raises(ValueError, match="ends before it starts"):
        one_lane(Phase(Span(5, 2)))


def test_extreme_records_are_drawn() -> None:
    extremes: tuple[dict[float, float | str | None], ...] = ({1: 0}, {1: 5}, {1: -3}, {1: 7, 2: 7}, {1: None}, {})
    for values in extremes:
        data = CourseData((CoursePatient("P", (cases.series("x", "X", "", values),)),), ("x",))
        scene = draw_course(data)
        assert inspect_scene(scene, FULL_WIDTH) == []
        assert inspect_course(data, scene) == []
    lanes_only = CourseData((CoursePatient("P", treatments=(Treatment("d", "D", phases=(cases.phase(1, 3, 2),), key=True),)),), ())
    assert inspect_course(lanes_only, draw_course(lanes_only)) == []
