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
    "generic": "document", "unused 1": "document", "unused 2": "document", "unused 3": "document", "grant": "document",
    "ancient text": "classic",
    "artwork": "graphic", "audiovisual material": "motion_picture", "catalog": "book", "chart or table": "figure",
    "classical work": "classic",
    "conference presentation": "speech", "discussion forum": "post", "equation": "figure", "figure": "figure",
    "film or broadcast": "motion_picture",
    "interview": "interview", "journal": "periodical", "manuscript section": "manuscript", "multimedia application": "graphic",
    "music": "musical_score",
    "online multimedia": "motion_picture", "podcast": "song", "press release": "document", "serial": "book", "social media": "post",
    "television episode": "broadcast", "unenacted bill/resolution": "bill", "aggregated database": "dataset", "": "document",
}  # fmt: skip


def kind_of(name: str) -> str:
    """The CSL type for EndNote's name of a type; "" for one that is not known."""
    return _KINDS.get(name.strip().lower(), "")
