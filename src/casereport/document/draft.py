"""What the parts of a document share while it is built: the record, the journal, the prose reader."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from casereport.case.source import Case
from casereport.chart import Chart, Clocks
from casereport.document.figures.decided import FigureData
from casereport.document.figures.selection import drawn_lanes, drawn_rows, lane_id
from casereport.document.figures.widths import half_of
from casereport.document.prose.telling import Telling
from casereport.document.prose.texts import Texts
from casereport.document.spot import Silence, Spot
from casereport.document.tables.laboratory import choice_of
from casereport.facts import Facts
from casereport.figures import Profile, Scene, journal_profile
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
    beside: set[str] = field(default_factory=set)
    """The figures that stand side by side with another, by id."""
    silence: Silence = field(default_factory=Silence)
    aside: Silence = field(init=False)
    """The same of what the author's sections own; what a source does not report stands on one list."""
    tellings: dict[str, Telling] = field(default_factory=dict)
    """What the author's prose tells of each patient, by id, once it is read."""

    def __post_init__(self) -> None:
        self.aside = Silence(self.silence.subjects, self.silence.unasked)

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

    def width_of(self, spec: Figure) -> float:
        """The width in mm that a figure of the record is drawn for, or its plate of images may take."""
        rules = self.journal.figure
        if spec.width == "full":
            return rules.wide_mm
        return half_of(self.journal) if spec.id in self.beside else rules.column_mm

    def profile_of(self, spec: Figure) -> Profile:
        """The sizes that the journal asks of a figure."""
        return replace(journal_profile(self.journal.figure), width_mm=self.width_of(spec))

    def is_only_drawn(self, entry: LabSeries | Treatment, patient: Patient) -> bool:
        """True for illustrative values that a figure draws: they are never tabulated as if they had been measured."""
        return self.basis(entry, patient) == "illustrative" and self.is_drawn(entry, patient)

    def is_drawn(self, entry: LabSeries | Treatment, patient: Patient, figures: Sequence[Figure] | None = None) -> bool:
        """True for values that a figure draws, one of `figures` where they are given."""
        chosen = self.record.figures if figures is None else figures
        return any(self._draws(spec, entry, patient) for spec in chosen if self.kind_of(spec) not in ("image", "table"))

    def is_shown(self, path: Path, placed: Collection[str], unseen: Collection[str] = ()) -> bool:
        """True for an entry, or a whole list, of a patient that a figure or table of the author shows.

        `placed` are the lists that tables show (`events P1`), `unseen` the figures that no text mentions.
        """
        patient, kind = self.record.patients[int(path[1])], str(path[2])
        if f"{kind} {patient.id}" in placed:
            return True
        figures = [spec for spec in self.record.figures if spec.id not in unseen]
        if kind == "labs":
            entry = patient.labs[int(path[3])]
            tables = [choice_of(spec, self.record.patients) for spec in self.record.tables if spec.kind == "labs"]
            return self.is_drawn(entry, patient, figures) or any(choice.has(patient, entry) for choice in tables)
        if kind == "treatments" and patient.treatments and len(path) > 3 and isinstance(path[3], int):
            item = patient.treatments.items[path[3]]
            return not _reasons(item) and self.is_drawn(item, patient, figures)
        drawn = [spec for spec in figures if self.kind_of(spec) in ("course", "timeline", "swimmer")]
        return kind == "events" and any(not spec.patients or patient.id in spec.patients for spec in drawn)

    def kind_of(self, spec: Figure) -> str | None:
        """The kind that a figure has, or until that is decided, that it asks for."""
        return self.figures[spec.id].kind if spec.id in self.figures else spec.kind

    def _draws(self, spec: Figure, entry: LabSeries | Treatment, patient: Patient) -> bool:
        shown = [p for p in self.record.patients if not spec.patients or p.id in spec.patients]
        if patient not in shown:
            return False
        if isinstance(entry, LabSeries):
            if self.kind_of(spec) == "swimmer" or (self.kind_of(spec) == "timeline" and not spec.analytes):
                return False
            return analyte_key(entry.analyte or "") in drawn_rows(spec, shown)
        return lane_id(entry) in drawn_lanes(spec, shown)


def _reasons(item: Treatment) -> bool:
    """True for a treatment with words that no figure draws: why it was given, or what came of it."""
    parts = (item, *item.steps, *item.courses)
    return any(getattr(part, name, None) for part in parts for name in ("indication", "response", "why", "note"))
