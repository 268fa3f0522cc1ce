from __future__ import annotations

from dataclasses import replace

from tests.figures import cases
from tests.figures.reading import group, of, omitted, words

from casereport.figures import FULL_WIDTH, ONE_COLUMN
from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.course.drawing import draw_course, plan_of_course
from casereport.figures.course.entries import EventMark
from casereport.figures.paper.scene import Mark, Scene
from casereport.figures.truth.checks import inspect_scene


def drawn(*events: EventMark) -> tuple[CourseData, Scene]:
    data = CourseData((replace(cases.FIRST, events=events),), ("crp",))
    return data, draw_course(data, ONE_COLUMN)


def heights(scene: Scene) -> set[float]:
    return {round(mark.y, 2) for mark in of(group(scene, "p0-events"), Mark, "event")}


def test_events_with_room_stand_in_one_line() -> None:
    _, scene = drawn(EventMark(1, "Intubation"), EventMark(9, "Extubation"))
    assert len(heights(scene)) == 1
    assert words(scene, "event") == ["Intubation", "Extubation"]


def test_labels_that_would_meet_take_another_line() -> None:
    _, scene = drawn(*(EventMark(k, f"Echocardiogram number {k + 1}") for k in range(3)))
    assert len(heights(scene)) == 3
    assert len(words(scene, "event")) == 3
    assert omitted(scene) == tuple(note for note in omitted(scene) if note.kind != "event")


def test_forty_events_in_a_week_are_all_drawn_and_their_labels_kept() -> None:
    data, scene = drawn(*(EventMark(k % 7, f"Event {k}", approx=k == 3) for k in range(40)))
    caption = {part.kind: part.text for part in caption_parts(plan_of_course(data, ONE_COLUMN))}
    assert len(of(scene, Mark, "event")) == 40
    assert inspect_scene(scene, ONE_COLUMN) == []
    printed = words(scene, "event")
    assert all(f"Event {k}" in printed or f"Event {k} (" in caption["omitted"] or f"≈ Event {k}" in printed for k in range(40))


def test_a_narrow_column_takes_as_many_lines_as_the_marks_need() -> None:
    patients = tuple(
        CoursePatient(f"Patient {k}", cases.FIRST.series, events=tuple(EventMark(2, "Fever") for _ in range(30 * (k == 1))))
        for k in range(5)
    )
    scene = draw_course(CourseData(patients, ("crp",)), FULL_WIDTH)
    assert inspect_scene(scene, FULL_WIDTH) == []
    assert len(of(scene, Mark, "event")) == 30


def test_the_caption_has_a_key_of_the_kinds_in_use() -> None:
    data, _ = drawn(EventMark(1, "Fever", "symptom"), EventMark(4, "Stroke", "complication", approx=True))
    caption = {part.kind: part.text for part in caption_parts(plan_of_course(data, ONE_COLUMN))}
    assert caption["events"] == (
        "Events: hollow circle, symptom; red triangle pointing down, complication. Event with an open centre or ≈, approximate time."
    )


def test_a_death_at_the_edge_is_told_before_its_mark_wherever_the_event_before_it_stands() -> None:
    for quarter in range(80):
        _, scene = drawn(EventMark(quarter / 4, "Endotracheal intubation"), EventMark(20, "Death after cardiac arrest", kind="death"))
        assert sorted(words(scene, "event")) == ["Death after cardiac arrest", "Endotracheal intubation"]
        assert [note for note in omitted(scene) if note.kind == "event"] == []
