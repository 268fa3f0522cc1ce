"""Checks of consent and images (CARE item 13, COPE 2016)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from casereport.checks.subject import Subject
from casereport.document.back import has_consent
from casereport.language import say
from casereport.model.patient import Consent
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_TOLD = {"pending": "is pending"}
_COMMITTEE = lazy_pattern(r"\b(?:committees?|boards?|commission|irb|rec|ethics?)\b", re.IGNORECASE)


def consent_is_recorded(subject: Subject) -> list[Problem]:
    """Each patient's consent to publication is on record, or was waived with a reason; an invented case needs none.

    Where a report is retold that tells of none, the author of the record can do nothing, and only the pages say so.
    """
    problems: list[Problem] = []
    for path, patient, _ in subject.patients():
        if not has_consent(patient, subject.record.status):
            where = (*path, "consent") if patient.consent else path
            is_given = patient.consent is not None and patient.consent.given_by is not None
            what = "written consent" if is_given else "consent"
            state = patient.consent.state if patient.consent else "given"
            told = "is not recorded" if state in ("given", "not reported") else _TOLD.get(state, f"was {state}")
            message = f"{what} to publication {told}; every page says draft, not for publication"
            hint = "consent: {from: patient, written: yes}, or {waiver: why, approved: {committee: …, id: …}}"
            if is_given and patient.consent and patient.consent.written is False and state == "given":
                message = "the consent is oral, and no ethics committee is on record that approved it; every page says draft"
                hint = "written: yes; or reason: why it is oral, and approved: {committee: …, id: …}"
            found = fault("no-consent", message, path=where, hint=hint)
            is_retold = subject.record.status == "published" and patient.consent is not None and patient.consent.state == "not reported"
            problems.append(replace(found, severity="info", hint="the report that is retold tells of none") if is_retold else found)
    return problems


def consent_is_of_the_form_that_is_asked(subject: Subject) -> list[Problem] | None:
    """What the journal wants of a consent: that it is in writing, that it is given and not waived, that it covers publication online.

    None for an invented case, and where no patient has a consent on record. A waiver names the committee and its number.
    """
    if subject.record.status == "synthetic":
        return None
    given = [(path, one.consent) for path, one, _ in subject.patients() if one.consent and one.consent.state == "given"]
    found = [problem for path, consent in given for problem in (*_form(subject, path, consent), *_waiver(subject, path, consent))]
    return found if given else None


def _form(subject: Subject, path: Path, consent: Consent) -> Iterator[Problem]:
    policies, where = subject.journal.policies, (*path, "consent")
    if consent.waiver or consent.given_by is None:
        return
    if consent.written is False and consent.approved:
        if not policies.oral_consent:
            message = f"the consent is oral, and the journal asks for one in writing{subject.journal.doubt('policies.oral_consent')}"
            yield fault("consent-form", message, path=(*where, "written"), hint="ask for it in writing, or choose another journal")
        if not consent.reason:
            message = "the consent is oral, and why it is not in writing is not on record"
            yield fault("consent-form", message, path=(*where, "written"), hint="reason: why")
    if not consent.online and subject.record.status == "real":
        asked = ", as the journal asks" + subject.journal.doubt("policies.online_consent") if policies.online_consent else ""
        message = f"the consent does not say that it covers publication online{asked}"
        found = fault("online-consent", message, path=where, hint="online: yes")
        yield replace(found, severity="warning") if policies.online_consent else found


def _waiver(subject: Subject, path: Path, consent: Consent) -> Iterator[Problem]:
    if not consent.waiver:
        return
    where = (*path, "consent", "waiver")
    if not subject.journal.policies.waivers:
        message = f"the consent was waived, and the journal takes no waiver{subject.journal.doubt('policies.waivers')}"
        yield fault("consent-form", message, path=where, hint="ask for consent, or choose another journal")
    named = _COMMITTEE.search(consent.waiver) and re.search(r"\d", consent.waiver)
    if not (consent.approved.id if consent.approved else named):
        message = "the consent was waived, and the committee or its number is not on record"
        yield fault("consent-form", message, path=where, hint="waiver: why, and approved: {committee: …, id: …}")


def consent_agrees_with_its_note(subject: Subject) -> list[Problem] | None:
    """A consent that is recorded as given has no remark that it was refused, withdrawn or is still open, a written one none of an oral one.

    None without remarks.
    """
    given = [
        (path, key, text, one.consent)
        for path, one, _ in subject.patients()
        if one.consent and one.consent.state == "given"
        for key in ("note", "reason")
        if (text := getattr(one.consent, key)) and not (key == "reason" and one.consent.waiver)
    ]
    message = "the remark speaks of a consent that is refused, withdrawn or open, and the consent is recorded as given"
    hint = "consent: refused, withdrawn, not asked or pending; else say in the note how it was given"
    of_form = "the remark speaks of an oral consent, and the consent is recorded as written"
    of_form_hint = "written: no, with reason: and approved: {committee: …, id: …}; or leave the remark out"
    problems: list[Problem] = []
    for path, key, text, consent in given:
        where = (*path, "consent", key)
        if _speaks("consent.open", text):
            problems.append(fault("consent-contradiction", message, path=where, hint=hint))
        elif consent.written and _speaks("consent.oral", text):
            problems.append(fault("consent-contradiction", of_form, path=where, hint=of_form_hint))
    return problems if given else None


def _speaks(key: str, text: str) -> bool:
    return re.search(say(key), text, re.IGNORECASE) is not None


def images_are_covered_by_consent(subject: Subject) -> list[Problem] | None:
    """An image that could identify a patient is covered by a consent to images; masking the eyes is not enough (ICMJE)."""
    images = [(index, figure) for index, figure in enumerate(subject.record.figures) if figure.kind == "image"]
    problems: list[Problem] = []
    for index, figure in images:
        owners = [p for p in subject.record.patients if not figure.patients or p.id in figure.patients]
        covered = subject.record.status == "synthetic" or all(p.consent and p.consent.state == "given" and p.consent.images for p in owners)
        if figure.identifiable in ("yes", "masked") and not covered:
            message = "the image can identify a patient, and no consent to images is recorded"
            problems.append(fault("image-consent", message, path=("figures", index), hint="consent: {images: yes}, or leave the image out"))
        if figure.identifiable is None:
            message = "the image does not say whether it can identify a patient"
            problems.append(fault("image-undeclared", message, path=("figures", index), hint="identifiable: no, yes or masked"))
    return problems if images else None


def images_have_alternatives(subject: Subject) -> list[Problem] | None:
    """Every image has a sentence for readers who cannot see it."""
    panels = [
        (index, number, figure, panel)
        for index, figure in enumerate(subject.record.figures)
        if figure.kind == "image"
        for number, panel in enumerate(figure.panels)
    ]
    problems = [
        fault("missing-alt", "the image has no text alternative", path=("figures", index, "panels", number), hint='alt: "…", one sentence')
        for index, number, figure, panel in panels
        if not (panel.alt or figure.alt)
    ]
    return problems if panels else None
