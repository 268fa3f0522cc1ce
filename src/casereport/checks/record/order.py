"""Checks of order: nothing after death or before birth, findings that begin before they are found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.chart import PatientChart, Place
from casereport.checks.subject import Subject, values_in
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_AFTER_DEATH = lazy_pattern(
    r"autops|post-?mortem|necrops|funeral|donat|histolog|patholog|cultur|genetic|sequenc|exome|result|report|famil|bereave|certificate|confirm",
    re.IGNORECASE,
)
"""What may be told of a day after death: what was found in what had been taken before, and what others did."""

_BIRTH = lazy_pattern(r"(?:birth|born|delivery|delivered|caesarean|cesarean)\b", re.IGNORECASE)
_BEFORE_BIRTH = lazy_pattern(
    r"antenatal|prenatal|f(?:o)?etal|maternal|mother|pregnan|gestation|ruptur|labour|labor|membrane|contraction", re.IGNORECASE
)


def nothing_is_done_after_death(subject: Subject) -> list[Problem] | None:
    """No treatment, measurement, procedure or event lies after the patient's death, but for what is found or done of the dead."""
    dead = [(path, chart, place) for path, chart in subject.charts() if (place := _death(chart))]
    problems: list[Problem] = []
    for path, chart, death in dead:
        for where, what, place in _done(path, chart):
            if place and death.precedes(place) and not _AFTER_DEATH.search(what):
                hint = "correct the day of this or of the death; what was found after death says so: autopsy, post-mortem"
                problems.append(fault("after-death", "this is told of a time after the patient's death", path=where, hint=hint))
    return problems if dead else None


def _death(chart: PatientChart) -> Place | None:
    return next((one.start for one in chart.events if one.entry.kind == "death" and one.start), None)


def _done(path: Path, chart: PatientChart) -> Iterator[tuple[Path, str, Place | None]]:
    """What was done or measured: path, words that tell what it was, and where it begins."""
    for event in chart.events:
        if event.entry.kind not in ("death", "outcome"):
            yield (*path, "events", event.index), f"{event.entry.label} {event.entry.detail or ''}", event.start
    for treatment in chart.treatments:
        for part in treatment.parts:
            yield (*path, "treatments", treatment.index, *part.path), treatment.entry.note or "", part.start
    for series in chart.typed_series:
        words = f"{series.entry.specimen or ''} {series.entry.method or ''} {series.entry.note or ''}"
        for result in series.results if series.entry.basis != "illustrative" else ():
            if result.is_measured:
                yield (*path, "labs", series.index, "values", str(result.moment)), words, result.place
    yield from _entries(path, chart)


def _entries(path: Path, chart: PatientChart) -> Iterator[tuple[Path, str, Place | None]]:
    for index, outcome in enumerate(chart.patient.outcomes.items if chart.patient.outcomes else ()):
        if outcome.assessor in ("patient", "clinician") and outcome.scale:
            yield (*path, "outcomes", index), f"{outcome.measure}", chart.place(outcome.at) if outcome.at else None
    for key in ("vitals", "procedures", "imaging", "encounters", "exam", "findings"):
        for index, entry in enumerate(getattr(chart.patient, key)):
            moment = entry.at or (entry.days.start if entry.days else None)
            words = " ".join(str(value) for _, value in values_in(entry) if isinstance(value, str))
            yield (*path, key, index), words, chart.place(moment) if moment else None


def births_come_before_all(subject: Subject) -> list[Problem] | None:
    """Nothing is measured in a newborn or given to one before the event that is the birth."""
    born = [
        (path, chart, event.start)
        for path, chart in subject.charts()
        if chart.patient.age and (chart.patient.age.years or 0) < 1 and chart.patient.age.years is not None
        for event in chart.events
        if event.start and _BIRTH.match(event.entry.label)
    ]
    problems: list[Problem] = []
    for path, chart, birth in born:
        for where, what, place in _done(path, chart):
            if (
                place
                and place.precedes(birth)
                and where[2] != "findings"
                and not _BEFORE_BIRTH.search(what)
                and not _is_antenatal(chart, where)
            ):
                hint = "correct the day; what was done before birth says so: antenatal, fetal, maternal"
                problems.append(fault("day-order", "this is told of a time before the birth", path=where, hint=hint))
    return problems if born else None


