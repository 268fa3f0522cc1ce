"""What a figure was asked for and does not draw, or not to the hour, with the reason: told in the caption, never left out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from casereport.language import say
from casereport.values import dataclass

Reason = Literal["no_time", "other_clock", "words", "setting", "before", "after", "between", "day_only", "loose_hours"]


@dataclass(frozen=True, slots=True)
class Undrawn:
    """Something with a name, what it says and its time in words, and why it is not drawn."""

    reason: Reason
    text: str


def undrawn_sentences(items: Iterable[Undrawn]) -> Iterator[str]:
    """A sentence for each reason, in one order, with all that it holds for."""
    found = list(dict.fromkeys(items))
    for reason in get_args(Reason):
        texts = [item.text for item in found if item.reason == reason]
        if texts:
            joint = ", " if reason in ("before", "after", "between", "day_only") else "; "
            yield say(f"undrawn.{reason}", items=joint.join(texts))


def named(text: str, when: str) -> str:
    """The name of a thing with its time in brackets, where one is told."""
    return f"{text} ({when})" if when else text
