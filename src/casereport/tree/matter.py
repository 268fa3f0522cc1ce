"""What machines read of an article: who wrote it, where, paid by whom, about what, published when; typed, inert, nothing made up."""

from __future__ import annotations

from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Organisation:
    """An institution; `ror` is its identifier in the Research Organization Registry, `country` as typed."""

    name: str
    department: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    ror: str = ""


@dataclass(frozen=True, slots=True)
class Contributor:
    """An author, a person or a `group`; `affiliations` are places in `Matter.organisations`, `roles` ids of CRediT."""

    given: str = ""
    family: str = ""
    suffix: str = ""
    group: str = ""
    degrees: str = ""
    orcid: str = ""
    email: str = ""
    affiliations: tuple[int, ...] = ()
    corresponding: bool = False
    equal: bool = False
    guarantor: bool = False
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Funder:
    """Who paid for the work; `id` is a ROR or a DOI of the Funder Registry, "" for none."""

    name: str
    id: str = ""
    awards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A diagnosis that the report is about, with its codes as typed: (system, code), such as ("ICD-10", "M30.3")."""

    name: str
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when the article itself appears; dates are ISO days, what is not known is "", `licence` is an SPDX name."""

    journal: str = ""
    abbreviation: str = ""
    issn: str = ""
    publisher: str = ""
    doi: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    elocation: str = ""
    received: str = ""
    revised: str = ""
    accepted: str = ""
    published: str = ""
    licence: str = ""
    licence_url: str = ""
    holder: str = ""

    @property
    def year(self) -> str:
        """The year of publication, "" where it is not known."""
        return self.published[:4]


@dataclass(frozen=True, slots=True)
class Retold:
    """The published report that the article retells, by its identifiers."""

    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """The whole of it; `committee` and `ethics_number` are those of the approval, `unused` the institutions that no author names."""

    contributors: tuple[Contributor, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    funders: tuple[Funder, ...] = ()
    conditions: tuple[Condition, ...] = ()
    publication: Publication | None = None
    retold: Retold | None = None
    committee: str = ""
    ethics_number: str = ""
    unused: tuple[Organisation, ...] = ()


NOTHING = Matter()
"""Of an article of which machines are told nothing."""
