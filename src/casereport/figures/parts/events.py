"""Events above the panels: each mark on its moment, or beside it where marks would coincide, on as many tracks as their labels need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from casereport.figures.axis.pieces import Axis, Piece
from casereport.figures.course.data import CoursePatient
from casereport.figures.course.entries import EventMark
from casereport.figures.course.words import about
from casereport.figures.paper.labels import spread
from casereport.figures.paper.measure import measure
from casereport.figures.paper.profile import Metrics, Profile
from casereport.values import dataclass

MOST_TRACKS = 3  # more only where the marks themselves have no room
GAP = 1.0  # pt between a label and what stands beside it


@dataclass(frozen=True, slots=True)
class EventPlace:
    """An event with its track (0 is the lowest), the place of its mark, its true place, and the left end of its label; all in pt."""

    event: EventMark
    track: int
    x: float
    true: float
    label_x: float | None = None


def place_events(patient: CoursePatient, time: Axis, profile: Profile, m: Metrics) -> tuple[EventPlace, ...]:
    """Every event of a patient, on the fewest tracks that print the most labels."""
    best: tuple[EventPlace, ...] | None = None
    for tracks in count(1):
        lanes = [_dealt(patient, time, piece, tracks, profile, m) for piece in time.pieces]
        if all(_has_room(lane, piece, m) for piece, deal in zip(time.pieces, lanes, strict=True) for lane in deal):
            placed = tuple(p for piece, deal in zip(time.pieces, lanes, strict=True) for p in _placed(deal, piece, profile, m))
            if best is None or _lost(placed) < _lost(best):
                best = placed
        if best is not None and (tracks >= MOST_TRACKS or not _lost(best)):
            return best
    raise AssertionError("a track of its own has room for every event")


def track_count(places: Sequence[EventPlace]) -> int:
    """How many tracks the events take, 0 when there are none."""
    return max((place.track + 1 for place in places), default=0)


def _lost(places: Sequence[EventPlace]) -> int:
    return sum(place.label_x is None for place in places)


def _pitch(m: Metrics) -> float:
    return 2.6 * m.event


def _has_room(events: Sequence[EventMark], piece: Piece, m: Metrics) -> bool:
    return len(events) <= 1 or len(events) * _pitch(m) <= piece.x1 - piece.x0 + 2 * m.event


def _dealt(patient: CoursePatient, time: Axis, piece: Piece, tracks: int, profile: Profile, m: Metrics) -> list[list[EventMark]]:
    """The events of a piece in tracks: each goes to the first where mark and label find the line free, else to the emptiest."""
    lanes: list[list[EventMark]] = [[] for _ in range(tracks)]
    ends = [piece.x0 - 1e6] * tracks
    for event in sorted((e for e in patient.events if time.piece(e.segment, e.t) is piece), key=lambda e: e.t):
        x, width = piece.x(event.t), measure(about(event.label, approx=event.approx), profile.small_pt)
        left = x - 1.3 * m.event
        right = x + 1.9 * m.event + width
        is_right = right <= piece.x1 + 3
        free = [k for k in range(tracks) if ends[k] <= left]
        if not is_right:  # its label stands before the mark
            free = [k for k in free if ends[k] <= x - 1.9 * m.event - width] or free
        k = free[0] if free else min(range(tracks), key=lambda k: (len(lanes[k]), k))
        lanes[k].append(event)
        ends[k] = (right if is_right else x + 1.3 * m.event) + GAP
    return lanes


def _placed(lanes: Sequence[Sequence[EventMark]], piece: Piece, profile: Profile, m: Metrics) -> Iterator[EventPlace]:
    for track, events in enumerate(lanes):
        places = spread([piece.x(e.t) for e in events], _pitch(m), piece.x0 - m.event, piece.x1 + m.event)
        taken = [(x - 1.4 * m.event, x + 1.4 * m.event) for x in places]
        widths = [measure(about(e.label, approx=e.approx), profile.small_pt) for e in events]
        labels: dict[int, float | None] = {}
        for i in sorted(range(len(events)), key=lambda i: _choice(events[i], places[i] + 1.9 * m.event + widths[i], piece)):
            labels[i] = label_x = _free_side(places[i], widths[i], taken, piece, m)
            if label_x is not None:
                taken.append((label_x, label_x + widths[i]))
        yield from (EventPlace(e, track, places[i], piece.x(e.t), labels[i]) for i, e in enumerate(events))


def _choice(event: EventMark, right: float, piece: Piece) -> int:
    """In which order labels are placed: a death first, then what has room on one side only, since the others can make way."""
    return 0 if event.kind == "death" else 1 if right > piece.x1 + 3 else 2


def _free_side(x: float, width: float, taken: Sequence[tuple[float, float]], piece: Piece, m: Metrics) -> float | None:
    for left in (x + 1.9 * m.event, x - 1.9 * m.event - width):
        inside = left >= piece.x0 - 2 and left + width <= piece.x1 + 3
        if inside and all(left >= b + GAP or left + width <= a - GAP for a, b in taken if not a < x < b):
            return left
    return None
