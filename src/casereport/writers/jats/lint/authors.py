"""What should be true of authors, affiliations and the notes about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casereport.model.article import CREDIT_ROLES
from casereport.patterns import lazy_pattern
from casereport.writers.jats.lint.reading import Article, Element, text_of

_ORCID: Final = lazy_pattern(r"https://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_CREDIT: Final = "https://credit.niso.org/"
_ABOUT_CONFLICTS: Final = lazy_pattern(r"coi|conflict|competing|interests?[-_ ]statement", re.IGNORECASE)
_TYPES: Final = ("fn-type", "sec-type", "notes-type", "content-type")


def authors_are_there(article: Article) -> Iterator[str]:
    """The article has the authors of the document, none of a copy for blind review."""
    if len(_contribs(article)) != len(article.document.matter.contributors):
        yield "not all authors of the document are there"


def authors_are_named(article: Article) -> Iterator[str]:
    """Every author is typed as one and has a name in parts, or is a group."""
    for one in _contribs(article):
        name, group = one.find("name"), one.find("collab")
        if one.get("contrib-type") != "author" or (name is None) == (group is None):
            yield "an author has no name in parts"
        elif not text_of(group if name is None else name.find("surname")):
            yield "an author has no family name"


def orcids_are_right(article: Article) -> Iterator[str]:
    """An ORCID is a whole address with its check digit (ISO 7064)."""
    for one in article.meta.iter("contrib-id"):
        match = _ORCID.fullmatch(text_of(one))
        if one.get("contrib-id-type") != "orcid":
            yield "an identifier of an author has no type"
        elif not match or not _has_check_digit(match[1].replace("-", "")):
            yield "an ORCID is not a whole address with its check digit"


def _has_check_digit(digits: str) -> bool:
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    return digits[15] == "0123456789X"[(12 - total % 11) % 11]


def roles_are_of_credit(article: Article) -> Iterator[str]:
    """A role is one of CRediT's, by name and address."""
    for one in article.meta.iter("role"):
        slug = one.get("vocab-term-identifier", "").removeprefix(f"{_CREDIT}contributor-roles/").strip("/")
        is_known = CREDIT_ROLES.get(slug) == one.get("vocab-term") and text_of(one)
        if not is_known or (one.get("vocab"), one.get("vocab-identifier")) != ("credit", _CREDIT):
            yield "a role is not told in the words of CRediT"


# --- affiliations ----------------------------------------------------------------------------------------------


def affiliations_are_reached(article: Article) -> Iterator[str]:
    """With several authors and affiliations every affiliation is somebody's."""
    affs = list(article.meta.iter("aff"))
    reached = {rid for one in article.meta.iter("xref") if one.get("ref-type") == "aff" for rid in one.get("rid", "").split()}
    if len(_contribs(article)) > 1 and len(affs) > 1 and any(one.get("id") not in reached for one in affs):
        yield "an affiliation is nobody's"


def affiliations_are_whole(article: Article) -> Iterator[str]:
    """An affiliation begins with a label, if it has one, and names an institution; identifiers have a type."""
    for one in article.meta.iter("aff"):
        first = one[0].tag if len(one) else ""
        if first == "sup" or not text_of(one.find(".//institution")):
            yield "an affiliation does not name its institution behind its label"
    if any(not one.get("institution-id-type") for one in article.meta.iter("institution-id")):
        yield "an identifier of an institution has no type"


def authors_are_placed(article: Article) -> Iterator[str]:
    """Every author has an affiliation."""
    has_common = article.meta.find("contrib-group/aff") is not None
    for one in _contribs(article):
        if not has_common and one.find("xref[@ref-type='aff']") is None:
            yield "an author has no affiliation"


def countries_are_coded(article: Article) -> Iterator[str]:
    """A country has its code."""
    for one in article.meta.iter("country"):
        if not re.fullmatch(r"[A-Z]{2}", one.get("country", "")):
            yield "a country has no code, as its name is not known"


# --- notes -----------------------------------------------------------------------------------------------------


def author_can_be_reached(article: Article) -> Iterator[str]:
    """An author can be written to."""
    if _contribs(article) and article.meta.find("author-notes/corresp/email") is None:
        yield "no author has an address for correspondence"


def equal_authors_are_noted(article: Article) -> Iterator[str]:
    """Equal contribution is said by attribute and by note alike."""
    equal = [one for one in _contribs(article) if one.get("equal-contrib") == "yes"]
    notes = {one.get("id") for one in article.meta.iterfind("author-notes/fn[@fn-type='equal']")}
    pointing = [one for one in _contribs(article) if notes & {xref.get("rid") for xref in one.findall("xref")}]
    if equal != pointing:
        yield "equal contribution is not said of the same authors by attribute and by note"


def corresponding_authors_are_noted(article: Article) -> Iterator[str]:
    """Whoever is marked as corresponding leads to a note with the address."""
    notes = {one.get("id") for one in article.meta.iterfind("author-notes/corresp")}
    for one in _contribs(article):
        if one.get("corresp") == "yes" and not notes & {xref.get("rid") for xref in one.findall("xref")}:
            yield "a corresponding author does not lead to an address"


def conflicts_are_told(article: Article) -> Iterator[str]:
    """The article says what conflicts of interest there are."""
    if not article.is_told("conflicts", "front/article-meta/author-notes/fn[@fn-type='coi-statement']"):
        yield "the article has no statement of conflicts of interest"


def conflicts_stand_in_front(article: Article) -> Iterator[str]:
    """Conflicts of interest are told in a note to the authors and nowhere else."""
    for one in article.all("fn", "sec", "notes", "p"):
        kinds = " ".join(one.get(name, "") for name in _TYPES)
        is_right = one.tag == "fn" and one.getparent().tag == "author-notes" and one.get("fn-type") == "coi-statement"
        if _ABOUT_CONFLICTS.search(kinds) and not is_right:
            yield "conflicts of interest are not told in a note to the authors alone"


def _contribs(article: Article) -> list[Element]:
    return list(article.meta.iterfind("contrib-group/contrib"))
