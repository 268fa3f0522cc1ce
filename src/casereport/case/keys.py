"""Keys that the record format does not have: which one was meant, and what belongs there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from casereport.case.places import existing, inside, place_of, value_at
from casereport.case.shapes import EITHER, keys_at, needed_at, shape_at
from casereport.problems import Path, Problem, fault
from casereport.reading.marks import Data, Mark


def unknown_key(loc: Path, data: Data, marks: Mapping[Path, Mark], model: type[BaseModel]) -> Problem:
    """The problem of such a key; its cure is the key that is missing beside it, the nearest, or all and the shape of the entry."""
    key, path = str(loc[-1]), existing(loc, marks)
    container = existing(loc[:-1], marks)
    named = f"key {key}" if is_nameable_key(key) else "such key"
    message = f"the record format has no {named}{inside(container)}"
    hint = _cure(key, loc[:-1], value_at(data, container), model)
    return fault("unknown-key", message, path=path, hint=hint, place=place_of(path, marks, key=True))


def misspelt_fields(locs: Iterable[Path], data: Data, marks: Mapping[Path, Mark], model: type[BaseModel]) -> set[Path]:
    """The required fields that unknown keys stand for, each told with its key and not once more as missing."""
    return {(*loc[:-1], _meant(str(loc[-1]), loc[:-1], value_at(data, existing(loc[:-1], marks)), model)) for loc in locs}


def is_nameable_key(key: str) -> bool:
    """Whether a message may name a key that an author typed: short plain letters are structure, never the value of a patient."""
    return re.fullmatch(r"[A-Za-z_]{1,24}", key) is not None


def _cure(key: str, loc: Path, typed: Any, model: type[BaseModel]) -> str:
    if missing := _meant(key, loc, typed, model):
        return f"{missing} is missing; did {key if is_nameable_key(key) else 'this'} mean {missing}?"
    known = sorted(keys_at(model, loc))
    if near := get_close_matches(key, known, n=1, cutoff=0.6):
        return f"did you mean {near[0]}?"
    shape = shape_at(model, loc)
    return f"known here: {', '.join(known)}" + (f"; such as {shape}" if shape else "")


def _meant(key: str, loc: Path, typed: Any, model: type[BaseModel]) -> str:
    """The missing key that a misspelt one comes near to, "" for none."""
    present = set(typed) if isinstance(typed, dict) else set()
    answered = {one for keys in EITHER.values() if present & set(keys) for one in keys}
    near = get_close_matches(key, sorted(needed_at(model, loc) - present - answered), n=1, cutoff=0.5)
    return near[0] if near else ""
