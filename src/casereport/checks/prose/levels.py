"""Checks of what prose calls normal, high or low against the reference ranges of the record."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.checks.prose.moments import is_on
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import agrees, charts_of, series_of, values_for
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.problems import Problem
from casereport.statements import Quantity, Statement

_JUDGED = ("in", "high", "low")


def levels_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A value that prose calls normal, raised or low is so by the reference range of its series."""
    told = [one for one in subject.readings.of("level") if not one.of_record and "introduction" not in one.path]
    return [problem for one in told for problem in _wrong_level(subject, one)] if told else None


def _wrong_level(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    pairs = series_of(charts_of(subject.chart, told.patient), told.subject)
    wanted = "in" if told.word == "normal" else told.word
    results = [(chart, series, result) for chart, series in pairs for result in series.results if result.is_measured]
    if told.quantity:
        values = values_for(
            pairs, Statement("value", 0, 0, told.subject, Quantity(told.quantity.number, told.quantity.unit, 0, 0)), limits=True
        )
        right = [value for value in values if agrees(told.quantity, value.number)]
        results = [(value.chart, value.series, value.result) for value in right]
    elif told.day:
        results = [(chart, series, result) for chart, series, result in results if is_on(chart, result.place, told.day)]
    elif not told.is_sure:
        return
    elif told.role == "first":
        results = [(chart, series, result) for chart, series in pairs for result in series.placed[:1] if result.is_measured]
    if results and all(r.status in _JUDGED for *_, r in results) and not any(r.status == wanted for *_, r in results):
        chart, series, _ = results[0]
        hint = "correct the word, the number, or reference: of the series"
        path = ("patients", chart.index, "labs", series.index)
        yield found_at("level-contradiction", f"a value is called {told.word} here, and is not by its reference range", one, hint, path)
