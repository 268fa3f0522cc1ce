"""The shapes that hints show are entries that the record takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_origin

import pytest
import yaml

from casereport.case.schema import models_in
from casereport.case.shapes import EITHER, SHAPES, shape_at
from casereport.model import CaseRecord

MODELS = {model.__name__: model for model in models_in(CaseRecord)}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_a_shape_is_an_entry_as_the_record_takes_it(name: str) -> None:
    typed = re.sub(r"(?<=[ \[])…", "word", SHAPES[name]).replace("[...]", "[word]")
    MODELS[name].model_validate(yaml.load(typed, yaml.BaseLoader))


def test_every_entry_of_a_list_has_a_shape() -> None:
    fields = [field.annotation for model in MODELS.values() for field in model.model_fields.values()]
    entries = {get_args(one)[0] for one in fields if get_origin(one) is tuple}
    entries = {one.__name__ for one in entries if getattr(one, "model_fields", None)}
    assert len(entries) >= 20
    assert entries <= set(SHAPES)
    assert set(EITHER) <= set(MODELS)


def test_a_shape_stands_in_brackets_where_a_list_of_it_belongs() -> None:
    assert shape_at(CaseRecord, ("authors",)).startswith("[{given")
    assert shape_at(CaseRecord, ("authors", 0)).startswith("{given")
    assert shape_at(CaseRecord, ("patients", 0, "treatments")).startswith("[{drug")
    assert shape_at(CaseRecord, ("patients", 0, "history")).startswith("{medical")
    assert shape_at(CaseRecord, ("title",)) == ""


def test_the_page_about_the_record_shows_an_entry_of_each_list_of_a_patient() -> None:
    page = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
    for name in MODELS["Patient"].model_fields:
        shape = shape_at(CaseRecord, ("patients", 0, name))
        if shape.startswith("[{") and name not in {"labs", "treatments", "events"}:  # the example above shows these whole
            assert re.search(rf"^\| .*`{name}`.*\| `{re.escape(shape[1:-1])}` \|$", page, re.MULTILINE), name
