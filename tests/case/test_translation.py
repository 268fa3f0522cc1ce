"""pydantic's errors become problems with codes, cures and places; its words and the values of the record never pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from casereport.case.places import place_of, typed_path
from casereport.case.source import load
from casereport.case.translation import translate
from casereport.model import CaseRecord
from casereport.problems import CaseReportError, Problem
from casereport.problems.codes import CODES
from casereport.reading import read_yaml

HEAD = "casereport: 1\nstatus: synthetic\ntitle: A case\n"


def problems(text: str) -> list[Problem]:
    loaded = read_yaml((HEAD + text).encode(), "case.yaml")
    assert isinstance(loaded.data, dict)
    try:
        CaseRecord.model_validate(loaded.data)
    except ValidationError as error:
        return translate(error, loaded.data, loaded.marks, CaseRecord)
    return []


def patient(text: str) -> str:
    """A record whose only patient has one more line, which is line 5."""
    return f"patients:\n  - {text}\n    id: P1\n"


WRONG: dict[str, tuple[str, str, int, int, str, str]] = {
    # what: text, code, line, column, hint, message
    "unknown key of the record": ("keyword: [a]\npatients: [{id: P1}]\n", "unknown-key", 4, 1, "did you mean keywords?", ""),
    "unknown key far from any": (
        patient("zzz: 1"),
        "unknown-key",
        5,
        5,
        "known here: absent, adherence, adverse_events, age",
        "patients[0]",
    ),
    "unknown key in a short form": (
        patient("treatments: [{drug: a, dosis: 1 mg}]"),
        "unknown-key",
        5,
        28,
        "did you mean doses?",
        "treatments[0]",
    ),
    "unknown key that is named": (patient("zzz: 1"), "unknown-key", 5, 5, "such as {id: P1", "has no key zzz (patients[0])"),
    "unknown key that could be a value": (patient("zz-1: 1"), "unknown-key", 5, 5, "known here", "no such key"),
    "unknown key that is long": (patient("z" * 25 + ": 1"), "unknown-key", 5, 5, "known here", "no such key"),
    "misspelt key that is needed": (
        patient("events: [{at: 1, knid: admission, label: a}]"),
        "unknown-key",
        5,
        22,
        "kind is missing; did knid mean kind?",
        "no key knid",
    ),
    "misspelt drug": (patient("treatments: [{durg: a}]"), "unknown-key", 5, 19, "drug is missing; did durg mean drug?", "durg"),
    "misspelt drug beside a name": (patient("treatments: [{name: a, durg: b}]"), "unknown-key", 5, 28, "did you mean drug?", "durg"),
    "misspelt family name": ("authors: {famly: A}\npatients: [{id: P1}]\n", "unknown-key", 4, 11, "family is missing", "famly"),
    "unknown key in a union": (patient("history: {family: {nome: x}}"), "unknown-key", 5, 24, "known here", ""),
    "sentence as a key": (patient("summary:\n      She had this: fever"), "not-quoted", 6, 7, "| block", "patients[0].summary"),
    "missing in a list": (
        patient("events: [{at: 1, label: a}]"),
        "missing-field",
        5,
        14,
        "add kind: with one of symptom, exposure",
        "kind is missing (patients[0].events[0])",
    ),
    "entries for a text": (patient("follow_up: [{at: 30, label: well}]"), "wrong-type", 5, 17, "under events:", "patients[0].follow_up[0]"),
    "an entry of one key for a text": (patient("prognosis: [{label: well}]"), "wrong-type", 5, 17, "write one text here", ""),
    "a colon in a text of a list": (patient("follow_up: [seen at home: well]"), "not-quoted", 5, 17, "quotes", "patients[0].follow_up[0]"),
    "missing by alias": (patient("treatments: [{dose: 1 mg}]"), "missing-field", 5, 18, "add drug:", "treatments[0]"),
    "empty list": ("patients: []\n", "missing-field", 4, 11, "at least one", ""),
    "list for text": (patient("label: [a]"), "wrong-type", 5, 12, "brackets", "patients[0].label"),
    "mapping for text": (patient("label: {a: b}"), "not-quoted", 5, 12, "quotes", "patients[0].label"),
    "text for list": (
        "authors: Ada\npatients: [{id: P1}]\n",
        "wrong-type",
        4,
        10,
        "'- ', such as [{given: Ada",
        "a text stands where a list belongs (authors)",
    ),
    "list for one mapping": (
        patient("consent: [yes]"),
        "wrong-type",
        5,
        14,
        "such as {from: patient",
        "a list stands where a mapping belongs (patients[0].consent)",
    ),
    "list in a list": (patient("events: [[1, 2]]"), "wrong-type", 5, 14, "such as {at: 1", "a list stands where a mapping belongs"),
    "mapping for values": (patient("findings: [a]"), "wrong-type", 5, 16, "such as {label: rash", "a text stands where a mapping belongs"),
    "series by a list": (
        patient("labs: [{analyte: a, values: [1, 2]}]"),
        "wrong-type",
        5,
        33,
        "key: value",
        "a list stands where a mapping belongs",
    ),
    "text for mapping": (patient("history: healthy"), "wrong-type", 5, 14, "key: value", "patients[0].history"),
    "list for mapping": ("statements: [a]\npatients: [{id: P1}]\n", "wrong-type", 4, 13, "key: value", "statements"),
    "text among mappings": ("patients: [P1]\n", "wrong-type", 4, 12, "key: value", "patients[0]"),
    "no choice": (patient("sex: no"), "choice", 5, 10, "female, male, intersex", "patients[0].sex"),
    "no yes": (patient("findings: [{label: a, present: maybe}]"), "choice", 5, 36, "yes or no", ""),
    "no section": ("sections: {discusion: a}\npatients: [{id: P1}]\n", "unknown-key", 4, 12, "did you mean discussion?", ""),
    "no version": ("patients: [{id: P1}]\n".replace("patients", "language: Klingon\npatients"), "bad-value", 4, 11, "en, de", "language"),
    "fact in plain text": (patient('label: "a {{ age() }}"'), "token-in-plain-text", 5, 12, "section", "patients[0].label"),
    "empty text": (patient('label: "  "'), "bad-value", 5, 12, "remove the key", "patients[0].label"),
    "value of a type": (patient("age: old"), "bad-value", 5, 10, "14 y", "patients[0].age"),
    "key of a type": (patient("labs: [{analyte: a, values: {soon: 1}}]"), "bad-time", 5, 34, "day 3", ""),
    "value in a series": (patient("labs: [{analyte: a, values: {1: 1 mg}}]"), "bad-value", 5, 37, "unit:", "patients[0].labs[0].values"),
    "series without values": (patient("labs: [{analyte: a}]"), "missing-field", 5, 12, "values:", "patients[0].labs[0]"),
    "bad identifier": ("authors: [{family: A, orcid: 0000}]\npatients: [{id: P1}]\n", "bad-value", 4, 30, "orcid.org", "authors[0].orcid"),
    "author without a name": ("authors: [{given: A}]\npatients: [{id: P1}]\n", "missing-field", 4, 11, "family:", "authors[0]"),
    "steps beside a dose": (
        patient("treatments: [{drug: a, dose: 1 mg, steps: [{dose: 1 mg, days: 1-2}]}]"),
        "dose-steps",
        5,
        18,
        "steps",
        "",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_each_fault_is_one_problem_at_its_place(what: str) -> None:
    text, code, line, column, hint, message = WRONG[what]
    (problem,) = problems(text)
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
    assert hint in problem.hint
    assert message in problem.message
    assert problem.severity == CODES[code].severity == "error"


def test_all_faults_come_together() -> None:
    found = problems(patient("age: old\n    sex: no\n    zzz: 1\n    history: x") + "authors: Ada\n")
    assert sorted(problem.code for problem in found) == ["bad-value", "choice", "unknown-key", "wrong-type", "wrong-type"]


def test_no_word_of_the_record_or_of_pydantic_passes() -> None:
    secret = "ZZ41"
    text = patient(
        f"label: [{secret}]\n    age: {secret}\n    {secret}: 1\n    sex: {secret}\n    labs: [{{analyte: a, values: {{{secret}: {secret} mg}}}}]"
    )
    found = problems(text)
    assert len(found) >= 5
    for problem in found:
        told = problem.message + problem.hint
        assert secret not in told
        for word in ("Input", "Field required", "pydantic", "Extra inputs", "valid dictionary"):
            assert word not in told


def test_path_as_typed_leaves_out_what_a_short_form_leaves_out() -> None:
    loaded = read_yaml(b"patients:\n  - treatments: [{drug: a}]\n    history: {family: none}\n", "case.yaml")
    long: tuple[Any, ...] = ("patients", 0, "treatments", "items", 0, "drug")
    assert typed_path(long, loaded.marks) == ("patients", 0, "treatments", 0, "drug")
    place = place_of(long, loaded.marks)
    assert place is not None
    assert (place.line, place.column) == (2, 25)
    missing = place_of(("patients", 0, "treatments", "items", 0, "dose"), loaded.marks)
    assert missing is not None
    assert (missing.line, missing.column) == (2, 18)
    assert place_of(("patients", 9, "age"), loaded.marks) == place_of(("patients",), loaded.marks)


@pytest.mark.parametrize("what", WRONG)
def test_no_hint_shows_a_list_where_a_mapping_belongs_or_the_other_way_round(what: str) -> None:
    (problem,) = problems(WRONG[what][0])
    shape = problem.hint.partition("such as ")[2]
    if shape and problem.code == "wrong-type":
        assert shape.startswith("[") == ("where a list belongs" in problem.message)


TRANSLATIONS = {
    "{spanish: {title: Hola}}": [("bad-value", 16, "no language, such as es", "{es: {title: …")],
    "{es_MX: {title: Hola}}": [("bad-value", 16, "no language, such as es", "{es: {title: …")],
    "{title: Hola, keywords: [a]}": [("bad-value", 16, "no language", "{es: {"), ("bad-value", 29, "no language", "{es: {")],
    "[{title: Hola}]": [("wrong-type", 15, "a list stands where a mapping belongs", "such as {es: {title: …")],
    "Hola": [("wrong-type", 15, "a text stands where a mapping belongs", "such as {es: {title: …")],
    "{es: Hola}": [("wrong-type", 20, "a text stands where a mapping belongs", "such as {title: …")],
    "{es: {title: Hola, abstract: {background: x}}}": [("wrong-type", 44, "a mapping stands where a text belongs", "write one text here")],
    "{es: {title: Hola}, fr: {title: Salut}}": [],
}


@pytest.mark.parametrize("typed", TRANSLATIONS)
def test_a_mistake_in_translations_is_told_once_and_with_what_belongs_there(tmp_path: Path, typed: str) -> None:
    record = f"casereport: 1\nstatus: synthetic\ntitle: T\nauthors: [{{family: A}}]\npatients: [{{id: P1}}]\ntranslations: {typed}\n"
    (tmp_path / "case.yaml").write_text(record, encoding="utf-8")
    try:
        found = [one for one in load(tmp_path).problems if one.path[:1] == ("translations",)]
    except CaseReportError as error:
        found = [one for one in error.problems if one.path[:1] == ("translations",)]
    assert len(found) == len(TRANSLATIONS[typed])
    for problem, (code, column, message, hint) in zip(found, TRANSLATIONS[typed], strict=True):
        assert problem.place
        assert (problem.code, problem.place.line, problem.place.column) == (code, 6, column)
        assert message in problem.message
        assert hint in problem.hint
