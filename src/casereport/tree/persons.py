"""How a text names an author: with and without given names and titles, by initials, in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from casereport.patterns import lazy_pattern
from casereport.tree.folding import folded
from casereport.tree.matter import Contributor
from casereport.tree.needle import Needle, address, bounded, longest, phrase, spaced
from casereport.tree.wording import SHORT, Wording, listed, not_the_authors

_NO_INITIALS: Final = frozenset(
    ("AD", "AM", "BC", "CA", "CE", "CT", "DC", "ED", "EG", "ER", "IE", "II", "III", "IM", "IQ", "IV", "MD", "MR",
     "OP", "PM", "PO", "SC", "UK", "US")
)  # fmt: skip
"""Initials that a clinical text writes for something else, with points or without."""
_LETTERS: Final = 4
"""Initials without points that are hidden wherever they stand."""
_UMLAUTS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa", "ø": "oe", "Ø": "Oe"}
)
_SAINT: Final = lazy_pattern(r"(?<!\w)(?:St\.?|Saint|Sainte|San|Santa|Sao|Lake|Mount)\s+$")
_PUBLIC: Final = frozenset(("ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "med", "ne", "net", "nhs", "or", "org"))
"""Second parts of domains that are no institution's."""


def person(author: Contributor, words: Wording) -> Iterator[Needle]:
    """The needles of one person."""
    given = [name for name in re.split(r"[\s-]+", author.given) if name.strip(".")]
    families = list(_families(author.family, words.language))
    titles = "|".join(re.escape(title) for title in words.listed("titles"))
    for family in families:
        yield from _beside_given(family, given)
        yield _needle(rf"(?<!\w)(?:{titles})\.?\s+{_spelled(family, words.language)}(?:'?s)?(?!\w)", family)
        yield from _alone(family, words)
    for name in (author.given, *given):
        yield from _given_alone(name, words, titles)
    yield from _initials(given, author.family, words)
    yield from _addresses(author, families, words)


def _needle(pattern: str, name: str) -> Needle:
    return Needle("author", pattern, longest(name))


def _families(family: str, language: str) -> Iterator[str]:
    """A family name whole and each of its parts, without those that only join: `de la`, `van`; and as it is spelled without umlauts."""
    parts = [part for part in re.split(r"[\s-]+", family) if part and part.casefold() not in listed("particles", language)]
    found = dict.fromkeys((family, *parts))
    yield from dict.fromkeys((*found, *(name.translate(_UMLAUTS) for name in found)))


def _spelled(name: str, language: str) -> str:
    """The pattern of a family name, the words that join its parts in any case."""
    parts = [part for part in re.split(r"[\s-]+", folded(name)) if part]
    return r"[\s-]+".join(
        f"(?i:{re.escape(part)})" if part.casefold() in listed("particles", language) else re.escape(part) for part in parts
    )


def _beside_given(family: str, given: list[str]) -> Iterator[Needle]:
    """The family name beside a given name or the initials of it."""
    name = spaced(family)
    if given and bounded(family, "") == "":
        own = "".join(map(re.escape, given))
        yield from (_needle(pattern, family) for pattern in (rf"{name}\s?{own}", rf"{own}\s?{name}"))
    if len(family) < 2 or not given:
        return
    between = rf"(?:[\s-]+(?-i:[A-Z])[\w'.-]*){{0,{max(len(given) - 1, 1)}}}?\s+"
    for first in dict.fromkeys(re.escape(folded(one)) for one in given):
        yield _needle(rf"(?i:(?<!\w){first}{between}{name}(?!\w))", family)
        yield _needle(rf"(?i:(?<!\w){name},?\s+{first}(?!\w))", family)
    letters = "".join(dict.fromkeys(re.escape(folded(one)[:1]) for one in given))
    yield _needle(rf"(?<!\w)[{letters}](?:\.\s?-?(?:[A-Z]\.\s?-?)*|[A-Z]*\s){name}(?!\w)", family)
    yield _needle(rf"(?<!\w){name},?\s+[{letters}](?:\.|[A-Z]+\b)", family)


def _alone(family: str, words: Wording) -> Iterator[Needle]:
    """The family name by itself and in the plural; one that is an everyday word only where somebody did something."""
    is_rare = words.tells(family)
    if not is_rare and len(family) <= SHORT:
        return
    either = rf"(?:{_spelled(family, words.language)}|{spaced(family.upper())})"
    unless = (not_the_authors(words.language), None)
    yield Needle("author", bounded(family, rf"{either}(?:'?e?s)?"), longest(family), None if is_rare else _by(words.language), unless)


