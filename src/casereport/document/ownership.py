"""What the author's sections tell in the place of the record: an owned meaning is printed nowhere else but in the supplement."""

from __future__ import annotations

from collections.abc import Collection

from casereport.document.spot import Spot
from casereport.model import SECTION_KEYS, CaseRecord, SectionKey
from casereport.model.fields import Prose
from casereport.model.patient import Patient
from casereport.problems import Path, Problem, fault, path_text

OWNED_BY: dict[SectionKey, tuple[SectionKey, ...]] = {
    "case": ("presentation", "history", "examination", "investigations", "differential", "treatment", "outcome", "follow_up"),
    **{key: (key,) for key in SECTION_KEYS if key not in ("introduction", "case", "discussion", "conclusion")},
}  # fmt: skip
"""Section → the meanings that its text owns unless it says otherwise."""


def owned_by(record: CaseRecord, key: SectionKey) -> tuple[SectionKey, ...]:
    """The meanings that the author's section of this name tells in the place of the record; () where there is none."""
    entry = record.sections.get(key)
    if entry is None or not entry.text or entry.rest == "print":
        return ()
    return OWNED_BY.get(key, ()) if entry.owns is None else entry.owns


def owners_of(record: CaseRecord, meaning: SectionKey, patient: Patient) -> list[SectionKey]:
    """The author's sections that own a meaning of a patient."""
    return [key for key, entry in record.sections.items() if meaning in owned_by(record, key) and _is_of(entry, patient)]


def is_any_owned(record: CaseRecord, patient: Patient) -> bool:
    """True when the author's sections own any meaning of a patient."""
    return any(owners_of(record, meaning, patient) for meaning in OWNED_BY)


def _is_of(entry: Prose, patient: Patient) -> bool:
    return entry.patient in (None, patient.id)


def check_untold(at: Spot, paths: Collection[Path]) -> list[Problem]:
    """One note of all entries, by path, that the sections which own them seem not to tell."""
    if not paths:
        return []
    section = next(key for key in at.record.sections if owned_by(at.record, key))
    names = ", ".join(path_text(path) for path in sorted(paths, key=_in_order))
    hint = "tell them where they matter; what stays untold is in the supplement of the web page. `rest: print` prints it behind the text"
    return [fault("untold", f"the text seems not to tell: {names}", path=("sections", section), hint=hint)]


def _in_order(path: Path) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]
