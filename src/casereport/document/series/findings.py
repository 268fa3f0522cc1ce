"""What was found and what it was taken for, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casereport.chart.words import moment_text, time_text
from casereport.clinical.units import printed_units
from casereport.document.narrative.phrases import Inlines, joined, listed
from casereport.document.narrative.provenance import provenance
from casereport.document.prose.markup import read_name
from casereport.document.series.slots import Slot, answer_slots, detail_of, make_slot
from casereport.document.spot import Spot
from casereport.model.series import LabSeries
from casereport.tree import Code

_SHORT = 4  # results of a series that stand in one cell


def findings_slots(kind: str) -> Callable[[Spot], Iterator[Slot]]:
    """What reads the findings of one list."""

    def read(at: Spot) -> Iterator[Slot]:
        for n, one in enumerate(getattr(at.patient, kind)):
            here = at.at(kind, n)
            onset = at.say("series.onset", time=moment_text(one.onset, at.clocks)) if one.onset else ""
            words: list[Inlines | str] = [onset, one.severity or "", one.how or "", one.hpo or "", here.text(one.note, "note")]
            present = at.say("series.present" if one.present else "series.absent")
            said: dict[str, Inlines | str] = {"value": present, "time": time_text(one, at.clocks)}
            yield make_slot(here, kind, one.label, {**said, "detail": detail_of(words, list(provenance(here, one)))}, timed=one)

    return read


def vitals_slots(at: Spot) -> Iterator[Slot]:
    for n, one in enumerate(at.patient.vitals):
        here = at.at("vitals", n)
        more = detail_of([one.note or ""], list(provenance(here, one)))
        yield make_slot(
            here, "vitals", one.name, {"value": printed_units(str(one.value)), "time": time_text(one, at.clocks), "detail": more}
        )


def tests_slots(at: Spot) -> Iterator[Slot]:
    for n, one in enumerate(at.patient.tests):
        here = at.at("tests", n)
        more = detail_of([one.specimen or "", one.method or ""], list(provenance(here, one)))
        yield make_slot(
            here, "tests", one.name, {"value": here.text(one.result, "result"), "time": time_text(one, at.clocks), "detail": more}
        )
    for n, study in enumerate(at.patient.imaging):
        here = at.at("imaging", n)
        name = f"{study.kind}, {study.region}" if study.region else study.kind
        more = detail_of(list(provenance(here, study)))
        yield make_slot(
            here, "imaging", name, {"value": here.text(study.result, "result"), "time": time_text(study, at.clocks), "detail": more}
        )


def labs_slots(at: Spot) -> Iterator[Slot]:
    """Short series of results, whose values can stand in one cell."""
    for one in at.chart.of_patient(at.patient).series:
        if not is_short(at, one.entry):
            continue
        here = at.at("labs", one.index)
        times = [moment_text(result.moment, at.clocks) for result in one.results]
        reference = "; ".join(" ".join(filter(None, (limits.shown, limits.when))) for limits in one.limits)
        words: list[Inlines | str] = [
            one.entry.specimen or "",
            one.entry.method or "",
            one.entry.code or "",
            here.text(one.entry.note, "note"),
        ]
        said: dict[str, Inlines | str] = {
            "value": ", ".join(result.shown for result in one.results),
            "unit": one.unit,
            "time": ", ".join(times),
            "reference": at.say("table.reference_detail", range=reference) if reference else "",
            "detail": detail_of(words, list(provenance(here, one.entry))),
        }
        yield make_slot(here, "labs", one.name, said)


def is_short(at: Spot, entry: LabSeries) -> bool:
    """True for a series that a cell of the patients' table can hold, and no other table or figure alone shows."""
    results = sum(len(values) for values in entry.values.values()) + (entry.result is not None)
    is_elsewhere = f"labs {at.patient.id}" in at.floats.placed or at.floats.is_only_drawn(entry, at.patient)
    return 0 < results <= _SHORT and not is_elsewhere


def variants_slots(at: Spot) -> Iterator[Slot]:
    for n, one in enumerate(at.patient.variants):
        here = at.at("variants", n)
        words: list[Inlines | str] = [
            one.zygosity or "", at.say("series.origin", parent=one.origin) if one.origin else "", one.inheritance or "",
            one.classification or "", ", ".join(one.criteria), at.say("series.build", build=one.build) if one.build else "",
            f"ClinVar {one.clinvar}" if one.clinvar else "", one.method or "", here.text(one.note, "note"),
        ]  # fmt: skip
        names = joined([(Code(name),) for name in (one.hgvs, one.protein) if name], ", ")
        yield make_slot(here, "variants", one.gene, {"value": names, "detail": detail_of(words, list(provenance(here, one)))})


def diagnoses_slots(at: Spot) -> Iterator[Slot]:
    for n, one in enumerate(at.patient.diagnoses):
        here = at.at("diagnoses", n)
        stage = at.say("series.stage", stage=one.stage) if one.stage else ""
        more = detail_of(
            [one.code or "", stage, here.text(one.criteria, "criteria"), here.text(one.note, "note")], list(provenance(here, one))
        )
        said: dict[str, Inlines | str] = {"value": one.label, "time": time_text(one, at.clocks), "detail": more}
        yield make_slot(here, f"diagnosis_{one.status}", at.say(f"series.title_diagnosis_{one.status}"), said)
    for n, considered in enumerate(at.patient.differential):
        here = at.at("differential", n)
        reasons = [here.text(text, key, i) for key in ("for", "against") for i, text in enumerate(_reasons(considered, key))]
        said = {"value": considered.verdict or "", "detail": joined([*reasons, read_name(listed(list(considered.by)))])}
        yield make_slot(here, "differential", considered.dx, said)
    for name in ("diagnostic_challenges", "prognosis"):
        yield from answer_slots(at.at(name), getattr(at.patient, name), name, at.say(f"series.title_{name}"))


def _reasons(considered: object, key: str) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(considered, "speaks_for" if key == "for" else "against")
    return found
