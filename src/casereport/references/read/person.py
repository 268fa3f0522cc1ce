"""One name as authors type it: family name and initials, suffixes, particles, what is a group's."""

from __future__ import annotations

import re
from itertools import takewhile

from casereport.patterns import lazy_pattern
from casereport.references.reference import Name

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽΑ-ΩА-Я"
SUFFIX = r"(?:Jr|Sr|Jnr|Snr|II|III|IV|VI{1,3}|2nd|3rd|[4-6]th|2d|3d)\.?"
_INITIALS = rf"(?:[{_CAPITAL}]\.?[ -]?){{1,4}}"
_GIVEN_IS_INITIALS = lazy_pattern(_INITIALS)
# `Rossi AB`, `van der Berg J.P. Jr`: what Embase, Scopus and PubMed write.
FAMILY_INITIALS = lazy_pattern(
    rf"(?P<family>[^\W\d_][^,;]*?[^\W\d_A-Z]\)?\.?) (?P<given>(?:[{_CAPITAL}]\.?-?){{1,4}}|(?:[{_CAPITAL}]\. ?-?){{1,4}})"
    rf"(?: (?P<suffix>{SUFFIX}))?"
)  # fmt: skip
_INITIALS_FIRST = lazy_pattern(rf"(?:[{_CAPITAL}]\.[ -]?)+ ?(?:[a-z]+ )*[{_CAPITAL}][^\W\d_]+(?:[-'’][^\W\d_]+)*")
_WITH_SUFFIX = lazy_pattern(rf"(?P<name>.*\S?\S)(?:,\s*|\s+|(?<=\.))(?P<suffix>{SUFFIX})")
# A dash for the hyphen of a given name, `Y–M`, and an initial without its space, `MikeP.`.
_DASH = lazy_pattern(r"(?<=[^\W\d_])(\.?)\s?[\u2010-\u2015\u2212]\s?(?=[^\W\d_])")
_GLUED = lazy_pattern(rf"(?<=[a-zß-öø-ÿ])(?=[{_CAPITAL}]\.(?:\s|$))")
# Behind the last comma of a firm's name.
FIRM = lazy_pattern(r"(?:Inc|Ltd|LLC|GmbH|Corp|Co|Limited|LLP|PLC|Pty|S\.?A|AG|BV|USA|UK)\.?", re.IGNORECASE)
DEGREE = lazy_pattern(r"(?:M\.?D|Ph\.?D|D\.?O|M\.?Sc|M\.?P\.?H|R\.?N|F\.?R\.?C\.?P|M\.?B\.?B\.?S|B\.?Sc|Dr|Prof|Esq)\.?", re.IGNORECASE)
GROUP_WORDS = lazy_pattern(
    r"\b(?:organi[sz]ation|group|consorti(?:um|a)|society|societies|committee|network|collaborators|collaborations?|association|institut[eo]s?|team"
    r"|ministry|investigators|academy|universit\w+|agency|foundation|federation|initiative|registry|prevention|cent(?:er|re)s?|council|department"
    r"|hospital|college|collaborative|project|study|trial|panel|board|bureau|office|service|administration|company|union|alliance"
    r"|program(?:me)?|commission|unit|force|division|press|project|library|nations|inc|ltd|gmbh|llc)\b",
    re.IGNORECASE,
)


# The last word of a group's name; words that are family names too (Press, Force) are left out.
GROUP_ENDS = lazy_pattern(
    r"(?:organi[sz]ation|group|consortium|society|committee|network|collaborators|collaboration|association|institutes?|team|ministry"
    r"|collaborative|project|councils?|commission|department|hospital|library|bureau|administration|programme|trialists|cent(?:er|re)s?"
    r"|investigators|academy|university|agency|foundation|federation|initiative|registry|prevention)",
    re.IGNORECASE,
)


def family_and_initials(text: str) -> Name | None:
    """The name of `Rossi AB` or `Rossi A.B. Jr`; None for a text of another shape."""
    found = FAMILY_INITIALS.fullmatch(text)
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
    if not family and not name.literal:  # Plato
        given, family = "", given
    given = _GLUED.sub(" ", _DASH.sub(r"\1-", given))
    return Name(family=family, given=given, particle=name.particle, suffix=suffix, literal=name.literal)


def _in_their_places(given: str, family: str, suffix: str) -> tuple[str, str, str]:
    """`Doe, Kim, MD` has its given name in BibTeX's place of the suffix; `Martin Luther King Jr.` its suffix in that of the family name."""
    if suffix and (DEGREE.fullmatch(given) or re.fullmatch(SUFFIX, given)) and not re.fullmatch(SUFFIX, suffix):
        return suffix, family, given
    if not suffix and re.fullmatch(SUFFIX, family) and " " in given:
        first, _, last = given.rpartition(" ")
        return first, last, family
    return given, family, suffix


def looks_given(text: str) -> bool:
    """Whether a text is initials, or one or two words with capitals that are no group's."""
    is_word = re.fullmatch(rf"[{_CAPITAL}][^\W\d_]+(?:[ -](?:{_INITIALS}|[{_CAPITAL}][^\W\d_]+))?", text)
    return bool(_GIVEN_IS_INITIALS.fullmatch(text) or is_word) and not FIRM.fullmatch(text) and not GROUP_WORDS.search(text)


def begins_with_initials(text: str) -> bool:
    """`D. C. Hoaglin`: initials with stops before a family name."""
    return bool(_INITIALS_FIRST.fullmatch(text))


def is_full_name(text: str) -> bool:
    """Two to four words with capitals, none of them a group's: `Ada M. Rossi`."""
    words = text.split()
    if not 2 <= len(words) <= 5 or GROUP_WORDS.search(text) or "{" in text[:1]:
        return False
    return words[0][:1].isupper() and words[-1][:1].isupper() and all(re.fullmatch(r"[^\W\d_][\w.'’-]*|\\.*|\{.*", word) for word in words)
