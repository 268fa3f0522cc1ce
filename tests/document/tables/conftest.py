"""What a table looks like is tested with tables of few rows, which a report tells in sentences."""

from __future__ import annotations

import pytest

from casereport.document.tables import labcells, laboratory


@pytest.fixture(autouse=True)
def _tables_of_any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (labcells, laboratory):
        monkeypatch.setattr(module, "FEWEST_ROWS", 0)
