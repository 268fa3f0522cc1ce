"""One panel: an analyte of a patient over time, with its line, marks and labels; `bands` draws the ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from casereport.figures.axis.pieces import day_ticks
from casereport.figures.axis.scales import number_text
from casereport.figures.axis.spine import break_marks, least_tick
from casereport.figures.course.data import find_series
from casereport.figures.course.entries import Point, Series
from casereport.figures.course.plan import Plan, shows_values
from casereport.figures.course.words import moment_words, status_words, tip_head
from casereport.figures.paper.labels import Obstacles, Spot, around, place_label
from casereport.figures.paper.scene import XY, Box, Group, Item, Mark, Path, Shape, Text, baseline_mid
from casereport.figures.parts.decimation import crowded_runs, marked_points
from casereport.figures.parts.pair_drawing import draw_bracket, draw_header, draw_right_axis, second_axis
from casereport.figures.parts.pairs import FIRST, Look, panel_series_looks
from casereport.figures.parts.status import basis_at, basis_of, highest_high, is_outside, lowest_low, point_text, status_of

DASH = (1.6, 1.4)
THIN = 0.6  # pt of a line through crowded results
Wanted = tuple[Point, Literal["up", "down"]]


def panel_box(plan: Plan, row: int, column: int) -> Box:
    """The left, top, right and bottom of a panel's axes in pt."""
    time, top = plan.columns[column].time, plan.top(column) + plan.levels.panels[row]
    return (time.x0, top, time.x1, top + plan.levels.panel_height)


def panel_series(plan: Plan, row: int, column: int) -> Series | None:
    """The series of a panel, None when the patient has none."""
    return find_series(plan.data.patients[column], plan.data.rows[row])


# --- axes -----------------------------------------------------------------------------------------------------


def _axes(plan: Plan, row: int, column: int) -> Iterator[Item]:
    x0, top, _, bottom = panel_box(plan, row, column)
    line, m, time = plan.profile.line(0.5), plan.metrics, plan.columns[column].time
    yield Path(((x0, top), (x0, bottom)), "ink", line, role="axis")
    for piece in [] if _stands_on_axis(plan, row) else time.pieces:
        yield Path(((piece.x0, bottom), (piece.x1, bottom)), "ink", line, role="axis")
        for t in day_ticks(piece, least_tick(plan))[0]:
            yield Path(((piece.x(t), bottom), (piece.x(t), bottom + 0.8 * m.tick)), "ink", line, role="tick")
    if not _stands_on_axis(plan, row):
        yield from break_marks(time, plan.profile, bottom)
    axis, style = plan.axes[row, column], FIRST.text if (row, column) in plan.right else "ink"
    for value in axis.ticks:
        y = axis.y(value, top, bottom)
        yield Path(((x0 - m.tick, y), (x0, y)), "ink", line, role="tick")
        if shows_values(plan, row, column):
            size = plan.profile.tick_pt
            yield Text(x0 - 1.6 * m.tick, baseline_mid(y, size), number_text(value), size, anchor="end", fill=style, role="tick-y")


def _stands_on_axis(plan: Plan, row: int) -> bool:
    """True when the day axis itself is the panel's lower edge: the last row of a figure without lanes."""
    return not plan.lanes and row == len(plan.data.rows) - 1


def _header(plan: Plan, row: int, column: int) -> Iterator[Item]:
    profile, place, letter = plan.profile, plan.columns[column], plan.letters[row, column]
    first = plan.top(column) + plan.levels.headers[row] + plan.metrics.title - 4.8 * profile.unit
    if letter:
        yield Text(place.letter_x, first, letter, profile.letter_pt, bold=True, role="letter")
    yield from draw_header(plan, row, column, panel_box(plan, row, column), first)


# --- values ---------------------------------------------------------------------------------------------------


