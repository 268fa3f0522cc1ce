"""Every output of a record against what the reference expects of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.oracle.answers import numbers_of
from tests.oracle.compare_chart import chart_differences
from tests.oracle.compare_figures import figure_differences
from tests.oracle.judged import Judged
from tests.oracle.outputs import (
    Built,
    Grid,
    build_record,
    drawings,
    html_grids,
    html_of,
    html_text,
    pdf_text,
    refuses,
    tree_grids,
    tree_text,
    words,
)
from tests.oracle.questions import mark
from tests.oracle.records import random_case
from tests.oracle.reference import Event, Expected, Fact, Patient, Series, expect
from tests.oracle.told import tells_time

SIGNS = {"high": "↑", "low": "↓"}


@dataclass(frozen=True)
class Difference:
    """Something that an output says otherwise than the reference: what kind of thing, where, what was expected and what stands there."""

    kind: str
    where: str
    expected: str
    got: str


def text_differences(expected: Expected, text: str) -> Iterator[Difference]:
    """Facts of the prose that a text tells otherwise."""
    for number, fact in enumerate(fact for fact in expected.facts if fact.answer.kind != "error"):
        told = _between(text, mark(number))
        if not _says(fact, told):
            word = fact.source.split("(")[0]
            yield Difference(f"fact {word}", fact.source, fact.answer.text, "(not printed)" if told is None else told)


def page_differences(expected: Expected, text: str) -> Iterator[Difference]:
    """Values, doses and events that stand nowhere on the pages."""
    pages = _tight(text).lower()
    for patient in expected.patients.values():
        wanted = [(s.analyte, r.text) for s in patient.series for r in s.results if r.number is not None]
        wanted += [(t.name, part.amount) for t in patient.treatments for part in t.parts if part.amount]
        wanted += [(event.kind, event.label) for event in patient.events]
        for name, told in wanted:
            if _tight(told).lower() not in pages:
                yield Difference("not on the pages", f"{patient.id} {name}", told, "")


def _between(text: str, start: str) -> str | None:
    found = re.search(rf"{start}(.*?){start.lower()}", text, re.DOTALL)
    return found[1].strip() if found else None


_CLOCK_BEHIND = re.compile(r"(?<=\d)(?: of (?:illness|treatment|life|age|the .+)| (?:after|from) .+| in hospital)$")
"""The clock behind the number of a day; the reference tells the number alone."""


def _says(fact: Fact, told: str | None) -> bool:
    answer = fact.answer
    if answer.kind == "open":
        return True
    if told is None:
        return False
    told = _CLOCK_BEHIND.sub("", told.removeprefix("about ").removeprefix("by "))
    wanted, got = _tight(answer.text.removeprefix("about ").removeprefix("by ")), _tight(told)
    if answer.kind == "text":
        return got == wanted
    numbers = numbers_of(answer.text)
    return bool(got) and numbers_of(told)[: len(numbers)] == numbers and (answer.text[-1:].isdigit() or wanted[:4] in got)


def _tight(text: str) -> str:
    """A text without spaces, in which signs have one form."""
    text = words(text).replace("≤", "<=").replace("≥", ">=")
    return "".join(text.split())


def refused_differences(built: Built, refused: Sequence[Fact]) -> Iterator[Difference]:
    """Facts that must be refused and are answered."""
    for fact in refused:
        if not refuses(built, fact.source):
            yield Difference(f"fact {fact.source.split('(')[0]} not refused", fact.source, "a problem", built.facts.evaluate(fact.source))


def unplaced_differences(expected: Expected, text: str, grids: Sequence[Grid]) -> Iterator[Difference]:
    """Values without a place that neither the text nor a table tells."""
    cells = " ".join(cell for grid in grids for row in grid.rows for cell in row)
    told = numbers_of(f"{text} {cells}")
    for patient in expected.patients.values():
        for series, result in [(each, result) for each in patient.series for result in each.results]:
            if result.place is None and result.number is not None and not set(numbers_of(result.text)) <= set(told):
                yield Difference("unplaced value not told", f"{patient.id} {series.analyte}", result.text, "")


# --- tables ---------------------------------------------------------------------------------------------------


def table_differences(expected: Expected, grids: Sequence[Grid]) -> Iterator[Difference]:
    """Cells of the tables that differ."""
    for patient in expected.patients.values():
        alone = len(expected.patients) == 1
        labs = [
            _columns_of(grid, patient) for grid in grids if grid.id.startswith("tbl-labstable") and _tells_of(grid, patient, alone=alone)
        ]
        for series in patient.series:
            yield from _series_differences(patient, series, labs)
        yield from _order_differences(patient, labs)
        yield from _event_differences(patient, _rows_of(grids, "tbl-eventstable", patient, alone=alone))
        yield from _treatment_differences(patient, _rows_of(grids, "tbl-treatmentstable", patient, alone=alone))


def _tells_of(grid: Grid, patient: Patient, *, alone: bool) -> bool:
    return alone or _names(grid.caption, patient) or any(_names(" ".join(row), patient) for row in (*grid.head, *grid.rows))


def _columns_of(grid: Grid, patient: Patient) -> Grid:
    """A table without the columns of other patients, where its head names several."""
    whose = [
        next((row[0] for row in reversed(grid.rows[: k + 1]) if re.fullmatch(r"Patient P\d", row[0])), "") for k in range(len(grid.rows))
    ]
    if any(whose):
        return Grid(grid.id, grid.caption, grid.head, [row for row, who in zip(grid.rows, whose, strict=True) if _names(who, patient)])
    named = next((row for row in grid.head if any(re.fullmatch(r"Patient P\d", cell) for cell in row)), None)
    if named is None:
        return grid
    keep = [k for k, cell in enumerate(named) if not re.fullmatch(r"Patient P\d", cell) or _names(cell, patient)]
    head, rows = ([[row[k] for k in keep] for row in part if len(row) == len(named)] for part in (grid.head, grid.rows))
    return Grid(grid.id, grid.caption, head, rows, grid.notes)


def _names(text: str, patient: Patient) -> bool:
    return re.search(rf"\b{patient.id}\b", text) is not None


def _rows_of(grids: Sequence[Grid], id_: str, patient: Patient, *, alone: bool) -> list[list[str]]:
    """The rows of a patient, without the column that names the patient."""
    found: list[list[str]] = []
    for grid in (grid for grid in grids if grid.id.startswith(id_)):
        if grid.head and grid.head[-1][0] == "Patient":
            found += [row[1:] for row in grid.rows if _names(row[0], patient)]
        elif alone or _names(grid.caption, patient):
            found += grid.rows
    return found


Cells = dict[str, tuple[float, str, str]]
"""Text of a value → its column (counted through the parts of a table), the mark behind it, the words at the column's head."""


