"""Marks that laboratories print beside a value: H, LL, *, ↑, high, crit."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern

# The mark of a laboratory, as hospitals print it → how it is kept; * says that the value was marked, and not in which direction.
# fmt: off
_FLAG_WORDS: dict[str, str] = {
    **dict.fromkeys(("h", "hi", "high", "elevated", "above", "\u2191", "+"), "H"),
    **dict.fromkeys(("hh", "\u2191\u2191", "++", "very high", "critical high", "crit high", "critically high", "panic high"), "HH"),
    **dict.fromkeys(("h!", "h*", "*h", "h**", "high!"), "HH"),
    **dict.fromkeys(("l", "lo", "low", "decreased", "below", "\u2193"), "L"),
    **dict.fromkeys(("ll", "\u2193\u2193", "very low", "critical low", "crit low", "critically low", "panic low"), "LL"),
    **dict.fromkeys(("l!", "low!", "l*", "*l", "l**"), "LL"),
    **dict.fromkeys(("*", "**", "***", "!", "!!", "\u2020", "\u2021", "a", "aa", "abn", "abnormal", "c", "crit", "critical", "panic"), "*"),
    **dict.fromkeys(("n", "normal", "wnl", "in range", "within range", "ok", "-"), ""),
}
# fmt: on
_BESIDE = "|".join(
    re.escape(word) for word in sorted(_FLAG_WORDS, key=len, reverse=True) if word not in {"+", "++", "-", "n", "a", "c", "ok"}
)
_BRACKETED = rf"\((?:{_BESIDE})\)|\[(?:{_BESIDE})\]"
_FLAGGED = lazy_pattern(
    rf"(?P<before>(?:{_BESIDE}) |{_BRACKETED}|[\u2191\u2193*\u2020]{{1,3}})?"
    r" ?(?P<value>(?:<=|>=|[<>\u2264\u2265])? ?[+-]?[0-9][0-9., ':]*?)"
    rf" ?(?P<after>{_BRACKETED}|(?:{_BESIDE}))?",
    re.IGNORECASE,
)


def read_flag(text: str) -> str | None:
    """How a printed mark is kept: H, HH, L, LL, or * for one without direction; "" for one that says normal, None for no mark."""
    return _FLAG_WORDS.get(re.sub(" {2,}", " ", text.strip(" ()[]")).lower())


def split_flag(words: str) -> tuple[str, str]:
    """The mark beside a value, as it is kept, and the value; "" and the words when there is none, or one on each side."""
    found = _FLAGGED.fullmatch(words)
    if not found or bool(found["before"]) == bool(found["after"]):
        return "", words
    return read_flag(found["before"] or found["after"]) or "", found["value"]
