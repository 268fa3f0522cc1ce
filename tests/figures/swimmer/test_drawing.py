from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from tests.figures import swimmers
from tests.figures.random_swimmer import inspect_swimmer_part, inspect_swimmer_record
from tests.figures.reading import edit, group, of, words
from tests.figures.truth.test_checks import moved, role, text, wider, with_

from casereport.figures import FULL_WIDTH, ONE_COLUMN, Profile, write_svg
from casereport.figures.course.entries import Span
from casereport.figures.paper.palette import DARK, LIGHT, contrast
from casereport.figures.paper.scene import Item, Mark, Path, Rect, Scene, Text, walk
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, SwimmerMark, SwimmerState
from casereport.figures.swimmer.drawing import draw_swimmer, plan_of_swimmer
from casereport.figures.swimmer.plan import state_fills
from casereport.figures.swimmer.split import split_swimmer
from casereport.figures.swimmer.text import counted_time, mark_words, swimmer_caption, swimmer_description, swimmer_table
from casereport.figures.truth.checks import inspect_scene
from casereport.figures.truth.swimmer import inspect_swimmer

DATA = swimmers.SERIES
GOOD = draw_swimmer(DATA)
LARGE_TYPE = Profile(170, letter_pt=9, head_pt=8.5, label_pt=8, tick_pt=8, small_pt=8, min_text_pt=8, min_line_pt=0.5)


@pytest.mark.parametrize("profile", [FULL_WIDTH, ONE_COLUMN, LARGE_TYPE], ids=["180 mm", "85 mm", "8 pt"])
def test_a_case_series_is_drawn_true_and_clean(profile: Profile) -> None:
    scene = draw_swimmer(DATA, profile)
    assert inspect_scene(scene, profile) + inspect_swimmer(DATA, scene) == []


@pytest.mark.parametrize("block", range(3))
def test_random_case_series_are_drawn_true_and_clean_in_as_many_parts_as_they_need(block: int) -> None:
    for seed in range(block * 20, block * 20 + 20):
        assert inspect_swimmer_record(seed)[1] == [], f"seed {seed}"


def test_lanes_run_from_the_longest_follow_up_down_unless_the_author_sorts_them() -> None:
    labels = [words(group(GOOD, f"lane{k}"), "cell")[0] for k in range(8)]
    assert labels == ["P3", "P4", "P6", "P8", "P1", "P2", "P5", "P7"]
    unsorted = draw_swimmer(replace(DATA, sort=False))
    assert [words(group(unsorted, f"lane{k}"), "cell")[0] for k in range(8)] == [f"P{k + 1}" for k in range(8)]


def test_the_table_stands_left_the_outcome_right_and_zero_is_named() -> None:
    heads = of(group(GOOD, "table"), Text, "head")
    assert [head.text for head in heads] == ["Patient", "Age, sex", "Diagnosis", "Outcome"]
    axis = of(group(GOOD, "axis"), Path, "axis")[0]
    assert heads[2].x < axis.points[0][0]
    assert heads[3].x > axis.points[1][0]
    assert words(group(GOOD, "axis"), "axis-title") == ["Months since first dose of anakinra"]
    assert words(GOOD, "zero") == ["First dose of anakinra"]
    zero = of(GOOD, Path, "zero")[0]
    assert zero.points[0][0] == next(t.x for t in of(group(GOOD, "axis"), Text, "tick-x") if t.text == "0")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("count", range(1, 7))
def test_states_leave_the_paper_step_by_step_in_the_order_of_the_author(palette: dict[str, str], count: int) -> None:
    lanes = tuple(SwimmerLane(f"P{k}", states=(SwimmerState(Span(0, 9), f"State {k}"),)) for k in range(count))
    fills = state_fills(SwimmerData(lanes, states=tuple(f"State {k}" for k in range(count))))
    steps = [contrast(palette[fill], palette["paper"]) for fill, _ in fills.values()]
    assert all(b > 1.25 * a for a, b in pairwise(steps))


def test_states_are_in_the_order_of_the_author() -> None:
    assert tuple(state_fills(DATA)) == DATA.states


def test_twelve_states_look_different_in_a_journal_without_patterns_too() -> None:
    states = tuple(SwimmerState(Span(k * 10, k * 10 + 10, True), f"State {k}") for k in range(12))
    data = SwimmerData((SwimmerLane("P1", states=states), SwimmerLane("P2", states=states[:2])))
    assert len(set(state_fills(data).values())) == 12
    for profile in (FULL_WIDTH, Profile(patterns=False)):
        scene = draw_swimmer(data, profile)
        assert inspect_scene(scene, profile) + inspect_swimmer(data, scene) == []


