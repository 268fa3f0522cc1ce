"""Laboratory series as facts, tables and figures ask for them: by analyte, in time order, with high and low marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from casereport.clinical.analytes import find_analyte
from casereport.clinical.units import normalise_unit
from casereport.model.chronology import Chronology, Position
from casereport.model.patient import LabSeries, Patient
from casereport.model.time import Moment
from casereport.model.validity import Holding, holdings, range_at
from casereport.model.values import LabValue, Range, status

Flag = Literal["", "high", "low"]

_REPORTED: dict[str, Flag] = {"H": "high", "HH": "high", "↑": "high", "↑↑": "high", "L": "low", "LL": "low", "↓": "low", "↓↓": "low"}


@dataclass(frozen=True, slots=True)
class Result:
    """One value of a series: when it was typed for, where it lies on its axis (None when unknown), its mark, the range that holds then."""

    moment: Moment
    position: Position | None
    value: LabValue
    flag: Flag
    reference: Range | None = None


def analyte_key(text: str) -> str:
    """The id under which an analyte is found by any of its names; an unknown one is its own name in lower case."""
    known = find_analyte(text)
    return known.key if known else " ".join(text.lower().split())


def analyte_name(series: LabSeries) -> str:
    """The analyte's printed name: the author's label, else what was typed when it is a name, else the usual name of a short id."""
    if series.label:
        return series.label
    typed = (series.analyte or "").strip()
    known = find_analyte(typed)
    is_alias = known is not None and (typed.islower() or typed.isupper())
    return _capital(known.label) if known is not None and is_alias else typed


def unit_name(series: LabSeries) -> str:
    """The unit as it is printed, "" for none; a unit that the tool does not know is printed as typed."""
    known = normalise_unit(series.unit) if series.unit else None
    return known.printed if known else series.unit or ""


def results(series: LabSeries, chronology: Chronology) -> tuple[Result, ...]:
    """Every value of a series in time order; those without a place on an axis come last, in the order typed."""
    held = holdings(series, chronology)
    found = [_result(series, moment, value, chronology.position(moment), held) for moment, value in values_of(series)]
    placed = sorted((r for r in found if r.position), key=lambda r: (r.position.rank, r.position.days) if r.position else (0, 0))
    return (*placed, *(r for r in found if not r.position))


def values_of(series: LabSeries) -> Iterator[tuple[Moment, LabValue]]:
    """Moments and values as typed, the one-off result included."""
    for moment, values in series.values.items():
        for value in values:
            yield moment, value
    if series.result is not None:
        yield series.at or Moment.parse("unknown"), series.result


def _result(series: LabSeries, moment: Moment, value: LabValue, position: Position | None, held: tuple[Holding, ...]) -> Result:
    reference = range_at(held, position)
    return Result(moment, position, value, flag_of(series, moment, value, reference), reference)


def flag_of(series: LabSeries, moment: Moment, value: LabValue, reference: Range | None) -> Flag:
    """High or low: computed where a range holds, else as the source printed it, else nothing."""
    if reference is not None:
        computed = status(value, reference)
        return computed if computed in ("high", "low") else ""
    return printed_flag(series, moment, value)


def printed_flag(series: LabSeries, moment: Moment, value: LabValue) -> Flag:
    """The mark that the source printed, "" for none."""
    return series.reported_flag.get(moment) or _REPORTED.get(value.reported_flag, "")


def series_for(patient: Patient, analyte: str) -> tuple[LabSeries, ...]:
    """The patient's series of an analyte, found by any of its names."""
    wanted = analyte_key(analyte)
    exact = tuple(s for s in patient.labs if s.analyte and analyte_key(s.analyte) == wanted)
    return exact or tuple(s for s in patient.labs if s.label and s.label.lower() == analyte.lower())


def have_two_units(patients: Iterable[Patient], analytes: Sequence[str]) -> bool:
    """True when a patient has the analytes, or one of them, in different units."""
    return any(len({unit_name(s) for name in analytes for s in series_for(patient, name)}) > 1 for patient in patients)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
