"""What a sentence says of the past and habits: allergies, smoking, alcohol, the family, an earlier disease; of life and relapse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.shipped import shipped_tables
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Statement
from casereport.statements.stems import stems
from casereport.statements.tokens import split_words

_REST = lazy_pattern(r"\b(?:since|for|at|in|on|who|and had|was|were|which|but)\b")
_CUES = lazy_pattern(
    r"allerg|hypersens|smok|pack|tobacco|alcohol|dr[ia]nk|teetotal|family|history|healthy|morbid|existing|known|alive|surviv|well|remission|relaps|recur|flare"
    r"|hyper|hypo|cardi|uria|oligo|confirm|diagnos|proven|establish|respon|disease|intub|ventil|surg|operat|transfus|dialy|biops|punctur|consent|permission|lives",
    re.IGNORECASE,
)
"""Without one of these a sentence tells nothing of the kind."""


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """The patterns of each kind from `pasts.toml`; kinds are told with spaces."""
    kinds = shipped_tables(Path(__file__).with_name("pasts.toml"))
    return {kind.replace("_", " "): tuple(shipped_pattern(text, re.IGNORECASE) for text in texts) for kind, texts in kinds.items()}


def read_pasts(sentence: Sentence) -> Iterator[Statement]:
    """What is told or denied of the past, with its thing as `subject`; `word` is the kind, such as `no allergy`."""
    if not _CUES.search(sentence.text, sentence.start, sentence.end):
        return
    text = sentence.text[sentence.start : sentence.end]
    for kind, patterns in _patterns().items():
        found = next((match for pattern in patterns if (match := pattern.search(text))), None)
        if found is None:
            continue
        thing = found.groupdict().get("thing") or ""
        at, end = sentence.start + found.start(), sentence.start + found.end()
        words = sentence.lows if kind == "response" else [word.low for word in split_words(_REST.split(thing)[0])]
        yield Statement("past", 0, 0, thing.lower(), word=kind, names=stems(words), is_own=sentence.is_own(at), start=at, end=end)
