"""The columns of a course figure: one for each patient, with the same width of a day wherever that can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casereport.figures.data import CourseData
from casereport.figures.measure import widest, wrap
from casereport.figures.profile import Metrics, Profile, metrics_for
from casereport.figures.scales import Piece, TimeScale, first_of, segment_range
from casereport.figures.scene import Note


@dataclass(frozen=True, slots=True)
class AxisTitle:
    """The title of one piece of an axis: its lines, centred on `x` pt."""

    lines: tuple[str, ...]
    x: float


@dataclass(frozen=True, slots=True)
class Column:
    """A patient's place across the page: its time axis, the width its texts may take, where its letters stand, its axis titles in lines."""

    time: TimeScale
    slot: float
    letter_x: float
    titles: tuple[AxisTitle, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns, side by side or (`stacked`) one block under the other."""

    columns: tuple[Column, ...]
    stacked: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A segment before it has a place: its days, and the least width that its title's words need."""

    t0: float
    t1: float
    least: float
    title: str
    first: int
    joined: bool

    @property
    def days(self) -> float:
        return self.t1 - self.t0


Demand = tuple[float, float]  # days, least width in pt


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands beside the columns, as widths in pt: each patient's own value numbers, the lanes' names, the widest letter.

    `right` is the room that right axes need behind each column.
    """

    numbers: tuple[float, ...]
    names: float
    letter: float
    right: tuple[float, ...] = ()

    def before(self, profile: Profile, column: int) -> float:
        """The room in pt left of a column: for its letter, its numbers and, left of the first, the lanes' names."""
        u = profile.unit
        if column == 0:
            return max(self.numbers[0] + 5.5 * u, self.names + 5.5 * u, self.letter + 5.5 * u)
        behind = sum(self.right[column - 1 : column])
        return behind + max(20 * u, self.letter + 13 * u, self.numbers[column] + 12 * u if self.numbers[column] else 0.0)

    def stacked(self, profile: Profile) -> float:
        """The room in pt left of all blocks when they stand one under the other."""
        return Margins((max(self.numbers),), self.names, self.letter).before(profile, 0)


def plan_columns(data: CourseData, profile: Profile, texts: Margins) -> Columns:
    """Where the columns stand; they become blocks, one under the other, when their titles leave no room side by side."""
    m = metrics_for(profile)
    patients = [_stretches(data, index, profile, m) for index in range(len(data.patients))]
    margins = [texts.before(profile, k) for k in range(len(patients))]
    narrow = m.right
    m = replace(m, right=max(narrow, *texts.right[-1:], 0.0))
    stacked = len(patients) > 1 and sum(_least(p, m) for p in patients) > profile.width - sum(margins) - m.right
    if stacked:
        margins = [texts.stacked(profile)] * len(patients)
        m = replace(m, right=max(narrow, *texts.right, 0.0))
    scales, common = _stacked_scales(data, patients, profile, margins[0], m) if stacked else _scales(patients, profile, margins, m)
    columns: list[Column] = []
    left = 0.0
    for index, (patient, per_day) in enumerate(zip(patients, scales, strict=True)):
        at_edge = stacked or index == 0
        x0 = margins[index] + (0.0 if at_edge else left)
        letter_x = m.margin if at_edge else x0 - texts.letter - 5 * profile.unit
        columns.append(_place(patient, x0, per_day, profile, m, letter_x))
        left = x0 + columns[-1].slot
    return Columns(tuple(columns), stacked, () if common else (Note("scale"),))


def _stretches(data: CourseData, index: int, profile: Profile, m: Metrics) -> list[_Stretch]:
    patient = data.patients[index]
    shortest = (64 if len(patient.segments) == 1 else 26) * profile.unit
    found = []
    for k, segment in enumerate(patient.segments):
        title = segment.title or data.axis_title
        word = widest(tuple(title.split(" ")), profile.label_pt) - m.piece_gap * 0.5
        found.append(_Stretch(*segment_range(patient, k), max(shortest, word), title, first_of(data, patient, k), segment.joined))
    return found


def _least(patient: list[_Stretch], m: Metrics) -> float:
    return sum(s.least for s in patient) + _gaps(patient, m)


def _gaps(patient: list[_Stretch], m: Metrics) -> float:
    return m.piece_gap * (len(patient) - 1)


def _demands(patient: list[_Stretch]) -> list[Demand]:
    return [(s.days, s.least) for s in patient]


def fill(demands: Sequence[Demand], room: float) -> float:
    """The width of a day in pt so that the stretches, none narrower than its least, fill the room."""
    wide = sorted(demands)
    narrow: list[Demand] = []
    while wide:
        per_day = (room - sum(least for _, least in narrow)) / sum(days for days, _ in wide)
        squeezed = [d for d in wide if d[0] * per_day < d[1]]
        if not squeezed:
            return per_day
        narrow, wide = narrow + squeezed, [d for d in wide if d not in squeezed]
    return min(least / days for days, least in demands)


def _scales(patients: list[list[_Stretch]], profile: Profile, margins: Sequence[float], m: Metrics) -> tuple[list[float], bool]:
    """The width of a day in each column, and whether it is one for all: it is, unless a patient's days would shrink to nothing."""
    room = profile.width - sum(margins) - m.right - sum(_gaps(p, m) for p in patients)
    common = fill([d for p in patients for d in _demands(p)], room)
    if _readable(patients, common, profile):
        return [common] * len(patients), True
    shares = [(math.sqrt(sum(s.days for s in p)), sum(s.least for s in p)) for p in patients]
    unit = fill(shares, room)
    return [fill(_demands(p), max(root * unit, least)) for p, (root, least) in zip(patients, shares, strict=True)], False


def _stacked_scales(
    data: CourseData, patients: list[list[_Stretch]], profile: Profile, margin: float, m: Metrics
) -> tuple[list[float], bool]:
    """The width of a day in each block: one for all, those on other parts of the figure included, wherever that can be read."""
    whole = data.whole or data
    everyone = patients if whole is data else [_stretches(whole, index, profile, m) for index in range(len(whole.patients))]
    common = min(_own_scale(p, profile, margin, m) for p in everyone)
    if _readable(everyone, common, profile):
        return [common] * len(patients), True
    return [_own_scale(p, profile, margin, m) for p in patients], False


def _own_scale(patient: list[_Stretch], profile: Profile, margin: float, m: Metrics) -> float:
    return fill(_demands(patient), profile.width - margin - m.right - _gaps(patient, m))


def _readable(patients: list[list[_Stretch]], per_day: float, profile: Profile) -> bool:
    return all(sum(s.days for s in p) * per_day >= 40 * profile.unit for p in patients)


def _place(patient: list[_Stretch], x0: float, per_day: float, profile: Profile, m: Metrics, letter_x: float) -> Column:
    pieces: list[Piece] = []
    titles: list[AxisTitle] = []
    x = x0
    for s in patient:
        pieces.append(Piece(s.t0, s.t1, x, x + s.days * per_day, s.title, s.first, s.joined))
        slot = max(s.least, s.days * per_day)
        titles.append(_title(s.title, pieces[-1], x - m.piece_gap * 0.3, x + slot + m.piece_gap * 0.3, profile))
        x += slot + m.piece_gap
    return Column(TimeScale(tuple(pieces)), x - m.piece_gap - x0, letter_x, tuple(titles))


def _title(text: str, piece: Piece, low: float, high: float, profile: Profile) -> AxisTitle:
    """The title under the middle of its piece, or as near to it as its neighbours allow."""
    lines = wrap(text, profile.label_pt, high - low)
    half = widest(lines, profile.label_pt) / 2
    middle = (piece.x0 + piece.x1) / 2
    return AxisTitle(lines, max(low + half, min(middle, high - half)))
