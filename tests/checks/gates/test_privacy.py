"""What could identify a person is told by its class and place, never quoted, and allowed only for the text as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check
from casereport.checks.gates.privacy import CODE_OF, text_mark
from casereport.privacy import RULES

Found = Callable[..., list[tuple[str, str]]]

ALL = " ".join(dict.fromkeys(CODE_OF.values()))

IDENTIFIES = {
    "seen by ada@example.org": "identifier-contact",
    "admitted on 3/7/2021": "identifier-date",
    "admitted on 2021-07-04": "identifier-date",
    "admitted on 4 July": "identifier-date",
    "admitted on July 4, 2021": "identifier-date",
    "it was in March that she fell": "identifier-date",
    "MRN 123456": "identifier-number",
    "hospital no. 99812": "identifier-number",
    "Mrs Rossi complained": "identifier-name",
    "her daughter Anna was well": "identifier-name",
    "the patient J.S. was well": "possible-name",
    "call +39 06 123 4567": "identifier-contact",
    "a 93-year-old woman": "age-over-89",
    "she lives in Pontassieve": "identifier-place",
    "at Northfield General Hospital": "institution-named",
    "see https://pacs.example.org/1": "identifier",
}
HARMLESS = (
    "a value of 3.5 on day 7",
    "blood pressure 120/80 mmHg",
    "a ratio of 1:40 and HLA-B*57:01",
    "the dose was 2-4 mg, 3-9 days later",
    "may have 4 causes",
    "a 9-year-old boy",
    "NM_000350.3 and c.5882G>A",
    "Mr scans are called MRI",
    "10^9/L, 150-450",
    "doi 10.1000/182",
    "ORCID 0000-0002-1825-0097",
    "Graves disease, as Smith et al. showed",
)


@pytest.mark.parametrize("text", IDENTIFIES)
def test_text_that_identifies(found: Found, text: str) -> None:
    assert found(ALL, f'id: P1, summary: "{text}"') == [(IDENTIFIES[text], "patients[0].summary")]


@pytest.mark.parametrize("text", HARMLESS)
def test_text_that_does_not(found: Found, text: str) -> None:
    assert found(ALL, f'id: P1, summary: "{text}"') == []


def test_every_rule_has_a_code() -> None:
    assert set(CODE_OF) == set(RULES)


def test_texts_that_no_page_prints_are_read_too(found: Found) -> None:
    whole = "running_title: Mrs Okafor\nfigures: [{id: f, kind: image, identifiable: no, panels: [{file: a.png, alt: Scan of Mrs Okafor}]}]"
    places = ["running_title", "figures[0].panels[0].alt"]
    assert sorted(path for _, path in found("identifier-name", whole=whole)) == sorted(places)


def test_names_of_files_are_read(found: Found) -> None:
    whole = "figures: [{id: f, kind: image, identifiable: no, panels: [{file: IM_20210304.png, alt: A}]}]"
    assert found("identifier-file", whole=whole) == [("identifier-file", "figures[0].panels[0].file")]


def test_authors_and_sources_may_be_named(found: Found) -> None:
    whole = "authors: [{family: Rossi, email: ada@example.org}]\norigin: {citation: Published on 4 July 2021.}"
    assert found(ALL, whole=whole, status="published") == []


def test_an_author_is_not_named_in_the_text(found: Found) -> None:
    whole = "authors: [{given: Zeynep, family: Exemplarova}]\nsections: {case: Zeynep Exemplarova operated. Exemplarova et al. told of it.}"
    assert found("possible-name", whole=whole) == [("possible-name", "sections.case")]


def test_statements_name_committees_but_no_patients(found: Found) -> None:
    whole = "statements: {acknowledgements: We thank Dr Okafor of Northfield General Hospital., data: Call +39 06 4997 1234.}"
    assert found(ALL, whole=whole) == [("identifier-contact", "statements.data")]


def test_the_match_is_never_quoted(found: Found, tmp_path: Path) -> None:
    assert found("identifier-name", "id: P1, summary: Mrs Zanzibar wrote to zz41@example.org")
    for problem in check(tmp_path).problems:
        assert "Zanzibar" not in problem.message + problem.hint
        assert "zz41" not in problem.message + problem.hint


TEXT = "as in the Northfield General Hospital score"
ALLOWED = "allow: [{{at: 'patients[0].summary', code: institution-named, why: a cited score, text: {mark}}}]"


def test_the_hint_gives_what_allows_a_text(found: Found, tmp_path: Path) -> None:
    assert found("institution-named", f"id: P1, summary: {TEXT}")
    (problem,) = (one for one in check(tmp_path).problems if one.code == "institution-named")
    match = re.search(r"or (allow: .*)", problem.hint)
    assert match
    assert found(f"{ALL} unneeded-allowance", f"id: P1, summary: {TEXT}", match[1].replace("…", "a cited score")) == []


def test_an_edit_of_the_text_opens_it_again(found: Found) -> None:
    whole = ALLOWED.format(mark=text_mark(("patients", 0, "summary"), TEXT))
    assert found(ALL, f"id: P1, summary: {TEXT}", whole) == []
    assert found(ALL, f"id: P1, summary: {TEXT}s", whole) == [("institution-named", "patients[0].summary")]


def test_what_is_allowed_is_one_class_at_one_place(found: Found) -> None:
    whole = ALLOWED.format(mark=text_mark(("patients", 0, "summary"), TEXT))
    assert found(ALL, f"id: P1, summary: {TEXT}", whole, others=f"  - {{id: P2, summary: {TEXT}}}") == [
        ("institution-named", "patients[1].summary")
    ]
    assert found("unneeded-allowance", "id: P1, summary: she was well", whole) == [("unneeded-allowance", "allow[0]")]


def test_a_journal_that_names_no_institutions_makes_it_an_error(found: Found, tmp_path: Path) -> None:
    assert found("institution-named", f"id: P1, summary: {TEXT}")
    journals = tmp_path / "journals" / "strict"
    journals.mkdir(parents=True)
    plain = Path(__file__).parents[3] / "templates" / "plain"
    profile = (plain / "journal.toml").read_text(encoding="utf-8").replace('name = "plain"', 'name = "strict"')
    (journals / "journal.toml").write_text(
        f"{profile}\n[policies]\ninstitutions = false\n"
        if "[policies]" not in profile
        else profile.replace("[policies]", "[policies]\ninstitutions = false"),
        encoding="utf-8",
    )
    (journals / "page.css").write_text("", encoding="utf-8")
    problems = check(tmp_path, journal="strict", templates=[tmp_path / "journals"]).problems
    assert {one.severity for one in problems if one.code == "institution-named"} == {"error"}
