"""A timeline in words: one sentence, a long description, the table of its data, its caption."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.axis.pieces import Axis
from casereport.figures.axis.units import UNIT_NAMES
from casereport.figures.course.caption import CaptionPart, shared_parts
from casereport.figures.course.describe import TABLE_HEAD, DataTable, data_table, lane_name, long_description
from casereport.figures.course.sentences import Told, apart_sentences
from casereport.figures.course.words import joined
from casereport.figures.parts.placed import Placed
from casereport.figures.parts.undrawn import Undrawn, undrawn_sentences
from casereport.figures.timeline.data import TimelineData, TimelineEvent
from casereport.figures.timeline.plan import TimelinePlan
from casereport.figures.timeline.view import NO_LANE, course_view, told_view
from casereport.figures.timeline.words import event_prefix, event_words
from casereport.language import spelled
from casereport.language.sentences import in_sentence

SUBJECTS = ("illustrative", "symbols", "care", "doses", "omitted", "abbreviations")  # of a course's caption


def timeline_alt(data: TimelineData, axis: Axis) -> str:
    """The text alternative: how many events over which time, with what beneath, in one sentence."""
    count = len(data.events)
    events = f" with {count} labelled event{'' if count == 1 else 's'}" if count or not data.whole else ""
    kind = "Illustrative timeline" if data.illustrative else "Timeline"
    number = "part {} of {}".format(*data.part) if data.part[1] > 1 else ""
    whose = f" of {data.label}" if data.label else ""
    clocks = joined(list(dict.fromkeys(in_sentence(piece.title) for piece in axis.pieces)))
    view = course_view(data, axis)
    lanes = [in_sentence(lane_name(view, lane)) for lane in view.lane_ids() if lane != NO_LANE]
    titles = list(dict.fromkeys(in_sentence(series.title) for series in data.series))
    parts = [f"treatment bars for {joined(lanes)}"] if lanes else []
    parts += [f"line charts of {joined(titles)}"] if titles else []
    beneath = f", with {' and '.join(parts)} beneath" if parts else ""
    return f"{kind}{whose}{events} by {clocks}{beneath}{', ' * bool(number)}{number}."


def timeline_description(data: TimelineData, axis: Axis) -> tuple[str, ...]:
    """Every event with its time, in order, then results, treatments and care settings."""
    notice = ("The values are illustrative; none was measured.",) if data.illustrative else ()
    events = tuple(f"{when[:1].upper()}{when[1:]}: {_stopped(event.label)}" for event, when in timed_events(data, axis))
    unplaced = (f"At an unknown time: {'; '.join(data.unplaced)}.",) if data.unplaced else ()
    return (*notice, *events, *unplaced, *_beneath(data, axis))


def _beneath(data: TimelineData, axis: Axis) -> Iterator[str]:
    """What the course's own description says of results, treatments and stays."""
    if data.series or data.treatments or data.stays:
        texts = long_description(told_view(data, axis))
        yield from (text.removeprefix(": ") for text in (texts[1:] if data.illustrative else texts))


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def timed_events(data: TimelineData, axis: Axis) -> list[tuple[TimelineEvent, str]]:
    """The events in time order, each with its time in words."""
    order = sorted(data.events, key=lambda e: (e.clock, e.t))
    return [(e, f"{'about ' if e.approx else ''}{event_words(data, axis, e)}") for e in order]


# --- tables ---------------------------------------------------------------------------------------------------


def timeline_table(data: TimelineData, axis: Axis) -> DataTable:
    """The figure's data as text cells: events first, in order; their number where the drawing shows numbers alone is the row."""
    events = tuple((data.label, "Event", when[:1].upper() + when[1:], event.label, "", "", "") for event, when in timed_events(data, axis))
    unplaced = tuple((data.label, "Event", "Not known", label, "", "", "") for label in data.unplaced)
    told = data_table(told_view(data, axis))
    return DataTable(TABLE_HEAD, (*events, *unplaced, *told.rows), told.note)


# --- caption --------------------------------------------------------------------------------------------------