def test_halos_lie_under_the_outlines_of_bars_and_symbols_over_both() -> None:
    order = [getattr(item, "role", "") for item in group(GOOD, "lane0").items]
    assert order.index("halo") > max(k for k, name in enumerate(order) if name == "state")
    assert max(k for k, name in enumerate(order) if name == "halo") < order.index("outline")
    assert max(k for k, name in enumerate(order) if name == "outline") < order.index("event")


def test_ongoing_lanes_end_in_an_arrow_and_the_key_says_what_it_means() -> None:
    assert [k for k in range(8) if of(group(GOOD, f"lane{k}"), Mark, "ongoing")] == [0, 1, 2]
    assert "Ongoing at last follow-up" in words(group(GOOD, "key"), "key")
    ended = replace(DATA, lanes=tuple(replace(lane, ongoing=False) for lane in DATA.lanes))
    assert "Ongoing at last follow-up" not in words(group(draw_swimmer(ended), "key"), "key")


def test_symbols_at_nearly_one_time_are_moved_apart_and_told() -> None:
    marks, ticks = of(group(GOOD, "lane0"), Mark, "event"), of(group(GOOD, "lane0"), Path, "stem")
    assert marks[3].x - marks[2].x > 2 * marks[2].r
    assert len(ticks) == 2
    assert "nudged" in {note.kind for note in GOOD.notes}
    assert "true time" in " ".join(part.text for part in swimmer_caption(plan_of_swimmer(DATA)))


def test_two_names_of_one_kind_get_symbols_of_their_own() -> None:
    marks = tuple(SwimmerMark(k * 40.0, f"Infection {k}", "exposure") for k in range(5))
    data = SwimmerData((SwimmerLane("P1", marks=marks), SwimmerLane("P2", states=(SwimmerState(Span(0, 200), "On drug"),))))
    assert len({(m.shape, m.fill) for m in of(group(draw_swimmer(data), "lane1"), Mark, "event")}) == 5


def test_forty_patients_with_long_diagnoses_fill_a_page_or_two() -> None:
    lane = DATA.lanes[0]
    many = tuple(replace(lane, label=f"P{k + 1}", cells=("8 y, M", "Familial haemophagocytic lymphohistiocytosis")) for k in range(40))
    data = replace(DATA, lanes=many)
    for profile, expected in ((FULL_WIDTH, [40]), (ONE_COLUMN, [20, 20]), (LARGE_TYPE, [20, 20])):
        parts = split_swimmer(data, profile)
        assert [len(part.lanes) for part in parts] == expected
        assert [finding for part in parts for finding in inspect_swimmer_part(part, profile)] == []


def test_columns_that_leave_no_room_for_lanes_go_to_the_caption() -> None:
    words = "Immunodysregulation polyendocrinopathy enteropathy, X-linked, with thrombotic microangiopathy"
    data = replace(DATA, columns=("Patient", *("Diagnosis", "Genotype")), lanes=tuple(replace(k, cells=(words, words)) for k in DATA.lanes))
    scene = draw_swimmer(data, ONE_COLUMN)
    assert {note.subject for note in scene.notes if note.kind == "column"} == {"Genotype"}
    assert f"P7, {words}" in " ".join(part.text for part in swimmer_caption(plan_of_swimmer(data, ONE_COLUMN)))
    assert inspect_swimmer_part(data, ONE_COLUMN) == []


def test_unknown_ends_are_torn_and_open_ends_reach_the_edge() -> None:
    states = (SwimmerState(Span(0, 50), "On drug", start_known=False), SwimmerState(Span(60, None), "Off drug"))
    data = SwimmerData((SwimmerLane("P1", states=states), SwimmerLane("P2", states=(SwimmerState(Span(0, 100), "On drug"),))))
    scene = draw_swimmer(data)
    assert len(of(scene, Path, "open")) == 1
    last = of(group(scene, "lane0"), Rect, "state")[1]
    assert last.x + last.w == pytest.approx(of(group(scene, "axis"), Path, "axis")[0].points[1][0])
    assert "Torn end" in " ".join(part.text for part in swimmer_caption(plan_of_swimmer(data)))


