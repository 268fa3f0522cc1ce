"""Answers of a patient: stated, negative, or not reported, as terms, without what the author's prose tells."""

from __future__ import annotations

from collections.abc import Collection

from casereport.document.narrative.demographics import Entry
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.fields import Answer
from casereport.model.patient import AbsentKey
from casereport.tree import Text

EXAMINED: tuple[AbsentKey, ...] = (
    "exam", "vitals", "findings", "labs", "tests", "imaging", "variants", "diagnoses", "differential", "history", "family",
)  # fmt: skip
DONE: tuple[AbsentKey, ...] = ("procedures", "events", "encounters", "stays")


def answered(at: Spot, answer: Answer | None, title: str, subject: str, *, about: Collection[str] = ()) -> list[Entry]:
    """The answer here behind its title; [] for none, where the prose tells it, and where the source does not report the `subject`."""
    if answer is None or at.is_silent(answer, subject):
        return []
    told = at.untold(answer, about=about)
    return [((Text(title),), told)] if told else []


def absent(at: Spot, keys: tuple[AbsentKey, ...]) -> list[Entry]:
    """The negative answers that stand for these lists: imaging not done, procedures none."""
    entries: list[Entry] = []
    for key in keys:
        title = at.say(f"absent.{key}")
        entries += answered(at.at("absent", key), at.patient.absent.get(key), title, in_sentence(title))
    return entries
