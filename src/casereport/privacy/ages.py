"""Ages over 89, in figures and in words; an age that is told as 90 or older is none (45 CFR 164.514(b)(2)(i)(C))."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy.finding import Finding
from casereport.privacy.look import Look

_NUMBER = r"(?:9\d|1[01]\d)"
_WORDS = r"(?:ninety(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|(?:one\s|a\s)?hundred(?:\sand\s\w{1,9})?)"


_NO_AMOUNT = r"(?![\d%.,/]\d|\d|%|[\s-](?:mg|g|%|to|days?|weeks?|months?|hours?|mm|cm|kg))\b"
_KIN = r"mother|father|(?:grand|great-grand|great)[- ]?(?:mother|father|aunt|uncle)|aunt|uncle|sister|brother|wife|husband|widow|widower|man|woman|lady|gentleman"


@cache
def _pattern() -> re.Pattern[str]:
    years = r"[\s-]?(?:years?|yrs?|y)"
    return shipped_pattern(
        rf"(?<![\w.,/-]){_NUMBER}(?:{years}[\s-]?(?:olds?|o|of\sage)\b|[\s-]?y/?o\b|\s?y\.o\.)"
        rf"|\b(?:aged|age:?|age\sof|age\swas|turned|aet\.?)\s{_NUMBER}{_NO_AMOUNT}"
        rf"|\b(?:died|dead|deceased|lived|living|alive|survived|passed\saway)\s(?:at|to|until|till|to\sbe)\s(?:the\sage\sof\s|age\s|about\s)?(?:{_NUMBER}|{_WORDS}){_NO_AMOUNT}"
        rf"|\bat\s{_NUMBER}\syears\b|\b(?:{_KIN}),?\s\(?{_NUMBER}(?=[,;)])"
        rf"|\b(?:at\sthe\sage\sof|age\sof)\s{_WORDS}\b|\bin\s(?:his|her|their)\s(?:early|mid|late)?[\s-]?(?:nineties|90s)\b|\bnonagenarian\b"
        rf"|\b{_WORDS}[\s-]years?[\s-](?:old|of\sage)\b|\baged\s{_WORDS}\b|\bcentenarian\b",
        re.IGNORECASE,
    )


AGES = frozenset({"ninety", "nineties", "hundred", "centenarian", "nonagenarian"})
"""Words that begin an age over 89."""
_TRIGGER = lazy_pattern(r"(?<!\d)(?:9\d|1[01]\d)(?!\d)|[Nn]inet|[Nn]onagen|[Hh]undred|[Cc]entenarian")
_OLDER = lazy_pattern(r"\s?(?:years?\s)?(?:or|and)\s(?:older|over|above|more)|\+")
_ABOVE = lazy_pattern(r"(?:over|above|older\sthan|more\sthan|at\sleast|[>≥])\s?$", re.IGNORECASE)


def find_ages(look: Look) -> Iterator[Finding]:
    """Ages over 89."""
    text = look.text
    if not _TRIGGER.search(text):
        return
    for match in _pattern().finditer(text):
        if not _OLDER.match(text, match.end()) and not _ABOVE.search(text, max(0, match.start() - 12), match.start()):
            yield Finding(*match.span(), "age")
