"""The drawing must invert to the data: bars, symbols, table cells and numbers read back from a swimmer scene."""

from __future__ import annotations

import math
from collections.abc import Iterator

from casereport.figures.axis.units import DAYS, UNIT_NAMES
from casereport.figures.paper.scene import Group, Mark, Path, Rect, Scene, Text, groups
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, lanes_in_order, state_edges
from casereport.figures.truth.checks import Finding
from casereport.figures.truth.readback import Pair, is_straight, items_of, read_number

Looks = dict[str, set[tuple[str, str]]]


def inspect_swimmer(data: SwimmerData, scene: Scene) -> list[Finding]:
    """Where a swimmer scene says something else than its data: a wrong order, count, place, look or text."""
    found = {group.id: group for group in groups(scene.items)}
    return [Finding("fidelity", where) for where in _faults(data, scene, found)]


def _faults(data: SwimmerData, scene: Scene, found: dict[str, Group]) -> Iterator[str]:
    lanes = lanes_in_order(data)
    if sum(1 for id_ in found if id_.startswith("lane")) != len(lanes):
        yield "number of lanes"
        return
    pairs = list(_numbers(found["axis"]))
    states: Looks = {}
    marks: Looks = {}
    for k, lane in enumerate(lanes):
        yield from _lane(lane, found[f"lane{k}"], pairs, states, marks)
        yield from _cells(data, lane, found[f"lane{k}"], scene)
        yield from _about(lane, found[f"lane{k}"], scene)
    if not is_straight(pairs):
        yield "time"
    tops = [min(text.y for text in items_of(found[f"lane{k}"], Text, "cell")) for k in range(len(lanes))]
    if tops != sorted(tops):
        yield "order of lanes"
    yield from _key(found.get("key"), states, marks)


def _numbers(axis: Group) -> Iterator[Pair]:
    """What each number of the axis means in days, by the first word of its title, and where it stands."""
    word = items_of(axis, Text, "axis-title")[0].text.split(" ")[0].lower()
    unit = next(unit for unit, (_, many) in UNIT_NAMES.items() if many == word)
    for text in items_of(axis, Text, "tick-x"):
        yield read_number(text) * DAYS[unit], text.x


def _lane(lane: SwimmerLane, group: Group, pairs: list[Pair], states: Looks, marks: Looks) -> Iterator[str]:
    bars, outlines = items_of(group, Rect, "state"), items_of(group, Path, "outline")
    if len(bars) != len(lane.states) or len(outlines) != len(bars):
        yield f"{group.id}: number of bars"
        return
    for state, (left, right), bar, outline in zip(lane.states, state_edges(lane), bars, outlines, strict=True):
        pairs += [(t, x) for t, x in ((left, bar.x), (right, bar.x + bar.w)) if math.isfinite(t)]
        pairs += [(t, x) for t, x in ((left, outline.points[0][0]), (right, outline.points[1][0])) if math.isfinite(t)]
        states.setdefault(state.name, set()).add((bar.fill, bar.hatch))
    if len(items_of(group, Mark, "ongoing")) != (lane.ongoing and bool(bars)):
        yield f"{group.id}: ongoing"
    yield from _marks(lane, group, pairs, marks)


def _marks(lane: SwimmerLane, group: Group, pairs: list[Pair], looks: Looks) -> Iterator[str]:
    """Each symbol stands at its time, or has a tick of its own there."""
    drawn, ticks = items_of(group, Mark, "event"), [stem.points[0][0] for stem in items_of(group, Path, "stem")]
    if len(drawn) != len(lane.marks):
        yield f"{group.id}: number of symbols"
        return
    given = sorted(lane.marks, key=lambda m: m.t)
    for mark, symbol in zip(given, drawn, strict=True):
        looks.setdefault(mark.name, set()).add((symbol.shape, symbol.fill))
    (a, ya), (b, yb) = min(pairs), max(pairs)
    slope = (yb - ya) / (b - a) if b > a else 0.0
    for mark, symbol in zip(given, drawn, strict=True):
        x = ya + (mark.t - a) * slope
        if b <= a or abs(symbol.x - x) <= 0.05:
            pairs.append((mark.t, symbol.x))
        elif not any(abs(tick - x) <= 0.05 for tick in ticks):
            yield f"{group.id}: symbol without its time"


def _cells(data: SwimmerData, lane: SwimmerLane, group: Group, scene: Scene) -> Iterator[str]:
    """Every cell is printed in full, or stands in the caption."""
    drawn = _bare("".join(text.text for text in items_of(group, Text, "cell")))
    left_out = {note.subject for note in scene.notes if note.kind == "column" and note.patient == lane.label}
    cells = [cell for head, cell in zip(data.columns, (lane.label, *lane.cells), strict=True) if head not in left_out]
    outcome = "" if data.outcome_title in left_out else lane.outcome
    if drawn != _bare("".join([*cells, outcome])):
        yield f"{group.id}: cells"


def _about(lane: SwimmerLane, group: Group, scene: Scene) -> Iterator[str]:
    """What is approximate, and nothing else, is drawn so, and has its sign or is told in the caption."""
    outlines, opened = items_of(group, Path, "outline"), {mark.x for mark in items_of(group, Mark, "approx")}
    dashed = [bool(outline.dash) for outline in outlines]
    if dashed != [state.approx for state in lane.states]:
        yield f"{group.id}: approximate bars"
    drawn = items_of(group, Mark, "event")
    for mark, symbol in zip(sorted(lane.marks, key=lambda m: m.t), drawn, strict=False):
        if (symbol.x in opened) != (mark.approx and symbol.fill != "paper"):
            yield f"{group.id}: approximate symbols"
    count = sum(mark.approx for mark in lane.marks) + sum(state.approx for state in lane.states)
    told = sum(int(note.subject) for note in scene.notes if note.kind == "about" and note.patient == lane.label)
    if len(items_of(group, Text, "about")) + told != count:
        yield f"{group.id}: signs of what is approximate"


def _bare(text: str) -> str:
    return "".join(text.replace("‐", "").split())


def _key(group: Group | None, states: Looks, marks: Looks) -> Iterator[str]:
    """Each state and mark has one look, no two share one, and the key shows them all."""
    for name, looks in (("states", states), ("marks", marks)):
        used = [look for found in looks.values() for look in found]
        if any(len(found) != 1 for found in looks.values()) or len(set(used)) != len(used):
            yield f"looks of {name}"
    if group is None:
        if states or marks:
            yield "key missing"
        return
    shown = {(rect.fill, rect.hatch) for rect in items_of(group, Rect, "key")}
    shown |= {(mark.shape, mark.fill) for mark in items_of(group, Mark, "key")}
    if not {look for found in (*states.values(), *marks.values()) for look in found} <= shown:
        yield "key incomplete"
