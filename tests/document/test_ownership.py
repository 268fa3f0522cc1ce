"""A section of the author's owns its part of the case: nothing of it is printed again, and what it leaves out is in the supplement."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import document

from casereport.build import build, check
from casereport.tree import Document, Section, Table, Text, plain, walk

RECORD = """casereport: 1
status: synthetic
title: A case of something
patients:
  - id: P1
    age: 47 y
    sex: male
    clock: hospital
    presenting: [{finding: jaundice, at: 1}]
    history: {medical: [asthma], allergies: none known, travel: two weeks in Peru}
    exam: [{label: spider naevi, at: 1}]
    labs: [{analyte: ALT, unit: U/L, values: {1: 412, 4: 268, 9: 61}}]
    treatments: [{drug: acetylcysteine, dose: 150 mg/kg, route: iv, every: 24 h, days: 1-3}]
    events: [{at: 1, kind: admission, label: Admission}, {at: 9, kind: discharge, label: Discharge}]
    outcomes: [{measure: Jaundice, value: cleared, at: 9}]
    follow_up: Well after three months.
    perspective: "I was afraid."
"""

CASE = "A 47-year-old man with asthma had jaundice. ALT was 412 U/L on day 1, 268 U/L on day 4 and 61 U/L on day 9."


def made(folder: Path, sections: str, record: str = RECORD) -> Document:
    folder.mkdir(exist_ok=True)
    (folder / "case.yaml").write_text(f"{record}sections:\n{sections}\n", encoding="utf-8")
    return check(folder).document


def words(node: object) -> str:
    return " ".join("".join(plain((one,)) if isinstance(one, Text) else " " for one in walk(node)).split())


def headings(document: Document) -> list[str]:
    return [plain(node.title) for node in walk(document.body) if isinstance(node, Section)]


def untold(folder: Path) -> list[str]:
    found = [problem.message for problem in check(folder).problems if problem.code == "untold"]
    assert len(found) <= 1
    return found[0].removeprefix("the text seems not to tell: ").split(", ") if found else []


def test_nothing_of_the_case_stands_outside_its_section(tmp_path: Path) -> None:
    document = made(tmp_path, f'  case: "{CASE}"')
    assert headings(document) == ["Case presentation", "Patient perspective"]
    assert words(document.body[0].blocks) == CASE
    assert not [node for node in walk(document.body) if isinstance(node, Table)]
    kept = words(document.supplement)
    for text in ("Peru", "spider naevi", "acetylcysteine", "three months", "cleared", "Discharge"):
        assert text.lower() in kept.lower(), text
        assert text not in words((document.body, document.back))
    assert "asthma" not in kept
    assert "268" not in kept


def test_what_is_untold_is_one_note_with_paths_and_no_value(tmp_path: Path) -> None:
    made(tmp_path, f'  case: "{CASE}"')
    assert untold(tmp_path) == [
        f"patients[0].{path}"
        for path in (
            "events[0]",
            "events[1]",
            "exam[0]",
            "follow_up",
            "history.allergies",
            "history.travel",
            "outcomes[0]",
            "treatments[0]",
        )
    ]
    (problem,) = [problem for problem in check(tmp_path).problems if problem.code == "untold"]
    assert problem.severity == "info"
    assert problem.place is not None
    assert problem.place.line == RECORD.count("\n") + 2


def test_a_text_that_tells_all_leaves_no_supplement(tmp_path: Path) -> None:
    told = RECORD.split("    exam:", maxsplit=1)[0].replace(", allergies: none known, travel: two weeks in Peru", "")
    document = made(tmp_path, '  case: "A 47-year-old man with asthma had jaundice on day 1."', told.replace("    clock: hospital\n", ""))
    assert document.supplement == ()
    assert untold(tmp_path) == []


def test_a_section_owns_no_more_than_its_meaning(tmp_path: Path) -> None:
    document = made(tmp_path, '  history: "He had asthma."')
    assert "Peru" in words(document.supplement)
    assert "Peru" not in words(document.body)
    assert "spider naevi" in words(document.body)
    assert untold(tmp_path) == ["patients[0].history.allergies", "patients[0].history.travel"]


@pytest.mark.parametrize(
    ("key", "in_body", "in_supplement"),
    [("owns: [history]", "spider naevi", "Peru"), ("rest: print", "Peru", ""), ("owns: []", "Peru", "")],
)
def test_what_a_section_owns_can_be_said(tmp_path: Path, key: str, in_body: str, in_supplement: str) -> None:
    document = made(tmp_path, f'  case: {{text: "{CASE}", {key}}}')
    assert in_body in words(document.body)
    assert in_supplement in words(document.supplement)
    assert bool(document.supplement) is bool(in_supplement)


def test_a_discussion_may_own_the_follow_up(tmp_path: Path) -> None:
    document = made(tmp_path, '  discussion: {text: "He was well after three months.", owns: [follow_up]}')
    assert words(document).count("three months") == 1
    assert untold(tmp_path) == []


def test_the_section_of_one_patient_owns_nothing_of_another(tmp_path: Path) -> None:
    second = "  - {id: P2, age: 50 y, sex: female, history: {travel: a month in Chile}}\n"
    document = made(tmp_path, '  history: {patient: P1, text: "He had asthma."}', RECORD + second)
    assert "Chile" in words(document.body)
    assert "Peru" in words(document.supplement)


def test_the_patients_words_never_stand_twice(tmp_path: Path) -> None:
    document = made(tmp_path, '  perspective: "He told us: I was afraid."')
    assert words(document.body).count("I was afraid") == 1
    assert "afraid" not in words(document.supplement)
    document = made(tmp_path, '  perspective: "He did not wish to say more."')
    assert "afraid" not in words(document.body)
    assert "I was afraid." in words(document.supplement)


def test_tables_of_the_supplement_are_counted_apart(tmp_path: Path) -> None:
    more = "values: {1: 412, 4: 268, 9: 61}}, {analyte: AST, unit: U/L, values: {1: 300}}, {analyte: GGT, unit: U/L, values: {1: 200}}]"
    record = RECORD.replace("values: {1: 412, 4: 268, 9: 61}}]", more)
    document = made(tmp_path, '  case: "He had jaundice (@tbl:given)."\ntables: [{id: given, kind: treatments}]', record)
    assert [table.label for table in walk(document.body) if isinstance(table, Table)] == ["Table 1"]
    assert [table.label for table in walk(document.supplement) if isinstance(table, Table)] == ["Table S1"]
    assert "patients[0].treatments[0]" not in untold(tmp_path)


def test_the_page_folds_it_and_paper_leaves_it_out_unless_asked(tmp_path: Path) -> None:
    made(tmp_path / "case", f'  case: "{CASE}"')
    html = build(tmp_path / "case", out=tmp_path / "out", formats=["html"]).outputs[0].read_text(encoding="utf-8")
    assert html.index("Record of the case</h2></summary>") < html.index("two weeks in Peru")
    html = build(tmp_path / "case", out=tmp_path / "out", formats=["html"], supplement=True).outputs[0].read_text(encoding="utf-8")
    assert "Record of the case</h2>" in html
    assert "Record of the case</h2></summary>" not in html


def test_what_the_source_does_not_report_is_told_once_at_the_end(tmp_path: Path) -> None:
    document = document_of(tmp_path, "history: {travel: not reported}")
    assert words(document.back).lower().count("travel") == 1
    assert "travel" not in words((document.body, document.supplement))


def document_of(folder: Path, patient: str) -> Document:
    return document(folder, f'patients: [{{id: P1, {patient}}}]\nsections: {{case: "He was ill."}}\n')


@pytest.mark.parametrize(
    ("text", "why", "is_noted"),
    [
        ("He was ill (@fig:drugs).", "", False),  # the figure tells the dose and the days
        ("He was ill (@fig:drugs).", ", indication: fever", True),  # and no reason
        ("He was ill.", "", True),
    ],
)
def test_a_treatment_that_a_figure_tells_whole_is_not_noted(tmp_path: Path, text: str, why: str, is_noted: bool) -> None:
    record = RECORD.replace("days: 1-3}", f"days: 1-3{why}}}")
    made(tmp_path, f'  case: "{text}"\nfigures: [{{id: drugs, kind: course}}]', record)
    assert ("patients[0].treatments[0]" in untold(tmp_path)) is is_noted
