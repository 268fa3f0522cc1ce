"""What a timeline stands on: titles of its segments, the spine with its breaks, numbers, care settings and lasting events."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.axis import spine as axes
from casereport.figures.axis.timeaxis import Reach, Stretch, TimeAxis, title_width
from casereport.figures.course.data import SETTING_NAMES, CareStay
from casereport.figures.course.plan import LINE_HEIGHT
from casereport.figures.course.words import setting_name
from casereport.figures.paper.measure import measure
from casereport.figures.paper.scene import Group, Item, Mark, Note, Path, Rect, Text, baseline_mid
from casereport.figures.parts.lanes import torn_end
from casereport.figures.parts.spans import edges_of, has_shared_days
from casereport.figures.timeline.data import TimelineEvent
from casereport.figures.timeline.plan import TimelinePlan, header_height, lasting_edges, lasting_step, number_drop, title_drop
from casereport.figures.timeline.words import event_words, span_time_words

CARE_FILLS = {"home": "paper", "clinic": "paper", "ed": "ed", "ward": "ward", "hdu": "hdu", "icu": "icu"}


def draw_headers(plan: TimelinePlan) -> list[Item]:
    """A grey box with its title above each piece of a broken axis."""
    profile, top = plan.profile, plan.heights.headers
    height = header_height(plan.axis, profile)
    items: list[Item] = []
    for stretch in plan.axis.stretches if height else ():
        piece, size = stretch.piece, profile.tick_pt
        over = max(0.0, title_width(stretch.title, profile) - (piece.x1 - piece.x0)) / 2
        items.append(Rect(piece.x0 - over, top, piece.x1 - piece.x0 + 2 * over, height, "ward", role="segment"))
        first = baseline_mid(top + height / 2, size) - (len(stretch.title) - 1) * LINE_HEIGHT * size / 2
        for k, line in enumerate(stretch.title):
            x = (piece.x0 + piece.x1) / 2
            items.append(Text(x, first + k * LINE_HEIGHT * size, line, size, bold=True, anchor="middle", fill="on-ward", role="segment"))
    return items


def draw_spine(plan: TimelinePlan) -> list[Item]:
    """The line that events stand on, through breaks of known length, with the sign of each break."""
    y, width = plan.heights.spine, plan.profile.line(0.9)
    items: list[Item] = [Path(((s.piece.x0, y), (s.piece.x1, y)), "ink", width, role="spine") for s in plan.axis.stretches]
    for (middle, known), a, b in zip(plan.axis.breaks(), plan.axis.stretches, plan.axis.stretches[1:], strict=False):
        half = 2.4 * plan.profile.unit
        if known:
            items.append(Path(((a.piece.x1, y), (middle - half, y)), "ink", width, role="spine"))
            items.append(Path(((middle + half, y), (b.piece.x0, y)), "ink", width, role="spine"))
    return [*items, *break_strokes(plan, y)]


def break_strokes(plan: TimelinePlan, y: float) -> Iterator[Path]:
    """Two slanted strokes in each break of the axis at height `y`."""
    u, line = plan.profile.unit, plan.profile.line(0.6)
    for middle, _ in plan.axis.breaks():
        for x in (middle - 1.6 * u, middle + 1.6 * u):
            yield Path(((x - 1.2 * u, y + 2.8 * u), (x + 1.2 * u, y - 2.8 * u)), "ink", line, role="break")


def bridge_strokes(axis: TimeAxis, reach: Reach, top: float, bottom: float, unit: float) -> Iterator[Path]:
    """Two slanted strokes in paper colour through a bar wherever it runs across a break."""
    return axes.bridge_strokes((middle for middle, _ in axis.breaks()), reach, top, bottom, unit)


def draw_numbers(plan: TimelinePlan, y: float, id_: str, *, line: bool) -> Group:
    """Ticks and numbers at height `y`, with the axis line itself where `line`, and its title when it has one piece."""
    items: list[Item] = []
    for stretch in plan.axis.stretches:
        piece = stretch.piece
        if line:
            items.append(Path(((piece.x0, y), (piece.x1, y)), "ink", plan.profile.line(0.5), role="axis"))
        items += _ticks(plan, stretch, y)
    if len(plan.axis.stretches) == 1:
        piece, size = plan.axis.stretches[0].piece, plan.profile.label_pt
        below = _number_base(plan, y) + title_drop(plan.profile)
        items.append(Text((piece.x0 + piece.x1) / 2, below, piece.title, size, anchor="middle", role="axis-title"))
    if line:
        items += break_strokes(plan, y) if y > plan.heights.spine else ()
    return Group(id_, tuple(items), "Time axis")


def _number_base(plan: TimelinePlan, y: float) -> float:
    return y + number_drop(plan.profile, on_spine=abs(y - plan.heights.spine) < 1e-9)


def _ticks(plan: TimelinePlan, stretch: Stretch, y: float) -> Iterator[Item]:
    m, profile, piece = plan.metrics, plan.profile, stretch.piece
    numbered = {round(t, 6) for t, _ in stretch.numbers}
    for t in stretch.minor:
        if round(t, 6) not in numbered:
            yield Path(((piece.x(t), y), (piece.x(t), y + 0.6 * m.tick)), "ink", profile.line(0.4), role="tick")
    length = 2.2 * m.event if abs(y - plan.heights.spine) < 1e-9 else 1.15 * m.tick
    for t, text in stretch.numbers:
        yield Path(((piece.x(t), y), (piece.x(t), y + length)), "ink", profile.line(0.5), role="tick")
        yield Text(piece.x(t), _number_base(plan, y), text, profile.tick_pt, anchor="middle", role="tick-x")


# --- care and lasting events ----------------------------------------------------------------------------------


def draw_care(plan: TimelinePlan) -> tuple[Group, list[Note]]:
    """The strip of care settings, drawn across breaks; a name without room goes to the notes."""
    data, y, height = plan.data, plan.heights.care, plan.metrics.strip
    edges = edges_of([stay.span for stay in data.stays])
    reaches = [plan.axis.reach(stay.span.segment, a, b) for stay, (a, b) in zip(data.stays, edges, strict=True)]
    items: list[Item] = []
    texts: list[Item] = []
    notes: list[Note] = []
    for k, (stay, reach) in enumerate(zip(data.stays, reaches, strict=True)):
        when = stay.when or span_time_words(data, plan.axis, stay.span)
        fill = CARE_FILLS[stay.setting]
        stroke = "rule" if fill == "paper" else "paper"
        tip = f"{setting_name(stay)}: {when}"
        items.append(Rect(reach[0], y, reach[1] - reach[0], height, fill, stroke, plan.profile.line(0.8), "care", tip=tip))
        items += bridge_strokes(plan.axis, reach, y, y + height, plan.profile.unit)
        text = _care_text(plan, stay, reach, reaches[k + 1 :])
        texts += [text] if text else []
        notes += [] if text else [Note("care", data.label, "", setting_name(stay), when)]
    if has_shared_days([stay.span for stay in data.stays]):
        notes.append(Note("shared-day", data.label, "care settings"))
    return Group("p0-care", (*items, *texts), "Care setting"), notes


def _care_text(plan: TimelinePlan, stay: CareStay, reach: Reach, later: list[Reach]) -> Text | None:
    """The setting's name in the widest of its pieces that no later stay covers."""
    size = plan.profile.small_pt
    y = baseline_mid(plan.heights.care + plan.metrics.strip / 2, size)
    for _, a, b in sorted(plan.axis.parts(reach), key=lambda part: part[1] - part[2]):
        free = b - a if not any(c < b and d > a for c, d in later) else 0.0
        for name in dict.fromkeys((setting_name(stay), SETTING_NAMES[stay.setting])):
            if measure(name, size) * 1.02 + 3 <= free:
                fill = f"on-{CARE_FILLS[stay.setting]}"
                return Text((a + b) / 2, y, name, size, anchor="middle", fill=fill, role="care")
    return None


def draw_lasting(plan: TimelinePlan) -> tuple[Group, list[Note]]:
    """A thin bar under the axis for each event that lasted, from its start to its end; a note where one of them is not known."""
    items: list[Item] = []
    notes: list[Note] = []
    u = plan.profile.unit
    for event, track in plan.lasting:
        low, high = plan.axis.reach(event.clock, *lasting_edges(event))
        y = plan.heights.lasting + track * lasting_step(plan.profile) + 0.6 * u
        fill = "verm-line" if event.kind == "complication" else "muted"
        tip = f"{event_words(plan.data, plan.axis, event)}: {event.label}"
        bar = Rect(low, y, high - low, 1.8 * u, fill, role="lasting", tip=tip)
        items += [bar, *bridge_strokes(plan.axis, (low, high), y, y + 1.8 * u, u)]
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
