"""What the author's sections tell in the place of the record: an owned meaning is printed nowhere else but in the supplement."""

from __future__ import annotations

import re
from collections.abc import Collection

from casereport.document.narrative.phrases import person_text
from casereport.document.prose.sentences import names_in_text, words_for
from casereport.document.spot import Spot
from casereport.language import say
from casereport.model import SECTION_KEYS, CaseRecord, SectionKey
from casereport.model.fields import Prose
from casereport.model.patient import Patient
from casereport.problems import Path, Problem, fault, path_text

FEWEST = 4
"""Patients that are told as a series."""

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
    return [key for key, entry in record.sections.items() if meaning in owned_by(record, key) and _is_of(record, entry, patient)]


def is_any_owned(record: CaseRecord, patient: Patient) -> bool:
    """True when the author's sections own any meaning of a patient."""
    return any(owners_of(record, meaning, patient) for meaning in OWNED_BY)


def _is_of(record: CaseRecord, entry: Prose, patient: Patient) -> bool:
    """True for a section of this patient; of two or three patients for one that does not tell of the others alone."""
    if entry.patient is not None or not 1 < len(record.patients) < FEWEST:
        return entry.patient in (None, patient.id)
    text = entry.text or ""
    named = names_in_text(text, [names_of(record, number) for number in range(len(record.patients))])
    own = record.patients.index(patient)
    return not named or own in named or any(_tells_of_others(text, word) for word in words_for("others"))


def _tells_of_others(text: str, words: str) -> bool:
    return re.search(rf"\b{words}\b", text, re.IGNORECASE) is not None


def names_of(record: CaseRecord, number: int) -> list[str]:
    """What a text may call a patient of several: by label, by number, `the boy` where there is one, by id in a fact."""
    nouns = [person_text(one, "exact").rpartition(" ")[2] for one in record.patients]
    patient, noun = record.patients[number], nouns[number]
    alone = [say("patient.the", noun=noun)] if noun and nouns.count(noun) == 1 else []
    label = patient.label or say("patient.by_id", id=patient.id)
    return [label, *say("patient.called", number=number + 1).split(", "), *alone, f"patient='{patient.id}'"]


def check_untold(at: Spot, paths: Collection[Path]) -> list[Problem]:
    """One note of all entries, by path, that the sections which own them seem not to tell."""
    if not paths:
        return []
    section = next(key for key in at.record.sections if owned_by(at.record, key))
    names = ", ".join(dict.fromkeys(_typed_name(at, path) for path in sorted(paths, key=_in_order)))
    hint = "tell them where they matter; what stays untold is in the supplement of the web page. `rest: print` prints it behind the text"
    return [fault("untold", f"the text seems not to tell: {names}", path=("sections", section), hint=hint)]


def _typed_name(at: Spot, path: Path) -> str:
    """A path as the author typed it: of a series that a table holds the list with the row, `patients[0].labs (labs.csv:4)`."""
    place, home = at.texts.place(path), at.texts.place(("patients",))
    if "labs" not in path or place is None or home is None or place.file == home.file:
        return path_text(path)
    return f"{path_text(path[: path.index('labs') + 1])} ({place.file.rpartition('/')[2]}:{place.line})"


def _in_order(path: Path) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]
