"""The one day of which a sentence tells something, and weeks that count from no clock."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Day
from casereport.statements.stems import stems

OPENING = 3
"""Words before a day that opens its sentence."""
_GESTATION = lazy_pattern(r"\b(?:births?|born|deliver\w{0,4}|pregnan\w{0,3}|gestation\w{0,2}|caesarean|cesarean)\b", re.IGNORECASE)


def is_gestational(sentence: Sentence, day: Day) -> bool:
    """True for weeks that a sentence of a birth or pregnancy tells, which count from no clock: at 39 weeks a girl was born."""
    return day.unit == "wk" and not day.clock and _GESTATION.search(sentence.text, sentence.start, sentence.end) is not None


_OTHER = lazy_pattern(
    r"\b(?:later|after(?:wards)?|again|before|then|since|until|from|by|when|while|which|who|previous(?:ly)?|earlier|first|last|next|discharge|admission)\b",
    re.IGNORECASE,
)


def day_of(sentence: Sentence, end: int) -> Day | None:
    """The one day of a sentence where it opens the sentence, or stands just behind what is told; None where it may be of something else."""
    if len(sentence.days) != 1:
        return None
    told = sentence.days[0]
    day = told.day
    if day.first != day.last or day.unit != "d" or day.word not in ("on", "at") or told.is_relative:
        return None
    if told.start >= end:
        return day if re.fullmatch(r"\s?\(?(?:on|at)\s(?:the\s)?", sentence.text[end : told.start]) else None
    opens = sentence.word_at(told.start) <= OPENING and not stems(sentence.lows[: sentence.word_at(told.start)])
    return day if opens and not _OTHER.search(sentence.text, told.end, sentence.end) else None
