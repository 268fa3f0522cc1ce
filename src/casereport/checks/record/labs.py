"""Checks of laboratory values: units that are known and agree, flags that agree with ranges, ranges that follow one another."""

from __future__ import annotations

import re

from casereport.chart import Place, PlacedResult, PlacedSeries
from casereport.chart.ranges import overlapping, ranges_of
from casereport.chart.results import values_of
from casereport.checks.subject import Subject
from casereport.clinical.analytes import find_analyte
from casereport.clinical.limits import LIMITS
from casereport.clinical.units import nearest_unit, normalise_unit
from casereport.model.laboratory import analyte_key, unit_name
from casereport.model.series import LabSeries
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_DASHES = frozenset({"-", "\u2013", "\u2014", "\u2212"})
_QUALIFIED = lazy_pattern(r"\s*[,(\[]")
"""Behind the name of an analyte, a method or specimen: creatinine (enzymatic); its numbers need a unit no less."""
_RELATIVE = lazy_pattern(
    r"ratio|index|score|fold|multiple|titre|titer|/|\bph\b|gravity|quotient|rate of|\bsum\b|saturation|\bISI\b|Z-|stain|copy number",
    re.IGNORECASE,
)
_UNITLIKE = lazy_pattern(r"(?=.*[^\W\d_])[\w %\u00b7\u00b0\u00d7\u207b/.,()^\u2032'+-]{1,40}")


def _series(subject: Subject) -> list[tuple[Path, LabSeries]]:
    return [(path, series.entry) for path, series in _placed(subject)]


def _placed(subject: Subject) -> list[tuple[Path, PlacedSeries]]:
    """Every series with its path, placed and judged."""
    return [((*path, "labs", one.index), one) for path, chart in subject.charts() for one in chart.typed_series]


def units_are_known(subject: Subject) -> list[Problem] | None:
    """Every unit is one that the unit table knows, so that a misprint is noticed."""
    series = _series(subject)
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for path, one in series:
        if one.unit and normalise_unit(one.unit) is None and (analyte_key(one.analyte or ""), one.unit) not in seen:
            seen.add((analyte_key(one.analyte or ""), one.unit))
            problems.append(_unknown_unit(one.unit, (*path, "unit")))
    return problems if series else None


def _unknown_unit(unit: str, path: Path) -> Problem:
    """An error for a slip of the hand and for what is no unit at all; a warning for a unit that the table may lack."""
    if near := nearest_unit(unit):
        return fault("bad-unit", "this unit is not known", path=path, hint=f"did you mean {near}?")
    if not _UNITLIKE.fullmatch(unit):
        return fault("bad-unit", "this is no unit", path=path, hint="write the unit as it is usual: mg/L, 10^9/L, U/L, %")
    hint = "compare it with the laboratory's report; where it is right, silence: [{code: unlisted-unit, why: …}]"
    return fault("unlisted-unit", "this unit is not known; it is printed as typed, and never converted", path=path, hint=hint)


def analytes_have_units(subject: Subject) -> list[Problem] | None:
    """A number of an analyte that is measured in a unit has one, unless the source told none and the author says so."""
    series = [(path, one) for path, one in _series(subject) if one.analyte and _is_counted_in_a_unit(one)]
    problems: list[Problem] = []
    for path, one in series:
        if not one.unit and one.basis != "published" and any(value.kind in ("number", "censored") for _, value in values_of(one)):
            hint = "add unit:, or none where the source tells none: unit: none"
            problems.append(fault("missing-unit", "the results of this analyte have no unit", path=(*path, "analyte"), hint=hint))
    return problems if series else None


def _is_counted_in_a_unit(one: LabSeries) -> bool:
    """Whether numbers of an analyte need a unit: of a known one that is no ratio, of any other that has a reference range of numbers."""
    name = one.analyte or ""
    known = find_analyte(name) or (None if _RELATIVE.search(name) else find_analyte(_QUALIFIED.split(name)[0]))
    if known is None:
        ranges = [range_ for _, range_ in ranges_of(one)]
        return bool(ranges) and not _RELATIVE.search(name) and not any(range_.is_titre or range_.word for range_ in ranges)
    limits = LIMITS.get(known.key)
    return known.noun != "titre" and (limits is None or limits.unit not in ("1", "pH")) and known.key not in ("rf", "anti-dsdna")


def ranges_are_no_bare_words(subject: Subject) -> list[Problem] | None:
    """A reference range beside numbers is one of numbers: `normal` tells no reader what is normal."""
    worded = [(path, one, word) for path, one in _series(subject) if (word := next((r.word for _, r in ranges_of(one) if r.word), ""))]
    problems: list[Problem] = []
    for path, one, word in worded:
        numbers = [value for _, values in one.values.items() for value in values if value.kind in ("number", "censored")]
        if word.lower() == "normal" or (len(numbers) > 1 and one.unit):
            hint = "write the numbers of the laboratory: 135-145; leave the range out where it is not known"
            problems.append(
                fault("doubtful-range", "a range in words, where the results are numbers", path=(*path, "reference"), hint=hint)
            )
    return problems if worded else None


