"""Checks of letters: none of another alphabet inside a word, no O or l among digits."""

from __future__ import annotations

from casereport.checks.subject import Subject
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault

# Letters that are printed as Latin ones are (Unicode Technical Standard 39, confusables), by alphabet. Of the Greek ones those are left out
# that
# medicine writes beside Latin letters: alpha, beta, gamma, kappa, mu, chi and the like (TNFα, NFκB, µg).
_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһԍ"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυι"
_LETTER = r"[^\W\d_]"
_MIXED = lazy_pattern(
    rf"(?<![\u0370-\u052f])(?:[A-Za-z][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}][A-Za-z]|[{_GREEK}][a-z])"
    rf"|(?<!{_LETTER})[{_CYRILLIC}]{{1,3}}(?!{_LETTER})"
    r"|[a-z]{2}[αρ][a-z]{2}"
)
_WHOLE = lazy_pattern(r"[\u0400-\u04ff]{4}")
"""A word in Cyrillic: a text that quotes the language has its short words too."""
_DIGITS = lazy_pattern(
    r"(?<![\w.,/-])(?:\d{1,5}[.,]?[OolI]\d{0,4}|[OlI]\d{0,3}[.,]\d{1,4}|[lI]\d{2,4})"
    r"(?= ?(?:%|mg|g|kg|µg|μg|mcg|mL|L|U|IU|mmol|µmol|nmol|pmol|mm|cm|mmHg|/min|°C|days?|weeks?|months?|years?)(?!\w))"
)
_ANY_DIGITS = lazy_pattern(r"\d[.,]?[OolI]|[OlI]\d|[OlI][.,]\d")


def letters_are_of_one_alphabet(subject: Subject) -> list[Problem]:
    """No word mixes Latin letters with Cyrillic or Greek ones that look alike, and no number has a letter for a digit."""
    problems: list[Problem] = []
    for path, text in subject.texts:
        if not text.isascii() and (found := _MIXED.search(text)) and not _WHOLE.search(text):
            hint = "type the word anew: searches, spelling checkers and screen readers do not find it so"
            where = _within(text, found.start())
            problems.append(
                fault("foreign-letter", "a letter of another alphabet that looks like a Latin one", path=path, hint=hint, within=where)
            )
        if _ANY_DIGITS.search(text) and (found := _DIGITS.search(text)):
            where = _within(text, found.start())
            hint = "write digits: 0 for O, 1 for l and I"
            problems.append(
                fault("foreign-letter", "a letter stands in a number where a digit belongs", path=path, hint=hint, within=where)
            )
    return problems


def _within(text: str, at: int) -> tuple[int, int]:
    """Line and column of a place in a text, from 0."""
    before = text[:at]
    return before.count("\n"), len(before) - before.rfind("\n") - 1
