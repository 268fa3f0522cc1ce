"""The Naranjo scale of adverse drug reactions: points of its ten questions, and what their sum is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Item = Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
"""The number of a question."""

# Naranjo et al., Clin Pharmacol Ther 1981;30:239: points for yes and for no; unknown gives none.
_POINTS: dict[Item, tuple[int, int]] = {
    "1": (1, 0), "2": (2, -1), "3": (1, 0), "4": (2, -1), "5": (-1, 2), "6": (-1, 1), "7": (1, 0), "8": (1, 0), "9": (1, 0), "10": (1, 0),
}  # fmt: skip
QUESTIONS: tuple[Item, ...] = tuple(_POINTS)


def score_of(items: Mapping[Item, str]) -> int:
    """The sum of the points of the answers `yes`, `no` and `unknown`; a question without an answer gives none."""
    return sum({"yes": _POINTS[item][0], "no": _POINTS[item][1]}.get(answer, 0) for item, answer in items.items())


def category_of(score: int) -> str:
    """Definite, probable, possible or doubtful."""
    return "definite" if score >= 9 else "probable" if score >= 5 else "possible" if score >= 1 else "doubtful"


def scores_of(items: Mapping[Item, str]) -> tuple[int, int]:
    """The least and the most that the sum can be where some questions are answered, `unknown` for no points, and the others are open."""
    known = score_of(items)
    open_ = [points for item, points in _POINTS.items() if item not in items]
    return known + sum(min(*points, 0) for points in open_), known + sum(max(*points, 0) for points in open_)
