"""A sentence as what can be compared: its clauses, each with stems that are affirmed or denied, and the times it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from casereport.language import names_in, say
from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.values import dataclass

Time = tuple[str, str]
"""A unit and a number: ("day", "3")."""

_SENTENCE_END = lazy_pattern(r"(?<=[.!?;])(?<!\b[a-z]\.[a-z]\.)\s+|\n+")
_DASH = lazy_pattern(r"[\u2010\u2011\u2212]")
_SOFT = lazy_pattern(r"[\u00ad\u2060\u200b]")
_THOUSANDS = lazy_pattern(r"(?<=\d),(?=\d{3}\b)")
_GRAM = lazy_pattern(r"(?<=\w)-(?=(?:negative|positive|free)\b)")
_OUT_OF = lazy_pattern(r"(?<=\d) of (?=\d)")
_SIGN = lazy_pattern(r"\d+(?:[.,/]\d+)*|[^\W\d_]+|[%°]|[,:(]|\)|\|")
_UNIT = r"(?:minute|hour|day|week|month|year)"
_SHORT = {"min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "y": "year"}
_LENGTH = rf"(?:{_UNIT}|{'|'.join(_SHORT)})"
_N = r"\d+(?:\.\d+)?"
_TO = rf"(?:\s*[-\u2013\u2014]\s*|\s*(?:to|through|until)\s+{_UNIT}s?\s+)"
_AND = rf"(?:\s*(?:,\s*(?:and\s)?|and\s|or\s|to\s|through\s|until\s|[-\u2013\u2014])\s*(?:{_UNIT}s?\s+)?)"
_TIME = lazy_pattern(
    rf"\b(?P<of>{_UNIT})(?:s\s+(?P<many>{_N}(?:{_AND}{_N})*)|\s+(?P<one>-?{_N}(?:{_TO}-?{_N})?))\b"
    rf"|\b(?P<count>{_N})[\s-]+(?P<unit>{_LENGTH})s?\s+(?=(?P<side>after|before|later|earlier|since|of\slife|of\sage))"
    rf"|\b(?<=at )(?P<bare>{_N})\s+(?P<length>{_LENGTH})s?\b(?!\s+(?:after|before|later|earlier|since|of)\b)"
)
"""`days 1, 3 and 5`, `day 4 to day 10`, `2 hours after`, `at 2 hours`: of the clock that counts so.

