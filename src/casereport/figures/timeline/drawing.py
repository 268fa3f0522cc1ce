"""The timeline: labelled events over one to three stretches of time, with care, treatments and results beneath."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.course.pair_words import base_notes
from casereport.figures.paper.profile import FULL_WIDTH, Profile
from casereport.figures.paper.scene import Group, Item, Note, Scene
from casereport.figures.parts.bands import draw_ground
from casereport.figures.parts.guides import draw_guides, guides_of
from casereport.figures.parts.lanes import draw_lane, lane_top
from casereport.figures.parts.looks import draw_key, key_rows
from casereport.figures.parts.panels import draw_panel
from casereport.figures.parts.placed import Placed, draw_scene, illustrative_mark, place
from casereport.figures.parts.strips import draw_care
from casereport.figures.timeline.axes import draw_headers, draw_lasting, draw_numbers, draw_spine
from casereport.figures.timeline.data import TimelineData
from casereport.figures.timeline.events import draw_events, draw_leaders
from casereport.figures.timeline.plan import TimelinePlan, plan_timeline
from casereport.figures.timeline.text import timeline_alt, timeline_description

Drawn = tuple[list[Item], list[Note]]


def draw_timeline(data: TimelineData, profile: Profile = FULL_WIDTH) -> Scene:
    """The timeline as a scene in pt. Raises ValueError for more events than places."""
    return draw_scene(plan_of_timeline(data, profile))


def plan_of_timeline(data: TimelineData, profile: Profile = FULL_WIDTH) -> Placed[TimelinePlan]:
    """The plan of a timeline, its long series thinned to what is drawn. Raises ValueError for more events than places."""
    plan = plan_timeline(data, profile)
    content, notes = _above(plan)
    beneath, more = _beneath(plan, content)
    items = [*content, *beneath, *_key(plan)]
    if plan.data.illustrative:
        items.append(illustrative_mark(profile, plan.axis.x1, plan.metrics.margin))
    words = timeline_alt(plan.data, plan.axis), timeline_description(plan.data, plan.axis)
    return place(plan, items, [*notes, *more, *base_notes(plan.course)], *words)


def _above(plan: TimelinePlan) -> Drawn:
    """Titles, axes, labels and events; marks over the ticks, labels over the leaders."""
    events, notes = draw_events(plan)
    care, care_notes = draw_care(plan.course, 0)
    lasting, lasting_notes = draw_lasting(plan)
    spine = Group("p0-spine", tuple(draw_spine(plan)))
    items = [Group("p0-segments", tuple(draw_headers(plan))), *_axes(plan), draw_leaders(plan), spine, *events, care, lasting]
    return items, [*notes, *care_notes, *lasting_notes]


def _beneath(plan: TimelinePlan, above: list[Item]) -> Drawn:
    """Panels and lanes, with the guides that run between them."""
    rows, guides = range(len(plan.course.data.rows)), guides_of(plan.course, 0)
    grounds = [draw_ground(plan.course, row, 0) for row in rows]
    panels = [draw_panel(plan.course, row, 0, [x for _, x in guides]) for row in rows]
    lanes = [draw_lane(plan.course, k, 0) for k in range(len(plan.course.lanes))]
    drawn: list[Item] = [*panels, *(group for group, _ in lanes)]
    ground = Group("p0-ground", tuple(item for items, _ in grounds for item in items))
    lines = Group("p0-guides", tuple(draw_guides(plan.course, guides, lambda k, _: _guide_reach(plan, k), [*above, *drawn])))
    return [ground, lines, *drawn], [note for _, found in [*grounds, *lanes] for note in found]


def _axes(plan: TimelinePlan) -> Iterator[Group]:
    """The numbers under the events and, below lanes and panels, once more."""
    yield draw_numbers(plan, plan.heights.numbers, "p0-axis", line=True)
    if plan.heights.foot is not None:
        has_line = bool(plan.course.data.rows) and bool(plan.course.lanes)
        yield draw_numbers(plan, plan.heights.foot, "p0-axis-foot", line=not has_line)


def _guide_reach(plan: TimelinePlan, index: int) -> tuple[float, float]:
    """From under its lane through the panels."""
    return lane_top(plan.course, index, 0) + plan.course.lanes[index].tracks * plan.metrics.lane, plan.heights.foot or 0.0


def _key(plan: TimelinePlan) -> list[Item]:
    """The key from the left end of the axis on, or across the page when it takes several rows."""
    profile, margin = plan.profile, plan.metrics.margin
    one_row = len(key_rows(plan.key, profile, profile.width - plan.axis.x0 - margin)) == 1
    x0 = plan.axis.x0 - 2 * profile.unit if one_row else margin
    width = profile.width - margin - x0
    return [Group("key", tuple(draw_key(plan.key, profile, x0, plan.heights.key, width, plan.metrics.event)), "Key")]
