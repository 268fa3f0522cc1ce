"""The plan of a swimmer figure: table columns, lanes, time scale, and what states and marks look like."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casereport.figures.axis.pieces import Piece
from casereport.figures.axis.scales import number_text
from casereport.figures.axis.units import DAYS, STEPS, UNIT_NAMES, Unit
from casereport.figures.course.plan import LINE_HEIGHT
from casereport.figures.paper.measure import CAP_HEIGHT, measure, widest, wrap
from casereport.figures.paper.profile import Metrics, Profile, metrics_for
from casereport.figures.paper.scene import Note
from casereport.figures.paper.textblocks import SLACK, Block, set_block, words_of
from casereport.figures.parts.looks import EVENT_LOOKS, KeyEntry, Look, key_height
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, lanes_in_order, mark_kinds, state_names, times_of
from casereport.values import dataclass

OUTCOME = 0  # what stands for the outcome among the columns beside the label
ONGOING = "Ongoing at last follow-up"
# which steps of the ramp serve, by how many states there are
_RAMPS = {1: (2,), 2: (1, 4), 3: (1, 2, 4), 4: (0, 1, 2, 4), 5: (0, 1, 2, 4, 5), 6: (0, 1, 2, 3, 4, 5)}
# where more are needed: no two of about one lightness share a hatch, so that greyscale keeps them apart
_HATCHED = (("orange", "/"), ("purple", "\\"), ("verm", "x"), ("sky", "-"), ("green", "|"), ("blue", "/"))
_MARKS: dict[str, Look] = EVENT_LOOKS | {"outcome": Look("star", "green"), "care": Look("circle", "icu")}
# light, middling and dark once for each shape: symbols of one shape are told apart in greyscale too
_SPARE = (
    Look("star", "paper"), Look("down", "paper"), Look("diamond", "orange"), Look("up", "paper"), Look("star", "ink"),
    Look("down", "ink"), Look("plus", "paper"), Look("up", "sky"), Look("plus", "orange"), Look("right", "paper"), Look("right", "green"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table: its left edge, its head and its cell in each lane."""

    x: float
    head: tuple[str, ...]
    cells: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SwimmerPlan:
    """Everything that is decided before a swimmer figure is drawn; `tops` and `heights` are those of the lanes in pt."""

    data: SwimmerData
    profile: Profile
    metrics: Metrics
    lanes: tuple[SwimmerLane, ...]
    columns: tuple[TableColumn, ...]
    scale: Piece
    title: tuple[str, ...]
    head: float
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    axis: float
    key_top: float
    height: float
    fills: dict[str, tuple[str, str]]
    looks: dict[str, Look]
    key: tuple[KeyEntry, ...]
    notes: tuple[Note, ...]


def plan_swimmer(data: SwimmerData, profile: Profile) -> SwimmerPlan:
    """The plan of a swimmer figure for a journal's profile; columns too wide or too tall for any page are left to the caption."""
    whole = data.whole or data
    kept = [*range(1, len(data.columns)), OUTCOME] if any(lane.outcome for lane in whole.lanes) else [*range(1, len(data.columns))]
    while kept and not _has_room(_plan(whole, profile, kept)):
        kept.remove(max(kept))  # the outcome goes last
    return _plan(data, profile, kept)


def _has_room(plan: SwimmerPlan) -> bool:
    """True when the columns leave room for the lanes beside them, and the tallest lane fits a page that has no other."""
    others = sum(plan.heights) - max(plan.heights)
    return plan.scale.x1 - plan.scale.x0 >= 0.3 * plan.profile.width and plan.height - others <= plan.profile.max_height


