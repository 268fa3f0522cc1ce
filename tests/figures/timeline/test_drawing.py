from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures import timelines
from tests.figures.random_timeline import inspect_timeline_record
from tests.figures.reading import edit, group, of, omitted, words
from tests.figures.truth.test_checks import moved, role, taller, text, wider, with_

from casereport.figures import FULL_WIDTH, ONE_COLUMN, Profile, write_svg
from casereport.figures.course.entries import Bolus, CareStay, Point, Series, Span, Treatment
from casereport.figures.paper.scene import Group, Item, Mark, Path, Rect, Scene, Text, groups, text_box, walk
from casereport.figures.timeline.data import Clock, TimelineData, TimelineEvent
from casereport.figures.timeline.drawing import draw_timeline, plan_of_timeline
from casereport.figures.timeline.plan import timeline_axis
from casereport.figures.timeline.text import timeline_caption, timeline_description, timeline_table
from casereport.figures.truth.checks import Finding, inspect_scene
from casereport.figures.truth.timeline import inspect_timeline

LARGE_TYPE = Profile(170, letter_pt=9, head_pt=8.5, label_pt=8, tick_pt=8, small_pt=8, min_text_pt=8, min_line_pt=0.5, letters="lower")
DATA = timelines.LONG
GOOD = draw_timeline(DATA)


def inspect(data: TimelineData, profile: Profile, scene: Scene | None = None) -> list[Finding]:
    scene = scene or draw_timeline(data, profile)
    return inspect_scene(scene, profile) + inspect_timeline(data, timeline_axis(data, profile), scene)


def caption(data: TimelineData, profile: Profile = FULL_WIDTH) -> str:
    parts = timeline_caption(plan_of_timeline(data, profile))
    return " ".join(part.text for part in parts)


# --- the whole ------------------------------------------------------------------------------------------------

UGLY = {name: value for name, value in vars(timelines).items() if isinstance(value, TimelineData)}


@pytest.mark.parametrize("profile", [FULL_WIDTH, ONE_COLUMN, LARGE_TYPE], ids=["180 mm", "85 mm", "8 pt"])
@pytest.mark.parametrize("name", UGLY)
def test_timelines_are_drawn_true_and_clean(name: str, profile: Profile) -> None:
    assert inspect(UGLY[name], profile) == []


@pytest.mark.parametrize("block", range(4))
def test_random_timelines_are_drawn_true_and_clean_in_as_many_parts_as_they_need(block: int) -> None:
    for seed in range(block * 20, block * 20 + 20):
        assert inspect_timeline_record(seed)[1] == [], f"seed {seed}"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-9000, 3000), st.text("abcαβγ ,-/µ≥", min_size=1, max_size=120)), min_size=1, max_size=12),
    st.sampled_from([FULL_WIDTH, ONE_COLUMN]),
)
def test_any_labels_at_any_times_are_drawn_true_and_clean(events: list[tuple[float, str]], profile: Profile) -> None:
    data = TimelineData(tuple(TimelineEvent(t, label) for t, label in events))
    assert inspect(data, profile) == []
    assert write_svg(draw_timeline(data, profile), "f") == write_svg(draw_timeline(data, profile), "f")


def test_the_same_bytes_under_other_hash_seeds() -> None:
    code = (
        "from tests.figures import timelines as t; from casereport.figures.timeline.drawing import draw_timeline as d; "
        "from casereport.figures.paper.svg import write_svg as w; import hashlib; print(hashlib.sha256(w(d(t.LONG), 'f').encode()).hexdigest())"
    )
    root = FilePath(__file__).parents[3]
    found = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
        found.add(subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout)
    assert len(found) == 1


# --- labels ---------------------------------------------------------------------------------------------------


def test_flags_while_they_stay_low_else_rows_else_numbers() -> None:
    assert {path.role for path in group(GOOD, "p0-leaders").items if isinstance(path, Path)} == {"pole"}
    low = Profile(max_height_mm=133)
    assert draw_timeline(DATA).h > low.max_height
    assert {path.role for path in group(draw_timeline(DATA, low), "p0-leaders").items if isinstance(path, Path)} == {"leader"}
    lower = draw_timeline(DATA, Profile(max_height_mm=100))
    assert [note.subject for note in lower.notes if note.kind == "numbered"] == [str(k + 1) for k in range(19)]
    assert draw_timeline(DATA, low).h <= low.max_height


