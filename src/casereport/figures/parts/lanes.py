"""Treatment lanes: bars as high as their dose, single doses, and their texts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from casereport.figures.axis.spine import bridge_strokes
from casereport.figures.course.data import find_treatment
from casereport.figures.course.entries import Phase, Treatment
from casereport.figures.course.plan import LINE_HEIGHT, Lane, Plan
from casereport.figures.course.words import phase_text, phase_words, treatment_name
from casereport.figures.paper.scene import Box, Group, Item, Mark, Note, Path, Rect, Text, baseline_mid, text_box
from casereport.figures.parts.bar_texts import Bar, place_bar_texts, rect_box
from casereport.figures.parts.boluses import bolus_boxes, draw_bolus_texts, draw_boluses
from casereport.figures.parts.levels import Slope, draw_levels, low_dose, slope_over, top_dose
from casereport.figures.parts.spans import edges_of, has_shared_days, tracks_of

FLAT = 0.62  # share of the lane's height that a bar takes when heights tell nothing


def lane_top(plan: Plan, index: int, column: int) -> float:
    """The top of a lane in pt."""
    return plan.top(column) + plan.levels.lanes[index]


def draw_lane(plan: Plan, index: int, column: int) -> tuple[Group, list[Note]]:
    """A patient's lane of one treatment: name (first column), bars, single doses, texts; what found no room goes to the notes."""
    lane, patient = plan.lanes[index], plan.data.patients[column]
    treatment = find_treatment(patient, lane.id)
    items: list[Item] = list(draw_lane_name(plan, lane, index, column))
    notes: list[Note] = []
    if treatment:
        bars = bars_of(plan, lane, treatment, index, column)
        stems, placed = draw_boluses(plan, index, column, treatment)
        singles = bolus_boxes(stems, placed)
        texts, notes = _divided_texts(plan, treatment, [_shares(plan, bar, column) for bar in bars], singles, column)
        busy = [*singles, *(rect_box(bar.rect) for bar in bars), *(text_box(text) for _, text in texts)]
        words, more = draw_bolus_texts(plan, index, column, treatment, placed, busy)
        bridges = [stroke for bar in bars for stroke in _bridges(plan, bar, column)]
        items += [*draw_bars(plan, lane, bars, dict(texts)), *bridges, *(text for _, text in texts)]
        items += [*stems, *(mark for _, mark in placed), *words]
        notes += [*_lane_notes(plan, lane, treatment, column), *more]
    items += draw_lane_rules(plan, lane, index, column)
    return Group(f"p{column}-lane{index}", tuple(items)), notes


def draw_lane_name(plan: Plan, lane: Lane, index: int, column: int) -> Iterator[Text]:
    """The name of a lane, left of it; in the first column alone when columns stand side by side."""
    if column and not plan.stacked:
        return
    size, x = lane.title_pt, plan.columns[column].time.x0 - 4 * plan.profile.unit
    middle = lane_top(plan, index, column) + lane.tracks * plan.metrics.lane / 2 + 0.1 * plan.metrics.lane
    for k, line in enumerate(lane.title):
        offset = (k - (len(lane.title) - 1) / 2) * LINE_HEIGHT * size
        yield Text(x, baseline_mid(middle, size) + offset, line, size, anchor="end", role="lane")


def draw_lane_rules(plan: Plan, lane: Lane, index: int, column: int) -> Iterator[Path]:
    """The line under each track of a lane, interrupted at breaks of the axis."""
    for track in range(lane.tracks):
        y = lane_top(plan, index, column) + (track + 1) * plan.metrics.lane + 0.25
        for piece in plan.columns[column].time.pieces:
            yield Path(((piece.x0, y), (piece.x1, y)), "rule", plan.profile.line(0.5), role="rule")


# --- bars -----------------------------------------------------------------------------------------------------


def bars_of(plan: Plan, lane: Lane, treatment: Treatment, index: int, column: int) -> list[Bar]:
    """The bars of a treatment, phase by phase."""
    spans = [phase.span for phase in treatment.phases]
    rows = zip(treatment.phases, edges_of(spans), tracks_of(spans), strict=True)
    return [
        _bar(plan, lane, treatment, phase, edge, lane_top(plan, index, column) + track * plan.metrics.lane, column)
        for phase, edge, track in rows
    ]


