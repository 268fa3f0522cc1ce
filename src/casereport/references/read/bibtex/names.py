"""Lists of names as BibTeX and BibLaTeX write them: split before their LaTeX is read, so that braces keep a group whole."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern
from casereport.references.read.bibtex.latex import read_latex_text, without_lengths
from casereport.references.read.doubts import AMPERSAND, INITIALS, UNBRACED
from casereport.references.read.markup import tidy
from casereport.references.read.names import NameList, collect_names, settle_names
from casereport.references.read.person import family_and_initials, is_group
from casereport.references.reference import Name, Remark

_MAX_ACCENTS = 4  # on one letter
# Letters under one accent as commands, their braces in pairs: `{\"u}`, `\'{e}`, `\u a`, `{\o}`; "named": behind `\d`, not `\~`.
_LETTER = r"(?:\\(?:[oOlLij]|ss|ae|AE|oe|OE|aa|AA)(?![A-Za-z])\s*|[^\W\d_][\u0300-\u036f]*)"
_ARGUMENT = rf"\{{\s*{_LETTER}\s*\}}"
_ACCENTED = rf"\\(?:['`\"^~=.]\s*(?:{_ARGUMENT}|{_LETTER})|[uvHcdbrk](?:\s*{_ARGUMENT}|\s+{_LETTER}))"
_ACCENT = lazy_pattern(
    rf"(?P<named>(?<=\\[uvHcdbrk])|(?<=\\[uvHcdbrk] ))?"
    rf"(?:\{{{_ACCENTED}\s*\}}|{_ACCENTED}|\{{\\(?:[oOlLij]|ss|ae|AE|oe|OE|aa|AA|DH|dh|th|TH)\s*\}})"
)


def read_names(source: str, lost: list[str] | None = None) -> NameList:
    """The names of a BibTeX name list; "and others" and "et al." at its end say that it was cut; `lost` as for read_latex."""
    if not source.strip():
        return NameList()
    from pybtex.bibtex.utils import split_name_list

    told: list[str] = lost if lost is not None else []
    plain = _without_accents(without_lengths(" ".join(source.split())))
    doubts: list[Remark] = []
    written = [part for part in split_name_list(plain) if part.strip(" ,")]
    found = collect_names(written, lambda part, _: _read_name(part, told, doubts), is_whole=_is_whole)
    return settle_names(found.names, found._replace(remarks=(*found.remarks, *doubts)))


def _without_accents(source: str) -> str:
    """The source with letters for commands of accents, the inner of several on one letter first: `{\\~{\\^e}}`."""
    for _ in range(_MAX_ACCENTS):
        source = _ACCENT.sub(_letter, source)
    return source


def _letter(accent: re.Match[str]) -> str:
    """The letter, in braces where it would run on from the name of the accent above it: `\\d{\\u a}`."""
    letter = read_latex_text(accent[0])
    return letter if accent["named"] is None else f"{{{letter}}}"


def _is_whole(written: str) -> bool:
    """A group in braces of its own, and BibLaTeX's `family=…, given=…`, are never taken apart."""
    return _closes_last(written) or bool(re.match(r"[a-z-]+\s*=", written))


def _read_name(written: str, lost: list[str], doubts: list[Remark]) -> Name:
    """Group names stand in braces of their own; a name is split before its LaTeX is read, so that braces keep it whole."""
    from pybtex.database import Person
    from pybtex.exceptions import PybtexError

    def text(*parts: str) -> str:
        return read_latex_text(" ".join(parts), lost)

    if _closes_last(written):
        return Name(literal=text(written))
    if re.match(r"[a-z-]+\s*=", written):
        return _split_extended(written, lost)
    if "," not in written and (told := _without_comma(text(written))):
        doubts.append(told[1])
        return told[0]
    try:
        person = Person(written)
    except (PybtexError, IndexError, ValueError):
        family, _, given = written.partition(",")
        return Name(family=text(family), given=text(given))
    if len(person.last_names) == 1 and not person.first_names and not person.prelast_names and not person.middle_names:
        return Name(literal=text(written)) if written.startswith("{") else Name(family=text(person.last_names[0]))
    return Name(
        family=text(*person.last_names),
        given=text(*person.first_names, *person.middle_names),
        particle=text(*person.prelast_names),
        suffix=text(*person.lineage_names),
    )


def _without_comma(text: str) -> tuple[Name, Remark] | None:
    """A name that BibTeX would cut at its last word and that is none of a person, or has its initials there; and what is said of it."""
    if short := family_and_initials(text):
        return short, INITIALS
    if " & " in text:
        return Name(literal=text), AMPERSAND
    return (Name(literal=text), UNBRACED) if is_group(text) else None


def _closes_last(written: str) -> bool:
    """Whether the whole name stands in one pair of braces."""
    depth = 0
    for index, character in enumerate(written):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return written.startswith("{") and index == len(written) - 1 and not written.startswith("{\\")
    return False


def _split_extended(written: str, lost: list[str]) -> Name:
    """BibLaTeX's `family=Berg, given=Jan, prefix=van der`."""
    parts = dict(re.findall(r"([a-z-]+)\s*=\s*((?:\{[^{}]*\}|[^,])+)", written))
    family, given, prefix, suffix = (tidy(read_latex_text(parts.get(name, ""), lost)) for name in ("family", "given", "prefix", "suffix"))
    return Name(family=family, given=given, particle=prefix, suffix=suffix)
