"""The kinds of entries and works of BibTeX, BibLaTeX and managers, as CSL types."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import NamedTuple

# The kinds that are written, the first one of each type.
TYPES = {
    "article": "article-journal", "periodical": "periodical", "book": "book", "mvbook": "book", "booklet": "book", "collection": "book",
    "proceedings": "book", "inbook": "chapter", "incollection": "chapter", "suppbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report",
    "report": "report", "manual": "report", "online": "webpage", "electronic": "webpage", "www": "webpage", "dataset": "dataset",
    "software": "software", "inreference": "entry-encyclopedia", "patent": "patent", "unpublished": "manuscript",
}  # fmt: skip
# Kinds that are read: BibLaTeX's further ones, those of managers (Mendeley writes newspaper_article), and common names of known ones.
_READ = TYPES | {
    "mvcollection": "book", "mvproceedings": "book", "mvreference": "book", "reference": "book", "bookinbook": "chapter",
    "suppcollection": "chapter", "suppperiodical": "article-journal", "artwork": "graphic", "image": "figure", "audio": "song",
    "music": "song",
    "movie": "motion_picture", "video": "motion_picture", "performance": "performance", "letter": "personal_communication",
    "review": "review", "standard": "standard", "legislation": "legislation", "jurisdiction": "legal_case", "legal": "legislation",
    "commentary": "document", "bibnote": "document", "masterthesis": "thesis",
    "bachelorsthesis": "thesis", "bachelorthesis": "thesis", "bathesis": "thesis", "mathesis": "thesis", "diplomathesis": "thesis",
    "habilitation": "thesis", "dissertation": "thesis", "workingpaper": "report", "working": "report", "preprint": "article",
    "webpage": "webpage",
    "website": "webpage", "web": "webpage", "url": "webpage", "data": "dataset", "code": "software", "softwareversion": "software",
    "program": "software", "computerprogram": "software", "journalarticle": "article-journal", "newspaperarticle": "article-newspaper",
    "magazinearticle": "article-magazine", "newspaper": "article-newspaper", "magazine": "article-magazine", "booksection": "chapter",
    "bookchapter": "chapter", "chapter": "chapter", "conferenceproceedings": "paper-conference", "conferencepaper": "paper-conference",
    "encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary", "generic": "document", "case": "legal_case",
    "statute": "legislation", "law": "legislation", "bill": "bill", "hearing": "hearing", "film": "motion_picture",
    "televisionbroadcast": "broadcast", "radiobroadcast": "broadcast", "podcast": "song", "presentation": "speech", "talk": "speech",
    "lecture": "speech", "poster": "speech", "slides": "speech", "blogpost": "post-weblog", "blog": "post-weblog", "forumpost": "post",
    "map": "map", "interview": "interview", "email": "personal_communication", "norm": "standard", "techreports": "report",
    "manuscript": "manuscript", "catalog": "book", "governmentdocument": "report", "whitepaper": "report", "guideline": "report",
    "abstract": "article-journal", "anthology": "book",
    "ebook": "book",
}  # fmt: skip
# Kinds that mean what their fields say.
_OPEN = frozenset({"misc", "set", "other", "unknown", "customa", "customb", "customc", "customd", "custome", "customf", "customg"})
# Types of CSL 1.0.2 that BibTeX has no kind of entry for; @misc with the type as its `entrysubtype`.
SUBTYPES = frozenset({
    "article", "article-magazine", "article-newspaper", "bill", "broadcast", "classic", "collection", "document", "entry",
    "entry-dictionary", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "map", "motion_picture",
    "musical_score", "pamphlet", "performance", "personal_communication", "post", "post-weblog", "regulation", "review", "review-book",
    "song", "speech", "standard", "treaty",
})  # fmt: skip
_OF_ARTICLES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
NUMBERED_IN_SERIES = ("book", "chapter", "paper-conference", "entry-encyclopedia")
PARTS = ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary")
SERIALS = ("article-journal", "article-magazine", "article-newspaper", "periodical", "review")
# What a kind of thesis is called, and BibLaTeX's keys of localisation for `type` (manual, section 4.9.2.13).
GENRES = {
    "phdthesis": "dissertation", "mastersthesis": "master's thesis", "masterthesis": "master's thesis", "mathesis": "master's thesis",
    "bachelorsthesis": "bachelor's thesis", "bachelorthesis": "bachelor's thesis", "bathesis": "bachelor's thesis",
    "dissertation": "dissertation",
    "diplomathesis": "diploma thesis", "habilitation": "habilitation thesis", "preprint": "Preprint",
}  # fmt: skip
_KEYS = GENRES | {
    "candthesis": "candidate thesis", "techreport": "technical report", "resreport": "research report", "software": "computer software",
    "datacd": "CD-ROM", "audiocd": "audio CD", "patent": "patent", "patentus": "U.S. patent", "patentde": "German patent",
    "patenteu": "European patent", "patentfr": "French patent", "patentuk": "British patent", "patreq": "patent request",
    "patrequs": "U.S. patent request", "patreqde": "German patent request", "patreqeu": "European patent request",
    "patreqfr": "French patent request", "patrequk": "British patent request",
}  # fmt: skip


class Kind(NamedTuple):
    """A CSL type, whether the kind of entry is known, and the known kind most like it."""

    type: str
    is_known: bool = True
    nearest: str = ""


def kind_of(written: str, subtype: str, fields: Mapping[str, str]) -> Kind:
    """The type of an entry by its kind and BibLaTeX's `entrysubtype`; an unknown one that of the kind most like it, or of its fields."""
    word = written.replace("_", "").replace("-", "")
    known = _READ.get(word, "")
    if known == "article-journal" and subtype in _OF_ARTICLES:
        return Kind(_OF_ARTICLES[subtype])
    if known:
        return Kind(known)
    if word in _OPEN:
        return Kind(subtype if subtype in SUBTYPES else "")
    near = next(iter(get_close_matches(word, [*_READ, *_OPEN], n=1, cutoff=0.75)), "")
    return Kind(_READ.get(near, "") or _by_fields(fields), is_known=False, nearest=near)


def _by_fields(fields: Mapping[str, str]) -> str:
    """What an entry of no known kind looks like."""
    for names, kind in (
        (("journal", "journaltitle"), "article-journal"),
        (("booktitle",), "chapter"),
        (("school",), "thesis"),
        (("institution",), "report"),
        (("publisher",), "book"),
    ):
        if any(fields.get(name, "").strip() for name in names):
            return kind
    return ""


def genre_of(written: str, kind: str) -> str:
    """BibLaTeX's key for a type of work in words, any other words as they are; a thesis has the words of its kind."""
    return _KEYS.get(written.strip().lower(), written) or GENRES.get(kind.replace("_", ""), "")
