"""The article as JSON-LD in the words of schema.org: authors, journal, licence, grants, diagnoses with their codes, works cited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from markupsafe import Markup

from casereport.patterns import lazy_pattern
from casereport.references import Name, Reference, doi_address, page_range, pubmed_address, web_address
from casereport.tree import (
    Condition,
    Contributor,
    Document,
    Funder,
    Matter,
    Organisation,
    Publication,
    Retold,
    plain,
)

KINDS: Final = ("ScholarlyArticle", "MedicalScholarlyArticle")
"""Both, since readers that know the first need not know the second, which is narrower."""
_WORKS: Final[Mapping[str, str]] = MappingProxyType({
    "article-journal": "ScholarlyArticle", "article": "ScholarlyArticle", "book": "Book", "chapter": "Chapter", "dataset": "Dataset",
    "paper-conference": "ScholarlyArticle", "report": "Report", "software": "SoftwareSourceCode", "thesis": "Thesis", "webpage": "WebPage",
})  # fmt: skip
_ROR: Final = lazy_pattern(r"0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}")
_ESCAPES: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
Node = dict[str, Any]


def linked_data(document: Document, works: Iterable[Reference]) -> Markup:
    """The article as JSON that may stand in an element for data: no sign in it can end the element or begin another."""
    text = json.dumps(describe(document, works), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704  # neither < nor > nor & is left


def describe(document: Document, works: Iterable[Reference]) -> Node:
    """The article as a node of schema.org; what the record does not know is left out."""
    matter, front = document.matter, document.front
    return _known({
        "@context": "https://schema.org",
        "@type": list(KINDS),
        **_identity(matter.publication or Publication()),
        "name": front.title_text,
        "headline": front.title_text,
        "publicationType": "Case Reports",  # the publication type of MeSH
        "inLanguage": document.language,
        "creativeWorkStatus": document.banner,
        "abstract": "\n".join(" ".join(filter(None, (part.label and f"{part.label}.", plain(part.children)))) for part in front.abstract),
        "keywords": list(front.keywords),
        "author": [_author(one, matter) for one in matter.contributors],
        **_published(matter.publication or Publication()),
        **_funding(matter.funders),
        "about": [_condition(one) for one in matter.conditions],
        "isBasedOn": _retold(matter.retold or Retold()),
        "citation": [_work(work) for work in works],
    })  # fmt: skip


def _known(node: Node) -> Node:
    """The node without what is empty; one that says nothing but its type is empty itself."""
    told = {name: value for name, value in node.items() if value not in ("", None, [], {})}
    return told if set(told) - {"@type"} else {}


def _author(one: Contributor, matter: Matter) -> Node:
    if one.group:  # of which schema.org knows no affiliation
        return {"@type": "Organization", "name": one.group}
    affiliations = [_organisation(matter.organisations[place]) for place in one.affiliations]
    return _known({
        "@type": "Person",
        "@id": f"https://orcid.org/{one.orcid}" if one.orcid else "",
        "name": " ".join(filter(None, (one.given, one.family, one.suffix))),
        "givenName": one.given,
        "familyName": one.family,
        "honorificSuffix": ", ".join(filter(None, (one.suffix, one.degrees))),
        "affiliation": affiliations,
    })  # fmt: skip


def _organisation(one: Organisation) -> Node:
    address = {"@type": "PostalAddress", "addressLocality": one.city, "addressRegion": one.region, "addressCountry": one.country}
    return _known({
        "@type": "Organization",
        "@id": ror_address(one.ror),
        "name": one.name,
        "department": _known({"@type": "Organization", "name": one.department}),
        "address": _known(address),
    })  # fmt: skip


def ror_address(identifier: str) -> str:
    """The address of an organisation in the Research Organization Registry, "" for what is no identifier of it."""
    bare = identifier.strip().lower().removeprefix("https://").removeprefix("ror.org/")
    return f"https://ror.org/{bare}" if _ROR.fullmatch(bare) else ""


def _identity(told: Publication) -> Node:
    address = doi_address(told.doi)
    number = {"@type": "PropertyValue", "propertyID": "DOI", "value": told.doi} if told.doi else {}
    return {"@id": address, "url": address, "identifier": number}


def _published(told: Publication) -> Node:
    first, last = page_range(told.pages)
    return {
        "datePublished": told.published,
        "publisher": _known({"@type": "Organization", "name": told.publisher}),
        "license": told.licence_url,
        "copyrightNotice": " ".join(filter(None, ("©", told.year, told.holder))) if told.holder else "",
        "pageStart": first or told.elocation,
        "pageEnd": last,
        "isPartOf": _serial(told.journal, told.abbreviation, told.issn, told.volume, told.issue),
    }


def _serial(journal: str, abbreviation: str, issn: str, volume: str, issue: str) -> Node:
    """The issue in its volume in its periodical, each where it is known; nothing without a journal."""
    if not journal:
        return {}
    node = _known({"@type": "Periodical", "name": journal, "alternateName": abbreviation if abbreviation != journal else "", "issn": issn})
    if volume:
        node = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": node}
    return {"@type": "PublicationIssue", "issueNumber": issue, "isPartOf": node} if issue else node


def _funding(funders: Iterable[Funder]) -> Node:
    """A grant for each award; who paid without one is a funder alone."""
    grants, others = [], []
    for one in funders:
        funder = _known({"@type": "Organization", "@id": doi_address(one.id) or ror_address(one.id), "name": one.name})
        grants += [{"@type": "Grant", "identifier": award, "funder": funder} for award in one.awards]
        others += [] if one.awards else [funder]
    return {"funding": grants, "funder": others}


def _condition(one: Condition) -> Node:
    codes = [_known({"@type": "MedicalCode", "codeValue": code, "codingSystem": system}) for system, code in one.codes]
    return _known({"@type": "MedicalCondition", "name": one.name, "code": codes})


def _retold(source: Retold) -> Node:
    address = doi_address(source.doi) or pubmed_address(source.pmid)
    return {"@type": "ScholarlyArticle", "@id": address} if address else {}


def _work(work: Reference) -> Node:
    is_journal = work.type == "article-journal"
    first, last = page_range(work.pages)
    return _known({
        "@type": _WORKS.get(work.type, "CreativeWork"),
        "@id": doi_address(work.doi) or pubmed_address(work.pmid) or web_address(work.url),
        "name": work.title_text,
        "author": [_person(name) for name in work.authors],
        "datePublished": str(work.year or ""),
        "isPartOf": _serial(work.container, work.container_short, work.issn, work.volume, work.whole_issue) if is_journal else {},
        "pageStart": (first or work.number) if is_journal else "",
        "pageEnd": last if is_journal else "",
        "publisher": _known({"@type": "Organization", "name": work.publisher}),
        "isbn": work.isbn if work.type == "book" else "",
    })  # fmt: skip


def _person(name: Name) -> Node:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    family = f"{name.particle} {name.family}".strip()
    whole = " ".join(filter(None, (name.given, family, name.suffix)))
    return _known({"@type": "Person", "name": whole, "givenName": name.given, "familyName": family})
