"""What a time can be counted from: events, treatments, procedures, stays and clocks, by the names that the record gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, Protocol

from casereport.chart.place import Place
from casereport.model.course import Stay, Timed
from casereport.model.faults import ValueFault
from casereport.model.moments import Relation
from casereport.model.patient import Patient
from casereport.model.time import Moment
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

Edge = Literal["", "start", "end"]

_EDGES: tuple[tuple[Edge, str], ...] = (
    ("start", r"(?:the )?(?:start|beginning|onset|first dose|initiation) of (?:the )?(?P<name>.+)|(?:starting|beginning) (?P<other>.+)"),
    ("end", r"(?:the )?(?:end|last dose|completion|cessation) of (?:the )?(?P<name>.+)|(?:stopping|completing|ending) (?P<other>.+)"),
)
_MARKS = lazy_pattern(r"[*_`^~]")


class Places(Protocol):
    """What names are looked up in: the clocks of a patient."""

    patient: Patient

    @property
    def axes(self) -> Mapping[str, object]:
        """The axes by name."""

    def place(self, moment: Moment) -> Place | None:
        """Where a moment lies."""

    def first_day(self, name: str) -> Place:
        """The first day of an axis."""

    def axis_name(self, stay: str) -> str:
        """The axis that counts the days of a stay."""

    def stay_end(self, stay: Stay) -> Place | None:
        """The end of a stay."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with a time: what it is called, how well that name fits (0 best), where it starts and ends when that is asked."""

    names: frozenset[str]
    tier: int
    start: Callable[[], Place | None]
    end: Callable[[], Place | None]
    lasts: bool = False
    may_lack: bool = False
    """Whether its place may be unknown beside another thing of the name that has one, as the end of a stay beside a discharge."""


class Anchors:
    """The named things of one patient."""

    def __init__(self, clocks: Places) -> None:
        self._clocks = clocks
        self._things = [*self._events(), *self._treatments(), *self._procedures(), *self._stays(), *self._axes()]
        self._asked: set[str] = set()

    def find(self, name: str, relation: Relation = "", edge: Edge = "") -> Place | None:
        """Where the thing of this name lies: its start, its end where `edge` or a word such as `end of` asks for that.

        None when it has no place in time. Raises ValueFault `unknown-anchor` when the record has nothing of the name, and `ambiguous-time`
        when two things have it, be it at a time that is not known, or when a time `after` something that lasts does not say which end.
        """
        wanted = _key(name)
        if wanted in self._asked:  # counted from itself, round about
            return None
        self._asked.add(wanted)
        try:
            found = self._called(wanted)
            if found:
                places = [(thing, _edge_of(thing, relation, edge)) for thing in found]
                return _only(_of_the_clock(places) or [place for thing, place in places if place or not thing.may_lack])
        finally:
            self._asked.discard(wanted)
        for side, pattern in _EDGES:
            words = re.fullmatch(pattern, wanted)
            if words and edge in ("", side):
                return self.find(words["name"] or words["other"], relation, side)
        raise ValueFault("unknown-anchor", "this time is counted from something that the record does not have", self._hint())

    def has(self, name: str) -> bool:
        """True when the record has something of this name."""
        return bool(self._called(_key(name)))

    def _called(self, wanted: str) -> list[_Named]:
        """The things that the name fits best; of a kind of events every one, so that a label which is the kind hides no other."""
        found = [thing for thing in self._things if wanted in thing.names]
        tiers = {thing.tier for thing in found}
        if 2 in tiers:
            return [thing for thing in found if thing.tier < 3]
        return [thing for thing in found if thing.tier == min(tiers, default=0)]

    def _hint(self) -> str:
        kinds = dict.fromkeys(event.kind for event in self._clocks.patient.events)
        return f"name an event by its label or kind ({', '.join(kinds) or 'none yet'}), a treatment, procedure, stay or clock"

    # --- what there is --------------------------------------------------------------------------------------------------------------

    def _events(self) -> Iterator[_Named]:
        for event in self._clocks.patient.events:
            yield self._timed(event, 0, event.label)
            yield self._timed(event, 2, event.kind)

    def _treatments(self) -> Iterator[_Named]:
        """Each drug or intervention by all its names; what several entries have in common starts with the first of them."""
        items = self._clocks.patient.treatments.items if self._clocks.patient.treatments else ()
        named: dict[str, list[Timed]] = {}
        for item in items:
            for name in {_key(text) for text in (item.id, item.drug, item.name, item.short, item.brand) if text}:
                named.setdefault(name, []).extend((item, *item.steps, *item.courses))
        for name, parts in named.items():
            yield self._of_parts(name, parts)

    def _procedures(self) -> Iterator[_Named]:
        for procedure in self._clocks.patient.procedures:
            yield self._timed(procedure, 0, procedure.name, procedure.id)

    def _stays(self) -> Iterator[_Named]:
        clocks, stays = self._clocks, self._clocks.patient.stays
        for stay in stays:
            axis = clocks.axis_name(stay.id)
            first, last = (lambda axis=axis: clocks.first_day(axis)), (lambda stay=stay: clocks.stay_end(stay))
            called = [_key(name) for name in (stay.id, stay.label) if name]
            yield _Named(frozenset(called), 1, first, last, lasts=True, may_lack=True)
            yield _Named(_with("admission", called), 1, first, first)
            yield _Named(_with("discharge", called), 2, last, last, may_lack=True)
            bare = 1 if len(stays) == 1 else 3  # of several stays each has an admission, and the bare word is none of them for certain
            yield _Named(frozenset({"admission"}), bare, first, first)
            yield _Named(frozenset({"discharge"}), max(bare, 2), last, last, may_lack=True)

    def _axes(self) -> Iterator[_Named]:
        clocks = self._clocks
        stays = {stay.id for stay in clocks.patient.stays}
        for name in (name for name in clocks.axes if name not in stays):
            clock = clocks.patient.clocks.get(name)
            starts = _key(clock.starts) if clock else "admission" if name == "hospital" else ""
            names = {_key(name), starts, starts.split(" ")[0] if clock else ""} - {""}
            first = lambda name=name: clocks.first_day(name)  # noqa: E731  # bound to this name
            yield _Named(frozenset(names), 1, first, first)

    def _timed(self, entry: Timed, tier: int, *names: str | None) -> _Named:
        start, end = entry.at or _known_start(entry), entry.at or _known_end(entry)
        return _Named(frozenset(map(_key, filter(None, names))), tier, self._later(start), self._later(end), lasts=entry.days is not None)

    def _of_parts(self, name: str, parts: list[Timed]) -> _Named:
        return _Named(frozenset({name}), 0, lambda: self._first(parts), lambda: self._last(parts), lasts=True)

    def _later(self, moment: Moment | None) -> Callable[[], Place | None]:
        return lambda: self._clocks.place(moment) if moment else None

    def _first(self, parts: list[Timed]) -> Place | None:
        if any(part.days and not part.days.start_known for part in parts):
            return None  # it began at some time before all that is known
        starts = [part.days.start if part.days else part.at for part in parts]
        known = [place for moment in starts if moment and (place := self._clocks.place(moment))]
        return min(known, key=lambda place: place.order, default=None)

    def _last(self, parts: list[Timed]) -> Place | None:
        if any(part.days and not part.days.end_known for part in parts):
            return None
        ends = [part.days.end if part.days else part.at for part in parts]
        known = [place for moment in ends if moment and (place := self._clocks.place(moment))]
        return max(known, key=lambda place: (place.rank, place.until), default=None)


