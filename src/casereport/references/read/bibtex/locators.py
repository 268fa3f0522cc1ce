"""Numbers, editions, places of publication and identifiers of a BibTeX entry."""

from __future__ import annotations

import re

from casereport.references.identifiers import whole_pmcid, without_prefix
from casereport.references.read.bibtex.fieldtexts import FieldTexts
from casereport.references.read.bibtex.kinds import NUMBERED_IN_SERIES
from casereport.references.read.bibtex.latex import read_latex_text, read_verbatim
from casereport.references.read.understood import ARXIV_NUMBER
from casereport.references.typenames import SERIALS

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def number_of(entry: FieldTexts, form: str) -> str:
    """The number of an article in its volume, of a report, patent, standard; of a serial `number` is the issue, of others the series'."""
    if form in ("report", "patent"):
        return entry.text("number")
    number = entry.text("eid", "article-number", "articleno", "art_number", "elocation-id")
    return number or ("" if form in (*SERIALS, *NUMBERED_IN_SERIES) else entry.text("number"))


def first_number(written: str) -> str:
    """The first ISSN or ISBN of a field; Mendeley writes several with words and line ends between them."""
    found = re.search(r"(?<!\d)\d[\d -]{6,15}[\dXx](?!\d)", written)
    return found[0] if found else written


def edition_of(edition: str) -> str:
    """The number of an edition, `2` of `Second edition`; other words as they are."""
    word = edition.casefold().removesuffix("edition").removesuffix("ed.").removesuffix("edn.").removesuffix("edn").strip()
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", word)
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else digits[1] if digits else edition


# BibLaTeX's keys of localisation for `location` of patents (manual, section 4.9.2.18).
_COUNTRIES = {
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union", "countryfr": "France",
    "countryuk": "United Kingdom", "countryus": "United States of America", "countrywo": "World",
}  # fmt: skip


def place_of(entry: FieldTexts) -> str:
    """Where it was published; `location` is a list in BibLaTeX, whose places stand apart, and may hold its keys of countries."""
    if "address" in entry.fields:
        return entry.text("address", "location")
    places = (read_latex_text(part, entry.lost) for part in re.split(r"\s+and\s+(?![^{]*\})", entry.raw("location")) if part.strip())
    return "; ".join(_COUNTRIES.get(place, place) for place in places)


def pmid_of(entry: FieldTexts) -> str:
    """The PubMed number, from its field, an `eprint` of PubMed or the note."""
    return _identifier(entry, "PMID", ("pmid", "pubmed_id", "pubmedid"), ("pubmed", "pmid"))


def pmcid_of(entry: FieldTexts) -> str:
    """The number of PubMed Central with its letters, from the like."""
    return whole_pmcid(_identifier(entry, "PMCID", ("pmcid", "pmc"), ("pmc", "pmcid")))


def _identifier(entry: FieldTexts, label: str, names: tuple[str, ...], archives: tuple[str, ...]) -> str:
    eprint = entry.raw("eprint") if entry.fields.peek("eprinttype").lower() in archives else ""
    return without_prefix(read_verbatim(entry.raw(*names) or eprint or _noted(label, entry)))


def _noted(label: str, entry: FieldTexts) -> str:
    """An identifier in the note that Zotero writes, `PMID: 33708752`."""
    found = re.search(rf"\b{label}: *(\w+)", " ".join(entry.fields.peek(name) for name in ("note", "annote", "annotation")))
    return found[1] if found else ""


def eprint_of(entry: FieldTexts) -> str:
    """The arXiv number of `eprint`, with or without a word for the archive where it has arXiv's shape."""
    archive = entry.fields.peek("archiveprefix", "eprinttype").lower()
    eprint = entry.fields.peek("eprint")
    number = re.search(ARXIV_NUMBER, read_verbatim(eprint))
    if number and (archive in ("arxiv", "") or "arxiv" in archive):
        entry.fields.every("eprint")
        return number[0]
    return read_verbatim(entry.raw("arxiv", "arxivid"))
