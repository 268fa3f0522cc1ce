"""What should be true of the metadata of an article: journal, dates, licence, abstract, keywords, funding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from casereport.patterns import lazy_pattern
from casereport.writers.jats.lint.reading import ALI, XLINK, XML, Article, Element, text_of

ABSTRACT_TYPES: Final = frozenset({
    "executive-summary", "graphical", "plain-language-summary", "section", "short", "summary", "teaser", "toc", "video", "web-summary",
})  # fmt: skip
_DOI: Final = lazy_pattern(r"10\.\d{4,9}/\S+")
_LANGUAGE: Final = lazy_pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_JOURNAL_IDS: Final = ("nlm-ta", "publisher-id")


def is_bare_doi(text: str) -> bool:
    """True for a DOI without an address around it."""
    return bool(_DOI.fullmatch(text))


def _has_check_digit(digits: str) -> bool:
    """True when the last sign of an ISSN is the check digit of those before it, X standing for 10 (ISO 3297)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True))
    return digits[7] == "0123456789X"[-total % 11]


# --- article and journal ---------------------------------------------------------------------------------------


def is_case_report(article: Article) -> Iterator[str]:
    """The article is of the type `case-report`."""
    if article.root.get("article-type") != "case-report":
        yield "the article is not of the type case-report"


def document_type_fits(article: Article) -> Iterator[str]:
    """An article is of the tag set for publishing when its journal is told with its ISSN, else of that for archiving."""
    is_whole = article.root.find("front/journal-meta/issn") is not None
    name = "Journal Publishing" if is_whole else "Journal Archiving and Interchange"
    if f"{name} DTD v1.3" not in article.doctype or article.root.get("dtd-version") != "1.3":
        yield f"the document type is not {name} 1.3"


def language_is_told(article: Article) -> Iterator[str]:
    """The language of the article is told."""
    if not _LANGUAGE.fullmatch(article.root.get(f"{XML}lang", "")):
        yield "the article does not tell its language"


def subject_heads_it(article: Article) -> Iterator[str]:
    """The article has one heading in a table of contents."""
    groups = article.meta.findall("article-categories/subj-group[@subj-group-type='heading']")
    if len(groups) != 1 or len(groups[0].findall("subject")) != 1 or not text_of(groups[0]):
        yield "the article does not have one heading subject"


def title_is_there(article: Article) -> Iterator[str]:
    """The article has a title."""
    if not text_of(article.meta.find("title-group/article-title")):
        yield "the article has no title"


def journal_is_named(article: Article) -> Iterator[str]:
    """The journal has typed names."""
    if article.is_in_journal:
        block = article.root.find("front/journal-meta")
        if not any(one.get("journal-id-type") in _JOURNAL_IDS and text_of(one) for one in block.findall("journal-id")):
            yield "the journal has no typed name"
        if not text_of(block.find("journal-title-group/journal-title")):
            yield "the journal has no title"


def issn_is_told(article: Article) -> Iterator[str]:
    """The journal's ISSN is told."""
    if article.is_in_journal and article.root.find("front/journal-meta/issn") is None:
        yield "the journal has no ISSN, without which the article is of the tag set for archiving"


def publisher_is_told(article: Article) -> Iterator[str]:
    """The journal's publisher is told."""
    if article.is_in_journal and not text_of(article.root.find("front/journal-meta/publisher/publisher-name")):
        yield "the journal has no publisher"


def issn_is_right(article: Article) -> Iterator[str]:
    """An ISSN has its check digit, and says of what edition it is."""
    for issn in article.root.findall("front/journal-meta/issn"):
        text = text_of(issn)
        if not re.fullmatch(r"\d{4}-\d{3}[\dX]", text) or not _has_check_digit(text.replace("-", "")):
            yield "the check digit of the ISSN is wrong"
        if issn.get("pub-type") not in ("epub", "ppub"):
            yield "the ISSN does not say of what edition it is"


def doi_is_bare(article: Article) -> Iterator[str]:
    """The article's own DOI is a DOI and no address."""
    for one in article.meta.findall("article-id[@pub-id-type='doi']"):
        if not is_bare_doi(text_of(one)):
            yield "the article's DOI is not a bare DOI"


# --- dates and pages -------------------------------------------------------------------------------------------


def dates_are_days(article: Article) -> Iterator[str]:
    """Every date exists, and is the one that its attribute tells."""
    for one in article.meta.iter("pub-date", "date"):
        told = [text_of(one.find(part)) for part in ("year", "month", "day")]
        if not _is_day(told):
            yield "a date of the article does not exist"
        elif (iso := one.get("iso-8601-date")) and [int(part) for part in iso.split("-")] != [int(part) for part in told if part]:
            yield "a date of the article differs from its attribute"


def _is_day(parts: list[str]) -> bool:
    year, month, day = parts
    if not re.fullmatch(r"\d{4}", year) or (day and not month):
        return False
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def date_is_told(article: Article) -> Iterator[str]:
    """An article in a journal has the day on which it appeared."""
    if article.is_in_journal and article.meta.find("pub-date[@pub-type='epub']") is None:
        yield "the article has no date of publication"


def year_of_volume_is_told(article: Article) -> Iterator[str]:
    """An article in a volume tells the year of the volume beside its own day."""
    if article.meta.find("volume") is not None and article.meta.find("pub-date[@pub-type='collection']") is None:
        yield "the article is in a volume whose year is not told"


