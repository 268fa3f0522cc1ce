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
from casereport.language import say
from casereport.language.sentences import in_sentence

SUBJECTS = ("illustrative", "symbols", "care", "doses", "omitted", "abbreviations")  # of a course's caption


def timeline_alt(data: TimelineData, axis: Axis) -> str:
    """The text alternative: how many events over which time, with what beneath, in one sentence."""
    kind = say(
        "timeline.illustrative" if data.illustrative else "timeline.one", of=say("timeline.of", patient=data.label) if data.label else ""
    )
    number = say("timeline.number", part=data.part[0], parts=data.part[1]) if data.part[1] > 1 else ""
    clocks = joined(list(dict.fromkeys(in_sentence(piece.title) for piece in axis.pieces)))
    view = course_view(data, axis)
    lanes = [in_sentence(lane_name(view, lane)) for lane in view.lane_ids() if lane != NO_LANE]
    titles = list(dict.fromkeys(in_sentence(series.title) for series in data.series))
    parts = [say("timeline.bars", names=joined(lanes))] if lanes else []
    parts += [say("timeline.lines", names=joined(titles))] if titles else []
    beneath = (
        say("timeline.beneath", parts=say("timeline.and", first=parts[0], second=parts[1]) if parts[1:] else parts[0]) if parts else ""
    )
    return f"{kind}{_events_words(data)}{say('timeline.by', clocks=clocks)}{beneath}{number}."


def _events_words(data: TimelineData) -> str:
    count = len(data.events)
    if not count and data.whole:
        return ""
    return say("timeline.events_one") if count == 1 else say("timeline.events", count=count)


def timeline_description(data: TimelineData, axis: Axis) -> tuple[str, ...]:
    """Every event with its time, in order, then results, treatments and care settings."""
    notice = (say("timeline.no_values"),) if data.illustrative else ()
    events = tuple(f"{when[:1].upper()}{when[1:]}: {_stopped(event.label)}" for event, when in timed_events(data, axis))
    unplaced = (say("timeline.unplaced", items="; ".join(data.unplaced)),) if data.unplaced else ()
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
    kind = say("timeline.event")
    events = tuple((data.label, kind, when[:1].upper() + when[1:], event.label, "", "", "") for event, when in timed_events(data, axis))
    unplaced = tuple((data.label, kind, say("timeline.not_known"), label, "", "", "") for label in data.unplaced)
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
        items = (say("timeline.numbered_event", number=note.subject, when=note.when, label=note.text) for note in found)
        yield say("timeline.numbered", items="; ".join(items))


def _unplaced(data: TimelineData) -> Iterator[str]:
    yield from undrawn_sentences([*(Undrawn("no_time", label) for label in data.unplaced), *data.undrawn])


def _times(placed: Placed[TimelinePlan]) -> Iterator[str]:
    data = placed.layout.data
    yield from _clock_words(placed.layout)
    if any(event.approx for event in data.events):
        yield say("timeline.about")
    if any(event.span or event.ongoing for event in data.events):
        yield say("timeline.lasting")


def _drawing(placed: Placed[TimelinePlan]) -> Iterator[str]:
    data = placed.layout.data
    if data.treatments or data.stays or any(e.span for e in data.events):
        yield say("timeline.day_cells")
    notes = {(note.kind, note.subject) for note in placed.notes}
    if ("nudged", "events") in notes:
        yield say("timeline.events_apart")
    moved = [in_sentence(subject) for kind, subject in sorted(notes) if kind == "nudged" and subject != "events"]
    if moved:
        yield say("timeline.doses_apart", names=joined(moved))
    for kind, subject in sorted(notes):
        if kind == "shared-day":
            yield say("timeline.shared_day", things=subject)


def _clock_words(plan: TimelinePlan) -> Iterator[str]:
    """What D and the units before the labels mean."""
    data, axis = plan.data, plan.axis
    printed = {block.prefix.lstrip("≈") for block in plan.labels.blocks}
    used = list(dict.fromkeys(piece.segment for piece in axis.pieces))
    by_day = {e.clock for e in data.events if event_prefix(data, e, axis.piece(e.clock, e.t)).lstrip("≈").startswith("D")}
    days = [c for c in used if c in by_day or any(piece.segment == c and piece.unit == "d" for piece in axis.pieces)]
    for clock in (data.clocks[c] for c in days):
        has_letter = any(text.startswith("D") for text in printed) and len(days) == 1
        title = in_sentence(clock.title) if has_letter else clock.title
        yield say("timeline.clock_letter" if has_letter else "timeline.clock", clock=title, first=clock.first, anchor=clock.anchor)
    units = [(u, names[1]) for u, names in UNIT_NAMES.items() if u != "d" and any(text.endswith(f"\u00a0{u}") for text in printed)]
    if units:
        anchors = joined([data.clocks[c].anchor for c in used])
        known = "; ".join(f"{short}, {long}" for short, long in units)
        yield say("timeline.units", units=known, anchors=anchors)


def _break_words(data: TimelineData, axis: Axis) -> Iterator[str]:
    known = [piece.joined for piece in axis.pieces[1:]]
    if any(known):
        yield say("timeline.broken")
    yield from (clock.gap for clock in data.clocks if clock.gap)
    if any(clock.follows for clock in data.clocks):
        yield from apart_sentences((piece.title, piece.joined) for piece in axis.pieces)
    elif not all(known):
        yield say("timeline.unknown_between")
