"""The columns of a course figure: one for each patient, with the same width of a day wherever that can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from casereport.figures.axis.pieces import Axis, Piece, divide
from casereport.figures.axis.segments import counts_down
from casereport.figures.axis.timeaxis import keep_apart, segment_numbers
from casereport.figures.axis.units import DAYS
from casereport.figures.course.data import CourseData, first_of, moments_of, spans_of
from casereport.figures.course.entries import Part
from casereport.figures.course.segments import part_clock, parts_of
from casereport.figures.paper.measure import widest, wrap
from casereport.figures.paper.profile import Metrics, Profile, metrics_for
from casereport.figures.paper.scene import Note
from casereport.figures.timeline.data import Clock
from casereport.values import dataclass

LEAST_PART = 16.0  # pt that a part keeps where columns share a scale


@dataclass(frozen=True, slots=True)
class AxisTitle:
    """The title of one piece of an axis: its lines, centred on `x` pt."""

    lines: tuple[str, ...]
    x: float


@dataclass(frozen=True, slots=True)
class Column:
    """A patient's place across the page: its time axis, the width its texts may take, where its letters stand, its axis titles in lines."""

    time: Axis
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
    """A part of a segment before it has a place: how it counts, how much it holds, and the least width that its title's words need."""

    part: Part
    segment: int
    clock: Clock
    first: int
    least: float
    content: int
    joined: bool

    @property
    def days(self) -> float:
        return self.part.end - self.part.start


Demand = tuple[float, float]  # days, least width in pt
Scales = dict[str, float]  # the width of a day in pt on each scale


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
    if stacked or len(patients) == 1:
        patients = [_squeezed(p, profile.width - margins[0] - m.right, m) for p in patients]
    scales, common = _stacked_scales(data, patients, profile, margins[0], m) if stacked else _scales(patients, profile, margins, m)
    columns: list[Column] = []
    left = 0.0
    for index, (patient, own) in enumerate(zip(patients, scales, strict=True)):
        at_edge = stacked or index == 0
        x0 = margins[index] + (0.0 if at_edge else left)
        letter_x = m.margin if at_edge else x0 - texts.letter - 5 * profile.unit
        columns.append(_place(patient, x0, own, profile, m, letter_x))
        left = x0 + columns[-1].slot
    return Columns(tuple(columns), stacked, () if common else (Note("scale"),))


def _stretches(data: CourseData, index: int, profile: Profile, m: Metrics) -> list[_Stretch]:
    patient = data.patients[index]
    parts = [(k, part, n > 0) for k in range(len(patient.segments)) for n, part in enumerate(parts_of(data, patient, k))]
    shortest = (64 if len(parts) == 1 else 26) * profile.unit
    times = set(moments_of(patient)) | {(s.segment, t) for s in spans_of(patient) for t in (s.start, s.end) if t is not None}
    found = []
    for k, part, follows in parts:
        segment = patient.segments[k]
        word = widest(tuple(part.title.split(" ")), profile.label_pt) - m.piece_gap * 0.5
        content = 2 + sum(s == k and part.start <= t <= part.end for s, t in times)
        clock = part_clock(data, segment, part.unit)
        found.append(_Stretch(part, k, clock, first_of(data, patient, k), max(shortest, word), content, follows or segment.joined))
    return found


def _least(patient: list[_Stretch], m: Metrics) -> float:
    return sum(s.least for s in patient) + _gaps(patient, m)


def _squeezed(patient: list[_Stretch], room: float, m: Metrics) -> list[_Stretch]:
    """The stretches with less than the words of their titles need, where the page is too narrow for them: long words are then divided."""
    share = (room - _gaps(patient, m)) / sum(s.least for s in patient)
    return patient if share >= 1 else [replace(s, least=s.least * share) for s in patient]


def _gaps(patient: list[_Stretch], m: Metrics) -> float:
    return m.piece_gap * (len(patient) - 1)


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


def fill_scales(stretches: Sequence[_Stretch], room: float) -> Scales:
    """The width of a day on each scale, so that all stretches fill the room; scales share it by what their stretches hold."""
    groups: dict[str, list[_Stretch]] = {}
    for s in stretches:
        groups.setdefault(s.part.scale, []).append(s)
    content = {scale: float(sum(s.content for s in group)) for scale, group in groups.items()}
    widths = divide(room, content, {scale: sum(s.least for s in group) for scale, group in groups.items()})
    return {scale: fill([(s.days, s.least) for s in group], widths[scale]) for scale, group in groups.items()}


