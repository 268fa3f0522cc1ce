"""PubMed XML (PubmedArticleSet) as references."""

from __future__ import annotations

from typing import Any

from casereport.problems import Place, Problem, fault
from casereport.references.languages import joined_tags
from casereport.references.notices import notice_words, pubmed_notices
from casereport.references.read.csl import Item, build_references
from casereport.references.read.tagged.nbib import kind_of, locator, read_journal, read_titles
from casereport.references.read.tagged.written import join_pages
from casereport.references.read.tagged.xmltree import Element, XmlFault, markup_of, place_of, read_xml, text_of
from casereport.references.reference import Reference

_RECORDS = ("PubmedArticle", "PubmedBookArticle")


def read_pubmed(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of a PubMed XML text in their order (elements as the PubMed DTD documents them, NLM), and its problems."""
    try:
        root = read_xml(text, file)
    except XmlFault as refused:
        return [], [refused.problem]
    records = [root] if root.tag in _RECORDS else [child for child in root if child.tag in _RECORDS]
    if not records:
        return [], [fault("bad-reference", "the XML has no PubMed record", hint="a PubmedArticleSet is read", place=Place(file, 1, 1))]
    return build_references(Item(_item(record), place_of(record, file)) for record in records)


def _item(record: Element) -> dict[str, Any]:
    return _article(record) if record.tag == "PubmedArticle" else _book(record)


def _article(record: Element) -> dict[str, Any]:
    citation, article = record.find("MedlineCitation"), record.find("MedlineCitation/Article")
    issue = article.find("Journal/JournalIssue") if article is not None else None
    types = [text_of(element) for element in record.iterfind("MedlineCitation/Article/PublicationTypeList/PublicationType")]
    pages, volume = _pages(article), text_of(issue, "Volume")
    short = text_of(citation, "MedlineJournalInfo/MedlineTA") or text_of(article, "Journal/ISOAbbreviation")
    title, original = read_titles(markup_of(article, "ArticleTitle"), markup_of(article, "VernacularTitle"))
    item = {
        "type": kind_of(types),
        "author": _names(article, "AuthorList"),
        "title": title,
        "original-title": original,
        "language": _languages(article),
        "container-title": read_journal(text_of(article, "Journal/Title")) or short,
        "container-title-short": short,
        "issued": _date(record, "MedlineCitation/Article/Journal/JournalIssue/PubDate")
        or _date(record, "MedlineCitation/Article/ArticleDate"),
        "volume": volume,
        "issue": text_of(issue, "Issue"),
        "page": pages,
        "number": locator(text_of(article, "ELocationID[@EIdType='pii']")) if volume and not pages else "",
        "genre": "Preprint" if kind_of(types) == "article" else "",
        "ISSN": text_of(article, "Journal/ISSN"),
        "DOI": text_of(article, "ELocationID[@EIdType='doi']") or _identifier(record, "doi"),
        "PMID": text_of(citation, "PMID"),
        "PMCID": _identifier(record, "pmc"),
        "status": "Epub ahead of print" if text_of(record, "PubmedData/PublicationStatus") == "aheadofprint" and not volume else "",
        "note": notice_words(pubmed_notices(types, _links(record))),
    }
    return {name: value for name, value in item.items() if value}


def _book(record: Element) -> dict[str, Any]:
    """A chapter or a whole book of NCBI's Bookshelf."""
    document = record.find("BookDocument")
    book = document.find("Book") if document is not None else None
    chapter, title = markup_of(document, "ArticleTitle"), markup_of(book, "BookTitle")
    lists = {part.get("Type"): part for part in book.iterfind("AuthorList")} if book is not None else {}
    item = {
        "type": "chapter" if chapter else "book",
        "author": _names(document, "AuthorList") or _people(lists.get("authors")),
        "editor": _people(lists.get("editors")),
        "title": read_titles(chapter or title, text_of(document, "VernacularTitle"))[0],
        "collection-title": text_of(book, "CollectionTitle"),
        "volume": text_of(book, "Volume"),
        "edition": text_of(book, "Edition"),
        "ISBN": text_of(book, "Isbn"),
        "language": _languages(document),
        "container-title": title if chapter else "",
        "issued": _date(record, "BookDocument/Book/PubDate"),
        "publisher": text_of(book, "Publisher/PublisherName"),
        "publisher-place": text_of(book, "Publisher/PublisherLocation"),
        "PMID": text_of(document, "PMID"),
        "DOI": text_of(document, "ArticleIdList/ArticleId[@IdType='doi']"),
    }
    return {name: value for name, value in item.items() if value}


def _languages(parent: Element | None) -> str:
    return joined_tags(map(text_of, parent.iterfind("Language"))) if parent is not None else ""


def _names(parent: Element | None, path: str) -> list[dict[str, str]]:
    return _people(parent.find(path) if parent is not None else None)


def _people(listed: Element | None) -> list[dict[str, str]]:
    """The names of an AuthorList; one that PubMed did not complete (CompleteYN="N") ends with others."""
    if listed is None:
        return []
    names = [_name(author) for author in listed.iterfind("Author") if author.get("ValidYN", "Y") == "Y"]
    return [*names, {"literal": "others"}] if names and listed.get("CompleteYN", "Y") == "N" else names


def _name(author: Element) -> dict[str, str]:
    if author.find("CollectiveName") is not None:
        return {"literal": text_of(author, "CollectiveName")}
    given = text_of(author, "ForeName") or text_of(author, "Initials")
    return {"family": text_of(author, "LastName"), "given": given, "suffix": text_of(author, "Suffix")}


def _date(record: Element, path: str) -> str:
    """Year, season, month and day; MEDLINE's own words (2020 Nov-Dec) where it has no parts."""
    parts = (text_of(record, f"{path}/{part}") for part in ("Year", "Season", "Month", "Day"))
    return text_of(record, f"{path}/MedlineDate") or " ".join(filter(None, parts))


def _pages(article: Element | None) -> str:
    """As printed where PubMed has it (1771-8), else first and last."""
    first, last = text_of(article, "Pagination/StartPage"), text_of(article, "Pagination/EndPage")
    return text_of(article, "Pagination/MedlinePgn") or join_pages(first, last)


def _identifier(record: Element, kind: str) -> str:
    return text_of(record, f"PubmedData/ArticleIdList/ArticleId[@IdType='{kind}']")


def _links(record: Element) -> list[str]:
    return [str(link.get("RefType")) for link in record.iterfind("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")]
