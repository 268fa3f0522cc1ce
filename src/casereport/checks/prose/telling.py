"""How a contradiction is told: at its own line and column, with the record's place beside it, and the fact that would print it."""

from __future__ import annotations

from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import Value
from casereport.problems import Path, Problem, fault, is_nameable, named_path, path_text


def found_at(code: str, message: str, one: Told, hint: str, path: Path = ()) -> Problem:
    """The problem of a statement; `path` is where the record tells otherwise."""
    where = f"{message} ({path_text(named_path(path))})" if path else message
    return fault(code, where, path=one.path, hint=hint, within=(one.statement.line, one.statement.column))


def case_of(path: Path) -> str:
    """The patient of a path, as an author would write it: `patients[1]`."""
    return path_text(path[:2])


def lab_call(value: Value) -> str:
    """The fact that prints a value of the record."""
    if value.series.index < 0:
        return path_text(value.path)
    analyte, when = value.series.entry.analyte or "", str(value.result.moment)
    name = analyte if is_nameable(analyte) else "ANALYTE"
    day = when if when.isdigit() else f"'{when}'" if is_nameable(when) else "DAY"
    return f"{{{{ lab('{name}', day={day}{_whose(value)}) }}}}"


def call_for(word: str, value: Value) -> str:
    """A fact with the analyte alone: `{{ peak('crp') }}`."""
    analyte = value.series.entry.analyte or ""
    return f"{{{{ {word}('{analyte if is_nameable(analyte) else 'ANALYTE'}'{_whose(value)}) }}}}"


def _whose(value: Value) -> str:
    return f", patient='{value.chart.patient.id}'" if value.chart.index or value.chart.patient.label else ""
