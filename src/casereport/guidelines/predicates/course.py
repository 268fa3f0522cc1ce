"""Items of treatment, course and outcome."""

from __future__ import annotations

from decimal import Decimal

from casereport.chart import PatientChart
from casereport.chart.events import ends_of
from casereport.guidelines.finding import Asked, Finding, answered, missing, not_applicable, opening, reported
from casereport.language import say
from casereport.model.course import Course, Step, Treatment
from casereport.tree import Figure, Table, walk

_OVER_TIME = frozenset({"events", "course"})


def timeline_is_shown(asked: Asked) -> Finding:
    """A drawing over time, or a table of events; a narrative alone is none."""
    document, record = asked.report.document, asked.record
    body = walk((document.body, document.back))
    drawn = tuple(one.id for one in body if isinstance(one, Figure) and one.svg)
    typed = {f"tbl-{spec.id}" for spec in record.tables if spec.kind == "events"}
    generated = {one.id for one in body if isinstance(one, Table) and one.id.removeprefix("tbl-").partition("-")[0] in _OVER_TIME}
    listed = tuple(one.id for one in body if isinstance(one, Table) and one.id in typed | generated)
    if drawn or listed:
        return reported("", ids=(*drawn, *listed))
    return missing("no_timeline")


def interventions_are_told(asked: Asked) -> Finding:
    """Treatments or procedures, or why there were none."""
    patient = asked.patient
    named = [name for one in _treatments(asked) for name in (one.drug, one.name) if name] + [one.name for one in patient.procedures]
    if named:
        return reported(say("checklist.interventions", count=len(_treatments(asked)) + len(patient.procedures)), tuple(named))
    return answered((patient.treatments.answer if patient.treatments else None) or patient.absent.get("procedures"))


def doses_are_whole(asked: Asked) -> Finding:
    """Every drug with dose, route and time, one that is not an infusion or a single dose with how often; of no drug nothing is asked."""
    drugs = [one for one in _treatments(asked) if one.drug]
    if not drugs:
        found = interventions_are_told(asked)
        return not_applicable("no_drug") if found.state != "not reported" else missing()
    lacking = [one for one in drugs if not _is_whole(one)]
    words = tuple(str(one.drug) for one in drugs if one not in lacking)
    if lacking:
        return missing("incomplete_doses", count=len(lacking), of=len(drugs))
    return reported(say("checklist.complete_doses", count=len(drugs)), words)


def _is_whole(drug: Treatment) -> bool:
    parts = [*drug.steps, *drug.courses] or [drug]
    return all(
        (one.dose or one.daily or one.rate or drug.dose or drug.daily or drug.rate)
        and (one.route or drug.route)
        and (one.days or one.at or drug.days or drug.at)
        and (one.every or drug.every or one.daily or drug.daily or one.rate or drug.rate or one.at or drug.doses)
        for one in parts
    )


def changes_have_reasons(asked: Asked) -> Finding:
    """Every change of a dose or new course with its reason; without a change nothing is asked."""
    treatments = _treatments(asked)
    changes: list[Step | Course] = [part for one in treatments for part in one.steps[1:]]
    changes += [part for one in treatments for part in one.courses[1:]]
    if not changes:
        return not_applicable("no_change") if treatments else missing()
    lacking = sum(1 for part in changes if not part.why)
    words = tuple(opening(part.why) for part in changes)
    return missing("changes_without_reason", count=lacking) if lacking else reported(say("checklist.changes", count=len(changes)), words)


def outcomes_are_told(asked: Asked) -> Finding:
    """The outcomes, with whether a patient assessed any, or why none is told."""
    found = asked.patient.outcomes
    if not (found and found.items):
        return answered(found.answer if found else None)
    told = [one for one in found.items if not one.is_untold]
    if not told:
        return missing()
    by_patient = any(one.assessor in ("patient", "carer") for one in told)
    reason = say("checklist.outcomes_by_both" if by_patient else "checklist.outcomes_of_clinicians", count=len(told))
    return reported(reason, tuple(opening(one.measure) for one in told))


def tests_follow_treatment(asked: Asked) -> Finding:
    """A measured result, test or image at or after the start of the last treatment."""
    chart = asked.chart
    starts = [part.start for one in chart.treatments for part in one.parts if part.start]
    if not starts:
        return missing("no_time_of_treatment") if _treatments(asked) else missing()
    last = max(starts, key=lambda place: place.order)
    words = _after(chart, last.line, last.since)
    return reported("", words) if words else missing("no_test_after")


def _after(chart: PatientChart, line: str, since: Decimal) -> tuple[str, ...]:
    """What was measured at a time or later, by name."""
    series = [
        one.name
        for one in chart.series
        if any(result.is_measured and result.place and result.place.line == line and result.place.until > since for result in one.results)
    ]
    timed = [(one.name, one) for one in chart.patient.tests] + [(one.kind, one) for one in chart.patient.imaging]
    others = [
        name for name, one in timed for place in (ends_of(one, chart.clocks)[0],) if place and place.line == line and place.until > since
    ]
    return (*series, *others)


def adherence_is_told(asked: Asked) -> Finding:
    """How treatment was taken or tolerated, and how that was assessed."""
    told = asked.patient.adherence
    if told is None or told.answer:
        return answered(told.answer if told else None)
    words = (opening(told.statement), opening(told.tolerability), opening(told.method))
    if not (told.statement or told.tolerability):
        return missing()
    return reported("", words) if told.method else missing("without_method")


def adverse_events_are_told(asked: Asked) -> Finding:
    """The adverse events, or that none was seen."""
    found = asked.patient.adverse_events
    if found and found.items:
        return reported(say("checklist.events", count=len(found.items)), tuple(opening(one.label) for one in found.items))
    return answered(found.answer if found else None)


def _treatments(asked: Asked) -> tuple[Treatment, ...]:
    return asked.patient.treatments.items if asked.patient.treatments else ()
