"""Names of every format: lists in one text taken apart, suffixes and initials as authors type them, and what no rule reads for certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from casereport.references.reference import Name, Remark

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽΑ-ΩА-Я"
_SUFFIX = r"(?:Jr|Sr|Jnr|Snr|II|III|IV|VI{1,3}|2nd|3rd|[4-6]th|2d|3d)\.?"
_INITIALS = rf"(?:[{_CAPITAL}]\.?[ -]?){{1,4}}"
_GIVEN_IS_INITIALS = re.compile(_INITIALS)
# `Rossi AB`, `van der Berg J.P. Jr`: what Embase, Scopus and PubMed write.
_FAMILY_INITIALS = re.compile(
    rf"(?P<family>[^\W\d_][^,;]*?[^\W\d_A-Z]\)?\.?) (?P<given>(?:[{_CAPITAL}]\.?-?){{1,4}}|(?:[{_CAPITAL}]\. ?-?){{1,4}})"
    rf"(?: (?P<suffix>{_SUFFIX}))?"
)  # fmt: skip
_WITH_SUFFIX = re.compile(rf"(?P<name>.*\S?\S)(?:,\s*|\s+|(?<=\.))(?P<suffix>{_SUFFIX})")
_AND = r"(?:\\?&|and|und|et|y)"
_ET_AL = re.compile(r"(?:and |& ?|\\& ?)?(?:et\.? ?al|etal|et alii|et coll|u\. ?a)\b\.?|and coworkers", re.IGNORECASE)
_OTHERS = re.compile(r"(?:and )?others\.?", re.IGNORECASE)
_TRAILING_ET_AL = re.compile(r"[,;\s]+(?:and )?et\.?\s?al\b[.,;\s]*$", re.IGNORECASE)
# Behind the last comma of a firm's name.
_FIRM = re.compile(r"(?:Inc|Ltd|LLC|GmbH|Corp|Co|Limited|LLP|PLC|Pty|S\.?A|AG|BV|USA|UK)\.?", re.IGNORECASE)
_DEGREE = re.compile(r"(?:M\.?D|Ph\.?D|D\.?O|M\.?Sc|M\.?P\.?H|R\.?N|F\.?R\.?C\.?P|M\.?B\.?B\.?S|B\.?Sc|Dr|Prof|Esq)\.?", re.IGNORECASE)
GROUP_WORDS = re.compile(
    r"\b(?:organi[sz]ation|group|consorti(?:um|a)|society|societies|committee|network|collaborators|collaborations?|association|institut[eo]s?|team"
    r"|ministry|investigators|academy|universit\w+|agency|foundation|federation|initiative|registry|prevention|cent(?:er|re)s?|council|department"
    r"|hospital|college|collaborative|project|study|trial|panel|board|bureau|office|service|administration|company|union|alliance"
    r"|program(?:me)?|commission|unit|force|division|press|project|library|nations|inc|ltd|gmbh|llc)\b",
    re.IGNORECASE,
)


# The last word of a group's name; words that are family names too (Press, Force) are left out.
GROUP_ENDS = re.compile(
    r"(?:organi[sz]ation|group|consortium|society|committee|network|collaborators|collaboration|association|institutes?|team|ministry"
    r"|collaborative|project|councils?|commission|department|hospital|library|bureau|administration|programme|trialists|cent(?:er|re)s?"
    r"|investigators|academy|university|agency|foundation|federation|initiative|registry|prevention)",
    re.IGNORECASE,
)


class NameList(NamedTuple):
    """Names, whether the list was cut, whether "et al." was typed as one of them, and what no rule reads for certain."""

    names: tuple[Name, ...] = ()
    is_cut: bool = False
    et_al_typed: bool = False
    remarks: tuple[Remark, ...] = ()


# --- what is said -----------------------------------------------------------------------------------------------


def _remark(text: str, hint: str) -> Remark:
    return Remark("doubtful-name", text, hint)


_EACH = "separate authors as the format does: ' and ' in BibTeX, a line each in RIS, a list in CSL"
SEPARATED = _remark("has several authors in the place of one, who were taken apart", _EACH)
LISTED = _remark("has several authors in the place of one, separated by commas, who were taken apart", _EACH)
TRAILING = _remark("has a comma behind a name, where none belongs", "write Family, Given and Family, Given: no comma before 'and'")
INITIALS = _remark(
    "has names without a comma, read as family name and initials",
    "write Family, Given: without a comma BibTeX takes the last word for the family name",
)
SWAPPED = _remark("has family names that look like initials", "are given and family names the wrong way round? write Family, Given")
COMMAS = _remark("has a name with more commas than a name has", "write Family, Given or Family, Jr, Given, and ' and ' between authors")
AS_GROUP = _remark(
    "has a name without a comma that is taken for a group's", "write a person as Family, Given; end a group's name with a comma in RIS"
)
AMPERSAND = _remark("has & in a name that is kept whole", "write ' and ' between persons, and braces around a group: {{Ernst & Young}}")
ENDS_IN_AND = _remark("has an 'and' without a name beside it", "add the missing name, or take the 'and' away")
UNBRACED = Remark(
    "group-author",
    "has a group among its names without braces, read as a group",
    "put a second pair of braces around it: {{World Health Organization}}",
)
DIGITS = _remark("has a name with a number or sign in it", "take the marks of affiliations and notes away from the names")
AS_BRACED = _remark(
    "has a name kept whole that looks like a person's",
    "a name in braces of its own is printed as it stands: {Family, Given and Family, Given}",
)
DEGREES = _remark("has a title or degree in a name", "write the name alone")


# --- lists ------------------------------------------------------------------------------------------------------


def collect_names(written: Sequence[str], read: Callable[[str, bool], Name], is_whole: Callable[[str], bool] = lambda _: False) -> NameList:
    """The names of a list, each text taken apart where it holds several; those that are `is_whole` never are.

    `read` makes a name of a text, told whether it was one of several.
    """
    names: list[Name] = []
    remarks: list[Remark] = []
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


def _without_and(text: str) -> str:
    return re.sub(r"^\s*and\s+|\s+and\s*$", "", text)


def _without_number(text: str) -> str:
    """The name without the number by which DBLP tells people of one name apart, `Wei Wang 0001`."""
    return re.sub(r"(?<=[^\W\d_])\s+0\d{3}(?=$|,)", "", text)


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
    person = bool(_FAMILY_INITIALS.fullmatch(found[1].strip()))
    return person or (len(rest) == 1 and _looks_given(rest[0]))


def _people(parts: list[str], separator: str) -> list[str]:
    """The parts as persons where a separator stands between persons, else nothing."""
    if len(parts) < 2:
        return []
    if separator == ";":
        return parts
    if separator == ",":
        return _comma_people(parts)
    are_people = all("," in part or _FAMILY_INITIALS.fullmatch(part) or is_full_name(part) or _is(_ET_AL, part) for part in parts)
    return parts if are_people else []


def _comma_people(parts: list[str]) -> list[str]:
    """`Smith J, Doe K` and `Jane Smith, Kim Doe, Lee Roe` are lists, and so is `Smith, J., Doe, K.`; `King, Jr., Martin` is one name."""
    ends_cut = _is(_ET_AL, parts[-1])
    persons = parts[:-1] if ends_cut else parts
    last = parts[-1:] if ends_cut else []
    if all(map(family_and_initials, persons)) and len(parts) > 1:
        return parts
    if len(persons) > 2 and all(map(is_full_name, persons)):
        return parts
    if len(persons) > 3 and len(persons) % 2 == 0 and all(map(_looks_given, persons[1::2])):
        return [f"{family}, {given}" for family, given in zip(persons[::2], persons[1::2], strict=True)] + last
    return []


def _looks_given(text: str) -> bool:
    is_word = re.fullmatch(rf"[{_CAPITAL}][^\W\d_]+(?:[ -](?:{_INITIALS}|[{_CAPITAL}][^\W\d_]+))?", text)
    return bool(_GIVEN_IS_INITIALS.fullmatch(text) or is_word) and not _FIRM.fullmatch(text) and not GROUP_WORDS.search(text)


def is_full_name(text: str) -> bool:
    """Two to four words with capitals, none of them a group's: `Ada M. Rossi`."""
    words = text.split()
    if not 2 <= len(words) <= 5 or GROUP_WORDS.search(text) or "{" in text[:1]:
        return False
    return words[0][:1].isupper() and words[-1][:1].isupper() and all(re.fullmatch(r"[^\W\d_][\w.'’-]*|\\.*|\{.*", word) for word in words)


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


