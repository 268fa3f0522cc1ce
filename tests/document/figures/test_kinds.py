"""The kinds of figure: asked for or chosen, each told, all on valid pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page as validation
import pytest
from tests.document.figured import CHILD, SECOND, draft_of, figures
from tests.document.short import build, read, tables

from casereport.document import build_document
from casereport.document.figures.kept import figure_data
from casereport.document.figures.kinds import drawing_kind
from casereport.journal import load_journal
from casereport.model.article import Figure
from casereport.problems import is_failure
from casereport.tree import Xref, plain, walk
from casereport.writers.html import write_html
from casereport.writers.inspection import inspect_html, inspect_pdf
from casereport.writers.pdf import write_pdf

ALL = """
figures:
  - {id: path, kind: timeline, patients: P1, analytes: crp, title: The first patient}
  - {id: lanes, kind: swimmer, zero: diagnosis, columns: [age, sex], title: Treatments}
  - {id: listed, kind: table, patients: P1, title: What happened when}
  - {id: course, kind: course, analytes: crp, title: C-reactive protein}
  - {id: free, title: Left to the record}
sections: {introduction: "See @fig:path, @fig:lanes, @fig:listed, @fig:course-A and @fig:free."}
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CHILD, "timeline"),  # more events than results
        (CHILD.split("    events:")[0], "course"),
        (CHILD + SECOND, "course"),
        ((CHILD + SECOND).replace("values: {1: 135, 3: 64, 6: 11, 9: 4}", "values: {1: 135}"), "swimmer"),
        ("patients: [{id: P1, events: [{at: 1, kind: admission, label: Admission}]}]\n", "table"),
    ],
)
def test_a_figure_without_a_kind_gets_the_one_that_suits(tmp_path: Path, text: str, kind: str) -> None:
    draft = draft_of(tmp_path, text + "figures: [{id: free}]\n")
    choice = drawing_kind(draft, draft.record.figures[0])
    assert (choice.kind, choice.code) == (kind, "figure-chosen")


def test_the_choice_is_told(tmp_path: Path) -> None:
    _, problems = build(tmp_path, CHILD + 'figures: [{id: free}]\nsections: {introduction: "See @fig:free."}\n')
    assert [(problem.code, problem.severity) for problem in problems] == [("figure-chosen", "info")]
    assert problems[0].message.startswith("A timeline, because")
    assert problems[0].place is not None


def test_two_times_are_a_table(tmp_path: Path) -> None:
    events = "{at: 1, kind: admission, label: Admission}, {at: 4, kind: discharge, label: Discharge}"
    text = f"patients: [{{id: P1, events: [{events}]}}]\nfigures: [{{id: path, kind: timeline}}]\n"
    made, problems = build(tmp_path, text + 'sections: {introduction: "See @fig:path."}\n')
    assert [problem.code for problem in problems] == ["figure-fallback"]
    (table,) = tables(made)  # not generated a second time
    assert (table.id, table.label) == ("tbl-fig-path", "Table 1")
    assert "Table\u00a01" in [node.text for node in _xrefs(made.body)]


def _xrefs(value: object) -> list[Xref]:
    return [node for node in walk(value) if isinstance(node, Xref)]


def test_panels_without_a_kind_are_an_image_for_every_gate() -> None:
    assert Figure.model_validate({"id": "scan", "panels": [{"file": "scan.png"}]}).kind == "image"
    assert Figure.model_validate({"id": "free"}).kind is None


def test_events_are_printed_once_where_a_timeline_becomes_a_table_late(tmp_path: Path) -> None:
    clocks = "clocks: {hospital: {starts: admission}, one: {starts: a}, two: {starts: b}, three: {starts: c}}, "
    events = ", ".join(f"{{at: {clock} 1, kind: test, label: Test {clock}}}" for clock in ("hospital", "one", "two", "three"))
    text = f"patients: [{{id: P1, {clocks}events: [{events}]}}]\nfigures: [{{id: path, kind: timeline}}]\n"
    made, problems = build(tmp_path, text + 'sections: {introduction: "See @fig:path."}\n')
    assert [problem.code for problem in problems] == ["figure-fallback"]
    assert [table.id for table in tables(made)] == ["tbl-fig-path"]


