"""Checks of what a journal wants of facts: a course with times, a system of units, no supplement."""

from __future__ import annotations

import re

from casereport.chart import PlacedSeries
from casereport.checks.subject import Subject
from casereport.clinical.analytes import find_analyte
from casereport.clinical.molar import has_molar_mass
from casereport.clinical.units import normalise_unit
from casereport.problems import Problem, fault

_NAMES = {"si": "SI", "conventional": "conventional"}
_NO_SI = ("dl", "µl", "mm3", "mm³", "meq")
"""Parts of units that no system of SI has; counts a microlitre and masses a decilitre are what American reports print."""


def course_is_shown(subject: Subject) -> list[Problem] | None:
    """A journal that asks for a timeline gets a figure or table of the course (CARE item 7)."""
    if not subject.journal.policies.timeline:
        return None
    shown = {figure.kind for figure in subject.record.figures} | {table.kind for table in subject.record.tables}
    if shown & {"course", "timeline", "swimmer", "events"}:
        return []
    message = f"the journal asks for a timeline as a figure or table{subject.journal.doubt('policies.timeline')}"
    return [fault("missing-part", message, path=("figures",) if subject.record.figures else (), hint="figures: [{kind: timeline}]")]


def guarantor_is_named(subject: Subject) -> list[Problem] | None:
    """Where the journal asks for a guarantor, an author is one."""
    if not subject.journal.policies.guarantor or subject.record.status == "published":
        return None
    if any(author.guarantor for author in subject.record.authors):
        return []
    message = f"the journal asks for a guarantor{subject.journal.doubt('policies.guarantor')}"
    return [fault("author-detail", message, path=("authors",), hint="add guarantor: yes to the author who answers for the whole")]


def supplement_is_taken(subject: Subject) -> list[Problem] | None:
    """A journal without supplements is given none of the author's own."""
    if subject.journal.policies.supplement:
        return None
    statements = subject.record.statements
    if statements is None or getattr(statements, "supplement", None) is None:
        return []
    message = f"the journal takes no supplementary material{subject.journal.doubt('policies.supplement')}"
    return [fault("supplement-refused", message, path=("statements", "supplement"), hint="put what matters into the text")]


def units_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """The laboratory units are of the system that the journal asks for; one that wants both gets a note, since one is printed."""
    wanted, doubt = subject.journal.policies.units, subject.journal.doubt("policies.units")
    series = [((*path, "labs", one.index), one) for path, chart in subject.charts() for one in chart.typed_series if one.unit]
    if wanted == "any" or not series:
        return None
    if wanted == "both":
        message = f"the journal asks for SI and conventional units; the report prints those of the record{doubt}"
        return [fault("unit-system", message, path=series[0][0], hint="write the other unit in brackets where a value is first told")]
    message = f"the journal asks for {_NAMES[wanted]} units{doubt}"
    hint = "convert values and reference range together"
    return [fault("unit-system", message, path=(*path, "unit"), hint=hint) for path, one in series if _is_foreign(wanted, one)]


def _is_foreign(wanted: str, series: PlacedSeries) -> bool:
    """True for a unit of the other system, as far as the name of the analyte tells which that is."""
    unit, analyte = normalise_unit(series.unit), find_analyte(series.entry.analyte or "")
    if unit is None:
        return False
    if wanted == "si":
        return any(part in _NO_SI for part in re.split(r"[^\w]+", unit.printed.lower()))
    return analyte is not None and unit.dimension == "mol/L" and has_molar_mass(analyte)
