"""Checks of reference ranges: each of one analyte, and of the patient's age and sex."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.chart import PlacedSeries
from casereport.chart.ranges import ranges_of
from casereport.checks.record.measured import in_unit
from casereport.checks.record.orders import magnitude
from casereport.checks.subject import Subject
from casereport.clinical.analytes import find_analyte
from casereport.clinical.units import normalise_unit
from casereport.model.patient import Patient
from casereport.model.ranges import Range
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_KIN = (
    {"ast", "alt", "ggt", "alp", "ldh", "ck"},
    {"iga", "igg", "igm", "c3", "c4"},
    {"troponin-i", "troponin-t", "ntprobnp", "bnp"},
    {"sodium", "potassium", "chloride", "bicarbonate"},
)
"""Analytes whose ranges may well be the same in one laboratory."""
_ADULT = lazy_pattern(r"\badults?\b|\b(?:wo)?m[ae]n\b", re.IGNORECASE)
_CHILD = lazy_pattern(r"\b(?:child(?:ren)?|infants?|newborns?|neonates?|p(?:a)?ediatric)\b", re.IGNORECASE)
_MALE = lazy_pattern(r"\b(?:men|man|males?|boys?)\b", re.IGNORECASE)
_FEMALE = lazy_pattern(r"\b(?:women|woman|females?|girls?)\b", re.IGNORECASE)
_YEARS = lazy_pattern(
    r"(?P<sign>[<>\u2264\u2265]=? ?|over |under |above |below )?(?P<from>\d{1,3})(?: ?[-\u2013] ?(?P<to>\d{1,3}))? ?(?:y|years?|yrs?)\b"
)
_GROWN = 18  # years
_OLD = 40  # years: a band that begins or ends there is one of adults


def ranges_are_of_one_analyte(subject: Subject) -> list[Problem] | None:
    """No two analytes of a patient share a range that is unusual for one of them: it is often copied from the wrong line."""
    ranged = [(path, one) for path, one in _series(subject) if one.entry.reference is not None]
    seen: dict[tuple[object, ...], PlacedSeries] = {}
    problems: list[Problem] = []
    for path, one in ranged:
        for _, range_ in ranges_of(one.entry):
            if range_.low is None or range_.high is None or range_.is_titre:
                continue
            other = seen.setdefault((path[1], range_.low, range_.high), one)
            if other.key != one.key and not any({other.key, one.key} <= kin for kin in _KIN) and _is_odd(range_, other, one):
                hint = "compare both with the laboratory's report; where it is right, silence: [{code: repeated-range, why: …}]"
                message = "another analyte of this patient has the same unusual reference range"
                problems.append(fault("repeated-range", message, path=(*path, "reference"), hint=hint))
                break
    return problems if ranged else None


def _series(subject: Subject) -> Iterator[tuple[Path, PlacedSeries]]:
    for path, chart in subject.charts():
        for one in chart.typed_series:
            yield (*path, "labs", one.index), one


def _is_odd(range_: Range, first: PlacedSeries, second: PlacedSeries) -> bool:
    """Unusual for an analyte that is known, or, where neither is, with an end told so exactly that it is hardly met twice."""
    usual = [_is_usual(range_, first), _is_usual(range_, second)]
    if None not in usual or False in usual:
        return False in usual
    named_alike = bool(set(_words(first.key)) & set(_words(second.key)))
    return not named_alike and any(len(end.normalize().as_tuple().digits) >= 3 for end in (range_.low, range_.high) if end)


def _is_usual(range_: Range, one: PlacedSeries) -> bool | None:
    """Whether the range is a usual one of the analyte; None where that is not known."""
    analyte, typed = find_analyte(one.entry.analyte or ""), normalise_unit(one.unit) if one.unit else None
    row = magnitude(analyte) if analyte else None
    inner = in_unit(analyte, range_.high, typed, row.unit) if analyte and row and range_.high is not None else None
    return row.is_usual_end(inner) if row and inner is not None else None


def _words(key: str) -> list[str]:
    """Total and free, T and B cells, IgG of one subclass and the next may well be told with one range."""
    return re.findall(r"[a-z]{3,}", key.replace("-", " "))


def ranges_are_of_the_patient(subject: Subject) -> list[Problem] | None:
    """A range that says of whom it is, is of the patient's age and sex."""
    noted = [
        (path, one.entry, words, subject.record.patients[int(path[1])])
        for path, one in _series(subject)
        if (words := " ".join(filter(None, (one.entry.reference_note, *(range_.note for _, range_ in ranges_of(one.entry))))))
    ]
    problems: list[Problem] = []
    for path, entry, words, patient in noted:
        if reason := _of_others(words, patient):
            where = (*path, "reference_note" if entry.reference_note else "reference")
            hint = (
                "take the range that the laboratory gives for this patient; where it is right, silence: [{code: range-of-others, why: …}]"
            )
            problems.append(fault("range-of-others", f"the reference range is said to be that of {reason}", path=where, hint=hint))
    return problems if noted else None


def _of_others(words: str, patient: Patient) -> str:
    """Of whom the range is, "" where it may be the patient's."""
    years = patient.age.years if patient.age else None
    if patient.sex == "female" and _MALE.search(words) and not _FEMALE.search(words):
        return "the other sex"
    if patient.sex == "male" and _FEMALE.search(words) and not _MALE.search(words):
        return "the other sex"
    if years is None:
        return ""
    if years >= _GROWN + 2 and _CHILD.search(words) and not _ADULT.search(words):
        return "children"
    bands = [int(found["to"] or found["from"]) for found in _YEARS.finditer(words)]
    if years < _GROWN - 2 and not _CHILD.search(words) and (_ADULT.search(words) or (bands and min(bands) >= _OLD)):
        return "adults"
    return ""
