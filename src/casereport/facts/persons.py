"""A person with an age that stands behind the noun: `woman in her 40s`, `girl aged 2–12 years`; and the pronoun for a patient."""

from __future__ import annotations

import re

from casereport.language import say
from casereport.model.ages import AgePolicy
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern

_NO_ADJECTIVE = lazy_pattern(r"over-|\d+-to-")
"""Ages that are no adjective: `over-89-year-old`, `2-to-12-year-old`."""


def pronoun_of(patient: Patient) -> str:
    """`she`, `he` or `they`: by the gender stated, else by the sex; they where neither tells."""
    gender = (patient.gender or patient.sex or "").lower()
    for pronoun in ("she", "he"):
        if any(re.search(rf"\b(?:trans)?{word}\b", gender) for word in say(f"voice.calls_{pronoun}").split(", ")):
            return pronoun
    return "they"


def person_aged(patient: Patient, policy: AgePolicy, noun: str) -> str:
    """The noun with the age behind it, where the policy prints one that is no adjective before it; else ""."""
    age = patient.age
    before, behind = (age.text(policy, adjective=True), age.text(policy)) if age else ("", "")
    if not before or not (behind.endswith("0s") or _NO_ADJECTIVE.match(before)):
        return ""
    if behind.endswith("0s"):
        return say("person.in_decade", noun=noun, possessive=say(f"voice.{pronoun_of(patient)}").split()[1], age=behind)
    return say("person.aged", noun=noun, age=behind)
