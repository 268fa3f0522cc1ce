"""`check --fix`: numbers of prose that agree with the record become the facts that print them, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check
from casereport.tools.pulling import find_edits
from casereport.writers.text import write_text

RECORD = """\
casereport: 1
status: synthetic
title: A case of shock
abstract: "CRP fell from 135 mg/L on day 1."   # quoted, with a comment
patients:
  - id: P1
    age: 14 y
    sex: male
    clock: hospital
    labs: [{analyte: crp, unit: mg/L, values: {1: 135, 2: 186, 4: 86, 6: 86, 9: 11}}, {analyte: sodium, unit: mmol/L, values: {1: 128}}]
    events: [{at: 1, kind: admission, label: Admission}, {at: 14, kind: discharge, label: Discharge}]
sections:
  # a comment between
  case: |
    A 14-year-old boy was admitted. CRP was 135 mg/L   on day 1,
    peaked at 186 mg/L on day 2 and fell to 86 mg/L. It was about 11 mg/L.

    Sodium was 128 mmol/L [@no].  CRP was {{ lab('crp', day=9) }} then. In a series CRP was 135 mg/L.
  outcome: CRP was 11 mg/L on day 9.
  discussion: {file: discussion.md}
"""
MARKDOWN = "He was discharged on day 14,\r\nwith a CRP of 11 mg/L on day 9.\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "discussion.md").write_bytes(MARKDOWN.encode())
    return tmp_path


def as_text(folder: Path) -> str:
    checked = check(folder)
    return write_text(checked.document, checked.journal)


def test_only_what_a_fact_prints_alike_is_edited_and_all_else_stays(folder: Path) -> None:
    edits = {edit.name: edit.after for edit in find_edits(check(folder))}
    assert edits["case.yaml"] == (
        RECORD.replace('from 135 mg/L on day 1."', "from {{ lab('crp', day=1) }} on day 1.\"")
        .replace("A 14-year-old boy", "A {{ age() }} boy")
        .replace("CRP was 135 mg/L   on", "CRP was {{ lab('crp', day=1) }}   on")
        .replace("at 186 mg/L", "at {{ peak('crp') }}")
        .replace("was 128 mmol/L", "was {{ lab('sodium', day=1) }}")
    )
    assert (
        edits["discussion.md"] == "He was discharged on day {{ day('discharge') }},\r\nwith a CRP of {{ lab('crp', day=9) }} on day 9.\r\n"
    )


def test_the_article_reads_the_same_and_a_second_run_changes_nothing(folder: Path, run: Callable[..., int]) -> None:
    before = as_text(folder)
    assert run("check", "--fix", "--yes", folder) == 0
    assert "peak('crp')" in (folder / "case.yaml").read_text(encoding="utf-8")
    assert as_text(folder) == before
    written = (folder / "case.yaml").read_bytes()
    assert run("check", "--fix", folder) == 0
    assert (folder / "case.yaml").read_bytes() == written


def test_without_a_yes_the_change_is_shown_and_nothing_is_written(
    folder: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--fix", folder) == 1
    told = capsys.readouterr().out
    assert "--- case.yaml\n+++ case.yaml\n" in told
    assert "-    A 14-year-old boy was admitted. CRP was 135 mg/L   on day 1,\n" in told
    assert "+    A {{ age() }} boy was admitted. CRP was {{ lab('crp', day=1) }}   on day 1,\n" in told
    assert (folder / "case.yaml").read_text(encoding="utf-8") == RECORD
    assert (folder / "discussion.md").read_bytes() == MARKDOWN.encode()


def test_with_several_patients_a_fact_names_whom_the_text_tells_of(folder: Path) -> None:
    two = RECORD.replace(
        "sections:", "  - {id: P2, age: 60 y, sex: female, labs: [{analyte: crp, unit: mg/L, values: {1: 240}}]}\nsections:"
    )
    two = two.replace("A 14-year-old boy was admitted.", "The girl's story is left out. In the woman, CRP was 240 mg/L.")
    (folder / "case.yaml").write_text(two, encoding="utf-8")
    (edit,) = [edit for edit in find_edits(check(folder)) if edit.name == "case.yaml"]
    assert "In the woman, CRP was {{ lab('crp', day=1, patient='P2') }}." in edit.after


def test_options_that_say_something_else_are_refused(folder: Path, run: Callable[..., int]) -> None:
    assert run("check", "--yes", folder) == 2
    assert run("check", "--fix", "--gates", folder) == 2
    assert run("check", "--fix", "--format", "json", folder) == 2


def test_a_text_whose_print_would_change_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from casereport.tools import pulling

    printed = iter(["before", "after", "before", *["after"] * 20])
    monkeypatch.setattr(pulling, "_printed", lambda *_: next(printed))
    (edit,) = find_edits(check(folder))
    assert edit.after.count("{{") == edit.before.count("{{") + 1
