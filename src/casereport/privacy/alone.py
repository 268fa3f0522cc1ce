"""A name that stands alone: behind words that name, kin and patients, or listed where nothing near it makes it a thing's."""

from __future__ import annotations

import re
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy.pairs import FAMILY_ENDINGS, is_hyphenated, is_joined
from casereport.privacy.things import names_a_thing
from casereport.privacy.tokens import Token, begins_sentence
from casereport.privacy.words import names, words

_ACTS = lazy_pattern(r"\s(?:was|is|had|has|said|says|reported|presented|denied|underwent|felt|told|died|lives?|lived|came)\b")


_DOES = lazy_pattern(
    r"\s(?:said|says|told|died|underwent|reported|denied|felt|presented|wanted|wants|liked|likes|loved|loves|smiled|slept|walked|asked|called|thanked|hoped|hopes"
    r"|remembers|recalls|explained|insisted|agreed|complained|suffered|lives|lived|works|worked)\b"
)
"""What people alone do: behind a name that is a word as well, at the beginning of a sentence."""
FOREIGN = lazy_pattern(r"(?:ese|ish|ian|ean|ic|ite|ism)$")
"""How words for peoples, languages and faiths end, which have a capital too."""
_OWNED = frozenset(
    {"parents", "family", "symptoms", "condition", "case", "story", "illness", "doctor", "doctors", "recovery", "death", "life"}
)
"""What belongs to a person whose name stands before it: `Emma's parents`."""


def alone(text: str, tokens: list[Token], index: int) -> tuple[str, int]:
    """Rule and last word of a name that stands alone, ("", -1) where a word is none."""
    token = tokens[index]
    if token.key in words("names.prose") or token.key in words("places.allowed") or names_a_thing(text, tokens, index):
        return "", -1
    before = text[max(0, token.start - 40) : token.start]
    last = _run(text, tokens, index)
    if _naming().search(before):
        return "name", last
    if (
        index
        and _is_kin(text, tokens, index)
        and (is_known(token) or token.key in names("given_words") or _is_right_behind_kin(text, tokens, index))
    ):
        return "relative", last
    if token.key in words("names.eponyms"):
        return "", -1
    if index and is_behind_a_patient(text, tokens, index) and is_known(token):
        return "name", last
    return ("single", index) if _stands_alone(text, tokens, index) else ("", -1)


def _run(text: str, tokens: list[Token], index: int) -> int:
    """The last of the words with capitals that follow each other."""
    at = index + 1
    while at < len(tokens) and at < index + 3 and is_joined(text, tokens, at) and (tokens[at].is_capital or tokens[at].is_initial):
        at += 1
    return at - 1


def is_known(token: Token) -> bool:
    return any(token.key in names(kind) or is_hyphenated(token, kind) for kind in ("given", "family")) or token.key in words("names.sure")


def _is_kin(text: str, tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1]
    return before.key in words("names.kin") and bool(re.fullmatch(r",?\s\(?", text[before.end : tokens[index].start]))


def _is_right_behind_kin(text: str, tokens: list[Token], index: int) -> bool:
    """Whether any word with a capital follows kin in small letters right away, as in prose a name alone does: `his wife Sunita`."""
    before, token = tokens[index - 1], tokens[index]
    is_beside = before.text.islower() and text[before.end : token.start] == " " and before.text == before.bare
    is_thing = token.key in words("names.eponyms") or token.key in names("cities") or FOREIGN.search(token.key) is not None
    return is_beside and len(token.bare) > 3 and not is_thing and not names_a_thing(text, tokens, index - 1)


def is_behind_a_patient(text: str, tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1]
    return before.key in words("names.people") and bool(re.fullmatch(r",?\s\(?|['’]s\s", text[before.end : tokens[index].start]))


def _stands_alone(text: str, tokens: list[Token], index: int) -> bool:
    """Whether a listed name is a person's where nothing near it names one."""
    token = tokens[index]
    is_given = token.key in names("given") or token.key in words("names.sure")
    is_place = token.key in names("cities") and token.key not in words("names.sure")
    is_family = token.key in names("family") or FAMILY_ENDINGS.search(token.key)
    is_word = token.key in names("given_words") and begins_sentence(text, token.start)
    if is_word and _DOES.match(text, token.end):
        return True
    if is_place or not (is_given or is_family) or _joined_to_capital(text, tokens, index):
        return False
    if not begins_sentence(text, token.start):
        return True
    if token.text != token.bare:
        return is_given and index + 1 < len(tokens) and tokens[index + 1].key in _OWNED | words("names.kin")
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


@cache
def _naming() -> re.Pattern[str]:
    return shipped_pattern(
        r"(?i:\b(?:named|called|known\sas|identified\sas|by\sthe\sname\sof|(?:pt|patient|pts)['’]?s?\sname|(?:last|first|maiden|given|family|full)?\s?names?\s(?:is|was|are)|(?:sur)?name:|"
        r"i['’]m|i\sam|this\sis|nicknamed|née|born\sas|signed\sby|under\sthe\sname|full\sname:?|(?:last|first|maiden)\sname\?))"
        r"\s(?:(?:Dr|Mr|Mrs|Ms|Prof)\.?\s)?$"
    )
