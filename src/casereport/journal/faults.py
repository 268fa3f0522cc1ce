"""What is wrong with a journal profile, in words: each fault at its line, with the nearest name or the choices as its cure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from casereport.problems import Path, Place, Problem, fault
from casereport.reading.marks import Mark

CODE = "bad-journal"

# pydantic's error type → what belongs there
_WANTED = {
    "string_type": "a text in double quotes",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}
_BOUNDS = {"greater_than": "more than {gt}", "greater_than_equal": "{ge} or more", "less_than_equal": "{le} or less"}


def profile_problems(error: ValidationError, marks: Mapping[Path, Mark], model: type[BaseModel]) -> list[Problem]:
    """A problem for every error of a profile, at its place."""
    return [_problem(dict(one), marks, model) for one in error.errors(include_url=False, include_input=False)]


def _problem(error: dict[str, Any], marks: Mapping[Path, Mark], model: type[BaseModel]) -> Problem:
    path, kind, context = error["loc"], error["type"], error.get("ctx", {})
    where = dotted(path)
    if kind == "extra_forbidden":
        return unknown_key(path, known_keys(model, path[:-1]), marks)
    if kind == "missing":
        return profile_fault(f"{where} is missing", path, marks, hint=f"add {path[-1]}")
    if kind == "literal_error":
        choices = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return profile_fault(f"{where} is none of the choices", path, marks, hint=f"choose one of: {choices}")
    if kind in _BOUNDS:
        return profile_fault(f"{where} is out of bounds", path, marks, hint=f"write {_BOUNDS[kind].format(**context)}")
    if kind == "string_pattern_mismatch":
        return profile_fault(f"{where} has another shape", path, marks, hint="small letters, digits and hyphens, a letter first")
    if kind == "value_error":
        return profile_fault(f"{where}: {context.get('error')}", path, marks, hint="see the guide to journals")
    wanted = _WANTED.get(kind, "another value")
    return profile_fault(f"{where} has another type", path, marks, hint=f"{wanted} belongs here")


def profile_fault(message: str, path: Path, marks: Mapping[Path, Mark], *, hint: str = "", key: bool = False) -> Problem:
    """A problem of a profile at the value of a path, at its key, or at what contains it."""
    return fault(CODE, message, path=path, hint=hint, place=_place(path, marks, key=key))


def unknown_key(path: Path, known: Iterable[str], marks: Mapping[Path, Mark]) -> Problem:
    """The problem of a key that a profile does not have, with the nearest that it has."""
    return profile_fault(f"unknown key {dotted(path)}", path, marks, hint=nearest(str(path[-1]), known), key=True)


def _place(path: Path, marks: Mapping[Path, Mark], *, key: bool) -> Place | None:
    while path and path not in marks:
        path, key = path[:-1], False
    mark = marks.get(path)
    return (mark.key if key and mark.key else mark.value) if mark else None


def dotted(path: Path) -> str:
    """The path as TOML writes it: `sections.0.title`."""
    return ".".join(str(step) for step in path)


def known_keys(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys of the rules at a path such as ("sections", 0)."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            annotation = model.model_fields[step].annotation
            parts = (annotation, *getattr(annotation, "__args__", ()))
            model = next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), model)
    return tuple(name for name in model.model_fields if name != "folder")


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint with the nearest of the names, or with all of them."""
    listed = sorted(known)
    close = difflib.get_close_matches(name, listed, n=1)
    return f"did you mean {close[0]}?" if close else f"known: {', '.join(listed)}"
