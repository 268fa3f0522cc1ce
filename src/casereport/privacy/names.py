"""Names of people: behind titles, kin and words that name; given and family name together; initials; names that stand alone.

A name is told from the words of medicine by lists: given names and family names (words/sources.json), ordinary words, eponyms, and what
follows an eponym (`disease`, `sign`). Cited authors (`Smith et al.`, `Smith [3]`) are public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy.finding import Finding
from casereport.privacy.look import Look
from casereport.privacy.tokens import Token, begins_sentence
from casereport.privacy.words import folded, listed, names, words

_TITLED = 3  # words behind a title that may belong to the name
_JOINING = frozenset(
    {"van", "von", "der", "den", "de", "la", "del", "della", "di", "da", "dos", "das", "bin", "ibn", "al", "el", "ter", "ten", "y", "le"}
)
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})


@cache
def _titles() -> frozenset[str]:
    return frozenset(listed("names.titles"))


@cache
def _naming() -> re.Pattern[str]:
    return shipped_pattern(
        r"(?i:\b(?:named|called|known\sas|identified\sas|by\sthe\sname\sof|(?:pt|patient|pts)['’]?s?\sname|(?:last|first|maiden|given|family|full)?\s?names?\s(?:is|was|are)|(?:sur)?name:|"
        r"i['’]m|i\sam|this\sis|nicknamed|née|born\sas|signed\sby|under\sthe\sname|full\sname:?|(?:last|first|maiden)\sname\?))"
        r"\s(?:(?:Dr|Mr|Mrs|Ms|Prof)\.?\s)?$"
    )


_CITED = lazy_pattern(r"[\s,]*(?:et\sal\b|and\s(?:colleagues|co-?workers|associates|others)|\[@|\[\d|\(\d{4}|\d{4}\b|,\s\d{4}\b|\^)")
_AND_CITED = lazy_pattern(r"\s(?:and|&)\s[A-ZÀ-Ý][\w'’-]{1,30}[\s,]*(?:et\sal\b|and\scolleagues|\[@|\[\d|\(\d{4}|\^)")
_ENDINGS = lazy_pattern(
    r"[a-z]{3}(?:ov|ev|ova|eva|yama|moto|kawa|mura|ski|ska|sky|wicz|ewicz|czyk|enko|chuk|shvili|dze|yan|dottir|sson|ainen|onen|inen|escu|opoulos|oglu|vic)$"
)
"""How family names end in languages whose names no list has in full."""
_ACTS = lazy_pattern(r"\s(?:was|is|had|has|said|says|reported|presented|denied|underwent|felt|told|died|lives?|lived|came)\b")
_HYPHEN = lazy_pattern(r"[-–]\w")


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
                and not _names_a_thing(text, tokens, max(index, at))
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
    listed_ones = [_is_known(token) or token.key in names("family_words") or bool(_ENDINGS.search(token.key)) for token in (one, other)]
    if between == " and ":
        sure = [(_is_known(token) or bool(_ENDINGS.search(token.key))) and token.key not in eponyms for token in (one, other)]
        return all(listed_ones) and any(sure)
    return other.key in names("given") and other.key not in eponyms and any(listed_ones)


def _name_at(text: str, tokens: list[Token], index: int) -> tuple[Finding | None, int]:
    """The name that begins at a word, and the word to go on with."""
    token = tokens[index]
    if token.bare in _titles() and (end := _behind_title(text, tokens, index)) > index:
        return Finding(tokens[index].start, tokens[end].end, "title"), end + 1
    if not token.is_capital:
        return None, index + 1
    end = _pair(text, tokens, index)
    rule = "name"
    if end < 0:
        rule, end = _alone(text, tokens, index)
    if end < 0 or _is_public(text, tokens, end):
        return None, index + 1
    return Finding(token.start, tokens[end].start + len(tokens[end].bare), rule), end + 1


def _behind_title(text: str, tokens: list[Token], index: int) -> int:
    """The last word of a name behind a title, or the title itself where none follows."""
    end = index
    for at in range(index + 1, min(index + 1 + _TITLED, len(tokens))):
        gap = text[tokens[at - 1].end : tokens[at].start]
        if not re.fullmatch(r"\.?[\s]{1,2}", gap) or (at > index + 1 and "." in gap and not tokens[at - 1].is_initial):
            break
        is_name = tokens[at].is_capital and tokens[at].key not in words("names.prose")
        if tokens[at].is_initial or is_name or (tokens[at].key in _JOINING and at + 1 < len(tokens) and tokens[at + 1].is_capital):
            end = at
            continue
        if tokens[at].text.isupper() and len(tokens[at].text) > 2 and tokens[at].text.isalpha() and at == end + 1:
            end = at
            continue
        break
    return end


def _pair(text: str, tokens: list[Token], index: int) -> int:
    """The last word of a given name with a family name or an initial behind it, -1 where there is none."""
    first = tokens[index]
    if first.key in words("names.prose"):
        return -1
    if not _is_given(first):
        return _unlisted(text, tokens, index)
    at, middle = index + 1, 0
    while at < len(tokens) and middle < 3 and _joined(text, tokens, at) and (tokens[at].is_initial or tokens[at].key in _JOINING):
        middle, at = middle + 1, at + 1
    if at < len(tokens) and _joined(text, tokens, at) and _is_family(tokens[at], first) and not _names_a_thing(text, tokens, at):
        more = at + 1
        while (
            more < len(tokens)
            and more < at + 3
            and _joined(text, tokens, more)
            and (_is_family(tokens[more], first) or tokens[more].key in _SUFFIX)
        ):
            more += 1
        return more - 1 if f"{first.bare} {tokens[at].bare}" not in listed("names.pairs") else -1
    if middle and at < len(tokens) and tokens[at].is_capital and _joined(text, tokens, at) and tokens[at].key not in words("names.prose"):
        return at
    if middle and tokens[index + 1].is_initial and _ends_initial(text, tokens[index + 1].end):
        return index + 1 if first.key not in words("names.eponyms") or first.key in names("given") else -1
    return -1


def _unlisted(text: str, tokens: list[Token], index: int) -> int:
    """The last word of a family name that is listed, behind a word with a capital that no list has, -1 where there is none."""
    at = index + 1
    if at + 1 < len(tokens) and tokens[at].is_initial and _joined(text, tokens, at) and _joined(text, tokens, at + 1):
        at += 1
    is_open = (
        tokens[index].key in words("names.eponyms")
        or tokens[index].key in words("places.allowed")
        or tokens[index].bare in words_of_things()
    )
    if at >= len(tokens) or is_open or tokens[index].key in names("family_words") or not _joined(text, tokens, at):
        return -1
    last = tokens[at]
    is_listed = (
        last.is_capital and last.key in names("family") and last.key not in words("names.eponyms") and last.key not in names("cities")
    )
    is_listed = is_listed or (last.is_capital and bool(_ENDINGS.search(last.key)))
    is_with_initial = at == index + 2 and last.is_capital and last.key not in words("names.prose") and len(tokens[index].key) > 3
    return at if (is_listed or is_with_initial) and not _names_a_thing(text, tokens, at) else -1


def _ends_initial(text: str, end: int) -> bool:
    """Whether an initial ends a name there: a stop, or what ends a clause."""
    return end >= len(text) or text[end] in ".,;:?!)'’\n" or text[end] == " "


def _joined(text: str, tokens: list[Token], at: int) -> bool:
    return bool(re.fullmatch(r"\.?[ \u00a0]{1,2}", text[tokens[at - 1].end : tokens[at].start])) and (
        "." not in text[tokens[at - 1].end : tokens[at].start] or tokens[at - 1].is_initial
    )


def _is_given(token: Token) -> bool:
    return token.key in names("given") or token.key in names("given_words") or _hyphenated(token, "given")


def _hyphenated(token: Token, kind: str) -> bool:
    return "-" in token.key and token.key.partition("-")[0] in names(kind)


def _is_family(token: Token, first: Token) -> bool:
    """Whether a word may be a family name behind a given name: listed, or no word of prose; a given name that is a word needs a listed one."""
    if not token.is_capital or token.key in words("names.prose") or token.bare in words_of_things():
        return False
    known = token.key in names("family") or token.key in names("family_words") or _hyphenated(token, "family")
    is_sure = first.key in names("given") or first.key in words("names.sure")
    return known or (is_sure and token.key not in names("cities"))


@cache
def words_of_things() -> frozenset[str]:
    """What follows an eponym, with small letters and with capitals as they stand in the list."""
    return frozenset(listed("names.things"))


def _names_a_thing(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a name is part of the name of a thing: `Babinski sign`, `Graves' disease`, `Guillain-Barré`."""
    if _HYPHEN.match(text, tokens[at].end):
        return True
    return at + 1 < len(tokens) and (tokens[at + 1].text in words_of_things() or tokens[at + 1].key in _lower_things())


