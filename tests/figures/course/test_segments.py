"""The time of a course figure: its units, its breaks, what obeys them, and the checks that see what does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures import cases
from tests.figures.long_courses import CONTROLS, LONG_COURSES, POISONING, SIXTY_YEARS, TWO_FOLLOW_UPS, days, points
from tests.figures.random_course import inspect_part
from tests.figures.reading import edit, group, of, words

from casereport.figures import FULL_WIDTH, ONE_COLUMN
from casereport.figures.axis.units import Unit
from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.describe import alt_sentence, data_table
from casereport.figures.course.drawing import draw_course, plan_of_course
from casereport.figures.course.entries import Bolus, Part, Series, Treatment
from casereport.figures.course.plan import plan_course
from casereport.figures.course.segments import segment_course
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Item, Mark, Path, Rect, Scene, Text
from casereport.figures.truth.checks import inspect_scene
from casereport.figures.truth.course import inspect_course


def parts(data: CourseData, patient: int = 0, width: float = FULL_WIDTH.width) -> tuple[Part, ...]:
    return segment_course(data, width).patients[patient].segments[0].parts


def titles(data: CourseData, patient: int = 0) -> list[str]:
    return [part.title for part in parts(data, patient)]


def of_times(*times: float, told: Unit | None = None, **segment: float | str) -> CourseData:
    values = tuple(replace(cases.point(t, 1 + t % 7), told=told) for t in times)
    return CourseData((CoursePatient("P", (Series("x", "X", "g", values),), segments=(Segment(**segment),)),), ("x",))  # type: ignore[arg-type]


# --- units and breaks -----------------------------------------------------------------------------------------


def test_a_stay_and_controls_months_later_become_two_parts() -> None:
    assert titles(CONTROLS) == ["Hospital day", "Months after admission"]


def test_a_day_and_a_half_told_by_the_clock_is_counted_in_hours() -> None:
    (part,) = parts(POISONING)
    assert (part.unit, part.title) == ("h", "Hours after 00:00 on day 1")


def test_hours_count_from_the_admission_where_its_time_is_known() -> None:
    data = of_times(*(-0.1 + k / 12 for k in range(10)), told="h", origin=-0.15, anchor="admission")
    assert titles(data) == ["Hours after admission"]
    scene = draw_course(data)
    assert words(scene, "tick-x")[0] == "0"


def test_times_known_to_the_day_stay_days_however_short() -> None:
    assert parts(of_times(0, 1, told="d")) == ()
    mixed = of_times(0.1, 0.2, 0.3, 1.0, told="h")
    series = mixed.patients[0].series[0]
    told = (*series.points[:3], replace(series.points[3], told="d"))
    assert parts(replace(mixed, patients=(replace(mixed.patients[0], series=(replace(series, points=tuple(told)),)),))) == ()


@pytest.mark.parametrize(
    ("times", "told", "unit"),
    [
        (tuple(range(20)), None, None),
        (tuple(range(0, 80, 4)), None, None),
        (tuple(range(0, 150, 10)), None, "wk"),
        (tuple(range(0, 150, 10)), "mo", "mo"),
        (tuple(range(0, 400, 30)), None, "mo"),
        (tuple(range(0, 4000, 300)), None, "y"),
        (tuple(7 * k for k in range(12)), "wk", "wk"),
    ],
)
def test_the_unit_follows_from_what_was_told_and_from_the_length(times: tuple[float, ...], told: Unit | None, unit: str | None) -> None:
    assert [part.unit for part in parts(of_times(*times, told=told))] == ([unit] if unit else [])


def test_a_life_is_counted_in_years_of_age() -> None:
    assert titles(SIXTY_YEARS) == ["Age in years"]


def test_a_time_before_the_anchor_counts_down() -> None:
    data = of_times(-4000, -3000, -2000, *range(8), anchor="admission")
    assert titles(data) == ["Years before admission", "Hospital day"]
    numbers = words(group(draw_course(data), "p0-axis"), "tick-x")
    assert numbers[0].isdigit()
    assert int(numbers[0]) > int(numbers[1])


def test_a_course_that_one_line_of_days_shows_well_is_not_divided() -> None:
    for data in (cases.SEED_LIKE, cases.ONE_PATIENT, cases.TWO_STAYS):
        assert segment_course(data, FULL_WIDTH.width) == data


def test_patients_on_one_clock_get_the_same_cuts_and_widths_of_a_day() -> None:
    plan = plan_course(TWO_FOLLOW_UPS, FULL_WIDTH)
    assert titles(TWO_FOLLOW_UPS, 0) == titles(TWO_FOLLOW_UPS, 1) == ["Hospital day", "Months after admission"]
    first, second = ([piece.per_day for piece in column.time.pieces] for column in plan.columns)
    assert first == pytest.approx(second)
    assert plan.notes == ()


def test_a_difference_of_scale_that_reading_asks_for_is_told() -> None:
    long = of_times(*range(8), *(400 + 365 * k for k in range(60)), anchor="admission").patients[0]
    short = of_times(*range(8), 800.0, anchor="admission").patients[0]
    data = CourseData((long, replace(short, label="Q")), ("x",))
    scene = draw_course(data)
    assert any(note.kind == "scale" for note in scene.notes)
    assert "The time axes differ in scale between patients." in caption(data)
    assert inspect_part(data, FULL_WIDTH) == []


def test_a_divided_course_and_a_part_of_a_figure_stay_as_they_are() -> None:
    divided = segment_course(CONTROLS, FULL_WIDTH.width)
    assert segment_course(divided, ONE_COLUMN.width) == divided
    part = replace(CONTROLS, whole=divided)
    assert segment_course(part, FULL_WIDTH.width) is part


def test_parts_of_a_figure_have_the_axis_of_the_whole() -> None:
    low = Profile(max_height_mm=75)
    found = split_course(CONTROLS, low)
    assert len(found) > 1
    axes = [words(group(draw_course(part, low), "p0-axis"), "tick-x") for part in found]
    assert all(axis == axes[0] for axis in axes)
    assert [finding for part in found for finding in inspect_part(part, low)] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-20000, 20000), min_size=1, max_size=25, unique=True), st.sampled_from([ONE_COLUMN, FULL_WIDTH]))
def test_parts_hold_every_time_in_order_and_never_overlap(times: list[float], profile: Profile) -> None:
    data = of_times(*sorted(times), anchor="admission")
    found = parts(data, 0, profile.width)
    assert len(found) <= 3
    assert not found or all(any(part.start - 1e-6 <= t <= part.end + 1e-6 for part in found) for t in times)
    assert all(a.end < b.start for a, b in pairwise(found))
    assert inspect_course(data, draw_course(data, profile)) == []


# --- the drawing ----------------------------------------------------------------------------------------------


def caption(data: CourseData) -> str:
    return " ".join(part.text for part in caption_parts(plan_of_course(data)))


@pytest.mark.parametrize("name", LONG_COURSES)
@pytest.mark.parametrize("profile", [FULL_WIDTH, ONE_COLUMN], ids=["180", "85"])
def test_long_courses_are_drawn_true_and_clean(name: str, profile: Profile) -> None:
    assert [finding for part in split_course(LONG_COURSES[name], profile) for finding in inspect_part(part, profile)] == []


def test_bands_and_shades_stop_at_each_part_and_lines_cross_a_break_dashed() -> None:
    scene = draw_course(CONTROLS)
    a, b = plan_course(CONTROLS, FULL_WIDTH).columns[0].time.pieces
    bands = [rect for rect in of(scene, Rect, "band") if rect.y < 100]
    assert [(rect.x, rect.x + rect.w) for rect in bands] == [pytest.approx((a.x0, a.x1)), pytest.approx((b.x0, b.x1))]
    crossing = [path for path in of(scene, Path, "line") if path.points[0][0] <= a.x1 < b.x0 <= path.points[-1][0]]
    assert len(crossing) == 2
    assert all(path.dash for path in crossing)


def test_a_bar_that_spans_the_break_has_two_strokes_and_its_text_on_one_side() -> None:
    lane = group(draw_course(CONTROLS), "p0-lane0")
    a, b = plan_course(CONTROLS, FULL_WIDTH).columns[0].time.pieces
    bar = next(rect for rect in of(lane, Rect, "dose") if rect.x < b.x0 < rect.x + rect.w)
    strokes = of(lane, Path, "bridge")
    assert len(strokes) == 2
    assert all(a.x1 < (path.points[0][0] + path.points[1][0]) / 2 < b.x0 for path in strokes)
    assert bar.x + bar.w == pytest.approx(b.x(189.5))
    assert all(text.x < a.x1 or text.x > b.x0 for text in of(lane, Text, "dose"))


def test_a_bar_hidden_by_a_break_says_its_dose_in_the_caption() -> None:
    gap = cases.phase(10, 190, 2, "PO")
    series = Series("x", "X", "g", points(days(dict.fromkeys(range(1, 11), 3), ((12, "mo"), 4), ((13, "mo"), 4))))
    exact = replace(gap, span=replace(gap.span, start=9.0, end=189.0, exact=True))
    data = CourseData((CoursePatient("P", (series,), (Treatment("a", "A", phases=(exact,)),)),), ("x",))
    assert inspect_part(data, FULL_WIDTH) == []


def test_alike_doses_in_two_parts_are_told_apart() -> None:
    boluses = tuple(Bolus(t, "2 g/kg", told="d") for t in (1.0, 3.0, 182.0))
    patient = replace(CONTROLS.patients[0], treatments=(Treatment("ivig", "IVIG", boluses=boluses),))
    assert words(group(draw_course(replace(CONTROLS, patients=(patient,))), "p0-lane0"), "dose") == ["2 × 2 g/kg", "2 g/kg"]


# --- words ----------------------------------------------------------------------------------------------------


def test_alt_text_and_caption_say_what_the_axis_counts_and_that_it_is_broken() -> None:
    divided = segment_course(CONTROLS, FULL_WIDTH.width)
    assert "by hospital day and months after admission, with" in alt_sentence(divided)
    told = caption(CONTROLS)
    assert "The axis is broken where nothing is recorded for a long time, and each of its parts has a scale of its own." in told
    assert "a break of the axis" in told


def test_no_line_across_the_break_is_told_where_none_is_drawn() -> None:
    (patient,) = CONTROLS.patients
    early = tuple(replace(s, points=tuple(p for p in s.points if p.t < 30)) for s in patient.series)
    data = replace(CONTROLS, patients=(replace(patient, series=early),))
    told = caption(data)
    assert "The axis is broken" in told  # for what is given and happens later
    assert "a break of the axis" not in told


def test_hours_and_years_have_no_rule_about_days() -> None:
    assert "A day is the interval" not in caption(POISONING)
    assert "Day 0" not in caption(SIXTY_YEARS)


def test_the_table_keeps_the_words_of_the_record() -> None:
    series = CONTROLS.patients[0].series[0]
    told = replace(series, points=(*series.points[:-1], replace(series.points[-1], when="18 months after admission")))
    data = replace(CONTROLS, patients=(replace(CONTROLS.patients[0], series=(told, *CONTROLS.patients[0].series[1:])),))
    assert data_table(segment_course(data, FULL_WIDTH.width)) == data_table(data)
    assert any(row[2] == "18 months after admission" for row in data_table(data).rows)


# --- seeded defects -------------------------------------------------------------------------------------------

GOOD = draw_course(CONTROLS)
PIECES = plan_course(CONTROLS, FULL_WIDTH).columns[0].time.pieces
MIDDLE = (PIECES[0].x1 + PIECES[1].x0) / 2


def role(kind: type, name: str, *, crosses: bool = False) -> Callable[[Item], bool]:
    def picks(item: Item) -> bool:
        return isinstance(item, kind) and getattr(item, "role", "") == name and (not crosses or _crosses(item))

    return picks


def _crosses(item: Item) -> bool:
    if isinstance(item, Path):
        return item.points[0][0] < MIDDLE < item.points[-1][0]
    return isinstance(item, Rect) and item.x < MIDDLE < item.x + item.w


def printed(text: str, name: str) -> Callable[[Item], bool]:
    return lambda item: isinstance(item, Text) and item.role == name and item.text == text


def at_break(item: Item) -> Item:
    return replace(item, x=MIDDLE, anchor="middle") if isinstance(item, Text) else item


def to_the_other_piece(item: Item) -> Item:
    return replace(item, x=PIECES[0].x1 - 2) if isinstance(item, Mark) else item


def changed(**fields: object) -> Callable[[Item], Item]:
    return lambda item: replace(item, **fields)  # type: ignore[arg-type]


def widened(item: Item) -> Item:
    return replace(item, w=item.w + 60) if isinstance(item, Rect) else item


DEFECTS: dict[str, tuple[str, Scene]] = {
    "a bar across the break without strokes": ("break_ignored", edit(GOOD, role(Path, "bridge"), changed(role="lost"))),
    "a solid line across the break": ("break_ignored", edit(GOOD, role(Path, "line", crosses=True), changed(dash=()))),
    "a band across the break": ("break_ignored", edit(GOOD, role(Rect, "band"), widened)),
    "a shade across the break": ("break_ignored", edit(GOOD, role(Rect, "shade"), changed(w=400.0))),
    "a point in the wrong piece": ("fidelity", edit(GOOD, lambda item: getattr(item, "role", "") == "value" and getattr(item, "x", 0) > MIDDLE, to_the_other_piece)),
    "a month's number off by one": ("fidelity", edit(GOOD, printed("12", "tick-x"), changed(text="13"))),
    "a day's number off by one": ("fidelity", edit(GOOD, printed("4", "tick-x"), changed(text="5"))),
    "months called weeks": ("fidelity", edit(GOOD, printed("Months after admission", "axis-title"), changed(text="Weeks after admission"))),
    "a lost title": ("fidelity", edit(GOOD, printed("Months after admission", "axis-title"), changed(role="lost"))),
    "a dose across the break": ("text_over_break", edit(GOOD, printed("0.5 mg/kg/d PO", "dose"), at_break)),
    "a number across the break": ("text_over_break", edit(GOOD, printed("6", "tick-x"), at_break, 1)),
    "a bar that ends in the wrong piece": ("fidelity", edit(GOOD, role(Rect, "dose", crosses=True), changed(w=9.0))),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_seeded_defect_of_a_broken_axis_is_found(defect: str) -> None:
    check, scene = DEFECTS[defect]
    found = inspect_scene(scene, FULL_WIDTH) + inspect_course(CONTROLS, scene)
    assert check in {finding.check for finding in found}
    assert inspect_scene(GOOD, FULL_WIDTH) + inspect_course(CONTROLS, GOOD) == []


def test_hours_that_count_from_elsewhere_are_found() -> None:
    scene = draw_course(POISONING)
    first = of(group(scene, "p0-axis"), Text, "tick-x")[0].text
    assert inspect_course(POISONING, scene) == []
    assert inspect_course(POISONING, edit(scene, printed(first, "tick-x"), changed(text=str(int(first) + 1))))