def _bar(plan: Plan, lane: Lane, treatment: Treatment, phase: Phase, edges: tuple[float, float], top: float, column: int) -> Bar:
    time, segment = plan.columns[column].time, phase.span.segment
    left, right = time.reach(segment)
    reach = (time.x(segment, edges[0]), right if phase.ongoing else time.x(segment, edges[1]))
    ends = (edges[0], math.inf if phase.ongoing else edges[1])
    slope = () if lane.full_dose is None else slope_over(phase, time, ends, reach)
    rect = bar_rect(plan, lane, treatment, phase, (*reach, bar_height(plan, lane, phase, slope)), top, column)
    return Bar(phase, rect, (left, right + 3), lane.full_dose is not None, slope)


def _shares(plan: Plan, bar: Bar, column: int) -> list[Bar]:
    """The bar piece by piece, each with the bounds of its piece for a text; one that lies in a break alone has no room for any."""
    time, rect = plan.columns[column].time, bar.rect
    found = []
    for x0, x1 in time.shares(rect.x, rect.x + rect.w):
        piece = next((p for p in time.pieces if p.x0 - 1e-6 <= x0 and x1 <= p.x1 + 1e-6), None)
        found.append(replace(bar, rect=replace(rect, x=x0, w=x1 - x0), bounds=(piece.x0, piece.x1 + 3) if piece else (x0, x0)))
    return found


def _divided_texts(
    plan: Plan, treatment: Treatment, shares: list[list[Bar]], singles: list[Box], column: int
) -> tuple[list[tuple[int, Text]], list[Note]]:
    """The texts of bars that breaks divide: each in its widest share, or in another one where that prints more of it."""

    def placed(chosen: list[Bar]) -> tuple[list[tuple[int, Text]], list[Note]]:
        others = [rect_box(part.rect) for parts, main in zip(shares, chosen, strict=True) for part in parts if part is not main]
        return place_bar_texts(plan, treatment, chosen, [*singles, *others], column)

    mains = [max(parts, key=lambda part: part.rect.w) for parts in shares]
    best = placed(mains)
    for k, parts in enumerate(shares):
        for part in parts if len(parts) > 1 and best[1] else ():
            trial = [*mains[:k], part, *mains[k + 1 :]]
            found = placed(trial)
            if (len(found[1]), -len(found[0])) < (len(best[1]), -len(best[0])):
                mains, best = trial, found
    return best


def _bridges(plan: Plan, bar: Bar, column: int) -> Iterator[Path]:
    rect = bar.rect
    return bridge_strokes(plan.columns[column].time.breaks(), (rect.x, rect.x + rect.w), rect.y, rect.y + rect.h, plan.profile.unit)


def bar_rect(plan: Plan, lane: Lane, treatment: Treatment, phase: Phase, size: tuple[float, float, float], top: float, column: int) -> Rect:
    """The rectangle of a phase from and to two places and of a height, in pt, on a track whose top is given."""
    patient, (left, right, height) = plan.data.patients[column], size
    words = " ".join(filter(None, (treatment_name(treatment), phase_text(phase))))
    tip = f"{', '.join(filter(None, (patient.label, phase_words(plan.data, patient, phase))))}: {words}"
    hollow = phase.approx or (lane.full_dose is not None and (phase.dose is None or phase.high is not None))
    fill, edge = "paper" if hollow else lane.colour, plan.profile.line(0.8 if hollow else 0.5)
    y, hatch = top + plan.metrics.lane - height, "" if hollow else lane.hatch
    return Rect(left, y, right - left, height, fill, f"{lane.colour}-line", edge, "dose", hatch, tip=tip)


def bar_height(plan: Plan, lane: Lane, phase: Phase, slope: Slope) -> float:
    """The height of a bar in pt: proportional to its highest dose, at least 1.5 pt; all alike where the doses do not share a unit."""
    if lane.full_dose is None or phase.dose is None:
        return FLAT * plan.metrics.lane
    return dose_height(plan, lane.full_dose, top_dose(phase, slope))


def dose_height(plan: Plan, full: float, dose: float) -> float:
    """The height in pt of a dose in a lane that a full dose fills."""
    return max(plan.metrics.least_bar, plan.metrics.lane * dose / full)


def _levels(plan: Plan, lane: Lane, bar: Bar, clear: Box | None) -> Iterator[Item]:
    """The second dose of a bar, where heights tell doses."""
    if lane.full_dose is not None:
        look = ("paper", "") if bar.phase.approx else (lane.colour, lane.hatch)
        yield from draw_levels(bar.phase, bar.rect, partial(dose_height, plan, lane.full_dose), look, clear, bar.slope)