def _cells_of(series: Series, grids: Sequence[Grid]) -> Cells:
    """The cells of an analyte, in a table with times as columns or as rows."""
    found: Cells = {}
    for number, grid in enumerate(grids):
        head = grid.head[-1] if grid.head else []
        turned = [k for row in grid.head for k, name in enumerate(row) if name.lower().startswith(series.analyte)]
        for at, row in enumerate(grid.rows):
            if row and row[0].lower() == series.analyte:
                for k, cell in enumerate(row[1:], 1):
                    found |= {value: (number * 1000 + k, sign, head[k]) for value, sign in _values(cell)}
            for k in (k for k in turned if k < len(row)):
                found |= {value: (number * 1000 + at, sign, row[0]) for value, sign in _values(row[k])}
    return found


def _values(cell: str) -> list[tuple[str, str]]:
    """The values of a cell, which holds all those of its time, each with the mark behind it."""
    found = re.findall(r"([^\s↑↓]+(?: [^\s\d<>≤≥↑↓]+)*)\s*([↑↓]?)", cell)
    return [(value.replace("≤", "<=").replace("≥", ">="), sign) for value, sign in found]


def _series_differences(patient: Patient, series: Series, grids: Sequence[Grid]) -> Iterator[Difference]:
    cells = _cells_of(series, grids)
    for result in series.results:
        where = f"{patient.id} {series.analyte} {result.typed}"
        if result.number is None and "NA" in cells:  # a long table abbreviates a value that is missing, and explains it
            continue
        if result.text not in cells:
            if result.place is not None:
                yield Difference("cell missing", where, result.text, "")
        elif result.place is not None and "unknown" in cells[result.text][2]:
            yield Difference("cell without its time", where, result.typed, cells[result.text][2])
        elif result.number is not None and cells[result.text][1] != SIGNS.get(result.marked or "", ""):
            yield Difference("cell mark", where, f"{result.text} {result.marked} of {result.range}", cells[result.text][1])
        alike = [
            one.typed for each in patient.series for one in each.results if one.place and result.place and one.place.key == result.place.key
        ]
        if result.text in cells and not tells_time(patient, cells[result.text][2], result.typed, *alike):
            yield Difference("head of a column", where, result.typed, cells[result.text][2])