def draw_panel(plan: Plan, row: int, column: int, guides: list[float]) -> Group:
    """Axes, header, line, marks and labels of a panel; `guides` are the places of dashed lines that labels keep away from."""
    box = panel_box(plan, row, column)
    brackets = list(draw_bracket(plan, row, column, box))
    items: list[Item] = [*_axes(plan, row, column), *_header(plan, row, column), *draw_right_axis(plan, row, column, box), *brackets]
    drawn = list(panel_series_looks(plan.data, row, column))
    if not drawn:
        items.append(_empty(plan, row, column, "not reported" if panel_series(plan, row, column) is None else "not measured"))
    else:
        lines = [line for series, look in drawn for line in _connectors(plan, series, row, column, look)]
        items += [*lines, *(mark for series, look in reversed(drawn) for mark in _marks(plan, series, row, column, look))]
        items += _labels(plan, drawn, row, column, [*lines, *brackets], guides)
    return Group(f"p{column}-row{row}", tuple(items))


def _empty(plan: Plan, row: int, column: int, words: str) -> Text:
    x0, top, x1, bottom = panel_box(plan, row, column)
    size = plan.profile.small_pt
    return Text((x0 + x1) / 2, baseline_mid((top + bottom) / 2, size), words, size, anchor="middle", fill="muted", role="empty")


def _at(plan: Plan, point: Point, row: int, column: int, look: Look) -> XY:
    _, top, _, bottom = panel_box(plan, row, column)
    axis = second_axis(plan, row, column) if look.right else plan.axes[row, column]
    return plan.columns[column].time.x(point.segment, point.t), axis.y(point.value or 0.0, top, bottom)


def _connectors(plan: Plan, series: Series, row: int, column: int, look: Look) -> Iterator[Path]:
    """Solid runs, thinner where results crowd, and dashed joints; nothing across a missing value or a time of unknown length."""
    runs = crowded_runs(series, plan.columns[column].time.place)
    run: list[XY] = []
    before, was_thin = None, False
    for point in series.points:
        kind = _joint(plan, series, column, before, point)
        thin = before is not None and id(point) in runs and runs.get(id(before)) == runs[id(point)]
        if kind != "solid" or thin != was_thin:
            yield from _solid(plan, run, look, thin=was_thin)
            run = run[-1:] if kind == "solid" else []
        if point.value is not None:
            here = _at(plan, point, row, column, look)
            if kind == "dashed" and before is not None:
                width = plan.profile.line(THIN if thin else 0.8)
                yield Path((_at(plan, before, row, column, look), here), look.colour, width, DASH, role="line")
            run.append(here)
        before, was_thin = point, thin
    yield from _solid(plan, run, look, thin=was_thin)


def _solid(plan: Plan, run: list[XY], look: Look, *, thin: bool) -> Iterator[Path]:
    if len(run) > 1:
        yield Path(tuple(run), look.colour, plan.profile.line(THIN if thin else 1.0), role="line")


def _joint(plan: Plan, series: Series, column: int, a: Point | None, b: Point) -> str:
    if a is None or a.value is None or b.value is None:
        return "none"
    if a.segment != b.segment:
        return "dashed" if plan.data.patients[column].segments[b.segment].joined else "none"
    time = plan.columns[column].time
    if time.index(a.segment, a.t) != time.index(b.segment, b.t):
        return "dashed"
    if a.comparator or b.comparator or (series.max_gap is not None and b.t - a.t > series.max_gap):
        return "dashed"
    return "solid"


def _marks(plan: Plan, series: Series, row: int, column: int, look: Look) -> Iterator[Mark]:
    patient, m, line = plan.data.patients[column], plan.metrics, plan.profile.line(0.8)
    basis = basis_of(plan.data, series)
    for point in marked_points(series, plan.columns[column].time.place):
        status, neutral = status_of(point, series), basis_at(basis, series, point) == "nothing"
        when = moment_words(plan.data, patient, point.t, point.segment, point.when)
        words = f" ({status_words(status)})" if status_words(status) else ""
        tip = f"{tip_head(patient.label, when)}: {series.title} {point_text(point)} {series.unit}".rstrip() + words
        shape, r = _shape(point, look, m.dot if neutral else m.point, m.triangle)
        fill = look.colour if is_outside(status) or (neutral and shape == look.shape) else "paper"
        yield Mark(*_at(plan, point, row, column, look), shape, r, fill, look.colour, line, look.mark, tip)


