"""Page ranges as printed."""

from __future__ import annotations

import pytest

from casereport.citations.pages import expand_pages, format_pages, shorten_pages

# written: (shortened, as written with a dash)
PAGES = {
    "1663-1665": ("1663–5", "1663–1665"),
    "1771-8": ("1771–8", "1771–8"),
    "998-1003": ("998–1003", "998–1003"),
    "45–47": ("45–7", "45–47"),
    "1109 -- 1112": ("1109–12", "1109–1112"),
    "S12-S19": ("S12–9", "S12–S19"),
    "e6-e10": ("e6–10", "e6–e10"),
    "S12-T19": ("S12–T19", "S12–T19"),
    "iv-viii": ("iv–viii", "iv–viii"),
    "12-15, 20": ("12–5, 20", "12–15, 20"),
    "20-12": ("20–12", "20–12"),
    "7": ("7", "7"),
    "7-7": ("7–7", "7–7"),
    "e20200702": ("e20200702", "e20200702"),
    "2038.e1-2038.e3": ("2038.e1–2038.e3", "2038.e1–2038.e3"),
    "": ("", ""),
}


@pytest.mark.parametrize("pages", PAGES)
def test_pages(pages: str) -> None:
    assert (shorten_pages(pages), format_pages(pages)) == PAGES[pages]


# written: (in full, with a hyphen)
FULL = {
    "1201-9": ("1201–1209", "1201-1209"),
    "1771–8": ("1771–1778", "1771-1778"),
    "S12-9": ("S12–S19", "S12-S19"),
    "998-1003": ("998–1003", "998-1003"),
    "12-5, 20": ("12–15, 20", "12-15, 20"),
    "iv-viii": ("iv–viii", "iv-viii"),
    "20-12": ("20–12", "20-12"),
    "7": ("7", "7"),
    "": ("", ""),
}


@pytest.mark.parametrize("pages", FULL)
def test_pages_in_full(pages: str) -> None:
    assert (expand_pages(pages), expand_pages(pages, dash="-")) == FULL[pages]
