"""Who may give a consent to publication: by age, and for the dead (COPE 2016, ICMJE)."""

from __future__ import annotations

import re
from decimal import Decimal

from casereport.checks.subject import Subject
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault

_OF_AGE = Decimal(18)
_IN_LIFE = lazy_pattern(r"\b(?:before|prior to|ahead of)\b|\b(?:in|during) (?:his|her|their) life", re.IGNORECASE)


def consent_comes_from_who_may_give_it(subject: Subject) -> list[Problem] | None:
    """A consent by the patient is that of somebody who lives and is of age; None where no patient gave one."""
    given = [
        (path, one)
        for path, one, _ in subject.patients()
        if one.consent and one.consent.state == "given" and one.consent.given_by == "patient" and not one.consent.waiver
    ]
    problems: list[Problem] = []
    for path, one in given:
        where = (*path, "consent", "from")
        if _has_died(one) and not _IN_LIFE.search(one.consent.note or "" if one.consent else ""):
            message = "the consent is the patient's, and the record tells of the death"
            hint = "from: next of kin; or note: that it was given before the death"
            problems.append(fault("consent-of-the-dead", message, path=where, hint=hint))
        years = one.age.years if one.age else None
        if years is not None and years < _OF_AGE:
            message = "the consent is that of a patient under 18"
            problems.append(fault("consent-of-a-minor", message, path=where, hint="from: parents or guardian, and assent: yes where asked"))
    return problems if given else None


def _has_died(patient: Patient) -> bool:
    return any(event.kind == "death" for event in patient.events)
