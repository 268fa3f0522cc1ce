"""The course figure: a row an analyte, a column a patient, treatment lanes beneath, one day axis for each column."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.axis.spine import draw_axis
from casereport.figures.course.data import CourseData
from casereport.figures.course.describe import alt_sentence, long_description
from casereport.figures.course.pair_words import base_notes, panel_title
from casereport.figures.course.plan import Plan, plan_course
from casereport.figures.paper.profile import FULL_WIDTH, Profile
from casereport.figures.paper.scene import Group, Item, Note, Panel, Rect, Scene
from casereport.figures.parts.bands import draw_ground
from casereport.figures.parts.decimation import thin_course
from casereport.figures.parts.guides import draw_guides, guides_of
from casereport.figures.parts.lanes import draw_lane
from casereport.figures.parts.pair_drawing import second_notes
from casereport.figures.parts.panels import draw_panel, panel_series
from casereport.figures.parts.placed import Placed, draw_scene, finish_plan, illustrative_mark
from casereport.figures.parts.strips import draw_care, draw_events, draw_head


def draw_course(data: CourseData, profile: Profile = FULL_WIDTH) -> Scene:
    """The course figure as a scene in pt."""
    return draw_scene(plan_of_course(data, profile))


def plan_of_course(data: CourseData, profile: Profile = FULL_WIDTH) -> Placed[Plan]:
    """The plan of a course, its long series thinned to what is drawn."""
    plan = plan_course(thin_course(data), profile)
    blocks = [_draw_patient(plan, column) for column in range(len(plan.data.patients))]
    notes = [*plan.notes, *base_notes(plan), *(note for _, found in blocks for note in found)]
    items = [*(group for group, _ in blocks), *_illustrative(plan)]
    return finish_plan(plan, items, notes, alt_sentence(plan.data), long_description(plan.data), _panels(plan))


def _draw_patient(plan: Plan, column: int) -> tuple[Group, list[Note]]:
    guides = guides_of(plan, column)
    grounds = [draw_ground(plan, row, column) for row in range(len(plan.data.rows))]
    lanes = [draw_lane(plan, index, column) for index in range(len(plan.lanes))]
    care, care_notes = draw_care(plan, column)
    events, event_notes = draw_events(plan, column)
    panels = [draw_panel(plan, row, column, [x for _, x in guides]) for row in range(len(plan.data.rows))]
    above = [*draw_head(plan, column), *(group for group in (care, events) if group.items)]
    below = [*panels, *(group for group, _ in lanes), draw_axis(plan, column)]
    ground = Group(f"p{column}-ground", tuple(item for items, _ in grounds for item in items))
    first = plan.top(column) + plan.levels.panels[0] if plan.data.rows else 0.0
    lanes_drawn = [group for group, _ in lanes]
    reached = draw_guides(plan, guides, lambda k, x: (first, _foot(plan, k, column, x, lanes_drawn[k])), [*above, *below])
    lines = Group(f"p{column}-guides", tuple(reached))
    items = [*above, *(group for group in (ground, lines) if group.items), *below]
    seconds = [note for row in range(len(plan.data.rows)) for note in second_notes(plan, row, column)]
    notes = [*care_notes, *event_notes, *(n for _, found in grounds for n in found), *seconds, *(n for _, found in lanes for n in found)]
    return Group(f"p{column}", tuple(items)), notes


def _foot(plan: Plan, index: int, column: int, x: float, lane: Group) -> float:
    """The height in pt where a guide meets its treatment."""
    bars = [item.y for item in lane.items if isinstance(item, Rect) and item.role == "dose" and abs(item.x - x) < 0.01]
    return min(bars, default=plan.top(column) + plan.levels.lanes[index] + 4.2 * plan.profile.unit)


# --- the figure as a whole ------------------------------------------------------------------------------------


def _illustrative(plan: Plan) -> list[Item]:
    """The word that no value is real, at the top right, or in a line of its own when the patient's name needs the room."""
    if not plan.data.illustrative:
        return []
    x, size = max(column.time.x1 for column in plan.columns), None if plan.intro else plan.profile.head_pt
    return [illustrative_mark(plan.profile, x, plan.metrics.margin + 1, size=size)]


def _panels(plan: Plan) -> Iterator[Panel]:
    for (row, column), letter in sorted(plan.letters.items(), key=lambda item: (len(item[1]), item[1])):
        series = panel_series(plan, row, column) or next(
            (s for c in range(len(plan.data.patients)) if (s := panel_series(plan, row, c))), None
        )
        name = plan.data.rows[row]
        yield Panel(letter, plan.data.patients[column].label, panel_title(plan.data, name, series.title if series else name))
