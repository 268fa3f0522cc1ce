"""What could identify a person is told by its class, never quoted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check

Found = Callable[..., list[tuple[str, str]]]

IDENTIFIES = (
    "seen by ada@example.org",
    "admitted on 3/7/2021",
    "admitted on 2021-07-04",
    "admitted on 4 July",
    "admitted on July 4, 2021",
    "MRN 123456",
    "hospital no. 99812",
    "Mrs Rossi complained",
    "call +39 06 123 4567",
    "a 93-year-old woman",
)
HARMLESS = (
    "a value of 3.5 on day 7",
    "blood pressure 120/80 mmHg",
    "a ratio of 1:40 and HLA-B*57:01",
    "the dose was 2-4 mg, 3-9 days later",
    "in March the disease is common",
    "may have 4 causes",
    "a 9-year-old boy",
    "NM_000350.3 and c.5882G>A",
    "Mr scans are called MRI",
    "10^9/L, 150-450",
    "doi 10.1000/182",
)


@pytest.mark.parametrize("text", IDENTIFIES)
def test_text_that_identifies(found: Found, text: str) -> None:
    assert found("identifier", f'id: P1, summary: "{text}"') == [("identifier", "patients[0].summary")]


@pytest.mark.parametrize("text", HARMLESS)
def test_text_that_does_not(found: Found, text: str) -> None:
    assert found("identifier", f'id: P1, summary: "{text}"') == []


def test_authors_and_sources_may_be_named(found: Found) -> None:
    whole = "authors: [{family: Rossi, email: ada@example.org}]\norigin: {citation: Published on 4 July 2021.}"
    assert found("identifier", whole=whole, status="published") == []


def test_the_match_is_never_quoted(found: Found, tmp_path: Path) -> None:
    assert found("identifier", "id: P1, summary: Mrs Zanzibar wrote to zz41@example.org")
    for problem in check(tmp_path).problems:
        assert "Zanzibar" not in problem.message + problem.hint
        assert "zz41" not in problem.message + problem.hint
