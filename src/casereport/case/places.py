"""Paths of the record as an author typed them, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casereport.problems import Path, Place, named_path, path_text
from casereport.reading.marks import Data, Mark

_SHORT_FORMS = {"items", "answer", "text", "absent"}


def typed_path(path: Path, marks: Mapping[Path, Mark]) -> Path:
    """The path as the author typed it: without the steps that a short form, such as one entry for a list of one, leaves out."""
    typed: Path = ()
    for step in path:
        if (*typed, step) in marks or not (step in _SHORT_FORMS or (step == 0 and typed in marks)):
            typed = (*typed, step)
    return typed


def place_of(path: Path, marks: Mapping[Path, Mark], *, key: bool = False) -> Place | None:
    """The place of the value at the path, or of its key; of the nearest container when the path itself is not in the file."""
    path = typed_path(path, marks)
    while path and path not in marks:
        path, key = path[:-1], False
    mark = marks.get(path)
    return (mark.key if key and mark.key else mark.value) if mark else None


def value_at(data: Data, path: Path) -> Any:
    """The raw value at a path, None when there is none."""
    value: Any = data
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def existing(loc: Path, marks: Mapping[Path, Mark]) -> Path:
    """The steps of `loc` that are in the file; union tags and the names that short forms stand for are not."""
    path: Path = ()
    for step in loc:
        if (*path, step) in marks:
            path = (*path, step)
    return path


def inside(path: Path) -> str:
    """The path in brackets, for the end of a message; empty at the top."""
    named = path_text(named_path(path))
    return f" ({named})" if named else ""