def _plan(data: SwimmerData, profile: Profile, kept: Sequence[int]) -> SwimmerPlan:
    m, u, lanes, whole = metrics_for(profile), profile.unit, lanes_in_order(data), data.whole or data
    columns, left, right = _table(whole, lanes_in_order(whole), profile, kept)
    columns = _of_lanes(columns, [lanes_in_order(whole).index(lane) for lane in lanes])
    unit = natural_unit(whole)
    scale = _scale(whole, unit, left, right, profile)
    title = set_block("", scale.title, profile.label_pt, right - left).lines
    fills, looks = state_fills(whole), mark_looks(whole)
    key = _key(data, fills, looks)
    head = m.margin + (1.6 * profile.small_pt if data.illustrative else 0.0)
    top = head + max(len(column.head) for column in columns) * LINE_HEIGHT * profile.tick_pt + 5 * u
    below = 1.8 * m.tick + (CAP_HEIGHT + 0.5) * profile.tick_pt + (len(title) * LINE_HEIGHT + 0.1) * profile.label_pt + 5 * u
    below += key_height(key, profile, profile.width - 2 * m.margin) + m.margin
    heights = _lane_heights(columns, profile, profile.max_height - top - below)
    tops = [top + sum(heights[:k]) for k in range(len(heights))]
    axis = top + sum(heights) + 1.5 * u
    key_top = axis + below - 1.5 * u - key_height(key, profile, profile.width - 2 * m.margin) - m.margin
    height = key_top + key_height(key, profile, profile.width - 2 * m.margin) + m.margin
    notes = tuple(_left_out(data, lanes, kept))
    return SwimmerPlan(
        data, profile, m, lanes, columns, scale, title, head, tuple(tops), heights, axis, key_top, height, fills, looks, key, notes
    )


def _left_out(data: SwimmerData, lanes: Sequence[SwimmerLane], kept: Sequence[int]) -> Iterator[Note]:
    """The cells that the caption must tell."""
    for k in range(1, len(data.columns)):
        if k not in kept:
            yield from (Note("column", lane.label, data.columns[k], lane.cells[k - 1]) for lane in lanes)
    if OUTCOME not in kept:
        yield from (Note("column", lane.label, data.outcome_title, lane.outcome) for lane in lanes if lane.outcome)


# --- table ----------------------------------------------------------------------------------------------------


def _table(
    data: SwimmerData, lanes: Sequence[SwimmerLane], profile: Profile, kept: Sequence[int]
) -> tuple[tuple[TableColumn, ...], float, float]:
    """The columns, those at the left first and the outcome last, and the left and right of the room between them."""
    m, u, size = metrics_for(profile), profile.unit, profile.tick_pt
    shown = [0, *(k for k in range(1, len(data.columns)) if k in kept)]
    texts = [(data.columns[k], [(lane.label, *lane.cells)[k] for lane in lanes]) for k in shown]
    has_outcome = OUTCOME in kept
    texts += [(data.outcome_title, [lane.outcome for lane in lanes])] if has_outcome else []
    gap = (8 if profile.width > 300 else 6) * u
    budget = 0.55 * profile.width - gap * len(texts) - 2 * m.margin
    widths = _share([_least(head, cells, profile) for head, cells in texts], [_natural(head, cells, size) for head, cells in texts], budget)
    columns: list[TableColumn] = []
    x = m.margin
    for k, ((head, cells), width) in enumerate(zip(texts, widths, strict=True)):
        at = profile.width - m.margin - width if has_outcome and k == len(texts) - 1 else x
        lines = wrap(head, size, width / SLACK, bold=True)
        columns.append(TableColumn(at, lines, tuple(set_block("", cell, size, width / SLACK) for cell in cells)))
        x += width + gap
    left = sum(widths[: len(shown)]) + gap * len(shown) + m.margin + 2 * u
    right = profile.width - m.margin - (widths[-1] + 14 * u if has_outcome else 8 * u)
    return tuple(columns), left, right


def _of_lanes(columns: tuple[TableColumn, ...], lanes: Sequence[int]) -> tuple[TableColumn, ...]:
    return tuple(replace(column, cells=tuple(column.cells[k] for k in lanes)) for column in columns)


def _natural(head: str, cells: Sequence[str], size: float) -> float:
    """The width of a column whose texts take one line each."""
    return max([measure(head, size, bold=True), *(measure(cell, size) for cell in cells)]) * SLACK + 0.1


def _least(head: str, cells: Sequence[str], profile: Profile) -> float:
    """The width of a column's longest word, or short cell; words of cells are broken when they are longer than a quarter of the figure."""
    size = profile.tick_pt
    short = [measure(cell, size) for cell in cells if measure(cell, size) <= 0.12 * profile.width]  # "15 y, M" stays on one line
    words = short + [measure(word, size) for cell in cells for word in words_of(cell)]
    longest = min(max(words, default=0.0), profile.width / 4)
    return max(widest(tuple(head.split()), size, bold=True), longest, 2 * size) * SLACK + 0.1


