"""What belongs at a place of the record, in the words an author types: for the hints of problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from casereport.problems import Path

SHAPES: dict[str, str] = {
    "Abstract": "{background: …, case: …, conclusion: …}",
    "Affiliation": "{name: Example Hospital, city: Turin, country: Italy}",
    "Author": "{given: Ada, family: Rossi, affiliations: [unit]}",
    "Allowed": "{at: sections.discussion, code: institution-named, why: …, text: d1f136f32ac1}",
    "AdverseEvent": "{label: rash, at: 5, suspected: anakinra}",
    "Consent": "{from: patient, written: yes, images: no}",
    "Clock": "{starts: admission, first: 1}",
    "Course": "{days: 1-10, dose: 40 mg}",
    "Diagnosis": "{label: …, at: 3}",
    "Differential": "{dx: …, for: …, against: …, verdict: excluded}",
    "Discussion": "{strengths: [...], limitations: [...]}",
    "Encounter": "{setting: ICU, days: 1-4}",
    "Event": "{at: 1, kind: admission, label: Admission}",
    "Family": "{consanguinity: denied, members: [{relation: father}]}",
    "Figure": "{id: course, kind: course, analytes: [crp]}",
    "Finding": "{label: rash, at: 1, present: yes}",
    "Funder": "{name: National Fund, awards: [NF-12]}",
    "History": "{medical: none known, allergies: none known}",
    "Imaging": "{kind: MRI, region: brain, at: 2, result: …}",
    "LabSeries": "{analyte: crp, unit: mg/L, values: {1: 135, 2: 86}}",
    "Measure": "{value: 48 kg, at: 1}",
    "Outcome": "{measure: fever, value: resolved, at: 9}",
    "Panel": "{file: film.png, alt: …}",
    "PastIntervention": "{intervention: …, outcome: …}",
    "Patient": "{id: P1, age: 14 y, sex: female}",
    "Presenting": "{finding: fever, at: 1}",
    "Procedure": "{name: biopsy, at: 2}",
    "Prose": "{text: …}",
    "Publication": "{journal: Journal of Cases, doi: 10.1000/182, published: 2026-03-31}",
    "Relative": "{relation: father, affected: no}",
    "Silence": "{code: uncited-reference, why: …}",
    "Source": "{doi: 10.1000/182, table: 1}",
    "Statements": "{ethics: …, funding: none, conflicts: none}",
    "Stay": "{id: second, gap: 3 mo}",
    "Step": "{days: 3-9, dose: 40 mg}",
    "Table": "{id: labs, kind: labs, analytes: all}",
    "Test": "{name: blood culture, at: 1, result: no growth}",
    "Translation": "{title: …, abstract: …, keywords: [...]}",
    "Treatment": "{drug: anakinra, dose: 2 mg/kg, route: iv, every: 6 h, days: 3-9}",
    "Variant": '{gene: ABCA4, hgvs: "NM_000350.3:c.5882G>A"}',
    "Vital": "{name: temperature, value: 39.7 °C, at: 1}",
}
"""Model → an entry as an author types it."""

_KEYS = {"Translation": "es", "Affiliation": "unit", "Clock": "illness", "Prose": "discussion"}
"""Model → a key that an author gives an entry of it, where entries stand under keys."""

EITHER: dict[str, tuple[str, ...]] = {"Treatment": ("drug", "name"), "Author": ("family", "group"), "LabSeries": ("analyte", "file")}
"""Model → the keys of which an entry needs one."""

_ANSWERED = {"Treatments": "Treatment", "Symptoms": "Presenting", "AdverseEvents": "AdverseEvent", "Outcomes": "Outcome"}


def shape_at(model: type[BaseModel], loc: Path) -> str:
    """The entry that belongs at a place, `[…]` around it where a list of them does; "" where no mapping does."""
    last = max((at for at, step in enumerate(loc) if isinstance(step, str)), default=None)
    if last is None:
        return ""
    for one in models_at(model, loc[:last]):
        for name, info in one.model_fields.items():
            if loc[last] == (info.alias or name):
                return _shape(info.annotation, listed=last == len(loc) - 1)
    return _entry_at(model, loc[:last])


def choices_at(model: type[BaseModel], loc: Path) -> tuple[str, ...]:
    """The words of which the field at a place takes one, as they are listed; nothing for a field of another kind."""
    fields = (
        info.annotation for one in models_at(model, loc[:-1]) for name, info in one.model_fields.items() if loc[-1] == (info.alias or name)
    )
    return next((get_args(annotation) for annotation in fields if get_origin(annotation) is Literal), ())


def _shape(annotation: Any, *, listed: bool) -> str:
    inner = next(nested_models(annotation), None)
    if inner is None:
        return "[one, two]" if listed and _has_list(annotation) else ""
    if inner.__name__ in _ANSWERED:
        return f"[{SHAPES[_ANSWERED[inner.__name__]]}]"
    text = SHAPES.get(inner.__name__, "")
    if text and listed and _is_keyed(annotation):
        return f"{{{_KEYS.get(inner.__name__, 'name')}: {text}}}"
    return f"[{text}]" if text and listed and _has_list(annotation) else text


def _entry_at(model: type[BaseModel], loc: Path) -> str:
    """The entry that stands under a key of the author's in the field at a place; "" where there are no such keys."""
    fields = (
        info.annotation
        for one in models_at(model, loc[:-1])
        for name, info in one.model_fields.items()
        if loc[-1:] == (info.alias or name,)
    )
    return next((_entry(annotation) for annotation in fields if _is_keyed(annotation)), "")


def _is_keyed(annotation: Any) -> bool:
    """Whether a field holds entries under keys of the author's."""
    return get_origin(annotation) is dict or any(_is_keyed(part) for part in get_args(annotation))


def _entry(annotation: Any) -> str:
    return next((SHAPES.get(inner.__name__, "") for inner in nested_models(annotation)), "")


def _has_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(_has_list(part) for part in get_args(annotation))


def models_at(model: type[BaseModel], loc: Path) -> set[type[BaseModel]]:
    """The models whose keys belong at a place."""
    models = {model}
    for step in loc:
        if isinstance(step, str):
            stepped = {inner for one in models for inner in _step(one, step)}
            models = stepped or models
    return models


def _step(model: type[BaseModel], name: str) -> Iterator[type[BaseModel]]:
    for key, field in model.model_fields.items():
        if name == (field.alias or key):
            yield from nested_models(field.annotation)


def nested_models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in the annotation of a field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from nested_models(part)


def keys_at(model: type[BaseModel], loc: Path) -> set[str]:
    """The keys that the record format has at a place."""
    return {field.alias or name for one in models_at(model, loc) for name, field in one.model_fields.items()}


def needed_at(model: type[BaseModel], loc: Path) -> set[str]:
    """The keys without which the entry at a place is incomplete."""
    models = models_at(model, loc)
    required = {info.alias or name for one in models for name, info in one.model_fields.items() if info.is_required()}
    return required | {key for one in models for key in EITHER.get(one.__name__, ())}
