"""Checks of how prose says that values moved: up or down, by how much, to how many times as much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

from casereport.chart.bounds import order_of
from casereport.checks.prose.moments import is_on
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import Value, agrees, charts_of, is_about, series_of, values_for
from casereport.checks.prose.telling import call_for, found_at
from casereport.checks.subject import Subject
from casereport.problems import Problem
from casereport.statements import Quantity, Statement

_NEAR = 30
"""Characters between a value and the change that is told of it."""
_SHARE = Decimal("0.08")
"""How far a change in per cent or a multiple may lie from that of two values, which are rounded themselves."""


def directions_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """What prose says rose did rise in the record, and what fell did fall."""
    told = subject.readings.of("direction")
    return [problem for one in told for problem in _wrong_way(subject, one)] if told else None


def _wrong_way(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    ends = _ends(subject, one)
    sign = 1 if told.word == "up" else -1
    if ends:
        is_wrong = (ends[1] - ends[0]) * sign < 0
        values: list[Value] = []
    else:
        values = _in_time(subject, told)
        steps = [order_of(b.bounded, a.bounded) for a, b in pairwise(values) if a.chart is b.chart and a.series is b.series]
        is_wrong = -sign in steps and all(step in (0, -sign) for step in steps)
    if is_wrong:
        hint = "correct the verb or the numbers" + (f", or let the record print one: {call_for('last', values[0])}" if values else "")
        yield found_at(
            "direction-contradiction", "a value is told to move one way, and moves the other", one, hint, values[0].path if values else ()
        )


def _ends(subject: Subject, one: Told) -> tuple[Decimal, Decimal] | None:
    """The two numbers that the text gives with a verb: from the one, to the other, behind it, in one unit."""
    told = one.statement
    near = [
        other.statement for other in subject.readings.told
        if other.path == one.path and (other.statement.kind, other.statement.subject) == ("value", told.subject)
        and told.start < other.statement.start < told.end + 120
    ]  # fmt: skip
    first = next((other for other in near if other.role == "from" and other.start < told.end + 20), None)
    last = next((other for other in near if first and other.start > first.start and other.role == "to"), None)
    if first is None or last is None or first.quantity is None or last.quantity is None:
        return None
    same = first.quantity.unit is last.quantity.unit or (
        first.quantity.unit and last.quantity.unit and first.quantity.unit.key == last.quantity.unit.key
    )
    return (first.quantity.number, last.quantity.number) if same else None


def _in_time(subject: Subject, told: Statement) -> list[Value]:
    """The values in the order of time, as the record has them; none where a patient is not told of among several."""
    charts = charts_of(subject.chart, told.patient)
    as_typed = Statement("value", 0, 0, told.subject, Quantity(Decimal(0), None, 0, 0))
    return [value for value in values_for(series_of(charts, told.subject), as_typed, limits=True) if value.result.place]


# --- by how much -----------------------------------------------------------------------------------------------------------------------


def changes_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A difference, share or multiple that prose tells of an analyte is one between two of its values, or of one and its limit."""
    told = subject.readings.of("change", "percent", "fold", "multiple")
    return [problem for one in told for problem in _wrong_change(subject, one)] if told else None


def _wrong_change(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    if told.quantity is None or told.quantity.is_fact:
        return
    pairs = series_of(charts_of(subject.chart, told.patient), told.subject)
    reached = _reached(subject, one)
    values = values_for(
        pairs, told if told.kind == "change" else Statement("value", 0, 0, told.subject, Quantity(Decimal(0), None, 0, 0)), limits=True
    )
    known = list(_known(told, values, reached))
    if (known or (values and told.word and told.kind != "multiple")) and not any(_is_told(told, number) for number in known):
        call = "{{ change('ANALYTE', 1, 3) }}"
        hint = f"correct the number, or let the record print both values: {call.replace('ANALYTE', 'crp')}"
        yield found_at("number-contradiction", _MESSAGES[told.kind], one, hint, values[0].path)


def sums_of_prose_are_right(subject: Subject) -> list[Problem] | None:
    """A share, multiple or difference that a sentence tells of two numbers is that of the two."""
    told = subject.readings.of("sum")
    hint = "do the sum again, or let the record print the values: {{ change('crp', 1, 3) }}"
    return (
        [found_at("number-contradiction", "a number here does not follow from the two before it", one, hint) for one in told]
        if told
        else None
    )


_MESSAGES = {
    "change": "a number here is no difference between two values of this analyte in the record",
    "percent": "a share here is no change between two values of this analyte in the record",
    "fold": "a multiple here is no ratio of two values of this analyte in the record",
    "multiple": "a multiple of the limit here is that of no value of this analyte in the record",
}


def _reached(subject: Subject, one: Told) -> Quantity | None:
    """The value that the text gives just before a change: `fell to 6.2 µg/L, by 87%`."""
    told = one.statement
    near = [
        other.statement for other in subject.readings.told
        if other.path == one.path and (other.statement.kind, other.statement.subject) == ("value", told.subject)
        and other.statement.end <= told.start < other.statement.end + _NEAR and other.statement.role in ("", "to", "last")
    ]  # fmt: skip
    return near[-1].quantity if near else None


def _between(told: Statement, values: list[Value]) -> list[Value]:
    """The values of the two days between which a change is told, where the record has both; else all."""
    if told.day is None:
        return values
    days = (replace(told.day, last=told.day.first), replace(told.day, first=told.day.last))
    ends = [[value for value in values if is_on(value.chart, value.result.place, day)] for day in days]
    return [*ends[0], *ends[1]] if all(ends) else values


def _known(told: Statement, values: list[Value], reached: Quantity | None) -> Iterator[Decimal]:
    """What the record gives for the kind of change that is told; of the value just told where there is one."""
    values = _between(told, values)
    is_ours = [told.kind != "change" and reached is not None and agrees(reached, value.number) for value in values]
    is_ours = is_ours if any(is_ours) else [True] * len(values)
    if told.kind == "multiple":
        yield from (v.result.multiple for v, is_own in zip(values, is_ours, strict=True) if is_own and v.result.multiple is not None)
        return
    for (first, is_first), (last, is_last) in combinations(zip(values, is_ours, strict=True), 2):
        if told.role == "peak" and max(first.number, last.number) != max(v.number for v in values if v.chart is first.chart):
            continue
        if not (is_first or is_last) or first.chart is not last.chart or first.series.unit != last.series.unit:
            continue
        step = last.number - first.number
        low, high = sorted((first.number, last.number))
        if (told.word == "up" and step < 0) or (told.word == "down" and step > 0):
            continue
        if told.kind == "change":
            yield abs(step)
        elif low > 0:
            yield high / low if told.kind == "fold" else abs(step) / first.number * 100


def _is_told(told: Statement, number: Decimal) -> bool:
    quantity = told.quantity
    if quantity is None:
        return True
    if told.kind == "change":
        return agrees(quantity, number)
    loose = Decimal("0.2") if quantity.comparator == "~" else _SHARE
    return agrees(quantity, number) or is_about(quantity.number, number, loose)
