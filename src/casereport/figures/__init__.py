"""Figures drawn from the record: data → layout in points → scene → SVG, with words and checks beside."""

from __future__ import annotations

from casereport.figures.choice import Choice, Content, Kind, choose_kind
from casereport.figures.course.caption import CaptionPart, caption_parts
from casereport.figures.course.data import CourseData
from casereport.figures.course.describe import DataTable, alt_sentence, data_table, long_description
from casereport.figures.course.drawing import draw_course
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import FULL_WIDTH, ONE_COLUMN, Profile, journal_profile
from casereport.figures.paper.scene import Scene
from casereport.figures.paper.svg import theme_css, write_svg
from casereport.figures.parts.splitting import CannotFit
from casereport.figures.swimmer.data import SwimmerData
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.swimmer.split import split_swimmer
from casereport.figures.timeline.data import TimelineData
from casereport.figures.timeline.drawing import draw_timeline
from casereport.figures.timeline.split import split_timeline

__all__ = [
    "FULL_WIDTH",
    "ONE_COLUMN",
    "CannotFit",
    "CaptionPart",
    "Choice",
    "Content",
    "CourseData",
    "DataTable",
    "Kind",
    "Profile",
    "Scene",
    "SwimmerData",
    "TimelineData",
    "alt_sentence",
    "caption_parts",
    "choose_kind",
    "data_table",
    "draw_course",
    "draw_swimmer",
    "draw_timeline",
    "journal_profile",
    "long_description",
    "split_course",
    "split_swimmer",
    "split_timeline",
    "theme_css",
    "write_svg",
]
