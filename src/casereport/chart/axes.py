"""The axes of a patient: its clocks and stays, as the record names them, and every time that is typed on them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from casereport.model.patient import Patient
from casereport.model.spans import Span
from casereport.model.time import Moment
from casereport.values import dataclass

DEFAULT_CLOCK = "hospital"


@dataclass(frozen=True, slots=True)
class Axis:
    """One way of counting days: a clock or stay, with the number of its first day and its rank in the record."""

    name: str
    first: int
    rank: int


def moments_in(value: object) -> Iterator[Moment]:
    """Every time typed below an entry; how stays and clocks lie to each other is none of them."""
    if isinstance(value, Moment):
        yield value
    elif isinstance(value, Span):
        yield from (value.start, value.end)
    else:
        for item in _parts(value):
            yield from moments_in(item)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, BaseModel):
        yield from (item for name, item in value if name not in ("stays", "clocks"))
    elif isinstance(value, dict):
        yield from (*value, *value.values())
    elif isinstance(value, tuple):
        yield from value


def aliases_of(patient: Patient) -> dict[str, str]:
    """Stay id → clock, for a stay whose admission starts a clock; `hospital` → the only stay when no clock is named."""
    aliases: dict[str, str] = {}
    for name, clock in patient.clocks.items():
        words = clock.starts.split()
        for stay in patient.stays:
            if stay.id in words or (len(patient.stays) == 1 and words[:1] == ["admission"]):
                aliases[stay.id] = name
    if not patient.clocks and len(patient.stays) == 1:
        aliases[DEFAULT_CLOCK] = patient.stays[0].id
    return aliases


def axes_of(patient: Patient, aliases: dict[str, str]) -> dict[str, Axis]:
    """The axes of a patient by name, in the order of the record: clocks first, then stays; the hospital's where none is told."""
    firsts = {name: int(clock.first) for name, clock in patient.clocks.items()}
    if patient.clock and patient.clock not in firsts:
        firsts[patient.clock] = 1
    firsts |= {stay.id: int(stay.first) for stay in patient.stays if stay.id not in aliases}
    return {name: Axis(name, first, rank) for rank, (name, first) in enumerate((firsts or {DEFAULT_CLOCK: 1}).items())}
