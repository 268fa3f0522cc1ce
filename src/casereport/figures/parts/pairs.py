"""Two analytes in one panel: which they are, how each is drawn, on which axis it is counted, whose reference range is the band."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport.figures.axis.scales import ValueAxis, number_text, value_axis
from casereport.figures.course.data import CourseData, find_series
from casereport.figures.course.entries import RefRange, Series, ranges_of
from casereport.figures.paper.measure import measure
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Shape
from casereport.figures.parts.status import changes
from casereport.values import dataclass

Cell = tuple[int, int]  # row, column
AXIS = 4.0  # from the panel's right edge to the right axis, in units


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is drawn: the colour of line and marks, that of its texts, its mark, the roles of marks and title, its axis."""

    colour: str = "series"
    text: str = "ink"
    shape: Shape = "circle"
    size: float = 1.0
    triangle: float = 1.0
    mark: str = "value"
    title: str = "title"
    right: bool = False


ALONE = Look()
FIRST = Look(text="series")
# a square round the circle and a larger triangle, so that their edges show where both series have one value
SECOND = Look("series2", "series2-text", "square", 1.1, 1.3, "value2", "title2")
SECOND_RIGHT = replace(SECOND, right=True)


def panel_series_looks(data: CourseData, row: int, column: int) -> Iterator[tuple[Series, Look]]:
    """The series of a panel that have values, each with its look."""
    patient, pair = data.patients[column], data.pair(data.rows[row])
    looks = (ALONE,) if pair is None else (FIRST, SECOND_RIGHT if pair.right else SECOND)
    for analyte, look in zip(data.panel_analytes(data.rows[row]), looks, strict=True):
        series = find_series(patient, analyte)
        if series and has_values(series):
            yield series, look


def has_values(series: Series) -> bool:
    """True when a result of the series has a value."""
    return any(point.value is not None for point in series.points)


def second_series(data: CourseData, row: int, column: int) -> Series | None:
    """The second series of a panel, None when the row or the patient has none."""
    pair = data.pair(data.rows[row])
    return find_series(data.patients[column], pair.second) if pair else None


def right_axes(data: CourseData) -> dict[Cell, ValueAxis]:
    """The axis of the second series of each panel that counts it at the right."""
    axes: dict[Cell, ValueAxis] = {}
    for r in _right_rows(data):
        shared = value_axis(_seconds(data, r)) if right_is_shared(data, r) else None
        for c in range(len(data.patients)):
            own = second_series(data, r, c)
            axes[r, c] = shared or value_axis([own] if own else [])
    return axes


def _right_rows(data: CourseData) -> list[int]:
    return [r for r, row in enumerate(data.rows) if (pair := data.pair(row)) and pair.right]


def _seconds(data: CourseData, row: int) -> list[Series]:
    """Every patient's second series of a row, those on other parts of the figure included."""
    whole, pair = data.whole or data, data.pair(data.rows[row])
    return [series for patient in whole.patients if pair and (series := find_series(patient, pair.second))]


def right_is_shared(data: CourseData, row: int) -> bool:
    """True when the second series of a row stand on one right axis for all patients: wanted, and one unit."""
    return data.share_y and len({series.unit for series in _seconds(data, row)}) <= 1


def shows_right_values(data: CourseData, row: int, column: int, *, stacked: bool) -> bool:
    """True when the right axis of a panel carries numbers: where it is shared, that of the last column alone."""
    if right_is_shared(data, row):
        return (column == len(data.patients) - 1 or stacked) and any(second_series(data, row, c) for c in range(len(data.patients)))
    return second_series(data, row, column) is not None


def share_band(data: CourseData, row: int, column: int) -> bool:
    """True when one band is the reference range of both series of a panel: the same limits on the same axis."""
    pair, patient = data.pair(data.rows[row]), data.patients[column]
    if pair is None or pair.right:
        return False
    return _same_range(find_series(patient, pair.row), find_series(patient, pair.second))


def _same_range(first: Series | None, second: Series | None) -> bool:
    if first is None or second is None or not has_values(first) or not has_values(second):
        return False
    return _limits(first) == _limits(second) != []


def _limits(series: Series) -> list[RefRange]:
    """Its ranges without their texts."""
    return [replace(one, text="") for one in ranges_of(series)]


def has_bracket(data: CourseData, row: int, column: int) -> bool:
    """True when the range of a panel's second series is drawn as a bracket at its right: a second band would be read as both's.

    One that changes with time is told in words alone.
    """
    second = second_series(data, row, column)
    if second is None or not has_values(second) or share_band(data, row, column):
        return False
    return bool(ranges_of(second)) and not changes(second)


def right_room(data: CourseData, profile: Profile, axes: dict[Cell, ValueAxis]) -> tuple[float, ...]:
    """The room in pt behind each column for its right axes and their numbers; where axes are shared, the last alone has numbers."""
    rows = dict.fromkeys(row for row, _ in axes)
    room = []
    for c in range(len(data.patients)):
        shown = [r for r in rows if not right_is_shared(data, r) or c == len(data.patients) - 1]
        widths = [measure(number_text(tick), profile.tick_pt) for r in shown for tick in axes[r, c].ticks]
        room.append((AXIS + 2.2 + (2.6 if widths else 0.0)) * profile.unit + max(widths, default=0.0) if rows else 0.0)
    return tuple(room)