def _share(least: Sequence[float], wanted: Sequence[float], budget: float) -> list[float]:
    """The widths wanted, the widest cut down alike until they fit the budget, none below its least."""
    if sum(wanted) <= budget:
        return list(wanted)
    low, high = 0.0, max(wanted)
    for _ in range(50):
        middle = (low + high) / 2
        fits = sum(max(a, min(b, middle)) for a, b in zip(least, wanted, strict=True)) <= budget
        low, high = (middle, high) if fits else (low, middle)
    return [max(a, min(b, low)) for a, b in zip(least, wanted, strict=True)]


def _lane_heights(columns: Sequence[TableColumn], profile: Profile, room: float) -> tuple[float, ...]:
    """The height of each lane in pt: generous while there is room, never less than its text."""
    u = profile.unit
    count = len(columns[0].cells)
    usual = min(15.5 * u, max(room / count, 9.0 * u))
    least = [max(column.cells[k].h for column in columns) + 0.35 * profile.tick_pt for k in range(count)]
    return tuple(max(usual, height) for height in least)


# --- time -----------------------------------------------------------------------------------------------------


def natural_unit(data: SwimmerData) -> Unit:
    """The unit of the figure: the one asked for, else one that suits its length."""
    if data.unit:
        return data.unit
    times = [*times_of(data.whole or data), 0.0]
    length = max(times) - min(times)
    return "d" if length <= 60 else "mo" if length <= 6 * DAYS["y"] else "y"


def axis_title(data: SwimmerData, unit: Unit) -> str:
    """What the axis counts, from which event."""
    return f"{UNIT_NAMES[unit][1].capitalize()} since {data.zero}"


def _scale(data: SwimmerData, unit: Unit, left: float, right: float, profile: Profile) -> Piece:
    times = [*times_of(data), 0.0]
    t0, t1 = min(times), max(times)
    t1 = t1 if t1 - t0 > 1e-9 else t0 + DAYS[unit]
    per_day = (right - left) / (t1 - t0)
    longest = max(measure(number_text(round(t / DAYS[unit])), profile.tick_pt) for t in (t0, t1))
    least = max(36 * profile.unit, longest + 6)
    step = next((s for s in STEPS[unit] if s * DAYS[unit] * per_day >= least), STEPS[unit][-1])
    first, last = math.ceil(t0 / DAYS[unit] / step - 1e-9), math.floor(t1 / DAYS[unit] / step + 1e-9)
    counts = [k * step for k in range(first, last + 1)]
    ticks, numbers = tuple(count * DAYS[unit] for count in counts), tuple(map(number_text, counts))
    return Piece(t0, t1, left, right, axis_title(data, unit), 0, ticks=ticks, unit=unit, numbers=numbers)


# --- looks ----------------------------------------------------------------------------------------------------


def state_fills(data: SwimmerData) -> dict[str, tuple[str, str]]:
    """Fill and hatch of each state: light to dark; where there are more than six, hatched ones join in, as no grey is left for them."""
    names = state_names(data)
    looks = [*((f"state{step}", "") for step in _RAMPS.get(len(names), _RAMPS[6])), *_HATCHED]
    return dict(zip(names, looks, strict=False))


def mark_looks(data: SwimmerData) -> dict[str, Look]:
    """The symbol of each name: that of its kind, or a free one where two names share a kind."""
    found: dict[str, Look] = {}
    for name, kind in mark_kinds(data).items():
        free = [look for look in (_MARKS[kind], *_SPARE, *_MARKS.values()) if look not in found.values()]
        found[name] = free[0] if free else _MARKS[kind]
    return found


def _key(data: SwimmerData, fills: dict[str, tuple[str, str]], looks: dict[str, Look]) -> tuple[KeyEntry, ...]:
    states = [KeyEntry(name, bar=look) for name, look in reversed(fills.items()) if name in state_names(data)]
    marks = [KeyEntry(name, look) for name, look in looks.items() if name in mark_kinds(data)]
    ongoing = [KeyEntry(ONGOING, Look("right", "ink"))] if any(lane.ongoing for lane in data.lanes) else []
    return (*states, *marks, *ongoing)
