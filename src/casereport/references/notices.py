"""What is said of a published paper afterwards: retraction, expression of concern, correction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from casereport.patterns import lazy_pattern
from casereport.references.reference import says_retracted

_CONCERN = lazy_pattern(r"(?<!no )\bexpressions? of concern\b(?! for\b)", re.IGNORECASE)
_CONCERN_TITLE = lazy_pattern(r"\W*expressions? of concern\s*[:\]]", re.IGNORECASE)
_CORRECTED = lazy_pattern(
    r"(?<!no )\b(?:errat(?:um|a)|corrigend(?:um|a)|corrections?) (?:in|published)\b|\bcorrected and republished(?! from)\b", re.IGNORECASE
)
# Words of a note that every reader finds again.
_RETRACTED_WORDS, _CONCERN_WORDS, _CORRECTED_WORDS = "Retracted", "Expression of concern", "Erratum published"


class Notices(NamedTuple):
    """Whether a paper was retracted, has an expression of concern, was corrected."""

    retracted: bool = False
    concern: bool = False
    corrected: bool = False


def read_notices(title: str, note: str) -> Notices:
    """What a title's mark ("RETRACTED: …", "Expression of concern: …") and the words of a note say of the paper."""
    concern = bool(_CONCERN_TITLE.match(title) or _CONCERN.search(note))
    return Notices(says_retracted(title, note), concern, bool(_CORRECTED.search(note)))


def notice_words(notices: Notices) -> str:
    """The note that says so in a file for another program, "" where there is nothing to say."""
    words = (_RETRACTED_WORDS, _CONCERN_WORDS, _CORRECTED_WORDS)
    return "; ".join(word for word, is_said in zip(words, notices, strict=True) if is_said)


# PubMed's links from a paper to what was published about it: MEDLINE tag, RefType of the XML (PubMed DTD, CommentsCorrections).
_PUBMED = {
    "RIN": ("RetractionIn", 0), "RRI": ("RetractedandRepublishedIn", 0), "ECI": ("ExpressionOfConcernIn", 1),
    "EIN": ("ErratumIn", 2), "CRI": ("CorrectedandRepublishedIn", 2),
}  # fmt: skip
_BY_TYPE = dict(_PUBMED.values())


def pubmed_notices(publication_types: list[str], links: list[str]) -> Notices:
    """What PubMed says: `links` are MEDLINE tags or RefTypes; a notice itself links the other way (`Retraction of Publication`)."""
    found = {_BY_TYPE.get(link, _PUBMED.get(link, ("", -1))[1]) for link in links}
    return Notices("Retracted Publication" in publication_types or 0 in found, 1 in found, 2 in found)


# Crossref's types of updates (Crossref documentation, Updates).
_UPDATES = {
    "retraction": 0, "withdrawal": 0, "removal": 0, "retracted": 0, "partial_retraction": 0, "expression_of_concern": 1,
    "correction": 2, "corrigendum": 2, "erratum": 2,
}  # fmt: skip


def update_words(item: Mapping[str, Any]) -> str:
    """The note that follows from an item's `updated-by`, as Crossref writes it."""
    updates = item.get("updated-by")
    listed = updates if isinstance(updates, list) else []
    kinds = {_UPDATES.get(str(update.get("type", "")).lower().replace("-", "_")) for update in listed[:100] if isinstance(update, dict)}
    return notice_words(Notices(0 in kinds, 1 in kinds, 2 in kinds))
