"""What keeps a report from being handed in."""

from __future__ import annotations

import re
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
        (("    consent: {from: guardian, written: yes, images: no}\n", "    consent: refused\n"), "no-consent"),
        (("written: yes", "written: yes, note: Refused by the family"), "consent-contradiction"),
        (("status: real", "status: synthetic"), "no-new-case"),
        (("status: real", "status: published\norigin: {citation: Rossi A. On fever.}"), "no-new-case"),
    ],
)
def test_a_closed_gate_is_an_error(change: tuple[str, str], code: str, tmp_path: Path) -> None:
    assert code in codes(case(tmp_path, change))


def test_a_case_without_authors_is_not_handed_in(tmp_path: Path) -> None:
    folder = case(tmp_path)
    record = folder / "case.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(re.sub(r"^authors:\n(?: .*\n)+", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert codes(folder) == ["missing-part"]
