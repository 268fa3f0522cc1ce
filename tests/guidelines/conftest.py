"""A case in a few lines, and what a guideline finds of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from casereport.build import check
from casereport.chart import Chart
from casereport.guidelines import Report, Row, assess, find_guideline

Rows = Callable[..., Mapping[str, Row]]


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    """Number → row of a guideline, for a record of these lines for the patient and the whole."""

    def look(patient: str = "id: P1", whole: str = "", guideline: str = "care", journal: str | None = None) -> Mapping[str, Row]:
        title = "" if "title:" in whole else "title: A case of something\n"
        text = f"casereport: 1\nstatus: real\n{title}patients:\n  - {{{patient}}}\n{whole}\n"
        (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "refs.bib").write_text(
            "".join(f"@article{{r{n}, author={{Lee, K}}, title={{On {n}}}, journal={{J}}, year={{2020}}}}\n" for n in range(3))
        )
        checked = check(tmp_path, journal=journal)
        record = checked.case.record
        report = Report(record, checked.journal, checked.document, Chart.of(record), checked.tellings)
        return {row.item.id: row for row in assess(find_guideline(guideline), report)}

    return look