def _shape(point: Point, look: Look, plain: float, triangle: float) -> tuple[Shape, float]:
    if point.comparator:
        return ("down" if point.comparator[0] == "<" else "up"), triangle * look.triangle
    return look.shape, plain * look.size


# --- labels ---------------------------------------------------------------------------------------------------


def _labels(plan: Plan, drawn: list[tuple[Series, Look]], row: int, column: int, lines: list[Path], guides: list[float]) -> list[Item]:
    """Labels in order of worth; each keeps clear of guides while it can, and the guides yield when it cannot."""
    _, top, _, bottom = panel_box(plan, row, column)
    marked = {id(p) for series, _ in drawn for p in marked_points(series, plan.columns[column].time.place)}
    places = {id(p): _at(plan, p, row, column, look) for series, look in drawn for p in series.points if id(p) in marked}
    straight = tuple(pair for line in lines for pair in pairwise(line.points))
    upright = tuple(((x, top), (x, bottom)) for x in guides)
    widest_mark = max(look.triangle for _, look in drawn)
    done: list[Item] = []
    boxes: list[Box] = []
    wanted = [(w, look) for s, look in drawn for w in _worth_a_label(plan, column, s)]
    for (point, prefer), look in wanted:
        own = places[id(point)]
        others = [place for place in places.values() if place != own]
        marks = [around(*place, plan.metrics.triangle * widest_mark + 0.3) for place in others]
        piece = plan.columns[column].time.piece(point.segment, point.t)
        free = Obstacles((*marks, *boxes), straight, (piece.x0 + 1, top - 1, piece.x1 + 3, bottom - 0.5))
        own_r = plan.metrics.point + 0.3 + (look.triangle - 1) * 1.1 * plan.metrics.triangle * bool(point.comparator)
        spot = Spot(own, own_r, prefer, tuple(others))
        text, size = point_text(point), plan.profile.small_pt
        found = place_label(text, size, spot, replace(free, lines=straight + upright)) or place_label(text, size, spot, free)
        if found:
            done.append(replace(found[0], fill=look.text))
            boxes.append(found[1])
    return done


def _worth_a_label(plan: Plan, column: int, series: Series) -> Iterator[Wanted]:
    """Nadir and peak outside the range (or without one), the first result with a comparator, the last of each segment; each once."""
    neutral = basis_of(plan.data, series) == "nothing"
    seen: set[int] = set()
    limits: set[str] = set()
    for point, prefer in (*_extremes(series, neutral=neutral), *_first_censored(series), *_last(plan, column, series)):
        if id(point) not in seen and point_text(point) not in limits:
            seen.add(id(point))
            limits |= {point_text(point)} if point.comparator else set()
            yield point, prefer


def _extremes(series: Series, *, neutral: bool) -> list[Wanted]:
    exact = [p for p in series.points if p.value is not None and not p.comparator]
    if not exact:
        return []
    lowest, highest = min(exact, key=lambda p: p.value or 0.0), max(exact, key=lambda p: p.value or 0.0)
    both = neutral and lowest.value != highest.value
    low, high = (lowest, highest) if both else (lowest_low(exact, series), highest_high(exact, series))
    found: list[Wanted] = [(low, "down")] if low else []
    return [*found, (high, "up")] if high else found


def _first_censored(series: Series) -> list[Wanted]:
    return [(p, "up") for p in series.points if p.value is not None and p.comparator][:1]


def _last(plan: Plan, column: int, series: Series) -> list[Wanted]:
    time = plan.columns[column].time
    measured = [p for p in series.points if p.value is not None]
    last = {time.index(p.segment, p.t) if plan.ends_in_pieces else p.segment: p for p in measured}
    return [(p, "up") for p in last.values()]
