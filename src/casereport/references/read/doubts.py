"""What no rule reads for certain in names, and what readers say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from casereport.patterns import lazy_pattern
from casereport.references.read.person import DEGREE, FIRM, GROUP_WORDS, SUFFIX, looks_given
from casereport.references.reference import Name, Remark


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
TWO = _remark("has two full names with a comma between them, read as one person", "put ' and ' between authors")
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


def doubts_of(names: Iterable[Name]) -> list[Remark]:
    """What no rule reads for certain in a list of names."""
    listed = list(names)
    people = [name for name in listed if name.family]
    remarks = [SWAPPED] if _are_swapped(people) else []
    remarks += [AS_BRACED] if any(looks_like_person(name.literal) for name in listed if name.literal) else []
    remarks += [COMMAS] if any("," in name.family + name.given or _is_odd_suffix(name.suffix) for name in people) else []
    remarks += [DEGREES] if any(_has_degree(name) for name in people) else []
    remarks += [DIGITS] if any(_NO_LETTERS.search(name.particle + name.family + name.given) for name in people) else []
    return remarks


_NO_LETTERS = lazy_pattern(r"[\d*†‡§#@;=|<>]|https?:|\((?:eds?|hrsg|trans)\b")
_DEGREE_WORD = lazy_pattern(r"\b(?:M\.?D|MSc|MPH|MBBS|FRCP|Ph\.?D|Dr|Prof)")
_TITLE_BEFORE = lazy_pattern(r"(?:Dr|Prof|Professor)\.?\s")


def _has_degree(name: Name) -> bool:
    """A degree in the place of the suffix or behind a name in full, `Smith MD`; a title before one."""
    if not name.suffix and not _DEGREE_WORD.search(f"{name.given} {name.family}"):
        return False
    is_behind = re.search(r"[^\W\d_]{2}[\s,]+(?:MD|M\.D\.|MSc|MPH|MBBS|FRCP)\.?$|[\s,](?:PhD|Ph\.D)\.?$", name.family)
    is_behind_given = re.search(r"\w,\s*(?:MD|PhD|MSc|MPH)$|[^\W\d_]{2}\s+(?:MD|M\.D\.|PhD|Ph\.D\.|MSc|MPH|MBBS|FRCP)$", name.given)
    is_before = _TITLE_BEFORE.match(f"{name.given} ") or _TITLE_BEFORE.match(name.family)
    return bool(is_behind or is_behind_given or is_before or (name.suffix and DEGREE.fullmatch(name.suffix)))


def _is_odd_suffix(suffix: str) -> bool:
    return bool(suffix) and not re.fullmatch(rf"(?:{SUFFIX}|{DEGREE.pattern}|I|V)", suffix, re.IGNORECASE)


def _are_swapped(people: Sequence[Name]) -> bool:
    """Family names of one to three capitals beside given names in full: one letter alone, or most of a list."""
    suspicious = [name for name in people if re.fullmatch(r"(?:[A-Z]\.?[ -]?){1,3}", name.family) and re.search(r"[^\W\d_]{3}", name.given)]
    single = [name for name in suspicious if len(name.family.strip(".")) == 1]
    return bool(suspicious) and (len(single) == len(people) or (len(people) > 1 and 2 * len(suspicious) > len(people)))


def looks_like_person(text: str) -> bool:
    """Whether a name that was kept whole is a person's for all it shows: `Smith, John`."""
    family, *rest = (part.strip() for part in text.split(","))
    return (
        len(rest) == 1 and not GROUP_WORDS.search(text) and not FIRM.fullmatch(rest[0]) and looks_given(rest[0]) and len(family.split()) < 3
    )
