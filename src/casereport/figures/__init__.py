"""Figures drawn from the record: data → parts → plan → scene → SVG, with words and checks beside."""

from __future__ import annotations

from casereport.figures.choice import Kind
from casereport.figures.course.caption import CaptionPart
from casereport.figures.course.describe import DataTable
from casereport.figures.paper.profile import FULL_WIDTH, ONE_COLUMN, Profile, journal_profile
from casereport.figures.paper.scene import Scene
from casereport.figures.paper.svg import theme_css, write_svg
from casereport.figures.parts.splitting import CannotFit

__all__ = [
    "FULL_WIDTH", "ONE_COLUMN", "CannotFit", "CaptionPart", "DataTable", "Kind", "Profile", "Scene", "journal_profile", "theme_css",
    "write_svg",
]  # fmt: skip
