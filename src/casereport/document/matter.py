"""The record's authors, institutions, funders, diagnoses and publication as machines read them."""

from __future__ import annotations

import re

from casereport.document.spot import Spot
from casereport.model.article import Affiliation, Author, Ethics
from casereport.model.publication import LICENCES
from casereport.tree import Condition, Contributor, Funder, Matter, Organisation, Publication, Retold

_SYSTEMS = (
    (r"icd-?11\b[:\s]*", "ICD-11"),
    (r"icd-?10(?:-?cm)?\b[:\s]*", "ICD-10"),
    (r"(?:snomed(?:\s*ct)?|sct)\b[:\s]*", "SNOMED CT"),
    (r"orpha(?:net)?\b[:\s]*", "ORPHA"),
    (r"omim\b[:\s]*", "OMIM"),
    (r"mondo\b[:\s]*", "MONDO"),
    (r"mesh\b[:\s]*", "MeSH"),
)
"""How a code names its system, and the usual name of the system."""


def article_matter(at: Spot) -> Matter:
    """What machines read of the article: typed and complete as far as the record says it, nothing made up."""
    record = at.record
    used = list(dict.fromkeys(key for author in record.authors for key in author.affiliations if key in record.affiliations))
    approval = _ethics(at).approved
    return Matter(
        contributors=tuple(_contributor(entry, used) for entry in record.authors),
        organisations=tuple(_organisation(record.affiliations[key]) for key in used),
        funders=tuple(Funder(one.name, one.id or "", one.awards) for one in record.funders),
        conditions=_conditions(at),
        publication=_publication(at),
        retold=_retold(at),
        committee=approval.committee if approval else "",
        ethics_number=(approval.id or "") if approval else "",
        unused=tuple(_organisation(entry) for key, entry in record.affiliations.items() if key not in used),
    )


def read_code(text: str) -> tuple[str, str]:
    """A typed code as (system, code), the system "" where the text names none: `ICD-10 M30.3` is ("ICD-10", "M30.3")."""
    for pattern, name in _SYSTEMS:
        if match := re.match(pattern, text.strip(), re.IGNORECASE):
            return name, text.strip()[match.end() :].strip()
    return "", text.strip()


def _organisation(entry: Affiliation) -> Organisation:
    return Organisation(entry.name, entry.department or "", entry.city or "", entry.region or "", entry.country or "", entry.ror or "")


def _contributor(entry: Author, used: list[str]) -> Contributor:
    return Contributor(
        given=entry.given or "",
        family=entry.family or "",
        suffix=entry.suffix or "",
        group=entry.group or "",
        degrees=entry.degrees or "",
        orcid=entry.orcid or "",
        email=entry.email or "",
        affiliations=tuple(used.index(key) for key in entry.affiliations if key in used),
        corresponding=entry.corresponding,
        equal=entry.equal,
        guarantor=entry.guarantor,
        roles=entry.roles,
    )


def _ethics(at: Spot) -> Ethics:
    told = at.record.statements
    return (told.ethics if told else None) or Ethics()


def _conditions(at: Spot) -> tuple[Condition, ...]:
    """The diagnoses made, each once; those that were excluded or only thought of are not what the report is about."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for patient in at.record.patients:
        for diagnosis in patient.diagnoses:
            if diagnosis.status == "final":
                codes = (read_code(diagnosis.code),) if diagnosis.code else ()
                found[diagnosis.label] = tuple(dict.fromkeys((*found.get(diagnosis.label, ()), *codes)))
    return tuple(Condition(name, codes) for name, codes in found.items())


def _publication(at: Spot) -> Publication | None:
    entry = at.record.publication
    if entry is None:
        return None
    values = {name: value or "" for name, value in entry.model_dump().items()}
    return Publication(**values, licence_url=LICENCES.get(values["licence"], ""))


def _retold(at: Spot) -> Retold | None:
    origin = at.record.origin
    return Retold(origin.doi or "", origin.pmid or "", origin.pmcid or "", origin.licence or "") if origin else None
