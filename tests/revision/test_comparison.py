"""A comparison names what changed and nothing else, and leaves out no value of either record."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.builds import RECORDS
from tests.revision.random_cases import EDITS, Data, Edit, read, records

from casereport.case.source import load
from casereport.model import CaseRecord
from casereport.revision.changes import Change, Comparison
from casereport.revision.comparison import compare_records

SERIES = {"analyte": "platelets", "unit": "10^9/L", "values": {"1": "127", "3": "118"}}
DRUG = {"id": "toci", "drug": "tocilizumab", "dose": "2 mg/kg", "days": "3-9"}


def record(**patient: Any) -> CaseRecord:
    return read({"casereport": "1", "status": "synthetic", "title": "A case", "patients": [{"id": "P1", **patient}]})


def told(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    return [(one.kind, " › ".join(one.words), one.old, one.new) for one in comparison.changes]


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    return told(compare_records(record(**old), record(**new)))


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_record_does_not_differ_from_itself(name: str) -> None:
    assert compare_records(load(RECORDS[name]).record, load(RECORDS[name]).record).changes == ()


@settings(max_examples=20)
@given(records())
def test_no_record_differs_from_itself(data: Data) -> None:
    assert compare_records(read(data), read(data)).changes == ()


@settings(max_examples=40)
@given(records(), st.sampled_from(EDITS))
def test_the_one_change_made_is_the_one_change_found(data: Data, edit: Edit) -> None:
    edited = copy.deepcopy(data)
    kind, words, old, new = edit(edited)
    changes = compare_records(read(data), read(edited)).changes
    assert [(one.kind, one.words, one.old, one.new) for one in changes] == [(kind, words, old, new)]


@settings(max_examples=40)
@given(records(), st.sampled_from(EDITS))
def test_the_way_back_is_told_the_other_way_round(data: Data, edit: Edit) -> None:
    edited = copy.deepcopy(data)
    kind, words, old, new = edit(edited)
    back = {"added": "removed", "removed": "added"}.get(kind, kind)
    changes = compare_records(read(edited), read(data)).changes
    assert [(one.kind, one.words, one.old, one.new) for one in changes] == [(back, words, new, old)]


@settings(max_examples=25)
@given(records(), records())
def test_every_value_of_both_records_is_kept_or_covered_by_one_change(first: Data, second: Data) -> None:
    assert_nothing_is_lost(read(first), read(second))


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_every_value_is_covered_between_real_records(name: str) -> None:
    full = load(RECORDS["full"]).record
    assert_nothing_is_lost(full, load(RECORDS[name]).record)
    assert_nothing_is_lost(load(RECORDS[name]).record, full)


@settings(max_examples=40)
@given(records(), records())
def test_the_order_of_the_list_is_stable(first: Data, second: Data) -> None:
    changes = compare_records(read(first), read(second)).changes
    assert changes == compare_records(read(copy.deepcopy(first)), read(copy.deepcopy(second))).changes
    assert len(changes) == len({(one.kind, one.words, one.old_path, one.new_path) for one in changes})


def assert_nothing_is_lost(old: CaseRecord, new: CaseRecord) -> None:
    comparison = compare_records(old, new)
    covering = [one for one in comparison.changes if one.kind != "moved"]
    for side, value in (("old_path", old), ("new_path", new)):
        changed = [path for one in covering if (path := getattr(one, side)) is not None]
        kept = [pair[side == "new_path"] for pair in comparison.kept]
        for leaf in leaves(value):
            above = [leaf[:end] for end in range(len(leaf) + 1)]
            assert sum(kept.count(path) + changed.count(path) for path in above) == 1, (side, leaf)
    for before, after in comparison.kept:
        one, other = at(old, before), at(new, after)
        says_nothing = not [*leaves(one), *leaves(other)] or {str(one), str(other)} == {"None", "supplement"}
        assert one == other or says_nothing  # `history: {}` says no more than no history, nor what `rest` is where nothing is typed
    for one in covering:
        assert (one.old_path and at(old, one.old_path)) != (one.new_path and at(new, one.new_path))


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value that says something."""
    for step, item in below(value):
        yield from leaves(item, (*path, step))
    if value not in (None, (), {}, "") and not below(value):
        yield path


def below(value: Any) -> list[tuple[Any, Any]]:
    if isinstance(value, BaseModel):
        return [(info.alias or name, getattr(value, name)) for name, info in type(value).model_fields.items()]
    if isinstance(value, Mapping):
        return [(str(key), item) for key, item in value.items()]
    return list(enumerate(value)) if isinstance(value, tuple) else []


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = dict(below(value)).get(step)
    return value


def test_a_result_is_known_by_analyte_and_day() -> None:
    new = {**SERIES, "analyte": "PLT", "values": {"day 3": "391", "1": "127"}}
    first = {"analyte": "crp", "unit": "mg/L", "values": {"1": "5"}}
    changes = compare_records(record(labs=[SERIES]), record(labs=[first, new])).changes
    assert [(c.kind, c.words[1:], c.old, c.new, c.unit) for c in changes] == [
        ("added", ("laboratory", "C-reactive protein"), "", "C-reactive protein, unit: mg/L, day 1: 5", ""),
        ("changed", ("laboratory", "platelet count", "analyte"), "platelets", "PLT", ""),
        ("changed", ("laboratory", "platelet count", "day 3"), "118", "391", "×10⁹/L"),
    ]


