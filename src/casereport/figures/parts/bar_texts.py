"""What stands on the bars of a lane in words: each dose inside its bar, over it, or overhanging it, else in the caption."""

from __future__ import annotations

from casereport.figures.course.entries import Phase, Treatment
from casereport.figures.course.plan import Plan
from casereport.figures.course.words import phase_text, phase_words, treatment_name
from casereport.figures.paper.labels import overlap
from casereport.figures.paper.measure import measure
from casereport.figures.paper.scene import Box, Note, Rect, Text, baseline_mid, text_box
from casereport.figures.parts.levels import Slope, low_dose, top_dose, top_under
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A phase with its rectangle, the bounds that its text may use, whether heights tell doses, and the doses along a taper."""

    phase: Phase
    rect: Rect
    bounds: tuple[float, float]
    sloped: bool = False
    slope: Slope = ()


def place_bar_texts(
    plan: Plan, treatment: Treatment, bars: list[Bar], singles: list[Box], column: int
) -> tuple[list[tuple[int, Text]], list[Note]]:
    """A text for each bar, the longest that has room, inside, above, or overhanging; notes of those cut short or left out."""
    placed: dict[int, tuple[str, Text]] = {}
    for k, bar in enumerate(bars):
        found = _within(plan, bar, singles)
        if found:
            placed[k] = found
    for k, bar in enumerate(bars):
        if k not in placed and (found := _overhanging(plan, bar, bars, [*singles, *(text_box(text) for _, text in placed.values())])):
            placed[k] = found
    patient = plan.data.patients[column]
    notes = [
        Note("dose", patient.label, treatment_name(treatment), phase_text(bar.phase), phase_words(plan.data, patient, bar.phase))
        for k, bar in enumerate(bars)
        if phase_text(bar.phase) and bar.phase.goes_on not in ("before", "both") and (k not in placed or placed[k][0] != bar.phase.texts[0])
    ]
    return [(k, text) for k, (_, text) in sorted(placed.items())], notes


def _within(plan: Plan, bar: Bar, singles: list[Box]) -> tuple[str, Text] | None:
    rect, size = bar.rect, plan.profile.small_pt
    for text in bar.phase.texts:
        room = min(rect.w, bar.bounds[1] - bar.bounds[0]) - measure(text, size) * 1.02 - 3
        for shift in (0.0, -0.5, 0.5) if room >= 0 else ():
            candidate = _text(plan, bar, text, rect.x + rect.w / 2 + shift * room)
            if _has_two(bar) and candidate == _above(plan, bar, text, candidate.x):
                continue
            if not any(overlap(text_box(candidate), box, 0.4) for box in singles):
                return text, candidate
    return None


def _text(plan: Plan, bar: Bar, text: str, middle: float) -> Text:
    rect, size = bar.rect, plan.profile.small_pt
    y, height, ground = _plain_part(bar)
    if height >= 1.2 * size and measure(text, size) <= rect.w:
        fill = "ink" if ground == "paper" else f"on-{ground}"
        return Text(middle, baseline_mid(y + height / 2, size), text, size, anchor="middle", fill=fill, role="dose")
    return _above(plan, bar, text, middle)


def _above(plan: Plan, bar: Bar, text: str, middle: float) -> Text:
    """A text over a bar, or over the slope of one where it stands."""
    size = plan.profile.small_pt
    half = measure(text, size) / 2
    top = top_under(bar.rect, bar.slope, middle - half, middle + half)
    return Text(middle, top - 1.4, text, size, anchor="middle", role="dose")


def _has_two(bar: Bar) -> bool:
    """True for a bar that shows two doses; a text over it is as high as one over the highest bar and must look for room."""
    return bar.sloped and (bar.phase.taper_to is not None or bar.phase.high is not None)


def _plain_part(bar: Bar) -> tuple[float, float, str]:
    """The top, height and ground of the part of a bar that a text may stand on: beneath a slope, above the low dose of a range."""
    rect, phase = bar.rect, bar.phase
    top = top_dose(phase, bar.slope)
    share = low_dose(phase, bar.slope) / top if top else 1.0
    if bar.slope:
        return rect.y + rect.h * (1 - share), rect.h * share, rect.fill
    if phase.high is not None and bar.sloped:
        return rect.y, rect.h * (1 - share), rect.fill
    return rect.y, rect.h, rect.fill


def _overhanging(plan: Plan, bar: Bar, bars: list[Bar], busy: list[Box]) -> tuple[str, Text] | None:
    """A text above the bar that reaches beyond its ends, clear of every bar and text of the lane."""
    rect, size = bar.rect, plan.profile.small_pt
    taken = [rect_box(other.rect) for other in bars if other is not bar] + busy
    for text in bar.phase.texts:
        half = measure(text, size) / 2
        for middle in (rect.x + rect.w / 2, rect.x + half, rect.x + rect.w - half):
            candidate = _above(plan, bar, text, middle)
            if _is_free(candidate, bar, taken, plan.metrics.lane + plan.metrics.lane_gap - 1):
                return text, candidate
    return None


def _is_free(text: Text, bar: Bar, taken: list[Box], room: float) -> bool:
    box = text_box(text)
    inside = box[0] >= bar.bounds[0] and box[2] <= bar.bounds[1] and bar.rect.y + bar.rect.h - box[1] <= room
    return inside and not any(overlap(box, other, 0.6) for other in taken)


def rect_box(rect: Rect) -> Box:
    """What a rectangle covers."""
    return (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h)
