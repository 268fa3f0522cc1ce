"""How wide a figure is printed: across the page, in a column, or beside another on a page of one column."""

from __future__ import annotations

from typing import Final

from casereport.document.draft import Draft
from casereport.journal import Journal
from casereport.model.article import Figure as FigureSpec
from casereport.tree import Figure

GAP_MM: Final = 5.0
"""Between two figures side by side."""


def figure_width(draft: Draft, spec: FigureSpec) -> float:
    """The width in mm that a figure of the record is drawn for, or its plate of images may take."""
    rules = draft.journal.figure
    if spec.width == "full":
        return rules.wide_mm
    return (rules.wide_mm - GAP_MM) / 2 if spec.id in draft.beside else rules.column_mm


def stand_side_by_side(first: Figure, second: Figure, journal: Journal) -> bool:
    """True for two narrow figures that the page has room for beside one another."""
    return not (first.wide or second.wide) and first.width_mm + GAP_MM + second.width_mm <= journal.figure.wide_mm + 0.1
