"""Two analytes in one panel, in words: for captions, descriptions and letters."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.axis.scales import ValueAxis
from casereport.figures.course.data import CourseData, Pair, find_series
from casereport.figures.course.entries import ranges_of
from casereport.figures.course.plan import Plan
from casereport.figures.course.words import joined
from casereport.figures.paper.scene import Note
from casereport.figures.parts.pairs import has_bracket, has_values, second_series, share_band
from casereport.figures.parts.status import basis_of, changes
from casereport.language.sentences import in_sentence


def analyte_title(data: CourseData, analyte: str) -> str:
    """The name of an analyte as the first patient who has it gives it."""
    return next((s.title for patient in data.patients if (s := find_series(patient, analyte))), analyte)


def row_words(data: CourseData, row: str) -> str:
    """What a row shows, in a sentence: one analyte, or one with another; with its unit where two rows differ in nothing else."""
    return " with ".join(f"{in_sentence(analyte_title(data, a))}{_own_unit(data, a)}" for a in data.panel_analytes(row))


def _own_unit(data: CourseData, analyte: str) -> str:
    title = analyte_title(data, analyte)
    if not any(analyte_title(data, other) == title for other in (data.whole or data).analytes() if other != analyte):
        return ""
    return next((f" ({s.unit})" for patient in data.patients if (s := find_series(patient, analyte)) and s.unit), "")


def panel_title(data: CourseData, row: str, title: str) -> str:
    """What a panel shows: its title, with the unit where that alone tells it from another, or each analyte of a pair with mark and line."""
    pair = data.pair(row)
    if pair is None:
        return f"{title}{_own_unit(data, row)}"
    first, second = analyte_title(data, pair.row), in_sentence(analyte_title(data, pair.second))
    place = ", axis at the right" if pair.right else ""
    return f"{first} (circles, dark line) and {second} (squares, lighter line{place})"


def range_key(data: CourseData) -> str:
    """How reference ranges are drawn: as a band, as the bracket of a second analyte, or both."""
    cells = [(r, c) for r in range(len(data.rows)) for c in range(len(data.patients))]
    if not any(has_bracket(data, r, c) for r, c in cells):
        told = any((s := second_series(data, r, c)) and changes(s) and not share_band(data, r, c) for r, c in cells)
        return "Blue band, reference range" + (" of the circles, that of the squares in words alone" if told else "")
    if not _any_band(data):
        return "Bracket beside a panel, reference range of its squares"
    return "Blue band, reference range; where a bracket stands beside a panel, it is that of the squares and the band that of the circles"


def _any_band(data: CourseData) -> bool:
    series = [s for row in data.rows for p in data.patients if (s := find_series(p, row)) and ranges_of(s)]
    return any(has_values(s) for s in series)


def dot_words(data: CourseData) -> str:
    """The marks of analytes that nothing judges."""
    seconds = [s for row in data.rows if (pair := data.pair(row)) for p in data.patients if (s := find_series(p, pair.second))]
    return "Small dot or square" if any(basis_of(data, s) == "nothing" for s in seconds) else "Small dot"


def base_notes(plan: Plan) -> Iterator[Note]:
    """A note for each value axis that does not start at zero."""
    for (row, column), axis in plan.axes.items():
        found = [s for a in plan.data.left_analytes(plan.data.rows[row]) if (s := find_series(plan.data.patients[column], a))]
        if found and _has_base(axis):
            yield Note("base", "", joined([found[0].title, *(in_sentence(s.title) for s in found[1:])]))
    for (row, column), axis in plan.right.items():
        pair: Pair | None = plan.data.pair(plan.data.rows[row])
        series = find_series(plan.data.patients[column], pair.second) if pair else None
        if series and _has_base(axis):
            yield Note("base", "", series.title)


def _has_base(axis: ValueAxis) -> bool:
    return not axis.log and axis.low > 0
