"""Figures and tables that no text of the author's mentions, named by the sentences that they belong to."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.voice import Sentence, listing, tell
from casereport.document.prose.pending import PendingXref
from casereport.document.spot import Spot
from casereport.model.patient import Patient
from casereport.tree import Inline


def named(at: Spot, kinds: Collection[str]) -> Inlines:
    """The figures and tables of these kinds that show the patient and that no text mentions; () for none."""
    found = [one.target for one in at.floats.uncited if one.kind in kinds and at.patient.id in one.patients]
    return listing([(cast(Inline, PendingXref(target, at.path, at.texts.place(at.path))),) for target in found])


def figure_sentences(at: Spot) -> list[Sentence]:
    """A sentence that names the figures of the course."""
    found = named(at, ("course", "timeline", "swimmer"))
    return [tell(at, "given.figures", floats=found)] if found else []


def has_treatment(patient: Patient) -> bool:
    """True for a patient of whom treatments or procedures are told, behind which figures of the course are named."""
    return bool(patient.treatments and patient.treatments.items) or bool(patient.procedures)
