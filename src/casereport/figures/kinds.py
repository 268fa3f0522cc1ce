"""The kinds of figures, a row each: how its data are planned, drawn, told, read back and split into parts.

What a record selects for a kind stands in `document.figures.kept`, which knows records; all that comes after is here, in one order for
all: data → parts → plan → scene, words, and a comparison of the finished scene with its data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from casereport.figures.course.caption import CaptionPart, caption_parts
from casereport.figures.course.data import CourseData
from casereport.figures.course.describe import DataTable, alt_sentence, data_table, long_description
from casereport.figures.course.drawing import draw_planned_course, plan_of_course
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Scene
from casereport.figures.swimmer.data import SwimmerData
from casereport.figures.swimmer.drawing import draw_planned_swimmer
from casereport.figures.swimmer.plan import SwimmerPlan, plan_swimmer
from casereport.figures.swimmer.split import split_swimmer
from casereport.figures.swimmer.text import swimmer_alt, swimmer_caption, swimmer_description, swimmer_table
from casereport.figures.timeline.data import TimelineData
from casereport.figures.timeline.drawing import draw_planned_timeline, plan_of_timeline
from casereport.figures.timeline.plan import TimelinePlan
from casereport.figures.timeline.split import split_timeline
from casereport.figures.timeline.text import timeline_alt, timeline_caption, timeline_description, timeline_table
from casereport.figures.truth.checks import Finding, inspect_scene
from casereport.figures.truth.course import inspect_course
from casereport.figures.truth.swimmer import inspect_swimmer
from casereport.figures.truth.timeline import inspect_timeline


@dataclass(frozen=True, slots=True)
class Words:
    """What stands beside a drawing: the key for its caption, its text alternative, a description, the table of its data."""

    key: tuple[CaptionPart, ...]
    alt: str
    description: tuple[str, ...]
    table: DataTable


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A kind of figure: what it shows, in words, and its functions.

    `split` gives the parts that each fit a page, or raises CannotFit; `plan` decides all that is drawn and told of one; `scene` draws the
    plan; `words` tells it; `compare` reads the finished scene back and gives what differs from the data.
    """

    name: str
    shows: str
    split: Callable[[Any, Profile], tuple[Any, ...]]
    plan: Callable[[Any, Profile], Any]
    scene: Callable[[Any], Scene]
    words: Callable[[Any, Any, Scene], Words]
    compare: Callable[[Any, Any, Scene], list[Finding]]


def _course_words(data: CourseData, _: object, scene: Scene) -> Words:
    return Words(caption_parts(data, scene), alt_sentence(data), long_description(data), data_table(data))


def _timeline_words(data: TimelineData, plan: TimelinePlan, scene: Scene) -> Words:
    axis = plan.axis
    key = timeline_caption(data, axis, scene)
    return Words(key, timeline_alt(data, axis), timeline_description(data, axis), timeline_table(data, axis))


def _swimmer_words(data: SwimmerData, _: SwimmerPlan, scene: Scene) -> Words:
    return Words(swimmer_caption(data, scene), swimmer_alt(data), swimmer_description(data), swimmer_table(data))


_ROWS = (
    FigureKind(
        "course", "laboratory trends of one or several patients above treatment lanes", split_course, plan_of_course, draw_planned_course,
        _course_words, lambda data, _, scene: inspect_course(data, scene),
    ),
    FigureKind(
        "timeline", "events of one patient over stretches of time, care, treatments and trends beneath", split_timeline, plan_of_timeline,
        draw_planned_timeline, _timeline_words, lambda data, plan, scene: inspect_timeline(data, plan.axis, scene),
    ),
    FigureKind(
        "swimmer", "a lane a patient: what each was on, and what happened, from one event on", split_swimmer, plan_swimmer,
        draw_planned_swimmer, _swimmer_words, lambda data, _, scene: inspect_swimmer(data, scene),
    ),
)  # fmt: skip
KINDS: Mapping[str, FigureKind] = MappingProxyType({row.name: row for row in _ROWS})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished figure: its scene, its words, where it says something else than its data, and where it is not as a figure should be."""

    scene: Scene
    words: Words
    untrue: tuple[Finding, ...]
    untidy: tuple[Finding, ...]


def draw_figure(kind: str, data: Any, profile: Profile) -> Drawn:
    """One part of a figure, drawn, told, read back and inspected."""
    row = KINDS[kind]
    plan = row.plan(data, profile)
    scene = row.scene(plan)
    return Drawn(scene, row.words(data, plan, scene), tuple(row.compare(data, plan, scene)), tuple(inspect_scene(scene, profile)))
