"""What stands above the panels of a patient: name, care settings, events."""

from __future__ import annotations

from itertools import pairwise

from casereport.figures.axis.spine import bridge_strokes
from casereport.figures.course.entries import SETTING_NAMES, CareStay
from casereport.figures.course.plan import LINE_HEIGHT, Plan
from casereport.figures.course.words import about, moment_words, setting_name, span_words, tip_head
from casereport.figures.paper.labels import cut_out
from casereport.figures.paper.measure import CAP_HEIGHT, measure
from casereport.figures.paper.scene import Group, Item, Note, Path, Rect, Text, baseline_mid
from casereport.figures.parts.events import EventPlace, track_count
from casereport.figures.parts.looks import EVENT_LOOKS, draw_mark
from casereport.figures.parts.spans import edges_of, has_shared_days

_FILLS = {"home": "paper", "clinic": "paper", "ed": "ed", "ward": "ward", "hdu": "hdu", "icu": "icu"}
Drawn = tuple[list[Item], list[Note]]


def draw_head(plan: Plan, column: int) -> list[Item]:
    """The patient's name, in as many lines as it needs."""
    size = plan.profile.head_pt
    x, y = plan.columns[column].time.x0, plan.top(column) + 1 + CAP_HEIGHT * size
    return [Text(x, y + k * LINE_HEIGHT * size, line, size, bold=True, role="head") for k, line in enumerate(plan.heads[column])]


def stay_edges(plan: Plan, column: int) -> list[tuple[CareStay, float, float]]:
    """Each stay of a patient with its left and right place in pt."""
    patient, time = plan.data.patients[column], plan.columns[column].time
    edges = edges_of([stay.span for stay in patient.stays])
    return [(s, time.x(s.span.segment, a), time.x(s.span.segment, b)) for s, (a, b) in zip(patient.stays, edges, strict=True)]


def shades(plan: Plan, column: int) -> list[tuple[float, float]]:
    """Where panels are shaded because the patient was in intensive care, without overlaps, nothing across a break."""
    time = plan.columns[column].time
    merged: list[tuple[float, float]] = []
    stays = [(a, b) for stay, a, b in stay_edges(plan, column) if stay.setting == "icu"]
    for start, end in sorted(share for a, b in stays for share in time.shares(a, b)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def draw_care(plan: Plan, column: int) -> tuple[Group, list[Note]]:
    """The strip of care settings; a name without room goes to the notes."""
    patient = plan.data.patients[column]
    y = plan.top(column) + plan.levels.strip
    items: list[Item] = []
    notes: list[Note] = []
    placed = stay_edges(plan, column)
    time = plan.columns[column].time
    gaps = [(a.x1, b.x0) for a, b in pairwise(time.pieces)]
    for k, (stay, x0, x1) in enumerate(placed):
        later = [(a, b) for _, a, b in placed[k + 1 :]]
        when = span_words(plan.data, patient, stay.span, stay.when)
        items.append(_care_rect(plan, stay, x0, x1, y, f"{tip_head(patient.label, setting_name(stay))}: {when}"))
        items += bridge_strokes(time.breaks(), (x0, x1), y, y + plan.metrics.strip, plan.profile.unit)
        text = _care_text(plan, stay, x0, x1, y, [*later, *gaps])
        items += [text] if text else []
        notes += [] if text and text.text == setting_name(stay) else [Note("care", patient.label, "", setting_name(stay), when)]
    if has_shared_days([stay.span for stay in patient.stays]):
        notes.append(Note("shared-day", patient.label, "care settings"))
    return Group(f"p{column}-care", tuple(items)), notes


def _care_rect(plan: Plan, stay: CareStay, x0: float, x1: float, y: float, tip: str) -> Rect:
    fill = _FILLS[stay.setting]
    stroke = "rule" if fill == "paper" else "paper"
    return Rect(x0, y, x1 - x0, plan.metrics.strip, fill, stroke, plan.profile.line(0.8), "care", tip=tip)


def _care_text(plan: Plan, stay: CareStay, x0: float, x1: float, y: float, later: list[tuple[float, float]]) -> Text | None:
    """The setting's name in the widest part of its bar that no later bar covers and no break divides."""
    size = plan.profile.small_pt
    free = max(cut_out(x0, x1, later), key=lambda part: part[1] - part[0], default=(x0, x0))
    for name in dict.fromkeys((setting_name(stay), SETTING_NAMES[stay.setting])):
        if measure(name, size) + 3 <= free[1] - free[0]:
            middle = (free[0] + free[1]) / 2
            fill = f"on-{_FILLS[stay.setting]}"
            return Text(middle, baseline_mid(y + plan.metrics.strip / 2, size), name, size, anchor="middle", fill=fill, role="care")
    return None


def draw_events(plan: Plan, column: int) -> tuple[Group, list[Note]]:
    """The events of a patient as marks with labels; a label without room goes to the notes."""
    patient = plan.data.patients[column]
    marks: list[Item] = []
    texts: list[Item] = []
    notes: list[Note] = []
    for place in plan.events[column]:
        event, y = place.event, _track_middle(plan, column, place)
        when = moment_words(plan.data, patient, event.t, event.segment, event.when)
        if abs(place.x - place.true) > 0.05:
            notes.append(Note("nudged", patient.label, "events"))
            foot = (place.true, y + 2.1 * plan.metrics.event)
            marks.append(Path(((place.x, y), foot), "ink", plan.profile.line(0.5), role="stem"))
        tip, line = f"{tip_head(patient.label, when)}: {event.label}", plan.profile.line(0.6)
        marks += draw_mark(EVENT_LOOKS[event.kind], place.x, y, plan.metrics.event, line, tip=tip, open_=event.approx)
        if place.label_x is None:
            notes.append(Note("event", patient.label, "", event.label, when))
        else:
            size = plan.profile.small_pt
            texts.append(Text(place.label_x, baseline_mid(y, size), about(event.label, approx=event.approx), size, role="event"))
    return Group(f"p{column}-events", (*marks, *texts)), notes


def _track_middle(plan: Plan, column: int, place: EventPlace) -> float:
    """The height of an event's mark in pt; the lowest track stands next to the panels."""
    above = max(track_count(places) for places in plan.events) - 1 - place.track
    return plan.top(column) + plan.levels.events + (above + 0.5) * plan.metrics.events - 1
