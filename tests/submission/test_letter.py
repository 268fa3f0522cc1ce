"""The cover letter says what the record says, and marks what the author must write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.submission.cases import subject

from casereport.checklist.form import FilledRow
from casereport.guidelines import Row, find_guideline
from casereport.guidelines.finding import State
from casereport.submission.letter import letter, letter_gaps
from casereport.tree import Document, plain, walk


def lines(document: Document) -> list[str]:
    """The text of each paragraph and item."""
    return [plain(node.children) for node in walk(document.body) if getattr(node, "kind", "") in ("paragraph", "item")]  # type: ignore[attr-defined]


def test_it_tells_what_the_report_adds_without_the_numbers_of_citations(tmp_path: Path) -> None:
    told = lines(letter(subject(tmp_path)))
    assert told[:3] == [
        "[Date]",
        "Dear Editor of Plain,",
        "Please consider our case report “Case report: anakinra in an adolescent” for publication.",
    ]
    assert told[3:6] == ["What the report adds:", "Anakinra stopped the fever within a day.", "CRP fell at once."]
    assert not any("[1]" in line for line in told)


def test_it_holds_consent_conflicts_and_the_sentences_that_are_demanded(tmp_path: Path) -> None:
    told = lines(letter(subject(tmp_path)))
    first = told.index("The manuscript states:") + 1
    stated = told[first : told.index("The manuscript has not been published and is not under review elsewhere.")]
    consent = "A legal guardian of the patient gave written informed consent to the publication of this report."
    assert stated[0] == f"Consent for publication: {consent}"
    assert len(stated) > 1
    assert all(": " in line and line[0].isupper() for line in stated), stated
    assert "The manuscript has not been published and is not under review elsewhere." in told
    assert any(line.startswith("All authors have read and approved") for line in told)
    assert told[-4:] == ["Yours sincerely,", "Ada Rossi", "Example Hospital", "ada@example.org"]


def test_it_says_of_the_guideline_what_the_checklist_bears_out(tmp_path: Path) -> None:
    one = subject(tmp_path)
    lacking = [row.row.item.id for row in one.checklist.rows if row.row.state == "not reported"]
    assert len(lacking) > 2
    told = next(line for line in lines(letter(one)) if "checklist" in line)
    assert told == f"The filled CARE checklist (2016) is enclosed; items {', '.join(lacking[:-1])} and {lacking[-1]} are not reported."
    assert not any("follows" in line for line in lines(letter(one)))


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ({"8b": "not reported"}, "The filled SCARE checklist (2025) is enclosed; item 8b is not reported."),
        ({"8b": "open"}, "The filled SCARE checklist (2025) is enclosed."),
        ({}, "The filled SCARE checklist (2025) is enclosed; every item that applies is reported."),
    ],
)
def test_each_guideline_is_told_by_its_own_checklist(tmp_path: Path, states: dict[str, State], told: str) -> None:
    one = subject(tmp_path)
    scare = find_guideline("scare")
    item = replace(scare.items[0], id="8b")
    rows = tuple(FilledRow(Row(item, state, "", (), state), ()) for state in (states or {"8b": "not applicable"}).values())
    vars(one)["checklist"] = SimpleNamespace(guideline=scare, rows=rows)
    assert told in lines(letter(one))


def test_the_journal_is_the_one_of_the_record_where_it_names_one(tmp_path: Path) -> None:
    told = lines(letter(subject(tmp_path, ("keywords:", "publication: {journal: Journal of Cases}\nkeywords:"))))
    assert told[1] == "Dear Editor of Journal of Cases,"


def test_what_is_not_in_the_record_is_a_gap(tmp_path: Path) -> None:
    bare = subject(
        tmp_path,
        ('highlights: ["Anakinra stopped the fever within a day [@lee2020].", CRP fell at once.]\n', ""),
        ("abstract: {background: Fever is common., case: A boy had fever., conclusion: Anakinra may help.}\n", "abstract: One text.\n"),
        (", corresponding: yes", ""),
    )
    assert len(letter_gaps(bare)) == 3
    assert sum(line.startswith("[") for line in lines(letter(bare))) == 3
    assert len(letter_gaps(subject(tmp_path / "whole"))) == 1


def test_of_a_case_that_is_no_new_one_nothing_false_is_said(tmp_path: Path) -> None:
    told = lines(letter(subject(tmp_path, ("status: real", "status: synthetic"))))
    assert "The manuscript has not been published and is not under review elsewhere." not in told
    assert "[This case is invented or published already: it cannot be handed in]" in told
