"""A journal raises and lowers problems, but lowers no gate and nothing that is unsafe in an output."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casereport.problems import fault, with_severities
from casereport.problems.codes import CODES
from casereport.problems.gates import GATE_CODES
from casereport.problems.severities import NEVER_LOWERED, UNSAFE


@pytest.mark.parametrize("code", sorted(NEVER_LOWERED))
def test_a_gate_and_what_is_unsafe_are_raised_and_never_lowered(code: str) -> None:
    problem = fault(code, "something")
    assert with_severities([problem], {code: "info"}) == [problem]
    assert with_severities([problem], {code: "error"}) == [replace(problem, severity="error")]


def test_another_problem_is_lowered() -> None:
    (found,) = with_severities([fault("lost-text", "something")], {"lost-text": "info"})
    assert found.severity == "info"


def test_the_codes_are_known() -> None:
    assert set(CODES) >= UNSAFE
    assert not UNSAFE & GATE_CODES
