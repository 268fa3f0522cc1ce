"""Checks of consent and images (CARE item 13, COPE 2016)."""

from __future__ import annotations

import re
from dataclasses import replace

from casereport.checks.subject import Subject
from casereport.document.back import has_consent
from casereport.language import say
from casereport.problems import Problem, fault

_TOLD = {"pending": "is pending"}


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
            found = fault("no-consent", message, path=where, hint="consent: {from: patient, written: yes}, or {waiver: why}")
            is_retold = subject.record.status == "published" and patient.consent is not None and patient.consent.state == "not reported"
            problems.append(replace(found, severity="info", hint="the report that is retold tells of none") if is_retold else found)
    return problems


def consent_agrees_with_its_note(subject: Subject) -> list[Problem] | None:
    """A consent that is recorded as given has no remark that it was refused, withdrawn or is still open; None without remarks."""
    given = [
        (path, one.consent) for path, one, _ in subject.patients() if one.consent and one.consent.note and one.consent.state == "given"
    ]
    message = "the note speaks of a consent that is refused, withdrawn or open, and the consent is recorded as given"
    hint = "consent: refused, withdrawn, not asked or pending; else say in the note how it was given"
    speaks = re.compile(say("consent.open"), re.IGNORECASE)
    problems = [
        fault("consent-contradiction", message, path=(*path, "consent", "note"), hint=hint)
        for path, consent in given
        if speaks.search(consent.note or "")
    ]
    return problems if given else None


def images_are_covered_by_consent(subject: Subject) -> list[Problem] | None:
    """An image that could identify a patient is covered by a consent to images; masking the eyes is not enough (ICMJE)."""
    images = [(index, figure) for index, figure in enumerate(subject.record.figures) if figure.kind == "image"]
    problems: list[Problem] = []
    for index, figure in images:
        owners = [p for p in subject.record.patients if not figure.patients or p.id in figure.patients]
        covered = subject.record.status == "synthetic" or all(p.consent and p.consent.images for p in owners)
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
