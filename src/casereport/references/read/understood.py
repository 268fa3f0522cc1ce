"""What databases put in the wrong place or write for nothing, for every format: arXiv in the journal's place, Epub dates as editions."""

from __future__ import annotations

import re
from dataclasses import replace

from casereport.patterns import lazy_pattern
from casereport.references.identifiers import doi_is_wellformed
from casereport.references.notices import read_notices
from casereport.references.read.dates import read_date
from casereport.references.reference import Reference

_MISSING = frozenset({"none", "null", "nan", "n/a", "undefined", "not available", "[not available]", "[not available]."})
_NO_PAGES = lazy_pattern(r"no\W*(?:pagination)?\W*(?:specified)?|n\.?\s?p\.?(?:ag)?\.?|na|-+|\?+", re.IGNORECASE)
PREPRINT_SERVERS = lazy_pattern(
    r"arxiv|bior?xiv|medrxiv|chemrxiv|psyarxiv|socarxiv|preprints?\b|ssrn|research ?square|\bosf\b|techrxiv|authorea", re.IGNORECASE
)
_SERVER = lazy_pattern(
    r"(?:the )?(?:bio|med|chem|psy|soc|engr|eco|edu|tech)a?rxiv\b.{0,60}|research square|preprints(?:\.org)?|authorea", re.IGNORECASE
)
# Who runs servers, and is no second source beside the server.
_HOST = lazy_pattern(
    r"cold spring harbor|openrxiv|cornell|research square|mdpi|american chemical society|center for open science", re.IGNORECASE
)
# DOI prefixes that hold preprints alone.
_PREPRINT_DOI = lazy_pattern(
    r"10\.(?:48550/arxiv|21203/rs|2139/ssrn|20944/preprints|31234/osf|31219/osf|36227/techrxiv|26434/chemrxiv)", re.IGNORECASE
)
ARXIV_NUMBER = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_ARXIV = lazy_pattern(rf"(?:arxiv\s*:\s*|arxiv\.org/(?:abs|pdf)/|10\.48550/arxiv\.)({ARXIV_NUMBER})", re.IGNORECASE)
_IN_JOURNAL = lazy_pattern(
    rf"(?:arxiv(?: e-prints?| preprints?)?|corr)\W*(?:arxiv\s*:\s*|abs/)?(?P<number>{ARXIV_NUMBER})?(?:\s*\[[\w.-]+\])?\W*", re.IGNORECASE
)
_DATE = lazy_pattern(r"\d{4}/\d{1,2}/\d{1,2}")
# Links of programs into themselves.
_INTERNAL = lazy_pattern(r"<?go to |://(?:wos|\d)|(?:internal-pdf|file|isi|zotero|papers\d?)://", re.IGNORECASE)
# Lines of a note that say nothing to a reader of the list: labels with a value, and the marks of databases.
_LABELLED = lazy_pattern(
    r"(?:pmid|pmcid|doi|issn|isbn|publisher|number|_?eprint\w*|citation[- ]key|tex\.\S+|version|series|edition|place|type"
    r"|original[- ](?:date|title)|event[- ](?:title|place)"
    r"|volume[- ]title|number[- ]of[- ](?:pages|volumes)|available[- ]date"
    r"|ads bibcode|arxiv(?:id)?|_\w+|read_status\w*|container-title|event-place|jabref-\w+"
    r"|(?:cited by|times cited|citations?|export date|coden|language|correspondence|funding|references|date accessed|query date|m3|ok"
    r"|accessed"
    r"|last accessed|retrieved)[^:]{0,30})\s*:.*|(?:publisher|eprint)\b.*:.*|retracted.*|erratum published.*|expression of concern.*"
    r"|accessed\b.*|in press|forthcoming|accepted.*|to appear.*|submitted.*|[\W\d]*",
    re.IGNORECASE,
)


def is_missing(value: str) -> bool:
    """Whether a program wrote that there is no value: `None`, `N/A`, `[Not Available].`"""
    return value.strip().casefold() in _MISSING


def says_more(note: str) -> bool:
    """Whether a note has words beside labelled values, identifiers and notices, which are read or are of no matter to the list."""
    return not any(read_notices("", note)) and any(
        not _LABELLED.fullmatch(line.strip()) for line in re.split(r"[\n;]|(?<=\.)\s|(?<=\d) (?=PM)", note)
    )


def arxiv_of(*texts: str) -> str:
    """The arXiv number in the first text that has one, "" without."""
    return next((found[1] for text in texts if (found := _ARXIV.search(text))), "")


