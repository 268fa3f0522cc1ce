"""The report's own publication: what is out of order is told, and what is near to it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import HEAD, PATIENT

from casereport.build import check


@pytest.mark.parametrize(
    ("publication", "count"),
    [
        ("{received: 2026-01-03, revised: 2026-02-05, accepted: 2026-02-20, published: 2026-03-30}", 0),
        ("{received: 2026-01-03, accepted: 2026-01-03, published: 2026-01-03}", 0),
        ("{received: 2026-01-03, published: 2025-12-31}", 1),
        ("{received: 2026-05-03, accepted: 2026-02-20, published: 2026-01-01}", 2),
        ("{pages: 207-211}", 0),
        ("{pages: 207-11}", 0),
        ("{pages: e207-e211}", 0),
        ("{pages: 211-207}", 1),
    ],
)
def test_days_and_pages_are_in_order(publication: str, count: int, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(f"{HEAD}{PATIENT}publication: {publication}\n", encoding="utf-8")
    found = [problem for problem in check(tmp_path).problems if problem.code == "publication-order"]
    assert len(found) == count
    assert all(problem.severity == "warning" and problem.place for problem in found)
