"""Doses of drugs in a sentence with route and frequency, and drugs that it says were given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from casereport.clinical.doses import ROUTES
from casereport.clinical.units import normalise_unit
from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.statements.dose_days import day_of_dose, is_changed_to
from casereport.statements.quantities import DIGITS
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Quantity, Statement
from casereport.statements.vocabulary import Mention
from casereport.statements.words import single
from casereport.values import dataclass

_UNIT = r"(?:mg|g|[µu]g|mcg|ng|kg|IU|U|units?|million units|mL|ml|mmol|mEq|tablets?|puffs?|drops?|Gy|MBq|micrograms?|milligrams?|grams?)"
_PER = r"(?:\s?/\s?(?:kg|m2|m²|m\^2\^?)|\sper\s(?:kg|kilogram|square met(?:re|er)|m2|m²))"
_BASIS = r"(?:\s?/\s?(?:d|day|h|hr|hour|min|minute|dose|wk|week|24\s?h)\b|\s(?:per|a|each)\s(?:day|hour|minute|dose|week)\b|\sdaily\b)"
_FULL = {
    "ug": "µg",
    "mcg": "µg",
    "microgram": "µg",
    "micrograms": "µg",
    "milligram": "mg",
    "milligrams": "mg",
    "gram": "g",
    "grams": "g",
    "ml": "mL",
    "units": "U",
    "unit": "U",
}
_PERIODS = {
    "d": "d",
    "day": "d",
    "daily": "d",
    "24 h": "d",
    "24h": "d",
    "h": "h",
    "hr": "h",
    "hour": "h",
    "min": "min",
    "minute": "min",
    "wk": "wk",
    "week": "wk",
}
_FAR = 90  # characters between a drug and its dose


@dataclass(frozen=True, slots=True)
class ToldDose:
    """An amount with its unit, `per` kg or m2, and the time of its `basis`; `high` of a range."""

    number: Decimal
    high: Decimal | None
    unit: str
    per: str
    basis: str
    start: int
    end: int


def read_doses(sentence: Sentence) -> tuple[ToldDose, ...]:
    """Every amount in a unit of doses, whatever it is of."""
    found = []
    for match in _dose().finditer(sentence.text, sentence.start, sentence.end):
        is_content = _VIAL.search(sentence.before(match.start("number"), 30)) is not None
        if not is_content and not re.match(
            r"\s?/\s?(?:\d|[dmµ]?[Ll]\b|mmol|mol)|\sper\s(?:m|d)?[Ll]\b", sentence.text[match.end() : match.end() + 8]
        ):
            unit = match["unit"].removesuffix("s") if match["unit"].lower() in ("tablets", "puffs", "drops") else match["unit"]
            per = "kg" if match["per"] and "k" in match["per"] else "m2" if match["per"] else ""
            period = re.sub(r"^(?:\s?/\s?|\s(?:per|a|each)\s)", "", match["basis"] or "").strip().lower()
            high = _number(match["high"]) if match["high"] else None
            found.append(
                ToldDose(
                    _number(match["number"]), high, _FULL.get(unit, unit), per, _PERIODS.get(period, ""), match.start("number"), match.end()
                )
            )
    return tuple(found)


_VIAL = lazy_pattern(
    r"\b(?:vials?|ampoules?|ampules?|syringes?|pens?|tablets?|capsules?|sachets?|bags?|containing|contains?|contained)\s(?:of\s|with\s)?$"
)
"""What holds an amount that is no dose."""


def _number(text: str) -> Decimal:
    return Decimal(re.sub(r"[,\s]", "", text))


def read_dose_statements(sentence: Sentence, doses: tuple[ToldDose, ...]) -> Iterator[Statement]:
    """The doses that belong to a drug of the record, each with its route and frequency where they stand with it."""
    drugs = [one for one in sentence.mentions if one.name.thing in ("drug", "other drug") and not one.name.key.startswith("no ")]
    for dose in doses:
        drug = _drug_of(sentence, drugs, dose)
        if drug is None or drug.name.thing != "drug":
            continue
        is_own, is_history = sentence.is_own(dose.start), sentence.is_history(dose.start)
        told = Quantity(
            dose.number,
            normalise_unit(dose.unit),
            dose.start,
            dose.end,
            dose.high,
            _about(sentence, dose),
            written=f"{dose.unit}|{dose.per}|{dose.basis}",
        )
        first, last = sentence.clause(dose.start)
        is_sure = (
            not sentence.has("given.unsure_dose", first, last) and sum(_drug_of(sentence, drugs, other) is drug for other in doses) == 1
        )
        is_whole = sentence.has("given.unsure_dose", max(first, sentence.word_at(dose.start) - 4), last) and re.search(
            r"\b(?:total|cumulative|maximum|up to)\b", sentence.before(dose.start, 40) + sentence.behind(dose.end, 16), re.IGNORECASE
        )
        if is_whole:
            continue
        day, is_changed = day_of_dose(sentence, dose.start, dose.end, len(doses)), is_changed_to(sentence, dose.start)
        yield Statement(
            "dose", 0, 0, drug.name.key, told, day, role="to" if is_changed else "", is_own=is_own,
            is_history=is_history, is_sure=is_sure, start=dose.start, end=dose.end,
        )  # fmt: skip
    for drug in drugs:
        if drug.name.thing == "drug":
            yield from _ways(sentence, drug, drugs)
    yield from _given(sentence, drugs)
    yield from _unknown(sentence)


def _about(sentence: Sentence, dose: ToldDose) -> str:
    return "~" if re.search(r"(?:\b(?:about|approximately|around|roughly)|[~\u2248])\s?$", sentence.before(dose.start, 16)) else ""


def _drug_of(sentence: Sentence, drugs: list[Mention], dose: ToldDose) -> Mention | None:
    """The drug of a dose: the one just behind it (`2 mg/kg of anakinra`), else the last before it that nothing else parts from it."""
    behind = next((one for one in drugs if one.start >= dose.end), None)
    gap = sentence.text[dose.end : behind.start] if behind else ""
    if behind and (_of().fullmatch(gap) or (len(gap) < 50 and re.fullmatch(r"(?:[^,;:()]{0,40}\s)?of\s(?:[a-z]{3,14}\s){0,2}", gap))):
        return behind
    before = [one for one in drugs if one.end <= dose.start]
    if not before or dose.start - before[-1].end > _FAR:
        return None
    between = [one for one in sentence.mentions if before[-1].end <= one.start < dose.start and one.name.thing in ("analyte", "measure")]
    return None if between else before[-1]


# --- routes and frequencies --------------------------------------------------------------------------------------------------------


def _ways(sentence: Sentence, drug: Mention, drugs: list[Mention]) -> Iterator[Statement]:
    """The route and the frequency told with a drug, up to the next drug or the end of the clause group."""
    after = next((one.start for one in drugs if one.start > drug.start), sentence.end)
    before = next((one.end for one in reversed(drugs) if one.end <= drug.start), sentence.start)
    stop = _end_of(sentence.text, drug.end, min(after, drug.end + _FAR))
    start = max(before, drug.start - 26)
    is_own, is_history = sentence.is_own(drug.start), sentence.is_history(drug.start)
    routes = [found for found in _route().finditer(sentence.text, start, stop) if not drug.start <= found.start() < drug.end]
    close = [
        found
        for found in routes
        if found.start() > drug.end or re.fullmatch(r"\s(?:[a-z-]{2,14}\s){0,2}", sentence.text[found.end() : drug.start])
    ]
    names = {_route_of(found[0].lower()) for found in close}
    if len(names) == 1 and not re.search(r"\b(?:switched|changed|converted|then|followed)\b", sentence.text[start:stop], re.IGNORECASE):
        found = close[0]
        yield Statement(
            "route", 0, 0, drug.name.key, word=names.pop(), is_own=is_own, is_history=is_history, start=found.start(), end=found.end()
        )
    often = list(_often().finditer(sentence.text, drug.end, stop))
    if len(often) == 1 and not re.search(r"\b(?:then|followed|increased|reduced|changed)\b", sentence.text[drug.end : stop], re.IGNORECASE):
        yield Statement(
            "frequency",
            0,
            0,
            drug.name.key,
            word=often[0][0].lower(),
            is_own=is_own,
            is_history=is_history,
            start=often[0].start(),
            end=often[0].end(),
        )


_MISSPELT = {
    r"intrav[ei]n\w{2,8}": "intravenous", r"subc[ua]t\w{3,10}": "subcutaneous", r"subq\w{2,10}": "subcutaneous",
    r"intra[- ]?musc?\w{3,9}": "intramuscular",
    r"oraly": "oral", r"orraly": "oral", r"intrathec\w{1,5}": "intrathecal", r"subling\w{2,7}": "sublingual",
}  # fmt: skip
"""Routes as they are misspelt."""


def _route_of(word: str) -> str:
    return ROUTES.get(word) or next(route for pattern, route in _MISSPELT.items() if re.fullmatch(pattern, word))


def _end_of(text: str, start: int, stop: int) -> int:
    """The end of the stretch behind a drug in which its route and frequency stand."""
    found = re.compile(r"\s(?:and|but|while|whereas)\s(?=[a-z]{3})|[;:]|,\s(?:and|but|then|which|who)\b").search(text, start, stop)
    return found.start() if found else stop


# --- drugs given -------------------------------------------------------------------------------------------------------------------


def _given(sentence: Sentence, drugs: list[Mention]) -> Iterator[Statement]:
    """Drugs that a sentence says were given."""
    for drug in drugs:
        first, last = sentence.clause(drug.start)
        low = max(0, min(first, drug.first - 4))
        is_withheld = sentence.has("given.not_given", low, drug.first) or sentence.has(
            "given.not_given_behind", drug.last, max(last, drug.last)
        )
        if drug.name.thing not in ("drug", "other drug") or is_withheld:
            continue
        is_dosed = re.match(r"\s\(?\d[\d.,]*\s?(?:mg|g|\u00b5g|mL|IU|U)\b", sentence.behind(drug.end, 24)) is not None
        if not is_dosed and not sentence.has("given.verbs", max(0, first - 12), last):
            continue
        yield Statement(
            "drug",
            0,
            0,
            drug.name.key,
            is_own=sentence.is_own(drug.start),
            is_history=sentence.is_history(drug.start),
            start=drug.start,
            end=drug.end,
        )


def _unknown(sentence: Sentence) -> Iterator[Statement]:
    """Words that end as names of drugs do, and that a dose follows at once or that were given: doxazosin (20 mg)."""
    for index, word in enumerate(sentence.words):
        if not word.low.endswith(_endings()) or word.low in single("drug.endings_of_words") or sentence.covers(word.start):
            continue
        is_dosed = _DOSED.match(sentence.text, word.end, sentence.end) is not None
        is_given = _GIVEN.match(sentence.text, word.end, sentence.end) is not None
        if (is_dosed or is_given) and not sentence.has("given.not_given", max(0, index - 4), min(index + 4, len(sentence.lows))):
            is_own, is_history = sentence.is_own(word.start), sentence.is_history(word.start)
            yield Statement("drug", 0, 0, word.low, is_own=is_own, is_history=is_history, start=word.start, end=word.end)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(single("drug.endings"))


_DOSED = lazy_pattern(r"\s\(?\d[\d.,]*\s?(?:mg|g|\u00b5g|mcg|mL|IU|U)\b")
_GIVEN = lazy_pattern(
    r"(?:\s\([^()]{1,60}\))?\s(?:was|were)\s(?:then\s|also\s)?(?:given|started|added"
    r"|administered|begun|commenced|initiated|infused|prescribed)\b"
)


# --- patterns ----------------------------------------------------------------------------------------------------------------------


@cache
def _dose() -> re.Pattern[str]:
    return shipped_pattern(
        rf"(?<![\w.,/^\u2212-])(?P<number>{DIGITS})(?:\s?[-\u2013]\s?(?P<high>{DIGITS}))?[\s-]?(?P<unit>{_UNIT})(?![\w%])(?P<per>{_PER})?(?P<basis>{_BASIS})?"
    )


@cache
def _of() -> re.Pattern[str]:
    return shipped_pattern(
        r"\s(?:of\s)?(?:(?:intravenous|oral|subcutaneous|IV|iv|po|sc|i\.v\.|daily|inhaled|topical|intramuscular)\s){0,2}"
    )


@cache
def _route() -> re.Pattern[str]:
    words = [word for word in ROUTES if len(word) > 3 and word not in ("infusion", "patch", "cutaneous", "nasal", "nebs", "enteral")]
    return shipped_pattern(
        rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))}|{'|'.join(_MISSPELT)})\b", re.IGNORECASE
    )


@cache
def _often() -> re.Pattern[str]:
    number = r"\d{1,3}|one|two|three|four|six|eight|twelve"
    return shipped_pattern(
        rf"\bevery\s(?:other\s(?:day|week)|(?:{number})?\s?(?:hours?|h|days?|d|weeks?|wk|months?)\b)"
        rf"|\bq\s?\d{{1,2}}\s?h\b|\b(?:once|twice|thrice|(?:{number})\stimes)\s(?:a|per|each)\s(?:day|week)\b|\b(?:once|twice|thrice|(?:{number})\stimes)\s(?:daily|weekly|monthly)\b"
        r"|\b(?:bid|tid|qid|nightly|weekly|monthly|fortnightly)\b",
        re.IGNORECASE,
    )
