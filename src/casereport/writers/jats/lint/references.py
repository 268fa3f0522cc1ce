"""What should be true of the list of references and of citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casereport.patterns import lazy_pattern
from casereport.tree import CiteLink, walk
from casereport.writers.jats.lint.front import is_bare_doi
from casereport.writers.jats.lint.reading import Article, Element, text_of

_IDENTIFIERS: Final = {"doi": r"10\.\d{4,9}/\S+", "pmid": r"\d+", "pmcid": r"PMC\d+"}
_TITLES: Final = ("article-title", "chapter-title", "data-title", "source", "part-title")
_RANGE: Final = lazy_pattern(r"\s*[-–]\s*")  # the dash between two numbers


def references_are_listed(article: Article) -> Iterator[str]:
    """Every entry has an id and one citation of a type."""
    for one in article.all("ref"):
        cited = [child for child in one if child.tag in ("element-citation", "mixed-citation")]
        if not one.get("id") or len(cited) != 1 or not cited[0].get("publication-type"):
            yield f"reference {_number(one)} has no id, or no single citation of a type"


def references_are_numbered(article: Article) -> Iterator[str]:
    """References have the numbers of the printed list, where it has numbers."""
    labels = [text_of(one.find("label")) for one in article.all("ref")]
    if labels != [" ".join(entry.number.split()) for entry in article.document.references]:
        yield "the references do not have the numbers of the printed list"


def references_stand_in_order(article: Article) -> Iterator[str]:
    """Title, abstract and body cite the references in the order in which those of the document do, by their places in the list."""
    document = article.document
    places = {one.get("id"): place for place, one in enumerate(article.all("ref"))}
    parts = [article.meta.find("title-group/article-title"), *article.meta.findall("abstract"), article.root.find("body")]
    cited = [one.get("rid") for part in parts if part is not None for one in part.iter("xref") if one.get("ref-type") == "bibr"]
    wanted_places = {entry.id: place for place, entry in enumerate(document.references)}
    links = [node for node in walk((document.front.title, document.front.abstract, document.body)) if isinstance(node, CiteLink)]
    wanted = [wanted_places[link.target] for link in links if link.target in wanted_places]
    if [places.get(rid) for rid in cited] != wanted:
        yield "the references do not stand in the order in which they are cited"


def references_are_cited(article: Article) -> Iterator[str]:
    """The article cites every reference."""
    ids = [one.get("id") for one in article.all("ref")]
    cited = set(cited_in(article.root, ids))
    for one in article.all("ref"):
        if one.get("id") not in cited:
            yield f"nothing cites reference {_number(one)}"


def cited_in(part: Element, ids: list[str]) -> list[str]:
    """The ids of the references that a part cites, in order; a dash between two citations stands for all between them."""
    found: list[str] = []
    for one in part.iter("xref"):
        if one.get("ref-type") != "bibr":
            continue
        before = one.getprevious()
        is_range = before is not None and before.get("ref-type") == "bibr" and _RANGE.fullmatch(before.tail or "")
        rids = one.get("rid", "").split()
        if is_range and found and found[-1] in ids and rids and rids[0] in ids:
            found += ids[ids.index(found[-1]) + 1 : ids.index(rids[0])]
        found += rids
    return found


# --- one entry -------------------------------------------------------------------------------------------------


def entries_are_filled(article: Article) -> Iterator[str]:
    """No part of an entry is empty."""
    for ref, citation in _citations(article):
        if any(not text_of(one) for one in citation.iter() if one.tag not in ("etal", "element-citation")):
            yield f"a part of reference {_number(ref)} is empty"


def people_have_names(article: Article) -> Iterator[str]:
    """People of an entry have family names, and none of them is called et al."""
    for ref, citation in _citations(article):
        for one in citation.iter("name", "collab"):
            text = text_of(one.find("surname") if one.tag == "name" else one)
            if not text or re.fullmatch(r"et al\.?|others", text):
                yield f"an author of reference {_number(ref)} has no name"


def identifiers_are_bare(article: Article) -> Iterator[str]:
    """Identifiers are typed, and bare: no address, no prefix."""
    for ref, citation in _citations(article):
        for one in citation.iter("pub-id"):
            if not re.fullmatch(_IDENTIFIERS.get(one.get("pub-id-type", ""), r"(?!)"), text_of(one)):
                yield f"an identifier of reference {_number(ref)} is not bare"
        if any(is_bare_doi(text_of(one)) for one in citation.iter("ext-link", "uri")):
            yield f"a DOI of reference {_number(ref)} stands as an address"


def last_pages_are_whole(article: Article) -> Iterator[str]:
    """A last page is written in full: 207–211, not 207–11."""
    for ref, citation in _citations(article):
        first, last = text_of(citation.find("fpage")), text_of(citation.find("lpage"))
        if first.isdecimal() and last.isdecimal() and len(last) < len(first):
            yield f"the last page of reference {_number(ref)} is abbreviated"
        if last and not first:
            yield f"reference {_number(ref)} has a last page and no first"


def years_have_four_digits(article: Article) -> Iterator[str]:
    """A year has four digits."""
    for ref, citation in _citations(article):
        if any(not re.fullmatch(r"\d{4}", text_of(one)) for one in citation.iter("year")):
            yield f"the year of reference {_number(ref)} does not have four digits"


def titles_fit_types(article: Article) -> Iterator[str]:
    """Books and data have the titles of books and data, and a journal's article that of an article."""
    wrong = {"book": ("article-title", "data-title"), "data": ("article-title",), "journal": ("chapter-title", "data-title")}
    for ref, citation in _citations(article):
        kind = citation.get("publication-type", "")
        is_data = kind == "data" or citation.find("data-title") is None
        if not is_data or any(citation.find(name) is not None for name in wrong.get(kind, ())):
            yield f"the title of reference {_number(ref)} does not fit its type"


