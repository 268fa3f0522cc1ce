"""Items shaped like CSL-JSON as references: the one way in for every format but BibTeX."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from casereport.patterns import lazy_pattern
from casereport.problems import Place, Problem, fault
from casereport.references.cslfields import FIELDS
from casereport.references.identifiers import whole_pmcid, without_prefix
from casereport.references.languages import language_tag
from casereport.references.notices import read_notices, update_words
from casereport.references.read.bibtex.latex import read_latex
from casereport.references.read.csldates import csl_date, status_of
from casereport.references.read.cslnames import read_csl_names
from casereport.references.read.csltypes import PREPRINTS, kind_of
from casereport.references.read.fields import SILENT
from casereport.references.read.markup import formulae_in, once_escaped, protected_words, read_markup, strip_markup, tidy
from casereport.references.read.remarks import CUT_ACCESS, CUT_DATE, lost_commands, unknown_type, unread_fields
from casereport.references.read.understood import arxiv_of, is_missing, says_more, settle
from casereport.references.reference import MAX_ENTRIES, Reference, Remark, bare_pages
from casereport.references.typenames import SERIALS

# What IEEE, arXiv and authors leave of LaTeX in other formats: a formula with a command, or a command with an argument.
_TEX = lazy_pattern(r"\$[^$]*\\[A-Za-z]{2,}[^$]*\$|\$[A-Za-z]+[_^]\{?\w+\}?\$|\\(?:text\w+|emph|mathrm|mathit|mathbf|ce|enquote)\{")
_HINT = "an item is an object with author, title, container-title, issued …"
_NAMES = tuple(field.name for field in FIELDS if field.holds == "names")
_DATES = tuple(field.name for field in FIELDS if field.holds == "date")
# Where one name of CSL has others beside it.
_ALSO = {
    "container-title": ("container-title-short", "short-container-title", "journalAbbreviation"),
    "container-title-short": ("short-container-title", "journalAbbreviation"),
    "number": ("article-number",),
    "event-title": ("event",),
}
_TAKEN = frozenset({
    *(field.name for field in FIELDS), *(name for also in _ALSO.values() for name in also), "id", "type", "note", "updated-by", "subtitle",
    "published-print", "published-online", "published", "subtype",
})  # fmt: skip


class Item(NamedTuple):
    """One item of a file (an object, or whatever stands in its place), where it starts, and what its reader says of the source."""

    data: object
    place: Place
    remarks: tuple[Remark, ...] = ()


def build_references(items: Iterable[Item]) -> tuple[list[Reference], list[Problem]]:
    """The references of items, at most MAX_ENTRIES, and a problem for what is no item; the key of one without an id is empty."""
    references: list[Reference] = []
    problems: list[Problem] = []
    for count, item in enumerate(items):
        if count == MAX_ENTRIES:
            problems.append(fault("limit", f"the bibliography has more than {MAX_ENTRIES} entries", place=item.place))
            break
        if isinstance(item.data, dict) and item.data:
            references.append(build_reference(item.data, tidy(text_of(item.data.get("id"))), item.place, item.remarks))
        else:
            problems.append(fault("bad-reference", "an item that is no object", hint=_HINT, place=item.place))
    return references, problems


def build_reference(item: Mapping[str, Any], key: str, place: Place | None = None, told: Iterable[Remark] = ()) -> Reference:
    """The reference that a CSL-JSON item describes; a value of a wrong type counts as not given."""

    def raw(*names: str) -> str:
        return next((value for value in (tidy(text_of(item.get(name))) for name in names) if value and not is_missing(value)), "")

    def text(*names: str) -> str:
        return html.unescape(raw(*names))

    def bare(*names: str) -> str:
        return strip_markup(once_escaped(raw(*names)))

    item = _noted_fields(text_of(item.get("note"))) | dict(item)
    names = {role: read_csl_names(item.get(role)) for role in _NAMES}
    dates = {name: csl_date(item.get(name)) for name in _DATES}
    issued = next((found for found in (dates["issued"], *_published(item)) if found.date), dates["issued"])
    note, written = text_of(item.get("note")), text("type")
    kind = kind_of(written, item)
    title = _title(text_of(item.get("title")), bare("subtitle"))
    notices = read_notices(strip_markup(text("title")), f"{note} {text('status')} {update_words(item)}")
    remarks = [*told, *(remark for found in names.values() for remark in found.remarks)]
    remarks += [CUT_DATE] * (not all(dates[name].is_whole for name in _DATES if name != "accessed")) + [CUT_ACCESS] * (
        not dates["accessed"].is_whole
    )
    remarks += [] if kind.is_known else [unknown_type(written, kind.type, kind.nearest)]
    remarks += unread_fields(_left_over(item, note))
    lost = ["MathML"] if formulae_in(text("title")) else []
    nodes = read_latex(title, lost) if _TEX.search(title) else read_markup(title)
    remarks += lost_commands(lost)
    made: dict[str, Callable[[str], Any]] = {
        "names": lambda name: names[name].names,
        "date": lambda name: dates[name].date,
        "title": lambda _: nodes,
        "words": lambda name: bare(name, *_ALSO.get(name, ())),
        "text": lambda name: text(name, *_ALSO.get(name, ())),
    }
    reference = Reference(
        key,
        kind.type,
        **{attribute: made[holds](name) for attribute, name, holds in FIELDS},
        authors_cut=names["author"].is_cut,
        editors_cut=names["editor"].is_cut,
        subtitles=tuple(filter(None, (bare("subtitle"),))),
        protected=protected_words(f"{title} {item.get('container-title')}"),
        retracted=notices.retracted,
        concern=notices.concern,
        corrected=notices.corrected,
        place=place,
        et_al_typed=any(found.et_al_typed for found in names.values()),
        remarks=tuple(dict.fromkeys(remarks)),
    )
    is_preprint = written in PREPRINTS or text("subtype") == "preprint"
    institution = _institution(item)
    corrected = replace(
        reference,
        language=language_tag(reference.language) or reference.language,
        collection=reference.collection or ("" if kind.type in SERIALS else _second(item.get("container-title"))),
        issued=issued.date,
        pages=bare_pages(reference.pages),
        genre=reference.genre or "Preprint" * is_preprint,
        publisher=(institution if kind.type == "article" else "") or reference.publisher or institution,
        doi=without_prefix(reference.doi),
        pmid=without_prefix(reference.pmid or _noted("PMID", note)),
        pmcid=whole_pmcid(reference.pmcid or _noted("PMCID", note)),
        status=reference.status or status_of(item.get("issued")),
    )
    return settle(corrected, arxiv_of(note))


def text_of(value: object) -> str:
    """A text or number of an item as text, the first of a list; "" for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _title(title: str, subtitle: str) -> str:
    """The title with the subtitle that Crossref keeps apart, where the title does not have it already."""
    whole = once_escaped("" if is_missing(title) else title)
    return f"{whole}: {subtitle}" if subtitle and subtitle.casefold() not in strip_markup(whole).casefold() else whole


