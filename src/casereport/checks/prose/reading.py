"""Every text of a record with the statements that it makes, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from casereport.chart import Chart
from casereport.checks.prose.cells import read_cells
from casereport.checks.prose.names import names_of_record
from casereport.document.narrative.remainder import texts_of
from casereport.facts import FactFault, Facts
from casereport.model import CaseRecord
from casereport.problems import Path
from casereport.statements import Statement, Vocabulary, read_statements
from casereport.values import dataclass

_OF_ARTICLE = ("title", "running_title", "highlights", "abstract", "sections", "discussion", "lessons", "figures", "tables", "statements")
_OF_PATIENT = ("summary", "events", "outcomes", "follow_up", "adverse_events")
_ABOUT_OTHERS = frozenset({"introduction", "discussion", "conclusion", "background", "lessons", "statements"})
"""Parts that tell of other patients too: a citation makes a sentence one of others, and what the record lacks is no fault there."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the text it stands in; `is_case` where the text tells the case itself, `of_record` inside an entry of a patient."""

    path: Path
    text: str
    statement: Statement
    is_case: bool
    of_record: bool = False


@dataclass(frozen=True)
class Readings:
    """The statements of a record's texts."""

    record: CaseRecord
    chart: Chart

    @cached_property
    def names(self) -> Vocabulary:
        """What the record calls things."""
        return names_of_record(self.record, self.chart)

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.record, chart=self.chart)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every statement of every text that the article tells, each text once."""
        return (*(one for path, text in self._texts() for one in self._read(path, text)), *self._of_cells())

    def _of_cells(self) -> Iterator[Told]:
        """The values that the author's own tables tell, each at the beginning of its cell."""
        for path, sentence in read_cells(self.record) if self.record.language.startswith("en") else ():
            for told in self._read(path, sentence):
                if told.statement.kind in ("value", "age", "dose"):
                    yield replace(told, statement=replace(told.statement, line=0, column=0))

    def of(self, *kinds: str) -> list[Told]:
        """The statements of some kinds that speak of this case, and of its time."""
        return [one for one in self.told if one.statement.kind in kinds and one.statement.is_own and not one.statement.is_history]

    def all_of(self, *kinds: str) -> list[Told]:
        """The statements of some kinds that speak of this case, those of its past too."""
        return [one for one in self.told if one.statement.kind in kinds and one.statement.is_own]

    def _texts(self) -> Iterator[tuple[Path, str]]:
        if not self.record.language.startswith("en"):
            return
        for path, kind, text in texts_of(self.record):
            is_cell = path[0] == "tables" and path[2] in ("rows", "header")
            is_read = path[0] in _OF_ARTICLE or (path[0] == "patients" and path[2] in _OF_PATIENT)
            if is_read and not is_cell and kind in ("markdown", "plain"):
                yield path, text
        for index, figure in enumerate(self.record.figures):
            if figure.alt:
                yield ("figures", index, "alt"), figure.alt
            yield from ((("figures", index, "panels", n, "alt"), panel.alt) for n, panel in enumerate(figure.panels) if panel.alt)

    def _read(self, path: Path, text: str) -> Iterator[Told]:
        whose, is_case = self.whose(path), not (set(path) & _ABOUT_OTHERS)
        patients = tuple(patient.id for patient in self.record.patients)

        def tell(source: str) -> str:
            try:
                return self._facts.evaluate(source, whose or None)
            except FactFault:
                return ""

        for one in read_statements(
            text, self.names, tell=tell, is_case=is_case, patients=patients, is_lesson=path[0] in ("lessons", "highlights")
        ):
            own = replace(one, patient=one.patient or whose) if whose else one
            yield Told(path, text, own, is_case, of_record=path[0] == "patients")

    def whose(self, path: Path) -> str:
        """The patient of a text: whose entry it stands in, or whom its section names."""
        if path[0] == "patients" and isinstance(path[1], int):
            return self.record.patients[path[1]].id
        section = self.record.sections.get(path[1]) if path[0] == "sections" and isinstance(path[1], str) else None  # type: ignore[call-overload]  # a step is a text
        return (section.patient or "") if section else ""