def clean_doi(written: str) -> str:
    """The DOI of a field that holds more: `S0896-6273(04)00608-7 [pii] 10.1016/j.neuron.2004.09.001 [doi]`, `ARTN 12 10.1000/x`."""
    if doi_is_wellformed(written):
        return written
    labelled = re.search(r"(10\.\d{4,9}/\S+)\s*\[doi\]", written)
    behind = re.fullmatch(r"(?!10\.)[^\n]*?\b(10\.\d{4,9}/\S+)", written)
    found = labelled or behind
    bare = found[1] if found else re.sub(r"\s*\[doi\]$", "", written)
    return bare.rstrip(".,;") if doi_is_wellformed(bare.rstrip(".,;")) else written


def settle(reference: Reference, arxiv: str = "") -> Reference:
    """The reference with what stands in another field's place moved, and what says nothing left out; `arxiv` is its number there."""
    pages = "" if is_missing(reference.pages) or _NO_PAGES.fullmatch(reference.pages) else reference.pages
    url = "" if _INTERNAL.match(reference.url) else reference.url
    total = re.sub(r"(?<=\d)\s*(?:p|pp|pages|pag)\.?$", "", reference.number_of_pages)
    tidied = replace(reference, pages=pages, number_of_pages=total, url=url, doi=clean_doi(reference.doi))
    return _told_once(_as_preprint(_with_epub_date(tidied), arxiv))


def _told_once(reference: Reference) -> Reference:
    """Zenodo's number, which is the DOI, as that; a preprint without the number that ends its DOI and without who runs its server."""
    number, is_preprint = reference.number, reference.type == "article"
    if doi_is_wellformed(number) and reference.doi.casefold() in ("", number.casefold()):
        return replace(reference, number="", doi=number)
    if is_preprint and number and re.search(rf"[/.]{re.escape(number)}$", reference.doi):
        reference = replace(reference, number="")
    is_hosted = is_preprint and _SERVER.fullmatch(reference.container) and _HOST.match(reference.publisher)
    return replace(reference, publisher="") if is_hosted else reference


def _with_epub_date(reference: Reference) -> Reference:
    """EndNote puts the date of online publication of PubMed's records into the field of the edition."""
    if not _DATE.fullmatch(reference.edition):
        return reference
    found = read_date(reference.edition).date
    return replace(reference, edition="", available=found, issued=reference.issued or found)


def _as_preprint(reference: Reference, arxiv: str) -> Reference:
    """A work of a preprint server as one: arXiv, which Google Scholar puts into the journal's place, as publisher with its number."""
    reference = replace(reference, volume=re.sub(r"^abs/(?=\d)", "arXiv:", reference.volume))
    in_journal = _IN_JOURNAL.fullmatch(reference.container)
    is_article = reference.type in ("article", "article-journal", "webpage", "document", "manuscript", "report")
    if is_article and not reference.volume.isdecimal() and (in_journal or _is_on_server(reference, arxiv)):
        number = (in_journal["number"] if in_journal else "") or arxiv or arxiv_of(reference.url, reference.doi, reference.volume)
        return _of_arxiv(reference, number, is_in_journal=bool(in_journal))
    if arxiv and not (reference.url or reference.doi or reference.container):
        return replace(reference, url=f"https://arxiv.org/abs/{arxiv}")
    if reference.type == "article" and not reference.genre and (PREPRINT_SERVERS.search(f"{reference.publisher} {reference.container}")):
        return replace(reference, genre="Preprint")
    return reference


def _is_on_server(reference: Reference, arxiv: str) -> bool:
    """Whether the work is nowhere but on a preprint server."""
    if reference.container and not PREPRINT_SERVERS.search(reference.container):
        return False
    is_in_server = reference.type == "article-journal" and _SERVER.fullmatch(reference.container)
    return bool(is_in_server or arxiv or _PREPRINT_DOI.match(reference.doi) or re.match(r"https?://arxiv\.org/", reference.url))


def _of_arxiv(reference: Reference, number: str, *, is_in_journal: bool) -> Reference:
    is_arxiv = bool(number) or is_in_journal
    publisher = reference.publisher or ("arXiv" if is_arxiv else "")
    status = "" if reference.status.casefold() in ("prepublished", "preprint") else reference.status
    address = f"https://arxiv.org/abs/{number}" if number and not reference.url and not reference.doi else reference.url
    return replace(
        reference,
        type="article",
        genre=reference.genre or "Preprint",
        container="" if is_in_journal else reference.container,
        container_short="" if is_in_journal else reference.container_short,
        volume="" if re.fullmatch(r"(?:abs/|arXiv:).*", reference.volume) else reference.volume,
        pages="" if (number and number in reference.pages) or reference.pages in reference.doi else reference.pages,
        number=f"arXiv:{number}" if number else reference.number,
        publisher=publisher,
        url=address,
        status=status,
    )
