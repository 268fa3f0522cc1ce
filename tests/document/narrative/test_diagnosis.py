"""Tests, imaging, variants, diagnoses and the differential as they are printed."""

from __future__ import annotations

from pathlib import Path

from tests.document.dump import inline
from tests.document.short import document, rows, tables, terms

from casereport.tree import Terms, walk

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


def test_terms(tmp_path: Path) -> None:
    assert {key: value.replace("\u00a0", " ") for key, value in terms(document(tmp_path / "case", RECORD)).items()} == {
        "Findings present": "joint pain (about day 2)",
        "Findings absent": "rash (on inspection); deafness (by audiometry)",
        "Throat swab": "S. pyogenes (pharynx, culture, day 1)",
        "CT, chest": "No embolism (days 2–3)",
        "MEFV variant": "NM_000243.3:c.442G>C, p.(Glu148Gln) (heterozygous, from father, benign: BA1, BP6)",
        "Diagnostic challenges": "not asked",
        "Diagnosis": "Scarlet fever (A38; stage: II; day 1; three of four)",
        "Diagnosis excluded": "Kawasaki disease",
        "Provisional diagnosis": "Measles",
        "Prognosis": "Good",
    }


def test_gene_symbols_are_italic_and_variants_are_not_hyphenated(tmp_path: Path) -> None:
    lists = [node for node in walk(document(tmp_path / "case", RECORD).body) if isinstance(node, Terms)]
    entries = {inline(term): inline(told) for one in lists for term, told in one.entries}
    assert entries["*MEFV* variant"].startswith("`NM_000243.3:c.442G>C`, `p.(Glu148Gln)`")
    assert entries["Throat swab"].startswith("*S. pyogenes*")


def test_the_differential_is_a_table_that_names_the_tests(tmp_path: Path) -> None:
    assert rows(tables(document(tmp_path / "case", RECORD))[0]) == [
        ["Diagnosis considered", "For", "Against", "Decided by", "Verdict"],
        ["Kawasaki disease", "Fever; Rash", "Streptococci grew", "throat swab; CT; echocardiogram", "excluded"],
        ["Scarlet fever", "Culture", "", "", "final"],
    ]
