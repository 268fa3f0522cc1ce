"""Lists of names of every format, taken apart where one text holds several persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from casereport.patterns import lazy_pattern
from casereport.references.read.doubts import ENDS_IN_AND, INITIALS, LISTED, SEPARATED, TRAILING, TWO, doubts_of
from casereport.references.read.person import (
    FAMILY_INITIALS,
    begins_with_initials,
    family_and_initials,
    is_full_name,
    looks_given,
    settle_name,
)
from casereport.references.reference import Name, Remark

_AND = r"(?:\\?&|and|und|et|y)"
_ET_AL = lazy_pattern(r"(?:and |& ?|\\& ?)?(?:et\.? ?al|etal|et alii|et coll|u\. ?a)\b\.?|and coworkers", re.IGNORECASE)
_OTHERS = lazy_pattern(r"(?:and )?others\.?", re.IGNORECASE)
_TRAILING_ET_AL = lazy_pattern(r"[,;\s]+(?:and )?et\.?\s?al\b[.,;\s]*$", re.IGNORECASE)


class NameList(NamedTuple):
    """Names, whether the list was cut, whether "et al." was typed as one of them, and what no rule reads for certain."""

    names: tuple[Name, ...] = ()
    is_cut: bool = False
    et_al_typed: bool = False
    remarks: tuple[Remark, ...] = ()


def collect_names(written: Sequence[str], read: Callable[[str, bool], Name], is_whole: Callable[[str], bool] = lambda _: False) -> NameList:
    """The names of a list, each text taken apart where it holds several; those that are `is_whole` never are.

    `read` makes a name of a text, told whether it was one of several.
    """
    names: list[Name] = []
    remarks: list[Remark] = [TWO] if _holds_two(written) else []
    typed = cut = False
    for text in map(_without_and, written):
        remarks += [ENDS_IN_AND] if text not in written else []
        parts, found = ([text.strip()], []) if is_whole(text.strip()) else split_people(_without_number(" ".join(text.split())))
        remarks += found
        for part in parts:
            bare = _TRAILING_ET_AL.sub("", part).strip()
            typed |= (bare != part.strip() and bool(bare)) or _is(_ET_AL, part)
            cut |= _is(_OTHERS, part)
            if bare and not _is(_ET_AL, part) and not _is(_OTHERS, part):
                names.append(read(bare, len(parts) > 1))
    return settle_names(names, NameList((), cut or typed, typed, tuple(remarks)))


def _holds_two(written: Sequence[str]) -> bool:
    """`John Smith, Kim Doe` beside `Lee Roe`: two persons, where others are typed without a comma; alone it may be one of four words."""
    pairs = [text.split(",") for text in written if text.count(",") == 1]
    doubtful = [pair for pair in pairs if all(map(is_full_name, pair)) and not all(map(begins_with_initials, map(str.strip, pair)))]
    return any("," not in text and is_full_name(text) for text in written) and bool(doubtful)


def _without_and(text: str) -> str:
    return re.sub(r"^\s*and\s+|\s+and\s*$", "", text)


_ORCID = lazy_pattern(r"\s*[(\[]?(?:ORCID\W*)?(?:https?://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX][)\]]?", re.IGNORECASE)


def _without_number(text: str) -> str:
    """The name without an ORCID iD, and without the number by which DBLP tells people of one name apart, `Wei Wang 0001`."""
    return re.sub(r"(?<=[^\W\d_])\s+0\d{3}(?=$|,)", "", _ORCID.sub("", text) if text.count("-") > 2 else text)


def settle_names(names: Sequence[Name], found: NameList | None = None) -> NameList:
    """The names with each part in its place, and all that is in doubt; what was found before is kept."""
    found = found or NameList()
    settled = [settle_name(name) for name in names]
    marks = [name for name in settled if _names_only(_ET_AL, name) or _names_only(_OTHERS, name)]
    kept = tuple(name for name in settled if name != Name() and name not in marks)
    is_typed = found.et_al_typed or any(_names_only(_ET_AL, name) for name in marks)
    remarks = dict.fromkeys([*found.remarks, *doubts_of(kept)])
    if SEPARATED in remarks or LISTED in remarks:  # says it all
        remarks.pop(INITIALS, None)
        remarks.pop(TRAILING, None)
    return NameList(kept, found.is_cut or bool(marks), is_typed, tuple(remarks))


def _is(shape: re.Pattern[str], text: str) -> bool:
    return bool(shape.fullmatch(re.sub(r"[{},]", "", text).strip()))


def _names_only(shape: re.Pattern[str], name: Name) -> bool:
    """Whether a name is nothing but these words, however a format cut them up."""
    return bool(shape.fullmatch(name.literal or " ".join(filter(None, (name.given, name.family)))))


def split_people(text: str) -> tuple[list[str], list[Remark]]:
    """The persons of a text that should hold one, and what is said of it; a text in braces of its own, or of a group, is one."""
    bare = text.strip().rstrip(",;") if _commas_end_a_person(text) else text.strip()
    trailing = [TRAILING] if bare != text.strip() else []
    for separator in (";", rf"(?:,\s*)?(?<=[\s,]){_AND}(?=\s)", ","):
        parts = [part.strip() for part in _outside_braces(bare, separator) if part.strip()]
        people = _people(parts, separator)
        if people:
            apart = [split_people(part) for part in people]
            remark = LISTED if separator == "," and people[0] == parts[0] else SEPARATED
            return [name for names, _ in apart for name in names], [remark, *trailing]
    return [bare], trailing


def _commas_end_a_person(text: str) -> bool:
    """`Smith, J.,` and `Smith J,`: a comma that ends the name of a person; behind a group it is RIS's mark of one."""
    found = re.fullmatch(r"(.*\S)\s*[,;]\s*", text)
    if not found:
        return False
    rest = [part.strip() for part in found[1].split(",")][1:]
    person = bool(FAMILY_INITIALS.fullmatch(found[1].strip()))
    return person or (len(rest) == 1 and looks_given(rest[0]))


def _people(parts: list[str], separator: str) -> list[str]:
    """The parts as persons where a separator stands between persons, else nothing."""
    if len(parts) < 2:
        return []
    if separator == ";":
        return parts
    if separator == ",":
        return _comma_people(parts)
    are_people = all("," in part or FAMILY_INITIALS.fullmatch(part) or is_full_name(part) or _is(_ET_AL, part) for part in parts)
    return parts if are_people else []


def _comma_people(parts: list[str]) -> list[str]:
    """`Smith J, Doe K` and `Jane Smith, Kim Doe, Lee Roe` are lists, and so is `Smith, J., Doe, K.`; `King, Jr., Martin` is one name."""
    ends_cut = _is(_ET_AL, parts[-1])
    persons = parts[:-1] if ends_cut else parts
    last = parts[-1:] if ends_cut else []
    if all(map(family_and_initials, persons)) and len(parts) > 1:
        return parts
    if (len(persons) > 2 and all(map(is_full_name, persons))) or all(map(begins_with_initials, persons)):
        return parts
    if len(persons) > 3 and len(persons) % 2 == 0 and all(map(looks_given, persons[1::2])):
        return [f"{family}, {given}" for family, given in zip(persons[::2], persons[1::2], strict=True)] + last
    return []


def _outside_braces(text: str, separator: str) -> list[str]:
    """The text cut at a separator (a pattern) that stands in no braces; what belongs to an HTML entity is none."""
    parts, start, depth = [], 0, 0
    for match in re.finditer(rf"[{{}}]|&\w+;|{separator}", text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0 and not re.fullmatch(r"&\w+;", match[0]):
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]
