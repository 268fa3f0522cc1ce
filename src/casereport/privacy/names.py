"""Names of people: behind titles, kin and words that name; given and family name together; initials; names that stand alone.

A name is told from the words of medicine by lists: given names and family names (words/sources.json), ordinary words, eponyms, and what
follows an eponym (`disease`, `sign`). Cited authors (`Smith et al.`, `Smith [3]`) are public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import lazy_pattern
from casereport.privacy.alone import alone, is_behind_a_patient, is_known
from casereport.privacy.finding import Finding
from casereport.privacy.look import Look
from casereport.privacy.pairs import FAMILY_ENDINGS, JOINING, end_of_pair
from casereport.privacy.things import names_a_thing, words_of_things
from casereport.privacy.tokens import Token
from casereport.privacy.words import listed, names, words

_TITLED = 3  # words behind a title that may belong to the name


@cache
def _titles() -> frozenset[str]:
    return frozenset(listed("names.titles"))


_CITED = lazy_pattern(r"[\s,]*(?:et\sal\b|and\s(?:colleagues|co-?workers|associates|others)|\[@|\[\d|\(\d{4}|\d{4}\b|,\s\d{4}\b|\^)")
_SIGNED = lazy_pattern(r"\b(?:signed|given|obtained|provided|granted)\s(?:by|from)\s$")
"""Words of a consent before the name of who gave it."""
_AND_CITED = lazy_pattern(r"\s(?:and|&)\s[A-ZÀ-Ý][\w'’-]{1,30}[\s,]*(?:et\sal\b|and\scolleagues|\[@|\[\d|\(\d{4}|\^)")


def find_names(look: Look) -> Iterator[Finding]:
    """Names and initials of people; `rule` says by what they were found."""
    text, tokens = look.text, look.tokens
    index = 0
    while index < len(tokens):
        at = index
        if not tokens[at].text[0].isupper():
            found, index = _in_small_letters(text, tokens, at)
        else:
            found, index = _name_at(text, tokens, at)
            found = found or _beside_another(text, tokens, at)
        if found:
            yield found


def _beside_another(text: str, tokens: list[Token], index: int) -> Finding | None:
    """A word with a capital that stands in a list with a listed name: `Monjeau, Graves and Reed`."""
    token = tokens[index]
    if not _may_be_a_name(token):
        return None
    for step in (-1, 1):
        at = index + step
        first, second = sorted((index, at))
        if 0 <= at < len(tokens):
            between = text[tokens[first].end : tokens[second].start]
            if between == " " and tokens[at].text in ("and", "or", "&") and 0 <= at + step < len(tokens):
                at, between = at + step, " and "
            if (
                between in (", ", " and ")
                and _may_be_a_name(tokens[at])
                and _are_people(token, tokens[at], between)
                and not names_a_thing(text, tokens, max(index, at))
            ):
                is_public = any(_is_public(text, tokens, one) for one in (index, at))
                return None if is_public else Finding(token.start, token.start + len(token.bare), "single")
    return None


def _may_be_a_name(token: Token) -> bool:
    return (
        token.is_capital
        and token.text == token.bare
        and not any(token.key in words(name) for name in ("names.prose", "places.allowed"))
        and token.key not in names("cities")
        and token.bare not in words_of_things()
    )


def _are_people(one: Token, other: Token, between: str) -> bool:
    """Whether two words in a list are people: joined by `and` both listed, one no eponym; behind a comma given names or such as are no words."""
    eponyms = words("names.eponyms")
    listed_ones = [
        is_known(token) or token.key in names("family_words") or bool(FAMILY_ENDINGS.search(token.key)) for token in (one, other)
    ]
    if between == " and ":
        sure = [(is_known(token) or bool(FAMILY_ENDINGS.search(token.key))) and token.key not in eponyms for token in (one, other)]
        return all(listed_ones) and any(sure)
    return other.key in names("given") and other.key not in eponyms and any(listed_ones)


def _name_at(text: str, tokens: list[Token], index: int) -> tuple[Finding | None, int]:
    """The name that begins at a word, and the word to go on with."""
    token = tokens[index]
    if token.bare in _titles() and (end := _behind_title(text, tokens, index)) > index:
        return Finding(tokens[index].start, tokens[end].end, "title"), end + 1
    if not token.is_capital:
        return None, index + 1
    end = end_of_pair(text, tokens, index)
    rule = "name"
    if end < 0:
        rule, end = alone(text, tokens, index)
    if end < 0 or _is_public(text, tokens, end):
        return None, index + 1
    if (
        rule == "name"
        and index
        and (is_behind_a_patient(text, tokens, index) or _SIGNED.search(text, max(0, token.start - 40), token.start))
    ):
        rule = "patient"
    return Finding(token.start, tokens[end].start + len(tokens[end].bare), rule), end + 1


def _behind_title(text: str, tokens: list[Token], index: int) -> int:
    """The last word of a name behind a title, or the title itself where none follows."""
    end = index
    for at in range(index + 1, min(index + 1 + _TITLED, len(tokens))):
        gap = text[tokens[at - 1].end : tokens[at].start]
        if not re.fullmatch(r"\.?[\s]{1,2}", gap) or (at > index + 1 and "." in gap and not tokens[at - 1].is_initial):
            break
        is_name = tokens[at].is_capital and tokens[at].key not in words("names.prose")
        if tokens[at].is_initial or is_name or (tokens[at].key in JOINING and at + 1 < len(tokens) and tokens[at + 1].is_capital):
            end = at
            continue
        if tokens[at].text.isupper() and len(tokens[at].text) > 2 and tokens[at].text.isalpha() and at == end + 1:
            end = at
            continue
        break
    return end


def _in_small_letters(text: str, tokens: list[Token], index: int) -> tuple[Finding | None, int]:
    """A given and a family name that nobody wrote with capitals; both must be listed and no words."""
    if tokens[index].key in names("given") and index + 1 < len(tokens):
        first, second = tokens[index], tokens[index + 1]
        is_beside = second.text.islower() and text[first.end : second.start] == " "
        if is_beside and len(first.key) > 3 and len(second.key) > 4 and second.key in names("family"):
            return Finding(first.start, second.end, "name"), index + 2
    return None, index + 1


def _is_public(text: str, tokens: list[Token], end: int) -> bool:
    """Whether a name is that of a cited author."""
    return bool(_CITED.match(text, tokens[end].end) or _AND_CITED.match(text, tokens[end].end))