Behind one day a comma begins something else: `412 on day 1, 268 on day 4`.
"""
_SIDES = {"later": "after", "since": "after", "earlier": "before", "of life": "at", "of age": "at", None: "at"}
_NUMBER = lazy_pattern(rf"(?<![\d.])-?{_N}|(?<=-){_N}")
_COUNTED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_NTH = lazy_pattern(rf"\b({'|'.join(_ORDINALS)}|(\d+)(?:st|nd|rd|th))\s+(?:\w+\s+)?({_UNIT})\b")
_WORDED = lazy_pattern(rf"\b({'|'.join(_COUNTED)})(?=\s+{_UNIT}s?\b)|(?<=day )({'|'.join(_COUNTED)})\b")

_A_DAY = lazy_pattern(r"\bdays?\s+(?:\d+\s*(?:-|to|and)\s*)?(\d+)\b(?!\s+(?:after|before|later|of life))")
_LATER = lazy_pattern(
    r"\b(?:(?P<number>\d+)\s+(?P<unit>day|week)s?\s+(?:later|afterwards|thereafter)|(?:on\s+)?the\s+(?:next|following)\s+(?:day|morning)"
    r"|(?P<same>(?:on\s+)?the\s+same\s+day))\b"
)
"""Days told from the day before them."""
_WEEK = 7

_FORWARD = {"no", "not", "never", "none", "neither", "nor", "without", "denied", "denies", "denying", "absence", "lacked", "non", "free"}
"""What denies the words behind it."""
_BACKWARD = {"absent", "negative", "excluded", "unremarkable", "noncontributory", "denied"}
"""What denies the words before it: fever was absent."""
_ANSWERS = {"none", "no", "never", "nil"}
"""What denies the rest of an entry where it is all that a piece says: `seizures | none`."""
_TURNS = {"but", "however", "although", "though", "except", "whereas", "while", "yet"}
_VERBS = {
    "is", "are", "was", "were", "had", "has", "have", "showed", "developed", "received", "presented", "came", "complained", "reported",
    "noticed", "underwent", "with",
}  # fmt: skip
_FINITE = {"was", "were", "is", "are", "came", "presented", "showed", "developed", "received", "underwent"}
"""What ends the reach of a denial wherever it stands: who had never smoked was admitted with chest pain."""
_PASSIVE = {"is", "are", "was", "were", "be", "been"}
"""What makes a `not` deny what stands before it: fever was not seen."""
_CLAUSES = {",", ":", "(", ")", "|", "and", "then", "to", "which", "who"} | _TURNS
_EMPTY = {
    "a", "an", "the", "of", "on", "in", "at", "to", "by", "with", "for", "from", "as", "it", "its", "his", "her", "their", "she", "he",
    "they", "did", "does", "do", "this", "that", "there", "any", "known", "given", "or", "history",
} | _VERBS | _PASSIVE | _CLAUSES  # fmt: skip
_ENDINGS = ("ations", "ation", "ments", "ment", "ing", "ies", "ied", "edly", "ily", "es", "ed", "ly", "s", "y", "e")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: stems with whether they are denied, and each group of times it names (`days 4 to 10` is one group)."""

    stems: frozenset[tuple[str, bool]]
    times: tuple[frozenset[Time], ...]


Sentence = tuple[Clause, ...]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text as typed."""
    return _SENTENCE_END.split(text)


def names_in_text(text: str, names: Sequence[Sequence[str]]) -> list[int]:
    """Which of several patients, each with all that they are called, a text names."""
    return [index for index, called in enumerate(names) if any(_has(text, name) for name in called)]


def is_of_all(sentence: str, names: Sequence[Sequence[str]]) -> bool:
    """True for a sentence that tells of every patient alike: it says so, and sets no one apart."""
    says = any(_has(sentence, word) for word in words_for("everyone"))
    return says and not names_in_text(sentence, names) and not any(_has(sentence, word) for word in words_for("someone"))


def _has(sentence: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence, re.IGNORECASE) is not None


def with_days(sentences: Sequence[str]) -> Iterator[str]:
    """The sentences of one text with `two days later` and `the next day` told by their days, where a sentence before names one."""
    day: int | None = None
    for sentence in sentences:
        told = _LATER.sub(lambda found, day=day: _day_of(found, day), _folded(sentence))  # type: ignore[misc]  # the day of now
        yield told
        days = [int(number) for number in _A_DAY.findall(told)]
        day = days[-1] if days else day


def _day_of(found: re.Match[str], day: int | None) -> str:
    if day is None:
        return found[0]
    number = int(found["number"] or 1) * (_WEEK if found["unit"] == "week" else 1) if not found["same"] else 0
    return say("time.day", number=day + number)


def read_sentence(text: str, *, is_piece: bool = False) -> Sentence:
    """The clauses of one sentence; of a `piece` that is looked for, a number before a word counts only with that word."""
    spared, groups = _without_times(_folded(text))
    signs = _SIGN.findall(_in_one_word(spared))
    denied, is_plain = _denied(signs)
    clauses: list[tuple[set[tuple[str, bool]], list[frozenset[Time]]]] = [(set() if is_plain else {(UNSURE, False)}, [])]
    for index, sign in enumerate(signs):
        if sign in _CLAUSES:
            clauses.append((set(), []))
        elif sign == _HELD:
            clauses[-1][1].append(groups.pop(0))
        elif sign not in _EMPTY and (sign not in _FORWARD or sign in _BACKWARD):
            clauses[-1][0].update((stem, denied[index]) for stem in _stems(signs, index, is_piece=is_piece))
    return tuple(Clause(frozenset(stems), tuple(times)) for stems, times in clauses)


UNSURE = "doubt"
"""Stands among the stems of a sentence that denies a denial."""
_HELD = "xheldtimex"


def _without_times(text: str) -> tuple[str, list[frozenset[Time]]]:
    """The text with a mark in the place of every time, and the times in order."""
    groups: list[frozenset[Time]] = []

    def held(found: re.Match[str]) -> str:
        numbers = found["many"] or found["one"] or found["count"] or found["bare"]
        length = found["unit"] or found["length"]
        unit = found["of"] or f"{_SHORT.get(length, length)} {_SIDES.get(found['side'], found['side'])}"
        groups.append(frozenset((unit, number) for number in _NUMBER.findall(numbers)))
        return f" {_HELD} "

    return _TIME.sub(held, text), groups


def _folded(text: str) -> str:
    folded = _DASH.sub("-", unicodedata.normalize("NFKC", _SOFT.sub("", text)).casefold())
    folded = _OUT_OF.sub("/", _GRAM.sub("", _THOUSANDS.sub("", folded)))
    folded = _NTH.sub(lambda found: f"{found[3]} {found[2] or _ORDINALS.index(found[1]) + 1}", folded)
    return _WORDED.sub(lambda found: str(_COUNTED.index(found[1] or found[2])), folded)


def _in_one_word(text: str) -> str:
    for pattern, word in _same_words():
        text = pattern.sub(word, text)
    return text


@cache
def _same_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is written in several ways, and the one that stands for all."""
    same = [(word, say(f"same.{word}")) for word in names_in("same")]
    return tuple((shipped_pattern(rf"(?<!\w)(?:{'|'.join(map(re.escape, _listed(text)))})(?!\w)"), word) for word, text in same)


