"""Checks of values in prose against the record (CARE item 3c: every number of the abstract equals a value of the record)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from casereport.chart import PatientChart, Place, PlacedSeries
from casereport.chart.bounds import Sign, may_be_extreme
from casereport.checks.prose.elsewhere import told_elsewhere
from casereport.checks.prose.moments import is_comparable, is_on
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import Value, agrees, charts_of, path_of, series_of, values_for
from casereport.checks.prose.telling import call_for, case_of, found_at, lab_call
from casereport.checks.subject import Subject
from casereport.clinical.units import normalise_unit
from casereport.problems import Problem
from casereport.statements import Statement

_SCALES = (Decimal(1000), Decimal("0.001"), Decimal(1_000_000), Decimal("0.000001"))


def values_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A number that prose tells of an analyte or vital sign is a value that the record has of it, of that patient, unit and day."""
    known = any(series for chart in subject.chart.charts for series in chart.series) or any(c.patient.vitals for c in subject.chart.charts)
    if not known and not any(c.patient.weight or c.patient.height for c in subject.chart.charts):
        return None
    problems: list[Problem] = []
    for one in subject.readings.of("value"):
        problems += _wrong(subject, one)
    return problems


def _wrong(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    if told.quantity is None:
        yield from _wrong_extreme_day(subject, one)
        return
    if told.quantity.is_fact and told.day is None and not told.role:
        return
    own = series_of(charts_of(subject.chart, told.patient), told.subject)
    if not own:
        yield from _of_none(subject, one)
        return
    values = values_for(own, told)
    right = [value for value in values if agrees(told.quantity, value.number)]
    if right:
        yield from [] if one.of_record else _wrong_time(one, own, right)
    elif not told_elsewhere(subject, one):
        yield from _no_value(subject, one, own, values)


def measurements_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """An analyte that prose says was measured five times has five results, of the patient told of or of one of them."""
    told = subject.readings.of("measurements")
    return [problem for one in told for problem in _wrong_number_of_results(subject, one)] if told else None


def _wrong_number_of_results(subject: Subject, one: Told) -> Iterator[Problem]:
    pairs = series_of(charts_of(subject.chart, one.statement.patient), one.statement.subject)
    counts = {sum(result.is_measured for result in series.results) for _, series in pairs}
    if counts and one.statement.quantity and int(one.statement.quantity.number) not in {*counts, sum(counts)}:
        hint = "correct the number, or add the results to labs:"
        message = "this analyte has another number of results in the record"
        yield found_at("count-contradiction", message, one, hint, path_of(*pairs[0]))


# --- a number that is none of the values ---------------------------------------------------------------------------------------------


def _no_value(subject: Subject, one: Told, own: list[tuple[PatientChart, PlacedSeries]], values: list[Value]) -> Iterator[Problem]:
    told = one.statement
    others = [pair for pair in series_of(subject.chart.charts, told.subject) if pair not in own]
    theirs = [value for value in values_for(others, told) if told.quantity and agrees(told.quantity, value.number)]
    if theirs:
        hint = f"{case_of(theirs[0].path)} has it: correct the patient or the number, or let the record print it: {lab_call(theirs[0])}"
        yield found_at("patient-contradiction", "a value here is one of another patient", one, hint, theirs[0].path)
    elif scaled := _scaled(told, own, values):
        message = "the unit here is not that of this value in the record" + (": a thousand, or a million, lies between" if values else "")
        yield found_at(
            "unit-contradiction", message, one, f"correct the unit, or let the record print both: {lab_call(scaled)}", scaled.path
        )
    elif values and _is_comparable(told, own):
        on_day = [value for value in values if _is_on(value, told)] if told.day else []
        is_sure = bool(on_day) and told.quantity is not None and not told.quantity.comparator and _is_one_unit(told, on_day)
        message = "a number here is no value that the record has of this analyte"
        near = on_day[0] if on_day else _nearest(told, values)
        problem = found_at(
            "number-contradiction", message, one, f"correct the text or the record, or let the record print it: {lab_call(near)}", near.path
        )
        yield replace(problem, severity="error") if is_sure else problem


def _is_one_unit(told: Statement, values: list[Value]) -> bool:
    unit = told.quantity.unit if told.quantity else None
    return unit is not None and all((known := normalise_unit(v.series.unit)) is not None and known.key == unit.key for v in values)


def _nearest(told: Statement, values: list[Value]) -> Value:
    number = told.quantity.number if told.quantity else Decimal(0)
    return min(values, key=lambda value: abs(value.number - number))


def _is_comparable(told: Statement, own: list[tuple[PatientChart, PlacedSeries]]) -> bool:
    """True unless a number without a unit could be of series in several."""
    return (told.quantity is not None and told.quantity.unit is not None) or len({series.unit for _, series in own}) == 1


def _scaled(told: Statement, own: list[tuple[PatientChart, PlacedSeries]], values: list[Value]) -> Value | None:
    """The value that the number is in another unit: a thousand times as much or little, or the record's number in a foreign unit."""
    quantity = told.quantity
    if quantity is None or quantity.unit is None:
        return None
    scaled = [value for value in values for scale in _SCALES if agrees(replace(quantity, comparator=""), value.number * scale)]
    bare = [
        value
        for value in values_for(own, replace(told, quantity=replace(quantity, unit=None)))
        if quantity.number == value.result.value.number
    ]
    return scaled[0] if scaled else bare[0] if bare and quantity.number > 1 else None


def _of_none(subject: Subject, one: Told) -> Iterator[Problem]:
    """A value of an analyte that the patient has no series of: perhaps another patient has, or an entry tells it in words."""
    told = one.statement
    if told.quantity is None or told.quantity.is_fact or one.of_record:
        return
    is_known_in_words = told_elsewhere(subject, one)
    if is_known_in_words:
        return
    theirs = [v for v in values_for(series_of(subject.chart.charts, told.subject), told) if agrees(told.quantity, v.number)]
    if theirs:
        yield found_at(
            "patient-contradiction",
            "a value here is one of another patient",
            one,
            f"correct the patient or the number: {lab_call(theirs[0])}",
            theirs[0].path,
        )
    elif is_known_in_words is False:
        message = "a number here is not the one that the record tells of this analyte"
        yield found_at("number-contradiction", message, one, "correct the text, or the entry of the record")
    elif one.is_case and told.quantity.unit is not None and told.subject not in ("weight", "height", "blood-pressure"):
        message = "a number here is a value of an analyte that the record does not have"
        yield found_at("number-contradiction", message, one, "add the value to labs:, and let the record print it")


# --- a value of another time -----------------------------------------------------------------------------------------------------------


def _wrong_time(one: Told, own: list[tuple[PatientChart, PlacedSeries]], right: list[Value]) -> Iterator[Problem]:
    told = one.statement
    if told.day is not None:
        there = [value for value in values_for(own, told, limits=True) if _is_on(value, told)]
        is_there = any(told.quantity and agrees(told.quantity, value.number) for value in there)
        there = there or _elsewhere_in_time(told, right)
        if there and not is_there:
            message = "the record has another value of this analyte on the day told"
            hint = f"correct the day or the number, or let the record print it: {lab_call(there[0])}"
            yield found_at("day-contradiction", message, one, hint, there[0].path)
            return
    if told.role in ("peak", "nadir") and not (told.quantity and told.quantity.is_fact):
        yield from _wrong_extreme(one, right, values_for(own, told, limits=True))
    elif told.role in ("first", "last") and told.day is None:
        yield from _wrong_end(one, own, right)


def _elsewhere_in_time(told: Statement, right: list[Value]) -> list[Value]:
    """The values that the number is, where all of them are of days of the clock told and none is of the day told."""
    if told.day is None or told.day.word == "by" or not all(is_comparable(v.chart, v.result.place, told.day) for v in right):
        return []
    return [] if any(_is_on(value, told) for value in right) else right


def _is_on(value: Value, told: Statement) -> bool:
    """True for a value on the day told, on the clock told or the patient's first."""
    return told.day is not None and is_on(value.chart, value.result.place, told.day)


def _wrong_extreme(one: Told, right: list[Value], values: list[Value]) -> Iterator[Problem]:
    sign: Sign = 1 if one.statement.role == "peak" else -1
    if not any(_may_be_extreme(value, values, sign) for value in right) and not _is_within_a_time(one):
        word = "highest" if sign > 0 else "lowest"
        message = f"a number here is told as the {word} value, and the record has a {'higher' if sign > 0 else 'lower'} one"
        call = call_for("peak" if sign > 0 else "nadir", right[0])
        yield found_at("number-contradiction", message, one, f"correct it, or let the record print it: {call}", right[0].path)


def _may_be_extreme(value: Value, values: list[Value], sign: Sign) -> bool:
    """True for a value that no other of its patient surpasses for certain."""
    own = [other for other in values if other.chart is value.chart]
    index = next((n for n, other in enumerate(own) if other.result is value.result), None)
    return index is None or may_be_extreme([other.bounded for other in own], index, sign)


def _is_within_a_time(one: Told) -> bool:
    """True where the sentence speaks of a part of the course, in which another value may be the highest."""
    told = one.statement
    return told.day is not None and told.day.word in ("after", "before", "since")


def _wrong_end(one: Told, own: list[tuple[PatientChart, PlacedSeries]], right: list[Value]) -> Iterator[Problem]:
    """A value told of admission or discharge that is one of another day, where the record has one of that day."""
    for chart, series in own:
        place = _admission(chart) if one.statement.role == "first" else _discharge(chart)
        of_key = [result for other, one_series in own if other is chart for result in one_series.results]
        there = [result for result in of_key if result.place and place and place.holds(result.place)]
        if there and not any(value.result in there for value in right if value.chart is chart) and any(v.series is series for v in right):
            when = "admission" if one.statement.role == "first" else "discharge"
            value = Value(Decimal(0), chart, series, there[0], path_of(chart, series))
            yield found_at(
                "day-contradiction",
                f"the record has another value of this analyte on the day of {when}",
                one,
                f"correct the time or the number, or let the record print it: {lab_call(value)}",
                value.path,
            )
            return


def _admission(chart: PatientChart) -> Place | None:
    told = [event.start for event in chart.events if event.entry.kind == "admission" and event.start]
    return told[0] if told else chart.clocks.first_day("hospital") if chart.clocks.default == "hospital" else None


def _discharge(chart: PatientChart) -> Place | None:
    told = [event.start for event in chart.events if event.entry.kind == "discharge" and event.start]
    return told[0] if len(told) == 1 else None


def _wrong_extreme_day(subject: Subject, one: Told) -> Iterator[Problem]:
    """`CRP peaked on day 3`: the day of the record's highest value."""
    told = one.statement
    sign: Sign = 1 if told.role == "peak" else -1
    for chart in charts_of(subject.chart, told.patient):
        results = [(series, r) for _, series in series_of([chart], told.subject) for r in series.placed if r.value.number is not None]
        if not results or len({series.unit for series, _ in results}) > 1:
            continue
        values = [Value(r.value.number or Decimal(0), chart, s, r, path_of(chart, s)) for s, r in results]
        tops = [value for value in values if _may_be_extreme(value, values, sign)]
        if any(_is_on(value, told) for value in tops):
            return
        if charts_of(subject.chart, told.patient)[-1] is chart:
            call = call_for("peak_day" if sign > 0 else "nadir_day", tops[0])
            yield found_at(
                "day-contradiction",
                "the record has the highest or lowest value of this analyte on another day",
                one,
                f"correct the day, or let the record print it: {call}",
                tops[0].path,
            )
