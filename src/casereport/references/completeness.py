"""What a reference lacks, which of its parts are malformed, and which references are one work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from casereport.clinical.limits import LIMITS
from casereport.problems import Problem, fault
from casereport.references.identifiers import doi_address, pmc_address, pubmed_address, web_address
from casereport.references.read.person import GROUP_ENDS
from casereport.references.reference import Name, Reference

# The fields without which an editor returns the list; a "|" separates alternatives.
REQUIRED: dict[str, tuple[str, ...]] = {
    "article-journal": ("authors|editors", "title", "container", "issued|status", "volume|issue|status", "pages|number|status"),
    "book": ("authors|editors", "title", "publisher", "issued|status"),
    "chapter": ("authors|editors", "title", "container", "issued|status"),
    "thesis": ("authors", "title", "publisher", "issued"),
    "paper-conference": ("authors|editors", "title", "container", "issued|status"),
    "webpage": ("title", "url", "accessed"),
}
_REQUIRED_ELSE = ("title", "issued|status")
_WORDS = {
    "authors": "author", "editors": "editor", "container": "journal or book title", "issued": "year", "doi": "DOI", "url": "URL",
    "accessed": "day of access", "number": "article number",
}  # fmt: skip
_CURES = {
    "volume|issue|status": "give volume and pages, or say `in press` (pubstate in BibTeX, status in CSL)",
    "pages|number|status": "give pages, or the article number (eid in BibTeX, number in CSL, C7 in RIS)",
    "accessed": "give the day on which you saw the page (urldate in BibTeX, accessed in CSL, Y2 in RIS)",
}
_ET_AL_HINT = "list the authors, or end the list with `and others` (BibTeX) or with an author named others: every style then prints et al."
_YEAR_HINT = "check its digits: 2013, not 2103 or 203"
_URL_HINT = "write the address as the browser shows it, with https:// before it"
_CAPITALS_HINT = "type the title as the paper prints it; every style keeps the capitals that it finds"
_RETRACTED_HINT = "cite another source, or say in the text that the paper was retracted"

_CONCERN_HINT = "read the notice; cite another source, or say in the text that the journal warns of the paper"
_CORRECTED_HINT = "read the correction, and make sure that what you cite still holds"


def check_reference(reference: Reference) -> list[Problem]:
    """What a reference lacks for its kind, which of its parts are malformed, and what was published about it afterwards."""
    key = reference.key
    problems = [
        _problem("incomplete-reference", f"'{key}' has no {_wording(need)}", reference, _CURES.get(need, "") or _cure(reference))
        for need in REQUIRED.get(reference.type, _REQUIRED_ELSE)
        if not any(getattr(reference, name) or name in _misspelt(reference) for name in need.split("|"))
    ]
    if any(_looks_like_group(name) for name in reference.authors + reference.editors):
        hint = 'put a second pair of braces around a group\'s name: {{World Health Organization}}; in JSON use "literal"'
        problems.append(_problem("group-author", f"'{key}' has a group among its authors that is read as a person", reference, hint))
    dates = (reference.issued, reference.accessed, reference.available)
    if any(date and not LIMITS["year"].hold(Decimal((date.end or date).year)) for date in dates):
        problems.append(_problem("implausible-value", f"'{key}' has a year that no work has", reference, _YEAR_HINT))
    if reference.et_al_typed:
        problems.append(_problem("et-al", f"'{key}' has 'et al.' typed among its authors", reference, _ET_AL_HINT))
    if _is_in_capitals(reference.title_text):
        problems.append(_problem("capital-title", f"the title of '{key}' is in capitals", reference, _CAPITALS_HINT))
    if reference.retracted:
        problems.append(_problem("retracted", f"'{key}' was retracted", reference, _RETRACTED_HINT))
    if reference.concern:
        problems.append(_problem("concern", f"'{key}' has an expression of concern", reference, _CONCERN_HINT))
    if reference.corrected:
        problems.append(_problem("corrected", f"'{key}' was corrected after publication", reference, _CORRECTED_HINT))
    return problems + _identifier_problems(reference)


# Fields of files by the part of a reference that they fill.
_FILLS = {
    "author": "authors", "editor": "editors", "year": "issued", "date": "issued", "journal": "container", "journaltitle": "container",
    "booktitle": "container", "school": "publisher", "institution": "publisher",
}  # fmt: skip


def _misspelt(reference: Reference) -> set[str]:
    """The parts that a misspelt field was to fill, which is told already: `authors` for `autor (author?)`."""
    told = [detail for remark in reference.remarks if remark.code == "misspelt-field" for detail in remark.details]
    meant = [detail.partition(" (")[2].removesuffix("?)") for detail in told]
    return {_FILLS.get(name, name) for name in meant}


def _identifier_problems(reference: Reference) -> list[Problem]:
    problems = [
        _problem("bad-identifier", f"the {label} of '{reference.key}' has a wrong shape", reference, f"{label}s look like {example}")
        for label, value, address, example in (
            ("DOI", reference.doi, doi_address(reference.doi), "10.1000/xyz123"),
            ("PMID", reference.pmid, pubmed_address(reference.pmid), "33708752"),
            ("PMCID", reference.pmcid, pmc_address(reference.pmcid), "PMC7940000"),
        )
        if value and not address
    ]
    if reference.url and not web_address(reference.url):
        problems.append(_problem("unsafe-link", f"the URL of '{reference.key}' is no http or https address", reference, _URL_HINT))
    return problems


def _cure(reference: Reference) -> str:
    asked = "; `casereport references --resolve` asks the registries for it" if reference.doi or reference.pmid else ""
    return f"add it to the entry{asked}"


def _problem(code: str, message: str, reference: Reference, hint: str = "") -> Problem:
    return fault(code, message, path=("references", reference.key), hint=hint, place=reference.place)


def _looks_like_group(name: Name) -> bool:
    """A family name such as Organization, with given names: World Health Organization cut up as if it were a person."""
    return bool(name.given and GROUP_ENDS.fullmatch(name.family.rpartition(" ")[2]))


def _is_in_capitals(title: str) -> bool:
    """A title of three words or more without a small letter: not an acronym, but a database that knew no other."""
    return title == title.upper() != title.lower() and len(re.findall(r"[^\W\d_]{3,}", title)) >= 3


def _wording(need: str) -> str:
    return " or ".join(_WORDS.get(name, name) for name in need.split("|") if name != "status")


# --- one work twice ---------------------------------------------------------------------------------------------

_LONG_TITLE = 5  # words; shorter titles ("Kawasaki disease") are given to many works


def find_duplicates(references: Iterable[Reference]) -> list[Problem]:
    """A problem for each reference that is the same work as one before it: by DOI, PMID or PMCID, or by title, year and first author."""
    problems: list[Problem] = []
    seen: dict[tuple[object, ...], Reference] = {}
    for reference in references:
        marks = _marks(reference)
        same = next((seen[mark] for mark in marks if mark in seen and not _are_told_apart(mark, reference, seen[mark])), None)
        seen |= {mark: reference for mark in marks if mark not in seen}
        if same:
            where = f" ({same.place.file}:{same.place.line})" if same.place else ""
            hint = f"keep one of the two and cite its key; the other is '{same.key}'{where}"
            problems.append(_problem("duplicate-reference", f"'{reference.key}' is the same work as '{same.key}'", reference, hint))
    return problems


def _marks(reference: Reference) -> list[tuple[object, ...]]:
    """What two entries of one work share; a title counts with year and first author, a short one with volume and first page too."""
    identifiers = (("doi", reference.doi), ("pmid", reference.pmid), ("pmcid", reference.pmcid))
    marks: list[tuple[object, ...]] = [(kind, value.casefold()) for kind, value in identifiers if value]
    title = re.sub(r"\W+", " ", reference.title_text.casefold()).strip()
    if title and reference.authors and reference.issued:
        first = reference.authors[0]
        work = (title, reference.issued.year, (first.family or first.literal).casefold())
        marks += [("printed", *work, reference.volume, reference.first_page)] if reference.volume or reference.pages else []
        marks += [("title", *work)] if len(title.split()) >= _LONG_TITLE else []
    return marks


def _are_told_apart(mark: tuple[object, ...], one: Reference, other: Reference) -> bool:
    """A preprint and its paper, or the parts of a series, share a title and have identifiers of their own."""
    pairs = ((one.doi, other.doi), (one.pmid, other.pmid))
    return mark[0] == "title" and any(a and b and a.casefold() != b.casefold() for a, b in pairs)
