"""Two analytes in one panel: each on its own axis, in its own mark, line, title and labels; every way to mix them up is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.figures import cases, pairs
from tests.figures.random_course import inspect_part
from tests.figures.reading import edit, group, of, words

from casereport.figures import FULL_WIDTH, ONE_COLUMN
from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, CoursePatient, Pair
from casereport.figures.course.describe import alt_sentence, data_table, long_description
from casereport.figures.course.drawing import draw_course, plan_of_course
from casereport.figures.course.split import split_course
from casereport.figures.paper.palette import DARK, LIGHT, contrast
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Item, Mark, Path, Rect, Scene, Text
from casereport.figures.truth.checks import inspect_scene
from casereport.figures.truth.course import inspect_course

GOOD = draw_course(pairs.TWO)
ONE = draw_course(pairs.ONE)


def panel(first: cases.Value, second: cases.Value) -> CourseData:
    """One patient, one panel of two analytes with two results each."""
    series = (cases.series("a", "Alpha", "U/L", {1: 10, 4: first}, 5, 20), cases.series("b", "Beta", "U/L", {1: 15, 4: second}, 5, 20))
    return CourseData((CoursePatient("P", series),), ("a",), pairs=(Pair("a", "b"),))


# --- drawing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", [ONE_COLUMN, FULL_WIDTH, Profile(120)], ids=["85", "180", "120"])
@pytest.mark.parametrize("data", [pairs.ONE, pairs.TWO, pairs.THREE, pairs.APART], ids=["one", "two", "three", "apart"])
def test_pairs_are_true_and_clean_in_parts_that_fit(data: CourseData, profile: Profile) -> None:
    assert [finding for part in split_course(data, profile) for finding in inspect_part(part, profile)] == []


def test_the_first_is_circles_and_the_second_squares_in_a_colour_that_grey_keeps_apart() -> None:
    found = group(GOOD, "p0-row0")
    assert {mark.shape for mark in of(found, Mark, "value")} == {"circle"}
    assert [mark.shape for mark in of(found, Mark, "value2")] == ["square"] * 7 + ["up"]
    assert {line.stroke for line in of(found, Path, "line")} == {"series", "series2"}
    assert {words(found, "title")[0], words(found, "title2")[0]} == {"AST (U/L)", "ALT (U/L)"}
    assert contrast(LIGHT["series"], LIGHT["series2"]) > 2
    for palette in (LIGHT, DARK):
        assert all(contrast(palette["series2-text"], palette[ground]) >= 4.5 for ground in ("paper", "refband", "icuband", "reficu"))


def test_filled_is_outside_and_hollow_inside_in_both() -> None:
    marks = of(group(draw_course(panel(30, 12)), "p0-row0"), Mark, "value2")
    assert [mark.fill for mark in marks] == ["paper", "paper"]
    marks = of(group(draw_course(panel(12, 30)), "p0-row0"), Mark, "value2")
    assert [mark.fill for mark in marks] == ["paper", "series2"]


def test_one_range_of_both_is_one_band_and_another_is_a_bracket_not_a_second_band() -> None:
    same = draw_course(panel(12, 30))
    assert of(group(same, "p0-row0"), Path, "bracket") == []
    assert len(of(same, Rect, "band")) == 1
    assert words(group(same, "p0-row0"), "reference") == ["ref. 5–20", "ref. 5–20"]
    ground = group(ONE, "p0-ground")
    assert len(of(ground, Rect, "band")) == 3
    assert len(of(group(ONE, "p0-row0"), Path, "bracket")) == len(of(group(ONE, "p0-row2"), Path, "bracket")) == 1


def test_a_log_scale_counts_for_both_and_each_title_says_so() -> None:
    scene = group(draw_course(panel(1000, 12)), "p0-row0")
    assert [*words(scene, "title"), *words(scene, "title2")] == ["Alpha (U/L), log scale", "Beta (U/L), log scale"]


def test_a_range_from_below_zero_on_a_log_scale_goes_on_beneath_it() -> None:
    series = (cases.series("a", "Alpha", "U/L", {1: 1, 4: 100}, -2, 2), cases.series("b", "Beta", "U/L", {1: 15, 4: 12}, -3, 4))
    data = CourseData((CoursePatient("P", series),), ("a",), pairs=(Pair("a", "b"),))
    assert inspect_part(data, FULL_WIDTH) == []


def test_the_right_axis_stands_clear_of_the_panel_in_the_style_of_its_series() -> None:
    found = group(ONE, "p0-row2")
    spine = of(found, Path, "axis-right")[0]
    assert spine.stroke == "series2"
    assert spine.points[0][0] > of(group(ONE, "p0-axis"), Path, "axis")[0].points[-1][0]
    assert {text.fill for text in of(found, Text, "tick-y2")} == {"series2-text"}
    assert words(found, "title2") == ["Ferritin (µg/L, right axis), log scale"]
    assert of(group(ONE, "p0-row0"), Path, "axis-right") == []


def test_a_shared_right_axis_has_numbers_at_the_last_column_and_others_between_columns() -> None:
    assert words(group(GOOD, "p0-row2"), "tick-y2") == []
    assert words(group(GOOD, "p1-row2"), "tick-y2")
    apart = draw_course(pairs.APART)
    assert words(group(apart, "p0-row2"), "tick-y2")
    room = [of(group(scene, "p1-axis"), Path, "axis")[0].points[0][0] for scene in (GOOD, apart)]
    ends = [of(group(scene, "p0-axis"), Path, "axis")[0].points[1][0] for scene in (GOOD, apart)]
    assert room[1] - ends[1] > room[0] - ends[0]


def test_a_patient_with_one_of_the_two_has_its_line_and_a_word_about_the_other() -> None:
    lone = replace(pairs.SECOND, series=tuple(s for s in pairs.SECOND.series if s.analyte != "alt"))
    data = replace(pairs.TWO, patients=(pairs.FIRST, lone))
    scene = draw_course(data)
    assert inspect_part(data, FULL_WIDTH) == []
    assert "not reported" in words(group(scene, "p1-row0"), "reference")
    assert of(group(scene, "p1-row0"), Mark, "value2") == []
    assert "ALT: not reported." in " ".join(long_description(data))


def test_marks_at_one_place_both_show() -> None:
    found = group(draw_course(panel("<5", "<5")), "p0-row0")
    first, second = of(found, Mark, "value")[-1], of(found, Mark, "value2")[-1]
    assert (first.x, first.y) == (second.x, second.y)
    assert second.r > first.r


# --- words ----------------------------------------------------------------------------------------------------


def test_caption_and_text_alternative_tell_which_is_which() -> None:
    caption = [part.text for part in caption_parts(plan_of_course(pairs.TWO))]
    assert caption[0] == "AST (circles, dark line) and ALT (squares, lighter line)."
    assert caption[2] == "C-reactive protein (circles, dark line) and ferritin (squares, lighter line, axis at the right)."
    assert "where a bracket stands beside a panel, it is that of the squares and the band that of the circles" in " ".join(caption)
    assert "AST with ALT, lymphocytes and C-reactive protein with ferritin" in alt_sentence(pairs.TWO)
    assert [panel.title for panel in GOOD.panels[:2]] == ["AST (circles, dark line) and ALT (squares, lighter line)"] * 2


def test_description_and_table_have_every_series() -> None:
    text = " ".join(long_description(pairs.ONE))
    assert all(f"{title} (" in text for title in ("AST", "ALT", "Lymphocytes", "C-reactive protein", "Ferritin"))
    items = [row[1] for row in data_table(pairs.ONE).rows]
    assert list(dict.fromkeys(items))[:5] == ["AST", "ALT", "Lymphocytes", "C-reactive protein", "Ferritin"]


# --- parts and input ------------------------------------------------------------------------------------------


def test_the_two_of_a_pair_stay_together_from_part_to_part() -> None:
    low = Profile(max_height_mm=66)
    parts = split_course(pairs.ONE, low)
    assert [part.rows for part in parts] == [("ast", "lym"), ("crp",), ()]
    drawn = [draw_course(part, low) for part in parts]
    assert sum(len(of(scene, Mark, "value2")) for scene in drawn) == len(of(ONE, Mark, "value2"))


def test_an_analyte_in_two_panels_or_a_third_in_one_is_refused_without_quoting_it() -> None:
    for wrong in ((Pair("ast", "lym"),), (Pair("ast", "alt"), Pair("ast", "fer")), (Pair("ast", "ast"),)):
        with pytest.raises(ValueError, match="an analyte stands in two panels"):
            replace(pairs.ONE, pairs=wrong)


# --- seeded defects -------------------------------------------------------------------------------------------


def role(kind: type, name: str, **looks: str) -> Callable[[Item], bool]:
    return lambda item: (
        isinstance(item, kind) and getattr(item, "role", "") == name and all(getattr(item, key) == value for key, value in looks.items())
    )


def on_the_first_axis(scene: Scene) -> Scene:
    """Every mark of ferritin at a height that its own axis does not have for it."""
    for n in range(5):
        scene = edit(scene, role(Mark, "value2"), lambda item: replace(item, y=item.y - 11.0) if isinstance(item, Mark) else item, 8 + n)
    return scene


def swapped(scene: Scene) -> Scene:
    scene = edit(scene, role(Mark, "value"), lambda item: replace(item, shape="square") if isinstance(item, Mark) else item)
    return edit(scene, role(Mark, "value2"), lambda item: replace(item, shape="circle") if isinstance(item, Mark) else item)


def exchanged_titles(scene: Scene) -> Scene:
    scene = edit(scene, role(Text, "title"), lambda item: replace(item, text="ALT (U/L)") if isinstance(item, Text) else item)
    return edit(scene, role(Text, "title2"), lambda item: replace(item, text="AST (U/L)") if isinstance(item, Text) else item)


def moved(kind: type, name: str, y: float, nth: int = 0, **looks: str) -> Callable[[Scene], Scene]:
    def move(item: Item) -> Item:
        if isinstance(item, Path):
            return replace(item, points=tuple((a, b + y) for a, b in item.points))
        return replace(item, y=item.y + y) if isinstance(item, Text | Mark) else item

    return lambda scene: edit(scene, role(kind, name, **looks), move, nth)


def changed(kind: type, name: str, nth: int = 0, **changes: str) -> Callable[[Scene], Scene]:
    return lambda scene: edit(scene, role(kind, name), lambda item: replace(item, **changes), nth)  # type: ignore[arg-type]


DEFECTS: dict[str, Callable[[Scene], Scene]] = {
    "the second series on the axis of the first": on_the_first_axis,
    "one point of the second series off": moved(Mark, "value2", -3.0, 9),
    "marks swapped": swapped,
    "the colours of a mark swapped": changed(Mark, "value2", 2, fill="series", stroke="series"),
    "a right tick off": moved(Path, "tick", 2.0, 0, stroke="series2"),
    "a number of the right axis off": moved(Text, "tick-y2", 2.0, 1),
    "a wrong number on the right axis": changed(Text, "tick-y2", 1, text="2000"),
    "titles exchanged": exchanged_titles,
    "the label of a line in the style of the other": changed(Text, "title2", fill="series"),
    "a label of a value on the wrong series": changed(Text, "value", fill="series2-text"),
    "a line that joins the other's points": lambda scene: edit(
        scene, role(Path, "line", stroke="series"), lambda item: replace(item, stroke="series2") if isinstance(item, Path) else item
    ),
    "a bracket off": moved(Path, "bracket", 2.0),
    "a lost bracket": changed(Path, "bracket", role="lost"),
    "a lost point of the second": changed(Mark, "value2", role="lost"),
    "a value in range of the second drawn filled": lambda scene: edit(
        scene, role(Mark, "value2", fill="paper"), lambda item: replace(item, fill="series2") if isinstance(item, Mark) else item
    ),
    "the right axis not named in the title": changed(Text, "title2", 1, text="Ferritin (µg/L), log scale"),
}


def test_the_drawing_without_a_defect_is_true() -> None:
    assert inspect_course(pairs.ONE, ONE) == inspect_scene(ONE, FULL_WIDTH) == []


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_seeded_defect_is_found(defect: str) -> None:
    assert inspect_course(pairs.ONE, DEFECTS[defect](ONE)) != []


def test_a_column_without_numbers_is_held_to_the_axis_of_its_row() -> None:
    scene = GOOD
    for n in range(5):
        scene = edit(scene, role(Mark, "value2"), lambda item: replace(item, y=item.y - 4) if isinstance(item, Mark) else item, 8 + n)
    assert "row2: shared values of a pair" in {finding.where for finding in inspect_course(pairs.TWO, scene)}
