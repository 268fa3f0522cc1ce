"""Two records compared fact by fact: what was added, removed, changed or moved, and nothing else left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from casereport.clinical.units import normalise_unit
from casereport.model import Abstract, CaseRecord
from casereport.model.article import Discussion, Focus, Statements, Table
from casereport.model.fields import Answer, Prose
from casereport.model.patient import AdverseEvents, Family, History, Outcomes, PastInterventions, Symptoms, Treatments
from casereport.model.series import LabSeries
from casereport.model.values import LabValue
from casereport.model.written import Written
from casereport.problems import Path, Step
from casereport.revision.changes import Change, Comparison, Kind
from casereport.revision.identity import keys_of, likeness, meaning
from casereport.revision.matching import Pairs, match_entries, moved_pairs
from casereport.revision.wording import entry_word, field_word, key_word, say, section_word, value_text
from casereport.values import dataclass

_HOLDERS = (
    Abstract,
    AdverseEvents,
    Discussion,
    Family,
    Focus,
    History,
    Outcomes,
    PastInterventions,
    Prose,
    Statements,
    Symptoms,
    Treatments,
)
"""Entries that only hold others: where one is missing, what it would hold is added or removed piece by piece."""


def compare_records(old: CaseRecord, new: CaseRecord) -> Comparison:
    """The changes from one record to the other, and what stayed; both empty of changes for equal records."""
    work = _Comparing()
    work.entries(old, new, _Spot())
    return Comparison(tuple(work.changes), tuple(work.kept))


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a comparison stands: in words, and by the path in both records."""

    words: tuple[str, ...] = ()
    old: Path = ()
    new: Path = ()
    unit: str = ""

    def at(self, word: str, old: Step, new: Step | None = None) -> _Spot:
        """The spot below, by the step in each record."""
        words = (*self.words, word) if word else self.words
        return replace(self, words=words, old=(*self.old, old), new=(*self.new, old if new is None else new))

    @property
    def topic(self) -> str:
        """The part of the record: the field of a patient, the section, else the field of the record."""
        path = [step for step in (self.new or self.old) if isinstance(step, str)]
        if path[:1] == ["patients"]:
            return path[1] if len(path) > 1 else "patients"
        return ".".join(path[:2]) if path[:1] in (["sections"], ["statements"], ["discussion"]) else "".join(path[:1])


