"""What keeps a report from being handed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.submission.cases import case

from casereport.build import check
from casereport.submission.gates import closed_gates


def codes(folder: Path) -> list[str]:
    """The codes of the gates that are closed."""
    found = closed_gates(check(folder))
    assert {problem.severity for problem in found} <= {"error"}
    return [problem.code for problem in found]


def test_a_real_case_with_consent_may_be_handed_in(tmp_path: Path) -> None:
    assert codes(case(tmp_path)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("    consent: {from: guardian, written: yes, images: no}\n", ""), "no-consent"),
        (("{from: guardian, written: yes, images: no}", "not obtained"), "no-consent"),
        (("written: yes", "written: not reported"), "no-consent"),
        (("status: real", "status: synthetic"), "no-new-case"),
        (("status: real", "status: published\norigin: {citation: Rossi A. On fever.}"), "no-new-case"),
    ],
)
def test_a_closed_gate_is_an_error(change: tuple[str, str], code: str, tmp_path: Path) -> None:
    assert code in codes(case(tmp_path, change))
