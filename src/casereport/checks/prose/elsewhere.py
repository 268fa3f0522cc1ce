"""What entries other than series tell of analytes and amounts in words: an ejection fraction in imaging, a dose in a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from weakref import WeakKeyDictionary

from casereport.chart import PatientChart
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import agrees, charts_of, in_unit
from casereport.checks.subject import Subject, entries_in, values_in
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.problems import Path
from casereport.statements import Statement, read_statements

_NAMES = ("name", "label", "measure", "finding", "kind", "region")
_TOLD = ("result", "value", "conclusion", "detail", "note", "outcome", "text", "severity", "findings", "criteria", "stage", "items")


def told_elsewhere(subject: Subject, one: Told) -> bool | None:
    """True where an entry of the patient tells this number of the analyte in words, False where they tell others, None where none does."""
    told = one.statement
    found = [
        other for chart in charts_of(subject.chart, told.patient) for path, other in _in_words(subject, chart.index, chart.patient)
        if other.subject == told.subject and path != one.path[: len(path)]
    ]  # fmt: skip
    if not found or told.quantity is None:
        return None
    return any(_is_same(told, other) for other in found)


def _is_same(told: Statement, other: Statement) -> bool:
    if told.quantity is None or other.quantity is None:
        return False
    number = in_unit(told.subject, other.quantity.number, other.quantity.unit, told.quantity)
    return agrees(
        told.quantity,
        other.quantity.number if number is None and told.quantity.unit is None else number if number is not None else Decimal(-1),
    )


def _in_words(subject: Subject, index: int, patient: Patient) -> list[tuple[Path, Statement]]:
    kept = subject.in_words
    if index not in kept:
        kept[index] = list(_read(subject, index, patient))
    return kept[index]


def _read(subject: Subject, index: int, patient: Patient) -> Iterator[tuple[Path, Statement]]:
    for path, entry in entries_in(patient, ("patients", index)):
        if isinstance(entry, LabSeries) or path == ("patients", index):
            continue
        words = " was ".join(
            part
            for part in (" ".join(text for name in names for text in _words(getattr(entry, name, None))) for names in (_NAMES, _TOLD))
            if part
        )  # a verb gives a number behind it to the name: Vision was 0.1 in the left eye
        if re.search(r"\d", words):
            for told in read_statements(words, subject.readings.names):
                if told.kind == "value":
                    yield path, told
    for name in ("summary",):
        text = getattr(patient, name)
        if text:
            yield from (
                ((("patients", index, name)), told) for told in read_statements(text, subject.readings.names) if told.kind == "value"
            )


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (item for item in value if isinstance(item, str))
    elif value is not None and hasattr(value, "written"):
        yield str(value.written)


_TEXTS: WeakKeyDictionary[PatientChart, tuple[tuple[Path, str], ...]] = WeakKeyDictionary()


def texts_of_chart(chart: PatientChart) -> tuple[tuple[Path, str], ...]:
    """Every text of the patient's entries with its path below the patient, read once a chart."""
    if chart not in _TEXTS:
        _TEXTS[chart] = tuple(texts_of_patient(chart.patient))
    return _TEXTS[chart]


def texts_of_patient(patient: Patient) -> Iterator[tuple[Path, str]]:
    """Every text of a patient's entries with its path below the patient."""
    for path, value in values_in(patient):
        if isinstance(value, str):
            yield path, value
        elif hasattr(value, "written"):
            yield path, str(value.written)
