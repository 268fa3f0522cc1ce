"""Initials of people, behind a word for a person or before what a person does; `Type A.` and `Figure 1A` are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy.finding import Finding
from casereport.privacy.look import Look
from casereport.privacy.words import alternatives

_TWO = lazy_pattern(
    r"[A-Z]\.|\([A-Z]{2}\)|(?:atient|child|infant|man|boy|girl|pt)\s[A-Z]{2}\b|nitials|(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s[A-Z]\b"
)


_NO_PERSON = (
    r"(?:U\.\s?S|U\.\s?K|E\.\s?U|U\.\s?N|D\.\s?C|N\.\s?Y|L\.\s?A|P\.\s?M|A\.\s?M|B\.\s?C|A\.\s?D|C\.\s?E|N\.\s?B|M\.\s?D|P\.\s?O|P\.\s?S|I\.\s?V|I\.\s?M|S\.\s?C|I\.\s?U"
    r"|I\.\s?Q|S\.\s?D|S\.\s?E|C\.\s?I|I\.\s?D|O\.\s?D|O\.\s?S|O\.\s?U|N\.\s?A|Q\.\s?D|B\.\s?I|T\.\s?I|Q\.\s?I|R\.\s?N|D\.\s?O|Ph\.\s?D|M\.\s?S|B\.\s?S|B\.\s?A|M\.\s?A|S\.\s?A"
    r"|I\.\s?C|E\.\s?R|O\.\s?R|C\.\s?T|M\.\s?R|D\.\s?N|R\.\s?N|H\.\s?I|T\.\s?B|W\.\s?H|F\.\s?D|V\.\s?A|L\.\s?P|S\.\s?p|G\.\s?I|E\.\s?N|B\.\s?P|H\.\s?R|R\.\s?R)\.?"
)
"""Two letters with stops that stand for countries, hours, degrees, ways of giving and the like."""


@cache
def _initials() -> re.Pattern[str]:
    people = alternatives("names.people", "names.kin")
    titles = r"Mr|Mrs|Ms|Miss|Dr|Prof"
    acts = r"was|is|had|has|presented|underwent|reported|denied|received|came|died|did|remained|developed|visited|consulted|returned|complained"
    two = r"[A-Z]\.\s?(?:[A-Z]\.?\s?)?[A-Z]\.?"
    return shipped_pattern(
        rf"\b(?:(?i:{people}|initials:?)|{titles}\.?),?\s\(?(?P<a>{two})(?![\w.]*\w)"
        rf"|\b(?:{titles})\.?\s(?P<d>[A-Z])\b\.?(?=[\s,;:)]|$)"
        rf"|\b[Ii]nitials:?\s(?P<b>[A-Z]{{2,3}})\b"
        rf"|(?:^|[.!?]\s|\n)(?P<c>[A-Z]\.\s?[A-Z]\.),?\s(?:{acts})\b"
        rf"|(?:^|[.!?]\s|\n)(?P<e>{two}),\s(?:an?|the)\s(?:\d|[a-z]+[- ]year)"
        rf"|\b(?:of|for|from|to|in|on|with|that|when|as|is|was)\s\(?(?!{_NO_PERSON})(?P<j>[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z]\.)(?![\w-]|\s?[A-Z]\.|\s(?-i:[A-Z][a-z]))"
        rf"|(?:^|\n)(?P<f>{two}):\s"
        rf"|^(?P<g>{two})$"
        rf"|(?:{people}|old|years|yo)\s\((?P<h>{two}|[A-Z]{{2}})\)"
        rf"|(?i:\b(?:patient|pt|child|infant|woman|man|boy|girl))\s(?P<i>[A-Z]\.?[A-Z]\.?)(?=[,;:.)]|\s(?:{acts})\b)"
    )


def find_initials(look: Look) -> Iterator[Finding]:
    """Initials of people."""
    for match in _initials().finditer(look.text) if look.has_capital and _TWO.search(look.text) else ():
        yield Finding(*match.span(next(one for one in "abcdefghij" if match[one])), "initials")