def history_is_in_order(article: Article) -> Iterator[str]:
    """A manuscript is received, revised, accepted and published in this order."""
    found = [article.meta.find(f"history/date[@date-type='{kind}']") for kind in ("received", "rev-recd", "accepted")]
    days = [one.get("iso-8601-date", "") for one in (*found, article.meta.find("pub-date[@pub-type='epub']")) if one is not None]
    if days != sorted(days):
        yield "the dates of the manuscript are not in order"


def pages_are_told(article: Article) -> Iterator[str]:
    """An article in a journal has pages or a number."""
    has_pages = article.meta.find("fpage") is not None or article.meta.find("elocation-id") is not None
    if article.is_in_journal and not has_pages:
        yield "the article has neither pages nor an article number"


# --- licence and funding ---------------------------------------------------------------------------------------


def permissions_are_told(article: Article) -> Iterator[str]:
    """An article of whose publication something is known tells under which terms it can be used."""
    if article.document.matter.publication and article.meta.find("permissions/license") is None:
        yield "the article tells no licence"


def copyright_is_whole(article: Article) -> Iterator[str]:
    """A copyright has its year and its holder, and the statement names both."""
    block = article.meta.find("permissions")
    if block is None:
        return
    year, holder, statement = (text_of(block.find(f"copyright-{part}")) for part in ("year", "holder", "statement"))
    if not (year or holder or statement):
        return
    if not re.fullmatch(r"\d{4}", year) or not holder:
        yield "the copyright lacks its year or its holder"
    elif statement and not (year in statement and holder in statement):
        yield "the copyright statement does not name the year and the holder"


def licence_is_an_address(article: Article) -> Iterator[str]:
    """A licence is told by its canonical address, the same in both places."""
    for licence in article.meta.iterfind("permissions/license"):
        address, named = licence.get(f"{XLINK}href", ""), text_of(licence.find(f"{ALI}license_ref"))
        is_canonical = address.startswith("https://") and (address.endswith("/") or "creativecommons.org" not in address)
        if address != named or (address and not is_canonical):
            yield "the licence is not told by one canonical address"


def licence_has_address(article: Article) -> Iterator[str]:
    """A licence has an address."""
    for licence in article.meta.iterfind("permissions/license"):
        if not licence.get(f"{XLINK}href"):
            yield "the licence has no address"


def funding_is_grouped(article: Article) -> Iterator[str]:
    """Funding stands in one group, every award with one source, a funder's DOI bare and of the registry of funders."""
    groups = article.meta.findall("funding-group")
    if len(groups) > 1:
        yield "the article has more than one group of funding"
    for award in article.meta.iter("award-group"):
        if len(award.findall("funding-source")) != 1 or not text_of(award.find("funding-source")):
            yield "an award does not have one source"
    for one in article.meta.iterfind(".//funding-source//institution-id[@institution-id-type='doi']"):
        if not text_of(one).startswith("10.13039/"):
            yield "a funder's DOI is not of the registry of funders"


def funding_is_told(article: Article) -> Iterator[str]:
    """The article says who paid for the work, or that nobody did."""
    if not article.is_told("funding", "front/article-meta/funding-group/funding-statement"):
        yield "the article has no funding statement"


# --- abstract and keywords -------------------------------------------------------------------------------------


def abstract_is_there(article: Article) -> Iterator[str]:
    """The article has an abstract."""
    if not any(text_of(one) for one in article.meta.findall("abstract")):
        yield "the article has no abstract"


def abstract_is_well_parted(article: Article) -> Iterator[str]:
    """A structured abstract has two sections or more, each with a title."""
    for one in article.meta.iter("abstract", "trans-abstract"):
        parts = one.findall("sec")
        if len(parts) == 1:
            yield "the abstract has a single section"
        if any(not text_of(part.find("title")) for part in parts):
            yield "a section of the abstract has no title"
        if one.get("abstract-type", "short") not in ABSTRACT_TYPES:
            yield "the abstract is of a type that is not listed"


def translations_are_whole(article: Article) -> Iterator[str]:
    """What is translated tells its language, which is another than the article's."""
    for one in article.meta.iter("trans-abstract", "trans-title-group"):
        if one.get(f"{XML}lang", "") in ("", article.root.get(f"{XML}lang")):
            yield "a translation does not tell its language"


def keywords_are_there(article: Article) -> Iterator[str]:
    """The article has keywords."""
    if article.meta.find("kwd-group/kwd") is None:
        yield "the article has no keywords"


def keywords_are_typed(article: Article) -> Iterator[str]:
    """Groups of keywords are told apart, and no keyword is empty."""
    groups = article.meta.findall("kwd-group")
    if sum(not (one.get("kwd-group-type") or one.get(f"{XML}lang")) for one in groups) > 1:
        yield "two groups of keywords are not told apart"
    if any(not text_of(word) for one in groups for word in one.findall("kwd")):
        yield "a keyword is empty"


def origin_is_identified(article: Article) -> Iterator[str]:
    """A report that is retold has an id, and its identifier a type."""
    for one in article.meta.iter("related-object"):
        if not one.get("id") or bool(one.get("document-id")) != bool(one.get("document-id-type")):
            yield "the report that is retold is not identified"


def counts_are_right(article: Article) -> Iterator[str]:
    """The counts of figures, tables and references are those of the article."""
    found: dict[str, list[Element]] = {name: list(article.all(name)) for name in ("fig", "table-wrap", "ref")}
    for name, counted in (("fig", "fig-count"), ("table-wrap", "table-count"), ("ref", "ref-count")):
        one = article.meta.find(f"counts/{counted}")
        if one is not None and one.get("count") != str(len(found[name])):
            yield "a count differs from what is in the article"
