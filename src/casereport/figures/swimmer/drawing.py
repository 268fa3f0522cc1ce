"""The swimmer figure: a lane a patient, with table columns at the left, states and marks over time, outcomes at the right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from casereport.figures.course.plan import LINE_HEIGHT
from casereport.figures.paper.labels import place_in_row
from casereport.figures.paper.measure import CAP_HEIGHT, measure
from casereport.figures.paper.profile import FULL_WIDTH, Profile
from casereport.figures.paper.scene import Group, Item, Mark, Note, Path, Rect, Scene, Text, baseline_mid, text_box
from casereport.figures.paper.textblocks import LEADING
from casereport.figures.parts.lanes import torn_end
from casereport.figures.parts.looks import draw_key, draw_mark
from casereport.figures.parts.placed import Placed, draw_scene, finish_plan, illustrative_mark
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, SwimmerMark, SwimmerState, state_edges
from casereport.figures.swimmer.plan import SwimmerPlan, plan_swimmer
from casereport.figures.swimmer.text import lane_unit, mark_words, state_words, swimmer_alt, swimmer_description

ABOUT = "≈"
APPROX_DASH = (1.6, 1.2)
CLEAR = 0.8  # pt between the sign and an edge or a symbol
Reach = tuple[float, float]
BAR = 0.52  # of a lane's height, at most
PlacedMark = tuple[SwimmerMark, float, float]  # its true place and that of its symbol, in pt


def draw_swimmer(data: SwimmerData, profile: Profile = FULL_WIDTH) -> Scene:
    """The swimmer figure as a scene in pt."""
    return draw_scene(plan_of_swimmer(data, profile))


def plan_of_swimmer(data: SwimmerData, profile: Profile = FULL_WIDTH) -> Placed[SwimmerPlan]:
    """The plan of a swimmer figure."""
    plan = plan_swimmer(data, profile)
    lanes = [_lane(plan, k) for k in range(len(plan.lanes))]
    items: list[Item] = [Group("grid", tuple(_grid(plan))), Group("table", tuple(_table(plan)))]
    items += [*(group for group, _ in lanes), _axis(plan)]
    margin = plan.metrics.margin
    key = draw_key(plan.key, profile, margin, plan.key_top, profile.width - 2 * margin, _mark_size(plan))
    items.append(Group("key", tuple(key)))
    if data.illustrative:
        items.append(illustrative_mark(profile, profile.width - margin, margin))
    return finish_plan(
        plan, items, [*plan.notes, *(note for _, found in lanes for note in found)], swimmer_alt(data), swimmer_description(data)
    )


def _mark_size(plan: SwimmerPlan) -> float:
    return 2.5 * plan.profile.unit


# --- table ----------------------------------------------------------------------------------------------------


def _head_bottom(plan: SwimmerPlan) -> float:
    return plan.tops[0] - 3.5 * plan.profile.unit


def _table(plan: SwimmerPlan) -> Iterator[Item]:
    """The heads of the columns over a line, their last lines level; the name of the zero line among them where it has room."""
    size, bottom = plan.profile.tick_pt, _head_bottom(plan)
    for column in plan.columns:
        for k, line in enumerate(reversed(column.head)):
            yield Text(column.x, bottom - 2.5 * plan.profile.unit - k * LINE_HEIGHT * size, line, size, bold=True, role="head")
    yield Path(((0.0, bottom), (plan.profile.width, bottom)), "ink", plan.profile.line(0.5), role="rule")
    width = measure(_zero_name(plan), plan.profile.small_pt) * 1.02
    low, high = plan.scale.x0, plan.scale.x1
    if width <= high - low:
        x = max(low + width / 2, min(plan.scale.x(0.0), high - width / 2))
        y = bottom - 2.5 * plan.profile.unit
        yield Text(x, y, _zero_name(plan), plan.profile.small_pt, anchor="middle", fill="muted", role="zero")


def _zero_name(plan: SwimmerPlan) -> str:
    return plan.data.zero[:1].upper() + plan.data.zero[1:]


def _cells(plan: SwimmerPlan, k: int) -> Iterator[Text]:
    middle, size = plan.tops[k] + plan.heights[k] / 2, plan.profile.tick_pt
    for column in plan.columns:
        block = column.cells[k]
        height = (CAP_HEIGHT + LEADING * (len(block.lines) - 1)) * size
        yield from block.draw(column.x, middle - height / 2, "start", "cell")


# --- lanes ----------------------------------------------------------------------------------------------------


def _lane(plan: SwimmerPlan, k: int) -> tuple[Group, list[Note]]:
    """A patient's row: cells, fills, halos, outlines over the halos, symbols; a note when symbols were moved apart."""
    lane = plan.lanes[k]
    bars = _bars(plan, lane, k)
    placed = _placed(plan, lane)
    y = plan.tops[k] + plan.heights[k] / 2
    items: list[Item] = [*_cells(plan, k), *bars]
    items += [_halo(plan, mark, x, y) for mark, _, x in placed]
    items += [_outline(plan, state, bar) for state, bar in zip(lane.states, bars, strict=True)]
    items += _ends(plan, lane, bars)
    moved = [(true, x) for _, true, x in placed if abs(x - true) > 0.005]
    items += _stems(plan, [true for true, _ in moved], y + _bar_height(plan, k) / 2)
    items += [item for mark, _, x in placed for item in _mark(plan, lane, mark, x, y)]
    signs, unsigned = _signs(plan, lane, bars, placed, y)
    items += signs
    notes = [Note("nudged", lane.label, "events")] if moved else []
    notes += [Note("about", lane.label, str(count), name) for name, count in Counter(unsigned).items()]
    notes += [Note("open", lane.label)] if any(not (s.start_known and s.end_known) for s in lane.states) else []
    return Group(f"lane{k}", tuple(items)), notes


