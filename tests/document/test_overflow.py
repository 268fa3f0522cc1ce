"""Where a journal allows few figures and tables, those that the tool makes give way; what the author asks for stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import read

from casereport.document import build_document
from casereport.journal import load_journal
from casereport.tree import Document, Figure, Paragraph, Table, plain, walk, with_supplement
from casereport.writers.html import write_html
from casereport.writers.pdf import print_page

LABS = ", ".join(f"{{analyte: {name}, unit: mg/L, values: {{1: 135, 2: 86, 3: 64}}}}" for name in ("crp", "albumin", "bilirubin"))
DX = ", ".join(f"{{dx: {name}, for: fever, against: age, verdict: excluded}}" for name in ("sepsis", "measles", "leukaemia"))
CASE = f"""
patients:
  - id: P1
    clock: hospital
    labs: [{LABS}]
    differential: [{DX}]
figures: [{{id: trend, kind: course}}]
tables: [{{id: own, kind: custom, header: [A, B], rows: [[1, 2], [3, 4], [5, 6]]}}]
"""


def made(folder: Path, limit: int | None) -> Document:
    journal = load_journal("plain")
    limits = journal.limits.model_copy(update={"figures_and_tables": limit})
    document, problems = build_document(read(folder, CASE), journal.model_copy(update={"limits": limits}))
    assert not problems
    return document


def labels(node: object) -> list[str]:
    data = {id(one.data) for one in walk(node) if isinstance(one, Figure)}
    return sorted(one.label for one in walk(node) if isinstance(one, Figure | Table) and id(one) not in data)


@pytest.mark.parametrize(
    ("limit", "kept", "moved"),
    [
        (None, ["Figure 1", "Table 1", "Table 2", "Table 3"], []),
        (4, ["Figure 1", "Table 1", "Table 2", "Table 3"], []),
        (3, ["Figure 1", "Table 1", "Table 2"], ["Table S1"]),
        (1, ["Figure 1", "Table 1"], ["Table S1", "Table S2"]),
    ],
)
def test_tables_beyond_the_limit_are_in_the_supplement(tmp_path: Path, limit: int | None, kept: list[str], moved: list[str]) -> None:
    document = made(tmp_path, limit)
    assert (labels(document.body), labels(document.supplement)) == (kept, moved)


def test_the_sentence_that_brings_such_a_table_names_it(tmp_path: Path) -> None:
    document = made(tmp_path, 1)
    told = " ".join(plain(node.children) for node in walk(document.body) if isinstance(node, Paragraph)).replace("\u00a0", " ")
    assert "Table S1" in told
    assert "Table S2" in told
    page = write_html(document, load_journal("plain")).decode()
    assert 'href="#tbl-record-labs"' in page
    assert 'id="tbl-record-labs"' in page


def test_paper_without_the_supplement_has_no_link_into_it(tmp_path: Path) -> None:
    document, journal = made(tmp_path, 1), load_journal("plain")
    assert 'href="#tbl-record-labs"' not in print_page(document, journal)
    assert 'href="#tbl-record-labs"' in print_page(with_supplement(document), journal)
