"""What is wrong with a page, in numbers that add up: the same for pages that are planned and for those that were laid out."""

from __future__ import annotations

from typing import Final

AMONG_BACK: Final = 8.0
"""What it costs that a figure or table of the article stands among what is declared behind it: more than a page that is left half empty."""
CUT_TABLE: Final = 0.8
"""What it costs that a table which has room on one page is parted between two."""
PAGE: Final = 2.0
"""What a page costs."""
EARLY: Final = 0.02
"""What it costs that a float stands above its mention on the same page."""
FAULT: Final = 3.0
"""What costs more than this on one page is what an editor would send back."""
_SCRAP: Final = 48.0
"""Height (CSS px) of a text between two floats, or above one, that looks lost there."""
_MAY_BE_EMPTY: Final = 0.3
_SHOULD_BE_EMPTY: Final = 0.25
"""A page that is planned to be as empty as it may be comes out emptier now and then: what is near that costs too."""
_THIN: Final = 0.25
"""The share of a last page below which it might be spared."""


def empty_cost(share: float, *, is_near_end: bool = False) -> float:
    """What the empty share of a page costs: more than its size, and dear beyond a third but on the last page but one."""
    dear = 600 * max(0.0, share - _MAY_BE_EMPTY) + 200 * max(0.0, share - _SHOULD_BE_EMPTY) ** 2
    return share + 3 * share * share + (0.0 if is_near_end else dear)


def pages_cost(pages: int, last: float) -> float:
    """What so many pages cost, the last of which is full to this share: one with a few lines is a nuisance."""
    return PAGE * pages + (5.0 * max(0.0, _THIN - last) if pages > 1 else 0.0)


def is_thin(last: float) -> bool:
    """True for a last page that is so little full that it might be spared."""
    return last < _THIN


def wait_cost(page: int, mention: int) -> float:
    """What it costs that a float stands on this page: dear more than one page from its first mention, whatever stands between."""
    late = page - mention
    if late < 0:
        return 1.0 if late == -1 else 5.0 * -late
    return 0.1 * late + 3.0 * max(0, late - 1)


def scrap_cost(columns: int) -> float:
    """What a scrap of text above a float costs: in two columns one of them is left empty."""
    return 0.4 if columns == 2 else 0.02


def is_scrap(height: float) -> bool:
    """True for a text of this height (CSS px, a share of the page where it stands in columns) that looks lost above a float."""
    return 0 < height < _SCRAP
