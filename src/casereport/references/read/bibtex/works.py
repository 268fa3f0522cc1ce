"""The fields of a BibTeX or BibLaTeX entry as a reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from casereport.patterns import lazy_pattern
from casereport.problems import Place
from casereport.references.identifiers import without_prefix
from casereport.references.languages import language_tag
from casereport.references.notices import read_notices
from casereport.references.read.bibtex.dates import entry_date
from casereport.references.read.bibtex.fieldtexts import FieldTexts
from casereport.references.read.bibtex.kinds import NUMBERED_IN_SERIES, genre_of, kind_of
from casereport.references.read.bibtex.latex import read_latex, read_latex_text, read_verbatim
from casereport.references.read.bibtex.locators import edition_of, eprint_of, first_number, number_of, place_of, pmcid_of, pmid_of
from casereport.references.read.bibtex.notes import Note, read_note
from casereport.references.read.fields import Fields
from casereport.references.read.markup import braced_words
from casereport.references.read.remarks import CUT_ACCESS, CUT_DATE, lost_commands, unknown_type, unread_fields
from casereport.references.read.understood import PREPRINT_SERVERS, arxiv_of, settle
from casereport.references.reference import Date, Reference, Remark, bare_pages
from casereport.references.typenames import PARTS, SERIALS, Kind
from casereport.tree import Inline

# "accepted on an experimental basis" and "the forthcoming volume" are no states.
_IN_PRESS = lazy_pattern(
    r"\bin[ -]?press\b|(?:^|[.;,:(]\s*)\W*(?:forthcoming|accepted|to appear)\b(?! (?:as|on|that|to|volume|practice)\b)", re.IGNORECASE
)
_SERVERS = {"arxiv": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "chemrxiv": "ChemRxiv", "psyarxiv": "PsyArXiv", "ssrn": "SSRN"}
# BibLaTeX's words for the state of publication; a preprint's is said by its type.
_STATES = {"inpress": "in press", "forthcoming": "in press", "inpreparation": "in preparation", "prepublished": "", "published": ""}


def build_bibtex(kind: str, key: str, fields: Mapping[str, str], place: Place, told: tuple[Remark, ...] = ()) -> Reference:
    """The reference of a BibTeX or BibLaTeX entry (fields by lower-case name, their LaTeX unread), with remarks on what is not read."""
    fields = _with_book(kind, fields)
    entry = FieldTexts(Fields({name: [value] for name, value in fields.items()}), remarks=list(told))
    text, raw = entry.text, entry.raw
    found = kind_of(kind, fields.get("entrysubtype", "").strip().lower(), fields)
    form = _type(found, fields)
    entry.remarks += [] if found.is_known else [unknown_type(kind, form, found.nearest)]
    note, published = read_note(raw("note"), entry.lost), read_note(raw("howpublished"), entry.lost)
    authors, editors = entry.names("author"), entry.names("editor")
    authors = entry.names("holder") if form == "patent" and not authors.names else authors
    title, volume_title, container, series = _titles(entry, form)
    notices = read_notices(read_latex_text(raw("title")), f"{fields.get('note', '')} {fields.get('pubstate', '')}")
    publisher = text("publisher", "school", "institution", "organization") or (_server(fields) if form == "article" else published.rest)
    reference = Reference(
        key=key,
        type=form,
        authors=authors.names,
        authors_cut=authors.is_cut,
        editors=editors.names,
        editors_cut=editors.is_cut,
        translators=entry.names("translator").names,
        container_authors=entry.names("bookauthor").names,
        title=title,
        original_title=text("origtitle"),
        language=_language(entry),
        container=container,
        container_short=text("shortjournal", "journalabbr", "abbrev_source_title", "journal-iso", "journaliso"),
        collection=series,
        collection_number=text("number") if form in NUMBERED_IN_SERIES else "",
        issued=_issued(entry),
        original_issued=entry.date(raw("origdate", "origyear"), CUT_DATE),
        volume=text("volume"),
        volume_title=volume_title,
        number_of_volumes=text("volumes"),
        issue=(text("number") if form in SERIALS else "") or text("issue"),
        pages=bare_pages(text("pages", "page")),
        number_of_pages=text("pagetotal", "numpages", "page_count"),
        chapter_number=text("chapter"),
        number=number_of(entry, form),
        edition=edition_of(text("edition")),
        version=text("version"),
        subtitles=_subtitles(fields),
        protected=braced_words(f"{fields.get('title', '')} {fields.get('booktitle', '')}"),
        genre=genre_of(text("type"), kind) or ("Preprint" if form == "article" else ""),
        publisher=publisher,
        publisher_place=place_of(entry),
        event=text("eventtitle"),
        event_place=text("venue"),
        issn=first_number(text("issn", "eissn")),
        isbn=first_number(text("isbn")),
        doi=without_prefix(read_verbatim(raw("doi"))),
        pmid=pmid_of(entry),
        pmcid=pmcid_of(entry),
        url=read_verbatim(raw("url", "ee")) or published.url or note.url,
        accessed=_accessed(entry, published, note),
        status=_status(entry, fields),
        retracted=notices.retracted,
        concern=notices.concern,
        corrected=notices.corrected,
        place=place,
        et_al_typed=authors.et_al_typed or editors.et_al_typed,
    )
    arxiv = eprint_of(entry)
    left = [_with_meant(name, entry.fields) for name in entry.fields.unread("bibtex") if not _OF_PROGRAMS.match(name)]
    left += ["note"] * bool(note.rest) + ["howpublished"] * bool(published.rest and publisher != published.rest)
    settled = settle(reference, arxiv or arxiv_of(*(fields.get(name, "") for name in ("note", "howpublished", "url", "doi"))))
    left += ["eprint"] * bool(arxiv and arxiv not in settled.number + settled.url + settled.doi)
    remarks = [*entry.remarks, *lost_commands(entry.lost), *unread_fields(left)]
    return replace(settled, remarks=tuple(dict.fromkeys(remarks)))


# How names of fields begin that programs add for themselves.
_OF_PROGRAMS = lazy_pattern(
    r"(?:bdsk|mendeley|citeulike|jabref|zotero|x|opt|gs|esi|usage-count|__|bibtex|papers|refworks|tex|alert|ads|custom|user|rg|cites|wos|scopus)[-_]"
    r"|bdsk|__|opt[a-z]+$|alias\b",
)
# BibLaTeX's further editors, who are no slip for the editor.
_EDITORS = ("editora", "editorb", "editorc")


def _with_meant(name: str, fields: Fields) -> str:
    """The name of a field that is not read, with the one that it may be a slip for: `autor (author?)`."""
    meant = "" if name in _EDITORS else fields.meant(name)
    return f"{name} ({meant}?)" if meant else name


# --- kinds ------------------------------------------------------------------------------------------------------


def _type(kind: Kind, fields: Mapping[str, str]) -> str:
    """The type of the entry; what is nowhere but on a preprint server is a preprint, and @misc with an address a page."""
    eprint = f"{fields.get('archiveprefix', '')} {fields.get('eprinttype', '')} {fields.get('pubstate', '')}".lower()
    is_placed = any(fields.get(name, "").strip() for name in ("journal", "journaltitle", "booktitle", "volume"))
    if not is_placed and kind.type in ("article-journal", "webpage", "manuscript") and re.search(r"rxiv|prepublished", eprint):
        return "article"
    if kind.type:
        return kind.type
    if _server(fields) or PREPRINT_SERVERS.search(fields.get("type", "")):
        return "article"
    return "webpage" if fields.get("url") or re.search(r"https?://|\\?url\b|www\.", fields.get("howpublished", "")) else "document"


def _server(fields: Mapping[str, str]) -> str:
    """The preprint server that an entry names."""
    for name in ("publisher", "archiveprefix", "eprinttype", "howpublished", "note", "journal"):
        written = read_latex_text(fields.get(name, ""))
        if found := PREPRINT_SERVERS.search(written):
            return _SERVERS.get(found[0].lower(), written if name != "note" else found[0])
    return ""


def _status(entry: FieldTexts, fields: Mapping[str, str]) -> str:
    """BibLaTeX's state of publication, or words such as "accepted" in a note; any other state as it is written."""
    state = entry.text("pubstate")
    said = [fields.get(name, "") for name in ("note", "year", "howpublished")]
    if any(map(_IN_PRESS.search, (state, *said))):
        return "in press"
    if any(re.fullmatch(r"\W*submitted(?: for publication)?\W*", words, re.IGNORECASE) for words in said):
        return "submitted"
    return _STATES.get(state.lower(), state)


