"""Treatment lanes of a timeline: bars that run across breaks, their texts in the widest piece, single doses."""

from __future__ import annotations

import math
from dataclasses import replace

from casereport.figures.axis.timeaxis import Reach
from casereport.figures.course.data import Phase, Treatment, find_treatment
from casereport.figures.course.plan import Lane
from casereport.figures.paper.scene import Box, Group, Item, Note, Rect, text_box
from casereport.figures.parts.boluses import bolus_boxes, draw_bolus_texts, draw_boluses
from casereport.figures.parts.lane_notes import lane_notes
from casereport.figures.parts.lanes import (
    Bar,
    bar_rect,
    draw_bars,
    draw_lane_name,
    draw_lane_rules,
    lane_top,
    place_bar_texts,
)
from casereport.figures.parts.spans import edges_of, tracks_of
from casereport.figures.timeline.axes import bridge_strokes
from casereport.figures.timeline.plan import TimelinePlan


def draw_timeline_lane(plan: TimelinePlan, index: int) -> tuple[Group, list[Note]]:
    """The lane of one treatment: name, bars, single doses, texts; what found no room goes to the notes."""
    course, lane = plan.course, plan.course.lanes[index]
    treatment = find_treatment(course.data.patients[0], lane.id)
    items: list[Item] = [*draw_lane_name(course, lane, index, 0), *draw_lane_rules(course, lane, index, 0)]
    notes: list[Note] = []
    if treatment:
        bars = [_bar(plan, lane, treatment, k, index) for k in range(len(treatment.phases))]
        stems, placed = draw_boluses(course, index, 0, treatment)
        singles = bolus_boxes(stems, placed)
        widest = [_widest_part(plan, bar) for bar in bars]
        others = [_box(rect) for bar, main in zip(bars, widest, strict=True) for rect in _parts(plan, bar) if rect.x != main.rect.x]
        texts, notes = place_bar_texts(course, treatment, widest, [*singles, *others], 0)
        busy = [*singles, *(_box(bar.rect) for bar in bars), *(text_box(text) for _, text in texts)]
        words, more = draw_bolus_texts(course, index, 0, treatment, placed, busy)
        bridges = [stroke for bar in bars for stroke in _bridges(plan, bar)]
        items += [*draw_bars(course, lane, bars, dict(texts)), *bridges, *(text for _, text in texts)]
        items += [*stems, *(mark for _, mark in placed), *words]
        notes += [*lane_notes(course, lane, treatment, 0), *more]
    return Group(f"p0-lane{index}", tuple(items), " ".join(lane.title)), notes


def _bar(plan: TimelinePlan, lane: Lane, treatment: Treatment, k: int, index: int) -> Bar:
    spans = [phase.span for phase in treatment.phases]
    phase, (left, right), track = treatment.phases[k], edges_of(spans)[k], tracks_of(spans)[k]
    reach = _reach(plan, phase, left, right)
    top = lane_top(plan.course, index, 0) + track * plan.metrics.lane
    rect = bar_rect(plan.course, lane, treatment, phase, reach, top, 0)
    return Bar(phase, rect, (plan.axis.x0, plan.axis.x1 + 3), lane.full_dose is not None)


def _reach(plan: TimelinePlan, phase: Phase, left: float, right: float) -> Reach:
    clock = plan.axis.stretches[phase.span.segment].segment.clock  # the view counts pieces
    return plan.axis.reach(clock, left, math.inf if phase.ongoing else right)


def _parts(plan: TimelinePlan, bar: Bar) -> list[Rect]:
    """The bar piece by piece."""
    reach = (bar.rect.x, bar.rect.x + bar.rect.w)
    return [replace(bar.rect, x=a, w=b - a) for _, a, b in plan.axis.parts(reach)]


def _widest_part(plan: TimelinePlan, bar: Bar) -> Bar:
    """The part of a bar that carries its text, with the bounds of its piece."""
    reach = (bar.rect.x, bar.rect.x + bar.rect.w)
    k, a, b = max(plan.axis.parts(reach), key=lambda part: part[2] - part[1])
    piece = plan.axis.stretches[k].piece
    return replace(bar, rect=replace(bar.rect, x=a, w=b - a), bounds=(piece.x0, piece.x1 + 3))


def _bridges(plan: TimelinePlan, bar: Bar) -> list[Item]:
    rect = bar.rect
    return list(bridge_strokes(plan.axis, (rect.x, rect.x + rect.w), rect.y, rect.y + rect.h, plan.profile.unit))


def _box(rect: Rect) -> Box:
    return (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h)
