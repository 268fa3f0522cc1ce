"""Ages, sexes and numbers of patients in a sentence, and of which patient it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from casereport.model.durations import UNIT_OF
from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Quantity, Statement
from casereport.statements.words import NUMBERS, number_of, single

_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
    "teens": 10,
}
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(NUMBERS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
_BANDS = r"newborn|neonate|infant|toddler|child|adolescent|teenager|teenage|sexagenarian|septuagenarian|octogenarian|elderly"
_NOUNS = frozenset({"man", "boy", "gentleman", "male", "woman", "girl", "lady", "female", "schoolboy", "schoolgirl"})
_BEFORE_KIN = 4


def read_ages(sentence: Sentence) -> Iterator[Statement]:
    """The ages that a sentence gives people: a 14-year-old girl, aged 62 years, in her sixties, an infant."""
    for found in _age().finditer(sentence.text, sentence.start, sentence.end):
        if not _OTHER_AGE.search(sentence.before(found.start(), 20)) and not _is_of_own_child(sentence, found):
            yield from _age_statement(sentence, found)


_OTHER_AGE = lazy_pattern(
    r"\b(?:gestational|post-?menstrual|post-?conceptional|bone|mental|corrected|developmental|conceptional)\s$", re.IGNORECASE
)


_CHILDREN = frozenset({"newborn", "neonate", "infant", "child"})
_BIRTH = lazy_pattern(r"\b(?:births?|born|bore|deliver\w{0,4}|pregnan\w{0,3}|gestation\w{0,2}|caesarean|cesarean)\b", re.IGNORECASE)


def _is_of_own_child(sentence: Sentence, found: re.Match[str]) -> bool:
    """True for a child told of with its birth, who may be that of a patient: birth weight of the child."""
    return (found["band"] or "").lower() in _CHILDREN and _BIRTH.search(sentence.text, sentence.start, sentence.end) is not None


def _age_statement(sentence: Sentence, found: re.Match[str]) -> Iterator[Statement]:
    group = "n" if found["n"] else "number" if found["number"] else 0
    at, is_own = found.start(group), sentence.is_own(found.start())
    told: Quantity | None = None
    word = ""
    if group:
        number = _spoken(found[group])
        if number is None:
            return
        unit = UNIT_OF.get((found["unit"] or found["unit2"] or found["unit3"] or "years").lower(), "y")
        told, word = Quantity(number, None, at, found.end(), written=unit), "age"
    elif found["tens"]:
        word = f"decade {_TENS.get(found['tens'].lower()) or int(found['tens'][:2])}"
    else:
        word = found["band"].lower()
    is_kin = _is_kin(sentence, found.end()) or sentence.is_of_kin(at)
    is_history = bool(
        re.search(
            r"\b(?:at|since|from|until|before|by|from) (?:the |an )?(?:age of )?(?:about )?$",
            sentence.before(found.start(), 24),
            re.IGNORECASE,
        )
    )
    yield Statement(
        "age",
        0,
        0,
        quantity=told,
        word=word,
        is_own=is_own and not is_kin,
        is_history=is_history or sentence.is_history(at),
        start=at,
        end=found.end(),
    )


def _is_kin(sentence: Sentence, at: int) -> bool:
    """True where a relative stands just behind a place: her 12-year-old brother."""
    first = sentence.word_at(at)
    return any(word in single("person.kin") for word in sentence.lows[first : first + 2])


def _spoken(text: str) -> Decimal | None:
    parts = [number_of(part) for part in text.split("-")]
    return Decimal(sum(part for part in parts if part)) if all(part is not None for part in parts) else None


# --- sex -----------------------------------------------------------------------------------------------------------------------------


def read_sexes(sentence: Sentence, *, others_before: bool) -> Iterator[Statement]:
    """The words that tell a sex, pronouns too where nobody else is told of; `others_before` where the sentence before names a relative."""
    has_others = others_before or names_others(sentence)
    for index, word in enumerate(sentence.lows):
        sex = "male" if word in single("person.male") else "female" if word in single("person.female") else ""
        if not sex or word in single("person.plural"):
            continue
        at = sentence.words[index].start
        is_noun = word in _NOUNS
        if (not is_noun and has_others) or (is_noun and not _is_of_patient(sentence, index)):
            continue
        is_own = sentence.is_own(at) and not _is_kin(sentence, at)
        yield Statement("sex", 0, 0, word=sex, is_own=is_own, is_sure=is_noun, start=at, end=sentence.words[index].end)


def names_others(sentence: Sentence) -> bool:
    """True for a sentence that names a relative or someone of the staff, for whom a pronoun can stand."""
    return any(word in single("person.kin") or word in single("person.staff") for word in sentence.lows)


def _is_of_patient(sentence: Sentence, index: int) -> bool:
    """True for `a 34-year-old woman`, `the boy`: behind an article or an age, no part of a compound."""
    before = sentence.lows[max(0, index - 4) : index]
    after = sentence.lows[index + 1] if index + 1 < len(sentence.lows) else ""
    is_told = bool({"a", "an", "the", "this", "old", "our", "young", "elderly", "another"} & set(before))
    kin = any(word in single("person.kin") for word in sentence.lows[max(0, index - _BEFORE_KIN) : index])
    return (
        is_told
        and not kin
        and "another" not in before
        and not {"birth", "bore", "delivered", "borne"} & set(before)  # a child of the patient: had given birth to a healthy boy
        and after not in ("donor", "partner", "relative", "relatives", "sex", "genital", "pattern", "patients")
    )


# --- how many ------------------------------------------------------------------------------------------------------------------------


def read_counts(sentence: Sentence) -> Iterator[Statement]:
    """How many patients a sentence tells of: two patients, two of three patients, both patients."""
    for found in _count().finditer(sentence.text, sentence.start, sentence.end):
        number = 2 if found["both"] else number_of(found["n"] or "")
        if number is None or found["noun"].lower() not in single("person.group"):
            continue
        of = number_of(found["of"]) if found["of"] else None
        told = Quantity(Decimal(number), None, found.start(), found.end(), high=Decimal(of) if of else None)
        word = (
            "all"
            if re.search(
                r"\b(?:report|describe|present|here are|we saw|we treated)\s(?:on\s|the cases of\s|the courses? of\s"
                r"|an?\s(?:case\s)?series\sof\s|here\s|the\s)?$",
                sentence.before(found.start()),
                re.IGNORECASE,
            )
            else ""
        )
        is_kin = (
            re.search(r"\b(?:siblings|brothers|sisters|children)$", found[0], re.IGNORECASE) is not None
            and re.search(r"\b(?:had|has|her|his|of)\s(?:\w{1,12}\s)?$", sentence.before(found.start(), 30)) is not None
        )
        yield Statement(
            "count",
            0,
            0,
            quantity=told,
            word=word,
            is_own=(sentence.is_own(found.start()) or (word == "all" and "we" in sentence.lows and not sentence.is_retold)) and not is_kin,
            is_history=sentence.is_history(found.start()),
            start=found.start(),
            end=found.end(),
        )


# --- patterns ------------------------------------------------------------------------------------------------------------------------


@cache
def _age() -> re.Pattern[str]:
    return shipped_pattern(
        rf"(?<![\w.-])(?:(?P<n>{_NUMBER})(?:[\s-](?P<unit>year|month|week|day)s?[\s-]old|\s(?P<unit2>years|months|weeks|days)\sof\sage)"
        rf"|(?:aged|age\s(?:was|of|is))\s(?P<number>{_NUMBER})(?:\s(?P<unit3>years?|months?|weeks?|days?))?"
        rf"|in\s(?:his|her|their)\s(?:early\s|late\s|mid-?\s?)?(?P<tens>\d0s|{'|'.join(_TENS)})"
        rf"|(?:an?|the|this|our)\s(?:[a-z-]{{3,14}}\s){{0,2}}(?P<band>{_BANDS}))\b(?!-)",
        re.IGNORECASE,
    )


@cache
def _count() -> re.Pattern[str]:
    return shipped_pattern(
        rf"(?<![\w.,/-])(?:(?P<both>both)|(?P<n>{_NUMBER}))(?:\sof\s(?:the\s|our\s|these\s)?(?P<of>{_NUMBER}))?\s(?:of\s(?:the|our|these)\s)?(?:[a-z-]{{3,16}}\s){{0,2}}?(?P<noun>[a-z]{{3,12}}s|men|women|children)\b",
        re.IGNORECASE,
    )