_BOOKS = ("booktitle", "maintitle", "journal", "journaltitle", "crossref", "xdata")


def _with_book(kind: str, fields: Mapping[str, str]) -> Mapping[str, str]:
    """The fields of BibTeX's @inbook, whose `title` is the book's, with a chapter that is called by words as the title."""
    chapter = fields.get("chapter", "")
    is_called = re.search(r"[^\W\d_]{4}", read_latex_text(chapter)) and not re.search(r"\d\W*$", chapter)
    if kind != "inbook" or not is_called or any(fields.get(name, "").strip() for name in _BOOKS):
        return fields
    kept = {name: text for name, text in fields.items() if name != "chapter"}
    return kept | {"title": chapter.rstrip(" ."), "booktitle": fields.get("title", "")}


# --- titles -----------------------------------------------------------------------------------------------------


def _subtitles(fields: Mapping[str, str]) -> tuple[str, ...]:
    """The subtitles, but for one that opens with a brace, which keeps its capital."""
    written = (fields.get(name, "").strip() for name in ("subtitle", "booksubtitle", "mainsubtitle"))
    return tuple(read_latex_text(subtitle) for subtitle in written if subtitle and not subtitle.startswith("{"))


def _titles(entry: FieldTexts, form: str) -> tuple[tuple[Inline, ...], str, str, str]:
    """Title, volume's title, title of journal or book, and series; `maintitle` is the title of a work of which this is one volume."""
    title = _joined(entry.raw("title"), entry.raw("subtitle"), entry.raw("titleaddon"))
    main = _joined(entry.raw("maintitle"), entry.raw("mainsubtitle"), entry.raw("maintitleaddon"))
    series = entry.text("series")
    has_volume = bool(entry.fields.peek("volume"))
    if form not in PARTS:
        journal = entry.text("journal", "journaltitle", "shortjournal", "journalabbr", "abbrev_source_title", "journal-iso")
        subtitle = entry.text("journalsubtitle")
        container = f"{journal}: {subtitle}" if subtitle else journal
        if _same(entry.fields.peek("booktitle"), title):  # BibTeX's parents of chapters have both
            entry.fields.every("booktitle")
        if main and (has_volume or series):
            return read_latex(main, entry.lost), read_latex_text(title, entry.lost), container, series
        return read_latex(title, entry.lost), "", container, series or read_latex_text(main, entry.lost)
    book = read_latex_text(_joined(entry.raw("booktitle"), entry.raw("booksubtitle"), entry.raw("booktitleaddon")), entry.lost)
    whole = read_latex_text(main, entry.lost)
    if whole and book and (has_volume or series):
        return read_latex(title, entry.lost), book, whole, series
    return read_latex(title, entry.lost), "", book or whole or entry.text("journal", "journaltitle"), series or (whole if book else "")


