"""What makes an entry of a list the same one in two versions of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import fields
from typing import Any

from pydantic import BaseModel

from casereport.clinical.analytes import find_analyte
from casereport.model.article import Author
from casereport.model.diagnosis import Variant
from casereport.model.series import LabSeries
from casereport.model.values import LabValue, Moment
from casereport.model.written import Written
from casereport.patterns import lazy_pattern
from casereport.revision.matching import Key
from casereport.revision.wording import NAMED_BY, set_fields

_WORD = lazy_pattern(r"\w+")


def meaning(value: Any) -> Hashable:
    """What a value says, however it is written: `day 3` and `3`, `14 y` and `14 years`; a text is its letters."""
    if isinstance(value, LabValue) and value.kind in ("text", "missing"):
        return (LabValue, value.written)
    if isinstance(value, Written):
        names = [item.name for item in fields(value) if item.name != "written"]  # type: ignore[arg-type]  # all are dataclasses
        return (type(value), *(meaning(getattr(value, name)) for name in names))
    if isinstance(value, tuple):
        return tuple(meaning(item) for item in value)
    return value if isinstance(value, Hashable) else str(value)


def keys_of(kind: type) -> tuple[Key, ...]:
    """The ways in which entries of a type are known, the surest first; each is None for an entry that does not say so."""
    return _KEYS.get(kind, (_id, _named_and_timed, _named, _timed))


def likeness(old: Any, new: Any) -> float:
    """How alike two entries are, 0 to 1: the share of what both say of all that either says; of words for texts."""
    if isinstance(old, str) and isinstance(new, str):
        return words_alike(old, new)
    if isinstance(old, BaseModel) and isinstance(new, BaseModel):
        left, right = set_fields(old), set_fields(new)
        names = {*left, *right}
        return sum(_alike(left.get(name), right.get(name)) for name in names) / max(len(names), 1)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return words_alike(" ".join(map(str, old)), " ".join(map(str, new)))
    return 0.0


def words_alike(old: str, new: str) -> float:
    """The share of words that two texts have in common, 0 to 1, small words as good as any."""
    left, right = (Counter(_WORD.findall(text.casefold())) for text in (old, new))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else float(old == new)


def _alike(old: Any, new: Any) -> float:
    if old is None or new is None:
        return 0.0
    return words_alike(old, new) if isinstance(old, str) and isinstance(new, str) else float(old == new)


def _id(entry: Any) -> Hashable:
    return getattr(entry, "id", None)


def _named(entry: Any) -> Hashable:
    return next(((name, text.casefold()) for name in NAMED_BY if (text := getattr(entry, name, None))), None)


def _time(entry: Any) -> Hashable:
    at, days = getattr(entry, "at", None), getattr(entry, "days", None)
    when = at if at is not None else days.start if days is not None else None
    return meaning(when) if isinstance(when, Moment) and not when.is_unknown else None


def _named_and_timed(entry: Any) -> Hashable:
    name, when = _named(entry), _time(entry)
    return None if name is None or when is None else (name, when)


def _timed(entry: Any) -> Hashable:
    """The time with what kind of thing it was: a relabelled event of one day is the same event."""
    when, kind = _time(entry), getattr(entry, "kind", None)
    return None if when is None or (kind is None and _named(entry) is not None) else (when, kind)


def _series(*names: str) -> Key:
    def key(entry: LabSeries) -> Hashable:
        if entry.analyte is None:
            return None
        known = find_analyte(entry.analyte)
        at = meaning(entry.at) if entry.at is not None else None
        return (known.key if known else entry.analyte.casefold(), at, *(getattr(entry, name) for name in names))

    return key


def _field(*names: str) -> Callable[[Any], Hashable]:
    def key(entry: Any) -> Hashable:
        found = tuple(getattr(entry, name) for name in names)
        return found if any(found) else None

    return key


_KEYS: dict[type, tuple[Key, ...]] = {
    Author: (_field("orcid"), _field("group", "family", "given"), _field("group", "family"), _field("email")),
    LabSeries: (_series("specimen", "method", "label", "unit"), _series("specimen"), _series(), _field("file")),
    Variant: (_field("gene", "hgvs"), _field("hgvs"), _field("gene")),
    str: (),
    tuple: (lambda row: row[0] if row and row[0] else None,),
    LabValue: (),
}
"""Entries whose name is not one of the fields that name others."""
