"""Web pages are accessible by the rules that axe knows, on a desk and on a phone, in the light and in the dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.axe import faults
from tests.builds import LOOKS, RECORDS, Make

WIDTHS = (1280, 390)
NONE: dict[int, list[str]] = {width: [] for width in WIDTHS}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("journal", LOOKS)
@pytest.mark.parametrize("name", RECORDS)
def test_axe_finds_nothing_wrong(name: str, journal: str, dark: bool, make: Make, tmp_path: Path) -> None:
    assert faults(make(name, journal).html, WIDTHS, tmp_path, dark=dark) == NONE


def test_axe_finds_what_is_wrong(tmp_path: Path) -> None:
    """Links told by colour alone, and two landmarks of one name."""
    style = "<style>a { color: #1f4e66; text-decoration: none }</style>"
    section = "<section aria-label=One><p>Some text with <a href='#x'>a link</a> in it.</p></section>"
    page = f"<!DOCTYPE html><html lang=en><head><title>T</title>{style}</head><body><main><h1>T</h1>{section}{section}</main></body></html>"
    found = faults(page, WIDTHS, tmp_path)
    assert set(found) == set(WIDTHS)
    assert {fault.partition(":")[0] for fault in found[390]} == {"link-in-text-block", "landmark-unique"}
