"""EndNote's names of its types of work."""

from __future__ import annotations

_KINDS = {
    "journal article": "article-journal", "electronic article": "article-journal", "magazine article": "article-magazine",
    "newspaper article": "article-newspaper", "book": "book", "edited book": "book", "electronic book": "book", "book section": "chapter",
    "electronic book section": "chapter", "conference proceedings": "paper-conference", "conference paper": "paper-conference",
    "thesis": "thesis", "report": "report", "government document": "report", "web page": "webpage", "blog": "post-weblog",
    "dataset": "dataset", "online database": "dataset", "computer program": "software", "statute": "legislation", "bill": "bill",
    "legal rule or regulation": "legislation", "case": "legal_case", "hearing": "hearing", "patent": "patent", "standard": "standard",
    "unpublished work": "manuscript", "manuscript": "manuscript", "pamphlet": "pamphlet", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", "personal communication": "personal_communication", "map": "map", "preprint": "article",
}  # fmt: skip


def kind_of(name: str) -> str:
    """The CSL type for EndNote's name of a type; `document` for one that is not known."""
    return _KINDS.get(name.strip().lower(), "document")
