"""The package itself holds nothing that could run what it reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import casereport.problems

SOURCE = Path(casereport.problems.__file__).parent
FORBIDDEN = re.compile(
    r"yaml\.(?:unsafe_|full_)?load(?:_all)?\(|\bUnsafeLoader\b|\bFullLoader\b|\bpickle\b|\bmarshal\b|(?<![\w.])(?:eval|exec)\("
)


@pytest.mark.parametrize(
    "line",
    [
        "data = yaml.load(text)",
        "yaml.unsafe_load(x)",
        "Loader=yaml.FullLoader",
        "import pickle",
        "value = eval(text)",
        "exec(code)",
        "import marshal",
    ],
)
def test_guard_sees_what_it_is_for(line: str) -> None:
    assert FORBIDDEN.search(line)


def test_nothing_loads_objects_or_runs_text() -> None:
    lines = [(path, line) for path in SOURCE.rglob("*.py") for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines
    assert [f"{path.name}: {line.strip()}" for path, line in lines if FORBIDDEN.search(line)] == []
