"""Whatever a record holds, its article is valid JATS and breaks no rule; pandoc reads the same article from it."""

from __future__ import annotations

import pytest
from tests.jats import all_faults, read
from tests.writers.jats.records import VARIED, printed


@pytest.mark.parametrize("name", VARIED)
def test_every_article_is_valid(name: str) -> None:
    assert all_faults(printed(name).data) == []


@pytest.mark.parametrize("name", VARIED)
def test_no_article_breaks_a_rule(name: str) -> None:
    told = [problem.message for problem in printed(name).problems if problem.code != "jats-lacks"]
    assert told == (
        ["the journal has no ISSN, without which the article is of the tag set for archiving"] if "without ISSN" in name else []
    )


@pytest.mark.parametrize("name", VARIED)
def test_references_are_those_of_the_document_in_its_order(name: str) -> None:
    made = printed(name)
    refs = read(made.data).findall(".//ref")
    assert [ref.findtext("label") or "" for ref in refs] == [entry.number for entry in made.document.references]
    assert all(ref.find("element-citation") is not None for ref in refs)


def test_there_are_many() -> None:
    assert len(VARIED) >= 20