def test_two_results_of_one_day_are_told_apart_by_their_order() -> None:
    old, new = ({**SERIES, "values": {"1": values}} for values in (["12", "11"], ["12", "10", "9"]))
    assert compared({"labs": [old]}, {"labs": [new]}) == [
        ("changed", "patient P1 › laboratory › platelet count › day 1", "11", "10"),
        ("added", "patient P1 › laboratory › platelet count › day 1", "", "9"),
    ]


def test_a_treatment_keeps_its_identity_without_an_id() -> None:
    bare = {key: value for key, value in DRUG.items() if key != "id"}
    other = {"drug": "prednisolone", "dose": "2 mg/kg", "days": "3-9"}
    assert compared({"treatments": [bare, other]}, {"treatments": [{**other, "days": "3-11"}, {**bare, "dose": "4 mg/kg"}]}) == [
        ("moved", "patient P1 › treatments › prednisolone", "place 2 of 2", "place 1 of 2"),
        ("changed", "patient P1 › treatments › prednisolone › days", "3-9", "3-11"),
        ("changed", "patient P1 › treatments › tocilizumab › dose", "2 mg/kg", "4 mg/kg"),
    ]


def test_another_drug_under_the_same_id_is_a_change_of_the_drug() -> None:
    assert compared({"treatments": [DRUG]}, {"treatments": [{**DRUG, "drug": "sarilumab"}]}) == [
        ("changed", "patient P1 › treatments › sarilumab › drug", "tocilizumab", "sarilumab")
    ]


def test_one_value_written_in_two_ways_is_told_as_that() -> None:
    old, new = record(age="14 y", treatments=[DRUG]), record(age="14 years", treatments=[{**DRUG, "days": "day 3 to 9"}])
    assert [(one.words[-1], one.is_same) for one in compare_records(old, new).changes] == [("age", True), ("days", True)]
    changed = compare_records(record(age="14 y"), record(age="15 y")).changes
    assert [one.is_same for one in changed] == [False]


def test_a_negative_answer_and_a_statement_are_one_change() -> None:
    assert compared({"history": {"allergies": "none known"}}, {"history": {"allergies": "Penicillin"}}) == [
        ("changed", "patient P1 › history › allergies", "none known", "Penicillin")
    ]


def test_consent_is_told_by_what_of_it_changed() -> None:
    old, new = ({"consent": {"from": "patient", "written": written}} for written in ("yes", "no"))
    assert compared(old, new) == [("changed", "patient P1 › consent › written", "yes", "no")]
    assert compared({}, {"consent": "not obtained"}) == [("added", "patient P1 › consent", "", "state: not obtained")]


def test_an_author_moves_and_changes_affiliation() -> None:
    def authors(*listed: Data) -> CaseRecord:
        data = {"casereport": "1", "status": "synthetic", "title": "A case", "patients": [{"id": "P1"}]}
        return read({**data, "authors": list(listed), "affiliations": {"a": "One", "b": "Two"}})

    ada, ben = {"given": "Ada", "family": "Rossi", "affiliations": ["a"]}, {"given": "Ben", "family": "Marsh", "affiliations": ["a"]}
    changes = compare_records(authors(ada, ben), authors({**ben, "affiliations": ["b"]}, ada))
    assert told(changes) == [
        ("moved", "authors › Ben Marsh", "place 2 of 2", "place 1 of 2"),
        ("removed", "authors › Ben Marsh › affiliations", "a", ""),
        ("added", "authors › Ben Marsh › affiliations", "", "b"),
    ]


def test_the_cells_of_a_table_are_known_by_row_and_column() -> None:
    def table(header: list[str], *rows: list[str]) -> CaseRecord:
        spec = {"id": "t", "kind": "custom", "header": header, "rows": [*rows]}
        return read({"casereport": "1", "status": "synthetic", "title": "A", "patients": [{"id": "P1"}], "tables": [spec]})

    old = table(["Report", "Patients", "Drug"], ["Marsh", "3", "x"], ["Rossi", "1", "y"])
    new = table(["Report", "Year", "Patients", "Drug"], ["Rossi", "2001", "1", "y"], ["Marsh", "2002", "4", "x"])
    assert told(compare_records(old, new)) == [
        ("added", "tables › table t › header", "", "Year"),
        ("moved", "tables › table t › Rossi", "place 2 of 2", "place 1 of 2"),
        ("added", "tables › table t › Rossi › Year", "", "2001"),
        ("changed", "tables › table t › Marsh › Patients", "3", "4"),
        ("added", "tables › table t › Marsh › Year", "", "2002"),
    ]


def test_prose_is_marked_to_be_compared_by_words() -> None:
    old, new = (record(summary=text) for text in ("She came with a rash.", "She came with a fine rash."))
    (change,) = compare_records(old, new).changes
    assert change == Change(
        "changed", ("patient P1", "summary"), "She came with a rash.", "She came with a fine rash.", topic="summary", is_prose=True,
        old_path=("patients", 0, "summary"), new_path=("patients", 0, "summary"),
    )  # fmt: skip
