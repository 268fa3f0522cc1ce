"""Checks of numbers in prose against the record (CARE item 3c: every number of the abstract equals a value of the record)."""

from __future__ import annotations

import re

from casereport.checks.subject import Subject
from casereport.clinical.analytes import find_analyte
from casereport.clinical.units import normalise_unit
from casereport.document.narrative.remainder import texts_of
from casereport.problems import Problem, fault

_SENTENCE = re.compile(r"[^.;]*(?:\.\d[^.;]*)*[.;]?")
_NUMBER = re.compile(r"(?<![\w.,/-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)[\s\u00a0\u202f]*(?P<unit>[^\s\d(),;]{1,12}(?:/[\w²³]+)?)")
_WORD = re.compile(r"[A-Za-z][\w-]*(?: (?:count|protein|cells?|reactive protein))?")


def prose_agrees_with_the_record(subject: Subject) -> list[Problem] | None:
    """A number with a unit in a sentence about one analyte is a value that the record has of it; facts in braces always are."""
    known = _values(subject)
    if not known:
        return None
    problems: list[Problem] = []
    for path, kind, text in texts_of(subject.record):
        if kind != "markdown" or path[:1] not in (("abstract",), ("sections",), ("discussion",), ("lessons",)):
            continue
        plain = re.sub(r"\{\{.*?\}\}", " ", text, flags=re.DOTALL)
        for sentence in _SENTENCE.findall(plain):
            if _contradicts(sentence, known):
                hint = "let the record print it: {{ lab('crp', day=3) }}"
                message = "a number here is no value that the record has of this analyte"
                problems.append(fault("number-contradiction", message, path=path, hint=hint))
    return list(dict.fromkeys(problems))


def _values(subject: Subject) -> dict[str, dict[str, set[str]]]:
    """Analyte → unit → values as written."""
    found: dict[str, dict[str, set[str]]] = {}
    for _, chart in subject.charts():
        for series in chart.series:
            if series.entry.analyte and series.entry.basis != "illustrative":
                values = found.setdefault(series.key, {}).setdefault(series.unit, set())
                values |= {result.value.shown.replace(",", "").lstrip("<>≤≥ ") for result in series.results}
    return found


def _contradicts(sentence: str, known: dict[str, dict[str, set[str]]]) -> bool:
    named = {analyte.key for word in _WORD.findall(sentence) if (analyte := find_analyte(word))} & set(known)
    if len(named) != 1:
        return False
    units = known[named.pop()]
    for match in _NUMBER.finditer(sentence):
        unit = normalise_unit(match["unit"].rstrip("."))
        if unit and unit.printed in units and match["number"].replace(",", "") not in units[unit.printed]:
            return True
    return False
