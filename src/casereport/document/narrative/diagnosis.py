"""How the diagnosis was reached: tests, imaging, variants, findings, diagnoses and the differential (CARE item 8)."""

from __future__ import annotations

from casereport.chart.words import time_text
from casereport.document.draft import Draft
from casereport.document.narrative.absent import EXAMINED, absent
from casereport.document.narrative.demographics import Entry
from casereport.document.narrative.phrases import Inlines, capital, detailed, joined
from casereport.document.narrative.presentation import findings, terms
from casereport.document.narrative.provenance import details, provenance
from casereport.document.tables.laboratory import single_results
from casereport.model.diagnosis import Diagnosis, Imaging, Test, Variant
from casereport.model.patient import Patient
from casereport.tree import Block, Cell, Code, Emph, Inline, Table, Text

_TERMS = {"final": "Diagnosis", "provisional": "Provisional diagnosis", "excluded": "Diagnosis excluded"}


def investigations(draft: Draft, patient: Patient) -> tuple[Block, ...]:
    """Everything found by tests other than the laboratory table, as terms with results."""
    entries: list[Entry] = findings(draft, patient, patient.findings, "findings", ("Findings present", "Findings absent"))
    entries += [((Text(capital(name)),), text) for name, text in single_results(draft, patient)]
    entries += [entry for index in range(len(patient.tests)) if (entry := _test(draft, patient, index))]
    entries += [entry for index in range(len(patient.imaging)) if (entry := _imaging(draft, patient, index))]
    entries += [_variant(draft, patient, index) for index in range(len(patient.variants))]
    if patient.diagnostic_challenges and not draft.is_silent(patient.diagnostic_challenges, "diagnostic challenges", patient):
        path = draft.path(patient, "diagnostic_challenges")
        entries.append(((Text("Diagnostic challenges"),), draft.answer(patient.diagnostic_challenges, patient, *path)))
    return terms([*entries, *absent(draft, patient, EXAMINED)])


def _test(draft: Draft, patient: Patient, index: int) -> Entry | None:
    test, path = patient.tests[index], draft.path(patient, "tests", index)
    words = [test.specimen or "", test.method or "", time_text(test, draft.clocks(patient))]
    return _examined(draft, patient, test, test.name, details(words, provenance(draft, test, path, patient)), path)


def _imaging(draft: Draft, patient: Patient, index: int) -> Entry | None:
    study, path = patient.imaging[index], draft.path(patient, "imaging", index)
    name = f"{study.kind}, {study.region}" if study.region else study.kind
    inner = details([time_text(study, draft.clocks(patient))], provenance(draft, study, path, patient))
    return _examined(draft, patient, study, name, inner, path)


def _examined(
    draft: Draft, patient: Patient, study: Test | Imaging, name: str, inner: list[Inlines | str], path: tuple[str | int, ...]
) -> Entry | None:
    """An examination with its result; None when the author's prose tells it."""
    result = draft.text(study.result, patient, *path, "result")
    return None if draft.tells(patient, name, result, *inner) else ((Text(capital(name)),), detailed(result, inner))


def _variant(draft: Draft, patient: Patient, index: int) -> Entry:
    variant, path = patient.variants[index], draft.path(patient, "variants", index)
    nodes: list[Inline] = [Code(variant.hgvs)]
    nodes += [Text(", "), Code(variant.protein)] if variant.protein else []
    note = draft.text(variant.note, patient, *path, "note")
    inner = details(_variant_words(variant), [note], provenance(draft, variant, path, patient))
    return (Emph((Text(variant.gene),)), Text(" variant")), detailed(tuple(nodes), inner)


def _variant_words(variant: Variant) -> list[str]:
    criteria = ", ".join(variant.criteria)
    return [
        variant.zygosity or "",
        f"from {variant.origin}" if variant.origin else "",
        variant.inheritance or "",
        f"{variant.classification}: {criteria}" if variant.classification and criteria else variant.classification or criteria,
        f"genome build {variant.build}" if variant.build else "",
        f"ClinVar {variant.clinvar}" if variant.clinvar else "",
        variant.method or "",
    ]


def differential(draft: Draft, patient: Patient) -> tuple[Block, ...]:
    """The diagnoses, the differential as a table, and the prognosis."""
    entries = [entry for index in range(len(patient.diagnoses)) if (entry := _diagnosis(draft, patient, index))]
    if patient.prognosis and not draft.is_silent(patient.prognosis, "prognosis", patient):
        entries.append(((Text("Prognosis"),), draft.answer(patient.prognosis, patient, *draft.path(patient, "prognosis"))))
    return (*terms(entries), *((_differential_table(draft, patient),) if patient.differential else ()))


def _diagnosis(draft: Draft, patient: Patient, index: int) -> Entry | None:
    """A diagnosis with stage, time and criteria; None when the author's prose tells it."""
    diagnosis: Diagnosis = patient.diagnoses[index]
    path = draft.path(patient, "diagnoses", index)
    words = [diagnosis.code or "", f"stage: {diagnosis.stage}" if diagnosis.stage else "", time_text(diagnosis, draft.clocks(patient))]
    texts = [draft.text(getattr(diagnosis, key), patient, *path, key) for key in ("criteria", "note")]
    inner = details(words, texts, provenance(draft, diagnosis, path, patient))
    if diagnosis.status == "final" and draft.tells(patient, diagnosis.label, *inner):
        return None
    return (Text(_TERMS[diagnosis.status]),), detailed((Text(diagnosis.label),), inner, "; ")


def _differential_table(draft: Draft, patient: Patient) -> Table:
    head = tuple(Cell((Text(name),), "col") for name in ("Diagnosis considered", "For", "Against", "Decided by", "Verdict"))
    rows = tuple(_differential_row(draft, patient, index) for index in range(len(patient.differential)))
    return Table(f"differential-{patient.id}", "", (Text(_caption(draft, patient)),), (head,), rows, wide=True)


def _caption(draft: Draft, patient: Patient) -> str:
    return "Differential diagnosis" + (f": {draft.label(patient)}" if len(draft.record.patients) > 1 else "")


def _differential_row(draft: Draft, patient: Patient, index: int) -> tuple[Cell, ...]:
    entry = patient.differential[index]
    path = draft.path(patient, "differential", index)
    texts = {
        key: joined([draft.text(text, patient, *path, key, i) for i, text in enumerate(listed)])
        for key, listed in (("for", entry.speaks_for), ("against", entry.against))
    }
    verdict = (Text(entry.verdict),) if entry.verdict else ()
    by = (Text("; ".join(_test_name(patient, name) for name in entry.by)),) if entry.by else ()
    return (Cell((Text(entry.dx),), "row"), Cell(texts["for"]), Cell(texts["against"]), Cell(by), Cell(verdict))


def _test_name(patient: Patient, name: str) -> str:
    """A test's name when it is referred to by id."""
    tests = {test.id: test.name for test in patient.tests if test.id} | {study.id: study.kind for study in patient.imaging if study.id}
    return tests.get(name, name)
