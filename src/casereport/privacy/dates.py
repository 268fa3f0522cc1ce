"""Calendar dates as English, and the languages around it, write them; a year alone is none (45 CFR 164.514(b)(2)(i)(C))."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy.finding import Finding
from casereport.privacy.look import Look
from casereport.privacy.words import alternatives, words

_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_GAP = r"[\s.,-]{1,3}"


@cache
def _written() -> re.Pattern[str]:
    """A day or a year beside the name of a month."""
    month, day_word = rf"(?:{alternatives('months.names')})\b\.?", rf"(?:{alternatives('months.ordinals')})"
    day = rf"(?:the\s)?{_DAY}(?:\s?(?:st|nd|rd|th|er|º|\.))?"
    of = r"(?:\s?(?:of|de|di|del|den|d['’])\s?)?"
    return shipped_pattern(
        rf"(?<![\w.,/-]){day}[\s-]{{0,2}}{of}(?-i:{month})(?:{_GAP}{of}{_YEAR}\b)?"  # 5 March 2024, 5th of May, 5 de mayo de 2020
        rf"|\b(?-i:{month})\s{{0,2}}{day}(?![\d%.]*\d|\s?(?:mg|g|mL|ml|kg|mm|cm|%|patients|cases|weeks|months|years|days)\b)(?:,?\s{{0,2}}{_YEAR}\b)?"
        rf"|\b(?:the\s)?{day_word}\s(?:day\s)?(?:of\s)?(?-i:{month})(?:,?\s{_YEAR}\b)?"  # the third of July
        rf"|\b(?-i:{month})\s(?:the\s)?{day_word}\b(?:,?\s{_YEAR}\b)?"
        rf"|\b(?-i:{month}){_GAP}(?:of\s|de\s|del\s)?{_YEAR}(?![\d-])"  # March 2024
        rf"|\b\d{{1,2}}(?-i:{month})\d{{2,4}}\b",
        re.IGNORECASE,
    )


@cache
def _numeric() -> re.Pattern[str]:
    both = rf"(?:{_DAY}[/.-]{_MONTH_NUMBER}|{_MONTH_NUMBER}[/.-]{_DAY})"
    return shipped_pattern(
        rf"(?<![\w./-])(?:19|20)\d\d(?P<sep>[-/.]){_MONTH_NUMBER}(?P=sep){_DAY}(?![\d/-]|\.\d)"  # 2024-03-05
        rf"|(?<![\w./-]){both}[/.-](?:19|20)\d\d(?![\d/-]|\.\d)"  # 5/3/2024, 05.03.2024
        rf"|(?<![\w./-]){both.replace('.', '')}/\d\d(?![\w/%-]|\.\d)"  # 4/22/22
        rf"|(?<![\w./-])(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.\d\d(?![\w/%-]|\.\d)"  # 05.03.24
        rf"|(?<![\w./-])(?:0[1-9]|[12]\d|3[01])-(?:0[1-9]|1[0-2])-\d\d(?![\w/%-]|\.\d)"
        rf"|(?<![\w./-]){_DAY}[./ -](?:I{{1,3}}|I?V|VI{{1,3}}|I?X|XI{{1,2}})[./ -](?:19|20)\d\d\b"  # 5.XII.2020
        rf"|(?<![\w./-])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w.]\d|\d|\s?(?:cells|copies|IU|U)\b)"  # 20240305
        rf"|\b(?:on|dated?|DOB|d\.o\.b\.|born)[: ]{{1,2}}(?:(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01])|(?:[12]\d|3[01])/(?:0[1-9]|1[0-2]))(?![\w/%]|\s?(?:mm|scale|eyes?))"
    )


@cache
def _months() -> re.Pattern[str]:
    """A month without day or year, where the words before it make it one."""
    month = "January|February|March|April|May|June|July|August|September|October|November|December"
    before = r"(?:in|since|until|till|during|from|by|of|before|after|through|to|last|next|this|that)"
    return shipped_pattern(
        rf"\b{before}\s(?:the\s)?(?:(?:early|mid|late|end\sof|beginning\sof)[\s-])?(?P<m>{month})\b(?!\s?\d|['’]s?\s?\w|\s[A-Z])"
    )


@cache
def _weekdays() -> re.Pattern[str]:
    return shipped_pattern(
        rf"\b(?:on|by|until|since|last|next|this)\s(?:the\s)?(?:following\s)?(?P<m>{alternatives('months.weekdays')})\b(?!s)"
    )


@cache
def _feasts() -> re.Pattern[str]:
    return shipped_pattern(
        r"\b(?:on|since|before|after|at)\s(?P<m>(?:Christmas|Boxing|New\sYear['’]?s?|Easter|Thanksgiving|Independence)(?:\s(?:Day|Eve|Sunday|Monday))?)\b"
    )


_FIGURES = lazy_pattern(r"\d[./ -](?:\d\d?|[IVX]{1,4})[./ -]\d\d|(?:19|20)\d{6}|\b(?:on|dated?|DOB|born)[: ]{1,2}\d\d?/\d")
_FEASTS = frozenset({"christmas", "boxing", "year", "easter", "thanksgiving", "independence"})
_EACH = lazy_pattern(r"\b(?:every|each|weekly|weekdays)\b[^.]{0,30}$")


def find_dates(look: Look) -> Iterator[Finding]:
    """Dates, months, days of the week and feasts by their name."""
    text = look.text
    if look.has_digit and _FIGURES.search(text):
        yield from (Finding(*match.span(), "date") for match in _numeric().finditer(text))
    if look.has_month:
        yield from (Finding(*match.span(), "date") for match in _written().finditer(text))
        yield from (Finding(*match.span("m"), "month") for match in _months().finditer(text))
    if not _FEASTS.isdisjoint(look.keys):
        yield from (Finding(*match.span("m"), "date") for match in _feasts().finditer(text))
    if not words("months.weekdays").isdisjoint(look.keys):
        for match in _weekdays().finditer(text):
            if not _EACH.search(text, max(0, match.start() - 60), match.start()):
                yield Finding(*match.span("m"), "weekday")
