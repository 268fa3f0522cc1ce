"""Every form of every field that the record's grammar has: what is typed in it arrives, whichever way it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter

from casereport.case.schema import ANSWERED_LISTS, models_in
from casereport.case.source import Case, load
from casereport.model import CaseRecord
from casereport.model.fields import Entry, TextKind, single_forms
from casereport.model.written import Written

HEAD: dict[str, Any] = {"casereport": "1", "status": "synthetic", "title": "A case", "patients": [{"id": "P1"}]}
MODELS = sorted((model for model in models_in(CaseRecord) if issubclass(model, Entry)), key=lambda model: model.__name__)

# What a model needs beside the field in question: a value of a field that is required, or of one of a few that are.
NEEDED: dict[str, dict[str, Any]] = {
    "CaseRecord": HEAD,
    "Author": {"family": "Example"},
    "Treatment": {"drug": "drug A"},
    "LabSeries": {"analyte": "crp", "values": {"1": "5"}},
    "Figure": {"id": "f"},
    "Orcid": {},
}
# Lists whose entries take more than one of the usual forms.
ENTRIES: dict[tuple[str, str], Any] = {("Table", "rows"): ["a", "b"], ("CaseRecord", "labs"): {"file": "labs.csv"}}


def example(annotation: Any) -> Any:
    """A value that a field of this type takes, as an author would type it."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return [example(inner[0])]
    if origin is dict:
        return {example(inner[0]): example(inner[1])}
    if origin is Literal:
        return inner[0]
    if inner:
        return example(next(part for part in inner if part is not type(None)))
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return annotation.examples[0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return entry(annotation)
    return "yes" if annotation is bool else "word"


def entry(model: type[BaseModel]) -> dict[str, Any]:
    """The shortest mapping that the model takes."""
    required = {
        info.alias or name: example(info.annotation)
        for name, info in model.model_fields.items()
        if info.is_required() and (info.alias or name) not in NEEDED.get(model.__name__, {})
    }
    return {**NEEDED.get(model.__name__, {}), **required}


def lists() -> Iterator[tuple[type[BaseModel], str, Any]]:
    """Every list of every model: model, key, and one entry of it."""
    for model in MODELS:
        for name, info in model.model_fields.items():
            key = info.alias or name
            if get_origin(info.annotation) is tuple and model.__name__ not in ANSWERED_LISTS:
                yield model, key, ENTRIES.get((model.__name__, key)) or example(info.annotation)[0]


LISTS = [pytest.param(*one, id=f"{one[0].__name__}.{one[1]}") for one in lists()]


@pytest.mark.parametrize(("model", "key", "item"), LISTS)
def test_one_entry_alone_arrives_as_in_a_list(model: type[BaseModel], key: str, item: Any) -> None:
    listed = model.model_validate({**entry(model), key: [item]})
    assert key in single_forms(model)
    if isinstance(item, list):
        return  # a list in a list cannot stand alone: it would be the list
    alone = model.model_validate({**entry(model), key: item})
    assert alone == listed
    field = next(name for name, info in model.model_fields.items() if (info.alias or name) == key)
    assert len(getattr(alone, field)) == 1


def test_there_are_lists_of_all_kinds() -> None:
    assert len(LISTS) >= 50
    assert {"Patient.labs", "CaseRecord.patients", "Figure.panels", "Treatment.steps"} <= {str(one.id) for one in LISTS}


@pytest.mark.parametrize("key", ["treatments", "presenting", "adverse_events", "outcomes"])
def test_one_entry_alone_arrives_where_an_answer_may_stand_too(key: str) -> None:
    one = {
        "treatments": {"drug": "drug A", "dose": "2 mg/kg", "days": "3-9"},
        "presenting": {"finding": "fever", "day": "1"},
        "adverse_events": {"label": "rash", "at": "4"},
        "outcomes": {"measure": "fever", "value": "gone"},
    }[key]
    forms: list[Any] = [[one], one]
    listed, alone = (getattr(CaseRecord.model_validate({**HEAD, "patients": [{"id": "P1", key: form}]}).patients[0], key) for form in forms)
    assert listed == alone
    assert len(alone.items) == 1
    answered = CaseRecord.model_validate({**HEAD, "patients": [{"id": "P1", key: {"none": "yes", "asked": "patient"}}]}).patients[0]
    assert getattr(answered, key).answer.state == "none"


VALUES = {kind.__name__: kind for kind in Written.__subclasses__()}  # a dataclass with slots is made twice: the last is in use


@pytest.mark.parametrize("name", sorted(VALUES))
def test_each_documented_example_of_a_value_is_read_and_printed_back(name: str) -> None:
    kind = VALUES[name]
    adapter = TypeAdapter(kind)
    assert kind.examples
    for example_ in kind.examples:
        assert str(adapter.validate_python(example_)) == example_


def texts(value: Any) -> Iterator[str]:
    """Every text in a raw record, keys of entries left out."""
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        yield str(value)


def marked(annotation: Any, metadata: Any, name: str) -> Any:
    """As `example`, but with the name as the text of a field that holds text, so that it can be found again."""
    kinds = [mark.kind for mark in metadata if isinstance(mark, TextKind)]
    if hasattr(annotation, "__metadata__"):
        return marked(get_args(annotation)[0], annotation.__metadata__, name)
    inner = [part for part in get_args(annotation) if part not in (type(None), ...)]
    if get_origin(annotation) is tuple:
        item = marked(inner[0], (), name)
        return [item] if item else None
    if len(inner) == 1 and get_origin(annotation) is not Literal:
        return marked(inner[0], metadata, name)
    return name if annotation is str and kinds and kinds[0] in ("markdown", "plain", "code") else None


TEXTS = [
    pytest.param(model, info.alias or name, found, id=f"{model.__name__}.{name}")
    for model in MODELS
    for name, info in model.model_fields.items()
    if (found := marked(info.annotation, info.metadata, f"word-{model.__name__}-{name}".lower())) and name not in ("email", "orcid")
]


@pytest.mark.parametrize(("model", "key", "value"), TEXTS)
def test_each_text_that_is_typed_arrives(model: type[BaseModel], key: str, value: Any) -> None:
    field = next(name for name, info in model.model_fields.items() if (info.alias or name) == key)
    read = model.model_validate({**entry(model), key: value})
    assert next(iter(texts(value))) in list(texts(json.loads(json.dumps(read.model_dump(mode="json", include={field})))))


LABS = "analyte,unit,reference,1,2\ncrp,mg/L,<5,135,86\n"
SERIES: dict[str, Any] = {"analyte": "alt", "unit": "U/L", "values": {"1": "40"}}
FILE: dict[str, Any] = {"file": "labs.csv"}


def make(folder: Path, record: dict[str, Any]) -> Case:
    """The case of a record in JSON beside a laboratory table and an image."""
    from PIL import Image

    (folder / "labs.csv").write_text(LABS, encoding="utf-8")
    Image.new("L", (4, 4)).save(folder / "film.png")
    (folder / "case.json").write_text(json.dumps({**HEAD, **record}), encoding="utf-8")
    return load(folder)


def results(case: Case) -> dict[str, list[str]]:
    """Analyte → the values that arrived."""
    return {
        one.analyte: [str(value) for found in one.values.values() for value in found] for one in case.record.patients[0].labs if one.analyte
    }


@pytest.mark.parametrize("patients", ["list", "alone"])
@pytest.mark.parametrize("inline", ["list", "alone", "none"])
@pytest.mark.parametrize("file", ["patient", "patient alone", "record", "record alone"])
def test_series_and_tables_arrive_from_every_place(tmp_path: Path, file: str, inline: str, patients: str) -> None:
    under = [SERIES] if inline != "none" else []
    if file.startswith("patient"):
        under = [*under, FILE]
    labs: Any = under[0] if len(under) == 1 and "alone" in file + inline else under
    person: dict[str, Any] = {"id": "P1", **({"labs": labs} if under else {})}
    record: dict[str, Any] = {"patients": [person] if patients == "list" else person}
    if file.startswith("record"):
        record["labs"] = FILE if file == "record alone" else [FILE]
    case = make(tmp_path, record)
    expected = {"crp": ["135", "86"], **({"alt": ["40"]} if inline != "none" else {})}
    assert results(case) == expected
    assert case.problems == ()
    for index, one in enumerate(case.record.patients[0].labs):
        place = case.place(("patients", 0, "labs", index, "analyte"))
        assert place is not None
        assert place.file.endswith("labs.csv") is (one.analyte == "crp")


@pytest.mark.parametrize("panels", [[{"file": "film.png"}], {"file": "film.png"}])
@pytest.mark.parametrize("alone", [True, False])
def test_an_image_arrives_from_one_figure_and_from_a_list(tmp_path: Path, panels: Any, alone: bool) -> None:
    figure = {"id": "f", "caption": "Line one.\nLine two.", "panels": panels}
    case = make(tmp_path, {"figures": figure if alone else [figure]})
    assert list(case.assets) == ["film.png"]
    assert case.record.figures[0].kind == "image"
    place = case.text_place(("figures", 0, "caption"), 0, 3)
    assert place == case.text_place(("figures", 0, "caption"), 0, 3)
    assert place is not None
    assert place.column > 10
