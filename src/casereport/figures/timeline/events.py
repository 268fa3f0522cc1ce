"""The events of a timeline: marks on the spine, their labels on poles, in rows or as numbers."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.paper.scene import XY, Group, Item, Note, Path
from casereport.figures.parts.looks import EVENT_LOOKS, draw_mark
from casereport.figures.timeline.labels import POLE_GAP, Labels, Place, pole_clear, row_gap, row_heights
from casereport.figures.timeline.plan import TimelinePlan
from casereport.figures.timeline.words import event_words


def draw_leaders(plan: TimelinePlan) -> Group:
    """The poles or leaders from the marks to their labels, in the order of the events."""
    return Group("p0-leaders", tuple(_pole(plan, k) for k in range(len(plan.labels.places))), "Leaders")


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
