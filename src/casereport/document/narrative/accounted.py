"""What becomes of each field of a record: a text printed as typed, a value told, something that steers, or the record's structure.

A field that is none of these is told at the end of the document, so that a field which is new in the model cannot vanish without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from casereport.model.fields import TextKind
from casereport.problems import Path

NOT_PRINTED: dict[str, str] = {
    "CaseRecord.journal": "choice of the profile",
    "CaseRecord.running_title": "stands in the running head",
    "CaseRecord.focus": "index of the report; title and text tell it",
    "CaseRecord.allow": "what the author allows, for the checks",
    "CaseRecord.silence": "remarks on problems, for the checks",
    "Answer.word": "printed as typed, or as the journal's sentence for it",
    "Affiliation.ror": "identifier of an institution, for machines",
    "Funder.id": "identifier of a funder, for machines",
    "Source.cite": "printed as the number of the citation",
    "Patient.clock": "printed as the title of its days",
    "Clock.starts": "printed with a stay's label for its id",
    "LabSeries.analyte": "printed under its usual name",
    "LabSeries.unit": "printed in its usual form",
    "LabSeries.columns": "how a table is read",
    "LabSeries.missing": "how a table is read",
    "Dosed.route": "printed in full",
    "Differential.by": "printed as the name of the test that it refers to",
    "Figure.alt": "text alternative of an image, read out",
    "ItemAnswer.where": "printed in the checklist of a guideline",
    "ItemAnswer.note": "printed in the checklist of a guideline",
    "Panel.alt": "text alternative of an image, read out",
    "Figure.analytes": "choice of rows",
    "Figure.right": "choice of an axis",
    "Figure.treatments": "choice of lanes",
    "Figure.guide": "choice of a line",
    "Figure.log": "choice of scales",
    "Figure.zero": "choice of an event, printed in its place",
    "Figure.states": "order of states",
    "Table.analytes": "choice of rows",
}
"""`Model.field` → why its text need not appear as typed in the visible text."""

STEERS: dict[str, str] = {
    "CaseRecord.casereport": "version of the format",
    "CaseRecord.language": "metadata",
    "Answer.state": "printed in the words typed",
    "Author.corresponding": "a mark, and the name behind it",
    "Event.kind": "the symbol in a figure; the label tells it",
    "Consent.to": "one choice only",
    "Figure.kind": "how it is made",
    "Table.kind": "how it is made",
    "Figure.width": "room on the page",
    "Figure.style": "how events are labelled",
    "Figure.share_y": "axes of the drawing",
    "Figure.identifiable": "a gate of the checks",
    "ItemAnswer.answer": "printed in the checklist of a guideline",
    "Prose.owns": "where entries are told",
    "Prose.rest": "where entries are told",
    "LabSeries.thousands": "how a table is read",
    "LabSeries.decimal": "how a table is read",
    "LabSeries.encoding": "how a table is read",
    "LabSeries.flags": "how a table is read",
}
"""`Model.field` → why a value that is no text need not be told."""

TOLD: dict[str, str] = {
    "AdverseEvent": "dechallenge naranjo rechallenge who_umc",
    "Author": "equal guarantor orcid roles",
    "CaseRecord": "status",
    "Clock": "align first",
    "Consent": "assent capacity given_by images online state written",
    "Course": "rechallenge",
    "Diagnosis": "status",
    "Differential": "verdict",
    "Dosed": "daily dose every rate",
    "Encounter": "setting",
    "Figure": "columns",
    "Finding": "onset present",
    "LabSeries": "at reference reported_flag result values",
    "Measure": "at value",
    "Outcome": "assessor",
    "PastIntervention": "when",
    "Patient": "age sex",
    "Publication": "accepted doi issn licence pages published received revised",
    "Relative": "affected age sex",
    "Sourced": "basis",
    "Stay": "days first gap",
    "Timed": "at days",
    "Vital": "value",
}
"""Model → its fields whose values, times, choices and yes or no the sections tell in words of their own."""


@cache
def field_name(model: type[BaseModel], name: str) -> str:
    """`Model.field` with the model that declares the field, which several may inherit."""
    owner = next((parent for parent in reversed(model.__mro__) if name in getattr(parent, "__annotations__", {})), model)
    return f"{owner.__name__}.{name}"


@cache
def text_kind(model: type[BaseModel], name: str) -> str:
    """The kind of text that a field holds, at any depth; "" for one that holds none."""
    info = model.model_fields[name]
    marks = [*info.metadata, *(mark for part in _parts(info.annotation) for mark in getattr(part, "__metadata__", ()))]
    return next((mark.kind for mark in marks if isinstance(mark, TextKind)), "")


@cache
def account_of(model: type[BaseModel], name: str) -> str:
    """What becomes of a field: "text", "told", "steers", "structure" of entries and names, or "" when nothing is known of it."""
    full_name, kind = field_name(model, name), text_kind(model, name)
    owner, _, field = full_name.partition(".")
    if full_name in STEERS or full_name in NOT_PRINTED:
        return "steers"
    if field in TOLD.get(owner, "").split():
        return "told"
    if kind:
        return "structure" if kind in ("id", "file") else "text"
    holds_entries = all(part in (None, NoneType, Ellipsis) or is_entry(part) for part in _leaves(model.model_fields[name].annotation))
    return "structure" if holds_entries else ""


def unaccounted(entry: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """(path, kind, text) of every value in a field of which nothing is known; of a record whose fields are all known there is none."""
    for name in type(entry).model_fields:
        account = account_of(type(entry), name)
        for step, value in _values(getattr(entry, name), (*path, name)) if account in ("structure", "") else ():
            if isinstance(value, BaseModel):
                yield from unaccounted(value, step)
            elif not account and name in entry.model_fields_set:
                yield step, "plain", ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _values(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """The values of a field, those inside lists and mappings one by one."""
    if isinstance(value, tuple | dict):
        for step, item in enumerate(value) if isinstance(value, tuple) else value.items():
            yield from _values(item, (*path, step if isinstance(step, int) else str(step)))
    elif value is not None:
        yield path, value


def models_in(annotation: Any, found: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """Every model inside an annotation and inside the fields of those models."""
    found = set() if found is None else found
    for model in (part for part in _leaves(annotation) if is_entry(part)):
        if model not in found:
            found.add(model)
            for info in model.model_fields.values():
                models_in(info.annotation, found)
    return found


def is_entry(annotation: Any) -> bool:
    """Whether an annotation is a model of the record."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _leaves(annotation: Any) -> list[Any]:
    """The annotations inside one that hold no others: models, types, and choices as a whole."""
    inner = _inside(annotation)
    return [leaf for part in inner for leaf in _leaves(part)] if inner else [annotation]


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and everything inside it."""
    yield annotation
    for part in _inside(annotation):
        yield from _parts(part)


def _inside(annotation: Any) -> tuple[Any, ...]:
    """What an annotation holds: of a mapping its values, of a choice nothing, of a marked type the type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return arguments[:1]
    return () if origin is Literal else arguments[1:] if origin is dict else arguments
