"""Colours of the page that the drawings have too: taken from their palette, so that page and figure look alike in every theme."""

from __future__ import annotations

from typing import Final

from casereport.figures.paper.palette import DARK, LIGHT

ROLES: Final = {"ink": "ink", "muted": "muted", "faint": "leader", "rule": "rule", "paper": "paper"}
"""Role of the page, as style sheets name it → role of the drawings; the other roles are the style sheets' own."""


def page_colours(*, dark: bool = False) -> str:
    """A style rule that gives every shared role its colour."""
    palette = DARK if dark else LIGHT
    return f":root {{ {' '.join(f'--{role}: {palette[drawn]};' for role, drawn in ROLES.items())} }}"