def test_a_tall_timeline_is_several_figures(tmp_path: Path) -> None:
    names = ["crp", "ferritin", "albumin", "creatinine", "sodium", "potassium", "alt", "ast", "ldh", "lymphocytes", "platelets", "urea"]
    labs = "".join(f"      - {{analyte: {name}, values: {{1: 10, 2: 20, 3: 15}}}}\n" for name in names)
    events = (
        "    events: [{at: 1, kind: admission, label: Admission}, {at: 2, kind: test, label: Seen}, {at: 3, kind: outcome, label: Home}]\n"
    )
    spec = f"figures: [{{id: path, kind: timeline, analytes: [{', '.join(names)}], title: Course}}]\n"
    made, problems = build(tmp_path, f"patients:\n  - id: P1\n{events}    labs:\n{labs}{spec}sections: {{case: See @fig:path.}}\n")
    assert not is_failure(problems)
    captions = [plain(one.caption).split(". ")[0] for one in figures(made)]
    assert captions == [f"Course (part {k} of {len(captions)})" for k in range(1, len(captions) + 1)]
    assert len(captions) > 1
    assert max(one.height_mm for one in figures(made)) <= load_journal("plain").figure.max_height_mm


def test_a_tall_course_is_one_figure_in_two_parts(tmp_path: Path) -> None:
    names = ["crp", "ferritin", "albumin", "creatinine", "sodium", "potassium", "alt", "ast", "ldh", "lymphocytes", "platelets", "urea"]
    labs = "".join(f"      - {{analyte: {name}, values: {{1: 10, 2: 20, 3: 15}}}}\n" for name in names)
    text = (
        f"patients:\n  - id: P1\n    labs:\n{labs}figures: [{{id: course, kind: course, analytes: [{', '.join(names)}], title: Values}}]\n"
    )
    made, problems = build(tmp_path, text + 'sections: {introduction: "See @fig:course-A and @fig:course-L."}\n')
    assert not is_failure(problems)
    assert [one.label for one in figures(made)] == ["Figure 1", "Figure 1"]
    assert [plain(one.caption).split(". ")[0] for one in figures(made)] == ["Values (part 1 of 2)", "Values (part 2 of 2)"]
    assert [node.text for node in _xrefs(made.body)] == ["Figure\u00a01A", "Figure\u00a01L", "Table\u00a01"]


@pytest.mark.parametrize("name", ["plain", "frontiers"])
def test_pages_with_all_kinds_are_valid(name: str, tmp_path: Path) -> None:
    journal = load_journal(name)
    text = f"casereport: 1\nstatus: synthetic\ntitle: Two children with one syndrome\n{CHILD}{SECOND}{ALL}"
    document, problems = build_document(read(tmp_path, text), journal)
    assert [problem.code for problem in problems] == ["figure-chosen"]
    made = write_pdf(document, journal)
    assert made.problems == ()
    assert inspect_pdf(made.data) == []
    assert inspect_html(write_html(document, journal)) == []
    path = tmp_path / "all.pdf"
    path.write_bytes(made.data)
    assert validation.validate_pdf(str(path), profile=validation.ValidationProfile.PDF_UA_1).is_compliant


def test_a_course_that_no_page_can_hold_is_drawn_whole_and_told(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, CHILD + "figures: [{id: course, kind: course, analytes: crp}]\n")
    low = draft.journal.model_copy(update={"figure": draft.journal.figure.model_copy(update={"max_height_mm": 20.0})})
    found = figure_data(replace(draft, journal=low), draft.record.figures[0])
    assert len(found.parts) == 1
    assert [problem.code for problem in found.problems] == ["figure-fallback"]


@pytest.mark.parametrize(
    ("figure", "place"),
    [
        ("kind: course, analytes: [crp], log: [crp, ferritin]", 1),
        ("kind: course, analytes: [crp, ferritin], log: [crp, ferritin]", None),
        ("kind: course, log: [ferritin]", None),
        ("kind: timeline, analytes: [crp], log: [ferritin]", 0),
        ("kind: timeline, log: [crp]", 0),
        ("kind: swimmer, log: [crp]", 0),
    ],
)
def test_a_logarithm_of_what_a_figure_does_not_draw_is_told_at_its_line(tmp_path: Path, figure: str, place: int | None) -> None:
    labs = ", ".join(f"{{analyte: {name}, unit: mg/L, values: {{1: 9, 2: 8, 3: 7}}}}" for name in ("crp", "ferritin"))
    patient = f"{{id: P1, labs: [{labs}], treatments: [{{drug: anakinra, days: 1-3}}], events: [{{at: 1, kind: admission, label: In}}]}}"
    _, problems = build(tmp_path, f"patients: [{patient}]\nfigures:\n  - {{id: f, {figure}}}\n")
    found = [problem for problem in problems if problem.code == "unknown-id"]
    assert [problem.path for problem in found] == ([] if place is None else [("figures", 0, "log", place)])
    assert all(problem.place is not None and problem.place.line == 6 for problem in found)
