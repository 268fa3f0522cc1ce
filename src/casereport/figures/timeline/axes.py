"""What a timeline stands on: titles of its segments, the spine with its breaks, numbers, care settings and lasting events."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from casereport.figures.axis.pieces import Piece
from casereport.figures.axis.spine import break_marks, bridge_strokes
from casereport.figures.axis.timeaxis import title_width
from casereport.figures.course.plan import LINE_HEIGHT
from casereport.figures.paper.scene import Group, Item, Mark, Note, Path, Rect, Text, baseline_mid
from casereport.figures.parts.lanes import torn_end
from casereport.figures.timeline.data import TimelineEvent
from casereport.figures.timeline.plan import TimelinePlan, header_height, lasting_reach, lasting_step, number_drop, title_drop
from casereport.figures.timeline.words import event_words

STROKE = 2.8  # half the height of the strokes of a break, in units


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
    return Group(id_, tuple(items), "Time axis")


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
    return Group("p0-lasting", tuple(items), "Lasting events"), notes


def _unknown_ends(event: TimelineEvent) -> Iterator[str]:
    """The ends of a lasting event that are not known; what is ongoing has none yet."""
    if event.span is not None and event.span.start is None:
        yield "start"
    if event.span is not None and event.span.end is None and not event.ongoing:
        yield "end"
