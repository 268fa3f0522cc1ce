"""Tests, imaging, variants, diagnoses and the differential as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.dump import inline
from tests.document.short import build, document, rows, tables, text_of

from casereport.tree import Paragraph, walk

RECORD = """
patients:
  - id: P1
    findings: [{label: joint pain, at: about 2}, {label: rash, present: no, how: on inspection}, {label: deafness, present: no, how: audiometry}]
    tests: [{id: swab, name: throat swab, specimen: pharynx, method: culture, at: 1, result: "*S. pyogenes*"}]
    imaging: [{id: ct, kind: CT, region: chest, days: 2-3, result: No embolism}]
    variants: [{gene: MEFV, hgvs: "NM_000243.3:c.442G>C", protein: "p.(Glu148Gln)", zygosity: heterozygous, from: father, class: benign, criteria: [BA1, BP6]}]
    diagnoses:
      - {label: Scarlet fever, at: 1, stage: II, code: A38, criteria: three of four}
      - {label: Kawasaki disease, status: excluded}
      - {label: Measles, status: provisional}
    differential:
      - {dx: Kawasaki disease, for: [Fever, Rash], against: Streptococci grew, by: [swab, ct, echocardiogram], verdict: excluded}
      - {dx: Scarlet fever, for: Culture, verdict: final}
    prognosis: Good
    diagnostic_challenges: not asked
"""


def told(folder: Path) -> list[str]:
    """The paragraphs of the diagnostic assessment."""
    made = document(folder / "case", RECORD)
    return [inline(node.children).replace("⍽", " ") for node in walk(made.body) if isinstance(node, Paragraph)]


def test_findings_tests_and_imaging_are_told_in_time(tmp_path: Path) -> None:
    assert told(tmp_path)[0] == (
        "On day 1, a throat swab of the pharynx (culture) showed *S. pyogenes*. On about day 2, the patient had joint pain. On days 2–3, CT of the "
        "chest showed no embolism. They had no rash (on inspection) or deafness (by audiometry)."
    )


def test_gene_symbols_are_italic_and_variants_are_not_hyphenated(tmp_path: Path) -> None:
    assert told(tmp_path)[1] == (
        "The patient carried a heterozygous benign *MEFV* variant, `NM_000243.3:c.442G>C`, `p.(Glu148Gln)` (from father; BA1, BP6)."
    )


def test_diagnoses_are_told_once_with_what_spoke_for_and_against_them(tmp_path: Path) -> None:
    assert told(tmp_path)[2] == (
        "On day 1, scarlet fever (stage II; A38) was diagnosed, based on three of four. Kawasaki disease was excluded. Measles was suspected. "
        "Fever and a rash spoke for Kawasaki disease, that streptococci grew against it. Culture spoke for scarlet fever. The prognosis was good."
    )


def test_the_differential_is_a_table_that_names_the_tests_and_has_no_empty_column(tmp_path: Path) -> None:
    third = RECORD.replace("dx: Scarlet fever, for: Culture, verdict: final}", "dx: Scarlet fever, verdict: final}\n      - {dx: Rubella}")
    made = document(tmp_path / "case", third.replace("for: [Fever, Rash], ", ""))
    assert rows(tables(made)[0]) == [
        ["Diagnosis considered", "Against", "Decided by", "Verdict"],
        ["Kawasaki disease", "Streptococci grew", "throat swab; CT; echocardiogram", "excluded"],
        ["Scarlet fever", "", "", "final"],
        ["Rubella", "", "", ""],
    ]
    assert "The diagnoses that were considered are listed in Table 1.\n[Table 1]" in text_of(made, "diagnosis").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("diagnoses: [{label: Gout, at: by 13}, {label: Ascites, at: by 13}]", "By day 13, gout and ascites were diagnosed."),
        ("diagnoses: [{label: Gout}, {label: Ascites (mild)}]", "The diagnoses were gout and ascites (mild)."),
        (
            "diagnoses: [{label: Gout, status: excluded}, {label: Scurvy, status: excluded}, {label: Rickets}]",
            "Gout and scurvy were excluded. The diagnosis was rickets.",
        ),
        (
            "diagnoses: [{label: Gout, criteria: tophi}, {label: Rickets}]",
            "The diagnosis was gout, based on tophi. The diagnosis was rickets.",
        ),
        ("diagnoses: [{label: Kidney stones, at: 3}]", "On day 3, kidney stones were diagnosed."),
        ("diagnoses: [{label: Arteriovenous fistula, at: 3}]", "On day 3, an arteriovenous fistula was diagnosed."),
    ],
)
def test_diagnoses_of_one_time_share_a_verb_that_agrees(fields: str, expected: str, tmp_path: Path) -> None:
    made, _ = build(tmp_path / "case", f"patients: [{{id: P1, clock: hospital, {fields}}}]")
    assert expected in text_of(made, "diagnosis")


@pytest.mark.parametrize(
    ("label", "dx", "is_one"),
    [
        ("Myeloma (IgG lambda)", "myeloma", True), ("Myeloma", "Myeloma, IgG lambda", True), ("Cushing's disease", "Cushing's Disease", True),
        ("Wilms-tumour", "Wilms tumour", True), ("Myeloma (IgG)", "Myeloma (IgA)", False), ("Myeloma", "Smouldering myeloma", False),
    ],
)  # fmt: skip
def test_a_diagnosis_is_not_told_again_by_the_differential(label: str, dx: str, is_one: bool, tmp_path: Path) -> None:
    fields = f'diagnoses: [{{label: "{label}"}}], differential: [{{dx: "{dx}", for: [pain], verdict: final}}]'
    made, _ = build(tmp_path / "case", f"patients: [{{id: P1, {fields}}}]")
    assert ("was the final diagnosis" not in text_of(made, "diagnosis")) is is_one
