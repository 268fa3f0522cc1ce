"""A swimmer figure in words: one sentence, a long description, the table of its data, its caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casereport.figures.axis.units import DAYS, UNIT_NAMES, Unit
from casereport.figures.course.caption import CaptionPart
from casereport.figures.course.describe import DataTable
from casereport.figures.course.words import joined
from casereport.figures.paper.scene import Note
from casereport.figures.parts.placed import Placed
from casereport.figures.parts.spans import has_shared_days
from casereport.figures.swimmer.data import (
    SwimmerData,
    SwimmerLane,
    SwimmerMark,
    SwimmerState,
    lane_times,
    lanes_in_order,
    mark_kinds,
    state_names,
)
from casereport.figures.swimmer.plan import SwimmerPlan, natural_unit
from casereport.language import say, spelled
from casereport.language.sentences import in_sentence

TABLE_HEAD = ("Item", "From", "To")


def swimmer_alt(data: SwimmerData) -> str:
    """The text alternative: how many patients, over which time, in which states, with which marks, in one sentence."""
    count = len(data.lanes)
    kind = "Illustrative swimmer plot" if data.illustrative else "Swimmer plot"
    unit = UNIT_NAMES[natural_unit(data)][1]
    states, marks = [in_sentence(name) for name in state_names(data)], [in_sentence(name) for name in mark_kinds(data)]
    shown = f", with bars for {joined(states)}" if states else ""
    shown += f"{' and' if states else ', with'} marks for {joined(marks)}" if marks else ""
    number = ", part {} of {}".format(*data.part) if data.part[1] > 1 else ""
    return f"{kind} of {count} patient{'' if count == 1 else 's'} by {unit} since {data.zero}{shown}{number}."


def swimmer_description(data: SwimmerData) -> tuple[str, ...]:
    """A sentence or two for each patient, in the order of the lanes."""
    notice = ("The values are illustrative; none was measured.",) if data.illustrative else ()
    return (*notice, *(_lane_words(data, lane) for lane in lanes_in_order(data)))


def _lane_words(data: SwimmerData, lane: SwimmerLane) -> str:
    about = [f"{head.lower()} {cell}" for head, cell in zip(data.columns[1:], lane.cells, strict=True) if cell]
    head = f"{lane.label} ({'; '.join(about)})" if about else lane.label
    unit = lane_unit(data, lane)
    parts = [state_words(unit, state) for state in lane.states]
    parts += [mark_words(unit, mark) for mark in sorted(lane.marks, key=lambda m: m.t)]
    parts += ["ongoing at last follow-up"] if lane.ongoing else []
    parts += [f"{in_sentence(data.outcome_title)}: {lane.outcome}"] if lane.outcome else []
    return f"{head}: {'; '.join(parts) or 'nothing drawn'}."


def lane_unit(data: SwimmerData, lane: SwimmerLane) -> Unit:
    """The unit in which a lane's times are told: that of the figure, but days where all of them lie within three months of time zero."""
    unit, times = natural_unit(data), lane_times(lane)
    is_short = unit in ("mo", "y") and not data.unit and all(abs(t) <= 3 * DAYS["mo"] for t in times)
    return "d" if is_short else unit


def time_since_zero(unit: Unit, t: float) -> str:
    """A moment as a number of units, with at most one decimal."""
    text = f"{t / DAYS[unit]:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("-", "\u2212")


def counted_time(unit: Unit, *times: float) -> str:
    """One time, or a first and a last, in words: days by their number, `day 3`; what is longer as a length, `0.7 years`."""
    texts = [time_since_zero(unit, t) for t in times]
    told = " to ".join(dict.fromkeys(texts))
    one, many = UNIT_NAMES[unit]
    return f"{one} {told}" if unit == "d" else f"{told} {one if told == '1' else many}"


def state_words(counted: Unit, state: SwimmerState) -> str:
    """A state with its time in words, counted in a unit."""
    first, last = state.times
    open_ends = [name for known, name in ((state.start_known, "start"), (state.end_known, "end")) if not known]
    extra = f", {' and '.join(open_ends)} not known" if open_ends else ""
    about = "about " * state.approx
    if first is not None and first == last:
        when = _moment(counted, first, about)
    elif first is not None and last is not None:
        when = f"{about}{counted_time(counted, first, last)}"
    elif last is not None:
        when = f"until {about}{counted_time(counted, last)}"
    else:
        when = f"from {about}{counted_time(counted, first)} on" if first is not None else "throughout"
    return f"{in_sentence(state.name)}, {when}{extra}"


def mark_words(counted: Unit, mark: SwimmerMark) -> str:
    """A mark with its time in words, counted in a unit."""
    when, about = counted_time(counted, _time(mark)), "about " * mark.approx
    if not mark.start_known:
        return f"{in_sentence(mark.name)}, from before {when}, start not known"
    return f"{in_sentence(mark.name)}, {f'from {about}{when}' if mark.lasted else _moment(counted, _time(mark), about)}"


def _moment(counted: Unit, t: float, about: str) -> str:
    return f"{'at ' * (counted != 'd')}{about}{counted_time(counted, t)}"


def _time(mark: SwimmerMark) -> float:
    return mark.t if mark.told is None else mark.told


