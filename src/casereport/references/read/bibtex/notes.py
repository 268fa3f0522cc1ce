"""What authors put into `note` and `howpublished`: addresses, days of access, status, numbers; and the rest, which is told."""

from __future__ import annotations

import re
from typing import NamedTuple

from casereport.patterns import lazy_pattern
from casereport.references.read.bibtex.latex import read_latex_text, read_verbatim
from casereport.references.read.understood import says_more

_ADDRESS = lazy_pattern(r"\\(?:url|href|nolinkurl|path)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?|((?:https?://|www\.)[^\s{}<>\"]+)")
_MONTH_FIRST = r"[A-Za-z]{3,9}\.?\s*\d{1,2}(?:st|nd|rd|th)?,?\s*\d{4}|[A-Za-z]{3,9}\.?,?\s*\d{4}"
_DAY_FIRST = r"\d{1,2}(?:st|nd|rd|th)?(?: of)?[-\s.,]*[A-Za-z]{3,9}\.?[-\s,]*\d{4}"
_NUMBERS = r"\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}\s+[A-Za-z]{3,9}\.?\s*\d{0,2}"
_ACCESS = lazy_pattern(
    r"\[?(?:online;? *)?\b(?:last |date |first )?(?:accessed|access|retrieved|visited|cited|viewed|checked|consulted)\b"
    r"(?: date)?(?: on| at)?"
    rf"\s*[:=,-]?\s*(?:the\s+)?(?P<date>{_NUMBERS}|{_DAY_FIRST}|{_MONTH_FIRST})?\]?\.?",
    re.IGNORECASE,
)
_LABELS = lazy_pattern(
    r"\b(?:available (?:online )?(?:from|at)|url|online(?: at)?|internet|web ?(?:site|page)|see|retrieved from|link|from)\b\s*:?",
    re.IGNORECASE,
)
_STATUS = lazy_pattern(
    r"\b(?:in press|in-press|inpress|forthcoming|accepted(?: for publication)?|to appear(?: in)?|epub ahead of print|submitted)\b",
    re.IGNORECASE,
)


class Note(NamedTuple):
    """What a note holds: an address, a day of access as written, and the words that are left ("" where they say nothing)."""

    url: str = ""
    accessed: str = ""
    rest: str = ""


def read_note(source: str, lost: list[str]) -> Note:
    """The parts of a `note` or `howpublished` field."""
    if not source.strip():
        return Note()
    address = _ADDRESS.search(source)
    url = read_verbatim(address[1] or address[2]).rstrip(".,;)") if address else ""
    words = read_latex_text(_ADDRESS.sub(" ", source), lost)
    access = _ACCESS.search(words)
    accessed = (access["date"] or "") if access else ""
    rest = _ACCESS.sub(" ", words) if accessed else words
    rest = _LABELS.sub(" ", rest) if url else rest
    bare = _STATUS.sub("", rest)
    return Note(url, accessed, rest.strip(" .,;:()[]<>-") if says_more(rest) and re.search(r"\w", bare) else "")
