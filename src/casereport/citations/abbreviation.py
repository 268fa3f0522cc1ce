"""Which styles print the abbreviated title of a journal, what the catalogue gives, and which works are left with the full one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from casereport.citations.catalogue import short_title
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault
from casereport.references import Reference

# Every style but APA; a style that is not named here is one whose rule is not known.
ABBREVIATING = frozenset({"nlm", "ama", "frontiers", "bmj", "bmc", "elsevier-vancouver", "nature"})
# Words that no abbreviated title has: those that ISO 4 leaves out, and common ones that the NLM catalogue always shortens.
_FULL_WORDS = lazy_pattern(
    r"\b(?:of|the|and|for|in|on|der|die|und|für|des|de la|et|y|journal|medicine|medical|research|clinical|clinics|international|american"
    r"|british|european|annals|archives|reports|reviews|science|sciences|surgery|diseases?|therapy|therapeutics|cardiology|oncology"
    r"|neurology|pediatrics|paediatrics|infectious|immunology|pathology|radiology|society|national)\b|&",
    re.IGNORECASE,
)
_SERIALS = frozenset({"article-journal", "review", "review-book"})
_SHOWN = 12
_SEE = "`casereport references CASE --to bibtex` writes them as shortjournal: copy that line into the bibliography to correct one"
_GIVE = "add the abbreviation of the NLM catalogue: shortjournal in BibTeX, J2 in RIS, container-title-short in CSL; none is made up"


def abbreviated(reference: Reference) -> Reference:
    """The reference with the abbreviation of its journal from the catalogue, where it gives none of its own and the catalogue has one."""
    if reference.type not in _SERIALS or not reference.container or not needs_abbreviation(reference):
        return reference
    short = short_title(reference.container)
    return replace(reference, container_short=short) if short else reference


def needs_abbreviation(reference: Reference) -> bool:
    """Whether the journal's abbreviation is missing, or what stands in its place is the title in full."""
    short = reference.container_short
    return not short or (short == reference.container and is_full_title(short))


def check_abbreviations(references: Iterable[Reference], style: str) -> list[Problem]:
    """One note for the journals that the catalogue abbreviates and one for those that stay in full, where the style abbreviates."""
    if style not in ABBREVIATING:
        return []
    wanting = [work for work in references if work.type in _SERIALS and needs_abbreviation(work) and work.container]
    found = [work for work in wanting if abbreviated(work) != work]
    lacking = [work for work in wanting if work not in found and is_full_title(work.container)]
    taken = f"{_counted(found)} printed as the NLM catalogue abbreviates {_them(found)}"
    full = f"{_counted(lacking)} printed in full, since the NLM catalogue does not have {_them(lacking)}: {_listed(lacking)}"
    told = (("journal-abbreviated", found, taken, _SEE), ("journal-not-abbreviated", lacking, full, _GIVE))
    return [fault(code, text, path=("references",), hint=hint, place=works[0].place) for code, works, text, hint in told if works]


def _counted(works: Sequence[Reference]) -> str:
    journals = len({work.container for work in works})
    return f"{journals} journal{'s' * (journals != 1)} without an abbreviation {'are' if journals != 1 else 'is'}"


def _them(works: Sequence[Reference]) -> str:
    return "it" if len({work.container for work in works}) == 1 else "them"


def _listed(works: Sequence[Reference]) -> str:
    """The keys of the works, so that each journal can be found."""
    keys = [work.key for work in works]
    return ", ".join(keys[:_SHOWN]) + (f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else "")


def is_full_title(title: str) -> bool:
    """True for a title of several words with one that abbreviations shorten or leave out; one word stays, as in Medicine (Baltimore)."""
    bare = re.sub(r"\s*\([^()]*\)$", "", title)
    return len(bare.split()) > 1 and bool(_FULL_WORDS.search(bare))
