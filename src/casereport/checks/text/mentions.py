"""Checks of figures and tables that a text names by hand: what is named is there, with its panel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence
from casereport.patterns import lazy_pattern
from casereport.problems import Problem
from casereport.tree import Figure, Image, numbered_floats, walk

_TYPED = lazy_pattern(
    r"\b(?P<word>Figures?|Figs?\.?|Tables?)\s(?P<number>\d{1,2})(?P<panel>[A-Za-z])?\b(?!\s?(?:of|in)\s|\.\d)", re.IGNORECASE
)
_NUMBERED = lazy_pattern(
    r"(?<=[a-z)\]*,.]) ?\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}\](?=[\s.,;:)]|$)|[a-z.,]\^\d{1,3}(?:[,–-]\d{1,3}){1,8}\^"
)
_COUNTED = lazy_pattern(
    r"\b(?:range|ranges|ranging|interval|iqr|median|mean|scores?|scale|normal|reference|limits?|from|between|to|of|at|was|were|is|age|aged"
    r"|grade|stage|points?|percent|ci|sd|values?|about|n)\)?\s?$",
    re.IGNORECASE,
)
"""Words behind which brackets hold a range, a score or a count."""
_OF_OTHERS = lazy_pattern(r"\bet al\b|\btheir\b", re.IGNORECASE)


def typed_mentions_are_there(subject: Subject) -> list[Problem] | None:
    """A figure or table named by its number is one that the report prints, and a panel one of its panels."""
    numbered = [(one, match) for one in subject.sentences for match in _NUMBERED.finditer(one.text) if _is_reference(one.text, match)]
    found = [(one, match) for one in subject.sentences if not _OF_OTHERS.search(one.text) for match in _TYPED.finditer(one.text)]
    if not found and not numbered:
        return None
    message, hint = (
        "this reference is typed by its number, and leads to no entry of the list",
        "cite the entry by its key, [@key]: the list numbers itself",
    )
    typed = [one.problem("mention-of-nothing", message, hint, match.start() + 1) for one, match in numbered]
    return [problem for one, match in found for problem in _missing(subject, one, match)] + typed


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """Whether a number in brackets is a reference, and no range, score or count of what stands before it."""
    return not _COUNTED.search(text, max(0, match.start() - 60), match.start())


def _missing(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Iterator[Problem]:
    is_figure = match["word"].lower().startswith("fig")
    panels = _panels(subject, is_figure=is_figure)
    number, panel = int(match["number"]), (match["panel"] or "").upper()
    hint = "write @fig:id or @fig:id-B, which the report numbers itself" if is_figure else "write @tbl:id, which the report numbers itself"
    if number not in panels:
        yield sentence.problem("mention-of-nothing", "this figure or table is not in the report", hint, match.start())
    elif panel and panel not in panels[number]:
        yield sentence.problem("mention-of-nothing", "the figure has no panel of this letter", hint, match.start())


def _panels(subject: Subject, *, is_figure: bool) -> dict[int, set[str]]:
    """Number → letters of the panels of every figure or table that is printed."""
    panels: dict[int, set[str]] = {}
    for node in numbered_floats(subject.document):
        number = re.search(r"\d+$", node.label)
        if number and isinstance(node, Figure) == is_figure:
            letters = {one.letter.upper() for one in walk(node) if isinstance(one, Image)} | _drawn(node)
            panels.setdefault(int(number[0]), set()).update(letters)
    return panels


def _drawn(node: object) -> set[str]:
    """The letters of the panels of a drawing, as its text holds them."""
    return set(re.findall(r">([A-Z])</text>", getattr(node, "svg", "") or ""))