class _Comparing:
    """The changes found so far, and the paths of what stayed."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.kept: list[tuple[Path, Path]] = []

    def values(self, old: Any, new: Any, spot: _Spot) -> None:
        """Compares two values of one field."""
        old, new = _filled(old, new), _filled(new, old)
        if old == new:
            self.kept.append((spot.old, spot.new))
        elif _is_empty(old) or _is_empty(new):
            self._one_sided(old, new, spot)
        elif isinstance(old, Mapping) and isinstance(new, Mapping):
            self._mappings(old, new, spot)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            self._lists(old, new, spot)
        elif isinstance(old, BaseModel) and type(old) is type(new) and not _is_other_answer(old, new):
            self.entries(old, new, spot)
        else:
            self._tell("changed", old, new, spot)

    def entries(self, old: BaseModel, new: BaseModel, spot: _Spot) -> None:
        """Compares two entries field by field."""
        if isinstance(old, Table) and isinstance(new, Table):
            self._tables(old, new, spot)
            return
        for name, info in type(old).model_fields.items():
            key = info.alias or name
            self.values(getattr(old, name), getattr(new, name), self._unit(spot, old, new, name).at(_field(old, key), key))

    def _unit(self, spot: _Spot, old: Any, new: Any, name: str) -> _Spot:
        """The spot with the unit in which the values of a series are counted, where both versions have one."""
        if not isinstance(new, LabSeries) or name not in ("values", "result", "reference"):
            return spot
        known = normalise_unit(new.unit) if new.unit and new.unit == old.unit else None
        return replace(spot, unit=known.printed if known else (new.unit or "") * (new.unit == old.unit))

    def _one_sided(self, old: Any, new: Any, spot: _Spot) -> None:
        whole = new if _is_empty(old) else old
        if isinstance(whole, tuple):
            self._lists(old or (), new or (), spot)
        elif isinstance(whole, Mapping):
            self._mappings(old or {}, new or {}, spot)
        else:
            self._tell("added" if _is_empty(old) else "removed", old, new, spot)

    def _mappings(self, old: Mapping[Any, Any], new: Mapping[Any, Any], spot: _Spot) -> None:
        before, after = ({meaning(key): key for key in one} for one in (old, new))
        for name in dict.fromkeys((*before, *after)):
            one, other = before.get(name), after.get(name)
            shown = other if other is not None else one
            word = section_word(str(shown)) if spot.new == ("sections",) else key_word(shown)
            there = spot.at(word, _step(one if one is not None else other), _step(other if other is not None else one))
            self.values(old.get(one), new.get(other), there)

    def _lists(self, old: Sequence[Any], new: Sequence[Any], spot: _Spot) -> None:
        pairs = _pairs(old, new)
        moved = moved_pairs(pairs)
        after = dict(pairs)
        for a, entry in enumerate(old):
            if a not in after:
                self._tell("removed", entry, None, _item(spot, entry, a, a))
        before = {b: a for a, b in pairs}
        for b, entry in enumerate(new):
            if b not in before:
                self._tell("added", None, entry, _item(spot, entry, b, b))
                continue
            there = _item(spot, entry, before[b], b)
            if (before[b], b) in moved:
                self._move(there, (before[b], len(old)), (b, len(new)), entry)
            self._pair(old[before[b]], entry, there)

    def _pair(self, old: Any, new: Any, spot: _Spot) -> None:
        if isinstance(old, BaseModel) and type(old) is type(new) and old != new and not isinstance(old, Answer):
            self.entries(old, new, spot)
        else:
            self.values(old, new, spot)

    def _move(self, spot: _Spot, old: tuple[int, int], new: tuple[int, int], entry: Any) -> None:
        """Told by its places; what moved covers nothing, since what it says is compared as well."""
        before, after = (say("note.place", place=place + 1, number=number) for place, number in (old, new))
        words = spot.words if isinstance(entry, BaseModel) else (*spot.words, value_text(entry))
        self.changes.append(Change("moved", words, before, after, topic=spot.topic, old_path=spot.old, new_path=spot.new))

    def _tables(self, old: Table, new: Table, spot: _Spot) -> None:
        """A table field by field, its rows cell by cell: a cell is known by the column that it stands under."""
        for name in type(old).model_fields:
            if name != "rows":
                self.values(getattr(old, name), getattr(new, name), spot.at(field_word(name), name))
        rows = spot.at("", "rows")
        columns = _columns(old, new)
        pairs = match_entries(old.rows, new.rows, (lambda row: row, *keys_of(tuple)), likeness)
        moved = moved_pairs(pairs)
        for a in sorted(set(range(len(old.rows))) - {a for a, _ in pairs}):
            self._tell("removed", old.rows[a], None, _row(rows, old.rows[a], a, a))
        before = {b: a for a, b in pairs}
        for b in range(len(new.rows)):
            if b not in before:
                self._tell("added", None, new.rows[b], _row(rows, new.rows[b], b, b))
                continue
            a = before[b]
            there = _row(rows, new.rows[b], a, b)
            if (a, b) in moved:
                self._move(there, (a, len(old.rows)), (b, len(new.rows)), new)
            self._cells(old.rows[a], new.rows[b], columns, new.header or old.header, there)

    def _cells(self, old: Sequence[str], new: Sequence[str], columns: Pairs, header: Sequence[str], spot: _Spot) -> None:
        paired = [(a, b) for a, b in columns if a < len(old) and b < len(new)]
        for a, b in paired:
            self.values(old[a], new[b], spot.at(_column(header, b), a, b))
        for a in sorted(set(range(len(old))) - {a for a, _ in paired}):
            self.values(old[a], None, spot.at(_column(header, a), a))
        for b in sorted(set(range(len(new))) - {b for _, b in paired}):
            self.values(None, new[b], spot.at(_column(header, b), b))

    def _tell(self, kind: Kind, old: Any, new: Any, spot: _Spot) -> None:
        is_same = isinstance(old, Written) and isinstance(new, Written) and meaning(old) == meaning(new)
        is_prose = isinstance(old, str) and isinstance(new, str) and _is_text(old, new)
        paths = (None if kind == "added" else spot.old, None if kind == "removed" else spot.new)
        change = Change(kind, spot.words, value_text(old), value_text(new), spot.unit, spot.topic, is_prose, is_same, *paths)
        self.changes.append(change)


def _filled(value: Any, other: Any) -> Any:
    """An empty holder where the other version has one that holds something."""
    return type(other).model_construct() if value is None and isinstance(other, _HOLDERS) else value


def _is_empty(value: Any) -> bool:
    return value is None or value in ((), {}, "")


def _is_other_answer(old: Any, new: Any) -> bool:
    """Whether an answer became one of another kind, so that its parts cannot be compared: `none known` and what is stated."""
    return isinstance(old, Answer) and isinstance(new, Answer) and (old.state, old.word) != (new.state, new.word)


def _is_text(old: str, new: str) -> bool:
    """Whether two texts are compared by their words; a name or a word is shown whole."""
    return min(len(old.split()), len(new.split())) > 3


def _field(entry: BaseModel, key: str) -> str:
    """The word of a field; sections and answers are called by what holds them."""
    return section_word(key) if isinstance(entry, Discussion) else field_word(key)


def _step(key: Any) -> Step:
    return key if isinstance(key, str) else str(key)


def _item(spot: _Spot, entry: Any, old: int, new: int) -> _Spot:
    return spot.at(entry_word(entry) if isinstance(entry, BaseModel) else "", old, new)


def _row(spot: _Spot, row: Sequence[str], old: int, new: int) -> _Spot:
    return spot.at(row[0] if row and row[0] else say("entry.row", number=new + 1), old, new)


def _column(header: Sequence[str], place: int) -> str:
    return header[place] if place < len(header) and header[place] else say("entry.column", number=place + 1)


def _columns(old: Table, new: Table) -> Pairs:
    """The columns (old, new) that are one: by their heads, by place where there are none or all are the same."""
    widest = max((len(row) for row in (*old.rows, *new.rows, old.header, new.header)), default=0)
    if not old.header or not new.header or old.header == new.header:
        return [(place, place) for place in range(widest)]
    return match_entries(old.header, new.header, (lambda head: head or None,), likeness)


def _pairs(old: Sequence[Any], new: Sequence[Any]) -> Pairs:
    kind = next((type(entry) for entry in (*old, *new)), str)
    pairs = match_entries(old, new, (_whole, *keys_of(kind)), likeness)
    if kind is not LabValue:
        return pairs
    left = [a for a in range(len(old)) if a not in {one for one, _ in pairs}]  # results of one time: known by it, in their order
    right = [b for b in range(len(new)) if b not in {other for _, other in pairs}]
    return sorted([*pairs, *zip(left, right, strict=False)], key=lambda pair: pair[1])


def _whole(entry: Any) -> str:
    """An entry by everything that it says."""
    return repr(entry)
