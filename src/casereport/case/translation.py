"""pydantic's errors → problems with codes, cures and places; the words of pydantic and the values of the record never pass."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from casereport.case.keys import misspelt_fields, unknown_key
from casereport.case.places import existing, inside, place_of, value_at
from casereport.case.shapes import choices_at, shape_at
from casereport.model.faults import ValueFault
from casereport.problems import Path, Place, Problem, fault
from casereport.reading.marks import Data, Mark

_QUOTES = "put the text in quotes, or write it as a | block"

# pydantic error type → (code, what is wrong, what cures it)
_KINDS: dict[str, tuple[str, str, str]] = {
    "token_in_plain": ("token-in-plain-text", "facts and citations work in Markdown fields only", "move the sentence into a section"),
    "empty_text": ("bad-value", "the text is empty", "write a text, or remove the key"),
    "yes_no": ("choice", "yes or no belongs here", "write yes or no"),
    "bad_orcid": ("bad-value", "the ORCID has a wrong shape or check digit", "copy it from orcid.org: 0000-0002-1825-0097 is one"),
    "bad_issn": ("bad-value", "the ISSN has a wrong shape or check digit", "copy it from portal.issn.org: 1234-5679 is one"),
    "bad_doi": ("bad-value", "the DOI has a wrong shape", "write it from its 10. on: 10.1000/182"),
    "bad_date": ("bad-value", "a date of the article is a day that there is", "write year-month-day: 2026-03-31"),
    "author_name": ("missing-field", "an author has neither a family name nor a group", "add family: or group:"),
    "treatment_name": ("missing-field", "a treatment has neither drug nor name", "add drug:, or name: for what is no drug"),
    "dose_steps": ("dose-steps", "a dose stands beside steps", "put the dose of every step into steps"),
    "no_values": ("missing-field", "a laboratory series has no values", "add values: {1: …}, or at: and result:, or file:"),
    "case_labs": ("wrong-type", "a laboratory series stands under no patient", "move it to its patient, or name a table: {file: labs.csv}"),
    "too_short": ("missing-field", "the list is empty", "add at least one entry"),
}
# pydantic error type → what belongs there, and how it is written
_SHAPED: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("tuple_type", "list_type"), ("a list", "write each entry on a line of its own after '- '")),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), ("a mapping", "write key: value lines")),
}


def translate(error: ValidationError, data: Data, marks: Mapping[Path, Mark], model: type[BaseModel]) -> list[Problem]:
    """A problem for every error of the record, each at its place: a missing field at its container, an unknown key at the key."""
    items: list[dict[str, Any]] = [dict(item) for item in error.errors(include_url=False, include_input=False)]
    misspelt = misspelt_fields((item["loc"] for item in items if item["type"] == "extra_forbidden"), data, marks, model)
    refused = {item["loc"][:-1] for item in items if item["loc"] and item["loc"][-1] == "[key]"}
    items = [item for item in items if item["loc"][-1:] == ("[key]",) or not any(item["loc"][: len(key)] == key for key in refused)]
    told = (item for item in items if not _is_miscounted(item, data) and not (item["type"] == "missing" and item["loc"] in misspelt))
    found = [_problem(item, data, marks, model) for item in told]
    return list(dict.fromkeys(found))


def _is_miscounted(error: dict[str, Any], data: Data) -> bool:
    """Whether a list counts as too short only because its entries are at fault, each of which has its own error."""
    return error["type"] == "too_short" and bool(value_at(data, error["loc"]))


def _problem(error: dict[str, Any], data: Data, marks: Mapping[Path, Mark], model: type[BaseModel]) -> Problem:
    loc: Path = error["loc"]
    path = existing(loc, marks)
    kind = error["type"]
    if kind == "missing":
        field = str(loc[-1])
        message = f"{field} is missing{inside(path)}"
        choices = ", ".join(choices_at(model, loc))
        hint = f"add {field}: with one of {choices}" if choices else f"add {field}:"
        return fault("missing-field", message, path=(*path, field), hint=hint, place=place_of(path, marks))
    if kind == "extra_forbidden":
        return _extra(loc, path, data, marks, model)
    is_key = bool(loc) and loc[-1] == "[key]"
    place = place_of(path, marks, key=is_key)
    if kind == "value_error":
        return _value_fault(error, path, place)
    if kind in ("literal_error", "enum"):
        return _choice(error, path, place, is_key, loc)
    if kind in _SHAPED:
        return _wrong_shape(kind, value_at(data, path), loc, path, place, model)
    if kind == "string_pattern_mismatch" and is_key:
        hint = f"write it as in {shape_at(model, loc[:-2])}"
        what = "no language, such as es, de or pt-BR" if loc[0] == "translations" else "not of the kind that stands here"
        return fault("bad-value", f"the key is {what}{inside(path)}", path=path, hint=hint, place=place)
    return _told(kind, value_at(data, path), path, place)


def _told(kind: str, value: Any, path: Path, place: Place | None) -> Problem:
    if kind == "text_type":
        return _mapping(value, path, place) if isinstance(value, dict) and _is_meant(value) else _not_text(value, path, place)
    if kind == "string_pattern_mismatch":
        message = f"the value has not the shape that this field takes{inside(path)}"
        return fault("bad-value", message, path=path, hint=_shape(path), place=place)
    code, message, hint = _KINDS.get(kind, ("wrong-type", "the value has another shape than this field takes", "see `casereport schema`"))
    told = (*path, "values") if kind == "no_values" else path
    return fault(code, f"{message}{inside(path)}", path=told, hint=hint, place=place)


def _extra(loc: Path, path: Path, data: Data, marks: Mapping[Path, Mark], model: type[BaseModel]) -> Problem:
    container = existing(loc[:-1], marks)
    if " " in str(loc[-1]) and marks[container].style == "block":
        return _not_text({}, container, place_of(path, marks, key=True))
    return unknown_key(loc, data, marks, model)


def _wrong_shape(kind: str, value: Any, loc: Path, path: Path, place: Place | None, model: type[BaseModel]) -> Problem:
    """The problem of a list where a mapping belongs, and of its siblings."""
    wanted, how = _SHAPED[kind]
    found = "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a text"
    shape = shape_at(model, loc)
    hint = f"{how}, such as {shape}" if shape and shape.startswith("[") == (wanted == "a list") else how
    return fault("wrong-type", f"{found} stands where {wanted} belongs{inside(path)}", path=path, hint=hint, place=place)


def _shape(path: Path) -> str:
    example = {"email": "name@example.org", "language": "en, de or pt-BR"}.get(str(path[-1] if path else ""))
    return f"write it as in {example}" if example else "see `casereport schema` for the pattern"


def _value_fault(error: dict[str, Any], path: Path, place: Place | None) -> Problem:
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, ValueFault):
        return fault(cause.code, f"{cause.message}{inside(path)}", path=path, hint=cause.hint, place=place)
    return fault("bad-value", f"the value cannot be read{inside(path)}", path=path, hint="see `casereport schema`", place=place)


def _choice(error: dict[str, Any], path: Path, place: Place | None, is_key: bool, loc: Path) -> Problem:
    choices = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    if is_key:
        near = get_close_matches(str(loc[-2]), choices.split(", "), n=1)
        hint = f"did you mean {near[0]}?" if near else f"known: {choices}"
        return fault("unknown-key", f"the record format has no such key{inside(path[:-1])}", path=path, hint=hint, place=place)
    return fault("choice", f"the value is none of the choices{inside(path)}", path=path, hint=f"choose one of: {choices}", place=place)


_OF_ENTRIES = frozenset({
    "at", "date", "days", "finding", "kind", "label", "measure", "name", "note", "result", "text", "value",
    "background", "case", "conclusion", "conclusions", "discussion", "introduction",
})  # fmt: skip
"""Keys of entries and headings of abstracts, which no text has before its colon by chance."""


def _is_meant(value: dict[Any, Any]) -> bool:
    """Whether a mapping was typed as one, and is no text with a colon in it."""
    return len(value) > 1 or set(value) <= _OF_ENTRIES


def _mapping(value: dict[Any, Any], path: Path, place: Place | None) -> Problem:
    timed = "; what has a time of its own stands under events:, outcomes: or tests:" if set(value) & {"at", "days", "date"} else ""
    message = f"a mapping stands where a text belongs{inside(path)}"
    return fault("wrong-type", message, path=path, hint=f"write one text here{timed}", place=place)


def _not_text(value: Any, path: Path, place: Place | None) -> Problem:
    if isinstance(value, dict):
        message = f"a ': ' in an unquoted text made it a mapping{inside(path)}"
        return fault("not-quoted", message, path=path, hint=_QUOTES, place=place)
    if value is None:
        return fault("bad-value", f"the value is empty{inside(path)}", path=path, hint="write a value, or remove the key", place=place)
    message = f"one text belongs here, not a list{inside(path)}"
    return fault("wrong-type", message, path=path, hint="write the text without '- ' and brackets", place=place)
