"""Lists of names as BibTeX and BibLaTeX write them: split before their LaTeX is read, so that braces keep a group whole."""

from __future__ import annotations

import re
from typing import NamedTuple

from casereport.references.read.latex import read_latex_text, tidy
from casereport.references.reference import Name


class NameList(NamedTuple):
    """Names, whether the list was cut, whether "et al." was typed as one of them, and messages about names that cannot be split."""

    names: tuple[Name, ...] = ()
    is_cut: bool = False
    et_al_typed: bool = False
    faults: tuple[str, ...] = ()


def read_names(source: str) -> NameList:
    """The names of a BibTeX name list; "and others" and "et al." at its end say that it was cut."""
    if not source.strip():
        return NameList()
    from pybtex.bibtex.utils import split_name_list
    from pybtex.exceptions import PybtexError

    names: list[Name] = []
    faults: list[str] = []
    marks: list[str] = []
    for written in split_name_list(" ".join(source.split())):
        word = re.sub(r"[\s{}.,]", "", written).casefold()
        if word in ("others", "etal"):
            marks.append(word)
        elif written.strip():
            try:
                names.append(_split_name(written.strip()))
            except (PybtexError, IndexError, ValueError):
                faults.append("a name with more than two commas; write 'and' between names")
    read, cut_inside = _without_et_al([name for name in names if name != Name()])
    return NameList(read, bool(marks) or cut_inside, "etal" in marks or cut_inside, tuple(faults))


_ET_AL = re.compile(r"[,\s]*\bet\.?\s?al\b\.?", re.IGNORECASE)


def _without_et_al(names: list[Name]) -> tuple[tuple[Name, ...], bool]:
    """The names with an "et al." typed behind the last one ("Rossi A et al.") taken off it, and whether there was one."""
    if not names:
        return (), False
    last = names[-1]
    parts = [re.sub(rf"{_ET_AL.pattern}$", "", part, flags=re.IGNORECASE) for part in (last.family, last.given, last.literal)]
    cut = Name(family=parts[0], given=parts[1], particle=last.particle, suffix=last.suffix, literal=parts[2])
    return ((*names[:-1], cut), True) if cut != last and cut != Name() else (tuple(names), False)


def _split_name(written: str) -> Name:
    """Group names stand in braces of their own; a name is split before its LaTeX is read, so that braces keep it whole."""
    from pybtex.database import Person

    if written.startswith("{") and _closes_last(written):
        return Name(literal=read_latex_text(written))
    if re.match(r"[a-z-]+\s*=", written):
        return _split_extended(written)
    person = Person(written)
    if len(person.last_names) == 1 and not person.first_names and not person.prelast_names:
        return Name(literal=read_latex_text(written)) if written.startswith("{") else Name(family=read_latex_text(person.last_names[0]))
    return Name(
        family=read_latex_text(" ".join(person.last_names)), given=read_latex_text(" ".join(person.first_names + person.middle_names)),
        particle=read_latex_text(" ".join(person.prelast_names)), suffix=read_latex_text(" ".join(person.lineage_names)),
    )  # fmt: skip


def _closes_last(written: str) -> bool:
    depth = 0
    for index, character in enumerate(written):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return index == len(written) - 1 and not written.startswith("{\\")
    return False


def _split_extended(written: str) -> Name:
    """BibLaTeX's `family=Berg, given=Jan, prefix=van der`."""
    parts = dict(re.findall(r"([a-z-]+)\s*=\s*([^,]+)", written))
    family, given, prefix, suffix = (tidy(read_latex_text(parts.get(name, ""))) for name in ("family", "given", "prefix", "suffix"))
    return Name(family=family, given=given, particle=prefix, suffix=suffix)