def _known_start(entry: Timed) -> Moment | None:
    return entry.days.start if entry.days and entry.days.start_known else None


def _known_end(entry: Timed) -> Moment | None:
    return entry.days.end if entry.days and entry.days.end_known else None


def _key(name: str) -> str:
    words = " ".join(_MARKS.sub("", name).lower().split())
    return re.sub(r"^(admission|discharge) (?:to|from|for) ", r"\1 ", words.removeprefix("the "))


def _with(word: str, names: list[str]) -> frozenset[str]:
    return frozenset(f"{word} {name}".strip() for name in names)


def _edge_of(thing: _Named, relation: Relation, edge: Edge) -> Place | None:
    """The place of the end that is meant; raises ValueFault `ambiguous-time` for `after` something that lasts more than a day."""
    if edge == "end":
        return thing.end()
    start = thing.start()
    if edge == "start" or relation != "after" or not thing.lasts:
        return start
    end = thing.end()
    if start and end and (start.meets(end) or start.day == end.day):
        return start
    hint = "write after the start of it, or after the end of it"
    raise ValueFault("ambiguous-time", "this time is counted from something that lasts, and does not say from which end", hint)


def _of_the_clock(places: list[tuple[_Named, Place | None]]) -> list[Place | None]:
    """The places on what a clock or stay starts with, where the name is that: the admission, and not a later one to intensive care."""
    starts = [place for thing, place in places if thing.tier == 1 and place]
    return [place for _, place in places if place and any(place.meets(start) for start in starts)]


def _only(places: list[Place | None]) -> Place | None:
    """The one place that all of them are, the most exact; raises ValueFault `ambiguous-time` when two are not one."""
    known = [place for place in places if place]
    if not known:
        return None
    best = min(known, key=lambda place: place.end - place.start)
    if len(known) == len(places) and all(place.meets(best) for place in known):
        return best
    hint = "give each a label of its own, and count from that"
    raise ValueFault("ambiguous-time", "this time is counted from a name that two things at two times have", hint)
