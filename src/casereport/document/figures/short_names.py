"""The short name of an analyte, for a panel that is too narrow for its title."""

from __future__ import annotations

from casereport.clinical.analytes import find_analyte
from casereport.document.draft import Draft
from casereport.model.laboratory import analyte_name, is_share
from casereport.model.patient import LabSeries


def short_name(draft: Draft, series: LabSeries) -> str:
    """What the record abbreviates the printed name to, else the usual abbreviation of a name that is not the author's own; "" for none."""
    title = analyte_name(series)
    listed = [short for short, long in draft.record.abbreviations.items() if long.strip().lower() == title.lower()]
    known = None if series.label or is_share(series) else find_analyte(series.analyte or "")
    return next((short for short in (*listed, known.short if known else "") if short and len(short) < len(title)), "")
