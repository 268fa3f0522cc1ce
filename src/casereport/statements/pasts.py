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


_TOLD = frozenset({"smoked", "alcohol", "allergy", "family", "past", "relapse", "opposite", "confirmed"})
"""Kinds that tell something, so that a denial in the clause takes it back."""
_DENIAL = lazy_pattern(
    r"\b(?:not|never|neither|nor|no|none|nobody|denie[ds]|without)\b(?!\s(?:only|just|merely)\b)[^,;:.()]*$", re.IGNORECASE
)
_DENIED = lazy_pattern(r"[^,;:.()]{0,30}\b(?:was|were|had\sbeen)\s(?:denied|absent|excluded|ruled\sout|not)\b", re.IGNORECASE)
_NEAR = 60
"""Characters before what is told in which a denial is looked for."""


def _is_denied(kind: str, text: str, found: re.Match[str]) -> bool:
    """True for what a clause denies: neither patient was a smoker, smoking was denied."""
    if kind not in _TOLD:
        return False
    before = text[max(0, found.start() - _NEAR) : found.start()]
    return _DENIAL.search(before) is not None or _DENIED.match(text, found.end()) is not None


def read_pasts(sentence: Sentence) -> Iterator[Statement]:
    """What is told or denied of the past, with its thing as `subject`; `word` is the kind, such as `no allergy`."""
    if not _CUES.search(sentence.text, sentence.start, sentence.end):
        return
    text = sentence.text[sentence.start : sentence.end]
    for kind, patterns in _patterns().items():
        found = next((match for pattern in patterns for match in pattern.finditer(text) if not _is_denied(kind, text, match)), None)
        if found is None:
            continue
        thing = found.groupdict().get("thing") or ""
        at, end = sentence.start + found.start(), sentence.start + found.end()
        words = sentence.lows if kind == "response" else [word.low for word in split_words(_REST.split(thing)[0])]
        yield Statement("past", 0, 0, thing.lower(), word=kind, names=stems(words), is_own=sentence.is_own(at), start=at, end=end)
