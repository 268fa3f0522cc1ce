"""A text with the names of its record → the statements it makes, each at its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from casereport.patterns import lazy_pattern
from casereport.statements.amounts import read_amounts
from casereport.statements.arithmetic import read_sums
from casereport.statements.courses import read_directions
from casereport.statements.doses import read_dose_statements, read_doses
from casereport.statements.findings import read_findings
from casereport.statements.genes import read_genes
from casereport.statements.happenings import read_deaths, read_event_days, read_lengths_of
from casereport.statements.levels import read_levels
from casereport.statements.pasts import read_pasts
from casereport.statements.persons import names_others, read_ages, read_counts, read_sexes
from casereport.statements.quantities import read_quantities
from casereport.statements.results import read_results
from casereport.statements.sentence import Sentence, clause_cuts
from casereport.statements.shown import Shown, Tell, show
from casereport.statements.sides import read_sides
from casereport.statements.statement import Day, Statement
from casereport.statements.times import ToldDay, read_days, read_lengths
from casereport.statements.tokens import split_sentences, split_words
from casereport.statements.told_days import is_gestational
from casereport.statements.values import read_values
from casereport.statements.vitals import read_measurements
from casereport.statements.vocabulary import Vocabulary
from casereport.statements.words import NUMBERS

_OTHER_TIME = lazy_pattern(
    r"\b(?:days?|weeks?|admission|initial(?:ly)?|previous(?:ly)?|earlier|before|after(?:wards)?|later|then|baseline|compared|from|since|peak(?:ed)?"
    r"|highest|lowest|nadir|had(?!\s(?:fallen|risen|dropped|(?:de|in)creased|declined|climbed|recovered|reached))|until|next|first|last|subsequent(?:ly)?|discharge|outset|onset|prior|follow\w{0,9}|when|while|which|whose|who)\b",
    re.IGNORECASE,
)
"""Words by which a number may be of another time than the day told before it."""
_IN_TURN = lazy_pattern(
    r"\b(?:[Ii]n )?[Tt]he (?P<nth>first|second|third|fourth|fifth|sixth|other)(?=[,;:.)]|\s(?:an?|had)\s|\s\()"
    r"|\b(?:respectively|both|all|each|neither)\b"
)
_TOGETHER = lazy_pattern(r",?\sand\s(?:(?:an?|the|his|her)\s)?(?:[\w-]+\s){0,3}")
"""What parts two patients who are told of together: a 44-year-old man and a 38-year-old woman, with lead of 3.9 and 2.1 µmol/L."""
_NOUNS = frozenset({"girl", "woman", "daughter", "lady", "boy", "man", "son", "gentleman"})
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}


@dataclass
class _Before:
    """What the sentences before one leave it: a day, a patient, a report that is being retold, and whether others were named."""

    day: Day | None = None
    patient: str = ""
    heading: str = ""
    """Whom the last heading names: its paragraphs are of that patient."""
    is_retold: bool = False
    has_others: bool = False
    by_sex: dict[str, str] = field(default_factory=dict)
    """The only patient of each sex among several."""


def read_statements(
    text: str,
    names: Vocabulary,
    *,
    tell: Tell | None = None,
    is_case: bool = True,
    patients: tuple[str, ...] = (),
    is_lesson: bool = False,
) -> tuple[Statement, ...]:
    """The statements of a Markdown text in the order of their places.

    `tell` prints facts, so that what stands around them can be read; `is_case` is False for texts that tell of others too (a discussion);
    `patients` are the ids in the order of the record, for `the second patient`; `is_lesson` for what is learnt of the case.
    """
    shown = show(text, tell)
    before = _Before(by_sex=_by_sex(names) if len(patients) > 1 else {})
    found: list[Statement] = []
    for start, end, is_first in split_sentences(shown.text):
        if is_first:
            before.patient, before.has_others = before.heading, False
        sentence = _sentence(shown, start, end, names, before, is_case=is_case)
        sentence = replace(sentence, is_lesson=is_lesson) if is_lesson else sentence
        if shown.text.startswith("#", start):
            before.heading = before.patient = _of_heading(sentence)
        patient_at = _patients(sentence, patients, before)
        for told in _statements(sentence, before):
            line, column = shown.place(told.start)
            found.append(replace(told, line=line, column=column, patient=patient_at(told.start, told.end)))
        before.day = next((one.day for one in reversed(sentence.days) if one.day.first == one.day.last and one.day.unit == "d"), before.day)
        before.has_others = names_others(sentence)
    return tuple(sorted(found, key=lambda told: (told.start, told.kind)))


_GRADED = frozenset({"grade", "stage", "class"})


def read_amounts_of_entry(text: str) -> tuple[Statement, ...]:
    """The amounts that a text of an entry tells: its label says of what, so that no word need stand beside them."""
    if not any(letter.isdigit() for letter in text) and not any(word.low in NUMBERS or word.low in _GRADED for word in split_words(text)):
        return ()
    shown = show(text)
    found: list[Statement] = []
    for start, end, _ in split_sentences(shown.text):
        words = split_words(shown.text, start, end)
        lows, cuts = tuple(word.low for word in words), clause_cuts(shown.text, start, end)
        sentence = Sentence(shown, start, end, words, (), (), (), is_case=True, lows=lows, cuts=cuts)
        found += read_amounts(sentence, [], of_entry=True)
    return tuple(found)


def _of_heading(sentence: Sentence) -> str:
    """The only patient that a heading names, "" for none or several."""
    named = {one.name.key for one in sentence.mentions if one.name.thing == "patient"}
    return named.pop() if len(named) == 1 else ""


def _sentence(shown: Shown, start: int, end: int, names: Vocabulary, before: _Before, *, is_case: bool) -> Sentence:
    words = split_words(shown.text, start, end)
    days = (
        read_days(shown.text, start, end, before.day)
        if re.search("day|HD|POD|morning|weeks?|months?|years?", shown.text[start:end], re.IGNORECASE)
        else ()
    )
    sentence = Sentence(
        shown, start, end, words, names.find(shown.text, words), read_quantities(shown, start, end), days, is_case, before.is_retold,
        tuple(word.low for word in words), clause_cuts(shown.text, start, end),
    )  # fmt: skip
    is_retold = "et" in sentence.lows and re.search(r"\bet al\b", shown.text[start:end]) is not None
    before.is_retold = (is_retold or before.is_retold) and shown.text[start:end].rstrip().endswith(";")
    return replace(sentence, is_retold=is_retold or sentence.is_retold)


def _statements(sentence: Sentence, before: _Before) -> Iterator[Statement]:
    doses = read_doses(sentence)
    lengths = list(read_lengths(sentence.text, sentence.start, sentence.end))
    ages = list(read_ages(sentence))
    taken = (
        [(one.start, one.end) for one in sentence.days] + [(one.start, one.end) for one in lengths] + [(one.start, one.end) for one in ages]
    )
    drugs = list(read_dose_statements(sentence, doses))
    taken += [(one.start, one.end) for one in drugs if one.kind == "dose"]
    counts = list(read_counts(sentence))
    values = list(read_values(sentence, taken))
    yield from (_on_its_day(sentence, told) if told.kind == "value" and told.quantity else told for told in values)
    lasting = list(read_lengths_of(sentence, lengths))
    often = [(one.start, one.end) for one in drugs if one.kind == "frequency"]
    told_otherwise = [(one.start, one.end) for one in (*values, *lasting, *counts)]
    amounts_taken = [*told_otherwise, *often, *((one.start, one.end) for one in (*drugs, *ages) if one.kind in ("dose", "age"))]
    amounts_taken += [(one.start, one.end) for one in sentence.days if one.day.unit == "d"]
    yield from read_directions(sentence)
    yield from ages
    yield from read_sexes(sentence, others_before=before.has_others)
    yield from counts
    yield from drugs
    yield from read_event_days(sentence)
    yield from lasting
    yield from read_amounts(sentence, amounts_taken)
    moved = [(one.start, one.end) for one in values if one.kind in ("change", "percent", "fold")]
    yield from (told for told in read_sums(sentence) if not any(start < told.end and told.start < end for start, end in moved))
    yield from read_deaths(sentence)
    yield from read_findings(sentence)
    yield from read_results(sentence)
    yield from read_levels(sentence)
    yield from read_measurements(sentence)
    yield from read_pasts(sentence)
    yield from read_genes(sentence)
    yield from read_sides(sentence)


# --- the day of a value ----------------------------------------------------------------------------------------------------------------


def _on_its_day(sentence: Sentence, told: Statement) -> Statement:
    """The value with the day told behind it, `135 mg/L on day 3`, or before its name, `On day 3 CRP was`."""
    end = told.end
    behind = next(
        (
            one
            for one in sentence.days
            if one.start >= end and re.fullmatch(r"\s?\(?\s?(?:(?:on|by|at|of)\s(?:the\s)?)?", sentence.text[end : one.start])
        ),
        None,
    )
    day = behind or _day_before(sentence, told)
    is_of_clock = day and day.day.first == day.day.last and not is_gestational(sentence, day.day)
    return replace(told, day=day.day) if day and is_of_clock else told


def _day_before(sentence: Sentence, told: Statement) -> ToldDay | None:
    """The day that opens what is told; None where the number may be of another time, or is not the first."""
    day = next((one for one in reversed(sentence.days) if one.end <= told.start), None)
    if day is None or day.day.word not in ("on", "by", "at", ""):
        return None
    behind = next((one.start for one in sentence.mentions if one.start > day.end and one.name.thing in ("analyte", "measure")), None)
    if behind is None or behind > told.start:
        return None
    is_first = not any(behind < one.start < told.start and not _inside(sentence, one.start) for one in sentence.quantities)
    return day if is_first and not _OTHER_TIME.search(sentence.text[day.end : told.start]) else None


def _inside(sentence: Sentence, at: int) -> bool:
    return any(one.start <= at < one.end for one in sentence.mentions)


# --- whose it is -----------------------------------------------------------------------------------------------------------------------


class _Whose:
    """The patient told of at each place of a sentence."""

    def __init__(self, marks: list[tuple[int, str]], carried: str, text: str = "") -> None:
        self.marks = marks
        self.text = text
        self.carried = carried

    def __call__(self, at: int, end: int) -> str:
        behind = next((mark for mark in self.marks if mark[0] >= end), None)
        if (
            behind
            and behind[0] - end < len(" in the second ")
            and re.fullmatch(r"\s(?:(?:in|of|for)\s)?(?:the\s)?", self.text[end : behind[0]])
        ):
            return behind[1]
        told = [patient for start, patient in self.marks if start <= at]
        if told:
            return told[-1]
        return self.marks[0][1] if len({patient for _, patient in self.marks}) == 1 else self.carried


def _pronouns(sentence: Sentence, before: _Before) -> list[tuple[int, str]]:
    """Whom a pronoun means where each patient's sex is known by a name of the vocabulary, and nobody else is told of."""
    if before.has_others or names_others(sentence):
        return []
    found = [(word.start, before.by_sex.get(_SEX.get(word.low, ""), "")) for word in sentence.words if word.low in _SEX]
    return [mark for mark in found if mark[1]]


