"""Whatever a record holds, its article is valid JATS and breaks no rule; pandoc reads the same article from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.jats import all_faults, read
from tests.writers.jats.records import VARIED, print_record, printed, record

from casereport.writers import Source
from casereport.writers.jats import write_output


@pytest.mark.parametrize("name", VARIED)
def test_every_article_is_valid(name: str) -> None:
    assert all_faults(printed(name).data) == []


@pytest.mark.parametrize("name", VARIED)
def test_no_article_breaks_a_rule(name: str) -> None:
    told = [problem.message for problem in printed(name).problems if problem.code != "jats-lacks"]
    assert told == (
        ["the journal has no ISSN, without which the article is of the tag set for archiving"] if "without ISSN" in name else []
    )


def test_headings_without_anything_are_told() -> None:
    text = "  case: |\n    Text.\n\n    ### Alone\n\n    ###\n\n    Text."
    made = print_record(record(sections=text))
    told = [(problem.code, problem.message) for problem in made.problems if problem.code != "jats-lacks"]
    assert told == [("jats-incomplete", "a section has no title (sec)"), ("jats-incomplete", "a section has nothing but its title")]
    assert all_faults(made.data) == []


def test_a_style_may_number_by_name() -> None:
    """Numbers of the list in another order than that of citation are those of the document."""
    made = printed("whole")
    first, second, *rest = made.document.references
    document = replace(made.document, references=(replace(second, number="1"), replace(first, number="2"), *rest))
    one, two, *others = made.checked.works
    output = write_output(Source(document, made.checked.journal, works=(two, one, *others)))
    assert [problem.message for problem in output.problems] == []


@pytest.mark.parametrize("name", VARIED)
def test_references_are_those_of_the_document_in_its_order(name: str) -> None:
    made = printed(name)
    refs = read(made.data).findall(".//ref")
    assert [ref.findtext("label") or "" for ref in refs] == [entry.number for entry in made.document.references]
    assert all(ref.find("element-citation") is not None for ref in refs)


def test_there_are_many() -> None:
    assert len(VARIED) >= 20
