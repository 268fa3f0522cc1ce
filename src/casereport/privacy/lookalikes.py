"""What looks like an identifier and is none: identifiers of works, trials, genes, codes and versions; detectors find nothing inside."""

from __future__ import annotations

import re
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy.words import listed

_NAMED = r"[A-Z][\w'’]{1,20}"
_OTHER = rf"(?!Hospital|Clinic|University|Institute|Cent(?:re|er)|Infirmary|General){_NAMED}"
"""A name that is no word for an institution."""
_CALLED = (
    r"scales?|scores?|classification|criteria|grad(?:e|ing)|ind(?:ex|ices)|approach|incision|syndrome|disease|sign|reaction|method|staging|procedure"
    r"|technique|test|formula|phenomenon|operation|triad|tumour|tumor|anomaly|catheter"
)
_PATTERNS = (
    r"\b10\.\d{4,9}/[^\s\"<>]{1,200}",  # DOI
    r"https?://(?:dx\.)?doi\.org/[^\s\"<>]{1,200}",
    r"(?<!\d[ -])\b0{4}[-\u2010\u2011\u2013 ]?000[\dX][-\u2010\u2011\u2013 ]?\d{4}[-\u2010\u2011\u2013 ]?\d{3}[\dX]\b",  # ORCID
    r"\b\d{4}-\d{4}-\d{4}-\d{3}X\b",
    r"\b(?:NCT|ISRCTN|PMC|ChiCTR-?|ACTRN|DRKS|UMIN|JPRN-?|CTRI/|CRD|PMID:? ?|PubMed:? ?|OMIM:? ?#?|MIM:? ?#?|ORPHA:? ?|rs|ss|VCV|RCV|SCV)\d[\d/]*\b",
    r"\b\d{4}-\d{6}-\d{2}(?:-\d{2})?\b",  # EudraCT, EU CT
    r"\b(?:HP|MONDO|GO|DOID|UBERON|HGNC|CHEBI|NCIT|EFO|MP|SNOMED|SCTID|LOINC|RxNorm|ATC|ICD|MedDRA|UNII)[:_ ]{1,2}#?\d[\d.-]*\b",
    r"\bICD-?(?:9|10|11|O)[\w-]*:? ?[A-Z]?\d[\w.]*",
    r"(?<![\w/#-])[A-TV-Z]\d{2}(?:\.\d{1,4})?(?![\w/]|-\d)",  # ICD-10
    r"\b[NXLE][CGMNPRWTS][A-Z]{0,3}_?\d{5,}(?:\.\d+)?(?:\([\w-]{1,20}\))?(?::[cgmnpr]\.[^\s,;]{1,100})?",  # RefSeq, LRG, Ensembl, with HGVS
    r"\b[cgmnpr]\.(?:[\d*(?-]|[A-Z][a-z]{2}\d)[^\s,;]{0,100}",  # HGVS
    r"\bchr(?:omosome)? ?[\dXYM]{1,2}:\s?[\d,–-]+",
    r"\bHLA-?[A-Z]{1,4}\d?\*?[\d:]{0,16}",
    r"\bEC \d+\.\d+\.\d+\.\d+\b",
    r"\b[vV](?:ersion|er)?\.? ?\d+(?:\.\d+){1,4}\b",
    r"\bISO(?:/IEC)? ?\d[\d:-]*",
    # what is called after two persons or towns: scales, grades, approaches, syndromes; `Bush–Francis and Young scales`
    rf"\b{_NAMED}(?:[–-]{_NAMED}){{1,3}}(?: and {_NAMED})?(?: [A-Z][a-z]{{1,20}}){{0,2}} (?i:{_CALLED})\b",
    # what is called after a town or a clinic
    rf"\b{_OTHER}(?: [A-Z][a-z]{{1,20}}){{0,2}} (?:Scale|Score|Criteria|Index|Classification|Inventory|Questionnaire)\b",
    rf"\b{_OTHER}(?: (?:and )?{_OTHER})?(?: [a-z]{{3,20}})? (?:rules?|classification|criteria|scale|score|staging|protocol|consensus|definition|nomogram)\b",
    # bodies that issue guidelines and criteria: an adjective of a country or of its rank, and what they are
    (
        r"\b(?:American|European|British|Royal|Canadian|Australian|Australasian|Asian|African|Latin American|French|German|Italian|Spanish|Japanese|Chinese|Korean|Indian|Dutch|Swiss"
        r"|Austrian|Scandinavian|Nordic|Swedish|Danish|Norwegian|Finnish|Polish|Turkish|Brazilian|International|National|World|Global|Joint|Pan-American|United States|Infectious Diseases?)"
        r"(?: [A-Z][a-z]+){0,3} (?:College|Society|Societies|Academy|Association|Board|Federation|League|Union|Council|Organi[sz]ation|Agency|Confederation|Network|Group|Committee|Task Force|Working Group|Institutes)"
        r"(?: (?:(?:of|for|on|and|the|in|to|&) ){0,3}[A-Z][A-Za-z-]{1,25},?){0,9}"
    ),
    r"\bNational Institute (?:of|for)(?: (?:and |for |of )?[A-Z][a-z]+){1,6}",
    # the end of a search of the literature
    r"\b(?i:PubMed|MEDLINE|Embase|Scopus|Web of Science|Google Scholar|searched)\b[^.;\n]{0,80}?\b(?:to|until|through|on|in) (?:\d{1,2} )?[A-Z][a-z]{2,8} \d{4}\b",
    r"\b(?:GenBank|GEO|SRA|ENA|BioProject|PDB|UniProt|ArrayExpress|EGA|dbGaP)\b[^.;\n]{0,40}",
)


@cache
def _pattern() -> re.Pattern[str]:
    return shipped_pattern("|".join(_PATTERNS))


_URL = lazy_pattern(r"(?:https?://|\bwww\.)[^\s<>\"')\]]{2,300}", re.IGNORECASE)
_HOST = lazy_pattern(r"https?:|www\.", re.IGNORECASE)


def addresses_of_pages(text: str) -> list[re.Match[str]]:
    """Every address of a page in a text."""
    return list(_URL.finditer(text)) if _HOST.search(text) else []


def is_public(address: str) -> bool:
    """Whether an address is one of a registry, journal or guideline, and tells of no person."""
    host = re.sub(r"^https?://", "", address.lower()).partition("/")[0].partition(":")[0].rstrip(".,;")
    return any(host == one or host.endswith(f".{one}") for one in listed("hosts.public"))


def shields(text: str) -> list[tuple[int, int]]:
    """Start and end of every stretch of a text in which nothing is an identifier."""
    pages = [match.span() for match in addresses_of_pages(text) if is_public(match[0])]
    return pages + [match.span() for match in _pattern().finditer(text)]
