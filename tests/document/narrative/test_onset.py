"""A complaint that had begun before the patient came is told with its beginning, not as if the patient had come then."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import document, text_of

CLOCKS = "clocks: {illness: {starts: symptom onset, first: 1}, hospital: {starts: admission, first: 1, align: illness 5}}"


@pytest.mark.parametrize(
    ("clocks", "at", "told"),
    [
        (CLOCKS, "illness 1", "presented with fever since day 1 of illness."),
        ("clock: illness", "1", "presented with fever since day 1."),
        ("clock: hospital", "-5", "presented with fever since day \u22125."),
        ("clock: hospital", "2 d before admission", "presented with fever since 2 days before admission."),
        ("clock: hospital", "1", "presented on day 1 with fever."),
        (CLOCKS, "by illness 7", "presented by day 7 of illness with fever."),
    ],
)
def test_what_began_before(tmp_path: Path, clocks: str, at: str, told: str) -> None:
    record = f"patients: [{{id: P1, age: 40 y, sex: female, {clocks}, presenting: [{{finding: fever, at: {at}}}]}}]\n"
    assert told in text_of(document(tmp_path / "case", record), "case")
