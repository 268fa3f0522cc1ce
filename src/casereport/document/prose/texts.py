"""The texts of a record, each read once, however many parts of the document print it."""

from __future__ import annotations

from casereport.case.source import Case
from casereport.document.prose.prose import Prose, read_prose
from casereport.facts import Facts
from casereport.problems import Path, Place, Problem
from casereport.tree import Block, Inline


class Texts:
    """Reads the Markdown of one case and keeps what it read; a text that two parts print is wrong once."""

    def __init__(self, case: Case, facts: Facts) -> None:
        self._case = case
        self._facts = facts
        self._read: dict[tuple[Path, str, bool], Prose] = {}

    def read(self, text: str, path: Path, *, patient: str | None = None, is_inline: bool = False) -> Prose:
        """The nodes and problems of the text at a path; its facts are those of `patient`, whose text it is."""
        key = (path, text, is_inline)
        if key not in self._read:
            self._read[key] = read_prose(
                text,
                path,
                self._facts,
                self._case.text_place,
                patient=patient,
                bibliography=self._case.references,
                is_inline=is_inline,
            )
        return self._read[key]

    def read_blocks(self, text: str, path: Path, *, patient: str | None = None) -> tuple[Block, ...]:
        """The blocks of a text."""
        return self.read(text, path, patient=patient).blocks

    def read_inlines(self, text: str, path: Path, *, patient: str | None = None) -> tuple[Inline, ...]:
        """The inline nodes of a text."""
        return self.read(text, path, patient=patient, is_inline=True).inlines

    def is_typed(self, path: Path) -> bool:
        """True where the author typed a text at exactly this path."""
        return path in self._case.texts

    def place(self, path: Path) -> Place | None:
        """Where an entry stands in its file."""
        return self._case.place(path)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the texts read so far, in the order of their reading; a text read in two ways is wrong once."""
        return list(dict.fromkeys(problem for prose in self._read.values() for problem in prose.problems))