def _listed(text: str) -> list[str]:
    return sorted(text.split(", "), key=len, reverse=True)


@cache
def words_for(subject: str) -> tuple[str, ...]:
    """The words by which a sentence tells of a subject, of `tobacco` smoker, smoked, tobacco; () for what is no subject."""
    return tuple(_listed(say(f"told_of.{subject}"))) if subject in names_in("told_of") else ()


def _denied(signs: list[str]) -> tuple[list[bool], bool]:
    """Which signs stand in the reach of a word that denies, and whether none is denied twice (`was not absent`)."""
    found = [False] * len(signs)
    is_plain = True
    start, is_reached = 0, False
    for index, sign in enumerate(signs):
        before = signs[index - 1] if index else ""
        is_verb = (sign in _VERBS and before in _CLAUSES) or (sign in _FINITE and before not in _FORWARD)
        if sign in _TURNS or sign == "|" or is_verb:
            is_reached = False
            start = index if sign in _TURNS or (sign in _VERBS and before in _CLAUSES) else start
        is_answer = sign in _ANSWERS and before in ("", "|") and signs[index + 1 : index + 2] in ([], ["|"])
        if is_answer or sign in _BACKWARD or (sign == "not" and before in _PASSIVE):
            is_plain = is_plain and not any(found[start:index])
            found[start:index] = [True] * (index - start)
        found[index] = is_reached
        is_reached = is_reached or sign in _FORWARD or (sign == "negative" and signs[index + 1 : index + 2] == ["for"])
    return found, is_plain


def _stems(signs: list[str], index: int, *, is_piece: bool) -> Iterator[str]:
    sign, after = signs[index], signs[index + 1] if index + 1 < len(signs) else ""
    is_counted = sign[0].isdigit() and (after[:1].isalpha() or after == "%") and after not in _EMPTY and after != _HELD
    if is_counted:
        yield f"{sign} {stem_of(after)}"
    if not (is_counted and is_piece):
        yield stem_of(sign)


def stem_of(word: str) -> str:
    """The word without the ending of its form: bruise, bruising and bruised have one stem."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith(("ss", "us", "is")):
            return word[: -len(ending)]
    return word