def _stems(plan: SwimmerPlan, places: list[float], edge: float) -> Iterator[Path]:
    """A tick under the bar at each true place."""
    for x in places:
        yield Path(((x, edge + 0.3), (x, edge + 2.2 * plan.profile.unit)), "ink", plan.profile.line(0.6), role="stem")


def _bar_height(plan: SwimmerPlan, k: int) -> float:
    return min(BAR * plan.heights[k], 8.0 * plan.profile.unit)


def _bars(plan: SwimmerPlan, lane: SwimmerLane, k: int) -> list[Rect]:
    height = _bar_height(plan, k)
    y = plan.tops[k] + plan.heights[k] / 2 - height / 2
    bars = []
    for state, (left, right) in zip(lane.states, state_edges(lane), strict=True):
        x0, x1 = plan.scale.x(left), plan.scale.x1 if math.isinf(right) else plan.scale.x(right)
        fill, hatch = plan.fills[state.name]
        tip = f"{lane.label}: {state_words(lane_unit(plan.data, lane), state)}"
        bars.append(Rect(x0, y, x1 - x0, height, fill, "none", 0.0, "state", hatch, tip=tip))
    return bars


def _outline(plan: SwimmerPlan, state: SwimmerState, bar: Rect) -> Path:
    """Dashed around what starts or ends about a time."""
    dash = APPROX_DASH if state.approx else ()
    return Path(_corners(bar), "ink", plan.profile.line(0.5), dash, closed=True, role="outline")


def _signs(plan: SwimmerPlan, lane: SwimmerLane, bars: list[Rect], placed: list[PlacedMark], y: float) -> tuple[list[Text], list[str]]:
    """≈ beside each approximate symbol and in each approximate bar, and the names of those without room for it."""
    profile, r = plan.profile, _mark_size(plan)
    taken = [(x - r - 1.1, x + r + 1.1) for _, _, x in placed]
    wanted = [(mark.name, list(beside_mark(x, r, profile))) for mark, _, x in placed if mark.approx]
    wanted += [(state.name, list(inside_bar(bar, profile))) for state, bar in zip(lane.states, bars, strict=True) if state.approx]
    zero, last = plan.scale.x(0.0), max((bar.x + bar.w for bar in bars), default=0.0)
    taken += [(zero - 0.5, zero + 0.5)] + [(last, last + 5.2 * profile.unit)] * lane.ongoing
    signs: list[Text] = []
    unsigned = []
    for name, lefts in wanted:
        sign = sign_beside(lefts, bars, taken, y, profile, (plan.scale.x0 - 2 * r, plan.scale.x1 + 2 * r))
        if sign is None:
            unsigned.append(name)
        else:
            signs.append(sign)
            taken.append((sign.x - 2.0, text_box(sign)[2] + 2.0))  # no sign beside another, which would read as of one symbol
    return signs, unsigned


def _corners(bar: Rect) -> tuple[tuple[float, float], ...]:
    return ((bar.x, bar.y), (bar.x + bar.w, bar.y), (bar.x + bar.w, bar.y + bar.h), (bar.x, bar.y + bar.h))


def _ends(plan: SwimmerPlan, lane: SwimmerLane, bars: list[Rect]) -> Iterator[Item]:
    u = plan.profile.unit
    for state, bar in zip(lane.states, bars, strict=True):
        if not state.start_known:
            yield torn_end(bar, bar.x, 1.8 * u)
        if not state.end_known:
            yield torn_end(bar, bar.x + bar.w, -1.8 * u)
    if lane.ongoing and bars:
        last = max(bars, key=lambda bar: bar.x + bar.w)
        yield Mark(last.x + last.w + 2.6 * u, last.y + last.h / 2, "right", 2.4 * u, "ink", "ink", plan.profile.line(0.4), "ongoing")


