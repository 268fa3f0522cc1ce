"""What values did under treatment: those that lay out of range and moved, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from casereport.chart import PlacedResult, PlacedSeries
from casereport.chart.bounds import Sign, extreme_of, order_of
from casereport.chart.words import moment_in_sentence
from casereport.clinical.units import printed_units, with_unit
from casereport.document.narrative.citing import has_treatment
from casereport.document.narrative.filling import filled, listing
from casereport.document.narrative.outcomes import assessed_text, scale_words
from casereport.document.narrative.phrases import Inlines, bracketed
from casereport.document.narrative.scores import has_moved, outcome_of
from casereport.document.narrative.voice import Sentence, inner, tell
from casereport.document.narrative.when import after
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.language import say
from casereport.model.laboratory import analyte_names
from casereport.tree import Text
from casereport.values import dataclass

_MOST = 3
_BOTH: tuple[Sign, Sign] = (1, -1)
_LEAST = Decimal("0.3")  # of the larger value: what changes less has not moved


@dataclass(frozen=True, slots=True)
class _Move:
    """A series with its first and last result, and the one between them at which it turned; None where it did not."""

    series: PlacedSeries
    first: PlacedResult
    turn: PlacedResult | None
    last: PlacedResult

    @property
    def told(self) -> list[PlacedResult]:
        """The results that are told, in order."""
        return [one for one in (self.first, self.turn, self.last) if one]

    @property
    def size(self) -> Decimal:
        """How far it went at most, as a part of the larger value."""
        numbers = [_number(one) for one in self.told]
        return max(_change(one, other) for one, other in pairwise(numbers))

    @property
    def kind(self) -> str:
        """How it went: `fell`, `rose`, `rose_fell` …"""
        return "_".join("rose" if order_of(other.value, one.value) == 1 else "fell" for one, other in pairwise(self.told))


def response(at: Spot) -> list[Sentence]:
    """A sentence of the values that moved most; [] without a treatment that could have moved them."""
    if not has_treatment(at.patient) or at.only is not None or at.floats.is_aside:
        return []
    series = [one for one in at.chart.of_patient(at.patient).series if (at.patient.id, one.index) not in at.floats.untabled]
    scores = [one for one in series if outcome_of(at, one)]
    found = [move for one in series if (move := _move(at, one, is_score=one in scores)) and not _is_told(at, move)]
    chosen = [move for move in found if move.series in scores]
    chosen += sorted((move for move in found if move not in chosen), key=lambda move: move.size, reverse=True)[:_MOST]
    said = [(move, _words(at, move)) for move in found if move in chosen]
    straight = [words for move, words in said if move.turn is None]
    turned = [tell(at, "response.all", told=words) for move, words in said if move.turn]
    return [*turned, *([tell(at, "response.all", told=listing(straight))] if straight else [])]


def _move(at: Spot, series: PlacedSeries, *, is_score: bool) -> _Move | None:
    """How a series went from its first to its last result; None where none of these lay out of range, or it did not move for certain.

    A word such as `undetectable` at its beginning or end is no number to have moved from or to.
    """
    results = [one for one in series.placed if one.value.kind in ("number", "censored")]
    ends = [one for one in series.placed if one.is_measured]
    lines = {one.place.line for one in results if one.place}
    if at.basis(series.entry) == "illustrative" or len(results) < 2 or len(lines) > 1 or _meet(results[0], results[-1]):
        return None
    if ends[0] is not results[0] or ends[-1] is not results[-1]:
        return None
    move = _Move(series, results[0], _turn(results), results[-1])
    if is_score and has_moved(results[0], results[-1]):
        return move
    is_far = all(has_moved(one, other) for one, other in pairwise(move.told)) and move.size >= _LEAST
    return move if is_far and any(one.flag for one in move.told) else None


def _turn(results: Sequence[PlacedResult]) -> PlacedResult | None:
    """The highest or lowest result where it lies well beyond the first and the last; of a bound, where that is certain."""
    first, last = _number(results[0]), _number(results[-1])
    high, low = (results[extreme_of([one.value for one in results], sign)[0]] for sign in _BOTH)
    beyond = {
        id(high): _change(_number(high), max(first, last)) if _number(high) > max(first, last) else Decimal(0),
        id(low): _change(_number(low), min(first, last)) if _number(low) < min(first, last) else Decimal(0),
    }
    turn = max((high, low), key=lambda one: beyond[id(one)])
    is_between = not (_meet(results[0], turn) or _meet(turn, results[-1]))
    ends = (results[0].value, results[-1].value)
    is_beyond = all(order_of(turn.value, end) == (1 if turn is high else -1) for end in ends)
    return turn if beyond[id(turn)] >= _LEAST and is_between and is_beyond else None


def _meet(one: PlacedResult, other: PlacedResult) -> bool:
    return one.place is None or other.place is None or one.place.meets(other.place)


def _change(one: Decimal, other: Decimal) -> Decimal:
    """How far two values lie apart, as a part of the larger one."""
    larger = max(abs(one), abs(other))
    return abs(one - other) / larger if larger else Decimal(0)


def _number(result: PlacedResult) -> Decimal:
    return result.value.number or Decimal(0)


def _is_told(at: Spot, move: _Move) -> bool:
    """True where the prose tells both values."""
    names = analyte_names(move.series.entry)
    return all(at.telling.tells(one.value.shown, about=names, may_leave_time=True, kind="labs") for one in move.told)


def _name(at: Spot, series: PlacedSeries) -> Inlines:
    told = inner(read_name(series.name))
    is_score = series.name.rpartition(" ")[2].lower() in at.say("outcome.scores").split()
    return (Text(f"{at.say('outcome.the')} "), *told) if is_score else told


def _judged(at: Spot, series: PlacedSeries) -> Inlines:
    """Scale and assessor of a score that an outcome repeats, in brackets."""
    item = outcome_of(at, series)
    if item is None or at.patient.outcomes is None:
        return ()
    here = at.at("outcomes", at.patient.outcomes.items.index(item))
    words = [*scale_words(here, item), assessed_text(here, item).removeprefix(", ")]
    return bracketed([(Text(word),) for word in words if word])


def _words(at: Spot, move: _Move) -> Inlines:
    parts: dict[str, Inlines] = {"name": (*_name(at, move.series), *_judged(at, move.series))}
    before = ""
    for name, result in (("first", move.first), ("turn", move.turn), ("last", move.last)):
        if result is None:
            continue
        parts[name] = (Text(printed_units(with_unit(result.shown, move.series.unit))),)
        when = moment_in_sentence(result.moment, at.clocks)
        words = after(when, before, at.clocks)
        is_bare = words[:1].isdigit() and not move.series.unit  # no number follows another
        parts[f"{name}_when"] = (Text(say("when.length", time=words) if is_bare else words),)
        before = when
    return filled(at.words[f"response.{move.kind}"], **parts)
