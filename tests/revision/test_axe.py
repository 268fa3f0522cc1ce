"""The list of changes and the marked manuscript are accessible by the rules that axe knows, on a desk and on a phone, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.axe import faults
from tests.revision.pairs import make_pair

from casereport.revision.manuscript import WRITERS as MANUSCRIPTS
from casereport.revision.page import WRITERS as PAGES

WIDTHS = (1280, 390)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["html", "redline-html"])
def test_axe_finds_nothing_wrong(name: str, dark: bool, tmp_path: Path) -> None:
    revised = make_pair("all at once", tmp_path / "pair").revised
    (page,) = {**PAGES, **MANUSCRIPTS}[name](revised).values()
    assert faults(page.decode(), WIDTHS, tmp_path, dark=dark) == {width: [] for width in WIDTHS}
