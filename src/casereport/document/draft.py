"""What the parts of a document share while it is built: the record, the journal, the prose reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from casereport.case.source import Case
from casereport.chart import Chart, Clocks
from casereport.document.figures.decided import FigureData
from casereport.document.figures.selection import drawn_lanes, drawn_rows, lane_id
from casereport.document.prose.texts import Texts
from casereport.document.spot import Silence, Spot
from casereport.facts import Facts
from casereport.figures import Scene
from casereport.journal import Journal
from casereport.model import CaseRecord
from casereport.model.article import Figure
from casereport.model.course import Treatment
from casereport.model.fields import Basis, Sourced
from casereport.model.laboratory import analyte_key
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.problems import Path, Problem
from casereport.tree import Inline


@dataclass
class Draft:
    """A document being built."""

    case: Case
    journal: Journal
    facts: Facts
    texts: Texts
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with figures; the problems of texts are with the texts."""
    drawings: dict[str, bytes] = field(default_factory=dict)
    scenes: dict[str, Scene] = field(default_factory=dict)
    figures: dict[str, FigureData] = field(default_factory=dict)
    """What each figure is drawn from, by id, once it is decided."""
    silence: Silence = field(default_factory=Silence)

    def at(self, *path: str | int) -> Spot:
        """The entry of the record at a path, before anything is known of what the author's prose tells."""
        return Spot(self.facts, self.texts, self.words, self.silence, {}, path)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The phrases of the record's language, the journal's own in their place."""
        return self.journal.phrases(self.record.language)

    def say(self, name: str, /, **values: object) -> str:
        """A phrase in the journal's words."""
        return self.at().say(name, **values)

    @property
    def chart(self) -> Chart:
        """What the record says, placed, judged and worded."""
        return self.facts.chart

    @property
    def record(self) -> CaseRecord:
        """The record told."""
        return self.case.record

    def clocks(self, patient: Patient) -> Clocks:
        """The clocks of a patient."""
        return self.chart.of_patient(patient).clocks

    def path(self, patient: Patient, *steps: str | int) -> Path:
        """The path of an entry of a patient."""
        return ("patients", self.record.patients.index(patient), *steps)

    def label(self, patient: Patient) -> str:
        """How the patient is called in print."""
        return self.at().label_of(patient)

    def text(self, markdown: str | None, patient: Patient | None, *path: str | int) -> tuple[Inline, ...]:
        """The inline nodes of a Markdown text, () for none."""
        return self.texts.read_inlines(markdown, path, patient=patient.id if patient else None) if markdown else ()

    def basis(self, *chain: Sourced | None) -> Basis | None:
        """The basis of an entry: its own, else that of the nearest thing that contains it (innermost first)."""
        return next((entry.basis for entry in (*chain, self.record) if entry is not None and entry.basis), None)

    def is_only_drawn(self, entry: LabSeries | Treatment, patient: Patient) -> bool:
        """True for illustrative values that a figure draws: they are never tabulated as if they had been measured."""
        if self.basis(entry, patient) != "illustrative":
            return False
        return any(self._draws(spec, entry, patient) for spec in self.record.figures if self._kind(spec) not in ("image", "table"))

    def _kind(self, spec: Figure) -> str | None:
        """The kind that a figure has, or until that is decided, that it asks for."""
        return self.figures[spec.id].kind if spec.id in self.figures else spec.kind

    def _draws(self, spec: Figure, entry: LabSeries | Treatment, patient: Patient) -> bool:
        shown = [p for p in self.record.patients if not spec.patients or p.id in spec.patients]
        if patient not in shown:
            return False
        if isinstance(entry, LabSeries):
            if self._kind(spec) == "swimmer" or (self._kind(spec) == "timeline" and not spec.analytes):
                return False
            return analyte_key(entry.analyte or "") in drawn_rows(spec, shown)
        return lane_id(entry) in drawn_lanes(spec, shown)
