"""A course figure that is taller than a page, as numbered parts: patients first, then analytes, then treatments on parts of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from casereport.figures.course.data import CourseData, CoursePatient, Segment, segment_range
from casereport.figures.course.plan import plan_course
from casereport.figures.course.segments import segment_course
from casereport.figures.paper.profile import Profile
from casereport.figures.parts.splitting import CannotFit, fewest_parts, number_parts

LEAST_ROWS = 2  # treatments are repeated under every part as long as so many analytes stand above them


def split_course(data: CourseData, profile: Profile) -> tuple[CourseData, ...]:
    """The figure in parts that each keep to the profile's height, or the figure itself where it does; letters run on from part to part.

    Blocks of patients are dealt out first. A part that is still too tall gives its analytes to several, each with all treatments
    beneath; where those leave no room for two analytes, the treatments follow on parts of their own. Raises CannotFit.
    """
    data = segment_course(data, profile.width)
    found = list(_parts(data, profile))
    if len(found) == 1:
        return (data,)
    before = accumulate((len(part.rows) * len(part.patients) for part in found), initial=0)
    return number_parts([replace(part, panels_before=panels, whole=data) for part, panels in zip(found, before, strict=False)])


def _parts(data: CourseData, profile: Profile) -> Iterator[CourseData]:
    if _fits(data, profile):
        yield data
    elif len(data.patients) > 1 and plan_course(data, profile).stacked:
        yield from _by_patients(data, profile)
    else:
        yield from _by_rows(data, profile)


def _fits(data: CourseData, profile: Profile) -> bool:
    return plan_course(data, profile).height <= profile.max_height


def _by_patients(data: CourseData, profile: Profile) -> Iterator[CourseData]:
    """The fewest even groups of patients that fit; where one patient alone does not, its analytes are dealt out too."""
    count = len(data.patients)
    parts = fewest_parts(data.patients, range(2, count + 1), lambda group: _of_patients(data, group), lambda part: _fits(part, profile))
    for part in parts or [_of_patients(data, (patient,)) for patient in data.patients]:
        yield from _parts(part, profile)


def _of_patients(data: CourseData, patients: tuple[CoursePatient, ...]) -> CourseData:
    given = {treatment.id for patient in patients for treatment in patient.treatments}
    lanes = tuple(lane for lane in data.lane_ids() if lane in given)
    return replace(data, patients=patients, lanes=lanes, whole=data.whole or data)


def _by_rows(data: CourseData, profile: Profile) -> Iterator[CourseData]:
    """The fewest even groups of analytes that fit above all treatments, else analytes and treatments apart."""
    data = replace(data, whole=data.whole or data)  # what is shared by all parts decides how much room each takes
    found = _fitting(data, profile, "rows", len(data.rows) // LEAST_ROWS)
    if found:
        yield from found
        return
    pinned = replace(data, patients=tuple(_pinned(patient) for patient in data.patients))
    bare = replace(pinned, patients=tuple(replace(p, treatments=()) for p in pinned.patients), lanes=()) if data.rows else None
    lanes = replace(pinned, rows=(), lanes=data.lane_ids()) if data.lane_ids() else None
    for part, field in ((bare, "rows"), (lanes, "lanes")):
        found = _fitting(part, profile, field, len(getattr(part, field))) if part else []
        if part and not found:
            raise CannotFit("one analyte or treatment is taller than the figure may be")
        yield from found


def _fitting(data: CourseData, profile: Profile, field: str, most: int) -> list[CourseData]:
    """The figure with its rows or lanes in the fewest even groups, at most so many, that all fit; empty when there is no such number."""
    values: tuple[str, ...] = getattr(data, field)

    def part_of(group: tuple[str, ...]) -> CourseData:
        return replace(data, rows=group) if field == "rows" else replace(data, lanes=group)

    return fewest_parts(values, range(1, most + 1), part_of, lambda part: _fits(part, profile))


def _pinned(patient: CoursePatient) -> CoursePatient:
    """The patient with the ends of each time axis written down, so that they stay when data are taken away."""
    ranges = [segment_range(patient, k) for k in range(len(patient.segments))]
    segments: Sequence[Segment] = [replace(s, start=a + 0.5, end=b - 0.5) for s, (a, b) in zip(patient.segments, ranges, strict=True)]
    return replace(patient, segments=tuple(segments))