@cache
def _lower_things() -> frozenset[str]:
    return frozenset(folded(one) for one in listed("names.things") if one.islower())


def _alone(text: str, tokens: list[Token], index: int) -> tuple[str, int]:
    """Rule and last word of a name that stands alone, ("", -1) where a word is none."""
    token = tokens[index]
    if token.key in words("names.prose") or token.key in words("places.allowed") or _names_a_thing(text, tokens, index):
        return "", -1
    before = text[max(0, token.start - 40) : token.start]
    last = _run(text, tokens, index)
    if _naming().search(before):
        return "name", last
    if index and _is_kin(text, tokens, index) and (_is_known(token) or token.key in names("given_words")):
        return "relative", last
    if token.key in words("names.eponyms"):
        return "", -1
    if index and _is_patient(text, tokens, index) and _is_known(token):
        return "name", last
    return ("single", index) if _stands_alone(text, tokens, index) else ("", -1)


def _run(text: str, tokens: list[Token], index: int) -> int:
    """The last of the words with capitals that follow each other."""
    at = index + 1
    while at < len(tokens) and at < index + 3 and _joined(text, tokens, at) and (tokens[at].is_capital or tokens[at].is_initial):
        at += 1
    return at - 1


def _is_known(token: Token) -> bool:
    return any(token.key in names(kind) or _hyphenated(token, kind) for kind in ("given", "family")) or token.key in words("names.sure")


