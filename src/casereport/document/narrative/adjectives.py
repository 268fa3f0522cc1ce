"""Words that say how somebody or something is, known by their endings and by what follows: `pale and cachectic`, not `equal pulses`."""

from __future__ import annotations

import re
from functools import cache

from casereport.language import phrases, spoken_now
from casereport.patterns import lazy_pattern

_TOKEN = lazy_pattern(r"[^\W\d_][\w’'-]*|[^\w\s]|\S+")
JOINTS = frozenset({"and", "or", "but", "nor", ",", "/", "yet"})


def is_state(text: str) -> bool:
    """True for adjectives without a noun behind them, up to the first preposition, bracket or number: `alert, oriented to person`."""
    words = [word.lower() for word in _TOKEN.findall(text.lower().removeprefix(phrases(spoken_now())["form.no_longer"]))]
    if words and (
        words[0] in word_list("states") or text.lower().startswith(tuple(phrases(spoken_now())["form.state_phrases"].split(", ")))
    ):
        return True
    is_found = False
    for number, word in enumerate(words):
        if word in JOINTS:
            if word == "," and not _goes_on(words[number + 1 :]):
                return is_found
        elif describes(word):
            is_found = True
        elif is_found and _ends(word):
            return True
        elif not is_adverb(word):
            return bool(is_found and number and words[number - 1] in JOINTS and word in word_list("states"))
    return is_found


def describes(word: str) -> bool:
    """True for an adjective or participle that can stand alone behind `was`, by its ending or by the lists of the language."""
    word = word.lower()
    if word in word_list("state_words") or word in word_list("predicates") or word in word_list("participles"):
        return True
    if happened(word):
        return False
    last = word.rpartition("-")[2]
    is_noun = last in word_list("state_nouns") or last.endswith(tuple(word_list("state_noun_ends")))
    return not is_noun and word.endswith(tuple(word_list("state_ends")))


def happened(word: str) -> bool:
    """True for a verb of the past that needs no object, and is no participle: `died`, `vomited`, but not `treated`."""
    return word.lower() in word_list("shape.verbs") - word_list("shape.done")


def is_adverb(word: str) -> bool:
    """True for a word that says how or when, not what: `mildly`, `still`."""
    return word in word_list("adverbs") or (word.endswith("ly") and not word.endswith(tuple(word_list("adverb_nouns"))))


def _goes_on(rest: list[str]) -> bool:
    """True when what follows a comma goes on with adjectives."""
    return bool(rest) and (rest[0] in JOINTS or is_adverb(rest[0]) or describes(rest[0]))


def _ends(word: str) -> bool:
    """True for what is no part of the name of a thing: `oriented x3`, but not `normal S1`."""
    return not word[0].isalpha() or re.fullmatch(r"x\d", word) is not None or word in word_list("links") | word_list("closers")


def word_list(name: str) -> frozenset[str]:
    """The words of a list of the language spoken, parted by commas or spaces, by the name of its phrase, of `form` where none is named."""
    return _read(spoken_now(), name if "." in name else f"form.{name}")


@cache
def _read(language: str, name: str) -> frozenset[str]:
    text = phrases(language)[name]
    return frozenset(word.strip() for word in text.split(",") if word.strip()) if "," in text else frozenset(text.split())