def swimmer_table(data: SwimmerData) -> DataTable:
    """The figure's data as text cells: the patient's columns, then each state and mark with its times, then the outcome."""
    lanes, units = lanes_in_order(data), {lane_unit(data, lane) for lane in data.lanes}
    times = tuple(f"{word} ({UNIT_NAMES[min(units)][min(units) != 'd']})" if len(units) == 1 else word for word in TABLE_HEAD[1:])
    rows = tuple(row for lane in lanes for row in _rows(lane, lane_unit(data, lane), tells_unit=len(units) > 1))
    return DataTable((*data.columns, TABLE_HEAD[0], *times, data.outcome_title), rows)


def _rows(lane: SwimmerLane, unit: Unit, *, tells_unit: bool) -> Iterator[tuple[str, ...]]:
    start, ending = (lane.label, *lane.cells), f"{lane.outcome}{', ongoing' if lane.ongoing else ''}".removeprefix(", ")
    tell = counted_time if tells_unit else time_since_zero
    for state in lane.states:
        ends = [None if t is None else tell(unit, t) for t in state.times]
        known = zip(ends, (state.start_known, state.end_known), strict=True)
        yield (*start, state.name, *(_cell(told, approx=state.approx, known=is_known) for told, is_known in known), ending)
    for mark in sorted(lane.marks, key=lambda m: m.t):
        yield (*start, mark.name, _cell(tell(unit, _time(mark)), approx=mark.approx, known=mark.start_known), "", ending)
    if not lane.states and not lane.marks:
        yield (*start, "", "", "", ending)


def _cell(told: str | None, *, approx: bool, known: bool) -> str:
    """A start or end: its time, `before` which it was, or that it is not known."""
    if told is None:
        return "" if known else "not known"
    return f"{'' if known else 'before '}{'≈ ' * approx}{told}"


# --- caption --------------------------------------------------------------------------------------------------


def swimmer_caption(placed: Placed[SwimmerPlan]) -> tuple[CaptionPart, ...]:
    """What a reader must be told beside the drawing, in reading order."""
    data, notes = placed.layout.data, placed.notes
    lanes, columns = ("lanes", _lanes(data, notes)), ("columns", _columns(notes))
    subjects = (("illustrative", _illustrative(data)), lanes, columns, ("unplaced", _unplaced(data)), ("abbreviations", _short(data)))
    return tuple(CaptionPart(kind, sentences) for kind, found in subjects if (sentences := tuple(found)))


def _illustrative(data: SwimmerData) -> Iterator[str]:
    if data.illustrative:
        yield "Illustrative values: none was measured in a patient."


def _unplaced(data: SwimmerData) -> Iterator[str]:
    if data.unplaced:
        yield say("undrawn.no_zero", zero=data.zero, items="; ".join(data.unplaced))


def _lanes(data: SwimmerData, notes: Sequence[Note]) -> Iterator[str]:
    order = "the longest follow-up at the top" if data.sort and len(data.lanes) > 1 else ""
    yield f"A row is a patient{', ' + order if order else ''}; the dashed line is time zero, {data.zero}."
    if data.zero_is_day and any(lane_unit(data, lane) == "d" for lane in data.lanes):
        yield say("axis.zero_day", zero=data.zero)
    kinds = {note.kind for note in notes}
    if "nudged" in kinds:
        yield "Symbols at nearly one time are moved apart; a tick under the bar stands at the true time of each."
    if "open" in kinds:
        yield "Torn end of a bar, start or end not known: the bar is drawn no longer than is known."
    yield from _about(data, notes)
    if any(mark.lasted for lane in data.lanes for mark in lane.marks):
        yield "The symbol of an event that lasted stands at its start, or at its end where the start is not known."
    if any(has_shared_days([state.span for state in lane.states]) for lane in data.lanes):
        yield "Where two states share a day, they meet in its middle."


def _about(data: SwimmerData, notes: Sequence[Note]) -> Iterator[str]:
    """What the signs of approximate times mean, and which of them had no room."""
    found = []
    if any(mark.approx for lane in data.lanes for mark in lane.marks):
        found.append(spelled("the symbol has an open centre"))
    if any(state.approx for lane in data.lanes for state in lane.states):
        found.append("the bar has a dashed outline")
    if found:
        yield f"≈, approximate time ({'; '.join(found)})."
    unsigned: dict[str, list[str]] = {}
    for note in notes:
        if note.kind == "about":
            unsigned.setdefault(note.patient, []).append(in_sentence(note.text))
    if unsigned:
        words = "; ".join(f"{patient}, {joined(list(dict.fromkeys(names)))}" for patient, names in unsigned.items())
        yield f"Also approximate, without room for the sign: {words}."


def _columns(notes: Sequence[Note]) -> Iterator[str]:
    by_column: dict[str, list[str]] = {}
    for note in notes:
        if note.kind == "column" and note.text:
            by_column.setdefault(note.subject, []).append(f"{note.patient}, {note.text}")
    for head, cells in by_column.items():
        yield f"{head}: {'; '.join(cells)}."


def _short(data: SwimmerData) -> Iterator[str]:
    if data.abbreviations:
        pairs = sorted(data.abbreviations, key=lambda pair: pair[0].lower())
        yield "; ".join(f"{short}, {in_sentence(long)}" for short, long in pairs) + "."