def test_every_label_is_printed_in_full_behind_its_time_in_bold() -> None:
    first = group(GOOD, "p0-event0")
    assert words(first, "label-time") == ["≈−6\u00a0y"]
    assert " ".join(words(first, "label")) == "Recurrent rhinosinusitis"
    times = [words(group(GOOD, f"p0-event{k}"), "label-time")[0] for k in range(19)]
    assert times[3:6] == ["−3\u00a0mo", "D1", "D1"]
    assert times[-1] == "+24\u00a0mo"
    assert all(text.bold for text in of(GOOD, Text, "label-time"))


def test_numbers_are_told_in_the_caption_in_time_order() -> None:
    told = caption(timelines.EVENTS_NUMBERS)
    assert told.startswith("Events: 1, about 6 years before admission: Recurrent rhinosinusitis; 2, 4.2 years before admission:")
    assert "19, 24 months after admission: Sustained remission." in told


def test_leaders_start_at_their_marks_and_end_at_their_labels() -> None:
    scene = draw_timeline(timelines.LONG_ROWS)
    leaders = of(group(scene, "p0-leaders"), Path, "leader")
    for k, leader in enumerate(leaders):
        texts = of(group(scene, f"p0-event{k}"), Text, "label")
        assert leader.points[0][0] == of(group(scene, f"p0-event{k}"), Mark, "event")[0].x
        assert max(text_box(text)[3] for text in texts) < leader.points[-1][1] + 0.5


def test_long_words_are_broken_and_nothing_is_lost() -> None:
    label = "Pneumonoultramicroscopicsilicovolcanoconiosis/anti-N-methyl-D-aspartate-receptor-antibody-positive-encephalitis"
    data = TimelineData((TimelineEvent(0, label), TimelineEvent(3, "x"), TimelineEvent(9, label)))
    assert inspect(data, ONE_COLUMN) == []
    printed = "".join(words(group(draw_timeline(data, ONE_COLUMN), "p0-event0"), "label"))
    assert printed.replace("‐", "") == label


# --- marks ----------------------------------------------------------------------------------------------------


def test_the_key_names_the_kinds_in_use_and_no_other() -> None:
    assert words(group(GOOD, "key"), "key") == [
        "symptom", "diagnosis", "test", "imaging", "procedure", "treatment", "complication", "care setting", "outcome",
    ]  # fmt: skip
    assert words(group(draw_timeline(timelines.ONE), "key"), "key") == ["complication"]


def test_marks_at_one_time_are_moved_apart_and_lead_to_their_true_time() -> None:
    scene = draw_timeline(timelines.SAME_TIME)
    marks, stems = of(scene, Mark, "event"), of(scene, Path, "stem")
    assert all(b.x - a.x > 2 * a.r for a, b in pairwise(marks))
    tick = next(t for t in of(group(scene, "p0-axis"), Text, "tick-x") if t.text == "5")
    assert {stem.points[0][0] for stem in stems} == {tick.x}
    assert "moved apart" in caption(timelines.SAME_TIME)
    assert "moved apart" not in caption(timelines.GREEK)


def test_an_approximate_event_is_marked_in_text_and_symbol() -> None:
    data = TimelineData((TimelineEvent(0, "Onset", "diagnosis", approx=True), TimelineEvent(5, "Seen", "diagnosis")))
    scene = draw_timeline(data)
    assert words(group(scene, "p0-event0"), "label-time") == ["≈D1"]
    assert [len(of(group(scene, f"p0-event{k}"), Mark, "approx")) for k in (0, 1)] == [1, 0]
    assert "≈, approximate time" in caption(data)


def test_lasting_and_ongoing_events_have_bars_of_their_own_days() -> None:
    scene = draw_timeline(timelines.LASTING)
    bars, ticks = of(scene, Rect, "lasting"), {t.text: t.x for t in of(group(scene, "p0-axis"), Text, "tick-x")}
    day = ticks["2"] - ticks["1"]
    assert (bars[1].x, bars[1].x + bars[1].w) == pytest.approx((ticks["3"] - day / 2, ticks["6"] + day / 2))
    assert bars[2].x + bars[2].w == pytest.approx(of(group(scene, "p0-axis"), Path, "axis")[0].points[1][0])
    assert len(of(scene, Mark, "ongoing")) == 1
    assert inspect(timelines.LASTING, FULL_WIDTH) == []


