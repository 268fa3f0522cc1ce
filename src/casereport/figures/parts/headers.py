"""What stands above each panel: its letter, the analyte and unit, the reference range in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from casereport.figures.axis.scales import ValueAxis
from casereport.figures.course.columns import Column
from casereport.figures.course.data import CourseData, find_series, row_series
from casereport.figures.course.entries import Series, ranges_of
from casereport.figures.paper.measure import measure, wrap
from casereport.figures.paper.profile import Profile
from casereport.figures.parts.ranges import header_texts, limits_text, range_text


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a panel: title lines, the reference in words (beside or under them), and whether a swatch belongs to it.

    `second` is that of the second series, which stands under it.
    """

    title: tuple[str, ...]
    ref: str = ""
    ref_below: bool = False
    has_band: bool = False
    second: Header | None = None

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return len(self.title) + self.ref_below + (self.second.lines if self.second else 0)


def plan_headers(
    data: CourseData, profile: Profile, axes: dict[tuple[int, int], ValueAxis], columns: tuple[Column, ...]
) -> dict[tuple[int, int], Header]:
    """The header of each panel; those of a row use the same name, and put the reference at the same place."""
    headers: dict[tuple[int, int], Header] = {}
    for r in range(len(data.rows)):
        cells = range(len(columns))
        short = any(not _has_room(data, profile, axes[r, c], columns[c], r, c) for c in cells)
        row = [_header(data, profile, axes[r, c], columns[c], r, c, short=short) for c in cells]
        below = any(header.ref_below for header in row)
        headers |= {(r, c): replace(header, ref_below=below and bool(header.ref)) for c, header in enumerate(row)}
    return headers


def _titled(data: CourseData, row: int, column: int) -> Series | None:
    """The series that names a panel: the patient's own, else another patient's."""
    return find_series(data.patients[column], data.rows[row]) or next(iter(row_series(data, row)), None)


def _has_room(data: CourseData, profile: Profile, axis: ValueAxis, column: Column, row: int, index: int) -> bool:
    """True when the full name of a panel's analyte fits in one line."""
    series = _titled(data, row, index)
    return series is None or measure(series.title + _ending(series, log=axis.log), profile.label_pt) <= column.slot


def _header(data: CourseData, profile: Profile, axis: ValueAxis, column: Column, row: int, index: int, *, short: bool) -> Header:
    own, series = find_series(data.patients[index], data.rows[row]), _titled(data, row, index)
    if series is None:
        return Header((data.rows[row],))
    name = (short and series.short) or series.title
    lines = wrap(name + _ending(series, log=axis.log), profile.label_pt, column.slot)
    has_band = own is not None and bool(ranges_of(own)) and bool(axis.ticks)
    width = column.time.x1 - column.time.x0 - (19 if has_band else 8) * profile.unit
    ref, below = _reference(data, profile, own, width - measure(lines[-1], profile.label_pt), column.slot) if own else ("", False)
    return Header(lines, ref, below, has_band)


def _reference(data: CourseData, profile: Profile, series: Series, beside: float, below: float) -> tuple[str, bool]:
    """What is printed of a reference range, and whether under the title: in full, or its limits; "" where the caption must say it."""
    swatch = 9 * profile.unit
    for words in reference_words(data, series):
        width = measure(words, profile.small_pt)
        if width <= beside:
            return words, False
        if range_text(series) and width <= below - swatch:
            return words, True
    return "", False


def _ending(series: Series, *, log: bool) -> str:
    return (f" ({series.unit})" if series.unit else "") + (", log scale" if log else "")


def reference_words(data: CourseData, series: Series) -> tuple[str, ...]:
    """What may be printed of a reference range, from the longest to the shortest."""
    if range_text(series):
        return tuple(dict.fromkeys(f"ref. {words}" for words in (*header_texts(series), limits_text(series))))
    whole = data.whole or data
    any_range = any(range_text(s) for p in whole.patients for s in p.series if s.analyte in whole.analytes())
    return ("no reference range",) if any_range else ()


def tells_ranges(header: Header, series: Series) -> bool:
    """True when a header says all of a series' reference range."""
    return header.ref in {f"ref. {words}" for words in header_texts(series)}


def panel_letters(data: CourseData, profile: Profile, *, stacked: bool) -> dict[tuple[int, int], str]:
    """Letters run row by row, as in a printed page; in stacked blocks patient by patient."""
    cells = [(r, c) for r in range(len(data.rows)) for c in range(len(data.patients))]
    ordered = sorted(cells, key=lambda cell: cell[::-1]) if stacked else cells
    return {cell: panel_letter(k, profile) for k, cell in enumerate(ordered, data.panels_before)}


def panel_letter(index: int, profile: Profile) -> str:
    """A, B … Z, AA, AB … in the journal's style, "" where it wants none."""
    letter = chr(ord("A") + index % 26)
    letter = panel_letter(index // 26 - 1, Profile()) + letter if index >= 26 else letter
    return {"upper": letter, "lower": letter.lower(), "none": ""}[profile.letters]
