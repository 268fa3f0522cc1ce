"""Colours of the page: each role has one place in each theme, each is legible, and no style sheet writes a colour past its role."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casereport.figures.paper.palette import contrast
from casereport.journal.resources import templates_dir
from casereport.writers.colours import ROLES, page_colours

SHEETS = sorted(templates_dir().glob("*/*.css"))
HTML = templates_dir() / "_html"
DEFINED = re.compile(r"--([a-z-]+): *(#[0-9a-fA-F]{6});")
OWN = {"#a6ce39": "the green of ORCID", "#1d2b00": "dark on it", "#fff": "behind pictures, which are made for white paper"}
"""Colours that stand in no role, each with the reason."""
TEXTS = ("ink", "muted", "accent", "high", "low", "alert")


def text_of(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


DARK_ROOT = re.compile(r"prefers-color-scheme: dark\)\s*\{\s*:root\s*\{([^}]*)\}")


def defined(sheet: Path, *, dark: bool) -> dict[str, str]:
    """Role → colour as a style sheet defines it, on light pages or on dark ones."""
    css = text_of(sheet)
    bodies = DARK_ROOT.findall(css) if dark else re.findall(r":root\s*\{([^}]*)\}", DARK_ROOT.sub("", css))
    return dict(DEFINED.findall("".join(bodies)))


def colours(journal: str, *, dark: bool) -> dict[str, str]:
    """Role → colour of a journal's page."""
    sheets = (HTML / "base.css", HTML / "screen.css", templates_dir() / journal / "page.css")
    own = {role: colour for sheet in sheets for theme in {False, dark} for role, colour in defined(sheet, dark=theme).items()}
    return dict(DEFINED.findall(page_colours(dark=dark))) | own


def test_every_role_that_is_used_is_defined_in_both_themes_and_used() -> None:
    used = {role for sheet in SHEETS for role in re.findall(r"var\(--([a-z-]+)\)", text_of(sheet))}
    light = set(defined(HTML / "base.css", dark=False))
    assert light == set(defined(HTML / "screen.css", dark=True))
    assert not light & set(ROLES)
    assert used == light | set(ROLES)


def test_a_journal_gives_a_role_a_colour_in_both_themes_or_in_none() -> None:
    for sheet in SHEETS:
        if sheet.parent != HTML:
            assert set(defined(sheet, dark=False)) == set(defined(sheet, dark=True)) <= set(defined(HTML / "base.css", dark=False))


def test_no_style_sheet_writes_a_colour_past_its_role() -> None:
    written = {colour for sheet in SHEETS for colour in re.findall(r"(?<!&)#[0-9a-fA-F]{3,8}\b", DEFINED.sub("", text_of(sheet)))}
    assert written == set(OWN)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("journal", ["plain", "frontiers"])
def test_texts_are_legible_on_every_ground(journal: str, *, dark: bool) -> None:
    """WCAG 2.2, 1.4.3."""
    page = colours(journal, dark=dark)
    pairs = [(text, ground) for text in TEXTS for ground in ("paper", "tint")] + [("alert", "alert-tint"), ("ink", "alert-tint")]
    assert [pair for pair in pairs if contrast(page[pair[0]], page[pair[1]]) < 4.5] == []