def test_an_unknown_end_of_a_lasting_event_is_torn_and_told() -> None:
    data = TimelineData((TimelineEvent(0, "Fever", "symptom", span=Span(0, None)), TimelineEvent(9, "Seen"), TimelineEvent(4, "Seen")))
    scene = draw_timeline(data)
    assert len(of(group(scene, "p0-lasting"), Path, "open")) == 1
    assert "Torn end of a bar, start or end not known." in caption(data)
    assert inspect(data, FULL_WIDTH) == []


def test_events_of_unknown_time_go_to_the_caption_and_the_tables() -> None:
    data = replace(timelines.GREEK, unplaced=("Atopy",))
    assert "At an unknown time, not drawn: Atopy." in caption(data)
    axis = timeline_axis(data, FULL_WIDTH)
    assert ("Not known", "Atopy") in [(row[2], row[3]) for row in timeline_table(data, axis).rows]
    assert "At an unknown time: Atopy." in timeline_description(data, axis)


# --- breaks ---------------------------------------------------------------------------------------------------


def gaps_of(scene: Scene) -> list[float]:
    strokes = of(group(scene, "p0-spine"), Path, "break")
    return [sum(x for stroke in strokes[k : k + 2] for x, _ in stroke.points) / 4 for k in range(0, len(strokes), 2)]


def test_axes_lanes_and_panels_stop_at_a_break_and_bars_and_lines_say_that_they_cross_it() -> None:
    gaps = gaps_of(GOOD)
    assert len(gaps) == 2
    reaches = [(path.points[0][0], path.points[-1][0]) for name in ("axis", "rule") for path in of(GOOD, Path, name)]
    reaches += [(rect.x, rect.x + rect.w) for rect in of(GOOD, Rect, "band")]
    assert not any(left < gap < right for left, right in reaches for gap in gaps)
    for line in of(GOOD, Path, "line"):
        for a, b in pairwise(line.points):
            assert bool(line.dash) == any(a[0] < gap < b[0] for gap in gaps)
    steroid = group(GOOD, "p0-lane5")
    assert len(of(steroid, Rect, "dose")) == 1
    assert len(of(steroid, Path, "bridge")) == 4


def test_no_text_of_a_lane_stands_on_a_break() -> None:
    texts = [t for k in range(6) for t in of(group(GOOD, f"p0-lane{k}"), Text, "dose")]
    assert texts
    assert not any(text_box(text)[0] < gap < text_box(text)[2] for text in texts for gap in gaps_of(GOOD))


def test_the_time_between_unaligned_clocks_is_not_drawn_as_known() -> None:
    scene = draw_timeline(timelines.ILLNESS_AND_STAY)
    known, unknown = gaps_of(scene)
    spines = [(path.points[0][0], path.points[1][0]) for path in of(scene, Path, "spine")]
    assert any(abs(x - known) < 4 for pair in spines for x in pair)
    assert not any(abs(x - unknown) < 4 for pair in spines for x in pair)
    assert "is not known, and no line crosses it" in caption(timelines.ILLNESS_AND_STAY)


def test_a_care_setting_across_a_break_is_one_bar_and_one_row_of_the_table() -> None:
    data = replace(timelines.EVENTS_ONLY, stays=(CareStay(Span(2, 300), "home"), CareStay(Span(0, 1), "icu")))
    scene = draw_timeline(data)
    assert len(of(scene, Rect, "care")) == 2
    assert len(of(group(scene, "p0-care"), Path, "bridge")) == 2
    rows = timeline_table(data, timeline_axis(data, FULL_WIDTH)).rows
    assert len([row for row in rows if row[1] == "Care setting"]) == 2
    assert inspect(data, FULL_WIDTH) == []


def test_the_start_of_a_key_treatment_runs_through_the_panels() -> None:
    key = replace(DATA, treatments=(replace(DATA.treatments[0], key=True), *DATA.treatments[1:]))
    scene = draw_timeline(key)
    guide = of(group(scene, "p0-guides"), Path, "guide")
    stem = of(group(scene, "p0-lane0"), Path, "stem")[0]
    assert {round(x, 6) for line in guide for x, _ in line.points} == {round(stem.points[0][0], 6)}
    assert inspect(key, FULL_WIDTH) == []


# --- words ----------------------------------------------------------------------------------------------------


def test_the_alternative_and_the_description_tell_the_course() -> None:
    assert GOOD.title == (
        "Illustrative timeline of Patient 1 with 19 labelled events by years before admission, hospital day and months after admission, "
        "with treatment bars for methylprednisolone, prednisone, rituximab, plasma exchange, haemodialysis and inhaled steroid and line "
        "charts of creatinine beneath."
    )
    assert "About 6 years before admission: Recurrent rhinosinusitis. 4.2 years before admission: Adult-onset asthma" in GOOD.desc
    assert "Prednisone: 60 mg/d from day 5 to day 14" in GOOD.desc.replace("days 5–14", "from day 5 to day 14")
    assert "Events:" not in GOOD.desc


