"""What the record holds of one patient, piece by piece: what it is, and what is said of it, so that patients can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casereport.document.narrative.phrases import Inlines, joined
from casereport.document.narrative.provenance import details
from casereport.document.prose.markup import read_name
from casereport.document.series.numbers import counted_time
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.course import Timed
from casereport.model.fields import Answer
from casereport.problems import Path

Said = dict[str, Inlines]
"""What is said of a piece, by aspect: `result`, `time`, `detail`; in the order in which a cell tells it."""


@dataclass(frozen=True)
class Slot:
    """One piece: the list it stands in, its name by which those of several patients are one, what is said of it, where it stands."""

    kind: str
    name: str
    title: Inlines
    said: Said
    paths: tuple[Path, ...]
    counted: tuple[str, str] | None = None
    """The unit in which its time is told, and the number: `months from tocilizumab`, `7`."""

    @property
    def cell(self) -> Inlines:
        """What is said of it, in one cell."""
        return joined(list(self.said.values()))


def make_slot(
    at: Spot, kind: str, title: Inlines | str, said: dict[str, Inlines | str], name: str = "", timed: Timed | None = None
) -> Slot:
    nodes = read_name(title) if isinstance(title, str) else title
    told = {key: read_name(text) if isinstance(text, str) else text for key, text in said.items()}
    counted = counted_time(timed, at.clocks) if timed else None
    plain_name = title if isinstance(title, str) else name
    return Slot(kind, (name or plain_name).strip().lower(), nodes, {key: text for key, text in told.items() if text}, (at.path,), counted)


def detail_of(*groups: list[Inlines | str]) -> Inlines:
    return joined([read_name(one) if isinstance(one, str) else one for one in details(*groups)])


def answer_slots(at: Spot, answer: Answer | None, kind: str, title: str) -> Iterator[Slot]:
    """An answer as a piece, unless it is silent."""
    if answer is not None and not at.is_silent(answer, in_sentence(title)) and (text := at.answer(answer)):
        yield make_slot(at, kind, title, {"value": text})
