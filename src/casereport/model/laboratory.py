"""Laboratory series by name: the key, the printed name and the printed unit of an analyte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casereport.clinical.analytes import find_analyte
from casereport.clinical.units import normalise_unit
from casereport.language import spelled
from casereport.language.raised import without_emphasis
from casereport.model.patient import Patient
from casereport.model.series import LabSeries


def analyte_key(text: str) -> str:
    """The id under which an analyte is found by any of its names; an unknown one is its own name in lower case."""
    bare = without_emphasis(text)
    known = find_analyte(bare)
    return known.key if known else " ".join(bare.lower().split())


def analyte_name(series: LabSeries) -> str:
    """The analyte's printed name: the author's label, else what was typed if a name, else the usual name of an id; a share is no count."""
    if series.label:
        return series.label
    typed = (series.analyte or "").strip()
    known = find_analyte(typed)
    is_alias = known is not None and (typed.islower() or typed.isupper())
    if known is None or not is_alias:
        return _capital(typed) if _is_word(typed) else typed
    of_cells = known.label.removesuffix(" count")
    return _capital(spelled(f"{of_cells}s" if is_share(series) and of_cells != known.label else known.label))


def analyte_names(series: LabSeries) -> tuple[str, ...]:
    """Every name by which a text may call the analyte: as printed, and all that are usual."""
    known = find_analyte(series.analyte or "")
    names = (analyte_name(series), *((known.key, known.name, known.american, known.short, *known.aliases) if known else ()))
    return tuple(dict.fromkeys(name for name in names if name))


def is_share(series: LabSeries) -> bool:
    """Whether cells are told as a share of all cells, in per cent, which is no count."""
    known = normalise_unit(series.unit) if series.unit else None
    return known is not None and known.dimension == "%"


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


def _is_word(name: str) -> bool:
    """True for a name that begins with a common word; `pH`, `p53`, `anti-dsDNA` and `hs-CRP` are no such."""
    return name.split(maxsplit=1)[0].replace("-", "").isalpha() and name.split(maxsplit=1)[0].islower() if name else False


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
