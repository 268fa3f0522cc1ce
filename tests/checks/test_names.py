"""Ids: each names one thing, and what refers to one finds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check

Found = Callable[..., list[tuple[str, str]]]
IDS = "repeated-id unknown-id"

REPEATED = {
    "stays: [{id: a}, {id: a}]": "stays[1].id",
    "treatments: [{id: a, drug: x}, {id: b, drug: y}, {id: a, drug: z}]": "treatments[2].id",
    "tests: [{id: a, name: x, result: r}, {id: a, name: y, result: r}]": "tests[1].id",
    "imaging: [{id: a, kind: CT, result: r}, {id: a, kind: MRI, result: r}]": "imaging[1].id",
}


@pytest.mark.parametrize("lines", REPEATED)
def test_an_id_of_two_things_is_told_at_the_second(found: Found, lines: str) -> None:
    assert found(IDS, f"id: P1, {lines}") == [("repeated-id", f"patients[0].{REPEATED[lines]}")]


def test_two_patients_figures_or_tables_of_one_id(found: Found) -> None:
    assert found(IDS, others="  - {id: P1}") == [("repeated-id", "patients[1].id")]
    figures = "figures: [{id: a, kind: course}, {id: a, kind: course}]\ntables: [{id: b, kind: labs}, {id: b, kind: labs}]"
    assert found(IDS, whole=figures) == [("repeated-id", "figures[1].id"), ("repeated-id", "tables[1].id")]


def test_things_without_an_id_are_not_confused(found: Found) -> None:
    assert found(IDS, "id: P1, treatments: [{drug: a}, {drug: a}]") == []


WHOLE = {
    "authors: [{family: A, affiliations: [x, y]}]\naffiliations: {x: X}": "authors[0].affiliations[1]",
    "figures: [{id: f, kind: course, patients: [P1, P2]}]": "figures[0].patients[1]",
    "figures: [{id: f, kind: course, analytes: [crp, alt]}]": "figures[0].analytes[1]",
    "figures: [{id: f, kind: course, treatments: [anakinra, x]}]": "figures[0].treatments[1]",
    "tables: [{id: t, kind: labs, analytes: alt}]": "tables[0].analytes",
    "tables: [{id: t, kind: labs, patients: P9}]": "tables[0].patients",
    "sections: {case: {text: a, patient: P9}}": "sections.case.patient",
}


@pytest.mark.parametrize("whole", WHOLE)
def test_a_name_that_nothing_has_is_told_where_it_stands(found: Found, whole: str) -> None:
    patient = "id: P1, labs: [{analyte: CRP, values: {1: 1}}], treatments: [{drug: Anakinra, dose: 1 mg, days: 1-2}]"
    assert found(IDS, patient, whole) == [("unknown-id", WHOLE[whole])]


def test_names_are_found_by_any_of_their_spellings(found: Found) -> None:
    patient = (
        "id: P1, labs: [{analyte: C-reactive protein, values: {1: 1}}], treatments: [{id: ana, drug: Anakinra, dose: 1 mg, days: 1-2}]"
    )
    whole = "figures: [{id: f, kind: course, analytes: [crp], treatments: [ana, anakinra]}]\ntables: [{id: t, kind: labs, analytes: all}]"
    assert found(IDS, patient, whole) == []


@pytest.mark.parametrize(("asked", "told"), [("alq", "did you mean ALT?"), ("lipase", "the record has: ALT, C-reactive protein")])
def test_a_hint_names_analytes_as_they_were_typed(tmp_path: Path, asked: str, told: str) -> None:
    labs = "labs: [{analyte: ALT, values: {1: 1}}, {analyte: C-reactive protein, values: {1: 1}}]"
    text = f"casereport: 1\nstatus: synthetic\ntitle: A case\npatients: [{{id: P1, {labs}}}]\n"
    (tmp_path / "case.yaml").write_text(f"{text}tables: [{{id: t, kind: labs, analytes: {asked}}}]\n", encoding="utf-8")
    assert [problem.hint for problem in check(tmp_path).problems if problem.code == "unknown-id"] == [told]
