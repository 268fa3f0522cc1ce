"""Items of tests, reasoning and prognosis."""

from __future__ import annotations

from casereport.guidelines.finding import Asked, Finding, answered, missing, opening, reported
from casereport.language import say


def tests_have_results(asked: Asked) -> Finding:
    """Tests of any kind, each laboratory series with values."""
    patient, chart = asked.patient, asked.chart
    series = [one.name for one in chart.series if any(result.is_measured for result in one.results)]
    named = [*(one.name for one in patient.tests), *(one.kind for one in patient.imaging), *(one.gene for one in patient.variants), *series]
    if named:
        return reported(say("checklist.tests", count=len(named)), tuple(named))
    answers = [patient.absent[key] for key in ("labs", "tests", "imaging", "variants") if key in patient.absent]
    return answered(answers[0]) if answers else missing()


def challenges_are_told(asked: Asked) -> Finding:
    """What stood in the way, or that nothing did."""
    return answered(asked.patient.diagnostic_challenges)


def diagnosis_is_told(asked: Asked) -> Finding:
    """The diagnoses, the final ones first, or why there is none."""
    found = asked.patient.diagnoses
    if found:
        return reported("", tuple(one.label for one in sorted(found, key=lambda one: one.status != "final")))
    return answered(asked.patient.absent.get("diagnoses"))


def others_are_weighed(asked: Asked) -> Finding:
    """Two diagnoses or more that were considered, each but the final one with what spoke against it or how it was decided."""
    found = asked.patient.differential
    if not found:
        return answered(asked.patient.absent.get("differential"))
    others = [one for one in found if one.verdict != "final"]
    lacking = sum(1 for one in others if not (one.against or one.by))
    words = tuple(one.dx for one in others)
    if lacking:
        return missing("without_against", count=lacking)
    return reported(say("checklist.considered", count=len(others)), words) if len(found) > 1 else missing("one_considered")


def prognosis_is_told(asked: Asked) -> Finding:
    """What bears on the prognosis: a text, or the stage of a diagnosis."""
    staged = tuple(one.stage for one in asked.patient.diagnoses if one.stage)
    if asked.patient.prognosis is None and staged:
        return reported("", staged)
    told = asked.patient.prognosis
    return answered(told, *(opening(one) for one in (told.items if told else ())))
