"""The pieces of several patients side by side: what all share, and the columns of what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from casereport.document.narrative.phrases import Inlines, capital, detailed, joined
from casereport.document.series.slots import Said, Slot
from casereport.document.spot import Spot
from casereport.problems import Path
from casereport.tree import Text, plain

_RARE = 2
"""A piece that fewer patients have stands with others of its list in one column."""

_APART = ("adverse_events",)
"""Lists of which each aspect has a column of its own."""

Held = Mapping[int, Slot]
"""Number of the patient → the piece."""


@dataclass(frozen=True)
class Column:
    """One column: the list of its pieces, its title with what all share, and the cell of each patient who has one."""

    kind: str
    title: Inlines
    notes: Sequence[Inlines | str]
    cells: Mapping[int, Inlines]
    paths: tuple[Path, ...] = ()
    """The entries that it tells."""

    @property
    def head(self) -> Inlines:
        """The head of the column."""
        first = self.title[0] if self.title else None
        title = (Text(capital(first.text)), *self.title[1:]) if isinstance(first, Text) else self.title
        return detailed(title, self.notes, "; ")


@dataclass(frozen=True)
class Compared:
    """The pieces of one meaning: those that all have alike, that all have and that differ, that some have; and columns of what differs."""

    shared: tuple[Held, ...]
    differing: tuple[Held, ...]
    partial: tuple[Held, ...]
    columns: tuple[Column, ...]


def compared(at: Spot, slots: Mapping[int, Sequence[Slot]]) -> Compared:
    """The pieces of each patient compared."""
    groups = list(_groups(slots).values())
    common = [held for held in groups if len(held) == len(slots)]
    shared = tuple(held for held in common if not _varied(held))
    left = [held for held in groups if held not in shared]
    columns = [column for held in left if len(held) >= _RARE for column in _columns(at, held)]
    rare: dict[str, list[Held]] = {}
    for held in left:
        if len(held) < _RARE:
            rare.setdefault(_any(held).kind, []).append(held)
    columns += [_rare_column(at, kind, helds) for kind, helds in rare.items()]
    partial = tuple(held for held in left if held not in common and len(held) >= _RARE)
    return Compared(shared, tuple(held for held in common if held not in shared), partial, tuple(columns))


def _any(held: Held) -> Slot:
    return next(iter(held.values()))


def _groups(slots: Mapping[int, Sequence[Slot]]) -> dict[tuple[str, str], Held]:
    """Kind and name of a piece → the patients who have it; several of one name of a patient are one piece."""
    found: dict[tuple[str, str], dict[int, list[Slot]]] = {}
    for patient, told in slots.items():
        for slot in told:
            found.setdefault((slot.kind, slot.name), {}).setdefault(patient, []).append(slot)
    return {key: {patient: _one(several) for patient, several in held.items()} for key, held in found.items()}


def _one(several: Sequence[Slot]) -> Slot:
    if len(several) == 1:
        return several[0]
    said = {"value": joined([_listed(slot.said) for slot in several])}
    return replace(several[0], said=said, paths=tuple(path for slot in several for path in slot.paths), counted=None)


def _listed(said: Said) -> Inlines:
    """What is said of a piece, the first before the others in brackets."""
    first, *rest = said.values() or [()]
    return detailed(first, rest) if first else joined(rest)


def _varied(held: Held) -> list[str]:
    """The aspects in which the patients differ, in the order of a cell."""
    aspects = list(dict.fromkeys(aspect for slot in held.values() for aspect in slot.said))
    return [aspect for aspect in aspects if len({plain(slot.said.get(aspect, ())) for slot in held.values()}) > 1]


def _columns(at: Spot, held: Held) -> Iterator[Column]:
    """A column, or one for each aspect: what all who have it share stands in its head, what differs in the cells."""
    varied, first = _varied(held), _any(held)
    notes: list[Inlines | str] = [text for aspect, text in first.said.items() if aspect not in varied]
    unit = _unit(held) if "time" in varied else ""
    if unit:
        held = {patient: _in_numbers(slot) for patient, slot in held.items()}
    if first.kind not in _APART or len(varied) < _RARE:
        cells = {patient: _differing(slot, varied) or (Text(at.say("series.yes")),) for patient, slot in held.items()}
        yield Column(first.kind, first.title, [*notes, unit], cells, _paths(held))
        return
    for number, aspect in enumerate(varied):
        title = (Text(at.say(f"series.aspect_{aspect}")),) if number else first.title
        yield Column(first.kind, title, [*([] if number else notes), unit if aspect == "time" else ""], _told(held, aspect))


def _paths(held: Held) -> tuple[Path, ...]:
    return tuple(path for slot in held.values() for path in slot.paths)


def _told(held: Held, aspect: str) -> Mapping[int, Inlines]:
    return {patient: slot.said[aspect] for patient, slot in held.items() if aspect in slot.said}


def _unit(held: Held) -> str:
    """What the times of a piece are counted in, where all are told in it: `months from tocilizumab`."""
    units = {slot.counted[0] if slot.counted else "" for slot in held.values() if "time" in slot.said}
    return next(iter(units)) if len(units) == 1 else ""


def _in_numbers(slot: Slot) -> Slot:
    return replace(slot, said={**slot.said, "time": (Text(slot.counted[1]),)}) if slot.counted else slot


def _differing(slot: Slot, varied: Sequence[str]) -> Inlines:
    """What is said of a piece that others say otherwise."""
    return _listed({key: text for key, text in slot.said.items() if key in varied})


def _rare_column(at: Spot, kind: str, helds: Sequence[Held]) -> Column:
    """A column of pieces that one patient has each: several by their names, a single one under its own."""
    pieces = [(patient, slot) for held in helds for patient, slot in held.items()]
    if len(pieces) == 1 or f"series.other_{kind}" not in at.words:
        return Column(kind, pieces[0][1].title, [], {patient: slot.cell for patient, slot in pieces})
    cells: dict[int, list[Inlines]] = {}
    for patient, slot in pieces:
        cells.setdefault(patient, []).append(detailed(slot.title, list(slot.said.values()), "; "))
    title = (Text(at.say(f"series.other_{kind}")),)
    return Column(kind, title, [], {patient: joined(told) for patient, told in cells.items()})
