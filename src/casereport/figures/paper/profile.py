"""What a journal asks of a figure (widths, text sizes, lines, letters), and the spacings that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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
    """The spacings of a course figure in pt."""

    margin: float
    right: float
    head: float
    strip: float
    strip_gap: float
    events: float
    title: float
    row_gap: float
    panel: float
    least_panel: float
    lane: float
    lane_gap: float
    lanes_gap: float
    column_gap: float
    stack_gap: float
    piece_gap: float
    tick: float
    axis: float
    point: float
    dot: float
    triangle: float
    bolus: float
    event: float
    least_bar: float


def metrics_for(profile: Profile) -> Metrics:
    """The spacings in pt that go with a profile's text sizes."""
    u = profile.unit
    return Metrics(
        margin=1.0 * u,
        right=5.0 * u,
        head=11.0 * u,
        strip=9.0 * u,
        strip_gap=3.5 * u,
        events=10.0 * u,
        title=11.5 * u,
        row_gap=6.0 * u,
        panel=56.0 * u,
        least_panel=30.0 * u,
        lane=15.0 * u,
        lane_gap=4.0 * u,
        lanes_gap=4.0 * u,
        column_gap=20.0 * u,
        stack_gap=14.0 * u,
        piece_gap=14.0 * u,
        tick=2.2 * u,
        axis=12.0 * u,
        point=1.75 * u,
        dot=1.25 * u,
        triangle=2.1 * u,
        bolus=2.5 * u,
        event=2.3 * u,
        least_bar=1.5,
    )