def test_the_table_holds_events_results_treatments_and_stays() -> None:
    rows = timeline_table(DATA, timeline_axis(DATA, FULL_WIDTH)).rows
    assert rows[3] == ("Patient 1", "Event", "3 months before admission", "Migratory arthralgia, weight loss 6 kg", "", "", "")
    assert ("Patient 1", "Creatinine", "day 7", "598", "µmol/L", "45–90", "high") in rows
    assert len([row for row in rows if row[1] == "Rituximab"]) == 7


def test_the_caption_says_what_signs_mean_and_what_found_no_room() -> None:
    told = caption(DATA)
    for sentence in (
        "Illustrative values: none was measured in a patient.",
        "D, hospital day; day 1 is the day of admission.",
        "mo, months; y, years, before (−) or after (+) admission.",
        "The axis is broken where time is left out",
        "Dashed line, across a break of the axis.",
        "Shaded, intensive care.",
        "Care settings not printed",
    ):
        assert sentence in told
    assert "Dashed line" not in caption(timelines.EVENTS_ONLY)


def test_all_that_is_lost_in_a_lane_is_told() -> None:
    for note in omitted(GOOD):
        assert note.text in caption(DATA)


# --- input ----------------------------------------------------------------------------------------------------


def test_what_cannot_be_drawn_is_refused_without_quoting_it() -> None:
    secret = TimelineEvent(3, "Secret")
    for arguments, message in (
        ({"events": ()}, "needs a time"),
        ({"events": (replace(secret, clock=1),)}, "clock that the timeline does not have"),
        ({"events": (replace(secret, span=Span(5, 2)),)}, "ends before it starts"),
        ({"events": (replace(secret, t=float("inf")),)}, "not a number"),
        ({"events": tuple(replace(secret, clock=k) for k in range(4)), "clocks": (Clock(),) * 4}, "at most three"),
    ):
        with pytest.raises(ValueError, match=message) as caught:
            TimelineData(**arguments)
        assert "Secret" not in str(caught.value)


def test_more_events_than_a_figure_has_room_for_are_refused() -> None:
    with pytest.raises(ValueError, match="more events than the figure has room for"):
        draw_timeline(TimelineData(tuple(TimelineEvent(0, "x") for _ in range(200))), ONE_COLUMN)


def test_a_timeline_may_hold_no_event_at_all() -> None:
    data = TimelineData((), treatments=(Treatment("d", "Drug", boluses=(Bolus(0, "1 g"), Bolus(400, "1 g"), Bolus(401, "1 g"))),))
    assert inspect(data, FULL_WIDTH) == []
    series = Series("x", "X", "", (Point(0, 5.0), Point(900, 7.0), Point(901, 8.0)))
    assert inspect(replace(data, treatments=(), series=(series,)), ONE_COLUMN) == []


# --- defects --------------------------------------------------------------------------------------------------


def swapped(scene: Scene, a: str, b: str) -> Scene:
    """The scene with the contents of two groups exchanged."""
    content = {found.id: found.items for found in groups(scene.items)}
    other = {a: content[b], b: content[a]}
    return replace(scene, items=tuple(replace(i, items=other[i.id]) if isinstance(i, Group) and i.id in other else i for i in scene.items))


