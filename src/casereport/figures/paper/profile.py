"""What a journal asks of a figure (widths, text sizes, lines, letters), and the spacings that follow from it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Literal

from casereport.values import dataclass

if TYPE_CHECKING:
    from casereport.journal import FigureRules

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Profile:
    """Sizes in mm (page) and pt (text, lines); journals disagree, so none of these is a constant of the layout."""

    width_mm: float = 180.0
    max_height_mm: float = 225.0
    letter_pt: float = 8.0
    head_pt: float = 7.5
    label_pt: float = 7.0
    tick_pt: float = 6.5
    small_pt: float = 6.0
    min_text_pt: float = 6.0
    min_line_pt: float = 0.4
    letters: Literal["upper", "lower", "none"] = "upper"
    patterns: bool = True

    @property
    def width(self) -> float:
        """The width in pt."""
        return self.width_mm * POINTS_PER_MM

    @property
    def max_height(self) -> float:
        """The greatest height in pt."""
        return self.max_height_mm * POINTS_PER_MM

    @property
    def unit(self) -> float:
        """How much every spacing grows with the text: 1 at labels of 7 pt."""
        return max(self.label_pt / 7, self.small_pt / 6, self.tick_pt / 6.5, self.letter_pt / 8)

    def line(self, width: float) -> float:
        """A line width in pt, never below the journal's least."""
        return max(width, self.min_line_pt)


FULL_WIDTH = Profile()
ONE_COLUMN = Profile(width_mm=85.0)


def journal_profile(rules: FigureRules, *, full_width: bool = True) -> Profile:
    """The profile that a journal's figure rules ask for, across the page or one column wide."""
    return Profile(
        width_mm=rules.wide_mm if full_width else rules.column_mm,
        max_height_mm=rules.max_height_mm,
        letter_pt=rules.letter_pt,
        head_pt=rules.text_pt + 0.5,
        label_pt=rules.text_pt,
        tick_pt=(rules.text_pt + rules.small_pt) / 2,
        small_pt=rules.small_pt,
        min_text_pt=rules.small_pt,
        min_line_pt=rules.line_pt,
        letters=rules.letters,
        patterns=rules.patterns,
    )


@dataclass(frozen=True, slots=True)
class Metrics:
    """The spacings of a figure in pt, as they are at labels of 7 pt."""

    margin: float = 1.0
    right: float = 5.0
    head: float = 11.0
    strip: float = 9.0
    strip_gap: float = 3.5
    events: float = 10.0
    title: float = 11.5
    row_gap: float = 6.0
    panel: float = 56.0
    least_panel: float = 30.0
    lane: float = 15.0
    lane_gap: float = 4.0
    lanes_gap: float = 4.0
    stack_gap: float = 14.0
    piece_gap: float = 14.0
    tick: float = 2.2
    axis: float = 12.0
    point: float = 1.75
    dot: float = 1.25
    triangle: float = 2.1
    bolus: float = 2.5
    event: float = 2.3
    least_bar: float = 1.5


@cache
def metrics_for(profile: Profile) -> Metrics:
    """The spacings in pt that go with a profile's text sizes; the least height of a bar is the same for all."""
    usual = Metrics()
    return Metrics(**{field.name: getattr(usual, field.name) * profile.unit for field in fields(Metrics) if field.name != "least_bar"})
