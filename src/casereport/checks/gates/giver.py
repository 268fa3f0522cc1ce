"""Who may give a consent to publication: by age, for the dead, and for those who could not decide (COPE 2016, ICMJE)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from casereport.checks.gates.vital import have_died
from casereport.checks.subject import Subject
from casereport.model.ages import Age
from casereport.model.patient import Consent, Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_OF_AGE = Decimal(18)
_CAN_AGREE = Decimal(7)
"""Years from which a child is asked as well (American Academy of Pediatrics)."""
_IN_LIFE = lazy_pattern(r"\b(?:before|prior to|ahead of)\b|\b(?:in|during) (?:his|her|their) life", re.IGNORECASE)

_LACKED = lazy_pattern(
    r"\b(?:lack(?:ed|ing|s)?|without|no|not have) (?:any |the |full |mental )?(?:capacity|competence|decision\w*|understanding)"
    r"|\b(?:incapable|incompetent|unconscious|comatose|sedated|delirious|intubated|psychotic|demented|intoxicated"
    r"|mute|catatonic|unresponsive|unable to (?:decide|consent|understand)"
    r"|could not (?:decide|consent|understand)|not (?:able to|capable of) (?:decid|consent|understand)\w*)\b",
    re.IGNORECASE,
)
"""Words of a note that say that somebody could not decide, and those that put it before the consent."""
_REGAINED = lazy_pattern(
    r"\b(?:after|afterwards|later|once|regain\w*|recover\w*|return\w*|restored|again|since|before|no longer"
    r"|when \w+ (?:had|could|was able))\b",
    re.IGNORECASE,
)


def consent_comes_from_who_may_give_it(subject: Subject) -> list[Problem] | None:
    """A consent is given by the patient who lives, is of age and can decide; else by parents, a guardian, next of kin or a representative.

    None where nobody gave one. A reason on record, such as a law that sets another age, answers what a rule cannot know.
    """
    given = [(path, one, one.consent) for path, one, _ in subject.patients() if one.consent and _is_given(one.consent)]
    if not given:
        return None
    dead = have_died(subject.record.patients, subject.readings)
    return [problem for path, one, consent in given for problem in _wrong(path, one, consent, is_dead=one.id in dead)]


def _is_given(consent: Consent) -> bool:
    return consent.state == "given" and consent.given_by is not None and not consent.waiver


def _wrong(path: Path, patient: Patient, consent: Consent, *, is_dead: bool) -> Iterator[Problem]:
    where = (*path, "consent", "from")
    if consent.given_by == "patient":
        yield from _by_the_patient(where, patient, consent, is_dead=is_dead)
    else:
        yield from _by_another(where, patient, consent, is_dead=is_dead)
    if is_minor(patient.age) and consent.given_by != "patient" and not is_dead:
        yield from _assent((*path, "consent"), patient, consent)


def _by_the_patient(where: Path, patient: Patient, consent: Consent, *, is_dead: bool) -> Iterator[Problem]:
    texts = f"{consent.note or ''} {consent.reason or ''}"
    if is_dead and not _IN_LIFE.search(texts):
        message = "the consent is the patient's, and the record tells of the death"
        hint = "from: next of kin; or reason: that it was given before the death"
        yield fault("consent-of-the-dead", message, path=where, hint=hint)
    if consent.capacity is False or (consent.capacity is None and _LACKED.search(texts) and not _REGAINED.search(texts)):
        message = "the consent is the patient's, and the record says that the patient could not decide"
        yield fault("consent-giver", message, path=where, hint="from: legal representative, with reason:")
    if is_minor(patient.age):
        found = fault(
            "consent-of-a-minor",
            "the consent is that of a patient under 18",
            path=where,
            hint="from: parents or guardian, and assent: yes where asked; or reason: why the patient may give it alone",
        )
        yield replace(found, severity="info") if consent.reason else found


def _by_another(where: Path, patient: Patient, consent: Consent, *, is_dead: bool) -> Iterator[Problem]:
    """Parents and guardians decide for a child, next of kin for the dead; for an adult who could not decide, somebody with a ground."""
    giver = consent.given_by
    if is_dead or is_minor(patient.age):
        return
    if giver == "next of kin" and consent.capacity is not False:
        message = "the consent is that of the next of kin, and the record tells neither of a death nor that the patient could not decide"
        yield fault("consent-giver", message, path=where, hint="events: [{kind: death, …}], or capacity: no with reason:")
    elif giver in ("parents", "guardian") and _is_adult(patient.age) and consent.capacity is not False:
        message = "the consent of an adult is given by another, and the record does not say that the patient could not decide"
        yield fault("consent-giver", message, path=where, hint="from: patient; or capacity: no with reason:")
    elif (giver == "legal representative" or consent.capacity is False) and not consent.reason:
        message = "the consent is given for an adult who could not decide, and the ground is not on record"
        hint = "reason: on what ground, such as a guardian appointed by a court or a proxy for health care"
        yield fault("consent-giver", message, path=where, hint=hint)


def _assent(where: Path, patient: Patient, consent: Consent) -> Iterator[Problem]:
    years = patient.age.years if patient.age else None
    if consent.assent is False and not consent.reason:
        message = "the consent is given for a child who did not agree, or was not asked"
        yield fault("consent-giver", message, path=(*where, "assent"), hint="reason: why the child was not asked, such as its age")
    elif consent.assent is None and years is not None and years >= _CAN_AGREE:
        message = "the record does not say whether the child agreed as well"
        yield fault("assent-open", message, path=where, hint="assent: yes; or assent: no with reason:")


def is_minor(age: Age | None) -> bool:
    """True for an age below 18 years; a decade counts where all of it is below."""
    return age is not None and age.years is not None and age.years < _OF_AGE


def _is_adult(age: Age | None) -> bool:
    if age is None:
        return False
    return age.is_over_89 or (age.years >= _OF_AGE if age.years is not None else (age.decade or 0) >= _OF_AGE)
