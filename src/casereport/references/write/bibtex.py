"""References as BibTeX entries that BibTeX and BibLaTeX read; capitals and group names are kept by braces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casereport.patterns import lazy_pattern
from casereport.references.languages import babel_name
from casereport.references.notices import Notices, notice_words
from casereport.references.read.bibtex.file import MONTHS
from casereport.references.read.bibtex.kinds import NUMBERED_IN_SERIES
from casereport.references.reference import Date, Name, Reference
from casereport.references.typenames import first_names
from casereport.tree import Emph, Inline, Strong, Sub, Sup, Text

_KINDS = first_names("bibtex") | {"thesis": "thesis", "report": "techreport", "webpage": "online"}
_THESES = {"dissertation": "phdthesis", "master's thesis": "mastersthesis"}
_PARTS = ("chapter", "paper-conference", "entry-encyclopedia")
_COMMANDS = {Emph: "textit", Strong: "textbf", Sup: "textsuperscript", Sub: "textsubscript"}
_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "`": r"\textasciigrave{}",
})  # fmt: skip
# Pairs that TeX joins: dashes, quotation marks and inverted signs.
# What readers take for HTML, where it is text.
_HTML = lazy_pattern(r"<(?=/?[A-Za-z])|\\&(?=\\?#?\w+;|amp)")
_LIGATURE = lazy_pattern(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)|(?<=[!?])(?=`)")


def write_bibtex(references: Iterable[Reference]) -> str:
    """The references as a BibTeX text in UTF-8, one entry each in the order given; keys that BibTeX cannot have are made so that it can."""
    taken: set[str] = set()
    return "\n".join(_entry(reference, _key(reference.key, taken)) for reference in references)


def _key(key: str, taken: set[str]) -> str:
    bare = re.sub(r"[\s,{}()=\"#%\\~']+", "_", key) or "_"
    number = 1
    unique = bare
    while unique in taken:
        number += 1
        unique = f"{bare}_{number}"
    taken.add(unique)
    return unique


def _entry(reference: Reference, key: str) -> str:
    kind = _KINDS.get(reference.type, "misc")
    if reference.type == "thesis":
        kind = _THESES.get(reference.genre, "thesis")
    lines = [f"  {name} = {value}" for name, value in _fields(reference, kind) if value not in ("", "{}")]
    return f"@{kind}{{{key}" + "".join(f",\n{line}" for line in lines) + "\n}\n"


def _fields(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    form = reference.type
    is_report = form in ("report", "patent")
    is_serial = form in ("article-journal", "periodical")
    yield "author", _braced(_names(reference.authors, cut=reference.authors_cut))
    yield "editor", _braced(_names(reference.editors, cut=reference.editors_cut))
    yield "translator", _braced(_names(reference.translators, cut=False))
    yield "bookauthor", _braced(_names(reference.container_authors, cut=False))
    yield from _titles(reference)
    yield "origtitle", _text(reference.original_title)
    yield "language" if ", " in reference.language else "langid", _text(babel_name(reference.language))
    yield "shortjournal", _text(reference.container_short)
    yield "series", _text(reference.collection)
    yield from _dates(reference.issued)
    yield "origdate", _braced(_iso(reference.original_issued))
    yield "volume", _text(reference.volume)
    yield "volumes", _text(reference.number_of_volumes)
    yield "number", _text(_number(reference))
    yield "issue", "" if is_serial else _text(reference.whole_issue)
    yield "eid", "" if is_report else _text(reference.number)
    yield "pages", _braced(_latex(re.sub(r"(?<=\w)[\u2013-](?=\w)", "--", reference.pages), ligatures=True))
    yield "pagetotal", _text(reference.number_of_pages)
    yield "chapter", _text(reference.chapter_number)
    yield "edition", _text(reference.edition)
    yield "version", _text(reference.version)
    yield "type", "" if kind in _THESES.values() else _text(reference.genre)
    yield _publisher_field(form), _text(reference.publisher)
    yield "address", _text(reference.publisher_place)
    yield "eventtitle", _text(reference.event)
    yield "venue", _text(reference.event_place)
    yield "issn", _text(reference.issn)
    yield "isbn", _text(reference.isbn)
    yield "doi", _verbatim(reference.doi)
    yield "pmid", _verbatim(reference.pmid)
    yield "pmcid", _verbatim(reference.pmcid)
    yield "url", _verbatim(reference.url)
    yield "urldate", _braced(_iso(reference.accessed))
    yield "pubstate", "{inpress}" if reference.status == "in press" else _text(reference.status)
    yield "entrysubtype", _braced(form) if kind == "misc" else ""
    yield "note", _braced(notice_words(Notices(reference.retracted, reference.concern, reference.corrected)))


def _titles(reference: Reference) -> Iterator[tuple[str, str]]:
    """Title and book's title; of one volume of a work in several, `maintitle` has the work's and the other field the volume's."""
    title, container, volume = _braced(_title(reference.title, starts=True)), _text(reference.container), _text(reference.volume_title)
    is_part = reference.type in _PARTS
    if volume == "{}":
        yield from (("title", title), ("booktitle" if is_part else "journal", container))
    elif is_part:
        yield from (("title", title), ("booktitle", volume), ("maintitle", container))
    else:
        yield from (("title", volume), ("maintitle", title), ("journal", container))


