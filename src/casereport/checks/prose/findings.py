"""Checks of what prose says was there or not, and on which side, against the record (CARE items 6 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from casereport.chart import PatientChart
from casereport.checks.prose.elsewhere import texts_of_chart
from casereport.checks.prose.moments import is_on
from casereport.checks.prose.names import diseases_of, seen_in_images
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.model.time import Moment
from casereport.problems import Path, Problem
from casereport.statements import Day
from casereport.statements.sides import sides_in


def findings_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """What prose denies is not a finding that the record has as present, nor what it tells one that is absent; of deaths the same."""
    told = [one for one in subject.readings.of("finding", "death") if one.is_case and not one.of_record]
    return [problem for one in told for problem in _wrong_finding(subject, one)] if told else None


def _wrong_finding(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    if told.kind == "death":
        yield from _wrong_death(subject, one)
        return
    if not told.is_sure and told.day is None:
        return
    known = [entry for chart in charts_of(subject.chart, told.patient) for entry in _present(chart, told.subject, told.day)]
    if not all(present is told.is_denied for present, _, _ in known):
        known = [entry for entry in known if entry[2] == "on"] if told.day else []
    known = [entry for entry in known if entry[2] != "off"]
    if known and all(present is told.is_denied for present, _, _ in known):
        message = "a finding is told here that the record has as absent"
        message = "a finding is denied here that the record has as present" if told.is_denied else message
        yield found_at("finding-contradiction", message, one, "correct the sentence, or present: of the finding", known[0][1])


def _present(chart: PatientChart, key: str, day: Day | None) -> Iterator[tuple[bool, Path, str]]:
    """Whether each entry of a finding is present, where it stands, and whether it is `on` the day told, `off` it, or "" of no day."""
    for present, path, at in _entries(chart, key):
        place = chart.place(at) if at and day else None
        when = "" if place is None or day is None else "on" if is_on(chart, place, day) else "off"
        yield present, ("patients", chart.index, *path), when


def _entries(chart: PatientChart, key: str) -> Iterator[tuple[bool, Path, Moment | None]]:
    patient = chart.patient
    for name in ("findings", "exam"):
        for index, finding in enumerate(getattr(patient, name)):
            if finding.label.lower() == key:
                yield finding.present, (name, index), finding.at
    for index, symptom in enumerate(patient.presenting.items if patient.presenting else ()):
        if symptom.finding.lower() == key:
            yield True, ("presenting", index), symptom.at
    yield from ((True, path, None) for text, path in diseases_of(patient) if text.lower() == key)
    images = patient.imaging
    yield from ((present, path, images[int(path[1])].at) for text, present, path in seen_in_images(patient) if text.lower() == key)


def _wrong_death(subject: Subject, one: Told) -> Iterator[Problem]:
    """A death that no entry of the patients tells of, while the record has them discharged or seen later."""
    charts = charts_of(subject.chart, one.statement.patient)
    lived = any(event.kind in ("discharge", "follow-up") for chart in charts for event in chart.patient.events) or any(
        chart.patient.follow_up for chart in charts
    )
    dead = any(
        word in text.lower()
        for chart in charts
        for _, text in texts_of_chart(chart)
        for word in ("death", "died", "dead", "deceased", "fatal")
    )
    if lived and not dead:
        yield found_at(
            "finding-contradiction",
            "a death is told here that the record does not have",
            one,
            "correct the sentence, or add the event: {kind: death}",
        )


# --- sides ---------------------------------------------------------------------------------------------------------------------------


def sides_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A side that prose gives a part of the body is the one that the record has of it."""
    told = [one for one in subject.readings.of("side") if not one.of_record]
    if not told:
        return None
    known = _Sides(subject)
    return [problem for one in told for problem in _wrong_side(known, one)]


class _Sides:
    """The sides that the entries of each patient tell, with the words of the part: read when first asked for."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.of_chart = cache(self._of_chart)

    def _of_chart(self, index: int) -> tuple[tuple[str, tuple[str, ...], Path], ...]:
        chart = self.subject.chart.charts[index]
        texts = [(path, text) for path, text in texts_of_chart(chart) if path[0] not in ("history", "family", "differential")]
        return tuple((side, names, ("patients", index, *path)) for path, text in texts for side, names in sides_in(text))


def _wrong_side(known: _Sides, one: Told) -> Iterator[Problem]:
    told = one.statement
    charts = charts_of(known.subject.chart, told.patient)
    parts = [one for chart in charts for one in known.of_chart(chart.index)]
    sides = [(side, path) for side, names, path in parts if told.names[0] in names] or [
        (side, path) for side, names, path in parts if names[0] in told.names
    ]
    other = "right" if told.word == "left" else "left"
    if any(side == other for side, _ in sides) and not any(side in (told.word, "both") for side, _ in sides):
        path = next(path for side, path in sides if side == other)
        yield found_at(
            "side-contradiction",
            "a side here is the other one in the record",
            one,
            "correct the side here or in the record; of two sides tell both",
            path,
        )
