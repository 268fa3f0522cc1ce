"""Letter case as a CSL style asks for it, in text with marks; what a nocase mark holds is left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from casereport.citations.csl.marks import CLOSE, LINK, MARK, NOCASE, OPENING, SMALL_CAPS, SUB, SUP, unmarked
from casereport.patterns import lazy_pattern

# Words that English title case leaves small (CSL 1.0.2, appendix on text case).
_SMALL = """
    a an and as at but by down for from in into nor of on onto or over so the till to up via with yet about above across after against
    along among around before behind below beneath beside between beyond during except inside like near off out outside past per since
    than through throughout toward under underneath until upon versus vs v within without et al de von van d ca circa
"""
STOP_WORDS = frozenset(_SMALL.split())
_WORD = lazy_pattern(rf"(?:[^\s\-\u2010-\u2014/:;,.?!()\[\]“”\"\ufdd0-\ufdef]|(?<=\w)[.](?=\w)|{MARK}(?=\w)(?<=\w{MARK}))+")


def set_case(text: str, case: str | None, *, is_english: bool = True) -> str:
    """The text in one of CSL's cases: lowercase, uppercase, capitalize-first, capitalize-all, title (English only) or sentence."""
    if case == "lowercase":
        return _letters(text, str.lower)
    if case == "uppercase":
        return _letters(text, str.upper)
    if case == "capitalize-first":
        return _capital(text)
    if case == "capitalize-all":
        return _words(text, lambda word, *_: _capital(word))
    if case == "sentence":
        return _capital(_letters(text, str.lower) if unmarked(text).isupper() else text)
    if case == "title" and is_english:
        return _title(text)
    return text


def _kept(text: str, holding: Iterable[str] = (NOCASE,)) -> list[bool]:
    """For each sign, whether a mark that keeps case holds it, or it is a mark itself."""
    opened: list[str] = []
    kept = []
    for sign in text:
        if sign in OPENING:
            opened.append(sign)
        elif sign == CLOSE:
            opened = opened[:-1]
        kept.append(any(mark in opened for mark in holding) or bool(re.match(MARK, sign)))
    return kept


def _letters(text: str, change: Callable[[str], str]) -> str:
    return "".join(sign if is_kept else change(sign) for sign, is_kept in zip(text, _kept(text), strict=True))


def _capital(text: str) -> str:
    """The first letter made a capital, unless it is held or something else than a letter comes first."""
    for at, (sign, is_kept) in enumerate(zip(text, _kept(text), strict=True)):
        if sign == LINK or re.match(MARK, sign) or sign in "“‘\"'([¿¡":
            continue
        return text if is_kept else text[:at] + sign.upper() + text[at + 1 :]
    return text


def _words(text: str, change: Callable[[str, re.Match[str], str], str]) -> str:
    kept = _kept(text, (NOCASE, SUP, SUB, SMALL_CAPS))
    return _WORD.sub(lambda found: found[0] if all(kept[found.start() : found.end()]) else change(found[0], found, text), text)


def _title(text: str) -> str:
    """Each word with a capital, but for short words that stand inside; a text in capitals is set small first."""
    if unmarked(text).isupper() and " " in unmarked(text).strip():
        text = _letters(text, str.lower)
    return _words(text, _titled)


def _titled(word: str, found: re.Match[str], text: str) -> str:
    before, after = unmarked(text[: found.start()]).rstrip("“‘\"'( "), unmarked(text[found.end() :])
    if not word.islower() or not re.match(r"[a-zß-ÿā-ž]", unmarked(word)):  # β-carotene stays as it is
        return word
    is_inside = before and before[-1] not in ":.?!" and re.search(r"\w", after)
    if before[-1:] == "-" and text[found.start() - 1] == "-" and word in STOP_WORDS:
        return word
    return word if is_inside and word in STOP_WORDS else _capital(word)
