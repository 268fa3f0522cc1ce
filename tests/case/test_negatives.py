"""Negative words stand for every list of a patient: none is lost, each is printed, and what is not said stays open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from casereport.build import build
from casereport.case.source import load
from casereport.document.narrative.answers import DONE, EXAMINED
from casereport.language import phrases
from casereport.model import CaseRecord
from casereport.model.fields import ANSWERS
from casereport.model.patient import AbsentKey, Patient

HEAD: dict[str, Any] = {"casereport": "1", "status": "published", "title": "A case"}
Found = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize("key", get_args(AbsentKey))
def test_every_list_takes_every_negative_word(key: str) -> None:
    for word, state in ANSWERS.items():
        answer = Patient.model_validate({"id": "P1", key: word}).absent[key]  # type: ignore[index]  # one of the keys by the parameter
        assert (answer.state, answer.word) == (state, word)
    asked = Patient.model_validate({"id": "P1", key: {"none": "yes", "asked": "parents"}}).absent
    assert [(answer.state, answer.asked) for answer in asked.values()] == [("none", "parents")]
    assert Patient.model_validate({"id": "P1"}).absent == {}


def test_every_list_of_a_patient_has_its_word_and_its_title() -> None:
    listed = {name for name, info in Patient.model_fields.items() if str(info.annotation).startswith("tuple")}
    assert listed <= set(get_args(AbsentKey))
    assert {*EXAMINED, *DONE} == set(get_args(AbsentKey))
    assert {f"absent.{key}" for key in (*EXAMINED, *DONE)} <= set(phrases())


@pytest.mark.parametrize("key", ["keywords", "figures", "tables", "highlights", "lessons", "authors"])
def test_none_is_an_empty_list_of_the_record(key: str) -> None:
    record = CaseRecord.model_validate({**HEAD, "patients": {"id": "P1"}, key: "none"})
    assert getattr(record, key) == ()


def test_a_negative_word_is_printed_with_how_it_was_asked(tmp_path: Path) -> None:
    lines = "imaging: not done, procedures: {none: yes, asked: parents}, variants: {not_applicable: acquired disease}, labs: not asked"
    text = f"casereport: 1\nstatus: real\ntitle: A case\npatients: [{{id: P1, {lines}}}]\n"
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    (output,) = build(tmp_path, out=tmp_path / "out", formats=("html",)).outputs
    page = output.read_text(encoding="utf-8")
    for words in (
        "No imaging was done.",
        "No procedures were done, according to the parents.",
        "Genetic variants did not apply (acquired disease).",
        "No information was sought on laboratory tests.",
    ):
        assert words in page


def test_a_word_in_the_place_of_a_list_has_its_place(tmp_path: Path) -> None:
    text = "casereport: 1\nstatus: published\ntitle: A case\npatients:\n  - id: P1\n    imaging: not reported\n"
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    place = load(tmp_path).place(("patients", 0, "absent", "imaging", "word"))
    assert place is not None
    assert (place.line, place.column) == (6, 14)


def test_results_of_a_table_are_told_where_a_word_denies_them(tmp_path: Path) -> None:
    text = "casereport: 1\nstatus: real\ntitle: A case\npatients: [{id: P1, labs: not done}]\nlabs: {file: labs.csv}\n"
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "labs.csv").write_text("analyte,unit,1\ncrp,mg/L,5\n", encoding="utf-8")
    (problem,) = load(tmp_path).problems
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == ("cell-skipped", 2, 10)
