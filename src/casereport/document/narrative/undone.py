"""What was named with the word that it was not done: `biopsy refused`, `surgery considered but not done`, `ICU not needed`."""

from __future__ import annotations

import re
from dataclasses import replace

from casereport.document.narrative.drugs import Passage
from casereport.document.narrative.free import were_for
from casereport.language import say
from casereport.tree import Text


def undone_of(text: str) -> tuple[str, str] | None:
    """What a name tells that was not done, and what became of it: `biopsy`, `considered but not done`; None for any other name."""
    found = re.search(say("undone.named_like"), text, re.IGNORECASE)
    name = text[: found.start()].rstrip(" ,;:(-\u2013") if found else ""
    return (name, found["then"].rstrip(". )")) if found and name else None


def passage_undone(told: Passage, name: str, then: str, phrase: str) -> Passage:
    """What is told of a thing that was done, with its first sentence in the phrase for what was not: `biopsy was refused`."""
    first = told.sentences[0]
    parts = {**first.parts, "were": (Text(were_for([name])),), "then": (Text(then),)}
    first = replace(first, phrase=phrase, parts=parts)
    return Passage(first.when, (first, *told.sentences[1:]))
