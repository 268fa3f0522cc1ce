"""A manuscript against the limits of a journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from casereport.checks import CHECKS
from casereport.checks.journal import limits
from casereport.checks.subject import Subject
from casereport.journal import load_journal
from casereport.journal.rules import Limits
from casereport.model import CaseRecord
from casereport.problems import Problem
from casereport.tree import Document, Figure, Front, Item, List, Paragraph, Reference, Section, Table, Terms, Text

Found = Callable[..., list[tuple[str, str]]]


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


TABLE = Table("t", "Table 1", words("A caption"), (), ())
FIGURE = Figure("f", "Figure 1", words("A caption"), "", "", 1, 1, data=replace(TABLE, id="d", label="Data"))
BODY = Section(
    "case",
    "1",
    words("Heading not counted"),
    1,
    (
        Paragraph(words("one two three")),
        List((Item(words("four five")),), ordered=False),
        Terms(((words("six"), words("seven eight")),)),
        FIGURE,
        replace(FIGURE, id="f-2"),
        TABLE,
    ),
)


def subject(**wanted: int) -> Subject:
    record = CaseRecord.model_validate(
        {"casereport": "1", "status": "real", "title": "A case", "patients": {"id": "P1"}, "authors": [{"family": "A"}, {"family": "B"}]}
    )
    references = tuple(Reference(f"r{number}", str(number), ()) for number in range(3))
    document = Document("en", Front((), "", "", ""), (BODY,), references=references)
    return Subject(record, load_journal("plain").model_copy(update={"limits": Limits.model_validate(wanted)}), document)


COUNTS: dict[str, tuple[Callable[[Subject], list[Problem] | None], int, str]] = {
    "words": (limits.body_fits_the_journal, 8, "too-long"),
    "figures_and_tables": (limits.figures_and_tables_fit_the_journal, 2, "too-many"),
    "figures": (limits.figures_and_tables_fit_the_journal, 1, "too-many"),
    "tables": (limits.figures_and_tables_fit_the_journal, 1, "too-many"),
    "references": (limits.references_fit_the_journal, 3, "too-many"),
    "authors": (limits.authors_fit_the_journal, 2, "too-many"),
}


@pytest.mark.parametrize("name", COUNTS)
def test_what_is_beyond_a_limit_is_told_with_both_numbers(name: str) -> None:
    check, count, code = COUNTS[name]
    assert check(subject()) is None
    assert check(subject(**{name: count})) == []
    if count == 1:  # a limit is at least one
        return
    (problem,) = check(subject(**{name: count - 1})) or []
    assert (problem.code, problem.severity, bool(problem.hint)) == (code, "warning", True)
    assert f" {count} " in problem.message
    assert f"allows {count - 1}" in problem.message


def test_every_limit_of_a_profile_has_its_check() -> None:
    assert set(COUNTS) == set(Limits.model_fields) - {"min_words", "counts"}
    assert {check for check, _, _ in COUNTS.values()} <= {row.find for row in CHECKS}


@pytest.mark.parametrize(("count", "expected"), [(2990, []), (3001, [("too-long", "sections")])])
def test_the_body_of_a_record(found: Found, count: int, expected: Any) -> None:
    assert found("too-long", whole="journal: frontiers\nsections: {discussion: " + "word " * count + "}") == expected
