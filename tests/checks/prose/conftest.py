"""Two records that prose is compared with, and what is told of a sentence in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from casereport.case.source import load
from casereport.chart import Chart
from casereport.checks import Subject
from casereport.checks.prose import CHECKS
from casereport.journal import load_journal
from casereport.model import Abstract, CaseRecord
from casereport.model.fields import Prose
from casereport.problems import Problem
from casereport.tree import Document

Look = Callable[..., list[Problem]]
CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def look() -> Look:
    """The problems of the checks of prose in a sentence of a part (`case`, `discussion`, `abstract`, `title`) of one of the records."""
    records = {name: load(CASES / f"{name}.yaml").record for name in ("one", "two", "three", "bounds", "four", "pair")}
    journal = load_journal("plain")

    def find(sentence: str, record: str = "one", part: str = "case") -> list[Problem]:
        told = with_text(records[record], sentence, part)
        subject = Subject(told, journal, cast(Document, None), Chart.of(told))  # no check of prose looks at the document
        return [problem for check in CHECKS for problem in check.find(subject) or ()]

    return find


def with_text(record: CaseRecord, sentence: str, part: str) -> CaseRecord:
    """The record with a sentence as its title, abstract or a section."""
    if part == "title":
        return record.model_copy(update={"title": sentence})
    if part == "abstract":
        return record.model_copy(update={"abstract": Abstract(text=sentence)})
    return record.model_copy(update={"sections": {part: Prose(text=sentence)}})