def analytes_have_one_unit(subject: Subject) -> list[Problem] | None:
    """An analyte has the same unit in all its series."""
    units: dict[str, str] = {}
    problems: list[Problem] = []
    series = _series(subject)
    for path, one in series:
        key, unit = f"{analyte_key(one.analyte or '')}/{one.specimen or ''}", unit_name(one)
        if unit and units.setdefault(key, unit) != unit:
            hint = "give all series of the analyte one unit, or each the specimen: that parts them"
            problems.append(fault("unit-mix", "the analyte has another unit in another series", path=(*path, "unit"), hint=hint))
    return problems if series else None


def flags_agree_with_ranges(subject: Subject) -> list[Problem] | None:
    """A mark that the source printed is the one that the reference range gives."""
    ranged = [(path, one) for path, one in _placed(subject) if one.holdings]
    problems: list[Problem] = []
    for path, one in ranged:
        for result in one.results:
            if result.printed and result.status in ("high", "low", "in") and result.printed != result.status:
                message = "the printed mark of this value contradicts the reference range"
                where = (*path, "values", str(result.moment))
                problems.append(fault("flag-contradiction", message, path=where, hint="check value, mark and range"))
    return problems if ranged else None


def ranges_follow_one_another(subject: Subject) -> list[Problem] | None:
    """Where the reference range of a series changes, one range holds at a time, and each of them for a result."""
    changing = [found for found in _placed(subject) if isinstance(found[1].entry.reference, dict)]
    problems: list[Problem] = []
    for path, one in changing:
        where = (*path, "reference")
        hint = "end one span on the day before the next begins: {1-5: …, 6-: …}"
        message = "two reference ranges hold on the same day"
        clocks = subject.chart.charts[int(path[1])].clocks
        problems += [fault("range-overlap", message, path=(*where, str(late)), hint=hint) for late in overlapping(one.entry, clocks)]
        used = {id(result.range) for result in one.results}
        hint = "check the days and the clock of the span, or leave the range out"
        message = "the series has no result on the days of this range"
        idle = [span for span, range_ in ranges_of(one.entry) if id(range_) not in used]
        problems += [fault("range-unused", message, path=(*where, str(span)), hint=hint) for span in idle]
    return problems if changing else None


def values_are_one_a_time(subject: Subject) -> list[Problem] | None:
    """Two values of one analyte at one time are told apart by an hour."""
    series = _series(subject)
    problems: list[Problem] = []
    for path, one in series:
        for moment, values in one.values.items():
            if len(values) > 1:
                message = "two values of one analyte at one time; both are kept"
                problems.append(fault("repeated-value", message, path=(*path, "values", str(moment)), hint="add the hour: 3 06:00"))
    return problems if series else None


def values_agree_between_series(subject: Subject) -> list[Problem] | None:
    """What two series tell of one analyte, specimen and time in one unit is one value."""
    told: dict[tuple[object, ...], list[tuple[Path, PlacedSeries, PlacedResult]]] = {}
    series = _placed(subject)
    for path, one in series:
        for result in one.placed:
            if result.is_measured and result.place:
                key = (*_analyte(path, one), one.entry.method, one.unit, *_time(result.place))
                told.setdefault(key, []).append((path, one, result))
    return [problem for found in told.values() for problem in _disagreements(found)] if series else None


def _time(place: Place) -> tuple[object, ...]:
    return place.line, place.since, place.until, place.moment.qualifier


def _disagreements(found: list[tuple[Path, PlacedSeries, PlacedResult]]) -> list[Problem]:
    """A problem at each of the values, once a series, where series tell the time differently."""
    shown: dict[int, set[object]] = {}
    for _, one, result in found:
        shown.setdefault(one.index, set()).add(_compared(result))
    if len({frozenset(values) for values in shown.values()}) < 2:
        return []
    message = "two series tell this analyte at this time differently; both are kept"
    hint = "keep the right one; else add the hour, or the specimen: or method: that parts them"
    places = {one.index: (*path, "values", str(result.moment)) for path, one, result in found}
    return [fault("value-conflict", message, path=where, hint=hint) for where in places.values()]


def _compared(result: PlacedResult) -> object:
    value = result.value
    return (value.comparator, value.number) if value.number is not None else result.shown.lower()


def dashes_are_clear(subject: Subject) -> list[Problem] | None:
    """A dash alone stands among numbers, where it can only mean that there is none; else it may mean negative."""
    series = _placed(subject)
    counted = {_analyte(path, one) for path, one in series if one.unit or any(result.value.number is not None for result in one.results)}
    declared = {word for one in _files(subject) for word in one.missing}
    problems: list[Problem] = []
    for path, one in series:
        for result in one.results if _analyte(path, one) not in counted else ():
            if result.value.written in _DASHES - declared:
                message = "a dash may mean negative, or that nothing was measured; it is printed as not available"
                hint = 'write negative, or not done; in a file of which all dashes mean the latter, missing: ["-"]'
                problems.append(fault("dash-result", message, path=(*path, "values", str(result.moment)), hint=hint))
    return problems if series else None


def _analyte(path: Path, one: PlacedSeries) -> tuple[object, ...]:
    return path[:2], one.key, (one.entry.specimen or "").lower()


def _files(subject: Subject) -> list[LabSeries]:
    return [*subject.record.labs, *(one for _, chart in subject.charts() for one in chart.patient.labs)]
