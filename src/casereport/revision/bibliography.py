"""Two bibliographies compared: works added, removed, changed by field, known under another key, and numbered anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from casereport.references import Reference
from casereport.references.reference import Date, Name
from casereport.revision.changes import Change, Kind
from casereport.revision.identity import words_alike
from casereport.revision.matching import match_entries
from casereport.revision.wording import field_word, say, value_text
from casereport.tree import plain

_ALIKE = 0.75
_COMPARED = tuple(item.name for item in fields(Reference) if item.compare and item.name != "key")


def compare_references(old: Mapping[str, Reference], new: Mapping[str, Reference]) -> list[Change]:
    """The changes of the works, in the order of the new bibliography; a work is known by its key, else by its identifiers or title."""
    left, right = list(old.values()), list(new.values())
    pairs = match_entries(left, right, (_key, _doi, _pmid), _likeness, _ALIKE)
    before = {b: a for a, b in pairs}
    removed = [_whole("removed", work) for a, work in enumerate(left) if a not in set(before.values())]
    rest = [
        change for b, work in enumerate(right) for change in (_fields(left[before[b]], work) if b in before else [_whole("added", work)])
    ]
    return [*removed, *rest]


def compare_numbers(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], renamed: Mapping[str, str]) -> list[Change]:
    """A move for every work, as (key, number), that both versions cite under different numbers; `renamed` is old key → new key."""
    before = {renamed.get(key, key): number for key, number in old if number}
    return [
        Change("moved", (say("group.references"), key), say("note.number", number=before[key]), say("note.number", number=number),
               topic="references")
        for key, number in new
        if number and before.get(key, number) != number
    ]  # fmt: skip


def renamed_keys(old: Mapping[str, Reference], new: Mapping[str, Reference]) -> dict[str, str]:
    """Old key → new key of each work that both versions have."""
    left, right = list(old.values()), list(new.values())
    return {left[a].key: right[b].key for a, b in match_entries(left, right, (_key, _doi, _pmid), _likeness, _ALIKE)}


def _fields(old: Reference, new: Reference) -> list[Change]:
    return [_changed(old, new, name) for name in ("key", *_COMPARED) if getattr(old, name) != getattr(new, name)]


def _changed(old: Reference, new: Reference, name: str) -> Change:
    before, after = _text(getattr(old, name)), _text(getattr(new, name))
    kind: Kind = "added" if not before else "removed" if not after else "changed"
    return Change(
        kind, (say("group.references"), new.key, field_word(name)), before, after, topic="references",
        is_prose=min(len(before.split()), len(after.split())) > 3, old_path=("references", old.key, name),
        new_path=("references", new.key, name), old_place=old.place, new_place=new.place,
    )  # fmt: skip


def _whole(kind: Kind, work: Reference) -> Change:
    change = Change(kind, (say("group.references"), work.key), topic="references")
    path, text = ("references", work.key), _told(work)
    if kind == "added":
        return replace(change, new=text, new_path=path, new_place=work.place)
    return replace(change, old=text, old_path=path, old_place=work.place)


def _told(work: Reference) -> str:
    """A work on one line, enough to know it by: authors, title, where and when it stands."""
    where = " ".join(filter(None, (work.container_short or work.container or work.publisher, str(work.year or ""))))
    return ". ".join(filter(None, (_text(work.authors[:3]) + (", et al" if work.authors[3:] else ""), work.title_text, where, work.doi)))


def _text(value: Any) -> str:
    if isinstance(value, Name):
        return value.literal or " ".join(filter(None, (value.particle, value.family, value.given, value.suffix)))
    if isinstance(value, Date):
        return _date(value)
    if isinstance(value, tuple):
        return ", ".join(_text(item) for item in value) if all(isinstance(item, Name) for item in value) else plain(value)
    return value_text(value) if value else ""


def _date(date: Date) -> str:
    numbers = [f"{date.year}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    text = "-".join(numbers) + (f", season {date.season}" if date.season else "") + (" (circa)" if date.circa else "")
    return f"{text} to {_date(date.end)}" if date.end else text


def _key(work: Reference) -> str:
    return work.key


def _doi(work: Reference) -> str | None:
    return work.doi.casefold() or None


def _pmid(work: Reference) -> str | None:
    return work.pmid or None


def _likeness(old: Reference, new: Reference) -> float:
    return words_alike(old.title_text, new.title_text) if old.year == new.year else 0.0