def timeline_caption(placed: Placed[TimelinePlan]) -> tuple[CaptionPart, ...]:
    """What a reader must be told beside the drawing, in reading order: events first, abbreviations last."""
    data = placed.layout.data
    told = Told(placed.layout.course, placed.notes, has_ongoing=any(event.ongoing for event in data.events))
    shared = {part.kind: part for part in shared_parts(told) if part.kind in SUBJECTS}
    if not data.series:
        shared.pop("symbols", None)
    own = [
        ("numbered", _numbered(placed)),
        ("times", _times(placed)),
        ("breaks", _break_words(data, placed.layout.axis)),
        ("drawing", _drawing(placed)),
        ("unplaced", _unplaced(data)),
    ]
    parts = {kind: CaptionPart(kind, sentences) for kind, found in own if (sentences := tuple(found))} | shared
    order = ("illustrative", "numbered", "times", "breaks", "drawing", "symbols", "care", "doses", "omitted", "unplaced", "abbreviations")
    return tuple(parts[kind] for kind in order if kind in parts)


def _numbered(placed: Placed[TimelinePlan]) -> Iterator[str]:
    if found := placed.noted("numbered"):
        yield f"Events: {'; '.join(f'{note.subject}, {note.when}: {note.text}' for note in found)}."


def _unplaced(data: TimelineData) -> Iterator[str]:
    yield from undrawn_sentences([*(Undrawn("no_time", label) for label in data.unplaced), *data.undrawn])


def _times(placed: Placed[TimelinePlan]) -> Iterator[str]:
    data = placed.layout.data
    yield from _clock_words(placed.layout)
    if any(event.approx for event in data.events):
        yield spelled("≈, approximate time (the symbol has an open centre).")
    if any(event.span or event.ongoing for event in data.events):
        yield "Thin bar under the axis, time that an event lasted."


def _drawing(placed: Placed[TimelinePlan]) -> Iterator[str]:
    data = placed.layout.data
    if data.treatments or data.stays or any(e.span for e in data.events):
        yield "Bars that are dated by day cover their first and last day."
    notes = {(note.kind, note.subject) for note in placed.notes}
    if ("nudged", "events") in notes:
        yield "Symbols of events at nearly one time are moved apart; a short line under each leads to its true time."
    moved = [in_sentence(subject) for kind, subject in sorted(notes) if kind == "nudged" and subject != "events"]
    if moved:
        yield f"Single doses of {joined(moved)} at nearly one time are moved apart; their stems stand at the true time."
    for kind, subject in sorted(notes):
        if kind == "shared-day":
            yield f"Where two {subject} share a day, they meet in its middle."


def _clock_words(plan: TimelinePlan) -> Iterator[str]:
    """What D and the units before the labels mean."""
    data, axis = plan.data, plan.axis
    printed = {block.prefix.lstrip("≈") for block in plan.labels.blocks}
    used = list(dict.fromkeys(piece.segment for piece in axis.pieces))
    by_day = {e.clock for e in data.events if event_prefix(data, e, axis.piece(e.clock, e.t)).lstrip("≈").startswith("D")}
    days = [c for c in used if c in by_day or any(piece.segment == c and piece.unit == "d" for piece in axis.pieces)]
    for clock in (data.clocks[c] for c in days):
        start = "D, " if any(text.startswith("D") for text in printed) and len(days) == 1 else ""
        yield f"{start}{in_sentence(clock.title) if start else clock.title}; day {clock.first} is the day of {clock.anchor}."
    units = [(u, names[1]) for u, names in UNIT_NAMES.items() if u != "d" and any(text.endswith(f"\u00a0{u}") for text in printed)]
    if units:
        anchors = joined([data.clocks[c].anchor for c in used])
        known = "; ".join(f"{short}, {long}" for short, long in units)
        yield f"{known}, before (−) or after (+) {anchors}."


def _break_words(data: TimelineData, axis: Axis) -> Iterator[str]:
    known = [piece.joined for piece in axis.pieces[1:]]
    if any(known):
        yield "The axis is broken where time is left out, and each of its parts has a scale of its own."
    yield from (clock.gap for clock in data.clocks if clock.gap)
    if any(clock.follows for clock in data.clocks):
        yield from apart_sentences((piece.title, piece.joined) for piece in axis.pieces)
    elif not all(known):
        yield "The time between parts of the axis that are counted from different events is not known, and no line crosses it."
