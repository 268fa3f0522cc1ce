"""Who may give a consent, and the build that is final."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.cli import main

Found = Callable[..., list[tuple[str, str]]]
CODES = "consent-of-the-dead consent-of-a-minor"
DIED = "events: [{at: 1, kind: death, label: Death}]"


@pytest.mark.parametrize(
    ("patient", "expected"),
    [
        (f"consent: {{from: patient, written: yes}}, {DIED}", ["consent-of-the-dead"]),
        (f"consent: {{from: patient, written: yes, note: Given before the operation}}, {DIED}", []),
        (f"consent: {{from: next of kin, written: yes}}, {DIED}", []),
        ("age: 17 y, consent: {from: patient, written: yes}", ["consent-of-a-minor"]),
        ("age: 18 y, consent: {from: patient, written: yes}", []),
        ("age: 8 mo, consent: {from: parents, written: yes}", []),
        ("consent: {from: patient, written: yes}", []),
    ],
)
def test_who_may_give_a_consent(found: Found, patient: str, expected: list[str]) -> None:
    assert [code for code, _ in found(CODES, f"id: P1, {patient}")] == expected


@pytest.mark.parametrize(("summary", "status"), [("He came on 4 July.", 77), ("He came on day 4.", 0)])
def test_a_final_build_is_refused_while_a_gate_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, summary: str, status: int) -> None:
    patient = f"{{id: P1, consent: {{from: patient, written: yes}}, summary: {summary}}}"
    (tmp_path / "case.yaml").write_text(f"casereport: 1\nstatus: real\ntitle: A case\npatients: [{patient}]\n", encoding="utf-8")
    out = tmp_path / "out"
    monkeypatch.setattr("sys.argv", ["casereport", "build", str(tmp_path), "--to", "text", "-o", str(out), "--final"])
    assert main() == status
    assert out.exists() == (status == 0)


def test_an_earlier_build_of_the_same_does_not_stand_for_a_final_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patient = "{id: P1, consent: {from: patient, written: yes}, summary: He came on 4 July.}"
    (tmp_path / "case.yaml").write_text(f"casereport: 1\nstatus: real\ntitle: A case\npatients: [{patient}]\n", encoding="utf-8")
    words = ["casereport", "build", str(tmp_path), "--to", "text", "-o", str(tmp_path / "out")]
    statuses = []
    for more in ([], ["--final"]):
        monkeypatch.setattr("sys.argv", [*words, *more])
        statuses.append(main())
    assert statuses == [0, 77]