def _scales(patients: list[list[_Stretch]], profile: Profile, margins: Sequence[float], m: Metrics) -> tuple[list[Scales], bool]:
    """The width of a day in each column, and whether it is one for all: it is, unless a patient's days would shrink to nothing."""
    room = profile.width - sum(margins) - m.right - sum(_gaps(p, m) for p in patients)
    common = fill_scales([s for p in patients for s in p], room)
    if _readable(patients, common, profile):
        return [common] * len(patients), True
    shares = [(_share(p), sum(s.least for s in p)) for p in patients]
    unit = fill(shares, room)
    return [fill_scales(p, max(root * unit, least)) for p, (root, least) in zip(patients, shares, strict=True)], False


def _share(patient: list[_Stretch]) -> float:
    """What a column asks for where columns differ in scale: by its length or, where its parts differ in unit, by what it holds."""
    alike = len({s.part.scale for s in patient}) == 1
    return math.sqrt(sum(s.days for s in patient)) if alike else float(sum(s.content for s in patient))


def _stacked_scales(
    data: CourseData, patients: list[list[_Stretch]], profile: Profile, margin: float, m: Metrics
) -> tuple[list[Scales], bool]:
    """The width of a day in each block: one for all, those on other parts of the figure included, wherever that can be read."""
    whole = data.whole or data
    room = profile.width - margin - m.right
    everyone = patients if whole is data else [_squeezed(_stretches(whole, k, profile, m), room, m) for k in range(len(whole.patients))]
    own = [_own_scales(p, profile, margin, m) for p in everyone]
    common = {scale: min(scales[scale] for scales in own if scale in scales) for found in own for scale in found}
    if _readable(everyone, common, profile):
        return [common] * len(patients), True
    return [_own_scales(p, profile, margin, m) for p in patients], False


def _own_scales(patient: list[_Stretch], profile: Profile, margin: float, m: Metrics) -> Scales:
    return fill_scales(patient, profile.width - margin - m.right - _gaps(patient, m))


def _readable(patients: list[list[_Stretch]], scales: Scales, profile: Profile) -> bool:
    """True when every column is wide enough, and so is every part of one that has parts of different scales."""
    for patient in patients:
        widths = [s.days * scales[s.part.scale] for s in patient]
        differ = len({s.part.scale for s in patient}) > 1
        if sum(widths) < 40 * profile.unit or (differ and min(widths) < LEAST_PART * profile.unit):
            return False
    return True


def _place(patient: list[_Stretch], x0: float, scales: Scales, profile: Profile, m: Metrics, letter_x: float) -> Column:
    pieces: list[Piece] = []
    titles: list[AxisTitle] = []
    x = x0
    for s in patient:
        width = s.days * scales[s.part.scale]
        pieces.append(_piece(s, x, x + width, profile))
        slot = max(s.least, width)
        titles.append(_title(s.part.title, pieces[-1], x - m.piece_gap * 0.3, x + slot + m.piece_gap * 0.3, profile))
        x += slot + m.piece_gap
    return Column(Axis(tuple(pieces)), x - m.piece_gap - x0, letter_x, tuple(titles))


def _piece(s: _Stretch, x0: float, x1: float, profile: Profile) -> Piece:
    """The piece of a stretch; one that does not count the days of its clock knows its numbers."""
    bare = Piece(s.part.start, s.part.end, x0, x1, s.part.title, s.first, s.joined, segment=s.segment)
    if s.part.unit == "d" and not (s.part.title != s.clock.title and counts_down(s.part.unit, s.part.end, s.clock)):
        return bare
    tries = (keep_apart(segment_numbers(s.part, s.clock, bare.per_day, least * profile.unit), bare, profile) for least in (14, 9, 6))
    numbers = max(tries, key=lambda found: min(len(found), 2))
    return replace(bare, ticks=tuple(t for t, _ in numbers), numbers=tuple(text for _, text in numbers), minor=_minor(s, bare))


def _minor(s: _Stretch, piece: Piece) -> tuple[float, ...]:
    """Every whole unit of a piece, where small marks would not crowd."""
    unit, origin = DAYS[s.part.unit], 0.0 if s.part.unit == "d" else s.clock.origin
    if unit * piece.per_day < 4:
        return ()
    low, high = math.ceil((piece.t0 - origin) / unit - 1e-6), math.floor((piece.t1 - origin) / unit + 1e-6)
    return tuple(origin + k * unit for k in range(low, high + 1))


def _title(text: str, piece: Piece, low: float, high: float, profile: Profile) -> AxisTitle:
    """The title under the middle of its piece, or as near to it as its neighbours allow."""
    lines = wrap(text, profile.label_pt, high - low)
    half = widest(lines, profile.label_pt) / 2
    middle = (piece.x0 + piece.x1) / 2
    return AxisTitle(lines, max(low + half, min(middle, high - half)))
