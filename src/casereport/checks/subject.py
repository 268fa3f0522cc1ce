"""What checks look at: a record, the journal it is written for, and the document made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from casereport.chart import Chart, Clocks, PatientChart
from casereport.document.prose.telling import Telling
from casereport.journal import Journal
from casereport.model import CaseRecord
from casereport.model.patient import Patient
from casereport.problems import Path
from casereport.tree import Document

if TYPE_CHECKING:
    from casereport.checks.prose.reading import Readings
    from casereport.checks.text.sentences import Sentence


@dataclass(frozen=True)
class Subject:
    """A record with its journal and document."""

    record: CaseRecord
    journal: Journal
    document: Document
    charted: Chart | None = None
    """The chart of the record, where it is made already."""
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    """What the author's prose tells of each patient, by id."""

    in_words: dict[int, list[Any]] = field(default_factory=dict, compare=False, repr=False)
    """What the entries of each patient tell of analytes in words, by the number of the patient, once it was asked for."""

    @cached_property
    def readings(self) -> Readings:
        """The statements that the texts of the record make, read once."""
        from casereport.checks.prose.reading import Readings

        return Readings(self.record, self.chart)

    @cached_property
    def chart(self) -> Chart:
        """What the record says, placed, judged and worded."""
        return self.charted or Chart.of(self.record)

    def charts(self) -> Iterator[tuple[Path, PatientChart]]:
        """Path and chart of every patient."""
        for index, chart in enumerate(self.chart.charts):
            yield ("patients", index), chart

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of every Markdown text of a record in English, in its order; () in another language."""
        from casereport.checks.text.sentences import split
        from casereport.document.narrative.remainder import texts_of

        if not self.record.language.startswith("en"):
            return ()
        return tuple(one for path, kind, text in texts_of(self.record) if kind == "markdown" for one in split(path, text))

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text of the record as typed, with its path."""
        return tuple((path, value) for path, value in values_in(self.record) if isinstance(value, str))

    def patients(self) -> Iterator[tuple[Path, Patient, Clocks]]:
        """Path, patient and clocks of every patient."""
        for path, chart in self.charts():
            yield path, chart.patient, chart.clocks


def values_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every leaf of a model with its path as typed; keys of mappings are leaves too, at the path of their value."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from values_in(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from values_in(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*path, str(key)), key
            yield from values_in(item, (*path, str(key)))
    elif value is not None:
        yield path, value


def entries_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """Every mapping of a model with its path as typed, outermost first."""
    if isinstance(value, BaseModel):
        yield path, value
        for name, info in type(value).model_fields.items():
            yield from entries_in(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from entries_in(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from entries_in(item, (*path, str(key)))
