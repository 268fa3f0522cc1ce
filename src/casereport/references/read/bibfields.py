"""The fields of a BibTeX or BibLaTeX entry as a reference."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casereport.problems import Place
from casereport.references.identifiers import without_prefix
from casereport.references.notices import read_notices
from casereport.references.read.bibnames import read_names
from casereport.references.read.latex import braced_words, read_latex, read_latex_text, read_verbatim
from casereport.references.reference import Date, Reference, bare_pages
from casereport.tree import Inline

TYPES = {
    "article": "article-journal", "periodical": "periodical", "book": "book", "mvbook": "book", "booklet": "book", "collection": "book",
    "proceedings": "book", "inbook": "chapter", "incollection": "chapter", "suppbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report",
    "report": "report", "manual": "report", "online": "webpage", "electronic": "webpage", "www": "webpage", "dataset": "dataset",
    "software": "software", "inreference": "entry-encyclopedia", "patent": "patent", "unpublished": "manuscript",
}  # fmt: skip
# Types of CSL 1.0.2 that BibTeX has no kind of entry for; @misc with the type as its `entrysubtype`.
SUBTYPES = frozenset({
    "article", "article-magazine", "article-newspaper", "bill", "broadcast", "classic", "collection", "document", "entry",
    "entry-dictionary", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "map", "motion_picture",
    "musical_score", "pamphlet", "performance", "personal_communication", "post", "post-weblog", "regulation", "review", "review-book",
    "song", "speech", "standard", "treaty",
})  # fmt: skip
NUMBERED_IN_SERIES = ("book", "chapter", "paper-conference", "entry-encyclopedia")
_GENRES = {"phdthesis": "dissertation", "mastersthesis": "master's thesis"}
_PREPRINT_SERVERS = re.compile(r"arxiv|biorxiv|medrxiv|preprints?\b|ssrn|research square", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_IN_PRESS = re.compile(r"\b(in press|inpress|forthcoming|accepted|to appear)\b", re.IGNORECASE)


def build_bibtex(kind: str, key: str, fields: Mapping[str, str], place: Place) -> tuple[Reference, list[str]]:
    """The reference of a BibTeX or BibLaTeX entry (fields by lower-case name, their LaTeX unread), and messages about its names."""

    def raw(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name, "").strip()), "")

    def text(*names: str) -> str:
        return read_latex_text(raw(*names))

    authors, editors = read_names(raw("author")), read_names(raw("editor"))
    form = _type(kind, fields)
    notices = read_notices(read_latex_text(raw("title")), f"{text('note')} {text('pubstate')}")
    is_part = form in ("chapter", "paper-conference", "entry-encyclopedia")
    reference = Reference(
        key=key,
        type=form,
        authors=authors.names,
        authors_cut=authors.is_cut,
        editors=editors.names,
        editors_cut=editors.is_cut,
        title=_title(raw("title"), raw("subtitle")),
        container=text("booktitle", "maintitle") if is_part else text("journal", "journaltitle", "shortjournal", "journalabbr"),
        container_short=text("shortjournal", "journalabbr"),
        collection=text("series"),
        collection_number=text("number") if form in NUMBERED_IN_SERIES else "",
        issued=_date(raw("date"), raw("year"), raw("month"), raw("day")),
        volume=text("volume"),
        issue=text("issue") or (text("number") if form in ("article-journal", "periodical") else ""),
        pages=bare_pages(text("pages")),
        number=text("number") if form in ("report", "patent") else text("eid", "article-number", "articleno"),
        edition=_edition(text("edition")),
        version=text("version"),
        protected=braced_words(f"{raw('title')} {raw('booktitle')}"),
        genre=text("type") or _GENRES.get(kind, "") or ("Preprint" if form == "article" else ""),
        publisher=text("publisher", "school", "institution", "organization") or (_archive(fields) if form == "article" else ""),
        publisher_place=text("address", "location"),
        doi=without_prefix(read_verbatim(raw("doi"))),
        pmid=_pmid(fields),
        pmcid=_pmcid(fields),
        url=_url(fields),
        accessed=_date(raw("urldate"), "", "", ""),
        status=_status(text("pubstate"), f"{text('note')} {raw('year')}"),
        retracted=notices.retracted,
        concern=notices.concern,
        corrected=notices.corrected,
        place=place,
        et_al_typed=authors.et_al_typed or editors.et_al_typed,
    )
    return reference, [f"'{key}': {message}" for message in authors.faults + editors.faults]


def _status(pubstate: str, note: str) -> str:
    """BibLaTeX's `inpress`, or words such as "accepted" in a note; any other state as it is written."""
    return "in press" if _IN_PRESS.search(f"{pubstate} {note}") else pubstate


def _type(kind: str, fields: Mapping[str, str]) -> str:
    if kind in TYPES:
        return TYPES[kind]
    subtype = fields.get("entrysubtype", "").strip()
    if subtype in SUBTYPES:
        return subtype
    if _PREPRINT_SERVERS.search(f"{_archive(fields)} {fields.get('type', '')}"):
        return "article"
    return "webpage" if fields.get("url") or "\\url" in fields.get("howpublished", "") else "document"


def _archive(fields: Mapping[str, str]) -> str:
    names = ("publisher", "archiveprefix", "eprinttype", "howpublished", "note", "journal")
    found = next((value for value in (fields.get(name, "") for name in names) if _PREPRINT_SERVERS.search(value)), "")
    return read_latex_text(found)


def _title(title: str, subtitle: str) -> tuple[Inline, ...]:
    return read_latex(f"{title}: {subtitle}" if subtitle.strip() else title)


def _edition(edition: str) -> str:
    word = edition.casefold().removesuffix("edition").removesuffix("ed.").strip()
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", word)
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else digits[1] if digits else edition


def _pmid(fields: Mapping[str, str]) -> str:
    eprint = fields.get("eprint", "") if fields.get("eprinttype", "").lower() in ("pubmed", "pmid") else ""
    return without_prefix(read_verbatim(fields.get("pmid", "") or eprint or _noted("PMID", fields)))


def _pmcid(fields: Mapping[str, str]) -> str:
    pmcid = without_prefix(read_verbatim(fields.get("pmcid", "") or fields.get("pmc", "") or _noted("PMCID", fields)))
    return f"PMC{pmcid}" if pmcid.isdecimal() else pmcid.upper()


def _noted(label: str, fields: Mapping[str, str]) -> str:
    """An identifier in the note that Zotero writes, `PMID: 33708752`."""
    found = re.search(rf"\b{label}: *(\w+)", f"{fields.get('note', '')} {fields.get('annote', '')} {fields.get('annotation', '')}")
    return found[1] if found else ""


def _url(fields: Mapping[str, str]) -> str:
    howpublished = fields.get("howpublished", "")
    found = re.search(r"\\url\s*\{([^{}]*)\}", howpublished)
    return read_verbatim(fields.get("url", "") or (found[1] if found else ""))


def _date(iso: str, year: str, month: str, day: str) -> Date | None:
    written = re.match(r"\s*\{?(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?", iso)
    if written:
        return Date(int(written[1]), _part(written[2], 12), _part(written[3], 31))
    found = re.search(r"(?<!\d)(\d{4})(?!\d)", year)
    return Date(int(found[1]), _month(month), _part(re.sub(r"\D", "", day), 31)) if found else None


def _part(digits: str | None, largest: int) -> int:
    return int(digits) if digits and digits.isdecimal() and len(digits) < 3 and 1 <= int(digits) <= largest else 0


def _month(month: str) -> int:
    word = re.sub(r"[^a-z0-9]", "", month.casefold())
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else _part(word, 12)
