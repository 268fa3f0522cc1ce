"""Checks of treatments: what CARE item 9b asks of every drug."""

from __future__ import annotations

from casereport.checks.subject import Subject
from casereport.model.course import Treatment
from casereport.problems import Problem, fault

_AUTHOR_HINT = "CARE item 9b: {dose: 2 mg/kg, route: iv, every: 6 h, days: 3-9}"
_SOURCE_HINT = f"{_AUTHOR_HINT}; where the source tells none: silence: [{{code: incomplete-dose, why: …}}]"


def drugs_have_dose_route_and_interval(subject: Subject) -> list[Problem] | None:
    """Every drug has dose, route, frequency and time (CARE item 9b); illustrative lanes and retold reports may know less."""
    drugs = [
        ((*path, "treatments", index), item)
        for path, patient, _ in subject.patients()
        for index, item in enumerate(patient.treatments.items if patient.treatments else ())
        if item.drug and item.basis != "illustrative"
    ]
    problems: list[Problem] = []
    for path, item in drugs:
        if missing := _missing(item):
            message = f"the treatment has no {', '.join(missing)}"
            hint = _SOURCE_HINT if subject.record.status == "published" else _AUTHOR_HINT
            problems.append(fault("incomplete-dose", message, path=path, hint=hint))
    return problems if drugs else None


def _missing(item: Treatment) -> list[str]:
    parts = [item, *item.steps, *item.courses]
    told = {
        "dose": any(part.dose or part.daily or part.rate for part in parts),
        "route": any(part.route for part in parts),
        "frequency": any(part.every or part.rate or part.daily or (part.dose and part.dose.basis) for part in parts) or bool(item.doses),
        "time": any(part.days or part.at for part in parts),
    }
    return [name for name, is_told in told.items() if not is_told]
