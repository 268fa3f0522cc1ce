"""A timeline tells the record: every event at its time, with the words of that time, and the drawing inverts to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import CHILD, PROFILE, SECOND, draft_of, figures
from tests.document.short import build

from casereport.document.figures.timeline import TooManyClocks, timeline_data
from casereport.figures.axis.segments import plan_segments
from casereport.figures.course.entries import Span
from casereport.figures.paper.scene import Text
from casereport.figures.paper.scene import walk as walk_scene
from casereport.figures.timeline.data import TimelineData, TimelineEvent
from casereport.figures.timeline.drawing import draw_timeline
from casereport.figures.timeline.plan import timeline_axis
from casereport.figures.timeline.words import event_prefix
from casereport.figures.truth.timeline import inspect_timeline
from casereport.problems import is_failure
from casereport.tree import plain

FIGURE = "figures: [{id: path, kind: timeline, patients: P1, analytes: crp, title: What happened}]\n"


def data_of(folder: Path, text: str) -> TimelineData:
    draft = draft_of(folder, text)
    found = timeline_data(draft, draft.record.figures[0], draft.record.patients[0])
    assert found is not None
    assert draft.texts.problems == []
    return found


def one_event(folder: Path, event: str, clocks: str = "") -> TimelineEvent:
    text = f"patients: [{{id: P1, {clocks}events: [{event}]}}]\nfigures: [{{id: path, kind: timeline}}]\n"
    return data_of(folder, text).events[0]


def test_the_drawing_inverts_to_the_record(tmp_path: Path) -> None:
    data = data_of(tmp_path, CHILD + FIGURE)
    scene, axis = draw_timeline(data, PROFILE), timeline_axis(data, PROFILE)
    assert inspect_timeline(data, axis, scene) == []


def test_every_event_stands_at_its_time(tmp_path: Path) -> None:
    data = data_of(tmp_path, CHILD + FIGURE)
    times = {event.label: (event.t, event.kind, event.when.replace("\u00a0", " ")) for event in data.events}
    assert times == {
        "SARS-CoV-2 infection": (-56.0, "exposure", "8 weeks before admission"),
        "First fever": (-5.0, "symptom", "day 1 of illness"),
        "Rash": (-4.0, "symptom", "days 2–8 of illness"),
        "Admission": (0.0, "care", "day 1"),
        "Shock": (1.75, "complication", "day 3 at 06:00"),
        "MIS-C diagnosed": (2.0, "diagnosis", "day 3"),
        "Cultures negative": (6.0, "test", "by day 7"),
        "Discharge home": (9.0, "care", "day 10"),
        "Echocardiogram": (23.0, "test", "2 weeks after discharge"),
        "Clinic visit": (91.3125, "care", "3 months after admission"),
    }
    assert data.unplaced == ("Second dose of vaccine",)


def test_clocks_say_what_they_count_from(tmp_path: Path) -> None:
    (clock,) = data_of(tmp_path, CHILD + FIGURE).clocks
    assert (clock.title, clock.anchor, clock.first, clock.origin) == ("Hospital day", "admission", 1, -0.5)


def test_unaligned_clocks_are_parts_of_their_own(tmp_path: Path) -> None:
    text = CHILD.replace('align: "-5"', "align: unknown") + FIGURE
    data = data_of(tmp_path, text)
    assert [(clock.title, clock.anchor) for clock in data.clocks] == [("Hospital day", "admission"), ("Day of illness", "the first fever")]
    fever = next(event for event in data.events if event.label == "First fever")
    assert (fever.t, fever.clock) == (0.0, 1)
    assert inspect_timeline(data, timeline_axis(data, PROFILE), draw_timeline(data, PROFILE)) == []


@pytest.mark.parametrize(
    ("written", "t", "prefix", "when"),
    [
        ("3", 2.0, "", "day 3"),
        ("by 7", 6.0, "by D7", "by day 7"),
        ("3 06:00", 1.75, "D3, 06:00", "day 3 at 06:00"),
        ("6 mo", 182.625, "", "6 months after admission"),
        ("2 wk before admission", -14.0, "", "2 weeks before admission"),
    ],
)
def test_moments(tmp_path: Path, written: str, t: float, prefix: str, when: str) -> None:
    event = one_event(tmp_path, f"{{at: {written}, kind: test, label: Test}}")
    assert (event.t, event.prefix.replace("\u00a0", " "), event.when.replace("\u00a0", " ")) == (t, prefix, when)


def test_a_length_beside_times_of_day_keeps_its_number(tmp_path: Path) -> None:
    text = "patients: [{id: P1, events: [{at: 2 wk, kind: test, label: Late}, {at: 1 06:00, kind: test, label: Early}]}]\n"
    data = data_of(tmp_path, text + "figures: [{id: path, kind: timeline}]\n")
    assert [event.prefix for event in data.events] == ["+2\u00a0wk", "D1,\u00a006:00"]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("45 min before PCI", "D1"),  # day 1 at 23:30
        ("15 min before PCI", "D2"),  # day 2 at 00:00
        ("23 h after PCI", "D2"),  # day 2 at 23:15
        ("24 h after PCI", "D3"),
        ("20 min after PCI", "D2"),
        ("by 45 min before PCI", "by D1"),
    ],
)
def test_a_time_of_day_is_told_by_the_day_in_which_it_lies(tmp_path: Path, at: str, day: str) -> None:
    arrival, others = "{at: 1 22:30, kind: admission, label: Arrival}", "procedures: [{name: PCI, at: 2 00:15}], "
    record = (
        f"patients: [{{id: P1, {others}events: [{arrival}, {{at: {at}, kind: test, label: ECG}}]}}]\nfigures: [{{id: f, kind: timeline}}]\n"
    )
    data = data_of(tmp_path, record)
    axis = timeline_axis(data, PROFILE)
    told = {event.label: event_prefix(data, event, axis.piece(event.clock, event.t)) for event in data.events}
    assert told["ECG"] == day


def test_the_caption_says_what_d_is_also_beside_an_axis_of_hours(tmp_path: Path) -> None:
    record = (
        "patients: [{id: P1, procedures: [{name: PCI, at: 2 00:15}], "
        "events: [{at: 1 22:30, kind: admission, label: Arrival}, {at: 2 02:30, kind: test, label: CT}, {at: 90 min after PCI, kind: complication, label: VF}]}]\n"
    )
    made, _ = build(tmp_path, record + "figures: [{id: f, kind: timeline}]\n")
    [figure] = figures(made)
    assert "Hours after admission" in figure.svg
    assert "D, hospital day; day 1 is the day of admission." in plain(figure.caption).replace("\u00a0", " ")


STAYS = "stays: [{id: a, label: Ward stay}, {id: b, label: Rehabilitation, gap: 3 wk}, {id: c, label: Readmission}]"


@pytest.mark.parametrize("kind", ["course", "timeline"])
def test_a_known_gap_beside_an_unknown_one_is_told_as_it_is(tmp_path: Path, kind: str) -> None:
    labs = "labs: [{analyte: crp, unit: mg/L, values: {a 1: 100, a 4: 20, b 1: 15, b 5: 8, c 1: 90, c 3: 40}}]"
    events = "events: [{at: a 4, kind: discharge, label: Home}, {at: b 1, kind: test, label: Walk test}, {at: c 1, kind: complication, label: Relapse}]"
    made, _ = build(tmp_path, f"patients: [{{id: P1, {STAYS}, {labs}, {events}}}]\nfigures: [{{id: f, kind: {kind}, analytes: crp}}]\n")
    caption = plain(figures(made)[0].caption).replace("\u00a0", " ")
    assert "From the end of the ward stay to the rehabilitation: 3 weeks." in caption
    assert caption.count("not known") == 1
    unknown = "The time between the parts “Day of the rehabilitation” and “Day of the readmission” of the axis is not known, and no line crosses it."
    assert unknown in caption


def test_the_text_alternative_names_each_title_once(tmp_path: Path) -> None:
    events = (
        "[{at: 1, kind: test, label: A}, {at: 2, kind: test, label: B}, {at: 400, kind: test, label: C}, {at: 401, kind: test, label: D}]"
    )
    made, _ = build(tmp_path, f"patients: [{{id: P1, events: {events}}}]\nfigures: [{{id: f, kind: timeline}}]\n")
    [figure] = figures(made)
    assert figure.alt.count("hospital day") == 1


@pytest.mark.parametrize(
    ("days", "t", "span", "ongoing"),
    [
        ("3-9", 2.0, Span(2.0, 8.0), False),
        ("5", 4.0, None, False),
        ("3-ongoing", 2.0, Span(2.0, None), True),
        ("unknown to 6", 5.0, Span(None, 5.0), False),
        ("before 2 to 6", 1.0, Span(None, 5.0), False),
        ("3 to unknown", 2.0, None, False),
    ],
)
def test_what_lasts(tmp_path: Path, days: str, t: float, span: Span | None, ongoing: bool) -> None:
    event = one_event(tmp_path, f"{{days: {days}, kind: symptom, label: Fever}}")
    assert (event.t, event.span, event.ongoing) == (t, span, ongoing)


def test_about_is_told_once(tmp_path: Path) -> None:
    event = one_event(tmp_path, "{at: about 3, kind: symptom, label: Fever}")
    assert (event.approx, event.when) == (True, "day\u00a03")


def test_four_clocks_are_a_table(tmp_path: Path) -> None:
    clocks = "clocks: {hospital: {starts: admission}, one: {starts: a}, two: {starts: b}, three: {starts: c}}, "
    events = ", ".join(f"{{at: {clock} 1, kind: test, label: Test {clock}}}" for clock in ("hospital", "one", "two", "three"))
    text = f"patients: [{{id: P1, {clocks}events: [{events}]}}]\nfigures: [{{id: path, kind: timeline}}]\n"
    draft = draft_of(tmp_path, text)
    with pytest.raises(TooManyClocks):
        timeline_data(draft, draft.record.figures[0], draft.record.patients[0])
    made, problems = build(tmp_path / "b", text + 'sections: {case: "See @fig:path."}\n')
    assert figures(made) == []
    assert [problem.code for problem in problems] == ["figure-fallback"]


def test_two_patients_are_two_parts_of_one_figure(tmp_path: Path) -> None:
    text = CHILD + SECOND + 'figures: [{id: path, kind: timeline, title: Both}]\nsections: {case: "See @fig:path and @fig:path-2."}\n'
    made, problems = build(tmp_path, text)
    assert not is_failure(problems, strict=True)
    assert [(one.id, one.label) for one in figures(made)] == [("fig-path", "Figure 1"), ("fig-path-2", "Figure 1")]
    assert [plain(one.caption).split(". ")[0] for one in figures(made)] == ["Both (Patient 1)", "Both (Patient 2)"]


def test_words_of_the_figure(tmp_path: Path) -> None:
    made, _ = build(tmp_path, CHILD + FIGURE)
    (figure,) = figures(made)
    assert plain(figure.caption).startswith("What happened. D, hospital day; day 1 is the day of admission.")
    assert figure.alt.startswith("Timeline with 10 labelled events by weeks before admission, hospital day and months after admission")
    assert "Day 3 at 06:00: Shock." in figure.description.replace("\u00a0", " ")
    assert figure.data is not None
    assert ["Event", "By day 7", "Cultures negative"] in [
        [plain(cell.children).replace("\u00a0", " ") for cell in row][:3] for row in figure.data.rows
    ]


def test_minutes_are_told_and_counted_in_minutes(tmp_path: Path) -> None:
    events = ", ".join(f"{{at: {minutes} min, kind: symptom, label: E{minutes}}}" for minutes in (0, 2, 3, 40))
    data = data_of(tmp_path, f"patients: [{{id: P1, events: [{events}]}}]\nfigures: [{{id: path, kind: timeline}}]\n")
    scene, axis = draw_timeline(data, PROFILE), timeline_axis(data, PROFILE)
    assert [piece.title for piece in axis.pieces] == ["Minutes after admission"]
    assert inspect_timeline(data, axis, scene) == []
    printed = [item.text for item in walk_scene(scene.items) if isinstance(item, Text) and item.role == "label-time"]
    assert {text.replace("\u00a0", " ") for text in printed} == {"0 min", "+2 min", "+3 min", "+40 min"}


@pytest.mark.parametrize(("last", "title"), [("900", "Hospital day"), ("30 mo", "Months after admission")])
def test_times_typed_in_days_are_counted_in_days_however_long(tmp_path: Path, last: str, title: str) -> None:
    events = ", ".join(f"{{at: {at}, kind: test, label: Seen}}" for at in (1, 200, 400, 600, last))
    labs = "labs: [{analyte: crp, unit: mg/L, values: {1: 9, 300: 7}}]"
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {labs}, events: [{events}]}}]\nfigures: [{{id: t, kind: timeline, analytes: crp}}]\n")
    data = timeline_data(draft, draft.record.figures[0], draft.record.patients[0])
    assert data
    assert title in [segment.title for segment in plan_segments(data, PROFILE.width)]
