"""Addresses by which somebody can be reached: e-mail, telephone and fax, pages, computers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy.finding import Finding
from casereport.privacy.look import Look
from casereport.privacy.lookalikes import addresses_of_pages, is_public

_EMAIL = lazy_pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_IP = lazy_pattern(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\d)|\b(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b"
)
_SPELT = lazy_pattern(r"\b[\w.+-]{2,40}\s?(?:\(at\)|\[at\]|at)\s?[\w-]{2,40}\s?(?:\(dot\)|\[dot\]|dot)\s?[a-z]{2,6}\b")
_PROFILE = lazy_pattern(
    r"(?<![\w./@])(?:facebook|instagram|twitter|tiktok|linkedin|youtube|x)\.com/[\w./-]{2,60}"
    r"|(?<![\w.@])@[A-Za-z]\w{2,30}(?=\s(?:on|at)\s(?:Instagram|Twitter|X|TikTok|Facebook|Mastodon|Bluesky)\b)"
)
"""The page of a person in a network."""
_END = r"(?![\w/%]|[-.,]\d|\s?(?:mg|mL|ml|kg|g|mm|cm|U|IU|cells|copies|ng|µg|mmol|µmol)\b)"


@cache
def _phones() -> re.Pattern[str]:
    return shipped_pattern(
        rf"(?<![\w/.+-])(?:"
        rf"(?:\+|00)\d{{1,3}}[\s.-]?\(?\d{{1,4}}\)?(?:[\s./-]{{0,2}}\d{{2,4}}){{2,4}}"  # +44 20 7946 0018
        rf"|\(\d{{2,5}}\)\s?\d{{3,4}}[\s.-]?\d{{3,4}}"  # (559) 555-0142
        rf"|\d{{3}}(?P<s>[\s.-])\d{{3}}(?P=s)\d{{4}}"  # 559.555.0142
        rf"|\d{{3}}-\d{{4}}(?=\s?(?:ext|x\d))"
        rf"|0\d{{1,4}}[\s/-]\d{{2,4}}(?:[\s-]\d{{2,4}}){{1,3}}"  # 0490 75 40 81
        rf"|0\d{{2,4}}[/-]\d{{5,8}}"
        rf"|0(?:7\d{{3}}|1\d{{3}})\s\d{{6}}"  # 07700 900461
        rf"|\d{{2}}(?P<t>[\s.-])\d{{2}}(?P=t)\d{{2}}(?P=t)\d{{2}}(?:(?P=t)\d{{2}})?"  # 60-56-85-91
        rf"){_END}"
    )


_LABELLED = lazy_pattern(
    r"\b(?:tel|telephone|phone|mobile|cell|fax|call(?:\sback)?|callback|contact|pager|bleep|whatsapp|Telefon|téléphone)"
    r"(?:\s(?:number|no|is|on|at|info|him|her|us)){0,3}[.:\s]{1,3}(?:\()?(?P<m>\+?\(?\d[\d\s().-]{5,18}\d)(?!\w)",
    re.IGNORECASE,
)


def find_addresses(look: Look) -> Iterator[Finding]:
    """E-mail addresses, and addresses of pages and computers."""
    text = look.text
    if "@" in text:
        yield from (Finding(*match.span(), "email") for match in _EMAIL.finditer(text))
    yield from (Finding(*match.span(), "email") for match in _SPELT.finditer(text) if " dot " in text or "dot)" in text or "dot]" in text)
    yield from (Finding(*match.span(), "url") for match in addresses_of_pages(text) if not is_public(match[0]))
    yield from (Finding(*match.span(), "url") for match in _PROFILE.finditer(text) if "@" in text or ".com/" in text)
    if text.count(".") > 2 or text.count(":") > 6:
        yield from (Finding(*match.span(), "ip") for match in _IP.finditer(text))


def find_phones(look: Look) -> Iterator[Finding]:
    """Telephone and fax numbers."""
    if look.has_many_digits:
        yield from (Finding(*match.span(), "phone") for match in _phones().finditer(look.text))
        yield from (Finding(*match.span("m"), "phone") for match in _LABELLED.finditer(look.text))
