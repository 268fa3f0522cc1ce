"""Lists of a patient that are answered by a word: imaging not done, procedures none."""

from __future__ import annotations

from casereport.chart.words import in_sentence
from casereport.document.narrative.demographics import Entry
from casereport.document.spot import Spot
from casereport.model.patient import AbsentKey
from casereport.tree import Text

EXAMINED: tuple[AbsentKey, ...] = (
    "exam", "vitals", "findings", "labs", "tests", "imaging", "variants", "diagnoses", "differential", "history", "family",
)  # fmt: skip
DONE: tuple[AbsentKey, ...] = ("procedures", "events", "encounters", "stays")


def absent(at: Spot, keys: tuple[AbsentKey, ...]) -> list[Entry]:
    """The negative answers of these lists as terms; what the source does not report is told with all others."""
    entries: list[Entry] = []
    for key in keys:
        answer, title = at.patient.absent.get(key), at.say(f"absent.{key}")
        if answer and not at.is_silent(answer, in_sentence(title)):
            entries.append(((Text(title),), at.at("absent", key).answer(answer)))
    return entries