def _is_antenatal(chart: PatientChart, where: Path) -> bool:
    """Whether the entry speaks of mother or pregnancy in any of its texts."""
    entry: object = chart.patient
    for step in where[2:4]:
        inner = getattr(entry, str(step), None) if isinstance(step, str) else None
        entry = getattr(inner, "items", inner) if isinstance(step, str) else entry[step]  # type: ignore[index]  # a number follows a list
    return any(_BEFORE_BIRTH.search(value) for _, value in values_in(entry) if isinstance(value, str))


def treatments_do_not_outlast_death(subject: Subject) -> list[Problem] | None:
    """No course of a treatment ends after the patient's death, or is told to go on."""
    dead = [(path, chart, place) for path, chart in subject.charts() if (place := _death(chart)) and chart.treatments]
    problems: list[Problem] = []
    for path, chart, death in dead:
        for treatment in chart.treatments:
            for part in treatment.parts:
                over = part.end_known and part.end and not part.is_single and death.precedes(part.end) and not death.meets(part.end)
                if (over or part.is_ongoing) and not (part.start and death.precedes(part.start)):
                    where = (*path, "treatments", treatment.index, *part.path, "days")
                    message = "the treatment goes on after the patient's death"
                    problems.append(fault("after-death", message, path=where, hint="end it on the day of death, or before"))
    return problems if dead else None


def discharge_ends_the_stay(subject: Subject) -> list[Problem] | None:
    """Death in hospital and discharge exclude one another: no discharge comes after death, and none on its day beside it."""
    both = [(path, chart) for path, chart in subject.charts() if _death(chart) and any(e.entry.kind == "discharge" for e in chart.events)]
    problems: list[Problem] = []
    for path, chart in both:
        death = _death(chart)
        for event in chart.events:
            if event.entry.kind == "discharge" and death and event.start and death.meets(event.start):
                hint = "leave the discharge out: the stay ended with death"
                where = (*path, "events", event.index)
                problems.append(fault("after-death", "the patient is discharged on the day of death", path=where, hint=hint))
    return problems if both else None


def findings_begin_before_they_are_found(subject: Subject) -> list[Problem]:
    """The onset of a finding is not after the time at which it was found, and a presenting symptom not after all diagnoses and the end."""
    problems: list[Problem] = []
    for path, chart in subject.charts():
        patient = chart.patient
        for key in ("exam", "findings"):
            for index, finding in enumerate(getattr(patient, key)):
                onset, at = (chart.place(moment) if moment else None for moment in (finding.onset, finding.at))
                if onset and at and at.precedes(onset):
                    hint = "swap the two, or correct one"
                    where = (*path, key, index, "onset")
                    problems.append(fault("onset-order", "the finding begins after it was found", path=where, hint=hint))
        last = _last_diagnosis(chart)
        for index, symptom in enumerate(patient.presenting.items if patient.presenting else ()):
            moment = symptom.at or (symptom.days.start if symptom.days else None)
            place = chart.place(moment) if moment else None
            if last and place and last.precedes(place):
                hint = "what came later is a finding or an event; or correct the day"
                message = "a presenting symptom begins after the diagnosis was made"
                problems.append(fault("onset-order", message, path=(*path, "presenting", index), hint=hint))
    return problems


def _last_diagnosis(chart: PatientChart) -> Place | None:
    """When the last of the final diagnoses was made; None where one of them has no time."""
    finals = [one for one in chart.patient.diagnoses if one.status == "final"]
    places = [chart.place(one.at) if one.at else None for one in finals]
    known = [place for place in places if place]
    return max(known, key=lambda place: place.order) if known and len(known) == len(finals) else None
