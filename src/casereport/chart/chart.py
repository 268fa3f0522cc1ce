"""The chart of a record: everything of each patient placed in time and judged, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from casereport.chart.clocks import Clocks
from casereport.chart.events import PlacedEncounter, PlacedEvent, place_encounter, place_event
from casereport.chart.lengths import Length, length_between
from casereport.chart.place import Place
from casereport.chart.repeats import told_once
from casereport.chart.results import PlacedSeries, place_series
from casereport.chart.treatments import PlacedTreatment, place_treatment
from casereport.model import CaseRecord
from casereport.model.laboratory import series_for
from casereport.model.patient import Patient
from casereport.model.time import Moment


class PatientChart:
    """One patient: clocks, series, treatments, events; each worked out once, when it is first asked for."""

    def __init__(self, patient: Patient, index: int = 0) -> None:
        self.patient = patient
        self.index = index
        """The number of the patient in the record, from 0."""
        self.clocks = Clocks(patient)

    @cached_property
    def series(self) -> tuple[PlacedSeries, ...]:
        """The laboratory series, in the order of the record; what two of them tell alike stands in one."""
        return told_once(self.typed_series)

    @cached_property
    def typed_series(self) -> tuple[PlacedSeries, ...]:
        """Every laboratory series as typed, for those who judge the record itself."""
        return tuple(place_series(entry, index, self.clocks) for index, entry in enumerate(self.patient.labs))

    @cached_property
    def treatments(self) -> tuple[PlacedTreatment, ...]:
        """The treatments, in the order of the record."""
        items = self.patient.treatments.items if self.patient.treatments else ()
        return tuple(place_treatment(entry, index, self.clocks) for index, entry in enumerate(items))

    @cached_property
    def events(self) -> tuple[PlacedEvent, ...]:
        """The events, in the order of the record."""
        return tuple(place_event(entry, index, self.clocks) for index, entry in enumerate(self.patient.events))

    @cached_property
    def encounters(self) -> tuple[PlacedEncounter, ...]:
        """Time in care settings, in the order of the record."""
        return tuple(place_encounter(entry, index, self.clocks) for index, entry in enumerate(self.patient.encounters))

    def place(self, moment: Moment) -> Place | None:
        """Where a moment of the patient lies; None when nothing places it."""
        return self.clocks.place(moment)

    def length(self, first: Place, last: Place) -> Length | None:
        """The time between two places in the units typed; None when their clocks do not meet."""
        return length_between(self.clocks, first, last)

    def series_of(self, analyte: str) -> tuple[PlacedSeries, ...]:
        """The series of an analyte, found by any of its names, else by its printed label."""
        wanted = {id(entry) for entry in series_for(self.patient, analyte)}
        return tuple(one for one in self.series if id(one.entry) in wanted)


@dataclass(frozen=True)
class Chart:
    """The charts of all patients of a record, in its order."""

    charts: tuple[PatientChart, ...]

    @classmethod
    def of(cls, record: CaseRecord) -> Chart:
        """The chart of a record."""
        return cls(tuple(PatientChart(patient, index) for index, patient in enumerate(record.patients)))

    @cached_property
    def patients(self) -> Mapping[str, PatientChart]:
        """The charts by the patients' ids; of two with one id, which is an error of the record, the first."""
        found: dict[str, PatientChart] = {}
        for chart in self.charts:
            found.setdefault(chart.patient.id, chart)
        return found

    def of_patient(self, patient: Patient) -> PatientChart:
        """The chart of this patient of the record, whatever ids others have."""
        return next(chart for chart in self.charts if chart.patient is patient)

    def patient(self, identifier: str) -> PatientChart:
        """The chart of a patient; raises KeyError for an id that the record does not have."""
        return self.patients[identifier]
