"""What the title block says of the article's own publication, its funding, and the article in a second language."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import document, text_of

from casereport.document.matter import read_code
from casereport.tree import Funder, Matter, Publication, plain, plain_raised

PUBLISHED = """
publication:
  journal: Journal of Cases
  doi: 10.1000/182
  volume: 12
  pages: 207-211
  received: 2026-01-03
  published: 2026-03-30
  licence: CC BY-NC 4.0
  holder: The authors
"""


def test_the_imprint_holds_what_is_known_in_order(tmp_path: Path) -> None:
    made = document(tmp_path, f"language: en-GB\n{PUBLISHED}")
    assert plain(made.front.imprint) == (
        "Journal of Cases. 2026;12:207–211. doi:10.1000/182. Received 3 January 2026; published 30 March 2026. "
        "© 2026 The authors. Published under the licence CC BY-NC 4.0."
    )


def test_a_day_is_written_as_the_language_writes_it(tmp_path: Path) -> None:
    assert "published March 30, 2026" in plain(document(tmp_path, f"language: en-US\n{PUBLISHED}").front.imprint)


def test_nothing_is_made_up(tmp_path: Path) -> None:
    made = document(tmp_path, "keywords: [one]\n")
    assert made.front.imprint == ()
    assert made.matter == Matter()
    only = document(tmp_path, "publication: {doi: 10.1000/182}\n")
    assert only.matter.publication == Publication(doi="10.1000/182")
    assert plain(only.front.imprint) == "doi:10.1000/182."


@pytest.mark.parametrize(
    ("funders", "sentence"),
    [
        ("[{name: A Fund}]", "This work was supported by A Fund."),
        ("[{name: A Fund, awards: [A-1]}]", "This work was supported by A Fund (grant A-1)."),
        (
            "[{name: A Fund, awards: [A-1, A-2]}, {name: B Trust}]",
            "This work was supported by A Fund (grants A-1 and A-2) and B Trust.",
        ),
    ],
)
def test_funders_are_told_with_their_grants(funders: str, sentence: str, tmp_path: Path) -> None:
    assert text_of(document(tmp_path, f"funders: {funders}\n"), "funding") == sentence


def test_machines_read_authors_and_institutions_as_typed(tmp_path: Path) -> None:
    made = document(
        tmp_path,
        "authors:\n"
        "  - {given: Ada, family: Rossi, affiliations: [b, a], orcid: 0000-0002-1825-0097, roles: [supervision]}\n"
        "  - {group: Study Circle, affiliations: b}\n"
        "affiliations: {a: {name: A Hospital, country: Italy, ror: 05a28rw58}, b: {name: B Institute}}\n"
        "funders: [{name: A Fund, id: 10.13039/100000001}]\n"
        "patients: [{id: P1, diagnoses: [{label: Lupus, code: 'ICD-10: M32.1'}, {label: Gout, status: excluded}]}]\n",
    ).matter
    assert [one.name for one in made.organisations] == ["B Institute", "A Hospital"]
    assert [(one.family or one.group, one.affiliations) for one in made.contributors] == [("Rossi", (0, 1)), ("Study Circle", (0,))]
    assert made.contributors[0].roles == ("supervision",)
    assert made.funders == (Funder("A Fund", "10.13039/100000001"),)
    assert [(one.name, one.codes) for one in made.conditions] == [("Lupus", (("ICD-10", "M32.1"),))]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ICD-10 M32.1", ("ICD-10", "M32.1")),
        ("icd10:M32.1", ("ICD-10", "M32.1")),
        ("ICD-11 4A40.0", ("ICD-11", "4A40.0")),
        ("SNOMED CT 55464009", ("SNOMED CT", "55464009")),
        ("ORPHA:536", ("ORPHA", "536")),
        ("M32.1", ("", "M32.1")),
    ],
)
def test_a_code_names_its_system(typed: str, read: tuple[str, str]) -> None:
    assert read_code(typed) == read


def test_a_second_language_keeps_its_marks(tmp_path: Path) -> None:
    made = document(tmp_path, "translations: {es: {title: Un *caso*, abstract: Uno., abstract_title: Resumen, keywords: [a, b]}}\n")
    (spanish,) = made.front.translations
    assert (spanish.language, spanish.heading, spanish.keywords) == ("es", "Resumen", ("a", "b"))
    assert [node.kind for node in spanish.title] == ["text", "emph"]
    assert plain_raised(spanish.abstract) == "Uno."


def test_who_paid_is_told_before_what_the_author_says_of_it(tmp_path: Path) -> None:
    made = document(tmp_path, "funders: [{name: A Fund}]\nstatements: {funding: The fund saw no data.}\n")
    assert text_of(made, "funding") == "This work was supported by A Fund.\nThe fund saw no data."