def _second(value: object) -> str:
    """The second of a list: Crossref has the series of a book behind its title."""
    return strip_markup(text_of(value[1:2])) if isinstance(value, list) else ""


def _institution(item: Mapping[str, Any]) -> str:
    """The server of a preprint, or the university of a thesis, as Crossref names it."""
    first = next(iter(value), None) if isinstance(value := item.get("institution"), list) else value
    return strip_markup(text_of(first.get("name"))) if isinstance(first, dict) else ""


def _published(item: Mapping[str, Any]) -> list[Any]:
    """Crossref's dates of print and online publication, for an item without `issued`."""
    return [csl_date(item.get(name)) for name in ("published-print", "published-online", "published")]


def _left_over(item: Mapping[str, Any], note: str) -> list[str]:
    """The fields with text that have no place in a reference, the note among them where it says more than identifiers and notices."""
    names = [name for name, value in item.items() if name not in _TAKEN and name not in SILENT["csl"] and _has_text(value)]
    listed = [name for name in ("title", "container-title") if isinstance(item.get(name), list) and len(item[name]) > 1]
    names += [name for name in listed if name == "title" or item.get("type") in ("article-journal", "journal-article")]
    return [name for name in names if re.fullmatch(r"[\w -]{1,40}", name)] + ["note"] * says_more(note)


def _has_text(value: object) -> bool:
    if isinstance(value, list | dict):
        return any(map(_has_text, value.values() if isinstance(value, dict) else value))
    return bool(re.search(r"\w", text_of(value)))


_IN_NOTES = (
    "original-date", "original-title", "event-title", "event-place", "volume-title", "number-of-pages", "number-of-volumes",
    "available-date",
)  # fmt: skip


def _noted_fields(note: str) -> dict[str, Any]:
    """The fields that Zotero's users write into the note, a line each: `Original Date: 1900`."""
    lines = re.findall(r"^([A-Za-z][A-Za-z -]{3,24}): *(\S.*)$", note, re.MULTILINE)
    found = {label.strip().lower().replace(" ", "-"): value.strip() for label, value in lines}
    return {name: found[name] for name in _IN_NOTES if name in found}


def _noted(label: str, note: str) -> str:
    found = re.search(rf"^{label}: *(\S+)", note, re.MULTILINE | re.IGNORECASE)
    return found[1] if found else ""
