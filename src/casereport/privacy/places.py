"""Places below a region, and institutions: addresses, postcodes, cities behind the words that lead to one, names of hospitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy.finding import Finding
from casereport.privacy.look import Look
from casereport.privacy.things import words_of_things
from casereport.privacy.words import alternatives, folded, listed, names, words

_CAP = r"[A-ZÀ-ÝŐŰŁŠŽČ][\w'’.-]{0,30}\w"
_JOIN = r"(?:\s(?:and|&|of|the|de|del|della|di|du|des|la|le|van|von|der|for|e|y)){0,2}\s"
_CAPS = rf"{_CAP}(?:{_JOIN}{_CAP}){{0,5}}"
_CODED = lazy_pattern(r"[A-Z]\d[A-Z\d]? ?\d[A-Z]|[A-Z]{2},? \d{5}|[Zz][Ii][Pp]|[Pp]ost(?:al)?|PLZ|CAP|APO|FPO|DPO")
_LEADS = lazy_pattern(r"\b(?:in|from|at|of|to|near)\s$")
_THINGS = r"(?!\s(?:Sleepiness|Bowel|classification|criteria|criterion|score|scale|grade|grading|disease|syndrome|virus|fever|system|definition|consensus|protocol|equation|study|heart))"


@cache
def _addresses() -> re.Pattern[str]:
    streets, before, ends = alternatives("places.streets"), alternatives("places.streets_before"), alternatives("places.street_ends")
    word = r"[A-ZÀ-Ý0-9][\w'’.-]{0,30}"
    return shipped_pattern(
        rf"\b\d{{1,6}}[A-Za-z]?,?\s(?:{word}\s){{1,4}}(?:{streets})\b\.?"
        rf"|\b(?:{before})\s(?:(?:del|della|de|di|du|des|la|le|do|da|dos)\s){{0,2}}{_CAP}(?:\s{_CAP}){{0,3}},?\s\d{{1,5}}\b"
        rf"|\b\d{{1,6}},?\s(?:{before})\s(?:(?:del|della|de|di|du|des|la|le|do|da|dos)\s){{0,2}}{_CAP}(?:\s{_CAP}){{0,3}}"
        rf"|\b[A-ZÀ-Ý][\w-]{{2,30}}(?:{ends})\s\d{{1,5}}[a-z]?\b"
        rf"|\b[A-ZÀ-ÝŐŰ]\w{{1,30}}\s(?:utca|út|tér|u\.|körút|ulica|ul\.|cesta)\s\d{{1,5}}"
        r"|\b(?:P\.?\s?O\.?\s?Box|Postbox|Postfach|PSC|Unit)\s\d{1,6}(?:,?\sBox\s\d{1,6})?"
        r"|\b(?:Apt|Suite|Flat|Apartment)\.?\s\d{1,5}[A-Z]?\b"
        r"|\bcorner\sof\s[^,.;\n]{3,60}",
    )


@cache
def _bare_addresses() -> re.Pattern[str]:
    """What stands behind a word for an address: a name and a number, whatever the language."""
    return shipped_pattern(
        r"(?i:\b(?:address(?:\s(?:is|of|with))?|lives?\sat|lived\sat|resid(?:es|ing|ed)\sat|resident\sof|deliver(?:ed)?\sto|return\sto|meet\syou\sat|office\sis\sat|restaurant\sis\sat|drops\syou\soff\sat|new\sone\sto|enter\son|(?<=his|her)\saddress):?)"
        r"\s{1,3}(?P<m>[^\W_](?=[^;\n]{0,80}\d)[^;:?!\n]{4,80})"
    )


@cache
def _postcodes() -> re.Pattern[str]:
    return shipped_pattern(
        r"(?i:\b(?:zip(?:\scode)?|post(?:al\s|\s)?code|PLZ|CAP|code\spostal)\b[:\s]{1,3}(?P<z>[A-Z0-9][A-Z0-9 -]{2,8}\w))"
        rf"|\b(?:{alternatives('places.states')}),?\s(?P<u>\d{{5}}(?:-\d{{4}})?)(?![\w-])"
        r"|\b(?:APO|FPO|DPO)\s(?P<a>A[AEP]\s\d{5})\b"
        r"|\b(?P<b>(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY])\s\d[ABD-HJLNP-UW-Z]{2})\b"
        r"|\b(?P<c>[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\s\d[ABCEGHJ-NPRSTV-Z]\d)\b"
    )


@cache
def _lived() -> re.Pattern[str]:
    """A place behind a word that says where somebody lives, comes from, or what is a town."""
    living, towns = alternatives("places.living"), alternatives("places.towns")
    return shipped_pattern(
        rf"\b(?:{living})\s(?:(?:back|permanently|alone|together|recently|here|there|now)\s)?(?:in|from|of|at|to|near|around|outside|close\sto)\s(?:the\s)?(?P<a>{_CAPS})"
        rf"|\b(?:{towns})\s(?:of|called|named)\s(?P<b>{_CAPS})"
        rf"|\b(?:(?i:patient|man|woman|boy|girl|male|female|he|she|family|farmer|worker)|{_CAP}),?\s(?:is\s|was\s|comes\s)?from\s(?P<c>{_CAPS})"
        rf"|\b(?P<d>{_CAP}(?:\s{_CAP}){{0,2}}),\s(?:{alternatives('places.states')})(?![\w-])"
        rf"|\b(?i:place\sof\s(?:birth|residence)|birthplace|home\s?town|where:)\s(?:is\s|was\s)?(?P<e>{_CAPS})"
    )


@cache
def _prepositions() -> re.Pattern[str]:
    """Words with capitals behind a preposition that leads to a place."""
    return shipped_pattern(
        rf"\b(?i:in|from|at|near|to|around|outside|of|our|the|via|through)\s(?P<m>{_CAP}(?:[\s-]{_CAP}){{0,3}}){_THINGS}"
    )


@cache
def _institutions() -> re.Pattern[str]:
    kinds, before = alternatives("institutions.kinds"), alternatives("institutions.before")
    return shipped_pattern(
        rf"(?P<k>(?:\b(?:[A-ZÀ-Ý][\w'’.&-]{{0,30}}|of|and|&|de|for|the)\s){{1,6}}(?:{kinds}))(?![\w-]|['’]?s?\s(?:Anxiety|Disability|Score|Scale))"
        rf"|\b(?P<b>(?:{before})\s(?:(?:of|de|di|del|della|des|du|the|for|St\.?|San|Saint)\s){{0,2}}{_CAP}(?:{_JOIN}{_CAP}){{0,3}})"
        rf"|\b(?P<s>(?:St\.?|Saint|Mt\.?|Mount)\s(?!{_CAP}\s(?:{alternatives('institutions.saints_of_things')})){_CAP}(?:\s{_CAP}){{0,2}})"
    )


@cache
def _treated() -> re.Pattern[str]:
    """Words with capitals behind `treated at`, `seen at our`, `referred from`."""
    acts = alternatives("institutions.acts")
    return shipped_pattern(
        rf"\b(?:{acts})\b(?:\s[a-z][\w-]{{0,15}}){{0,2}}?\s(?:at|from|by|to|in)\s(?:(?:the|our|a)\s)?(?P<m>(?:[A-Z]{{2,6}}|{_CAP})(?:(?:,\s|{_JOIN})(?:[A-Z]{{2,6}}|{_CAP})){{0,4}}(?:\s(?:clinic|hospital|office|facility|branch|ward|center|centre)\b)?)(?![\w-]){_THINGS}"
    )


@cache
def _employers() -> re.Pattern[str]:
    """Words with capitals behind `worked at`, `employed by`, `gardener of`; and behind a feast or a market that is in them."""
    verbs, jobs = alternatives("institutions.work"), alternatives("institutions.jobs")
    return shipped_pattern(
        rf"\b(?i:{verbs})\s(?:[a-z][\w-]{{0,15}}\s){{0,4}}?(?:at|for)\s(?:the\s|a\s)?(?P<w>{_CAPS})"
        rf"|\b(?i:employed|hired|retired|employee)\s(?:by|from|of|with)\s(?:the\s|a\s)?(?P<e>{_CAPS})"
        rf"|\b(?i:{jobs})\s(?:[a-z][\w-]{{0,15}}\s)?(?:of|at|for|with)\s(?:the\s|a\s)?(?P<j>{_CAPS})"
        rf"|\b(?:{alternatives('places.gatherings')})\s(?:in|at|near|outside)\s(?:the\s)?(?P<g>{_CAPS})"
    )


def _found_employers(text: str) -> Iterator[Finding]:
    """Names of employers and schools, and of the towns of feasts."""
    for match in _employers().finditer(text):
        group = _group(match)
        named = _named(match[group])
        if (
            named
            and not _is_prose(named)
            and (group == "e" or folded(_bare(named[0])) not in words("names.eponyms") | words("months.names"))
        ):
            yield Finding(*match.span(group), "city" if group == "g" else "institution")


def find_places(look: Look) -> Iterator[Finding]:
    """Cities and institutions."""
    text = look.text
    if not look.has_capital:
        return
    yield from _found_institutions(text)
    yield from _found_homes(text)
    yield from _found_employers(text)
    for match in _prepositions().finditer(text):
        size = _city_length(match["m"])
        if size and words_of_things().isdisjoint(match["m"][size:].split()):
            yield Finding(match.start("m"), match.start("m") + size, "city")


def find_streets(look: Look) -> Iterator[Finding]:
    """Street addresses and postcodes."""
    text = look.text
    if not (look.has_capital and look.has_digit):
        return
    yield from (Finding(*match.span(), "address") for match in _addresses().finditer(text))
    yield from (Finding(*match.span("m"), "address") for match in _bare_addresses().finditer(text))
    for match in _postcodes().finditer(text) if _CODED.search(text) else ():
        yield Finding(*match.span(_group(match)), "postcode")


def _group(match: re.Match[str]) -> str:
    """The name of the first group that took part."""
    return next(key for key, value in match.groupdict().items() if value)


def _found_homes(text: str) -> Iterator[Finding]:
    """Places behind words that say where somebody lives; those behind `from`, and before a state, are cities of the list."""
    for match in _lived().finditer(text):
        group = _group(match)
        start, end = match.span(group)
        named = _named(match[group])
        if group == "d":
            is_place = not _is_a_maker(text, start) and (
                _has_city(match[group]) or _LEADS.search(text, max(0, start - 9), start) is not None
            )
        else:
            is_place = bool(named) and (group in "be" or (not _is_prose(named) and (group == "a" or _has_city(match[group]))))
        if is_place:
            yield Finding(start, end, "city")


@cache
def _known() -> re.Pattern[str]:
    """Hospitals by a name of their own, behind a word that leads to a place."""
    return shipped_pattern(rf"\b(?i:in|at|to|from|by|the|of|via|near)\s(?P<m>(?:{alternatives('institutions.known')}))(?![\w-]){_THINGS}")


def _found_institutions(text: str) -> Iterator[Finding]:
    for match in _institutions().finditer(text):
        group = _group(match)
        start, end = match.span(group)
        inside = _named(match[group])
        if group == "k":
            inside = [word for word in inside if word not in listed("institutions.kinds")]
            cut = next((place for word in inside for place in [text.index(word, start)]), start)
            start = cut
        if inside and any((word[0].isupper() and not word.isupper()) or len(word) > 2 for word in inside):
            yield Finding(start, end, "institution")
    for match in _treated().finditer(text):
        if _named(match["m"]) and not _is_prose(_named(match["m"])):
            yield Finding(*match.span("m"), "institution")
    yield from (Finding(*match.span("m"), "institution") for match in _known().finditer(text))


def _is_a_maker(text: str, start: int) -> bool:
    """Whether a place stands behind the name of a firm in brackets: `(Vistide, Gilead Sciences, Foster City, CA)`."""
    before = text[max(0, start - 120) : start]
    return "(" in before[before.rfind(")") + 1 :] and before.rstrip().endswith(",")


def _named(found: str) -> list[str]:
    """The words with a capital that name a place: no countries, no words that every hospital has."""
    return [
        word
        for word in re.findall(r"[\w'’.&-]+", found)
        if word[0].isupper()
        and not re.match(r"[A-Z]{1,6}-[a-z]", word)
        and word.rstrip(".") not in _generic()
        and folded(_bare(word)) not in words("places.allowed")
        and not folded(word).endswith(("ese", "ian"))
    ]


@cache
def _generic() -> frozenset[str]:
    return frozenset(listed("institutions.generic"))


def _is_prose(found: list[str]) -> bool:
    """Whether the first word is one that begins a sentence, or the name of a thing."""
    first = folded(_bare(found[0]))
    return first in words("names.prose") or (len(found) == 1 and first in words("names.eponyms"))


def _bare(word: str) -> str:
    return re.sub(r"['’]s$|['’]$", "", word.rstrip("."))


def _has_city(found: str) -> bool:
    return _city_length(found) > 0


def _city_length(found: str) -> int:
    """How many signs of a run of words with capitals are the name of a city from its start, 0 for none."""
    parts = found.split(" ")
    for count in range(min(len(parts), 4), 0, -1):
        name = " ".join(parts[:count]).rstrip(".,")
        plain = re.sub(r"['’]s$", "", name)
        if folded(plain) in names("cities") and folded(plain) not in words("places.allowed"):
            is_person = count == 1 and (folded(plain) in words("names.eponyms") - _cities_of_eponyms())
            return 0 if is_person else len(name)
    return 0


@cache
def _cities_of_eponyms() -> frozenset[str]:
    """Cities after which scores are named; behind a preposition they are cities."""
    return frozenset(
        {
            "glasgow",
            "vienna",
            "boston",
            "paris",
            "berlin",
            "geneva",
            "milan",
            "oxford",
            "rome",
            "baltimore",
            "amsterdam",
            "rotterdam",
            "tokyo",
        }
    )
