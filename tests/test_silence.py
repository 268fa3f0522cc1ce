"""A problem may be silenced with a reason, never an error and never consent, and only where it was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from casereport.build import check
from casereport.problems import path_text
from casereport.problems.gates import GATE_CODES

ELEVEN = "\n".join(f"  - {{id: P{number}, consent: {{from: patient, written: yes}}}}" for number in range(1, 12))


def told(folder: Path, silence: str) -> list[tuple[str, str, str]]:
    """Code, severity and path of what is said of patients who leave every CARE item open."""
    text = f"casereport: 1\nstatus: real\ntitle: A case\npatients:\n{ELEVEN}\nsilence: {silence}\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    wanted = ("unanswered", "silenced", "bad-silence", "keyword-count")
    return [(p.code, p.severity, path_text(p.path)) for p in check(folder).problems if p.code in wanted]


def test_a_silenced_problem_becomes_a_note(tmp_path: Path) -> None:
    found = told(tmp_path, "[{code: keyword-count, why: the journal asks for none}]")
    assert ("silenced", "info", "") in found
    assert not any(code == "keyword-count" for code, _, _ in found)


def test_a_path_silences_what_it_holds_and_nothing_else(tmp_path: Path) -> None:
    found = told(tmp_path, '[{code: unanswered, why: a reason, at: "patients[1]"}]')
    assert [path for code, _, path in found if code == "silenced"] == ["patients[1]"]
    assert len([path for code, _, path in found if code == "unanswered"]) == 10
    assert ("unanswered", "warning", "patients[10]") in found


@pytest.mark.parametrize("code", ["bad-unit", "nonsense", "lost-text", *sorted(GATE_CODES)])
def test_what_cannot_be_silenced_is_an_error(tmp_path: Path, code: str) -> None:
    found = told(tmp_path, f"[{{code: {code}, why: a reason}}]")
    assert ("bad-silence", "error", "silence[0].code") in found


def test_a_reason_is_required(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="why is missing"):
        told(tmp_path, "[{code: unanswered}]")


def test_an_identifier_that_is_silenced_stays_and_the_hint_names_the_way(tmp_path: Path) -> None:
    text = "casereport: 1\nstatus: real\ntitle: A case\npatients:\n  - {id: P1, consent: {from: patient, written: yes}}\n"
    text += "sections: {case: She was seen on 4 May 2021.}\nsilence: [{code: identifier-date, why: a reason}]\n"
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    found = {problem.code: problem for problem in check(tmp_path).problems}
    assert found["identifier-date"].severity == "warning"
    assert found["bad-silence"].hint == "what a text holds on purpose stands under allow:"
