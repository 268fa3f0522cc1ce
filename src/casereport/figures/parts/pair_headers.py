"""What stands above a panel with two series: a line for each, in its style, with its name, unit and reference range."""

from __future__ import annotations

from dataclasses import replace

from casereport.figures.axis.scales import ValueAxis
from casereport.figures.course.columns import Column
from casereport.figures.course.data import CourseData, Pair, find_series
from casereport.figures.course.entries import Series, ranges_of
from casereport.figures.paper.measure import measure, wrap
from casereport.figures.paper.profile import Profile
from casereport.figures.parts.headers import Header, reference_words
from casereport.figures.parts.pairs import Cell, has_values, share_band
from casereport.figures.parts.ranges import changes, range_text

KEY = 12.0  # the line and mark before a name, in units


def plan_pair_headers(
    data: CourseData, profile: Profile, axes: dict[Cell, ValueAxis], right: dict[Cell, ValueAxis], columns: tuple[Column, ...]
) -> dict[Cell, Header]:
    """The header of each panel with two series; those of a row use the same names, and put the references at the same places."""
    headers: dict[Cell, Header] = {}
    for r, row in enumerate(data.rows):
        pair = data.pair(row)
        if pair is None:
            continue
        left = {c: axes[r, c] for c in range(len(columns))}
        own = {c: right.get((r, c), axes[r, c]) for c in range(len(columns))}
        first = _line(data, profile, pair, row, left, columns)
        second = _line(data, profile, pair, pair.second, own, columns)
        headers |= {(r, c): replace(first[c], second=second[c]) for c in range(len(columns))}
    return headers


def _line(
    data: CourseData, profile: Profile, pair: Pair, analyte: str, axes: dict[int, ValueAxis], columns: tuple[Column, ...]
) -> list[Header]:
    """The header of one of the two analytes in every column."""
    at_right = pair.right and analyte == pair.second
    titles = {c: _title(data, analyte, c, axis, at_right=at_right) for c, axis in axes.items()}
    room = {c: columns[c].slot - KEY * profile.unit for c in axes}
    short = any(measure(title[0], profile.label_pt) > room[c] for c, title in titles.items())
    found = [_header(data, profile, pair, analyte, titles[c][short], columns[c], c) for c in axes]
    below = any(header.ref_below for header in found)
    return [replace(header, ref_below=below and bool(header.ref)) for header in found]


def _title(data: CourseData, analyte: str, column: int, axis: ValueAxis, *, at_right: bool) -> tuple[str, str]:
    """What names an analyte above a panel, with its full name and with its short one."""
    series = find_series(data.patients[column], analyte) or _any_series(data, analyte)
    if series is None:
        return analyte, analyte
    about = ", ".join(filter(None, (series.unit, "right axis" if at_right else "")))
    ending = (f" ({about})" if about else "") + (", log scale" if axis.log else "")
    return series.title + ending, (series.short or series.title) + ending


def _any_series(data: CourseData, analyte: str) -> Series | None:
    return next((series for patient in (data.whole or data).patients if (series := find_series(patient, analyte))), None)


def _header(data: CourseData, profile: Profile, pair: Pair, analyte: str, title: str, column: Column, index: int) -> Header:
    series, u = find_series(data.patients[index], analyte), profile.unit
    lines = wrap(title, profile.label_pt, column.slot - KEY * u)
    has_band = series is not None and has_values(series) and _is_drawn(data, pair, series, index)
    beside = column.time.x1 - column.time.x0 - (KEY + (19 if has_band else 8)) * u - measure(lines[-1], profile.label_pt)
    words = reference_words(data, series) if series and has_values(series) else _absent(data, pair, analyte, index)
    for text in words:
        width = measure(text, profile.small_pt)
        if width <= beside:
            return Header(lines, text, False, has_band)
        if (series is None or range_text(series)) and width <= column.slot - (KEY + 9) * u:
            return Header(lines, text, True, has_band)
    return Header(lines, "", False, has_band)


def _is_drawn(data: CourseData, pair: Pair, series: Series, index: int) -> bool:
    """True when the range is a band, or the bracket of the second series; one of the second's own that changes is told in words."""
    row = data.rows.index(pair.row)
    return bool(ranges_of(series)) and (series.analyte == pair.row or share_band(data, row, index) or not changes(series))


def _absent(data: CourseData, pair: Pair, analyte: str, index: int) -> tuple[str, ...]:
    """What is said of an analyte without values; nothing when the whole panel is empty and says so itself."""
    other = find_series(data.patients[index], pair.second if analyte == pair.row else pair.row)
    series = find_series(data.patients[index], analyte)
    if other is None or not has_values(other):
        return ()
    return ("not reported",) if series is None else ("not measured",)
