"""A given name with a family name or an initial behind it."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern
from casereport.privacy.things import names_a_thing, words_of_things
from casereport.privacy.tokens import Token
from casereport.privacy.words import listed, names, words

JOINING = frozenset(
    {"van", "von", "der", "den", "de", "la", "del", "della", "di", "da", "dos", "das", "bin", "ibn", "al", "el", "ter", "ten", "y", "le"}
)
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
FAMILY_ENDINGS = lazy_pattern(
    r"[a-z]{3}(?:ov|ev|ova|eva|yama|moto|kawa|mura|ski|ska|sky|wicz|ewicz|czyk|enko|chuk|shvili|dze|yan|dottir|sson|ainen|onen|inen|escu|opoulos|oglu|vic)$"
)
"""How family names end in languages whose names no list has in full."""


def end_of_pair(text: str, tokens: list[Token], index: int) -> int:
    """The last word of a given name with a family name or an initial behind it, -1 where there is none."""
    first = tokens[index]
    if first.key in words("names.prose"):
        return -1
    if not _is_given(first):
        return _unlisted(text, tokens, index)
    at, middle = index + 1, 0
    while at < len(tokens) and middle < 3 and is_joined(text, tokens, at) and (tokens[at].is_initial or tokens[at].key in JOINING):
        middle, at = middle + 1, at + 1
    if at < len(tokens) and is_joined(text, tokens, at) and _is_family(tokens[at], first) and not names_a_thing(text, tokens, at):
        more = at + 1
        while (
            more < len(tokens)
            and more < at + 3
            and is_joined(text, tokens, more)
            and (_is_family(tokens[more], first) or tokens[more].key in _SUFFIX)
        ):
            more += 1
        return more - 1 if f"{first.bare} {tokens[at].bare}" not in listed("names.pairs") else -1
    if middle and at < len(tokens) and tokens[at].is_capital and is_joined(text, tokens, at) and tokens[at].key not in words("names.prose"):
        return at
    if middle and tokens[index + 1].is_initial and _ends_initial(text, tokens[index + 1].end):
        return index + 1 if first.key not in words("names.eponyms") or first.key in names("given") else -1
    return -1


def _unlisted(text: str, tokens: list[Token], index: int) -> int:
    """The last word of a family name that is listed, behind a word with a capital that no list has, -1 where there is none."""
    at = index + 1
    if at + 1 < len(tokens) and tokens[at].is_initial and is_joined(text, tokens, at) and is_joined(text, tokens, at + 1):
        at += 1
    is_open = (
        tokens[index].key in words("names.eponyms")
        or tokens[index].key in words("places.allowed")
        or tokens[index].bare in words_of_things()
    )
    if at >= len(tokens) or is_open or tokens[index].key in names("family_words") or not is_joined(text, tokens, at):
        return -1
    last = tokens[at]
    is_listed = (
        last.is_capital and last.key in names("family") and last.key not in words("names.eponyms") and last.key not in names("cities")
    )
    is_listed = is_listed or (last.is_capital and bool(FAMILY_ENDINGS.search(last.key)))
    is_with_initial = at == index + 2 and last.is_capital and last.key not in words("names.prose") and len(tokens[index].key) > 3
    return at if (is_listed or is_with_initial) and not names_a_thing(text, tokens, at) else -1


def _ends_initial(text: str, end: int) -> bool:
    """Whether an initial ends a name there: a stop, or what ends a clause."""
    return end >= len(text) or text[end] in ".,;:?!)'’\n" or text[end] == " "


def is_joined(text: str, tokens: list[Token], at: int) -> bool:
    return bool(re.fullmatch(r"\.?[ \u00a0]{1,2}", text[tokens[at - 1].end : tokens[at].start])) and (
        "." not in text[tokens[at - 1].end : tokens[at].start] or tokens[at - 1].is_initial
    )


def _is_given(token: Token) -> bool:
    return token.key in names("given") or token.key in names("given_words") or is_hyphenated(token, "given")


def is_hyphenated(token: Token, kind: str) -> bool:
    return "-" in token.key and token.key.partition("-")[0] in names(kind)


def _is_family(token: Token, first: Token) -> bool:
    """Whether a word may be a family name behind a given name: listed, or no word of prose; a given name that is a word needs a listed one."""
    if not token.is_capital or token.key in words("names.prose") or token.bare in words_of_things():
        return False
    known = token.key in names("family") or token.key in names("family_words") or is_hyphenated(token, "family")
    is_sure = first.key in names("given") or first.key in words("names.sure")
    return known or (is_sure and token.key not in names("cities"))
