"""Check of numbers in prose against values that the record knows as bounds alone: `<5`, `>300` (CARE item 3c)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport.checks.prose.elsewhere import told_elsewhere
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import Value, agrees, charts_of, series_of, values_for
from casereport.checks.prose.telling import found_at, lab_call
from casereport.checks.subject import Subject
from casereport.problems import Problem
from casereport.statements import Statement


def bounds_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A number told of an analyte of which the record has nothing but bounds is one of them, with its sign."""
    told = [one for one in subject.readings.of("value", "bound") if one.is_case and not one.of_record]
    return [problem for one in told for problem in _wrong_bound(subject, one)] if told else None


def _wrong_bound(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    quantity = told.quantity
    if quantity is None or quantity.unit is None or quantity.is_fact or quantity.comparator == "~":
        return
    pairs = series_of(charts_of(subject.chart, told.patient), told.subject)
    plain = replace(told, quantity=replace(quantity, comparator=""))
    values = values_for(pairs, plain, limits=True)
    if not values or values_for(pairs, plain) or any(_is_same(told, value) for value in values) or told_elsewhere(subject, one):
        return
    message = "a number here is not the bound that the record has of this analyte"
    hint = f"correct the text or the record, or let the record print it: {lab_call(values[0])}"
    yield found_at("number-contradiction", message, one, hint, values[0].path)


def _is_same(told: Statement, value: Value) -> bool:
    """True for the number of a bound told with its sign."""
    if told.quantity is None:
        return False
    sign, own = told.quantity.comparator, value.result.value.comparator or ""
    return sign[:1] == own[:1] and agrees(replace(told.quantity, comparator=""), value.number)
