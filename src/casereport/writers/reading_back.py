"""A finished text against the tree it was made from: every passage has to be there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault
from casereport.tree import Document, Link, walk
from casereport.writers.layout import printed_passages

_UNSEEN: Final = lazy_pattern(r"[\s\u00ad\u200b\u2060\ufeff]+")


def compared(text: str) -> str:
    """A text as it is compared: raised and lowered signs as ordinary ones, without white space and what else is not seen."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKD", _UNSEEN.sub("", text))).replace("-", "\u2212")


def lost_from(document: Document, text: str, what: str) -> list[Problem]:
    """A problem (`lost-text`) when passages of the document are not in the text, or fewer times than in the document."""
    shown = (compared(text), without_addresses(document, compared(text)))
    wanted = Counter(passage for passage in map(compared, printed_passages(document)) if passage)
    lost = sum(1 for passage, times in wanted.items() if max(part.count(passage) for part in shown) < times)
    told = "a passage of the document is" if lost == 1 else f"{lost} passages of the document are"
    return [fault("lost-text", f"{told} not in the {what}")] if lost else []


def without_addresses(document: Document, shown: str) -> str:
    """A compared text without the addresses, in brackets, of the document's links, which plain text prints behind their words."""
    for address in sorted(
        {link.href for link in walk((document.front, document.body, document.back, document.references)) if isinstance(link, Link)}
    ):
        shown = shown.replace(f"({compared(address)})", "")
    return shown


def joined(texts: Iterable[str]) -> str:
    """Texts as one, with something between them that no passage holds."""
    return "\x00".join(texts)