def test_what_is_approximate_is_open_dashed_and_signed_and_the_caption_says_so() -> None:
    data = swimmers.with_about(DATA)
    for profile in (FULL_WIDTH, ONE_COLUMN, LARGE_TYPE):
        assert inspect_swimmer_part(data, profile) == []
    scene = draw_swimmer(data)
    first = group(scene, "lane0")
    assert [bool(path.dash) for path in of(first, Path, "outline")] == [False, False, True]
    assert len(of(first, Mark, "approx")) == 3  # a hollow symbol has nothing to be left open
    assert len(of(first, Text, "about")) >= 4
    assert not of(group(scene, "lane1"), Text, "about")
    told = " ".join(part.text for part in swimmer_caption(plan_of_swimmer(data)))
    assert "≈, approximate time (the symbol has an open centre; the bar has a dashed outline)." in told
    assert "relapse, at about 9 months" in " ".join(swimmer_description(data))
    assert "≈ 9" in {row[4] for row in swimmer_table(data).rows}


def test_a_sign_without_room_is_told_in_the_caption() -> None:
    marks = tuple(SwimmerMark(10 + k / 10, "Seizure", "complication", approx=True) for k in range(6))
    data = SwimmerData((SwimmerLane("P1", marks=marks), SwimmerLane("P2", states=(SwimmerState(Span(0, 200), "On drug"),))))
    assert "Also approximate, without room for the sign: P1, seizure." in " ".join(
        part.text for part in swimmer_caption(plan_of_swimmer(data, ONE_COLUMN))
    )
    assert inspect_swimmer_part(data, ONE_COLUMN) == []


def test_an_event_that_lasted_is_told_from_its_start() -> None:
    lane = SwimmerLane("P1", marks=(SwimmerMark(3, "Fever", "symptom", lasted=True), SwimmerMark(9, "Seen")))
    data = SwimmerData((lane,))
    assert "fever, from day 3" in swimmer_description(data)[0]
    assert "stands at its start" in " ".join(part.text for part in swimmer_caption(plan_of_swimmer(data)))


def test_a_time_is_a_length_where_it_is_no_day() -> None:
    assert [counted_time("y", 0.7 * 365.25), counted_time("y", 365.25), counted_time("mo", -30.4375, 91.3)] == [
        "0.7 years",
        "1 year",
        "−1 to 3 months",
    ]
    assert [counted_time("d", 3), counted_time("d", 3, 5)] == ["day 3", "day 3 to 5"]
    assert mark_words("y", SwimmerMark(255.0, "Relapse", approx=True)) == "relapse, at about 0.7 years"
    assert mark_words("d", SwimmerMark(4.0, "Relapse", lasted=True)) == "relapse, from day 4"


def test_words_and_table_tell_every_state_mark_and_outcome() -> None:
    told = " ".join(swimmer_description(DATA))
    assert "P7 (age, sex 9 y, F; diagnosis HLH): glucocorticoids only, −0.4 to 0 months" in told
    assert "death, at 2.1 months; outcome: Died." in told
    table = swimmer_table(DATA)
    assert table.head == ("Patient", "Age, sex", "Diagnosis", "Item", "From (months)", "To (months)", "Outcome")
    assert len(table.rows) == sum(len(lane.states) + len(lane.marks) for lane in DATA.lanes)
    assert ("P3", "4 y, F", "sJIA", "Relapse", "9", "", "Remission on drug, ongoing") in table.rows
    assert GOOD.title.startswith("Swimmer plot of 8 patients by months since first dose of anakinra, with bars for")


def test_what_cannot_be_drawn_is_refused_without_quoting_it() -> None:
    drug = SwimmerState(Span(0, 5), "Secret")
    for lanes, message in (
        ((), "needs a patient"),
        ((SwimmerLane("P1"),), "needs a patient and a time"),
        ((SwimmerLane("P1", ("x",), (drug,)),), "do not match the columns"),
        ((SwimmerLane("P1", (), (replace(drug, span=Span(5, 0)),)),), "ends before it starts"),
        ((SwimmerLane("P1", (), (drug, replace(drug, span=Span(2, 9)))),), "overlap"),
        ((SwimmerLane("P1", (), tuple(SwimmerState(Span(9 * k, 9 * k), str(k)) for k in range(13))),), "more states"),
        ((SwimmerLane("P1", (), (), (SwimmerMark(float("nan"), "Secret"),)),), "not a number"),
    ):
        with pytest.raises(ValueError, match=message) as caught:
            SwimmerData(lanes)
        assert "Secret" not in str(caught.value)