# --- one name ---------------------------------------------------------------------------------------------------


def family_and_initials(text: str) -> Name | None:
    """The name of `Rossi AB` or `Rossi A.B. Jr`; None for a text of another shape."""
    found = _FAMILY_INITIALS.fullmatch(text)
    if not found or GROUP_WORDS.search(found["family"]) or _ends_in_suffix(text):
        return None
    particle, family = _particle_apart(found["family"])
    return Name(family=family, given=found["given"].strip(), particle=particle, suffix=found["suffix"] or "")


def person_of(text: str, is_one_of_several: bool = False) -> Name:
    """The name of `Family, Given, Suffix` or `Family AB`; a name without a comma, or with nothing behind its only one, is a group's."""
    if "," not in text and (short := family_and_initials(text)):
        return short
    family, *rest = (part.strip() for part in text.split(","))
    if not rest and re.fullmatch(r"[^\s.&/]+", family):
        return Name(family=family)
    if not rest and is_one_of_several and is_full_name(text):
        given, _, last = text.rpartition(" ")
        return Name(family=last, given=given)
    if not any(rest) or (text.rstrip().endswith(",") and len(rest) > 1):
        return Name(literal=text.strip().removesuffix(",").rstrip())
    given, suffix = (rest[0], ", ".join(filter(None, rest[1:]))) if len(rest) > 1 else (rest[0], "")
    particle, family = _particle_apart(family)
    return Name(family=family, given=given, particle=particle, suffix=suffix)


