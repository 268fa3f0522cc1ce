"""pydantic's errors → problems with codes, cures and places; the words of pydantic and the values of the record never pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from casereport.model.faults import ValueFault
from casereport.problems import Path, Place, Problem, fault, named_path, path_text
from casereport.reading.marks import Data, Mark

_QUOTES = "put the text in quotes, or write it as a | block"
_SHORT_FORMS = {"items", "answer", "text"}

# pydantic error type → (code, what is wrong, what cures it)
_KINDS: dict[str, tuple[str, str, str]] = {
    "token_in_plain": ("token-in-plain-text", "facts and citations work in Markdown fields only", "move the sentence into a section"),
    "empty_text": ("bad-value", "the text is empty", "write a text, or remove the key"),
    "yes_no": ("choice", "yes or no belongs here", "write yes or no"),
    "bad_orcid": ("bad-value", "the ORCID has a wrong shape or check digit", "copy it from orcid.org: 0000-0002-1825-0097 is one"),
    "author_name": ("missing-field", "an author has neither a family name nor a group", "add family: or group:"),
    "treatment_name": ("missing-field", "a treatment has neither drug nor name", "add drug:, or name: for what is no drug"),
    "dose_steps": ("dose-steps", "a dose stands beside steps", "put the dose of every step into steps"),
    "no_values": ("missing-field", "a laboratory series has no values", "add values: {1: …}, or at: and result:, or file:"),
    "case_labs": ("wrong-type", "a laboratory series stands under no patient", "move it to its patient, or name a table: {file: labs.csv}"),
    "too_short": ("missing-field", "the list is empty", "add at least one entry"),
    "tuple_type": ("wrong-type", "a list belongs here", "write each entry on a line of its own after '- '"),
    "list_type": ("wrong-type", "a list belongs here", "write each entry on a line of its own after '- '"),
    "dict_type": ("wrong-type", "a mapping belongs here", "write key: value lines"),
    "model_type": ("wrong-type", "a mapping belongs here", "write key: value lines"),
    "model_attributes_type": ("wrong-type", "a mapping belongs here", "write key: value lines"),
}


def translate(error: ValidationError, data: Data, marks: Mapping[Path, Mark], model: type[BaseModel]) -> list[Problem]:
    """A problem for every error of the record, each at its place: a missing field at its container, an unknown key at the key."""
    items = [dict(item) for item in error.errors(include_url=False, include_input=False)]
    found = [_problem(item, data, marks, model) for item in items if not _is_miscounted(item, data)]
    return list(dict.fromkeys(found))


def _is_miscounted(error: dict[str, Any], data: Data) -> bool:
    """Whether a list counts as too short only because its entries are at fault, each of which has its own error."""
    return error["type"] == "too_short" and bool(value_at(data, error["loc"]))


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


def _problem(error: dict[str, Any], data: Data, marks: Mapping[Path, Mark], model: type[BaseModel]) -> Problem:
    loc: Path = error["loc"]
    path = _existing(loc, marks)
    kind = error["type"]
    if kind == "missing":
        field = str(loc[-1])
        message = f"{field} is missing{_inside(path)}"
        return fault("missing-field", message, path=(*path, field), hint=f"add {field}:", place=place_of(path, marks))
    if kind == "extra_forbidden":
        return _unknown_key(loc, path, marks, model)
    is_key = bool(loc) and loc[-1] == "[key]"
    place = place_of(path, marks, key=is_key)
    if kind == "value_error":
        return _value_fault(error, path, place)
    if kind == "literal_error" or kind == "enum":
        return _choice(error, path, place, is_key, loc)
    if kind == "text_type":
        return _not_text(value_at(data, path), path, place)
    if kind == "string_pattern_mismatch":
        message = f"the value has not the shape that this field takes{_inside(path)}"
        return fault("bad-value", message, path=path, hint=_shape(path), place=place)
    if kind == "no_values":
        path = (*path, "values")
    code, message, hint = _KINDS.get(kind, ("wrong-type", "the value has another shape than this field takes", "see `casereport schema`"))
    return fault(code, f"{message}{_inside(_existing(path, marks))}", path=path, hint=hint, place=place)


def _shape(path: Path) -> str:
    example = {"email": "name@example.org", "language": "en, de or pt-BR"}.get(str(path[-1] if path else ""))
    return f"write it as in {example}" if example else "see `casereport schema` for the pattern"


def _value_fault(error: dict[str, Any], path: Path, place: Place | None) -> Problem:
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, ValueFault):
        return fault(cause.code, f"{cause.message}{_inside(path)}", path=path, hint=cause.hint, place=place)
    return fault("bad-value", f"the value cannot be read{_inside(path)}", path=path, hint="see `casereport schema`", place=place)


def _choice(error: dict[str, Any], path: Path, place: Place | None, is_key: bool, loc: Path) -> Problem:
    choices = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    if is_key:
        near = get_close_matches(str(loc[-2]), choices.split(", "), n=1)
        hint = f"did you mean {near[0]}?" if near else f"known: {choices}"
        return fault("unknown-key", f"the record format has no such key{_inside(path[:-1])}", path=path, hint=hint, place=place)
    return fault("choice", f"the value is none of the choices{_inside(path)}", path=path, hint=f"choose one of: {choices}", place=place)


def _not_text(value: Any, path: Path, place: Place | None) -> Problem:
    if isinstance(value, dict):
        message = f"a ': ' in an unquoted text made it a mapping{_inside(path)}"
        return fault("not-quoted", message, path=path, hint=_QUOTES, place=place)
    if value is None:
        return fault("bad-value", f"the value is empty{_inside(path)}", path=path, hint="write a value, or remove the key", place=place)
    message = f"one text belongs here, not a list{_inside(path)}"
    return fault("wrong-type", message, path=path, hint="write the text without '- ' and brackets", place=place)


def _unknown_key(loc: Path, path: Path, marks: Mapping[Path, Mark], model: type[BaseModel]) -> Problem:
    key = str(loc[-1])
    container = path[:-1] if path and path[-1] == loc[-1] else path
    if " " in key and marks[container].style == "block":
        return _not_text({}, container, place_of(path, marks, key=True))
    known = sorted(_fields_at(model, loc[:-1]))
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
    message = f"the record format has no such key{_inside(container)}"
    return fault("unknown-key", message, path=path, hint=hint, place=place_of(path, marks, key=True))


def _existing(loc: Path, marks: Mapping[Path, Mark]) -> Path:
    """The steps of `loc` that are in the file; union tags and the names that short forms stand for are not."""
    path: Path = ()
    for step in loc:
        if (*path, step) in marks:
            path = (*path, step)
    return path


def _inside(path: Path) -> str:
    named = path_text(named_path(path))
    return f" ({named})" if named else ""


def _fields_at(model: type[BaseModel], loc: Path) -> set[str]:
    """The keys that the record format has at a place."""
    models = {model}
    for step in loc:
        if isinstance(step, str):
            stepped = {inner for one in models for inner in _step(one, step)}
            models = stepped or models
    return {field.alias or name for one in models for name, field in one.model_fields.items()}


def _step(model: type[BaseModel], name: str) -> Iterator[type[BaseModel]]:
    for key, field in model.model_fields.items():
        if name == (field.alias or key):
            yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
