"""Checks of the body: weight and height that a patient of this age can have, and a body mass index that both give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.clinical.units import convert, normalise_unit
from casereport.model.course import Measure
from casereport.model.patient import Patient
from casereport.problems import Path, Problem, fault

_SILENCE = "where it is right, silence: [{code: body-measure, why: …}]"
_INDEX = ("bmi", "body mass index", "body-mass index")


def weight_and_height_fit_the_age(subject: Subject) -> list[Problem] | None:
    """Weight and height are ones that a patient of this age, or a newborn of this gestation, can have."""
    measured = [(path, patient) for path, patient, _ in subject.patients() if patient.age and (patient.weight or patient.height)]
    return [problem for path, patient in measured for problem in _for_age(patient, path)] if measured else None


def _for_age(patient: Patient, path: Path) -> Iterator[Problem]:
    weight, height = number_in(patient.weight, "kg"), number_in(patient.height, "cm")
    years = patient.age.years if patient.age else None
    if years is None:
        return
    rows = read_table("growth")
    row = [entry for entry in rows["ages"] if entry[0] <= years][-1]
    born = patient.age.gestation if patient.age else None
    least, most = row[1], row[2]
    if born and (weeks := [entry for entry in rows["birth"] if entry[0] <= born[0]]):
        least, most = weeks[-1][1], weeks[-1][2]
    if weight is not None and not least <= weight <= most:
        hint = f"check number and unit of the weight, and the age; {_SILENCE}"
        yield fault("body-measure", "hardly anybody of this age has this weight", path=(*path, "weight"), hint=hint)
    if height is not None and not row[3] <= height <= row[4]:
        hint = f"check number and unit of the height, and the age; {_SILENCE}"
        yield fault("body-measure", "hardly anybody of this age has this height", path=(*path, "height"), hint=hint)


def number_in(measure: Measure | None, unit: str) -> Decimal | None:
    """The number of a measure in a unit; None where there is none or it measures something else."""
    typed, wanted = measure.value.known if measure else None, normalise_unit(unit)
    return convert(measure.value.number, typed, wanted) if measure and typed and wanted else None


def body_mass_index_fits(subject: Subject) -> list[Problem] | None:
    """Weight and height give a body mass index that a body can have, and the one that is told, to 6 %."""
    both = [(path, patient) for path, patient, _ in subject.patients() if patient.weight and patient.height]
    return [problem for path, patient in both for problem in _index(patient, path)] if both else None


def _index(patient: Patient, path: Path) -> Iterator[Problem]:
    weight, height = number_in(patient.weight, "kg"), number_in(patient.height, "cm")
    if not weight or not height:
        return
    index = weight / (height / 100) ** 2
    low, high = read_table("growth")["bmi"]
    years = patient.age.years if patient.age else None
    if years is not None and years >= 2:
        _, low, high = [row for row in read_table("growth")["young"] if row[0] <= years][-1]
    if not low <= index <= high and (years is None or years >= 2):
        hint = f"are the two swapped, or in pounds and inches? {_SILENCE}"
        yield fault("body-measure", "weight and height do not fit each other", path=(*path, "height"), hint=hint)
        return
    for where, told in _told_indices(patient, path):
        if abs(told - index) > index * Decimal("0.06"):
            hint = f"correct weight, height or index; {_SILENCE}"
            yield fault("body-measure", "the body mass index is not the one that weight and height give", path=where, hint=hint)


def _told_indices(patient: Patient, path: Path) -> Iterator[tuple[Path, Decimal]]:
    """Indices told of the day of the weight, or of no day."""
    day = str(patient.weight.at) if patient.weight and patient.weight.at else ""
    for index, vital in enumerate(patient.vitals):
        if vital.name.lower() in _INDEX and (not day or not vital.at or str(vital.at) == day):
            yield (*path, "vitals", index, "value"), vital.value.number