def _is_kin(text: str, tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1]
    return before.key in words("names.kin") and bool(re.fullmatch(r",?\s\(?", text[before.end : tokens[index].start]))


def _is_patient(text: str, tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1]
    return before.key in words("names.people") and bool(re.fullmatch(r",?\s\(?|['’]s\s", text[before.end : tokens[index].start]))


def _stands_alone(text: str, tokens: list[Token], index: int) -> bool:
    """Whether a listed name is a person's where nothing near it names one."""
    token = tokens[index]
    is_given = token.key in names("given") or token.key in words("names.sure")
    is_place = token.key in names("cities") and token.key not in words("names.sure")
    is_family = token.key in names("family") or _ENDINGS.search(token.key)
    if is_place or not (is_given or is_family) or _joined_to_capital(text, tokens, index):
        return False
    if not begins_sentence(text, token.start):
        return True
    return is_given and (text[token.end : token.end + 1] in (",", ":") or bool(_ACTS.match(text, token.end)))


def _joined_to_capital(text: str, tokens: list[Token], index: int) -> bool:
    """Whether another word with a capital or a number stands beside it: the name of a firm, a city, a scale."""
    behind = (
        index + 1 < len(tokens)
        and text[tokens[index].end : tokens[index + 1].start] in (" ", "-", "–", " & ")
        and tokens[index + 1].text[0].isupper()
    )
    before = (
        index > 0 and text[tokens[index - 1].end : tokens[index].start] in (" ", "-", "–", " & ") and tokens[index - 1].text[0].isupper()
    )
    return behind or (before and not begins_sentence(text, tokens[index - 1].start))


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