_SEX = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female", "hers": "female"}


def _by_sex(names: Vocabulary) -> dict[str, str]:
    """The only patient of each sex, as the names of the record tell them: boy, girl."""
    words = {"boy": "male", "girl": "female"}
    return {words[name.text]: name.key for name in names.names if name.thing == "patient" and name.text in words}


def _patients(sentence: Sentence, patients: tuple[str, ...], before: _Before) -> _Whose:
    """Who is told of where: the patient named last before a place, else the only one of the sentence, else that of the sentence before."""
    if len(patients) < 2:
        return _Whose([], "")
    named = [one for one in sentence.mentions if one.name.thing == "patient"]
    titled = [one for one in named if one.name.text not in _NOUNS] or named  # of `the second patient, a woman` only the first names one
    marks = [(one.start, one.name.key) for one in titled]
    marks += [(two.end, "") for one, two in pairwise(titled) if _TOGETHER.fullmatch(sentence.text[one.end : two.start])]
    for found in _IN_TURN.finditer(sentence.text, sentence.start, sentence.end):
        number = _NTH.get(found["nth"] or "", 0)
        marks.append((found.start(), patients[number - 1] if 0 < number <= len(patients) else ""))
    is_turned = bool(marks) and ("unlike" in sentence.lows or sentence.has("scope.turns"))
    if is_turned or not (marks or before.heading):
        marks += _pronouns(sentence, before)
    marks.sort()
    whose = _Whose(marks, before.patient, sentence.text)
    before.patient = marks[-1][1] if marks else before.patient
    return whose
