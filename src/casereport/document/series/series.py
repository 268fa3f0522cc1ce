"""Several patients told as one series: an opening, what all share, counts and medians, and one table with a row for each patient."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

from casereport.chart.words import plain_number
from casereport.document.narrative.filling import filled
from casereport.document.narrative.phrases import Inlines, capital, section, stopped
from casereport.document.narrative.voice import Sentence, Voice, inner, opened, tell
from casereport.document.prose.pending import PendingXref
from casereport.document.series.columns import Column, Compared, compared
from casereport.document.series.numbers import number_of, years_of
from casereport.document.series.readers import READERS, slots_of
from casereport.document.series.sentences import counts, given, opening, shared_sentences
from casereport.document.series.tallies import tallies
from casereport.document.spot import Silence, Spot
from casereport.model import SectionKey
from casereport.model.patient import Patient
from casereport.tree import Block, Cell, Inline, Paragraph, Table, Text, plain

NAME = "series"
"""The id of the table."""

_UNTOLD = ("count", "person", "labs", "past", "family", "variants", "differential", "events", "encounters", "stays")
"""Lists whose shared pieces no teller of a patient tells one by one."""

Teller = Callable[[Spot], tuple[Block, ...]]


class Series:
    """The patients of a record whose meanings `keys` are told by it; its table stands where the first of them is told."""

    def __init__(self, at: Spot, patients: Sequence[Patient], keys: Sequence[SectionKey]) -> None:
        self.at = replace(at.of(patients[0]), group=tuple(patients))
        self.patients = patients
        self.keys = [key for key in READERS if key in keys]

    @cached_property
    def _compared(self) -> Mapping[SectionKey, Compared]:
        slots = {key: {n: slots_of(self.at.of(one), key) for n, one in enumerate(self.patients)} for key in self.keys}
        return {key: compared(self.at, told) for key, told in slots.items()}

    def blocks(self, keys: Sequence[SectionKey], tellers: Mapping[SectionKey, Teller]) -> list[Block]:
        """What is told of these meanings: in sentences, and with the first of them the table."""
        is_first = bool(self.keys) and self.keys[0] in keys
        table = self._table() if is_first else None
        sentences = opening(self.at, self.patients) if is_first and "presentation" in keys else []
        for key in keys:
            found = self._compared[key]
            sentences += shared_sentences(self.at, [held for held in found.shared if next(iter(held.values())).kind in _UNTOLD])
        blocks: list[Block] = []
        told = [block for key in keys for block in self._shared(key, tellers)]
        counted: list[Sentence] = []
        for key in keys:
            counted += [*tallies(self.at, key, self._compared[key]), *counts(self.at, self._compared[key].differing)]
        if "treatment" in keys:
            sentences += given(self.at, self._compared["treatment"])
        if table:
            floats = (cast(Inline, PendingXref(f"tbl:{NAME}", self.at.path, None)),)
            counted.append(replace(tell(self.at, "series.in_table", floats=floats), is_apart=True))
        voice = Voice.of(self.at)
        blocks += [*voice.paragraph(sentences), *told, *voice.paragraph(counted)]
        return [*blocks, *([table] if table else []), *(self._summaries() if "presentation" in keys else [])]

    def _shared(self, key: SectionKey, tellers: Mapping[SectionKey, Teller]) -> tuple[Block, ...]:
        """What every patient has alike, told once of all."""
        shared = [next(iter(held.values())) for held in self._compared[key].shared]
        only = frozenset(path for slot in shared if slot.kind not in _UNTOLD for path in slot.paths)
        told = tellers[key](replace(self.at, only=only, silence=Silence())) if only else ()
        return tuple(self._of_all(block) for block in told)

    def _of_all(self, block: Block) -> Block:
        """A paragraph that says of whom it speaks."""
        if not isinstance(block, Paragraph) or Voice.of(self.at).name in plain(block.children).lower():
            return block
        number = (Text(number_of(len(self.patients))),)
        return Paragraph(stopped(opened(filled(self.at.words["series.in_all"], number=number, told=inner(block.children)))))

    def _summaries(self) -> list[Block]:
        """What the authors wrote of single patients, under their names."""
        told = [(self.at.of(one), self.at.of(one).blocks(one.summary, "summary")) for one in self.patients if one.summary]
        return [replace(section(f"series-{here.patient.id}", here.label, blocks, "patient"), level=2) for here, blocks in told]

    def _table(self) -> Table | None:
        """A row for each patient, a column for what differs between them and no table of the author's shows."""
        columns = [*self._people(), *(column for key in self.keys for column in self._compared[key].columns)]
        shown = [column for column in columns if self._is_in_a_table(column)]
        for path in (path for column in shown for path in column.paths):
            replace(self.at, path=path).told(True)
        columns = [column for column in columns if column not in shown]
        titles = Counter(plain(column.title).lower() for column in columns)
        columns = [self._told_apart(column) if titles[plain(column.title).lower()] > 1 else column for column in columns]
        if not columns:
            return None
        head = (Cell((Text(self.at.say("table.patient")),), "col"), *(Cell(column.head, "col") for column in columns))
        rows = tuple(
            (Cell((Text(self.at.label_of(one).replace(" ", "\u00a0")),), "row"), *(self._cell(column, n) for column in columns))
            for n, one in enumerate(self.patients)
        )
        caption = self.at.say("series.caption", number=number_of(len(self.patients)))
        return Table(NAME, "", (Text(caption),), (head,), rows, wide=True)

    def _told_apart(self, column: Column) -> Column:
        """A column whose title another has too, with the list of its pieces."""
        name = f"series.kind_{column.kind}"
        return replace(column, notes=[self.at.say(name), *column.notes]) if name in self.at.words else column

    def _people(self) -> list[Column]:
        """Age and sex, where they differ."""
        policy = self.at.facts.age_policy
        ages = {n: one.age.text(policy) for n, one in enumerate(self.patients) if one.age}
        years = years_of(self.at, self.patients)
        if years:
            ages = {n: plain_number(number) for n, number in enumerate(years)}
        sexes: dict[int, str] = {n: one.sex for n, one in enumerate(self.patients) if one.sex and one.sex != "not reported"}
        found = [
            _column(self.at.say("series.years_head" if years else "series.age_head"), ages),
            _column(self.at.say("series.sex_head"), sexes),
        ]
        return [column for column in found if column]

    def _cell(self, column: Column, number: int) -> Cell:
        nodes = column.cells.get(number, ())
        return Cell(nodes or (Text(self.at.say("series.nothing")),))

    def _is_in_a_table(self, column: Column) -> bool:
        """True where a table of the author has a row for each patient and holds every word of the column in it."""
        for spec in self.at.record.tables:
            if spec.kind != "custom" or len(spec.rows) != len(self.patients):
                continue
            heads = _words(" ".join(" ".join(map(str, row)) for row in ([spec.header] if spec.header else [])))
            rows = [_words(" ".join(map(str, row))) | heads for row in spec.rows]
            held = [_words(plain(column.cells.get(n, ()))) for n in range(len(self.patients))]
            if all(words <= row for words, row in zip(held, rows, strict=True)):
                return True
        return False


def _column(head: str, held: Mapping[int, str]) -> Column | None:
    """A column of words, where they differ."""
    cells: dict[int, Inlines] = {name: (Text(capital(text)),) for name, text in held.items() if text}
    return Column("person", (Text(head),), [], cells) if len(set(held.values())) > 1 else None


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[^\W_]+", text.lower())}
