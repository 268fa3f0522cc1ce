"""Names with raised and lowered letters, in every table and list that prints them, and none told again as lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.dump import inline
from tests.document.short import build, rows, text_of

from casereport.document.narrative.remainder import fragments
from casereport.document.prose.markup import read_name
from casereport.language.raised import set_marked
from casereport.tree import Figure, Paragraph, Table, Text, plain_raised, walk

RECORD = """
patients:
  - id: P1
    labs:
      - {analyte: "CD8^+^ T cells", unit: 10^9/L, note: by cytometry, values: {1: 0.4, 2: 0.5}}
      - {analyte: crp, unit: mg/L, reference: -2-5, values: {1: 3}}
      - {analyte: ammonia, unit: umol/L, values: {1: 30}}
    treatments:
      - {drug: "^131^I-MIBG", dose: 1-2 ug/kg, at: 1}
    findings: [{label: "H~2~ breath test", present: no}]
    diagnoses: [{label: "CD59^-^ clone"}]
tables: [{id: given, kind: treatments}]
"""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("CD8^+^ T cells", "CD8^+^ T cells"),
        ("^131^I-MIBG", "^131^I-MIBG"),
        ("H~2~O and CO~2~", "H~2~O and CO~2~"),
        ("HLA-B*57:01 ~5-~7", "HLA-B*57:01 ~5-~7"),
        ("HLA-B*57:01, TPMT*3A/*3C, CYP2C9 *2/*3", "HLA-B*57:01, TPMT*3A/*3C, CYP2C9 *2/*3"),
        ("2 * 3 * 4, (*) and (*), A*", "2 * 3 * 4, (*) and (*), A*"),
        ("", ""),
    ],
)
def test_a_name_keeps_all_but_what_its_marks_raise_and_lower(typed: str, printed: str) -> None:
    assert inline(read_name(typed)) == printed
    assert "".join(fragments("plain", typed)) == typed.replace("^+^", "+").replace("^131^", "131").replace("~2~", "2")


@pytest.mark.parametrize(
    ("typed", "kinds", "shown"),
    [
        ("*Candida* rash", ["emph", "text"], "Candida rash"),
        ("**bold** (*E. coli*)", ["strong", "text", "emph", "text"], "bold (E. coli)"),
        ("anti-*Toxoplasma* IgG", ["text", "emph", "text"], "anti-Toxoplasma IgG"),
        ("***both***", ["strong"], "both"),
        ("*H~2~ breath* test", ["emph", "text"], "H₂ breath test"),
    ],
)
def test_a_name_is_emphasised_at_the_borders_of_words(typed: str, kinds: list[str], shown: str) -> None:
    nodes = read_name(typed)
    assert [node.kind for node in nodes] == kinds
    assert plain_raised(nodes) == set_marked(typed) == shown


def test_no_name_is_printed_with_the_stars_of_emphasis(tmp_path: Path) -> None:
    made, _ = build(
        tmp_path,
        """
patients:
  - id: P1
    presenting: [{finding: "*Candida* rash", at: 1}]
    exam: [{label: "*livedo*", at: 1}]
    findings: [{label: "*target* lesions", at: 1}]
    tests: [{id: galactomannan, name: "*aspergillus* antigen", at: 1, result: positive, specimen: "*in situ* lavage", method: "*ex vivo*"}]
    diagnoses: [{label: "*Aspergillus* pneumonia"}]
    differential: [{dx: "*Nocardia*", against: [no rods], by: [galactomannan], verdict: excluded}]
    procedures: [{name: "*ex vivo* surgery", at: 1, findings: none, device: "*novum* pump"}]
    treatments: [{drug: "*Saccharomyces* capsules", dose: 1 g, days: 1-2}]
    labs: [{analyte: "*Toxoplasma* IgG", unit: IU/mL, method: "*in vitro* assay", values: {1: 10, 2: 20}}]
    events: [{at: 1, kind: admission, label: "*Admission*"}]
sections: {introduction: "IgG was {{ lab('Toxoplasma IgG', day=1) }} on {{ dose('saccharomyces capsules') }}."}
figures: [{id: c, kind: course, analytes: [toxoplasma igg]}]
""",
    )
    texts = [node.text for node in walk((made.body, made.back)) if isinstance(node, Text)]
    drawn = [node.svg + node.description for node in walk(made.body) if isinstance(node, Figure)]
    assert [text for text in (*texts, *drawn) if "*" in text] == []
    told = [inline(node.children).replace("⍽", " ") for node in walk(made.body) if isinstance(node, Paragraph)]
    assert any("*aspergillus* antigen of the *in situ* lavage (*ex vivo*) was positive" in one for one in told)


def test_names_are_raised_in_tables_and_lists(tmp_path: Path) -> None:
    made, _ = build(tmp_path, RECORD)
    cells = [cell for node in walk(made.body) if isinstance(node, Table) for row in node.rows for cell in row]
    kinds = {inline(cell.children): [child.kind for child in cell.children] for cell in cells}
    assert kinds["CD8^+^ T cells"] == ["text", "sup", "text"]
    assert kinds["^131^I-MIBG"] == ["sup", "text"]
    assert "details" not in [section.role for section in made.back]
    assert "The diagnosis was a CD59- clone." in text_of(made, "diagnosis")


def test_ranges_have_a_dash_and_negative_bounds_a_minus(tmp_path: Path) -> None:
    made, _ = build(tmp_path, RECORD)
    tables = [rows(node) for node in walk(made.body) if isinstance(node, Table)]
    printed = [cell for table in tables for row in table for cell in row]
    assert "1–2 µg/kg" in printed
    assert "\u22122–5" in printed


def test_a_statement_in_one_word_is_told_once(tmp_path: Path) -> None:
    made, _ = build(tmp_path, "patients: [{id: P1}]\nstatements: {funding: none, conflicts: none}\n")
    assert [section.role for section in made.back] == ["statement"] * len(made.back)
    assert "details" not in [section.role for section in (*made.body, *made.back)]


def test_lengths_in_several_units_stand_under_the_event_they_count_from(tmp_path: Path) -> None:
    clocks = "clocks: {induction: {starts: induction, first: 0}}"
    labs = "labs: [{analyte: crp, unit: mg/L, values: {0 min: 3, 30 min: 5, 6 h: 9}}]"
    made, _ = build(tmp_path, f"patients: [{{id: P1, {clocks}, {labs}}}]\n")
    head = next(rows(node) for node in walk(made.body) if isinstance(node, Table))[:2]
    assert head == [["", "", "Time after induction"], ["Analyte", "Unit", "0 min", "30 min", "6 h"]]
