"""The kinds of figures, a row each: how its data are planned, drawn, told, read back and split into parts.

What a record selects for a kind stands in `document.figures.kept`, which knows records; all that comes after is here, in one order for
all: data → parts → plan → scene, words, and a comparison of the finished scene with its data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from casereport.figures.course.caption import CaptionPart, caption_parts
from casereport.figures.course.describe import DataTable, data_table
from casereport.figures.course.drawing import plan_of_course
from casereport.figures.course.plan import Plan
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Scene
from casereport.figures.parts.placed import Placed, draw_scene
from casereport.figures.swimmer.drawing import plan_of_swimmer
from casereport.figures.swimmer.plan import SwimmerPlan
from casereport.figures.swimmer.split import split_swimmer
from casereport.figures.swimmer.text import swimmer_caption, swimmer_table
from casereport.figures.timeline.drawing import plan_of_timeline
from casereport.figures.timeline.plan import TimelinePlan
from casereport.figures.timeline.split import split_timeline
from casereport.figures.timeline.text import timeline_caption, timeline_table
from casereport.figures.truth.checks import Finding, inspect_scene
from casereport.figures.truth.course import inspect_course
from casereport.figures.truth.swimmer import inspect_swimmer
from casereport.figures.truth.timeline import inspect_timeline
from casereport.values import dataclass


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
    plan: Callable[[Any, Profile], Placed[Any]]
    words: Callable[[Placed[Any]], Words]
    compare: Callable[[Any, Placed[Any], Scene], list[Finding]]
    scene: Callable[[Placed[Any]], Scene] = draw_scene


def _course_words(plan: Placed[Plan]) -> Words:
    return Words(caption_parts(plan), plan.alt, plan.description, data_table(plan.layout.data))


def _timeline_words(plan: Placed[TimelinePlan]) -> Words:
    return Words(timeline_caption(plan), plan.alt, plan.description, timeline_table(plan.layout.data, plan.layout.axis))


def _swimmer_words(plan: Placed[SwimmerPlan]) -> Words:
    return Words(swimmer_caption(plan), plan.alt, plan.description, swimmer_table(plan.layout.data))


_ROWS = (
    FigureKind(
        "course", "laboratory trends of one or several patients above treatment lanes", split_course, plan_of_course, _course_words,
        lambda data, _, scene: inspect_course(data, scene),
    ),
    FigureKind(
        "timeline", "events of one patient over stretches of time, care, treatments and trends beneath", split_timeline, plan_of_timeline,
        _timeline_words, lambda data, plan, scene: inspect_timeline(data, plan.layout.axis, scene),
    ),
    FigureKind(
        "swimmer", "a lane a patient: what each was on, and what happened, from one event on", split_swimmer, plan_of_swimmer,
        _swimmer_words, lambda data, _, scene: inspect_swimmer(data, scene),
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
    return Drawn(scene, row.words(plan), tuple(row.compare(data, plan, scene)), tuple(inspect_scene(scene, profile)))
