"""The sign ≈ beside what is approximate in a swimmer figure, wherever a lane has room for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casereport.figures.paper.measure import measure
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Rect, Text, baseline_mid

ABOUT = "≈"
APPROX_DASH = (1.6, 1.2)
CLEAR = 0.8  # pt between the sign and an edge or a symbol
Reach = tuple[float, float]


def sign_beside(
    wanted: Sequence[float], bars: Sequence[Rect], taken: Sequence[Reach], y: float, profile: Profile, page: Reach
) -> Text | None:
    """The sign at the first of the wanted left edges where it lies in one bar or in none, clear of what is taken; None without room."""
    width = measure(ABOUT, profile.small_pt) * 1.02
    for left in wanted:
        low, high = left - CLEAR, left + width + CLEAR
        if low < page[0] or high > page[1] or any(a < high and low < b for a, b in taken):
            continue
        over = [bar for bar in bars if bar.x < high and low < bar.x + bar.w]
        if not over:
            return _sign(left, y, profile, "ink")
        if len(over) == 1 and not over[0].hatch and over[0].x <= low and high <= over[0].x + over[0].w:
            return _sign(left, y, profile, f"on-{over[0].fill}")
    return None


def _sign(left: float, y: float, profile: Profile, fill: str) -> Text:
    return Text(left, baseline_mid(y, profile.small_pt), ABOUT, profile.small_pt, fill=fill, role="about")


def beside_mark(x: float, r: float, profile: Profile) -> Iterator[float]:
    """Left edges of a sign beside a symbol: right of it first."""
    yield x + r + 1.1 + CLEAR
    yield x - r - 1.1 - CLEAR - measure(ABOUT, profile.small_pt) * 1.02


def inside_bar(bar: Rect, profile: Profile) -> Iterator[float]:
    """Left edges of a sign in a bar: at its start, in its middle, at its end."""
    width, inset = measure(ABOUT, profile.small_pt) * 1.02, 2.6 * profile.unit
    yield from (bar.x + inset, bar.x + (bar.w - width) / 2, bar.x + bar.w - inset - width)
