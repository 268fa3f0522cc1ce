"""Checks of left and right: one side from finding and image to operation, diagnosis and caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from casereport.chart import PatientChart, Place
from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.model import CaseRecord
from casereport.model.time import Moment
from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.problems import Path, Problem, fault
from casereport.values import dataclass

_CLAUSE = lazy_pattern(r"[.;,:\n]| but | and (?=(?:a|an|the|new|another|two|several|no)\b)")
_SIDES = lazy_pattern(r"\b(?:left|right|both|bilateral)", re.IGNORECASE)
_BOTH = lazy_pattern(r"\bbilateral|\bboth\b|\bon either side")
_OTHER = lazy_pattern(
    r"\bnormal\b|\bunremarkable|\bcontralateral|\bopposite|\bspared?\b|\bno(?:t|r)?\b"
    r"|\bwithout\b|\bnew\b|\bsecond\b|\banother\b|\bleft (?:in|with|without|behind|over)\b"
)
"""What speaks of a side that is well, or of one more lesion: such a clause says nothing of the side of the first."""
_WELL = lazy_pattern(r"\bnormal\b|\bunremarkable|\bcontralateral|\bopposite|\bspared?\b")
_HINT = "correct the side where it is wrong; where both are right, silence: [{code: side-contradiction, why: …}]"


@dataclass(frozen=True, slots=True)
class Sided:
    """An organ on a side, as an entry tells it: where, what is wrong with it (empty where untold), when."""

    path: Path
    kind: str
    organ: str
    side: str
    lesion: str
    place: Place | None

    def may_be(self, other: Sided) -> bool:
        """Whether both can speak of one lesion of one organ."""
        return self.organ == other.organ and (not self.lesion or not other.lesion or self.lesion == other.lesion)


def sides_agree(subject: Subject) -> list[Problem] | None:
    """Findings, images, operations, diagnosis and captions of one lesion tell one side."""
    problems: list[Problem] = []
    looked = False
    for path, chart in subject.charts():
        told = [one for said in _said(path, chart) for one in _read(*said)]
        shown = [one for said in _captions(subject.record, chart) for one in _read(*said)]
        looked = looked or len({one.path for one in (*told, *shown)}) > 1
        wrong = {**_on_another_side(told), **_alone(told)}
        wrong |= {at: message for at, message in _shown_otherwise(told, shown, wrong).items() if at not in wrong}
        problems += [fault("side-contradiction", message, path=at, hint=_HINT) for at, message in wrong.items()]
    return problems if looked else None


def _on_another_side(told: list[Sided]) -> dict[Path, str]:
    """Operations and diagnoses on another side than all that was found of the lesion before."""
    wrong: dict[Path, str] = {}
    for one in told:
        if one.kind == "found" or one.side == "both":
            continue
        known = [other for other in told if other.kind == "found" and other.path != one.path and one.may_be(other)]
        earlier = [other for other in known if not (one.place and other.place and one.place.precedes(other.place))]
        if _differ(one, earlier or known):
            what = "this is done" if one.kind == "done" else "the diagnosis is"
            wrong[one.path] = f"{what} on the other side than the findings are on"
    return wrong


def _differ(one: Sided, others: list[Sided]) -> bool:
    sides = {other.side for other in others}
    return len(sides) == 1 and one.side not in sides and "both" not in sides


def _alone(told: list[Sided]) -> dict[Path, str]:
    """An entry that tells one side where two or more others, and no further one, tell the other."""
    wrong: dict[Path, str] = {}
    for one in told:
        others = {other.path: other.side for other in told if other.path != one.path and one.may_be(other)}
        twice = any(other.path == one.path and other.organ == one.organ and other.side != one.side for other in told)
        if one.kind == "found" and one.side != "both" and not twice and len(others) > 1 and set(others.values()) == {_across(one.side)}:
            wrong[one.path] = "all other entries tell this on the other side"
    return wrong


def _across(side: str) -> str:
    return "left" if side == "right" else "right"


def _shown_otherwise(told: list[Sided], shown: list[Sided], wrong: Iterable[Path]) -> dict[Path, str]:
    """Captions and alternatives of images that tell another side than the record, what is wrong in it left out."""
    right = [one for one in told if one.path not in wrong]
    return {
        one.path: "this tells the other side than the record"
        for one in shown
        if one.side != "both" and _differ(one, [other for other in right if one.may_be(other)])
    }


_Said = tuple[Path, str, str, str, Place | None]
"""Path, kind (found, done, diagnosed), text, what else names the lesion, and the time."""


def _said(path: Path, chart: PatientChart) -> Iterator[_Said]:
    """Everything that may tell a side: what was found, what the diagnosis is, what was done."""
    yield from _found(path, chart)
    yield from _shown_by_images(path, chart)
    for n, diagnosis in enumerate(chart.patient.diagnoses):
        if diagnosis.status != "excluded":
            yield (*path, "diagnoses", n, "label"), "diagnosed", diagnosis.label, "", _when(chart, diagnosis.at)
    yield from _acts(path, chart)


def _found(path: Path, chart: PatientChart) -> Iterator[_Said]:
    for n, symptom in enumerate(chart.patient.presenting.items if chart.patient.presenting else ()):
        yield (*path, "presenting", n, "finding"), "found", symptom.finding, "", _when(chart, symptom.at)
    for key in ("exam", "findings"):
        for n, finding in enumerate(getattr(chart.patient, key)):
            if finding.present:
                yield (*path, key, n, "label"), "found", finding.label, "", _when(chart, finding.at)


def _shown_by_images(path: Path, chart: PatientChart) -> Iterator[_Said]:
    for n, image in enumerate(chart.patient.imaging):
        region = f"{image.region}: " if image.region and _SIDES.search(image.region) else ""
        yield (*path, "imaging", n, "result"), "found", f"{region}{image.result}", "", _when(chart, image.at)
    for n, test in enumerate(chart.patient.tests):
        yield (*path, "tests", n, "result"), "found", f"{test.name}: {test.result}", "", _when(chart, test.at)


def _acts(path: Path, chart: PatientChart) -> Iterator[_Said]:
    patient = chart.patient
    for n, done in enumerate(patient.procedures):
        at = _when(chart, done.at)
        yield (*path, "procedures", n, "name"), "done", done.name, done.indication or "", at
        for key in ("findings", "result"):
            if text := getattr(done, key):
                yield (*path, "procedures", n, key), "found", text, "", at
    for n, item in enumerate(patient.treatments.items if patient.treatments else ()):
        if item.name:
            yield (*path, "treatments", n, "name"), "done", item.name, item.indication or "", None
    for event in chart.events:
        if event.entry.kind in ("procedure", "treatment", "other"):
            yield (*path, "events", event.index, "label"), "done", event.entry.label, "", event.start


def _when(chart: PatientChart, moment: Moment | None) -> Place | None:
    return chart.place(moment) if moment else None


def _captions(record: CaseRecord, chart: PatientChart) -> Iterator[_Said]:
    """Captions, titles and alternatives of figures and panels of this patient, who is the only one or is named."""
    if len(record.patients) == 1:
        yield ("running_title",), "shown", record.running_title or "", "", None
        for n, word in enumerate(record.keywords):
            yield ("keywords", n), "shown", str(word), "", None
    for index, figure in enumerate(record.figures):
        if len(record.patients) > 1 and chart.patient.id not in figure.patients:
            continue
        parts = [((), figure), *((("panels", n), panel) for n, panel in enumerate(figure.panels or ()))]
        for steps, part in parts:
            texts = {key: text for key in ("title", "caption", "alt") if (text := getattr(part, key, None))}
            if not any(_WELL.search(text.lower()) for text in texts.values()):  # they tell of one picture, and it is of what is well
                yield from ((("figures", index, *steps, key), "shown", text, "", None) for key, text in texts.items())


def _read(path: Path, kind: str, text: str, beside: str, place: Place | None) -> Iterator[Sided]:
    """Organs of a text with the side on which they are told to be; `both` for both sides."""
    if not _SIDES.search(text):
        return
    lesion = _lesion(beside) if kind == "done" else ""
    for clause in _CLAUSE.split(text.lower()):
        if not _SIDES.search(clause) or _OTHER.search(clause):
            continue
        named = lesion or _lesion(clause)
        for organ, side in _sides(clause):
            yield Sided(path, kind, organ, side, named, place)


def _sides(clause: str) -> Iterator[tuple[str, str]]:
    if _BOTH.search(clause):
        yield from {(_organs()[found[0]], "both") for found in _named().finditer(clause)}
        return
    for found in _before().finditer(clause):
        behind = clause[found.end() : found.end() + 20]
        yield _organs()[found["organ"]], "both" if re.match(r" and (?:left|right)|s\b(?! of)", behind) else found["side"]
    if not _before().search(clause):
        yield from ((_organs()[found["organ"]], found["side"]) for found in _behind().finditer(clause))


@cache
def _organs() -> dict[str, str]:
    """What a text calls an organ → the organ."""
    return {name.replace("_", " "): organ for organ, names in read_table("anatomy")["sided"].items() for name in names.split()}


@cache
def _any_organ() -> str:
    return "|".join(sorted(map(re.escape, _organs()), key=len, reverse=True))


@cache
def _named() -> re.Pattern[str]:
    return shipped_pattern(rf"\b(?:{_any_organ()})")


@cache
def _before() -> re.Pattern[str]:
    """The side in front of the organ: `left laparoscopic adrenalectomy`, `right-sided pleural`."""
    return shipped_pattern(rf"\b(?P<side>left|right)(?:[- ]sided)?(?:[ -][\w-]{{2,20}}){{0,3}}?[ -](?P<organ>{_any_organ()})\b")


@cache
def _behind() -> re.Pattern[str]:
    """The side behind the organ: `adrenalectomy on the left`."""
    return shipped_pattern(rf"\b(?P<organ>{_any_organ()})(?: [\w-]{{1,20}}){{0,4}}? (?:on|to|of) the (?P<side>left|right)\b(?! [a-z])")


@cache
def _lesions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, shipped_pattern(rf"\b(?:{words})")) for name, words in read_table("anatomy")["lesions"].items())


def _lesion(text: str) -> str:
    """What is wrong, by its group: mass, fracture; empty where a text names none of the groups, or several."""
    found = [name for name, words in _lesions() if words.search(text.lower())]
    return found[0] if len(found) == 1 else ""
