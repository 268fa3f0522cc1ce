"""What the parts of a document share while it is built: the record, the journal, the prose reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casereport.case.source import Case
from casereport.chart import Chart, Clocks
from casereport.document.figures.selection import drawn_lanes, drawn_rows, lane_id
from casereport.document.narrative.phrases import Inlines, capital, detailed, joined, negative_text
from casereport.document.prose.telling import Telling
from casereport.document.prose.texts import Texts
from casereport.facts import Facts
from casereport.figures import Scene
from casereport.journal import Journal
from casereport.model import CaseRecord
from casereport.model.article import Figure
from casereport.model.course import Treatment
from casereport.model.fields import Answer, Basis, Sourced
from casereport.model.laboratory import analyte_key
from casereport.model.patient import LabSeries, Patient
from casereport.problems import Path, Problem
from casereport.tree import Block, Inline, Paragraph, Section, Text, plain

if TYPE_CHECKING:
    from casereport.document.figures.kept import FigureData


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
    placed: set[str] = field(default_factory=set)
    """What need not be generated again: `events P1` when a table of the author shows it, `source` when a table names it."""
    silent: dict[str, list[str]] = field(default_factory=dict)
    authored: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    """What the author wrote, by the meaning of the section."""
    tellings: dict[str, Telling] = field(default_factory=dict)
    """What the author's prose tells of each patient, by id."""

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
        if patient.label:
            return patient.label
        return f"Patient {patient.id}" if len(self.record.patients) > 1 else "The patient"

    def text(self, markdown: str | None, patient: Patient | None, *path: str | int) -> tuple[Inline, ...]:
        """The inline nodes of a Markdown text, () for none."""
        if not markdown:
            return ()
        return self.texts.read_inlines(markdown, path, patient=patient.id if patient else None)

    def answer(self, answer: Answer | None, patient: Patient | None, *path: str | int) -> tuple[Inline, ...]:
        """An answer as printed: what is stated, or the negative word with how it was looked for; () when there is no answer."""
        if answer is None:
            return ()
        items = joined([self.text(item, patient, *path, *self._item(path, index)) for index, item in enumerate(answer.items)])
        asked = self.text(answer.asked, patient, *path, "asked")
        how = [self.text(answer.how, patient, *path, "how"), (Text("asked: "), *asked) if asked else ()]
        if answer.state == "stated":
            return detailed(items, how, "; ")
        return joined([detailed((Text(negative_text(answer)),), how, "; "), items])

    def _item(self, path: Path, index: int) -> Path:
        """The steps from an answer to its item as typed: none for a single text."""
        if path in self.case.texts:
            return ()
        return (index,) if (*path, index) in self.case.texts else ("items", index)

    def is_silent(self, answer: Answer, subject: str, patient: Patient | None) -> bool:
        """True when the source does not report the subject; it is then told once, with all others, at the end."""
        if answer.state != "not reported" or answer.how or answer.asked or answer.items:
            return False
        self.note_silence(subject, patient)
        return True

    def note_silence(self, subject: str, patient: Patient | None) -> None:
        """Puts a subject on the list of what is not reported."""
        names = self.silent.setdefault(subject, [])
        if patient is not None and self.label(patient) not in names:
            names.append(self.label(patient))

    def tells(self, patient: Patient, *pieces: Inlines | str) -> bool:
        """True when the author's prose tells these pieces of the patient in one sentence already."""
        texts = [piece if isinstance(piece, str) else plain(piece) for piece in pieces]
        telling = self.tellings.get(patient.id)
        return telling is not None and telling.tells(*texts)

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


def paragraph(*nodes: Inline | str) -> Paragraph:
    """A paragraph of nodes and plain texts."""
    return Paragraph(tuple(Text(node) if isinstance(node, str) else node for node in nodes))


def sentence(nodes: Inlines) -> Inlines:
    """Words of the tool's own as a sentence: with a capital first letter and a full stop."""
    first = nodes[0] if nodes else None
    return stopped((Text(capital(first.text)), *nodes[1:]) if isinstance(first, Text) else nodes)


def stopped(nodes: Inlines) -> Inlines:
    """A text of the author with a full stop, unless it has an end of its own."""
    if not nodes or plain(nodes).rstrip().rstrip(")”\"'").endswith((".", "!", "?", ":", "…")):
        return nodes
    return (*nodes, Text("."))


def section(identifier: str, title: str, blocks: tuple[Block, ...], role: str = "") -> Section:
    """A section without number or level yet."""
    return Section(f"sec-{identifier}", "", (Text(title),), 1, blocks, role)