def _given_alone(name: str, words: Wording, titles: str) -> Iterator[Needle]:
    """A given name by itself; behind a title also a short one or an everyday word, not before another's family name."""
    if len(folded(name).strip(".")) < 2 or not name[:1].isupper():
        return
    yield _needle(rf"(?<!\w)(?:{titles})\.?\s+{spaced(name)}(?!\w)", name)
    is_rare = all(words.is_rare(part) for part in re.split(r"[\s-]+", name))
    if len(folded(name)) >= SHORT and is_rare:
        yield Needle("author", bounded(name, spaced(name)), longest(name), None, (_another(words.language), _SAINT))


@cache
def _another(language: str) -> re.Pattern[str]:
    """What stands behind a given name that is another person's, or that something is called after."""
    return re.compile(rf"{not_the_authors(language).pattern}|[\s-]+[A-Z][\w'-]*[a-z]")


def _initials(given: list[str], family: str, words: Wording) -> Iterator[Needle]:
    """The initials with points; without where they are many, or behind the word author or by whom something was done."""
    for letters in _letters(given, family, words.language):
        bare, word = "".join(letters), letters[0].casefold()
        pointed = r"\.\s?-?".join(map(re.escape, letters))
        if bare not in _NO_INITIALS:
            last = r"\.?" if len(letters) > 2 else r"\."
            yield Needle("author", rf"(?<!\w)(?<!\w\.){pointed}{last}(?!\w)(?!\s?-?[A-Z]\.)", f"{word}.")
        is_known = bare in _NO_INITIALS or bare in words.ordinary
        behind = _authors(words.language) if is_known else None if len(letters) >= _LETTERS else _by(words.language)
        yield Needle("author", rf"(?<!\w){re.escape(bare)}(?![\w-])", bare.casefold(), behind)


def _letters(given: list[str], family: str, language: str) -> Iterator[tuple[str, ...]]:
    """The first letters of all names, and of fewer."""
    parts = [part for part in re.split(r"[\s-]+", family) if part]
    told = [part for part in parts if part.casefold() not in listed("particles", language)] or parts
    first, own, whole = (tuple(folded(name)[:1].upper() for name in names if folded(name)) for names in (given, told, parts))
    some = ((*first, *whole), (*first, *own), (*first, *own[:1]), (*first[:1], *own), (*first[:1], *own[:1]), (*first[:1], *own[-1:]))
    yield from dict.fromkeys(letters for letters in some if len(letters) > 1 and all(letter.isalpha() for letter in letters))


@cache
def _by(language: str) -> re.Pattern[str]:
    """What stands before one who did something, other authors between."""
    return _before((*listed("authors", language), *listed("by", language)))


@cache
def _authors(language: str) -> re.Pattern[str]:
    return _before(listed("authors", language))


def _before(begun: tuple[str, ...]) -> re.Pattern[str]:
    joined = r"(?:(?:[A-Z]{2,6}|[A-Z][\w'-]+|(?:[A-Z]\.\s?-?){2,6})(?:,\s+(?:and\s+)?|\s+and\s+|\s*[&/]\s*))*"
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, begun))})[\s,(]+{joined}$")


def _addresses(author: Contributor, families: list[str], words: Wording) -> Iterator[Needle]:
    """The e-mail address, the domain that is its institution's, and every address and name of a file that has the family name in it."""
    if author.email:
        yield Needle("number", *phrase(author.email))
        domain = _own_domain(author.email.rpartition("@")[2].casefold(), words.language)
        if domain:
            yield Needle("number", *address(domain))
            yield Needle("number", *phrase(domain))
    for family in families:
        if len(family) > SHORT and len(family.split()) == 1 and words.is_rare(family):
            yield Needle("author", *address(family))
    if author.orcid:
        groups = re.findall(r"\w{4}", author.orcid) or [author.orcid]
        joined = r"[\s-]?".join(map(re.escape, groups))
        yield Needle("number", rf"(?i:(?<!\w){joined}(?!\w))", groups[0].casefold())


def _own_domain(domain: str, language: str) -> str:
    """The part of a domain that is one institution's, "" for a provider of everybody's mail."""
    parts = domain.split(".")
    count = 3 if len(parts) > 2 and parts[-2] in _PUBLIC and len(parts[-1]) == 2 else 2
    own = ".".join(parts[-count:])
    return "" if own in listed("mail", language) or len(parts) < 2 else own
