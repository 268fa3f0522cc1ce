"""The gates of a publication, open or closed."""

from __future__ import annotations

from casereport.checks.gates.privacy import CODE_OF
from casereport.problems import Problem, fault
from casereport.problems.codes import CODES
from casereport.problems.gates import ALLOWABLE, GATE_CODES, GATES, keeps_open, states


def problem(code: str, path: tuple[str | int, ...] = ()) -> Problem:
    return fault(code, "something", path=path, hint="do something")


def test_a_gate_is_open_while_a_problem_holds_it() -> None:
    found = {state.gate.key: state for state in states([problem("no-consent"), problem("identifier-date"), problem("identifier-date")])}
    assert [key for key, state in found.items() if state.is_open] == ["consent", "dates"]
    assert found["dates"].line() == "dates open: times are told as days, not as dates (2 problems: identifier-date)"
    assert found["images"].line().startswith("images closed: ")


def test_every_class_of_identifiers_but_notes_keeps_a_gate_open() -> None:
    kept = {code for code in CODE_OF.values() if keeps_open(problem(code))}
    assert set(CODE_OF.values()) - kept == {"identifier"}


def test_an_open_question_of_an_image_is_one_of_the_gate_and_no_other() -> None:
    assert keeps_open(problem("image-undeclared"))
    assert not keeps_open(problem("unanswered"))


def test_every_code_of_the_detectors_can_be_allowed_and_no_other() -> None:
    assert set(CODE_OF.values()) == ALLOWABLE


def test_a_code_belongs_to_one_gate_and_is_told_by_the_tool() -> None:
    assert len(GATE_CODES) == sum(len(gate.codes) for gate in GATES)
    assert set(CODES) >= GATE_CODES


def test_keys_are_told_once() -> None:
    assert len({gate.key for gate in GATES}) == len(GATES)