def _same(one: str, other: str) -> bool:
    return bool(one) and read_latex_text(one).casefold() == read_latex_text(other).casefold()


def _joined(title: str, subtitle: str, addon: str) -> str:
    """Title: subtitle. Addon, as BibLaTeX prints them."""
    joint = "" if re.search(r"[:?!.]\W*$", title) else ":"
    whole = f"{title}{joint} {subtitle}" if title and subtitle else title or subtitle
    return f"{whole}{'' if re.search(r'[?!.]$', whole) else '.'} {addon}" if addon else whole


def _language(entry: FieldTexts) -> str:
    """The tag of the language, or of the several of `language`, else of the first; a name that is not known stays as it is."""
    named, hyphenated = entry.text("language"), entry.text("langid", "hyphenation")
    several = language_tag(named)
    first = hyphenated or re.split(r" and |[,;/]", named)[0]
    return several if ", " in several else language_tag(first) or first


# --- dates ------------------------------------------------------------------------------------------------------


def _issued(entry: FieldTexts) -> Date | None:
    """The date of `date`, else of year, month and day."""
    written = entry.raw("date")
    if written and (found := entry.date(read_latex_text(written.replace("~", "\\textasciitilde{}")), CUT_DATE)):
        entry.fields.every("year", "month", "day")
        return found
    year, month, day = read_latex_text(entry.raw("year")), entry.raw("month"), entry.raw("day")
    if _IN_PRESS.search(year) or re.fullmatch(r"\W*(?:n\.? ?d\.?|no date|submitted|unpublished|undated)\W*", year, re.IGNORECASE):
        year = re.sub(r"\D+", " ", year).strip()
    parts = entry_date(year, month, day)
    entry.remarks += [] if parts.is_whole else [CUT_DATE]
    return parts.date


_ACCESSED = (
    "urldate", "accessed", "lastaccessed", "lastchecked", "accessdate", "urlaccessdate", "visited", "retrieved", "access-date",
    "date-accessed",
)  # fmt: skip


def _accessed(entry: FieldTexts, published: Note, note: Note) -> Date | None:
    return entry.date(read_latex_text(entry.raw(*_ACCESSED)) or published.accessed or note.accessed, CUT_ACCESS)
