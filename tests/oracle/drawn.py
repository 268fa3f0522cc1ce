"""Where things stand in a drawn figure, read as a reader would: by the numbers under the axis and the titles beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.places import DAY
from tests.oracle.reference import Patient
from tests.oracle.typed import MINUTES

from casereport.figures import Scene
from casereport.figures.paper.scene import Group, Path, Rect, Text, groups
from casereport.figures.truth.readback import height_of, is_log, items_of, read_number, tick_pairs

NEAR = 0.3  # pt
UNITS = {"minutes": "min", "hours": "h", "weeks": "wk", "months": "mo", "years": "y"}
Line = tuple[float, float]


@dataclass(frozen=True)
class Meaning:
    """One reading of a piece: on which axis it lies, and the straight map from days to points."""

    axis: str
    at_zero: float
    a_day: float

    def x(self, days: Fraction) -> float:
        """Where a moment must stand, in pt."""
        return self.at_zero + self.a_day * float(days)


@dataclass(frozen=True)
class Piece:
    """A piece of an axis between two breaks with all that its numbers may mean; `is_bare` where it has fewer than two numbers."""

    left: float
    right: float
    meanings: tuple[Meaning, ...]
    is_bare: bool

    def has(self, x: float) -> bool:
        """True for a place on the piece."""
        return self.left - NEAR <= x <= self.right + NEAR


@dataclass(frozen=True)
class Axis:
    """The pieces of a patient's axis from left to right."""

    pieces: tuple[Piece, ...]
    titles: tuple[str, ...] = ()

    def stands(self, x: float, axis: str, days: Fraction) -> bool:
        """True where `x` may mean this moment on this axis."""
        for piece in self.pieces:
            if piece.has(x) and (piece.is_bare or any(m.axis == axis and abs(m.x(days) - x) <= NEAR for m in piece.meanings)):
                return True
        return False

    def reaches(self, x: float, axis: str, days: Fraction) -> bool:
        """True where a bar's end at `x` may mean this moment; one beside every piece reaches to the end of a piece."""
        if self.stands(x, axis, days):
            return True
        inside = any(m.axis == axis and piece.has(m.x(days)) for piece in self.pieces for m in piece.meanings)
        at_end = any(min(abs(piece.left - x), abs(piece.right - x)) <= NEAR for piece in self.pieces)
        return not inside and at_end


def find_groups(scene: Scene) -> dict[str, Group]:
    """Every group of a scene by its id."""
    return {group.id: group for group in groups(scene.items)}


def axis_of(scene: Scene, patient: Patient, column: int = 0) -> Axis:
    """The axis of a column as its numbers and titles tell it."""
    found = find_groups(scene)
    group = found[f"p{column}-axis"]
    ends = sorted((min(p.points[0][0], p.points[-1][0]), max(p.points[0][0], p.points[-1][0])) for p in items_of(group, Path, "axis"))
    titles = _titles(found, group, f"p{column}")
    return Axis(tuple(_piece(left, right, group, titles, patient) for left, right in ends), tuple(title for _, _, title in titles))


def _titles(found: dict[str, Group], group: Group, column: str) -> list[tuple[float, float, str]]:
    """The titles with the stretch of the axis that each stands at."""
    over = found.get(f"{column}-segments")
    if over:
        rects = items_of(over, Rect, "segment")
        texts = items_of(over, Text, "segment")
        return [(r.x, r.x + r.w, " ".join(t.text for t in texts if r.x <= t.x <= r.x + r.w)) for r in rects]
    lines: dict[float, list[str]] = {}
    for text in items_of(group, Text, "axis-title"):
        lines.setdefault(round(text.x, 2), []).append(text.text)
    return [(x, x, " ".join(parts)) for x, parts in sorted(lines.items())]


def _piece(left: float, right: float, group: Group, titles: list[tuple[float, float, str]], patient: Patient) -> Piece:
    middle = (left + right) / 2
    near = [title for title in titles if title[0] - 1 <= middle <= title[1] + 1]
    title = (near or sorted(titles, key=lambda t: abs((t[0] + t[1]) / 2 - middle)) or [(0, 0, "")])[0][2]
    numbers = [text for text in items_of(group, Text, "tick-x") if left - NEAR <= text.x <= right + NEAR]
    pairs = [(read_number(text), text.x) for text in numbers]
    if len({number for number, _ in pairs}) < 2:
        return Piece(left, right, (), True)
    return Piece(left, right, tuple(_meanings(title, pairs, patient)), False)


def _meanings(title: str, pairs: list[Line], patient: Patient) -> Iterator[Meaning]:
    word = next((unit for name, unit in UNITS.items() if re.search(rf"\b{name}\b", title.lower())), None)
    for clock in patient.time.clocks.values():
        offset = float(clock.offset / DAY)
        if word is None:
            days = [(offset + number - (clock.first if number > 0 else 0), x) for number, x in pairs]
            if "days after" in title.lower():
                days = [(offset + number, x) for number, x in pairs]
            yield from _straight(clock.axis, days)
            continue
        sign, step = (-1 if " before " in title else 1), float(MINUTES[word] / DAY)
        starts = {offset, offset - 0.5, float(patient.time.start_of(clock).drawn)}  # the first day's tick, its midnight, the hour told
        for start in starts:
            yield from _straight(clock.axis, [(start + sign * number * step, x) for number, x in pairs])


def _straight(axis: str, pairs: list[Line]) -> Iterator[Meaning]:
    """The straight map through all pairs, if there is one."""
    (a, xa), (b, xb) = min(pairs), max(pairs)
    slope = (xb - xa) / (b - a)
    if all(abs(xa + (days - a) * slope - x) <= NEAR for days, x in pairs):
        yield Meaning(axis, xa - a * slope, slope)


def height_at(group: Group, number: Fraction, beside: Group) -> float | None:
    """Where a number must stand on the value axis of a panel, or of that `beside` it; None where neither has two numbers."""
    log = is_log(beside) if len(tick_pairs(group, log=False)) < 2 else is_log(group)
    pairs = max(tick_pairs(group, log=log), tick_pairs(beside, log=log), key=len)
    if len(pairs) < 2:
        return None
    (a, ya), (b, yb) = min(pairs), max(pairs)
    return ya + (height_of(float(number), log=log) - a) * (yb - ya) / (b - a)


def column_of(scene: Scene, patient: Patient, alone: bool) -> int | None:
    """The column of a patient, by the name at its head."""
    for id_, group in find_groups(scene).items():
        heads = items_of(group, Text, "head")
        if re.fullmatch(r"p\d+", id_) and (alone or any(patient.id in head.text for head in heads)):
            return int(id_[1:])
    return None


def titled(group: Group, role: str) -> str:
    """The words of a role in a group, joined."""
    return " ".join(text.text for text in items_of(group, Text, role)).lower()


def swimmer_line(scene: Scene) -> Line | None:
    """Where time zero of a swimmer stands and how many points a day takes; None where its axis has fewer than two numbers."""
    group = find_groups(scene)["axis"]
    word = next((unit for name, unit in (*UNITS.items(), ("days", "d")) if name in titled(group, "axis-title")), "d")
    pairs = [(read_number(text) * float(MINUTES[word] / DAY), text.x) for text in items_of(group, Text, "tick-x")]
    if len(pairs) < 2:
        return None
    (a, xa), (b, xb) = min(pairs), max(pairs)
    return xa - a * (xb - xa) / (b - a), (xb - xa) / (b - a)