GAPS = gaps_of(GOOD)
ROWS = draw_timeline(timelines.LONG_ROWS)
NUMBERS = draw_timeline(timelines.EVENTS_NUMBERS)
DEFECTS: dict[str, tuple[str, TimelineData, Scene]] = {
    "a label on its neighbour": ("text_overlap", DATA, edit(GOOD, text("Intubation"), moved(y=13))),
    "a pole through a text": ("line_through_text", DATA, edit(GOOD, role(Path, "pole"), moved(x=9), 9)),
    "a leader through a text": ("line_through_text", timelines.LONG_ROWS, edit(ROWS, role(Path, "leader"), moved(x=-30), 7)),
    "a pole beside its mark": ("fidelity", DATA, edit(GOOD, role(Path, "pole"), moved(x=0.5), 12)),
    "a mark a third of a day late": ("fidelity", DATA, edit(GOOD, role(Mark, "event"), moved(x=3), 8)),
    "a mark of another kind": ("fidelity", DATA, edit(GOOD, role(Mark, "event"), with_(shape="plus"), 2)),
    "a lost mark": ("fidelity", DATA, edit(GOOD, role(Mark, "event"), with_(role="lost"))),
    "a stem at the wrong time": ("fidelity", DATA, edit(GOOD, role(Path, "stem"), moved(x=2))),
    "two events exchanged": ("fidelity", DATA, swapped(GOOD, "p0-event9", "p0-event12")),
    "a label cut short": ("fidelity", DATA, edit(GOOD, text("Intubation"), with_(text="Intub"))),
    "a number of another event": ("fidelity", timelines.EVENTS_NUMBERS, edit(NUMBERS, text("7"), with_(text="8"))),
    "a key number lost": ("fidelity", timelines.EVENTS_NUMBERS, replace(NUMBERS, notes=NUMBERS.notes[:-1])),
    "a bar 10% too long": ("fidelity", DATA, edit(GOOD, role(Rect, "dose"), wider, 1)),
    "a bar 30% too high": ("fidelity", DATA, edit(GOOD, role(Rect, "dose"), taller, 1)),
    "a bar that ignores the break": ("fidelity", DATA, edit(GOOD, role(Rect, "dose"), moved(x=-20), 4)),
    "a stay moved": ("fidelity", DATA, edit(GOOD, role(Rect, "care"), moved(x=3), 1)),
    "a single dose a day late": ("fidelity", DATA, edit(GOOD, lambda i: isinstance(i, Path) and i.role == "stem", moved(x=6), 5)),
    "a point 6 pt too high": ("fidelity", DATA, edit(GOOD, role(Mark, "value"), moved(y=-6), 4)),
    "a point 2 pt late": ("fidelity", DATA, edit(GOOD, role(Mark, "value"), moved(x=2), 15)),
    "a wrong day number": ("fidelity", DATA, edit(GOOD, text("15"), with_(text="16"))),
    "months headed as weeks": ("fidelity", DATA, edit(GOOD, text("Months after admission"), with_(text="Weeks after admission"))),
    "years before headed as after": ("fidelity", DATA, edit(GOOD, text("Years before admission"), with_(text="Years after admission"))),
    "a dose across a break": ("text_over_break", DATA, edit(GOOD, text("3 × 1 g IV"), moved(x=GAPS[1] - 196))),
    "a lasting event too short": (
        "fidelity",
        timelines.LASTING,
        edit(draw_timeline(timelines.LASTING), role(Rect, "lasting"), wider, 1),
    ),
    "a text off the edge": ("out_of_bounds", DATA, edit(GOOD, text("Illustrative values"), moved(x=60))),
    "a label of 4 pt": ("small_text", DATA, edit(GOOD, text("Intubation"), with_(size=4.0))),
    "a glyph that the font lacks": ("missing_glyph", DATA, edit(GOOD, text("Intubation"), with_(text="①"))),
    "a pale pole": ("mark_contrast", DATA, edit(GOOD, role(Path, "pole"), with_(stroke="rule"))),
    "a hairline": ("thin_line", DATA, edit(GOOD, role(Path, "spine"), with_(width=0.1))),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_seeded_defect_is_found(defect: str) -> None:
    check, data, scene = DEFECTS[defect]
    assert check in {finding.check for finding in inspect(data, FULL_WIDTH, scene)}


def test_the_figures_that_carry_the_defects_are_clean_without_them() -> None:
    assert inspect(timelines.LONG_ROWS, FULL_WIDTH, ROWS) + inspect(timelines.EVENTS_NUMBERS, FULL_WIDTH, NUMBERS) == []


def test_findings_name_places_and_never_a_text_of_the_record() -> None:
    shown = [DEFECTS[name] for name in ("a label on its neighbour", "a label cut short", "a wrong day number", "a stay moved")]
    wheres = [finding.where for _, data, scene in shown for finding in inspect(data, FULL_WIDTH, scene)]
    assert not [where for where in wheres if any(word in where for word in ("Intub", "Prednisone", "mg", "Patient", "16"))]


def items_of_role(scene: Scene, name: str) -> list[Item]:
    return [item for item in walk(scene.items) if getattr(item, "role", "") == name]


def test_ticks_are_painted_before_marks_and_leaders_before_labels() -> None:
    order = [found.id for found in groups(GOOD.items)]
    assert order.index("p0-axis") < order.index("p0-leaders") < order.index("p0-spine") < order.index("p0-event0")
    assert items_of_role(GOOD, "page")
