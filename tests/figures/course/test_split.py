from __future__ import annotations

from dataclasses import replace

import pytest
from tests.figures import cases, gallery
from tests.figures.random_course import random_course
from tests.figures.reading import group, of, words

from casereport.figures import FULL_WIDTH, ONE_COLUMN
from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.course.describe import alt_sentence
from casereport.figures.course.drawing import draw_course
from casereport.figures.course.entries import Treatment
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Rect, Scene, Text
from casereport.figures.parts.splitting import CannotFit, even_groups

SHORT = Profile(max_height_mm=80)


def letters(scene: Scene) -> list[str]:
    return [panel.letter for panel in scene.panels]


def test_a_figure_that_fits_is_itself() -> None:
    assert split_course(cases.SEED_LIKE, FULL_WIDTH) == (cases.SEED_LIKE,)


def test_analytes_go_to_several_parts_with_all_treatments_beneath_and_letters_that_run_on() -> None:
    parts = split_course(gallery.TWELVE_LABS, ONE_COLUMN)
    scenes = [draw_course(part, ONE_COLUMN) for part in parts]
    assert [part.rows for part in parts] == [gallery.TWELVE_LABS.rows[:6], gallery.TWELVE_LABS.rows[6:]]
    assert [part.part for part in parts] == [(1, 2), (2, 2)]
    assert [letters(scene) for scene in scenes] == [list("ABCDEF"), list("GHIJKL")]
    assert all(words(group(scene, "p0-lane0"), "lane") == ["GC"] for scene in scenes)
    assert all(scene.h <= ONE_COLUMN.max_height for scene in scenes)
    assert alt_sentence(parts[1]).endswith(", part 2 of 2.")


def test_patients_go_to_parts_on_the_same_scales() -> None:
    parts = split_course(gallery.SIX_PATIENTS, FULL_WIDTH)
    first, second = (draw_course(part, FULL_WIDTH) for part in parts)
    assert [[patient.label for patient in part.patients] for part in parts] == [
        ["Patient 1", "Patient 2", "Patient 3"],
        ["Patient 4", "Patient 5", "Patient 6"],
    ]
    for row in range(3):
        assert words(group(first, f"p0-row{row}"), "tick-y") == words(group(second, f"p0-row{row}"), "tick-y")
    assert letters(second) == list("JKLMNOPQR")


def test_bars_of_a_treatment_keep_their_scale_and_colour_from_part_to_part() -> None:
    low = Treatment("gc", "GC", "Glucocorticoids", (cases.phase(2, 9, 2),))
    patients = tuple(replace(p, treatments=(low,)) if k >= 3 else p for k, p in enumerate(gallery.SIX_PATIENTS.patients))
    first, second = (draw_course(part, FULL_WIDTH) for part in split_course(replace(gallery.SIX_PATIENTS, patients=patients), FULL_WIDTH))
    highest = max(rect.h for rect in of(group(first, "p0-lane0"), Rect, "dose"))
    bar = of(group(second, "p0-lane0"), Rect, "dose")[0]
    assert bar.h == pytest.approx(highest / 5)
    assert bar.fill == of(group(first, "p0-lane0"), Rect, "dose")[0].fill


def test_treatments_follow_on_their_own_where_no_two_analytes_fit_above_them() -> None:
    lanes = tuple(Treatment(f"d{k}", f"Drug {k}", phases=(cases.phase(1, 19, 2),)) for k in range(12))
    data = CourseData((replace(cases.FIRST, treatments=lanes),), ("lym", "plt", "crp"))
    parts = split_course(data, SHORT)
    assert [(part.rows, len(part.lane_ids())) for part in parts] == [(("lym", "plt"), 0), (("crp",), 0), ((), 6), ((), 6)]
    axes = [[text.x for text in of(group(draw_course(part, SHORT), "p0-axis"), Text, "tick-x")] for part in parts[:2]]
    assert axes[0] == axes[1]


def test_what_cannot_be_split_any_further_is_refused_without_a_word_of_it() -> None:
    with pytest.raises(CannotFit, match=r"^one analyte or treatment is taller than the figure may be$"):
        split_course(cases.ONE_PATIENT, Profile(max_height_mm=15))
    named = CourseData((CoursePatient("Patient " * 400, cases.FIRST.series),), ("crp",))
    with pytest.raises(CannotFit):
        split_course(named, SHORT)


@pytest.mark.parametrize("seed", range(12))
def test_every_value_dose_and_stay_is_in_a_part(seed: int) -> None:
    data, profile = random_course(seed)
    parts = split_course(data, profile)
    shown = {(patient.label, row) for part in parts for patient in part.patients for row in part.rows}
    assert shown == {(patient.label, row) for patient in data.patients for row in data.rows}
    drugs = {(patient.label, t.id) for part in parts for patient in part.patients for t in patient.treatments if t.id in part.lane_ids()}
    assert drugs == {(patient.label, t.id) for patient in data.patients for t in patient.treatments}


def test_groups_are_even_and_in_order() -> None:
    assert even_groups((1, 2, 3, 4, 5, 6, 7), 3) == ((1, 2, 3), (4, 5), (6, 7))


def test_letters_past_z_take_their_room_in_every_part() -> None:
    data, profile = random_course(20001)
    assert all(draw_course(part, profile).h <= profile.max_height for part in split_course(data, profile))
