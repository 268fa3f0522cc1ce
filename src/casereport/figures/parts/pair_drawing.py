"""The header of a panel with two series, drawn: line and mark, name and reference range of each, in its style."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.course.plan import LINE_HEIGHT, Plan
from casereport.figures.paper.measure import CAP_HEIGHT, measure
from casereport.figures.paper.scene import Item, Mark, Path, Rect, Text
from casereport.figures.parts.headers import Header
from casereport.figures.parts.pair_headers import KEY
from casereport.figures.parts.pairs import FIRST, SECOND, Look, share_band


def draw_pair_header(plan: Plan, row: int, column: int, x0: float, x1: float, first: float) -> Iterator[Item]:
    """Both lines of a header from the baseline `first` on, between `x0` and `x1` pt."""
    header = plan.headers[row, column]
    yield from _line(plan, header, FIRST, x0, x1, first, in_band=True)
    if header.second:
        below = first + (len(header.title) + header.ref_below) * LINE_HEIGHT * plan.profile.label_pt
        yield from _line(plan, header.second, SECOND, x0, x1, below, in_band=share_band(plan.data, row, column))


def _line(plan: Plan, header: Header, look: Look, x0: float, x1: float, first: float, *, in_band: bool) -> Iterator[Item]:
    profile, u = plan.profile, plan.profile.unit
    step, left = LINE_HEIGHT * profile.label_pt, x0 + KEY * u
    yield from _key(plan, look, x0, first - CAP_HEIGHT * profile.label_pt / 2)
    for k, line in enumerate(header.title):
        yield Text(left, first + k * step, line, profile.label_pt, fill=look.text, role=look.title)
    if header.ref:
        last = first + (len(header.title) - 1 + header.ref_below) * step
        swatch = 9 * u * header.has_band
        x = left + swatch if header.ref_below else x1 - measure(header.ref, profile.small_pt)
        yield Text(x, last, header.ref, profile.small_pt, fill="muted", role="reference")
        if header.has_band:
            yield _swatch(plan, x - swatch, last - CAP_HEIGHT * profile.small_pt / 2, in_band=in_band)


def _key(plan: Plan, look: Look, x: float, y: float) -> Iterator[Item]:
    u = plan.profile.unit
    yield Path(((x, y), (x + 9 * u, y)), look.colour, plan.profile.line(1.0), role="key")
    r = plan.metrics.point * look.size
    yield Mark(x + 4.5 * u, y, look.shape, r, look.colour, look.colour, plan.profile.line(0.8), "key")


def _swatch(plan: Plan, x: float, y: float, *, in_band: bool) -> Rect | Path:
    """A piece of the band, or the bracket, that shows the range."""
    u = plan.profile.unit
    if in_band:
        return Rect(x, y - 2.3 * u, 7 * u, 4.6 * u, "refband", role="swatch")
    tip, back = x + 3.6 * u, x + 5.4 * u
    points = ((tip, y - 2.3 * u), (back, y - 2.3 * u), (back, y + 2.3 * u), (tip, y + 2.3 * u))
    return Path(points, SECOND.colour, plan.profile.line(0.8), role="swatch")
