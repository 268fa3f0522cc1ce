"""A guideline asked of a report: for every item what was found, in which words, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casereport.guidelines.finding import Asked, Finding, Report, State
from casereport.guidelines.guideline import Guideline, Item
from casereport.guidelines.passages import Spot, first_spot, spot_of, spot_with
from casereport.guidelines.predicates import PREDICATES, ask
from casereport.language import say
from casereport.model.article import ItemAnswer
from casereport.model.patient import Patient
from casereport.values import dataclass

_MOST_SPOTS: Final = 3
"""Places that are named for an item."""
_ORDER: Final[tuple[State, ...]] = ("not reported", "open", "reported", "not applicable")
"""Of several states of an item the first is that of the whole: what is lacking for one patient is lacking."""
_STATES: Final[dict[str, State]] = {"yes": "reported", "no": "not reported", "not applicable": "not applicable"}


@dataclass(frozen=True, slots=True)
class Row:
    """An item with what was found: its state and why, the places that tell it, and the author's own answer where the record has one.

    `computed` is the state without that answer. `by_words` is true where words of the article decided, so that a person should look.
    """

    item: Item
    state: State
    reason: str
    spots: tuple[Spot, ...]
    computed: State
    answer: ItemAnswer | None = None
    by_words: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A predicate of an item asked of one patient, and where its answer stands."""

    name: str
    patient: Patient
    found: Finding
    spots: tuple[Spot, ...]


def assess(guideline: Guideline, report: Report) -> tuple[Row, ...]:
    """The rows of a guideline, in its order."""
    return tuple(_row(guideline, item, report) for item in guideline.items)


def _row(guideline: Guideline, item: Item, report: Report) -> Row:
    parts = [_part(name, Asked(report, patient, item)) for patient in report.record.patients for name in item.predicates]
    state = min((part.found.state for part in parts), key=_ORDER.index)
    spots = tuple(dict.fromkeys(spot for part in parts for spot in part.spots))
    by_words = any(PREDICATES[name].by_words for name in item.predicates) or any(
        part.found.reason == say("checklist.told") for part in parts
    )
    answer = report.record.checklist.get(guideline.family, {}).get(item.id)
    row = Row(item, state, _reason(state, parts), _few(spots), state, answer, by_words=by_words)
    return replace(row, state=_STATES[answer.answer]) if answer else row


def _part(name: str, asked: Asked) -> _Part:
    """What a predicate finds, with its place; what the record holds and the pages do not tell is for a person."""
    found = ask(name, asked)
    spots = _spots(name, found, asked)
    if found.state == "reported" and not spots:
        found = Finding("open", say("checklist.not_on_the_pages"))
    if found.state == "open" and not spots:
        start = first_spot(asked.report.passages, asked.item.where)
        spots = (start,) if start else ()
    return _Part(name, asked.patient, found, spots)


def _spots(name: str, found: Finding, asked: Asked) -> tuple[Spot, ...]:
    """The figures and tables named, else the passage with the words found, else the beginning of the section that is the item's own."""
    passages, item = asked.report.passages, asked.item
    if found.state == "not reported" and not found.words:
        return ()
    if named := tuple(spot for identifier in found.ids if (spot := spot_with(passages, identifier))):
        return named
    subjects = [*([name] if name in _PLACED else []), *PREDICATES[name].subjects]
    spot = spot_of(passages, found.words, subjects, item.where, _label(asked.patient))
    if spot is None and found.state == "reported" and item.where and item.where[0] in _WHOLE:
        spot = first_spot(passages, item.where)
    return (spot,) if spot else ()


def _label(patient: Patient) -> str:
    return patient.label or say("patient.by_id", id=patient.id)


_PLACED: Final = frozenset({"strengths", "limitations"})
"""Predicates whose name is a subject by which prose of the discussion answers."""
_WHOLE: Final = frozenset({
    "title", "keywords", "abstract", "introduction", "discussion", "lessons", "conclusion", "highlights", "perspective",
    "consent", "conflicts", "funding", "ethics", "ai",
})  # fmt: skip
"""Meanings whose section is the place of an item, whatever its words."""


def _few(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The first place of each section, figure or table, a few of them."""
    first = {(one.passage.section, one.passage.id): one for one in reversed(spots)}
    return tuple(one for one in spots if first[one.passage.section, one.passage.id] is one)[:_MOST_SPOTS]


def _reason(state: State, parts: Sequence[_Part]) -> str:
    """Why the state of the whole is what it is: by part where an item has several, by patient where these differ."""
    told = {part.patient.id: [one for one in parts if one.patient is part.patient and one.found.state == state] for part in parts}
    texts = {name: _joined(those, parts) for name, those in told.items()}
    labels = {part.patient.id: _label(part.patient) for part in parts}
    groups: dict[str, list[str]] = {}
    for name, text in texts.items():
        if text:
            groups.setdefault(text, []).append(labels[name])
    if len(groups) == 1 and len(next(iter(groups.values()))) == len(labels):
        return next(iter(groups))
    return "; ".join(f"{', '.join(names)}: {text}" for text, names in groups.items())


def _joined(those: Sequence[_Part], parts: Sequence[_Part]) -> str:
    """The reasons of parts of one patient, each with what it is asked for where the item has several; one reason of all is told once."""
    if len({part.name for part in parts}) == 1:
        return those[0].found.reason if those else ""
    groups: dict[str, list[str]] = {}
    for part in those:
        groups.setdefault(part.found.reason, []).append(PREDICATES[part.name].name)
    return "; ".join(f"{', '.join(names)}: {reason}" for reason, names in groups.items() if reason)
