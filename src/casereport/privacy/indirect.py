"""What identifies a person together with other things: rare roles, events that were in the news, small places, births of several.

Source: Hrynaszkiewicz et al., Trials 2010;11:9 (three or more indirect identifiers need a review of their own); 10.1186/s13063-017-2382-9, table 1.
"""

from __future__ import annotations

import re
from functools import cache

from casereport.patterns import shipped_pattern
from casereport.privacy.words import listed

KINDS = {"role": 2, "news": 2, "sole": 1, "births": 1, "small": 1, "origin": 1, "faith": 1}
"""Kind of what a text tells → how much of three it weighs: who was in public office or in the news is known by that alone to many."""


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in listed(f"indirect.{kind}"))
    return shipped_pattern(rf"\b(?:{words})\b", re.IGNORECASE)


def indirect_in(text: str) -> frozenset[str]:
    """The kinds of indirect identifiers that a text tells."""
    return frozenset(kind for kind in KINDS if _pattern(kind).search(text))