def is_group(text: str) -> bool:
    """Whether a name without a comma is a group's by its last word, or by the "of" or "for" in it: `Ministry of Health`."""
    words = text.split()
    return len(words) > 1 and bool(GROUP_ENDS.fullmatch(words[-1]) or any(word in ("of", "for") for word in words[1:-1]))


def _particle_apart(family: str) -> tuple[str, str]:
    """The small words before a family name, and the name."""
    words = family.split()
    small = len(list(takewhile(lambda word: word.lstrip("'’")[:1].islower(), words[:-1])))
    return " ".join(words[:small]), " ".join(words[small:])


def _ends_in_suffix(text: str) -> bool:
    """`Clyde D. McQueen III` ends in a suffix; `Petrov IV` in initials."""
    *given, last = text.split()
    return last.strip(".") in ("II", "III", "IV") and (len(given) > 1 or last != "IV")


def settle_name(name: Name) -> Name:
    """The name with a suffix that stands behind the given or the family name (`David R Jr`, `King Jr.`) in its place."""
    given, family, suffix = _in_their_places(name.given.strip(" ,;"), name.family.strip(" ,;"), name.suffix.strip(" ,;"))
    if not suffix and given and (found := _WITH_SUFFIX.fullmatch(given)):
        given, suffix = found["name"].rstrip(" ,"), found["suffix"]
    if not suffix and family and (found := _WITH_SUFFIX.fullmatch(family)):
        family, suffix = found["name"].rstrip(" ,"), found["suffix"]
    return Name(family=family, given=given, particle=name.particle, suffix=suffix, literal=name.literal)


def _in_their_places(given: str, family: str, suffix: str) -> tuple[str, str, str]:
    """`Doe, Kim, MD` has its given name in BibTeX's place of the suffix; `Martin Luther King Jr.` its suffix in that of the family name."""
    if suffix and (_DEGREE.fullmatch(given) or re.fullmatch(_SUFFIX, given)) and not re.fullmatch(_SUFFIX, suffix):
        return suffix, family, given
    if not suffix and re.fullmatch(_SUFFIX, family) and " " in given:
        first, _, last = given.rpartition(" ")
        return first, last, family
    return given, family, suffix


def doubts_of(names: Iterable[Name]) -> list[Remark]:
    """What no rule reads for certain in a list of names."""
    listed = list(names)
    people = [name for name in listed if name.family]
    remarks = [SWAPPED] if _are_swapped(people) else []
    remarks += [AS_BRACED] if any(looks_like_person(name.literal) for name in listed if name.literal) else []
    remarks += [COMMAS] if any("," in name.family + name.given or _is_odd_suffix(name.suffix) for name in people) else []
    remarks += [DEGREES] if any(_DEGREE.fullmatch(name.suffix) for name in people if name.suffix) else []
    remarks += (
        [DIGITS]
        if any(re.search(r"[\d*†‡§#@;=|<>]|https?:|\((?:eds?|hrsg|trans)\b", name.particle + name.family + name.given) for name in people)
        else []
    )
    return remarks


def _is_odd_suffix(suffix: str) -> bool:
    return bool(suffix) and not re.fullmatch(rf"(?:{_SUFFIX}|{_DEGREE.pattern}|I|V)", suffix, re.IGNORECASE)


def _are_swapped(people: Sequence[Name]) -> bool:
    """Family names of one to three capitals beside given names in full: one letter alone, or most of a list."""
    suspicious = [name for name in people if re.fullmatch(r"(?:[A-Z]\.?[ -]?){1,3}", name.family) and re.search(r"[^\W\d_]{3}", name.given)]
    single = [name for name in suspicious if len(name.family.strip(".")) == 1]
    return bool(suspicious) and (len(single) == len(people) or (len(people) > 1 and 2 * len(suspicious) > len(people)))


def looks_like_person(text: str) -> bool:
    """Whether a name that was kept whole is a person's for all it shows: `Smith, John`."""
    family, *rest = (part.strip() for part in text.split(","))
    return (
        len(rest) == 1
        and not GROUP_WORDS.search(text)
        and not _FIRM.fullmatch(rest[0])
        and _looks_given(rest[0])
        and len(family.split()) < 3
    )
