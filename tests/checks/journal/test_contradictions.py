"""One record, two journals, opposite results: what one asks for the other forbids (a row each, both ways)."""

from __future__ import annotations

from pathlib import Path

import pytest

from casereport.build import Checked, check
from casereport.tree import plain, walk

RECORD = """\
casereport: 1
status: synthetic
title: "{title}"
keywords: [{keywords}]
authors: [{authors}]
affiliations: {{u: {{name: A unit}}}}
abstract: {abstract}
highlights: [One thing.]
lessons: [{lessons}]
statements: {{funding: none, conflicts: none{statements}}}
sections:
  introduction: Fever is common.
  discussion: {discussion}
  conclusion: It ended well.
patients:
  - id: P1
    age: 47 y
    sex: male
    clock: hospital
    presenting: [{{finding: fever, at: 1}}]
    labs: [{{analyte: glucose, unit: mmol/L, values: {{1: 5}}}}]
    events: [{events}]
figures: [{figures}]
"""
USUAL = {
    "title": "A case report of fever", "keywords": "a, b, c, case report", "authors": "{family: A, affiliations: [u], email: a@example.org}",
    "abstract": "{background: One., case: Two., conclusion: Three.}", "lessons": "One., Two., Three.", "statements": "",
    "discussion": "It is told.", "events": "{at: 1, kind: admission, label: Admission}, {at: 3, kind: discharge, label: Discharge}",
    "figures": "",
}  # fmt: skip


def checked(folder: Path, journal: str, **other: str) -> Checked:
    """The record for a journal, some of its texts replaced."""
    folder.mkdir(exist_ok=True)
    (folder / "case.yaml").write_text(RECORD.format(**{**USUAL, **other}), encoding="utf-8")
    return check(folder, journal=journal)


def codes(folder: Path, journal: str, text: str, **other: str) -> list[str]:
    """The codes of the problems whose message holds a text."""
    return [problem.code for problem in checked(folder, journal, **other).problems if text in problem.message]


def people(number: int) -> str:
    """So many authors, of whom the first is corresponding."""
    first = "{family: A, affiliations: [u], corresponding: yes, email: a@example.org}"
    return ", ".join([first, *(f"{{family: B{index}, affiliations: [u]}}" for index in range(1, number))])


ROWS = [
    # what, told by a message that holds, changes, journals that mind, journals that do not
    ("case report", {}, ("bmj-case-reports", "edm-case-reports"), ("frontiers", "jmcr", "plain")),
    ("'case report' in the title", {"title": "A fever"}, ("frontiers", "jmcr"), ("bmj-case-reports", "edm-case-reports", "plain")),
    ("of the patient in a title", {"title": "Fever in a 47-year-old man"}, ("bmj-case-reports",), ("frontiers", "jmcr")),
    ("keywords", {"keywords": "a, b, c, case report"}, ("frontiers",), ("imcj", "ajcr", "jmcr")),
    ("keywords", {"keywords": "a, b, c, d, e, f, case report"}, ("imcj", "ajcr"), ("frontiers", "jmcr")),
    ("the keyword 'case report'", {"keywords": "a, b, c, d"}, ("ajcr",), ("jmcr", "imcj")),
    ("with the headings", {"abstract": "One and two."}, ("ajcr", "jmcr"), ("cureus", "frontiers", "bmj-case-reports")),
    ("SI and conventional units", {}, ("jcem-case-reports",), ("frontiers", "plain")),
    ("supplementary material", {"statements": ", supplement: Table S1."}, ("jcem-case-reports",), ("frontiers", "jmcr")),
    ("authors", {"authors": people(5)}, ("bmj-case-reports",), ("jcem-case-reports", "frontiers")),
    ("authors", {"authors": people(7)}, ("bmj-case-reports", "jcem-case-reports"), ("frontiers",)),
    ("take-away lesson", {"lessons": "One."}, ("bmj-case-reports", "edm-case-reports"), ("clinical-case-reports", "frontiers")),
    ("take-away lesson", {}, ("clinical-case-reports",), ("bmj-case-reports", "edm-case-reports")),
    ("a timeline", {}, ("imcj",), ("frontiers", "jmcr")),
    ("a guarantor", {}, ("omcr",), ("frontiers", "jmcr")),
    ("words; the journal allows", {"discussion": "word " * 1100}, ("omcr",), ("frontiers", "bmj-case-reports")),
    ("the journal asks for 1500", {}, ("imcj",), ("frontiers", "omcr")),
    ("words; the journal allows 199", {"abstract": "word " * 210}, ("jcem-case-reports",), ("edm-case-reports", "frontiers")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "other", "minds", "takes"), ROWS, ids=[f"{row[0]}-{index}" for index, row in enumerate(ROWS)])
def test_one_record_passes_and_fails_as_each_journal_says(
    tmp_path: Path, text: str, other: dict[str, str], minds: tuple[str, ...], takes: tuple[str, ...]
) -> None:
    told = {name: codes(tmp_path, name, text, **other) for name in (*minds, *takes)}
    assert {name: bool(found) for name, found in told.items()} == {**dict.fromkeys(minds, True), **dict.fromkeys(takes, False)}


@pytest.mark.parametrize(("journal", "age"), [("plain", "47-year-old"), ("jmcr", "47-year-old"), ("bmj-case-reports", "in his 40s")])
def test_an_age_is_told_under_the_policy_of_the_journal(tmp_path: Path, journal: str, age: str) -> None:
    document = checked(tmp_path, journal).document
    text = " ".join(plain(node) for node in walk(document.body) if type(node).__name__ == "Paragraph")
    assert age in text
    assert ("47" in text) == ("47" in age)


@pytest.mark.parametrize(("journal", "heading"), [("jmcr", "Case presentation"), ("ajcr", "Case Report"), ("frontiers", "")])
def test_the_parts_of_an_abstract_stand_under_the_headings_of_the_journal(tmp_path: Path, journal: str, heading: str) -> None:
    labels = {part.label for part in checked(tmp_path, journal).document.front.abstract}
    assert (heading in labels, bool(labels - {""})) == (True, bool(heading))


@pytest.mark.parametrize("journal", ["plain", "bmj-case-reports", "jmcr"])
def test_lessons_stand_under_the_heading_of_the_journal(tmp_path: Path, journal: str) -> None:
    titles = [plain(node.title) for node in walk(checked(tmp_path, journal).document.body) if hasattr(node, "title")]
    assert {"plain": "Take-away lessons", "bmj-case-reports": "Learning points", "jmcr": "Take-away lessons"}[journal] in titles
