"""Quotation marks, apostrophes and gases as print sets them; addresses, code and primes as typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casereport.document.prose.signs import set_signs
from casereport.tree import Author, Code, Document, Front, Link, Paragraph, Section, Text, walk

ARTICLE = Document("en", Front((Text("T"),), "T", "T", "Case report"), ())


def printed(text: str, language: str = "en") -> str:
    section = Section("s", "", (Text("Case"),), 1, (Paragraph((Text(text),)),))
    (found,) = set_signs(replace(ARTICLE, language=language, body=(section,))).body[0].blocks
    assert isinstance(found, Paragraph)
    return found.children[0].text  # type: ignore[union-attr]  # the text above


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('She said "it hurts" (a "pressure").', "She said “it hurts” (a “pressure”)."),
        ("He called it 'the worst' of days.", "He called it ‘the worst’ of days."),
        ("\"He said 'no'.\"", "“He said ‘no’.”"),
        ("The patient's and the parents' wishes didn't differ.", "The patient’s and the parents’ wishes didn’t differ."),
        ("'t Hooft, 's-Hertogenbosch and O'Connor in the '90s", "’t Hooft, ’s-Hertogenbosch and O’Connor in the ’90s"),
        ("from 5' to 3', 6 ft 2\" tall", "from 5' to 3', 6 ft 2\" tall"),
        ("E/e' was 14, lateral e' 7 cm/s ('type a' flow)", "E/e' was 14, lateral e' 7 cm/s (‘type a’ flow)"),
        ("'Tis said that the patients' e' fell", "’Tis said that the patients’ e' fell"),
        ('"grade 3" toxicity', "“grade 3” toxicity"),
        ("see https://example.org/?q='a' or ada.o'hara@example.org", "see https://example.org/?q='a' or ada.o'hara@example.org"),
        ("FiO2 0.4, SpO2 91 %, PaCO2 and 8 cmH2O; CO2", "FiO₂ 0.4, SpO₂ 91 %, PaCO₂ and 8 cmH₂O; CO₂"),
        ("NM_O2, HLA-DO2x, CO21 and IL2", "NM_O2, HLA-DO2x, CO21 and IL2"),
        ("CHA2DS2-VASc 3", "CHA₂DS₂-VASc 3"),
        ("98 ×10⁹/L, 2×10⁶ and 3 × 10 of ×10⁹/L", "98\u00a0×\u00a010⁹/L, 2\u00a0×\u00a010⁶ and 3 × 10 of ×10⁹/L"),
    ],
)
def test_signs_are_set(typed: str, expected: str) -> None:
    assert printed(typed) == expected


def test_other_languages_keep_their_marks() -> None:
    assert printed('"l\'état"', "fr") == '"l’état"'


def test_names_are_set_and_code_and_links_are_not() -> None:
    front = replace(ARTICLE.front, authors=(Author("Gerard 't Hooft", "Gerard", "'t Hooft"),))
    inlines = (Code("x = 'a'"), Link("https://example.org", "it's O2"))
    section = Section("s", "", (Text("Case"),), 1, (Paragraph(inlines),))
    made = set_signs(replace(ARTICLE, front=front, body=(section,)))
    assert made.front.authors[0].name == "Gerard ’t Hooft"
    assert [node for node in walk(made.body) if isinstance(node, Code | Link)] == list(inlines)
