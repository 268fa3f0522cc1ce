"""The page of checks says what the tables say."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from casereport.checks import CHECKS
from casereport.problems.codes import CODES

ROOT = Path(__file__).parent.parent


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("checks_page", ROOT / "scripts" / "checks_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_tables_say() -> None:
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == _script().page(), "python scripts/checks_page.py writes it anew"


def test_every_check_and_every_code_stands_on_the_page_once() -> None:
    lines = _script().page().splitlines()
    assert [code for code in CODES if sum(line.startswith(f"| `{code}` |") for line in lines) != 1] == []
    start = lines.index("## Checks")
    rows = [line for line in lines[start + 4 : lines.index("", start + 4)] if line.startswith("|")]
    assert len(rows) == len(CHECKS)
    assert all(row.split(" | ")[0].strip("| ") for row in rows), "each check says what should be true"
