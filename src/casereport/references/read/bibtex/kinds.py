"""The kinds of entries and works of BibTeX, BibLaTeX and managers, as CSL types."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from casereport.references.typenames import TYPES, Kind, names_of

_READ = names_of("bibtex") | names_of("bibtex_read")
# Kinds that mean what their fields say.
_OPEN = frozenset({"misc", "set", "other", "unknown", "customa", "customb", "customc", "customd", "custome", "customf", "customg"})
# Types that BibTeX has no kind of entry for; @misc with the type as its `entrysubtype`.
_SUBTYPES = TYPES - frozenset(names_of("bibtex").values())
_OF_ARTICLES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
NUMBERED_IN_SERIES = ("book", "chapter", "paper-conference", "entry-encyclopedia")
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


def kind_of(written: str, subtype: str, fields: Mapping[str, str]) -> Kind:
    """The type of an entry by its kind and BibLaTeX's `entrysubtype`; an unknown one that of the kind most like it, or of its fields."""
    word = written.replace("_", "").replace("-", "")
    known = _READ.get(word, "")
    if known == "article-journal" and subtype in _OF_ARTICLES:
        return Kind(_OF_ARTICLES[subtype])
    if known:
        return Kind(known)
    if word in _OPEN:
        return Kind(subtype if subtype in _SUBTYPES else "")
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