def _order_differences(patient: Patient, grids: Sequence[Grid]) -> Iterator[Difference]:
    placed: list[tuple[Judged, float]] = []
    for series in patient.series:
        cells = _cells_of(series, grids)
        placed += [(result, cells[result.text][0]) for result in series.placed if result.text in cells]
    for (one, left), (two, right) in combinations(placed, 2):
        if one.place is None or two.place is None or one.place.axis != two.place.axis:
            continue
        if _order(one.place.earliest, two.place.earliest) != _order(left, right) and (
            one.place.earliest != two.place.earliest or (one.place.is_cell and two.place.is_cell)
        ):
            yield Difference(
                "order of columns", f"{patient.id} {one.typed} | {two.typed}", "in order of time", f"columns {left} and {right}"
            )


def _order(one: Any, two: Any) -> int:
    return int(one > two) - int(one < two)


def _event_differences(patient: Patient, rows: list[list[str]]) -> Iterator[Difference]:
    labels = {row[-1]: k for k, row in reversed(list(enumerate(rows)))}
    for event in patient.events:
        if event.label not in labels:
            yield Difference("event not in table", f"{patient.id} {event.label}", event.label, "")
        elif not tells_time(patient, rows[labels[event.label]][-2], event.typed):
            yield Difference("time of an event", f"{patient.id} {event.label}", event.typed, rows[labels[event.label]][-2])
    known = [(event, labels[event.label]) for event in patient.events if event.label in labels and _key(event)]
    for (one, first), (two, second) in combinations(known, 2):
        (axis, start), (other, begin) = _key(one) or ("", 0), _key(two) or ("", 0)
        if axis == other and start != begin and (start < begin) != (first < second):
            yield Difference("order of events", f"{patient.id} {one.label} | {two.label}", "in order of time", f"rows {first} and {second}")


def _key(event: Event) -> tuple[str, Any] | None:
    if event.place:
        return event.place.key
    return (event.bar.axis, event.bar.start) if event.bar and event.bar.start is not None else None


def _treatment_differences(patient: Patient, rows: list[list[str]]) -> Iterator[Difference]:
    for treatment in patient.treatments:
        own = [row for row in rows if row[0].lower().startswith(treatment.name)]
        told = " ".join(" ".join(row) for row in own)
        for part in treatment.parts:
            if part.amount and not all(number in numbers_of(told) for number in numbers_of(part.amount)):
                yield Difference("dose not in table", f"{patient.id} {treatment.name}", part.amount, told)
        if not own:
            yield Difference("treatment not in table", f"{patient.id} {treatment.name}", treatment.name, "")
        every = [part.typed for part in treatment.parts]
        times = " ".join(row[3] for row in own if len(row) > 3)
        if own and not tells_time(patient, times, *every):
            yield Difference("time of a treatment", f"{patient.id} {treatment.name}", "; ".join(every), times)


def differences(expected: Expected, built: Built, text: str, grids: Sequence[Grid]) -> list[Difference]:
    """Everything that a text, its tables and the figures say otherwise."""
    found = [*text_differences(expected, text), *table_differences(expected, grids), *unplaced_differences(expected, text, grids)]
    found += [Difference(*item) for item in chart_differences(expected, built.facts.chart)]
    return [*found, *(Difference(*item) for item in figure_differences(expected, drawings(built)))]


def compare_record(seed: int, folder: Path, *, html: bool = True) -> list[Difference]:
    """Everything that tree, figures and HTML of a random record say otherwise than the reference; `folder` gets its `case.yaml`."""
    record, refused = random_case(seed)
    expected = expect(record)
    built = build_record(record, folder)
    found = [*differences(expected, built, tree_text(built), tree_grids(built)), *refused_differences(built, refused)]
    if html:
        page = html_of(built)
        text, grids = html_text(page), html_grids(page)
        told = [*text_differences(expected, text), *table_differences(expected, grids), *unplaced_differences(expected, text, grids)]
        found += [item for item in told if item not in found]
    return list(dict.fromkeys(found))


def compare_pages(seed: int, folder: Path) -> list[Difference]:
    """What the PDF of a random record says otherwise."""
    record, _ = random_case(seed)
    expected = expect(record)
    pages = pdf_text(build_record(record, folder))
    return [*text_differences(expected, pages), *page_differences(expected, pages)]
