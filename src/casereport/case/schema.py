"""The JSON Schema of a record, for editors that complete and check while typing."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent
from typing import Any, cast, get_args

from pydantic import BaseModel

from casereport.case.shapes import nested_models
from casereport.model import CaseRecord
from casereport.model.article import ITEM_ANSWERS
from casereport.model.course import Timed
from casereport.model.fields import ANSWERS, Entry, single_forms
from casereport.model.patient import AbsentKey, ConsentState, Patient
from casereport.model.series import LabSeries


def record_schema() -> dict[str, Any]:
    """The schema (draft 2020-12), loosened where a record may be shorter than the model: single items for lists, texts for mappings."""
    _describe(models_in(CaseRecord))
    schema = CaseRecord.model_json_schema(mode="validation", by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "casereport record"
    definitions = schema.get("$defs", {})
    for name, short in SHORT_FORMS.items():
        if name in definitions:
            definitions[name] = {"anyOf": [*short, definitions[name]]}
    for name in ANSWERED_LISTS:
        if name in definitions:
            items = definitions[name]["properties"]["items"]
            definitions[name] = {"anyOf": [items, items["items"], _ANSWER]}
    for name in ("casereport", "first"):
        _widen(schema, name)
    for model in models_in(CaseRecord):
        _take_single_items(model, schema if model is CaseRecord else definitions.get(model.__name__, {}))
    return schema


def schema_text() -> str:
    """The schema as JSON, ending in a line break."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"


def _describe(models: Iterable[type[BaseModel]]) -> None:
    """Gives every field what its docstring says; only editors ask for it, so that no other command reads the models' source."""
    for model in models:
        told: dict[str, str] = {}
        for kind in reversed(model.__mro__):
            if issubclass(kind, BaseModel) and kind is not BaseModel:
                told |= _docstrings(kind)
        for name, info in model.model_fields.items():
            info.description = info.description or told.get(name)
    for model in models:
        model.model_rebuild(force=True)


@cache
def _docstrings(kind: type) -> dict[str, str]:
    """Field of a class → the docstring below it."""
    body = cast(ast.ClassDef, ast.parse(dedent(getsource(kind))).body[0]).body
    return {
        field.target.id: cleandoc(text.value.value)
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
    }


_TEXT: dict[str, Any] = {"type": "string"}
_ANSWER: dict[str, Any] = {"$ref": "#/$defs/Answer"}
_NEGATIVE: list[dict[str, Any]] = [{"type": "object", "required": ["none"]}, {"type": "object", "required": ["not_applicable"]}]

SHORT_FORMS: dict[str, list[dict[str, Any]]] = {
    "Prose": [_TEXT], "Answer": [_TEXT, {"type": "array", "items": _TEXT}, *_NEGATIVE],
    "Consent": [{"enum": list(get_args(ConsentState)[1:])}], "Adherence": [_TEXT], "Ethics": [_TEXT], "Affiliation": [_TEXT],
    "Source": [_TEXT], "Measure": [_TEXT], "PastIntervention": [_TEXT],
    "Clock": [_TEXT], "Abstract": [_TEXT], "ItemAnswer": [{"enum": [*ITEM_ANSWERS, True, False]}],
}  # fmt: skip
"""Model name → the shorter forms that its validator takes."""

ANSWERED_LISTS = ("Treatments", "AdverseEvents", "Outcomes", "Symptoms", "PastInterventions")
"""Models that are typed as the list of their items, or as an answer such as none known."""

_MAPS = {(LabSeries, "values")}  # one value at a time


def _widen(node: Any, name: str) -> None:
    """Version and first day may be written as the numbers they look like."""
    if isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict) and isinstance(properties.get(name), dict):
            for key in ("const", "enum"):
                if key in properties[name]:
                    values = properties[name].pop(key)
                    texts = values if isinstance(values, list) else [values]
                    properties[name].pop("type", None)
                    properties[name]["enum"] = [*texts, *(int(text) for text in texts)]
        for value in node.values():
            _widen(value, name)
    elif isinstance(node, list):
        for value in node:
            _widen(value, name)


def _take_single_items(model: type[BaseModel], node: dict[str, Any]) -> None:
    """One entry may stand for a list of one, where the model's own reading takes it so."""
    forms: list[dict[str, Any]] = node.get("anyOf", [node])
    properties: dict[str, Any] = next((form["properties"] for form in forms if "properties" in form), {})
    if issubclass(model, Timed) and "at" in properties:
        properties["day"] = properties["at"]
    for name, info in model.model_fields.items():
        listed = properties.get(info.alias or name)
        if listed is None:
            continue
        if issubclass(model, Entry) and (info.alias or name) in single_forms(model):
            _or_single(listed)
        if model is Patient and name in get_args(AbsentKey):
            listed["anyOf"] = [*listed.get("anyOf", ()), {"enum": sorted(ANSWERS)}, *_NEGATIVE]
        elif (model, name) in _MAPS:
            _or_single(listed["additionalProperties"])


def _or_single(node: dict[str, Any]) -> None:
    for form in node.get("anyOf", [node]):
        if form.get("type") == "array":
            array = {key: form.pop(key) for key in ("type", "items", "minItems") if key in form}
            form["anyOf"] = [array, array["items"]]


def models_in(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """The model and every model in its fields."""
    seen = set() if seen is None else seen
    seen.add(model)
    for info in model.model_fields.values():
        for inner in nested_models(info.annotation):
            if inner not in seen:
                models_in(inner, seen)
    return seen
