"""Which styles print the abbreviated title of a journal, and which works give them the full one alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casereport.problems import Problem, fault
from casereport.references import Reference

# Every style but APA; a style that is not named here is one whose rule is not known.
ABBREVIATING = frozenset({"nlm", "ama", "frontiers", "bmj", "bmc", "elsevier-vancouver", "nature"})
# Words that no abbreviated title has: those that ISO 4 leaves out, and common ones that the NLM catalogue always shortens.
_FULL_WORDS = re.compile(
    r"\b(?:of|the|and|for|in|on|der|die|und|für|des|de la|et|y|journal|medicine|medical|research|clinical|clinics|international|american"
    r"|british|european|annals|archives|reports|reviews|science|sciences|surgery|diseases?|therapy|therapeutics|cardiology|oncology"
    r"|neurology|pediatrics|paediatrics|infectious|immunology|pathology|radiology|society|national)\b|&",
    re.IGNORECASE,
)
_HINT = "add the abbreviation of the NLM catalogue: shortjournal in BibTeX, J2 in RIS, container-title-short in CSL; none is made up"


def check_abbreviations(references: Iterable[Reference], style: str) -> list[Problem]:
    """A note for each article whose journal is given in full only, where the style prints abbreviations."""
    if style not in ABBREVIATING:
        return []
    return [
        fault(
            "journal-not-abbreviated", f"'{reference.key}' gives its journal's full title alone; the style prints abbreviations",
            path=("references", reference.key), hint=_HINT, place=reference.place,
        )
        for reference in references
        if reference.type == "article-journal" and is_full_title(reference.container_short or reference.container)
    ]  # fmt: skip


def is_full_title(title: str) -> bool:
    """True for a title of several words with one that abbreviations shorten or leave out; one word stays, as in Medicine (Baltimore)."""
    bare = re.sub(r"\s*\([^()]*\)$", "", title)
    return len(bare.split()) > 1 and bool(_FULL_WORDS.search(bare))
