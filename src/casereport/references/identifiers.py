"""Shapes and addresses of the identifiers of works and people: DOI, PubMed and PubMed Central numbers, ORCID iDs, web addresses."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from casereport.patterns import lazy_pattern
from casereport.reading.links import doi_link, is_safe

_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x1f\x7f\"\\]{1,400}")
_PREFIXES = lazy_pattern(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*|pmid:?\s*|pmcid:?\s*)", re.IGNORECASE)


def without_prefix(identifier: str) -> str:
    """The bare identifier out of `https://doi.org/…`, `doi:…`, `PMID: …` or `PMCID: …`."""
    return _PREFIXES.sub("", identifier.strip(), count=1) if _PREFIXES.match(identifier.strip()) else identifier.strip()


def doi_is_wellformed(doi: str) -> bool:
    """True for a bare DOI `10.prefix/suffix` (DOI Handbook 2.2) that does not end with the punctuation of a sentence."""
    return bool(_DOI.fullmatch(doi)) and doi[-1] not in ".,;:"


def pmid_is_wellformed(pmid: str) -> bool:
    """True for a PubMed number: one to eight digits, the first not 0."""
    return bool(re.fullmatch(r"[1-9][0-9]{0,7}", pmid))


def pmcid_is_wellformed(pmcid: str) -> bool:
    """True for a PubMed Central number: `PMC` and digits."""
    return bool(re.fullmatch(r"PMC[1-9][0-9]{0,9}", pmcid))


def doi_address(doi: str) -> str:
    """The https address of a DOI with its unsafe characters encoded, "" for a malformed one."""
    return doi_link(doi) if doi_is_wellformed(doi) else ""


def pubmed_address(pmid: str) -> str:
    """The address of a PubMed record, "" for a malformed number."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid_is_wellformed(pmid) else ""


def pmc_address(pmcid: str) -> str:
    """The address of an article in PubMed Central, "" for a malformed number."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/" if pmcid_is_wellformed(pmcid) else ""


def web_address(url: str) -> str:
    """The address as it may stand in a link (http or https, a plain host, no user name), "" for any other."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not re.fullmatch(r"[A-Za-z0-9.-]+|[0-9a-f:.]+", host):
        return ""
    address = quote(url, safe="%/:?#[]@!$&'()*+,;=-._~")
    return address if is_safe(address) and not re.search(r"[\s\\]", url) else ""


def whole_pmcid(written: str) -> str:
    """The number of PubMed Central with its letters: `PMC7940000`."""
    bare = without_prefix(written)
    return f"PMC{bare}" if bare.isdecimal() else bare.upper()