def versions_are_marked(article: Article) -> Iterator[str]:
    """A version tells its number to machines."""
    for ref, citation in _citations(article):
        if any(not one.get("designator") for one in citation.iter("version")):
            yield f"the version of reference {_number(ref)} is not marked"


def links_have_words(article: Article) -> Iterator[str]:
    """The text of a link in an entry is no address."""
    for ref, citation in _citations(article):
        if any(re.match("https?:", text_of(one)) for one in citation.iter("ext-link")):
            yield f"the link of reference {_number(ref)} has an address for its text"


def entries_are_titled(article: Article) -> Iterator[str]:
    """An entry has a title, and a year."""
    for ref, citation in _citations(article):
        if not any(text_of(citation.find(name)) for name in _TITLES):
            yield f"reference {_number(ref)} has no title"
        if citation.find("year") is None:
            yield f"reference {_number(ref)} has no year"


def articles_have_sources(article: Article) -> Iterator[str]:
    """An article in a journal names the journal."""
    for ref, citation in _citations(article):
        if citation.get("publication-type") == "journal" and not text_of(citation.find("source")):
            yield f"reference {_number(ref)} does not name its journal"


def web_pages_are_dated(article: Article) -> Iterator[str]:
    """A web page has an address, and tells like a preprint the day on which it was read."""
    for ref, citation in _citations(article):
        kind, is_dated = citation.get("publication-type"), citation.find("date-in-citation") is not None
        if kind == "webpage" and not (is_dated and citation.find("ext-link") is not None):
            yield f"reference {_number(ref)} is a web page without address or day of access"
        if kind == "preprint" and not is_dated:
            yield f"reference {_number(ref)} is a preprint without day of access"


def _citations(article: Article) -> Iterator[tuple[Element, Element]]:
    """Each entry with its citation in parts."""
    for ref in article.all("ref"):
        for citation in ref.iterfind("element-citation"):
            yield ref, citation


def _number(ref: Element) -> int:
    """The place of an entry in the list, from 1 on."""
    return 1 + sum(1 for _ in ref.itersiblings("ref", preceding=True))
