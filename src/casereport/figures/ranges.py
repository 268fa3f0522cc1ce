"""Reference ranges in words."""

from __future__ import annotations

from casereport.figures.data import Series
from casereport.figures.scales import number_text


def range_text(series: Series) -> str:
    """The reference range as printed, "" when there is none; either side may be open."""
    return series.ref_text if series.ref_text and _is_known(series) else limits_text(series)


def limits_text(series: Series) -> str:
    """The limits of the reference range as numbers, "" when there are none."""
    if not _is_known(series):
        return ""
    if series.low is None:
        return f"≤{number_text(series.high or 0.0)}"
    return f"≥{number_text(series.low)}" if series.high is None else f"{number_text(series.low)}–{number_text(series.high)}"


def _is_known(series: Series) -> bool:
    return (series.low, series.high) != (None, None)
