"""What the sentences of a caption are written from."""

from __future__ import annotations

from dataclasses import dataclass

from casereport.figures.course.data import CourseData
from casereport.figures.course.plan import Plan
from casereport.figures.course.words import in_sentence
from casereport.figures.paper.scene import Note


@dataclass(frozen=True, slots=True)
class Told:
    """What a caption is written from: the plan of panels and lanes, its notes, and whether something else in the figure is ongoing."""

    plan: Plan
    notes: tuple[Note, ...]
    has_ongoing: bool = False

    @property
    def data(self) -> CourseData:
        """The data of the plan."""
        return self.plan.data

    def noted(self, kind: str) -> list[Note]:
        """The notes of a kind."""
        return [note for note in self.notes if note.kind == kind]

    def names(self, kind: str) -> list[str]:
        """What the notes of a kind are about, each once, in a sentence."""
        return [in_sentence(name) for name in dict.fromkeys(note.subject for note in self.noted(kind))]