def _number(reference: Reference) -> str:
    """What stands in `number`: the issue of a serial, the number of a report or patent, or the volume of a series."""
    if reference.type in ("article-journal", "periodical"):
        return reference.whole_issue
    if reference.type in ("report", "patent"):
        return reference.number
    return reference.collection_number if reference.type in NUMBERED_IN_SERIES else ""


def _publisher_field(form: str) -> str:
    return {"thesis": "school", "report": "institution"}.get(form, "publisher")


def _dates(issued: Date | None) -> Iterator[tuple[str, str]]:
    """Year, month and day, which BibTeX knows; what it has no fields for (ranges, seasons, about) in BibLaTeX's `date`."""
    if issued and (issued.end or issued.season or issued.circa):
        yield "date", _braced(_iso(issued))
    elif issued:
        yield "year", f"{{{issued.year:04d}}}"
        yield "month", MONTHS[issued.month - 1] if issued.month else ""
        yield "day", f"{{{issued.day}}}" if issued.day else ""


def _iso(date: Date | None) -> str:
    """The date as EDTF (ISO 8601-2): a range with a slash, a season as month 21 to 24, an uncertain date with ~."""
    if date is None:
        return ""
    month = date.month or (date.season + 20 if date.season else 0)
    day = "-".join([f"{date.year:04d}", *(f"{part:02d}" for part in (month, date.day) if part)])
    return day + "~" * date.circa + (f"/{_iso(date.end)}" if date.end else "")


# --- text -------------------------------------------------------------------------------------------------------


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _text(text: str) -> str:
    return _braced(_latex(text))


def _verbatim(text: str) -> str:
    """A DOI, number or address as it is; braces and backslashes cannot stand in it."""
    return _braced(re.sub(r"[{}\\]", "", text))


def _latex(text: str, *, ligatures: bool = False) -> str:
    """The text with TeX's own signs escaped; with `ligatures`, dashes typed twice stay one dash."""
    if ligatures:
        return text.translate(_SPECIAL)
    escaped = _LIGATURE.sub("\0", text).translate(_SPECIAL).replace("\0", "{}")
    return _HTML.sub(lambda found: r"\textless{}" if found[0] == "<" else r"\&{}", escaped)


def _title(nodes: Iterable[Inline], *, starts: bool) -> str:
    """The title with its marks as commands, and braces around each word with a capital that styles could make small."""
    text = ""
    for node in nodes:
        if isinstance(node, Text):
            text += "".join(
                _protected(word, first=starts and not text and index == 0) for index, word in enumerate(re.split(r"(\s+)", node.text))
            )
        elif isinstance(node, Emph | Strong | Sup | Sub):
            text += f"\\{_COMMANDS[type(node)]}{{{_title(node.children, starts=starts and not text)}}}"
    return text


def _protected(word: str, *, first: bool) -> str:
    if not any(letter.isupper() for letter in word[1 if first else 0 :]):
        return _latex(word)
    inner = _latex(word)
    return f"{{{{{inner}}}}}" if inner.startswith("\\") else f"{{{inner}}}"


# --- names ------------------------------------------------------------------------------------------------------


def _names(names: tuple[Name, ...], *, cut: bool) -> str:
    return " and ".join([*map(_name, names), *(["others"] if cut else [])])


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{_latex(name.literal)}}}"
    if (name.particle and not re.match(r"[^\W\d_]", name.particle)) or name.particle[:1].isupper():
        return _extended(name)
    family = f"{name.particle} {_whole(name.family)}".strip() if name.particle else _whole(name.family)
    if name.suffix:
        return f"{family}, {_whole(name.suffix)}, {_whole(name.given)}"
    return f"{family}, {_whole(name.given)}" if name.given or " " in name.family or family.startswith("{") else family


def _whole(part: str) -> str:
    """The part in braces where BibTeX would cut it: a comma, the word "and", or a small first letter that makes a particle of it."""
    is_safe = not re.search(r",|\band\b|\bothers\b", part, re.IGNORECASE) and not any(word[0].islower() for word in part.split())
    return _latex(part) if is_safe or not part else f"{{{_latex(part)}}}"


def _extended(name: Name) -> str:
    """BibLaTeX's own form, for a particle with a capital, which BibTeX would take for part of the family name."""
    parts = {"family": name.family, "given": name.given, "prefix": name.particle, "suffix": name.suffix}
    return ", ".join(f"{part}={_latex(value)}" for part, value in parts.items() if value)
