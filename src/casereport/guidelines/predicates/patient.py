"""Items of who the patient is, what came before, and what was found."""

from __future__ import annotations

from casereport.guidelines.finding import Asked, Finding, answered, missing, opening, reported
from casereport.language import say
from casereport.model.patient import History


def age_and_sex_are_told(asked: Asked) -> Finding:
    """Age and sex of the record; one that the source does not give is not reported."""
    age, sex = asked.patient.age, asked.patient.sex
    if not (age and sex):
        return missing()
    is_told = sex != "not reported" and getattr(age, "state", "") != "not reported" and str(age) != "not reported"
    return reported() if is_told else Finding("not reported", say("checklist.not_reported"))


def complaint_is_told(asked: Asked) -> Finding:
    """The presenting symptoms, or a summary of how the patient came."""
    found = asked.patient.presenting
    if found and found.items:
        return reported("", tuple(one.finding for one in found.items))
    if asked.patient.summary:
        return reported("", (opening(asked.patient.summary),))
    return answered(found.answer if found else None)


def _of_history(asked: Asked, name: str) -> Finding:
    history = asked.patient.history or History()
    return answered(getattr(history, name))


def medical_history(asked: Asked) -> Finding:
    """Illnesses before this one, or that none is known."""
    return _of_history(asked, "medical")


def family_history(asked: Asked) -> Finding:
    """Illnesses of the family, or that none is known."""
    return _of_history(asked, "family")


def psychosocial_history(asked: Asked) -> Finding:
    """How the patient lives, or that it was not asked."""
    return _of_history(asked, "psychosocial")


def medication(asked: Asked) -> Finding:
    """Drugs taken before, or that there were none."""
    return _of_history(asked, "medications")


def allergies(asked: Asked) -> Finding:
    """Allergies, or that none is known."""
    return _of_history(asked, "allergies")


def past_interventions(asked: Asked) -> Finding:
    """Earlier interventions, each with its outcome, or that there were none."""
    found = asked.patient.history.past_interventions if asked.patient.history else None
    if found is None or not found.items:
        surgical = asked.patient.history.surgical if asked.patient.history else None
        return answered((found.answer if found else None) or surgical)
    lacking = sum(1 for one in found.items if not one.outcome)
    words = tuple(opening(one.intervention) for one in found.items)
    return missing("without_outcome", count=lacking) if lacking else reported("", words)


def examination_is_told(asked: Asked) -> Finding:
    """A finding of the examination, a vital sign, or another clinical finding."""
    patient = asked.patient
    named = [one.label for one in (*patient.exam, *patient.findings)] + [one.name for one in patient.vitals]
    if named:
        return reported(say("checklist.findings", count=len(named)), tuple(named))
    answers = [patient.absent[key] for key in ("exam", "findings", "vitals") if key in patient.absent]
    return answered(answers[0]) if answers else missing()
