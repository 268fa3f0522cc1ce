"""The types of CSL 1.0.2, and what Crossref, Zotero and older files call them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

# Appendix III of the CSL 1.0.2 specification.
TYPES = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic", "collection",
    "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book",
    "software",
    "song", "speech", "standard", "thesis", "treaty", "webpage",
})  # fmt: skip
_OTHERS = {
    # Crossref
    "preprint": "article", "posted-content": "article", "journal-article": "article-journal", "book-chapter": "chapter",
    "book-section": "chapter", "book-part": "chapter", "reference-entry": "entry-encyclopedia", "proceedings-article": "paper-conference",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book", "book-series": "book", "proceedings": "book",
    "dissertation": "thesis", "peer-review": "review", "report-component": "report", "report-series": "report", "journal": "periodical",
    "journal-issue": "periodical", "database": "dataset", "component": "document", "other": "document", "grant": "document",
    # Zotero
    "journalarticle": "article-journal", "magazinearticle": "article-magazine", "newspaperarticle": "article-newspaper",
    "booksection": "chapter",
    "conferencepaper": "paper-conference", "blogpost": "post-weblog", "forumpost": "post", "computerprogram": "software",
    "encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary", "statute": "legislation", "case": "legal_case",
    "presentation": "speech", "film": "motion_picture", "artwork": "graphic", "letter": "personal_communication",
    "email": "personal_communication",
    "podcast": "song", "audiorecording": "song", "videorecording": "motion_picture", "tvbroadcast": "broadcast",
    "radiobroadcast": "broadcast",
    "instantmessage": "personal_communication",
}  # fmt: skip
PREPRINTS = frozenset({"preprint", "posted-content"})


class Kind(NamedTuple):
    """A CSL type, whether the source's word for it is known, and the known word most like it."""

    type: str
    is_known: bool = True
    nearest: str = ""


def kind_of(written: str, item: Mapping[str, Any]) -> Kind:
    """The CSL type of an item; one that is not known is what it looks like: an article of a journal, a chapter, a page, a document."""
    word = written.strip()
    known = (
        word if word in TYPES else _OTHERS.get(word.lower().replace("_", "-"), _OTHERS.get(word.lower().replace("_", "").replace("-", "")))
    )
    if known or not word:
        return Kind(known or "document")
    near = get_close_matches(word.lower().replace("_", "-"), [*TYPES, *_OTHERS], n=1, cutoff=0.8)
    if near:
        return Kind(_OTHERS.get(near[0], near[0]), is_known=False, nearest=near[0])
    if item.get("container-title"):
        return Kind("article-journal" if item.get("volume") or item.get("issue") else "chapter", is_known=False)
    return Kind("webpage" if item.get("URL") and not item.get("DOI") else "document", is_known=False)
