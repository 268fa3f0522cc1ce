"""Laboratory series by name: the key, the printed name and the printed unit of an analyte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casereport.clinical.analytes import find_analyte
from casereport.clinical.units import normalise_unit
from casereport.language.raised import set_marked
from casereport.model.patient import LabSeries, Patient


def analyte_key(text: str) -> str:
    """The id under which an analyte is found by any of its names; an unknown one is its own name in lower case."""
    known = find_analyte(text)
    return known.key if known else " ".join(text.lower().split())


def analyte_name(series: LabSeries) -> str:
    """The analyte's printed name: the author's label, else what was typed when it is a name, else the usual name of a short id.

    A percentage of cells is no count: `Neutrophils`, where their number is `Neutrophil count`. Marked text is raised or lowered.
    """
    if series.label:
        return set_marked(series.label)
    typed = (series.analyte or "").strip()
    known = find_analyte(typed)
    if known is None or not (typed.islower() or typed.isupper()):
        return set_marked(typed)
    return _capital(f"{known.name}s" if known.noun == "count" and unit_name(series) == "%" else known.label)


def unit_name(series: LabSeries) -> str:
    """The unit as it is printed, "" for none; a unit that the tool does not know is printed as typed."""
    known = normalise_unit(series.unit) if series.unit else None
    return known.printed if known else series.unit or ""


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
