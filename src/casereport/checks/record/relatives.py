"""Checks of what is told of others than the patient: relatives who have consented, faces that a caption tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.model.article import Figure
from casereport.model.patient import Relative
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_REFUSED = lazy_pattern(
    r"^(?:no|not|none|refused|declined|denied|withheld|withdrawn|pending|unknown|missing)\b"
    r"|\b(?:not|never) (?:obtained|given|asked|sought)|refus|declin|withdr|withheld",
    re.IGNORECASE,
)
_DEAD = lazy_pattern(r"\b(?:died|dead|deceased|late|stillborn|aborted)\b", re.IGNORECASE)
_UNTESTED = lazy_pattern(r"^(?:not|un)[ -]?(?:tested|known|available|examined)", re.IGNORECASE)
_FACE = lazy_pattern(
    r"\b(?:photo(?:graph)?s?|picture|image|view|portrait)\b[^.;]{0,40}"
    r"\b(?:face|facial|head and face)\b|\bfacial (?:photo|appearance|features|view)"
    r"|\beyes? (?:are |is |were )?(?:covered|masked|blacked|blurred|obscured|pixelated)"
    r"|\b(?:black|dark) bar\b|\bbar over (?:the|his|her) eyes"
    r"|\bface (?:is |was )?(?:covered|masked|blurred|pixelated)|\btattoo",
    re.IGNORECASE,
)


def relatives_have_consented(subject: Subject) -> list[Problem] | None:
    """A living relative of a real patient of whom a genotype or an illness is told has consented; none who refused is told of."""
    if subject.record.status != "real":
        return None
    told = [
        ((*path, "family", "members", n), one)
        for path, patient, _ in subject.patients()
        for n, one in enumerate(patient.family.members if patient.family else ())
    ]
    problems: list[Problem] = []
    for path, one in told:
        if one.consent and _REFUSED.search(one.consent):
            hint = "leave this member of the family out, or ask again"
            problems.append(fault("relative-consent", "a relative is told of who has not consented", path=(*path, "consent"), hint=hint))
        elif not one.consent and _is_told_of(one):
            message = "health or genes of a relative are told, and no consent of theirs is recorded"
            problems.append(fault("relative-consent", message, path=path, hint="consent: written; or leave out what does not matter"))
    return problems if told else None


def _is_told_of(one: Relative) -> bool:
    """Whether something of a living relative's health is told: a result of a test, or that they are ill."""
    if _DEAD.search(f"{one.relation} {one.note or ''}"):
        return False
    return one.affected == "yes" or bool(one.genotype and not _UNTESTED.search(one.genotype))


def faces_are_declared(subject: Subject) -> list[Problem] | None:
    """A figure whose caption tells of a face, covered eyes or a tattoo is declared as one that can identify (ICMJE)."""
    shown = [(("figures", n), figure) for n, figure in enumerate(subject.record.figures) if figure.panels]
    problems: list[Problem] = []
    for path, figure in shown:
        if figure.identifiable == "no" and (where := next(_faces(path, figure), None)):
            hint = "identifiable: yes, or masked, with a consent to images; eyes that are covered do not hide a person"
            problems.append(
                fault("image-consent", "the caption tells of a face, and the figure is declared as not identifiable", path=where, hint=hint)
            )
    return problems if shown else None


def _faces(path: Path, figure: Figure) -> Iterator[Path]:
    for steps, part in (((), figure), *((("panels", n), panel) for n, panel in enumerate(figure.panels))):
        for key in ("title", "caption", "alt"):
            if _FACE.search(getattr(part, key, None) or ""):
                yield (*path, *steps, key)
