"""The timeline: labelled events over one to three stretches of time, with care, treatments and results beneath."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from casereport.figures.axis.pieces import Piece
from casereport.figures.axis.spine import break_marks, bridge_strokes
from casereport.figures.axis.timeaxis import title_width
from casereport.figures.course.pair_words import base_notes
from casereport.figures.course.plan import LINE_HEIGHT
from casereport.figures.paper.profile import FULL_WIDTH, Profile
from casereport.figures.paper.scene import XY, Group, Item, Mark, Note, Path, Rect, Scene, Text, baseline_mid
from casereport.figures.parts.bands import draw_ground
from casereport.figures.parts.guides import draw_guides, guides_of
from casereport.figures.parts.lanes import draw_lane, lane_top, torn_end
from casereport.figures.parts.looks import EVENT_LOOKS, draw_key, draw_mark, key_rows
from casereport.figures.parts.panels import draw_panel
from casereport.figures.parts.placed import Placed, draw_scene, finish_plan, illustrative_mark
from casereport.figures.parts.strips import draw_care
from casereport.figures.timeline.data import TimelineData, TimelineEvent
from casereport.figures.timeline.labels import POLE_GAP, Labels, Place, pole_clear, row_gap, row_heights
from casereport.figures.timeline.plan import (
    TimelinePlan,
    header_height,
    lasting_reach,
    lasting_step,
    number_drop,
    plan_timeline,
    title_drop,
)
from casereport.figures.timeline.text import timeline_alt, timeline_description
from casereport.figures.timeline.words import event_words

STROKE = 2.8  # half the height of the strokes of a break, in units
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
    return finish_plan(plan, items, [*notes, *more, *base_notes(plan.course)], *words)


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
    return [Group("key", tuple(draw_key(plan.key, profile, x0, plan.heights.key, width, plan.metrics.event)))]


# --- axes -----------------------------------------------------------------------------------------------------


def draw_headers(plan: TimelinePlan) -> list[Item]:
    """A grey box with its title above each piece of a broken axis."""
    profile, top = plan.profile, plan.heights.headers
    height = header_height(plan.axis, profile)
    items: list[Item] = []
    for piece in plan.axis.pieces if height else ():
        size = profile.tick_pt
        over = max(0.0, title_width(piece.lines, profile) - (piece.x1 - piece.x0)) / 2
        items.append(Rect(piece.x0 - over, top, piece.x1 - piece.x0 + 2 * over, height, "ward", role="segment"))
        first = baseline_mid(top + height / 2, size) - (len(piece.lines) - 1) * LINE_HEIGHT * size / 2
        for k, line in enumerate(piece.lines):
            x = (piece.x0 + piece.x1) / 2
            items.append(Text(x, first + k * LINE_HEIGHT * size, line, size, bold=True, anchor="middle", fill="on-ward", role="segment"))
    return items


def draw_spine(plan: TimelinePlan) -> list[Item]:
    """The line that events stand on, through breaks of known length, with the sign of each break."""
    y, width = plan.heights.spine, plan.profile.line(0.9)
    items: list[Item] = [Path(((piece.x0, y), (piece.x1, y)), "ink", width, role="spine") for piece in plan.axis.pieces]
    for middle, (a, b) in zip(plan.axis.breaks(), pairwise(plan.axis.pieces), strict=True):
        half = 2.4 * plan.profile.unit
        if b.joined:
            items.append(Path(((a.x1, y), (middle - half, y)), "ink", width, role="spine"))
            items.append(Path(((middle + half, y), (b.x0, y)), "ink", width, role="spine"))
    return [*items, *break_marks(plan.axis, plan.profile, y, STROKE)]


def draw_numbers(plan: TimelinePlan, y: float, id_: str, *, line: bool) -> Group:
    """Ticks and numbers at height `y`, with the axis line itself where `line`, and its title when it has one piece."""
    items: list[Item] = []
    for piece in plan.axis.pieces:
        if line:
            items.append(Path(((piece.x0, y), (piece.x1, y)), "ink", plan.profile.line(0.5), role="axis"))
        items += _ticks(plan, piece, y)
    if len(plan.axis.pieces) == 1:
        piece, size = plan.axis.pieces[0], plan.profile.label_pt
        below = _number_base(plan, y) + title_drop(plan.profile)
        items.append(Text((piece.x0 + piece.x1) / 2, below, piece.title, size, anchor="middle", role="axis-title"))
    if line:
        items += break_marks(plan.axis, plan.profile, y, STROKE) if y > plan.heights.spine else ()
    return Group(id_, tuple(items))


def _number_base(plan: TimelinePlan, y: float) -> float:
    return y + number_drop(plan.profile, on_spine=abs(y - plan.heights.spine) < 1e-9)


def _ticks(plan: TimelinePlan, piece: Piece, y: float) -> Iterator[Item]:
    m, profile, ticks = plan.metrics, plan.profile, piece.ticks or ()
    numbered = {round(t, 6) for t in ticks}
    for t in piece.minor:
        if round(t, 6) not in numbered:
            yield Path(((piece.x(t), y), (piece.x(t), y + 0.6 * m.tick)), "ink", profile.line(0.4), role="tick")
    length = 2.2 * m.event if abs(y - plan.heights.spine) < 1e-9 else 1.15 * m.tick
    for t, text in zip(ticks, piece.numbers, strict=True):
        yield Path(((piece.x(t), y), (piece.x(t), y + length)), "ink", profile.line(0.5), role="tick")
        yield Text(piece.x(t), _number_base(plan, y), text, profile.tick_pt, anchor="middle", role="tick-x")


# --- care and lasting events ----------------------------------------------------------------------------------


def draw_lasting(plan: TimelinePlan) -> tuple[Group, list[Note]]:
    """A thin bar under the axis for each event that lasted, from its start to its end; a note where one of them is not known."""
    items: list[Item] = []
    notes: list[Note] = []
    u = plan.profile.unit
    for event, track in plan.lasting:
        low, high = lasting_reach(plan.axis, event)
        y = plan.heights.lasting + track * lasting_step(plan.profile) + 0.6 * u
        fill = "verm-line" if event.kind == "complication" else "muted"
        tip = f"{event_words(plan.data, plan.axis, event)}: {event.label}"
        bar = Rect(low, y, high - low, 1.8 * u, fill, role="lasting", tip=tip)
        items += [bar, *bridge_strokes(plan.axis.breaks(), (low, high), y, y + 1.8 * u, u)]
        if event.ongoing:
            items.append(Mark(high + 1.2 * u, y + 0.9 * u, "right", 1.7 * u, fill, fill, plan.profile.line(0.4), "ongoing"))
        for side in _unknown_ends(event):
            items.append(torn_end(bar, low if side == "start" else high, 1.8 * u if side == "start" else -1.8 * u))
            notes.append(Note("open", plan.data.label, event.label, side))
    return Group("p0-lasting", tuple(items)), notes


def _unknown_ends(event: TimelineEvent) -> Iterator[str]:
    """The ends of a lasting event that are not known; what is ongoing has none yet."""
    if event.span is not None and event.span.start is None:
        yield "start"
    if event.span is not None and event.span.end is None and not event.ongoing:
        yield "end"


# --- events ---------------------------------------------------------------------------------------------------


def draw_leaders(plan: TimelinePlan) -> Group:
    """The poles or leaders from the marks to their labels, in the order of the events."""
    return Group("p0-leaders", tuple(_pole(plan, k) for k in range(len(plan.labels.places))))


def _pole(plan: TimelinePlan, k: int) -> Path:
    labels, line = plan.labels, plan.profile.line(0.5)
    role = "pole" if labels.skyline else "leader"
    return Path(tuple(_way(plan, labels, k)), "leader", line, role=role)


def _way(plan: TimelinePlan, labels: Labels, k: int) -> Iterator[XY]:
    """The corners of a leader, from the mark up."""
    place, spine = labels.places[k], plan.heights.spine
    yield place.x, spine - plan.metrics.event
    if labels.skyline:
        yield place.x, spine - pole_clear(plan.profile) - labels.skyline.bottoms[k] - labels.blocks[k].h
        return
    bottoms = _row_bottoms(plan, labels)
    rows = labels.rows.rows if labels.rows else ()
    heights = row_heights(labels.rows, labels.blocks) if labels.rows else ()
    for r, x in enumerate(labels.rows.ways[k] if labels.rows else ()):
        yield x, bottoms[r] + 1.5
        if r < rows[k]:
            yield x, bottoms[r] - heights[r] - 1.5


def _row_bottoms(plan: TimelinePlan, labels: Labels) -> list[float]:
    """The bottom of each row in pt down the page, the lowest row first."""
    y = plan.heights.spine - labels.channel
    bottoms = []
    for height in row_heights(labels.rows, labels.blocks) if labels.rows else ():
        bottoms.append(y)
        y -= height + row_gap(plan.profile)
    return bottoms


def draw_events(plan: TimelinePlan) -> tuple[list[Item], list[Note]]:
    """A group for each event, in time order: stem to its true place where it was moved, mark, label; notes of moves and numbers."""
    items: list[Item] = []
    notes: list[Note] = []
    for k, place in enumerate(plan.labels.places):
        when = event_words(plan.data, plan.axis, place.event)
        content = [*_stem(plan, place), *_mark(plan, place, when), *_text(plan, k)]
        items.append(Group(f"p0-event{k}", tuple(content)))
        if place.moved:
            notes.append(Note("nudged", plan.data.label, "events"))
        if plan.labels.style == "numbers":
            when = f"about {when}" if place.event.approx else when
            notes.append(Note("numbered", plan.data.label, str(k + 1), place.event.label, when))
    return items, list(dict.fromkeys(notes))


def _stem(plan: TimelinePlan, place: Place) -> Iterator[Path]:
    if place.moved:
        y = plan.heights.spine
        yield Path(((place.true, y + 2.4 * plan.metrics.event), (place.x, y)), "ink", plan.profile.line(0.5), role="stem")


def _mark(plan: TimelinePlan, place: Place, when: str) -> list[Item]:
    event = place.event
    tip = f"{'about ' if event.approx else ''}{when}: {event.label}"
    r, line = plan.metrics.event, plan.profile.line(0.6)
    return draw_mark(EVENT_LOOKS[event.kind], place.x, plan.heights.spine, r, line, tip=tip, open_=event.approx)


def _text(plan: TimelinePlan, k: int) -> tuple[Item, ...]:
    labels, block = plan.labels, plan.labels.blocks[k]
    if labels.skyline:
        top = plan.heights.spine - pole_clear(plan.profile) - labels.skyline.bottoms[k] - block.h
        side = labels.skyline.facings[k]
        return block.draw(labels.places[k].x + side * POLE_GAP, top, "start" if side > 0 else "end", "label")
    if labels.rows is None:
        return ()
    bottom = _row_bottoms(plan, labels)[labels.rows.rows[k]]
    return block.draw(labels.rows.ways[k][-1], bottom - block.h, "middle", "label")
