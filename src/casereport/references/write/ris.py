"""References as RIS records, with the tags that EndNote, Zotero and Mendeley read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casereport.references.notices import Notices, notice_words
from casereport.references.read.tagged.ris import SERIALS, VERSIONED, WHOLES, WITH_GENRE
from casereport.references.reference import Date, Name, Reference
from casereport.references.typenames import PARTS, first_names
from casereport.references.write.csl import protect, write_markup

_TYPES = {"article": "UNPB"} | first_names("ris")


def write_ris(references: Iterable[Reference]) -> str:
    """The references as a RIS text, one record each in the order given."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _lines(reference)) for reference in references)


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = reference.type
    yield "TY", "INPR" if kind == "article-journal" and reference.status == "in press" else _TYPES.get(kind, "GEN")
    yield "ID", reference.key
    yield from (("AU", name) for name in _names(reference.authors, cut=reference.authors_cut))
    yield from (({"book": "A3", "thesis": "ED"}.get(kind, "A2"), name) for name in _names(reference.editors, cut=reference.editors_cut))
    yield from (("A2" if kind == "book" else "A3", name) for name in _names(reference.collection_editors, cut=False))
    yield from (("A4", name) for name in _names(reference.translators, cut=False))
    first, last = _ends(reference.pages)
    values = {
        "TI": write_markup(reference.title),
        "T2": protect(reference.container) if kind not in WHOLES else "",
        "J2": protect(reference.container_short) if kind in SERIALS and _is_short(reference) else "",
        "T3": protect(reference.collection),
        "PY": f"{reference.issued.year:04d}" if reference.issued else "",
        "DA": _date(reference.issued) if reference.issued and reference.issued.month else "",
        "LA": reference.language,
        "VL": reference.volume,
        "NV": reference.number_of_volumes,
        "IS": reference.whole_issue if kind in SERIALS else reference.collection_number if kind in ("book", *PARTS) else "",
        "SP": first or (reference.number_of_pages if kind in WHOLES else ""),
        "EP": last,
        "C7": reference.number if kind not in ("report", "patent", "standard") else "",
        "M1": reference.number if kind in ("report", "patent", "standard") else "",
        "ET": (reference.version if kind in VERSIONED else "") or reference.edition,
        "M3": reference.genre if kind in WITH_GENRE else "",
        "PB": protect(reference.publisher),
        "CY": protect(reference.publisher_place),
        "SN": reference.issn or reference.isbn,
        "DO": reference.doi,
        "AN": reference.pmid,
        "DB": "PubMed" if reference.pmid else "",
        "C2": reference.pmcid,
        "UR": reference.url,
        "Y2": _date(reference.accessed),
        "N1": notice_words(Notices(reference.retracted, reference.concern, reference.corrected)),
    }
    yield from ((tag, value) for tag, value in values.items() if value)
    yield "ER", ""


def _is_short(reference: Reference) -> bool:
    """Whether the short title is one: of two titles in a record, readers take the longer for the full one."""
    return len(reference.container_short) < len(reference.container)


def _names(names: tuple[Name, ...], *, cut: bool) -> list[str]:
    return [*map(_name, names), *(["others"] if cut else [])]


def _name(name: Name) -> str:
    """`van der Berg, Jan, Jr.`; a group ends with a comma where it could be taken for a person, as EndNote asks."""
    if name.literal:
        return protect(f"{name.literal}," if "," in name.literal or " " not in name.literal else name.literal)
    family = f"{name.particle} {name.family}".strip()
    return protect(", ".join([family, name.given, name.suffix] if name.suffix else [family, name.given] if name.given else [family]))


def _ends(pages: str) -> tuple[str, str]:
    """First and last page of a single range; anything else is written where the first page is."""
    found = re.fullmatch(r"([^\s,;\u2010-\u2015\u2212-]+)\s*[\u2010-\u2015\u2212-]\s*([^\s,;\u2010-\u2015\u2212-]+)", pages)
    return (found[1], found[2]) if found and found[1] != found[2] else (pages, "")


def _date(date: Date | None) -> str:
    """`2020/02/23/`, empty parts for what is not known."""
    if date is None:
        return ""
    return f"{date.year:04d}/{f'{date.month:02d}' if date.month else ''}/{f'{date.day:02d}' if date.day else ''}/"