def draw_bars(plan: Plan, lane: Lane, bars: list[Bar], texts: dict[int, Text]) -> Iterator[Item]:
    """The bars of a lane with their ends and the lines between neighbours; hatches leave the texts free."""
    for k, bar in enumerate(bars):
        text = texts.get(k)
        clear = _plate(bar.rect, text) if text and text.y > bar.rect.y else None
        is_taper = bool(bar.slope)
        yield replace(bar.rect, fill="none", stroke="none", hatch="") if is_taper else replace(bar.rect, clear=clear)
        yield from _levels(plan, lane, bar, clear if is_taper else None)
    for bar in bars:
        yield from _ends(plan, lane, bar)
    starts = {round(bar.rect.x, 3) for bar in bars}
    for bar in bars:
        rect, x = bar.rect, bar.rect.x + bar.rect.w
        if round(x, 3) in starts:
            bottom = rect.y + rect.h
            top = min(b.rect.y for b in bars if b.rect.y + b.rect.h == bottom)
            yield Path(((x, top), (x, bottom)), "paper", 0.6, role="separator")


def _ends(plan: Plan, lane: Lane, bar: Bar) -> Iterator[Item]:
    rect, u = bar.rect, plan.profile.unit
    if not bar.phase.start_known or bar.phase.goes_on in ("before", "both"):
        yield torn_end(rect, rect.x, 1.8 * u)
    if not bar.phase.end_known or bar.phase.goes_on in ("after", "both"):
        yield torn_end(rect, rect.x + rect.w, -1.8 * u)
    if bar.phase.ongoing:
        x, y = rect.x + rect.w + 1.6 * u, rect.y + rect.h - max(rect.h / 2, 2.2 * u)
        yield Mark(x, y, "right", 2.0 * u, lane.colour, f"{lane.colour}-line", plan.profile.line(0.4), "ongoing")


def torn_end(rect: Rect, x: float, depth: float) -> Path:
    """Teeth in paper colour that bite into the end of a bar."""
    teeth = max(1, round(rect.h / 3))
    step = rect.h / teeth
    points = [(x, rect.y)]
    for k in range(teeth):
        points += [(x + depth, rect.y + (k + 0.5) * step), (x, rect.y + (k + 1) * step)]
    outside = x - math.copysign(0.3, depth)
    return Path((*points, (outside, rect.y + rect.h), (outside, rect.y)), "none", 0.0, fill="paper", closed=True, role="open")


def _plate(rect: Rect, text: Text) -> Box:
    """The part of a bar that its hatch leaves plain for the text."""
    left, _, right, _ = text_box(text)
    return (left - 1.8, rect.y - 1, right + 1.8, rect.y + rect.h + 1)


# --- notes ----------------------------------------------------------------------------------------------------


def _lane_notes(plan: Plan, lane: Lane, treatment: Treatment, column: int) -> Iterator[Note]:
    """What a lane cannot say itself: open ends, shared days, heights that tell no dose."""
    yield from _open_notes(plan, treatment, column)
    yield from _height_notes(plan, lane, treatment, column)


def _open_notes(plan: Plan, treatment: Treatment, column: int) -> Iterator[Note]:
    patient = plan.data.patients[column]
    for phase in treatment.phases:
        for known, end in ((phase.start_known, "start"), (phase.end_known, "end")):
            if not known:
                yield Note("open", patient.label, treatment_name(treatment), end)
    if any(phase.goes_on for phase in treatment.phases):
        yield Note("goes-on", patient.label, treatment_name(treatment))
    if has_shared_days([phase.span for phase in treatment.phases]):
        yield Note("shared-day", patient.label, "doses")


def _height_notes(plan: Plan, lane: Lane, treatment: Treatment, column: int) -> Iterator[Note]:
    phases, full = treatment.phases, lane.full_dose
    dosed = [low_dose(phase) for phase in phases if phase.dose is not None]
    found = {
        "flat": bool(phases) and full is None,
        "no-dose": full is not None and len(dosed) < len(phases),
        "taper": full is not None and any(phase.taper_to is not None for phase in phases),
        "range": full is not None and any(phase.high is not None for phase in phases),
        "least-height": full is not None and any(dose * plan.metrics.lane < plan.metrics.least_bar * full for dose in dosed),
    }
    label, name = plan.data.patients[column].label, treatment_name(treatment)
    yield from (Note(kind, label, name) for kind, is_so in found.items() if is_so)
