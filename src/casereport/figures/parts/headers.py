"""What stands above each panel: its letter, the analyte and unit, the reference range in words."""

from __future__ import annotations

from dataclasses import replace

from casereport.figures.axis.scales import ValueAxis
from casereport.figures.course.columns import Column
from casereport.figures.course.data import CourseData, Pair, find_series
from casereport.figures.course.entries import Series, ranges_of
from casereport.figures.paper.measure import measure, wrap
from casereport.figures.paper.profile import Profile
from casereport.figures.parts.pairs import Cell, has_values, share_band
from casereport.figures.parts.status import changes, header_texts, limits_text, range_text
from casereport.values import dataclass

KEY = 12.0  # the line and mark before a name, in units


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
    data: CourseData, profile: Profile, axes: dict[Cell, ValueAxis], right: dict[Cell, ValueAxis], columns: tuple[Column, ...]
) -> dict[Cell, Header]:
    """The header of each panel, a line for each series; those of a row use the same names, with the references at the same places."""
    headers: dict[Cell, Header] = {}
    for r, row in enumerate(data.rows):
        pair, left = data.pair(row), {c: axes[r, c] for c in range(len(columns))}
        first = _line(data, profile, pair, row, left, columns)
        own = {c: right.get((r, c), axis) for c, axis in left.items()}
        second = _line(data, profile, pair, pair.second, own, columns) if pair else [None] * len(columns)
        headers |= {(r, c): replace(first[c], second=second[c]) for c in left}
    return headers


def _line(
    data: CourseData, profile: Profile, pair: Pair | None, analyte: str, axes: dict[int, ValueAxis], columns: tuple[Column, ...]
) -> list[Header]:
    """The header of an analyte in every column."""
    at_right = pair is not None and pair.right and analyte == pair.second
    titles = {c: _title(data, analyte, c, axis, at_right=at_right) for c, axis in axes.items()}
    inset = KEY if pair else 0.0
    room = {c: columns[c].slot - inset * profile.unit for c in axes}
    short = any(measure(title[0], profile.label_pt) > room[c] for c, title in titles.items())
    found = []
    for c, axis in axes.items():
        series = find_series(data.patients[c], analyte)
        has_band = bool(series and ranges_of(series) and axis.ticks) if pair is None else _is_drawn(data, pair, series, c)
        words = _words(data, pair, analyte, series, c)
        found.append(_header(profile, titles[c][short], columns[c], words, series, inset, has_band=has_band))
    below = any(header.ref_below for header in found)
    return [replace(header, ref_below=below and bool(header.ref)) for header in found]


def _title(data: CourseData, analyte: str, column: int, axis: ValueAxis, *, at_right: bool) -> tuple[str, str]:
    """What names an analyte above a panel, with its full name and with its short one."""
    everyone = (data.patients[column], *(data.whole or data).patients)
    series = next((found for patient in everyone if (found := find_series(patient, analyte))), None)
    if series is None:
        return analyte, analyte
    about = ", ".join(filter(None, (series.unit, "right axis" if at_right else "")))
    ending = (f" ({about})" if about else "") + (", log scale" if axis.log else "")
    return series.title + ending, (series.short or series.title) + ending


def _header(
    profile: Profile, title: str, column: Column, words: tuple[str, ...], series: Series | None, inset: float, *, has_band: bool
) -> Header:
    """A title in lines, and what is printed of a reference range beside or under it: the range, or its limits, or nothing."""
    u = profile.unit
    lines = wrap(title, profile.label_pt, column.slot - inset * u)
    beside = column.time.x1 - column.time.x0 - (inset + (19 if has_band else 8)) * u - measure(lines[-1], profile.label_pt)
    for text in words:
        width = measure(text, profile.small_pt)
        if width <= beside:
            return Header(lines, text, False, has_band)
        if (series is None or range_text(series)) and width <= column.slot - (inset + 9) * u:
            return Header(lines, text, True, has_band)
    return Header(lines, "", False, has_band)


def _is_drawn(data: CourseData, pair: Pair, series: Series | None, column: int) -> bool:
    """True when the range is a band, or the bracket of the second series; one of the second's own that changes is told in words."""
    if series is None or not has_values(series) or not ranges_of(series):
        return False
    return series.analyte == pair.row or share_band(data, data.rows.index(pair.row), column) or not changes(series)


def _words(data: CourseData, pair: Pair | None, analyte: str, series: Series | None, column: int) -> tuple[str, ...]:
    """What may be said of an analyte's range, or of its absence beside the other of a pair; an empty panel says so itself."""
    if series and (pair is None or has_values(series)):
        return reference_words(data, series)
    other = find_series(data.patients[column], pair.second if analyte == pair.row else pair.row) if pair else None
    if other is None or not has_values(other):
        return ()
    return ("not reported",) if series is None else ("not measured",)


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
