"""Bars tell doses: tapers fall, ranges have two levels, only what is counted alike shares a height scale, and labels keep their unit."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.document.figured import draft_of

from casereport.document.figures.course import course_data
from casereport.document.figures.timeline import timeline_data
from casereport.figures import FULL_WIDTH
from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData
from casereport.figures.course.describe import long_description
from casereport.figures.course.drawing import draw_course, plan_of_course
from casereport.figures.course.entries import Phase, Span
from casereport.figures.paper.scene import Group, Rect, Scene, Text, groups
from casereport.figures.paper.scene import Path as Line
from casereport.figures.timeline.drawing import draw_timeline
from casereport.figures.truth.course import inspect_course

LABS = "labs: [{analyte: crp, unit: mg/L, values: {1: 135, 4: 64, 6: 11, 9: 4}}]"


def course(folder: Path, drug: str) -> tuple[CourseData, Scene]:
    draft = draft_of(folder, f"patients: [{{id: P1, {LABS}, treatments: [{{{drug}}}]}}]\nfigures: [{{id: f, kind: course}}]\n")
    found = course_data(draft, draft.record.figures[0])
    assert found is not None
    return found, draw_course(found, FULL_WIDTH)


def lane(scene: Scene) -> Group:
    return next(group for group in groups(scene.items) if group.id == "p0-lane0")


def bars(scene: Scene) -> list[Rect]:
    return [item for item in lane(scene).items if isinstance(item, Rect) and item.role == "dose"]


TAPER = "drug: prednisolone, route: oral, every: 24 h, steps: [{days: 1-4, dose: 40 mg}, {days: 5-9, dose: 20 mg to 5 mg}]"


def test_a_taper_falls_from_its_first_dose_to_its_last(tmp_path: Path) -> None:
    data, scene = course(tmp_path, TAPER)
    full, tapered = bars(scene)
    slope = next(item for item in lane(scene).items if isinstance(item, Line) and item.role == "taper")
    bottom = tapered.y + tapered.h
    assert [round((bottom - y) / full.h, 3) for _, y in slope.points[:2]] == [0.5, 0.125]
    assert [x for x, _ in slope.points[:2]] == [tapered.x, tapered.x + tapered.w]
    assert any("20 mg to 5 mg" in item.text for item in lane(scene).items if isinstance(item, Text))
    words = " ".join(part.text for part in caption_parts(plan_of_course(data, FULL_WIDTH)))
    assert "dose not stated" not in words
    assert "Sloping bar" in words
    assert inspect_course(data, scene) == []


def test_a_range_of_doses_has_both_levels(tmp_path: Path) -> None:
    steps = "[{days: 1-4, rate: 0.05-0.2 µg/kg/min}, {days: 5-9, rate: 0.1 µg/kg/min}]"
    data, scene = course(tmp_path, f"drug: noradrenaline, route: iv, steps: {steps}")
    low = next(item for item in lane(scene).items if isinstance(item, Rect) and item.role == "dose-low")
    wide, single = bars(scene)
    assert [round(height / wide.h, 3) for height in (low.h, single.h)] == [0.25, 0.5]
    assert (low.x, low.w, low.y + low.h) == (wide.x, wide.w, wide.y + wide.h)
    assert any("0.05–0.2 µg/kg/min" in item.text for item in lane(scene).items if isinstance(item, Text))
    assert inspect_course(data, scene) == []


@pytest.mark.parametrize(
    "steps",
    [
        "{days: 1, dose: 5000 U}, {days: 2-3, rate: 1000 U/h}",
        "{days: 1, dose: 1.5 mg/kg}, {days: 2-3, rate: 1 mg/kg/h}",
        "{days: 1-2, dose: 40 mg}, {days: 3-4, daily: 20 mg}",
        "{days: 1-2, dose: 5 mg/kg}, {days: 3-4, dose: 15 mg/m2}",
        "{days: 1-2, dose: 40 mg}, {days: 3-4, rate: 2 mg/h}",
    ],
)
def test_doses_that_are_counted_otherwise_share_no_scale(tmp_path: Path, steps: str) -> None:
    data, scene = course(tmp_path, f"drug: heparin, route: iv, steps: [{steps}]")
    assert len({bar.h for bar in bars(scene)}) == 1
    assert "Bars show time, not dose." in " ".join(part.text for part in caption_parts(plan_of_course(data, FULL_WIDTH)))


def test_a_label_never_loses_its_unit(tmp_path: Path) -> None:
    data, scene = course(tmp_path, "drug: imatinib, steps: [{days: 1, dose: 400 mg}, {days: 2, dose: 40 mg}, {days: 3-9, dose: 400 mg}]")
    assert all(re.search("mg", text) for phase in data.patients[0].treatments[0].phases for text in phase.texts)
    assert [t.text for t in lane(scene).items if isinstance(t, Text) and re.fullmatch(r"[0-9.]+", t.text)] == []


STAYS = "stays: [{id: one, label: First stay}, {id: two, label: Second stay, gap: 5 d}]"
OVER = (
    f"{STAYS}, labs: [{{analyte: crp, unit: mg/L, values: {{one 1: 100, one 4: 20, two 1: 150, two 5: 8}}}}], "
    "treatments: [{drug: amoxicillin, dose: 1 g, route: oral, days: one 3 to two 2}], "
    "events: [{at: one 4, kind: discharge, label: Home}]"
)


def phases(found: CourseData) -> list[Phase]:
    return [phase for treatment in found.patients[0].treatments for phase in treatment.phases]


def test_a_treatment_over_two_stays_is_two_torn_bars_and_told_once(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {OVER}}}]\nfigures: [{{id: f, kind: course}}, {{id: t, kind: timeline}}]\n")
    data = course_data(draft, draft.record.figures[0])
    assert data is not None
    assert [phase.goes_on for phase in phases(data)] == ["after", "before"]
    scene = draw_course(data, FULL_WIDTH)
    assert sum(isinstance(item, Line) and item.role == "open" for item in lane(scene).items) == 2
    words = " ".join(long_description(data)).replace("\u00a0", " ")
    assert words.count("day 3 of the first stay to day 2 of the second stay") == 1
    told = " ".join(part.text for part in caption_parts(plan_of_course(data, FULL_WIDTH))).replace("\u00a0", " ")
    assert "From the end of the first stay to the second stay: 5 days." in told
    assert "not known" not in words + " ".join(part.text for part in caption_parts(plan_of_course(data, FULL_WIDTH)))
    line = timeline_data(draft, draft.record.figures[1], draft.record.patients[0])
    assert line is not None
    assert [clock.follows for clock in line.clocks] == [False, True]
    spine = [
        item for group in groups(draw_timeline(line, FULL_WIDTH).items) for item in group.items if getattr(item, "role", "") == "spine"
    ]
    assert len(spine) == 4


def test_raised_text_is_raised_in_a_figure(tmp_path: Path) -> None:
    patient = (
        'labs: [{analyte: "CD4^+^ T cells", unit: 10^9/L, values: {1: 0.2, 5: 0.3}}], '
        'treatments: [{drug: "^177^Lu-DOTATATE", dose: 7.4 GBq, at: 2}], '
        'events: [{at: 1, kind: test, label: "Platelets 20 × 10^9^/L"}]'
    )
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {patient}}}]\nfigures: [{{id: f, kind: course, analytes: CD4^+^ T cells}}]\n")
    data = course_data(draft, draft.record.figures[0])
    assert data is not None
    [patient_] = data.patients
    assert [one.title for one in patient_.series] == ["CD4⁺ T cells"]
    assert [one.name for one in patient_.treatments] == ["¹⁷⁷Lu-DOTATATE"]
    assert [one.label for one in patient_.events] == ["Platelets 20 × 10⁹/L"]


@pytest.mark.parametrize(
    ("second", "told"), [("every: 12 h", True), ("every: 8-12 h", True), ("every: 1 d", False), ("every: 24 h", False)]
)
def test_the_caption_tells_single_doses_of_two_frequencies(tmp_path: Path, second: str, told: bool) -> None:
    steps = f"steps: [{{days: 1-4, dose: 500 mg, every: 24 h}}, {{days: 5-9, dose: 250 mg, {second}}}]"
    data, _ = course(tmp_path, f"drug: amikacin, route: iv, {steps}")
    words = " ".join(part.text for part in caption_parts(plan_of_course(data, FULL_WIDTH)))
    assert "Bar height is proportional to the dose within amikacin." in words
    assert ("Of amikacin that is the single dose, given at more than one frequency." in words) == told


def slopes(scene: Scene) -> list[list[float]]:
    """The doses along each taper as shares of the highest bar of the lane; no bar is lower than a tenth of that."""
    full = max(bar.h for bar in bars(scene))
    bottom = bars(scene)[0].y + bars(scene)[0].h
    found = [item for item in lane(scene).items if isinstance(item, Line) and item.role == "taper"]
    return [[round((bottom - y) / full, 3) for _, y in path.points[:-2]] for path in found]


@pytest.mark.parametrize(
    ("gap", "wanted"),
    [
        (", gap: 10 d", [[1.0, 0.812], [0.25, 0.1]]),  # 16 days in all, of which 3 in the first stay and 4 in the other
        ("", [[1.0, 0.571], [0.571, 0.1]]),  # nobody knows how long between: it goes on from the dose that it had reached
    ],
)
def test_a_taper_over_two_stays_goes_on_from_the_dose_reached(tmp_path: Path, gap: str, wanted: list[list[float]]) -> None:
    patient = (
        f"stays: [{{id: a, label: Index stay}}, {{id: b, label: Readmission{gap}}}], "
        "labs: [{analyte: crp, unit: mg/L, values: {a 1: 100, a 3: 8, b 1: 7, b 4: 60}}], "
        "treatments: [{drug: prednisolone, route: oral, every: 24 h, days: a 1 to b 4, dose: 60 mg to 0 mg}], "
        "events: [{at: a 1, kind: admission, label: In}, {at: a 3, kind: discharge, label: Out}, {at: b 1, kind: admission, label: Back}]"
    )
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {patient}}}]\nfigures: [{{id: f, kind: course}}, {{id: t, kind: timeline}}]\n")
    data = course_data(draft, draft.record.figures[0])
    line = timeline_data(draft, draft.record.figures[1], draft.record.patients[0])
    assert data is not None
    assert line is not None
    for scene in (draw_course(data, FULL_WIDTH), draw_timeline(line, FULL_WIDTH)):
        assert slopes(scene) == wanted
    assert inspect_course(data, draw_course(data, FULL_WIDTH)) == []
    words = " ".join(part.text for part in caption_parts(plan_of_course(data, FULL_WIDTH)))
    assert ("has gone on changing in a known time that is left out" in words) == bool(gap)
    treatment = data.patients[0].treatments[0]
    again = replace(treatment, phases=tuple(replace(phase, ramp=None) for phase in treatment.phases))
    wrong = replace(data, patients=(replace(data.patients[0], treatments=(again,)),))
    assert [finding.where for finding in inspect_course(wrong, draw_course(wrong, FULL_WIDTH))] == ["p0-lane0: taper starts again"]
    assert "p0-lane0: taper" in {finding.where for finding in inspect_course(data, draw_course(wrong, FULL_WIDTH))}


def test_the_axis_of_a_timeline_shows_a_stay_from_the_day_on_which_a_treatment_goes_on(tmp_path: Path) -> None:
    record = f"patients: [{{id: P1, {OVER}}}]\nfigures: [{{id: t, kind: timeline}}]\n".replace("two 1: 150, ", "").replace(
        "one 3 to two 2", "one 3 to two 4"
    )
    draft = draft_of(tmp_path, record)
    line = timeline_data(draft, draft.record.figures[0], draft.record.patients[0])
    assert line is not None
    before = line.treatments[0].phases[1].span
    assert (before.start, before.end) == (0.0, 3.0)


def test_a_taper_between_clocks_that_nobody_can_tie_is_a_range(tmp_path: Path) -> None:
    patient = (
        "clocks: {hospital: {starts: admission, first: 1}, illness: {starts: onset, first: 1, align: unknown}}, "
        "labs: [{analyte: crp, unit: mg/L, values: {1: 100, 3: 8, illness 9: 4}}], "
        "treatments: [{drug: prednisolone, route: oral, days: 1 to illness 9, dose: 60 mg to 20 mg}]"
    )
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {patient}}}]\nfigures: [{{id: f, kind: course}}]\n")
    data = course_data(draft, draft.record.figures[0])
    assert data is not None
    assert [(phase.dose, phase.taper_to, phase.high) for phase in phases(data)] == [(20.0, None, 60.0)] * 2


def test_a_taper_falls_straight_in_time_across_a_change_of_scale(tmp_path: Path) -> None:
    patient = (
        "labs: [{analyte: ferritin, unit: ng/mL, values: {1: 900, 10: 400, 6 wk after discharge: 120, 6 mo after discharge: 80}}], "
        "treatments: [{drug: prednisolone, dose: 40 mg to 4 mg, route: oral, days: 2 to 6 mo after discharge}], "
        "events: [{at: 1, kind: admission, label: In}, {at: 3, kind: test, label: CT}, {at: 12, kind: discharge, label: Out}]"
    )
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {patient}}}]\nfigures: [{{id: f, kind: course}}, {{id: t, kind: timeline}}]\n")
    data = course_data(draft, draft.record.figures[0])
    assert data is not None
    scene, time = draw_course(data, FULL_WIDTH), plan_of_course(data, FULL_WIDTH).layout.columns[0].time
    assert len(time.pieces) > 1
    [bar] = bars(scene)
    slope = next(item for item in lane(scene).items if isinstance(item, Line) and item.role == "taper").points[:-2]
    end = 11 + 182.625
    for x, y in slope:
        piece = next(piece for piece in time.pieces if piece.x0 - 0.01 <= x <= piece.x1 + 0.01)
        day = piece.t0 + (x - piece.x0) / piece.per_day
        assert (bar.y + bar.h - y) / bar.h * 40 == pytest.approx(40 - 36 * (day - 0.5) / (end - 0.5), abs=0.05)
    assert inspect_course(data, scene) == []


def test_a_treatment_over_three_stays_has_a_bar_in_the_one_between(tmp_path: Path) -> None:
    patient = (
        "stays: [{id: a, label: First stay}, {id: b, label: Second stay, gap: 5 d}, {id: c, label: Third stay}], "
        "labs: [{analyte: crp, unit: mg/L, values: {a 1: 100, a 4: 20, b 1: 150, b 5: 8, c 1: 9, c 3: 7}}], "
        "encounters: [{setting: ward, days: a 2 to c 2}], "
        "treatments: [{drug: prednisolone, route: oral, days: a 1 to c 3, dose: 60 mg to 20 mg}], "
        "events: [{at: a 4, kind: discharge, label: Home}]"
    )
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {patient}}}]\nfigures: [{{id: f, kind: course}}]\n")
    data = course_data(draft, draft.record.figures[0])
    assert data is not None
    assert [(phase.span.segment, phase.goes_on) for phase in phases(data)] == [(0, "after"), (1, "both"), (2, "before")]
    assert [stay.span.segment for stay in data.patients[0].stays] == [0, 1, 2]
    scene = draw_course(data, FULL_WIDTH)
    corners = slopes(scene)
    assert corners[1][-1] == corners[2][0]  # nobody knows how long between the last two
    assert corners[0][-1] > corners[1][0]  # five days lie between the first two
    assert sum(isinstance(item, Line) and item.role == "open" for item in lane(scene).items) == 4
    assert inspect_course(data, scene) == []
    assert " ".join(long_description(data)).count("60 mg to 20 mg") == 1


def test_a_taper_at_one_moment_has_no_slope_to_be_read(tmp_path: Path) -> None:
    data, _ = course(tmp_path, TAPER)
    [patient], [treatment] = data.patients, data.patients[0].treatments
    first, last = treatment.phases
    moment = replace(treatment, phases=(first, replace(last, span=Span(6.0, 6.0, exact=True))))
    one = replace(data, patients=(replace(patient, treatments=(moment,)),))
    scene = draw_course(one, FULL_WIDTH)
    assert [bar.w > 0 for bar in bars(scene)] == [True, False]
    assert inspect_course(one, scene) == []
