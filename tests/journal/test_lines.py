"""Where a line may end: numbers keep their units, identifiers take no hyphen, usual words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.journal.lines import read_pieces, unbroken


def of_kind(kind: str, text: str) -> list[str]:
    return [piece for found, piece in read_pieces(text) if found == kind]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Dose 1.5 mg, then 0.75 mg/kg.", ["1.5 mg", "0.75 mg/kg"]),
        ("2–3 mL/min/1.73m2 (45 %)", ["2–3 mL/min/1.73m2", "45 %"]),
        ("platelets 12 × 10^9/L; fever 39.1 °C", ["12 × 10^9/L", "39.1 °C"]),
        ("for 6 weeks, every 8 h, at 120 mm Hg", ["6 weeks", "8 h", "120 mm Hg"]),
        ("<5 ng/L and −2.5 mmol/L", ["<5 ng/L", "−2.5 mmol/L"]),
        ("a power of ten with its unit after a raised nine: ", []),
        ("/L was the unit", ["/L"]),
        ("on day 3 a child, 2 men and 4 mixed", ["day 3"]),
        ("blood pressure 88/54 mmHg, 110/70-120/80 mm Hg", ["88/54 mmHg", "110/70-120/80 mm Hg"]),
        ("3,500 /µL and 128 × 10⁹/L", ["3,500 /µL", "128 × 10⁹/L"]),
        ("days 3–5, Day −1, stage IV, grade 3, type 2 and Figure 1", ["days 3–5", "Day −1", "stage IV", "grade 3", "type 2", "Figure 1"]),
        ("day 1.5, part of it, class IIIb and a case here", ["day 1.5"]),
        ("v1.2 g", []),
    ],
)
def test_a_number_keeps_its_unit(text: str, kept: list[str]) -> None:
    assert of_kind("quantity", text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("SARS-CoV-2 and MIS-C (IL-6), PIMS-TS; COVID-19.", ["SARS-CoV-2", "MIS-C", "IL-6", "PIMS-TS", "COVID-19"]),
        ("a non-Hodgkin lymphoma; anti-IL-6 drugs", ["non-Hodgkin", "anti-IL-6"]),
        ("HLA-B*57:01, c.68-7T>A and 10-12 of them", []),
        ("a well-known half-life", []),
        ("the Nonnenmacher-Schneider sign", []),
    ],
)
def test_a_short_name_with_hyphens_stands_on_one_line(text: str, kept: list[str]) -> None:
    assert of_kind("name", text) == kept


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The variant NM_000059.4:c.68-7T>A (p.?)", ["NM_000059.4:c.68-7T>A"]),
        ("write to jane@clinic.example, or", ["jane@clinic.example"]),
        ("peptide SIINFEKLW was used", ["SIINFEKLW"]),
        ("HLA-B*57:01.", ["HLA-B*57:01"]),
        ("internationalization of hospitals; e.g. Rome", []),
        ("Front Pediatr. 2021;8:624248.", []),
    ],
)
def test_an_identifier_takes_no_hyphen(text: str, found: list[str]) -> None:
    assert of_kind("identifier", text) == found


def test_a_very_long_word_may_break_anywhere() -> None:
    assert of_kind("long", f"the word {'a' * 29} and {'b' * 28}") == ["a" * 29]


@given(st.text(max_size=200))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(piece for _, piece in read_pieces(text)) == text


def test_words_and_quantities_stand_on_one_line_each() -> None:
    assert list(unbroken("reduced to 1.5 mg/kg per day")) == ["reduced", "to", "1.5\u00a0mg/kg", "per", "day"]
