"""The manuscript against the journal's rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casereport.problems import count_of, there_are

Found = Callable[..., list[tuple[str, str]]]


def test_keywords(found: Found) -> None:
    assert found("keyword-count") == [("keyword-count", "")]
    assert found("keyword-count", whole="keywords: [a]") == [("keyword-count", "keywords")]
    assert found("keyword-count", whole="keywords: [a, b]") == []
    assert found("keyword-count", whole="keywords: [a, b, A]") == [("keyword-count", "keywords")]


def test_abstract(found: Found) -> None:
    assert ("missing-part", "") in found("missing-part")
    assert found("too-long", whole="journal: frontiers\nabstract: " + "word " * 351) == [("too-long", "abstract")]
    assert found("too-long", whole="journal: frontiers\nabstract: " + "word " * 350) == []


def test_statements_and_authors(found: Found) -> None:
    whole = "abstract: A.\nauthors: [{family: A}]\nstatements: {funding: none, conflicts: none}"
    assert found("missing-part", whole=whole) == []
    assert found("missing-part", whole=whole.replace("funding: none, ", "")) == [("missing-part", "statements")]
    assert found("missing-part", whole=whole.replace("authors: [{family: A}]\n", "")) == [("missing-part", "")]


def test_authors_can_be_reached(found: Found) -> None:
    whole = "authors: [{{family: A{a}}}, {{family: B{b}}}, {{group: C}}]\naffiliations: {{u: {{name: U}}}}"
    unit, mail = ", affiliations: [u]", ", corresponding: yes, email: a@example.org"
    assert found("author-detail", whole=whole.format(a=unit + mail, b=unit)) == []
    assert found("author-detail", whole=whole.format(a=unit + mail, b="")) == [("author-detail", "authors[1]")]
    assert found("author-detail", whole=whole.format(a=unit, b=unit)) == [("author-detail", "authors")]
    assert found("author-detail", whole=whole.format(a=unit, b=unit + ", corresponding: yes")) == [("author-detail", "authors[1]")]
    alone = "authors: [{{family: A, affiliations: [u]{more}}}]\naffiliations: {{u: {{name: U}}}}"
    assert found("author-detail", whole=alone.format(more="")) == [("author-detail", "authors[0]")]
    assert found("author-detail", whole=alone.format(more=", email: a@example.org")) == []
    assert found("author-detail", whole=whole.format(a="", b=""), status="published") == []


def test_affiliations_are_used(found: Found) -> None:
    whole = "authors: [{family: A, affiliations: [u]}]\naffiliations: {u: {name: U}, spare: {name: S}}"
    assert found("affiliation-unused", whole=whole) == [("affiliation-unused", "affiliations.spare")]
    assert found("affiliation-unused", whole=whole.replace("[u]", "[u, spare]")) == []
    assert found("affiliation-unused") == []


def test_title_of_a_journal_with_a_rule(found: Found) -> None:
    assert found("title-rule") == []
    assert found("title-rule", whole="journal: frontiers") == [("title-rule", "title")]


def test_identifiers_of_the_source(found: Found) -> None:
    origin = "origin: {{citation: A paper., doi: {doi}, pmid: {pmid}}}"
    assert found("bad-identifier", whole=origin.format(doi="10.1000/182", pmid="12345678"), status="published") == []
    wrong = origin.format(doi="x10.1000", pmid="12a")
    assert found("bad-identifier", whole=wrong, status="published") == [("bad-identifier", "origin.doi"), ("bad-identifier", "origin.pmid")]


def test_a_retold_case_names_what_it_retells(found: Found) -> None:
    told = [path for _, path in found("missing-part", status="published") if path == "status"]
    assert told == ["status"]
    named = found("missing-part", whole="origin: {citation: Rossi A. A case. J Ex. 2020;1:1.}", status="published")
    assert ("missing-part", "status") not in named
    assert ("missing-part", "status") not in found("missing-part")


@pytest.mark.parametrize(("number", "told"), [(0, "there are 0 keywords"), (1, "there is 1 keyword"), (2, "there are 2 keywords")])
def test_a_count_agrees_with_its_noun(number: int, told: str) -> None:
    assert there_are(number, "keyword") == told
    assert (
        count_of(number, "figure or table", "figures and tables")
        == f"{number} {'figure or table' if number == 1 else 'figures and tables'}"
    )