def test_the_file_is_plain_svg_and_the_same_each_time() -> None:
    svg = write_svg(GOOD, "f")
    assert svg == write_svg(draw_swimmer(DATA), "f")
    assert ET.fromstring(svg).tag.endswith("svg")
    assert not re.search('"(nan|inf)', svg)


def test_an_illustrative_figure_says_so_inside() -> None:
    data = replace(DATA, illustrative=True)
    scene = draw_swimmer(data)
    assert words(scene, "illustrative") == ["Illustrative values"]
    assert inspect_scene(scene, FULL_WIDTH) == []
    assert swimmer_caption(plan_of_swimmer(data))[0].kind == "illustrative"


def recoloured(item: Item) -> Item:
    return replace(item, fill="orange") if isinstance(item, Rect | Mark) else item


DEFECTS: dict[str, tuple[str, Scene]] = {
    "a bar 10% too long": ("fidelity", edit(GOOD, role(Rect, "state"), wider, 1)),
    "a bar moved": ("fidelity", edit(GOOD, role(Rect, "state"), moved(x=2), 4)),
    "an outline beside its bar": ("fidelity", edit(GOOD, role(Path, "outline"), moved(x=1))),
    "a lost bar": ("fidelity", edit(GOOD, role(Rect, "state"), with_(role="lost"))),
    "a bar in another state's colour": ("fidelity", edit(GOOD, role(Rect, "state"), recoloured)),
    "a symbol a week late": ("fidelity", edit(GOOD, role(Mark, "event"), moved(x=3), 1)),
    "a symbol of another kind": ("fidelity", edit(GOOD, role(Mark, "event"), with_(shape="plus"))),
    "a lost symbol": ("fidelity", edit(GOOD, role(Mark, "event"), with_(role="lost"))),
    "a tick at the wrong time": ("fidelity", edit(GOOD, role(Path, "stem"), moved(x=4))),
    "an arrow that is not ongoing": ("fidelity", edit(GOOD, role(Mark, "ongoing"), with_(role="lost"))),
    "a wrong number on the axis": ("fidelity", edit(GOOD, text("12"), with_(text="13"))),
    "another unit": ("fidelity", edit(GOOD, text("Months since first dose of anakinra"), with_(text="Weeks since first dose of anakinra"))),
    "a wrong cell": ("fidelity", edit(GOOD, text("sJIA"), with_(text="AOSD"))),
    "a key entry lost": ("fidelity", edit(GOOD, role(Rect, "key"), with_(fill="paper", hatch="x"))),
    "a text off the edge": ("out_of_bounds", edit(GOOD, text("Switched"), moved(x=60))),
    "a cell on its neighbour": ("text_overlap", edit(GOOD, text("Pericarditis"), moved(y=-16))),
    "a pale symbol": ("mark_contrast", edit(GOOD, role(Mark, "event"), with_(fill="ward", stroke="ward"))),
    "a hairline": ("thin_line", edit(GOOD, role(Path, "outline"), with_(width=0.1))),
}

ABOUT = swimmers.with_about(DATA)
ABOUT_GOOD = draw_swimmer(ABOUT)
ABOUT_DEFECTS: dict[str, Scene] = {
    "a symbol that lost its open centre": edit(ABOUT_GOOD, role(Mark, "approx"), with_(role="lost")),
    "an exact bar drawn as approximate": edit(ABOUT_GOOD, role(Path, "outline"), with_(dash=(1.0, 1.0))),
    "an approximate bar drawn as exact": edit(ABOUT_GOOD, role(Path, "outline"), with_(dash=()), 2),
    "a lost sign": edit(ABOUT_GOOD, role(Text, "about"), with_(role="lost")),
}


@pytest.mark.parametrize("defect", ABOUT_DEFECTS)
def test_a_seeded_defect_of_what_is_approximate_is_found(defect: str) -> None:
    assert inspect_swimmer(ABOUT, ABOUT_GOOD) == []
    assert inspect_swimmer(ABOUT, ABOUT_DEFECTS[defect]) != []


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_seeded_defect_is_found(defect: str) -> None:
    check, scene = DEFECTS[defect]
    found = inspect_scene(scene, FULL_WIDTH) + inspect_swimmer(DATA, scene)
    assert check in {finding.check for finding in found}
    assert len(list(walk(scene.items))) == len(list(walk(GOOD.items)))