def _placed(plan: SwimmerPlan, lane: SwimmerLane) -> list[PlacedMark]:
    """The marks in time order, moved apart where they would meet."""
    marks = sorted(lane.marks, key=lambda mark: mark.t)
    true = [plan.scale.x(mark.t) for mark in marks]
    r = _mark_size(plan)
    low, high = plan.scale.x0 - r, plan.scale.x1 + r
    pitch = min(2.5 * r, (high - low) / max(1, len(marks)))
    places = place_in_row(true, [pitch] * len(marks), low, high) or tuple(true)
    return list(zip(marks, true, places, strict=True))


def _halo(plan: SwimmerPlan, mark: SwimmerMark, x: float, y: float) -> Mark:
    shape, u = plan.looks[mark.name].shape, plan.profile.unit
    if shape == "star":  # the points of a halo that follows it would reach far over the bar
        return Mark(x, y, "circle", _mark_size(plan) + 0.4 * u, "paper", "paper", 1.2 * u, "halo")
    return Mark(x, y, shape, _mark_size(plan), "paper", "paper", 2.2 * u, "halo")


def _mark(plan: SwimmerPlan, lane: SwimmerLane, mark: SwimmerMark, x: float, y: float) -> list[Item]:
    tip = f"{lane.label}: {mark_words(lane_unit(plan.data, lane), mark)}"
    return draw_mark(plan.looks[mark.name], x, y, _mark_size(plan), plan.profile.line(0.6), tip=tip, open_=mark.approx)


# --- axis -----------------------------------------------------------------------------------------------------


def _grid(plan: SwimmerPlan) -> Iterator[Path]:
    """Pale lines at the numbers, and the dashed line of time zero."""
    top, bottom = _head_bottom(plan), plan.axis
    for t in plan.scale.ticks or ():
        x = plan.scale.x(t)
        if abs(t) > 1e-9:
            yield Path(((x, top + 2), (x, bottom)), "ward", plan.profile.line(0.5), role="grid")
    x = plan.scale.x(0.0)
    yield Path(((x, top), (x, bottom)), "muted", plan.profile.line(0.7), (2.0, 1.5), role="zero")


def _axis(plan: SwimmerPlan) -> Group:
    profile, m, y = plan.profile, plan.metrics, plan.axis
    items: list[Item] = [Path(((plan.scale.x0, y), (plan.scale.x1, y)), "ink", profile.line(0.5), role="axis")]
    base = y + 1.8 * m.tick + CAP_HEIGHT * profile.tick_pt
    for t, text in zip(plan.scale.ticks or (), plan.scale.numbers, strict=True):
        x = plan.scale.x(t)
        items.append(Path(((x, y), (x, y + 1.15 * m.tick)), "ink", profile.line(0.5), role="tick"))
        items.append(Text(x, base, text, profile.tick_pt, anchor="middle", role="tick-x"))
    middle = (plan.scale.x0 + plan.scale.x1) / 2
    first = base + 0.5 * profile.tick_pt + CAP_HEIGHT * profile.label_pt
    for k, line in enumerate(plan.title):
        items.append(Text(middle, first + k * LINE_HEIGHT * profile.label_pt, line, profile.label_pt, anchor="middle", role="axis-title"))
    return Group("axis", tuple(items))


# --- signs of what is approximate -----------------------------------------------------------------------------


def sign_beside(
    wanted: Sequence[float], bars: Sequence[Rect], taken: Sequence[Reach], y: float, profile: Profile, page: Reach
) -> Text | None:
    """The sign at the first of the wanted left edges where it lies in one bar or in none, clear of what is taken; None without room."""
    width = measure(ABOUT, profile.small_pt) * 1.02
    for left in wanted:
        low, high = left - CLEAR, left + width + CLEAR
        if low < page[0] or high > page[1] or any(a < high and low < b for a, b in taken):
            continue
        over = [bar for bar in bars if bar.x < high and low < bar.x + bar.w]
        if not over:
            return _sign(left, y, profile, "ink")
        if len(over) == 1 and not over[0].hatch and over[0].x <= low and high <= over[0].x + over[0].w:
            return _sign(left, y, profile, f"on-{over[0].fill}")
    return None


def _sign(left: float, y: float, profile: Profile, fill: str) -> Text:
    return Text(left, baseline_mid(y, profile.small_pt), ABOUT, profile.small_pt, fill=fill, role="about")


def beside_mark(x: float, r: float, profile: Profile) -> Iterator[float]:
    """Left edges of a sign beside a symbol: right of it first."""
    yield x + r + 1.1 + CLEAR
    yield x - r - 1.1 - CLEAR - measure(ABOUT, profile.small_pt) * 1.02


def inside_bar(bar: Rect, profile: Profile) -> Iterator[float]:
    """Left edges of a sign in a bar: at its start, in its middle, at its end."""
    width, inset = measure(ABOUT, profile.small_pt) * 1.02, 2.6 * profile.unit
    yield from (bar.x + inset, bar.x + (bar.w - width) / 2, bar.x + bar.w - inset - width)
