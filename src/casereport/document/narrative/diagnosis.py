"""How the diagnosis was reached: tests, imaging, variants, findings, diagnoses and the differential (CARE item 8)."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.words import time_text
from casereport.document.narrative.answers import EXAMINED, absent, answered
from casereport.document.narrative.demographics import Entry
from casereport.document.narrative.phrases import Inlines, capital, detailed, joined
from casereport.document.narrative.presentation import findings, terms
from casereport.document.narrative.provenance import details, provenance
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.diagnosis import Diagnosis, Imaging, Test, Variant
from casereport.model.patient import Patient
from casereport.tree import Block, Cell, Code, Emph, Inline, Table, Text, plain


def investigations(at: Spot, results: Sequence[tuple[str, Inlines]] = ()) -> tuple[Block, ...]:
    """Everything found by tests, as terms with results; of the laboratory those `results` that its table does not show, by name."""
    patient = at.patient
    entries: list[Entry] = findings(at, patient.findings, "findings")
    entries += [(read_name(capital(name)), text) for name, text in results]
    entries += [entry for index, test in enumerate(patient.tests) if (entry := _test(at.at("tests", index), test))]
    entries += [entry for index, study in enumerate(patient.imaging) if (entry := _imaging(at.at("imaging", index), study))]
    entries += [entry for index, variant in enumerate(patient.variants) if (entry := _variant(at.at("variants", index), variant))]
    challenges = at.at("diagnostic_challenges")
    entries += answered(
        challenges, patient.diagnostic_challenges, at.say("term.diagnostic_challenges"), at.say("subject.diagnostic_challenges")
    )
    return terms([*entries, *absent(at, EXAMINED)])


def _test(at: Spot, test: Test) -> Entry | None:
    return _examined(at, test, test.name, details([test.specimen or "", test.method or ""]))


def _imaging(at: Spot, study: Imaging) -> Entry | None:
    name = f"{study.kind}, {study.region}" if study.region else study.kind
    return _examined(at, study, name, [])


def _examined(at: Spot, study: Test | Imaging, name: str, how: list[Inlines | str]) -> Entry | None:
    """An examination with its result; None when the author's prose tells it."""
    result, when, others = at.text(study.result, "result"), time_text(study, at.clocks), provenance(at, study)
    if at.tells(name, result, *how, *others, when=when):
        return None
    return read_name(capital(name)), detailed(result, details([*how, when], others))


def _variant(at: Spot, variant: Variant) -> Entry | None:
    """A variant under its gene; None when the author's prose tells it."""
    nodes: list[Inline] = [Code(variant.hgvs)]
    nodes += [Text(", "), Code(variant.protein)] if variant.protein else []
    inner = details(_variant_words(at, variant), [at.text(variant.note, "note")], provenance(at, variant))
    if at.tells(variant.gene, tuple(nodes), *inner):
        return None
    return (Emph((Text(variant.gene),)), Text(at.say("term.variant"))), detailed(tuple(nodes), inner)


def _variant_words(at: Spot, variant: Variant) -> list[str]:
    criteria = ", ".join(variant.criteria)
    return [
        variant.zygosity or "",
        at.say("variant.origin", parent=variant.origin) if variant.origin else "",
        variant.inheritance or "",
        f"{variant.classification}: {criteria}" if variant.classification and criteria else variant.classification or criteria,
        at.say("variant.build", build=variant.build) if variant.build else "",
        f"ClinVar {variant.clinvar}" if variant.clinvar else "",
        variant.method or "",
    ]


def differential(at: Spot) -> tuple[Block, ...]:
    """The diagnoses, the differential as a table, and the prognosis."""
    patient = at.patient
    entries = [entry for index, one in enumerate(patient.diagnoses) if (entry := _diagnosis(at.at("diagnoses", index), one))]
    entries += answered(at.at("prognosis"), patient.prognosis, at.say("term.prognosis"), at.say("subject.prognosis"))
    has_table = patient.differential and not at.at("differential").told(
        all(_is_considered(at, n) for n in range(len(patient.differential)))
    )
    return (*terms(entries), *((_differential_table(at),) if has_table else ()))


def _is_considered(at: Spot, index: int) -> bool:
    """True when the author's prose tells a diagnosis of the differential with its verdict and all that spoke for and against it."""
    name, reasons_for, against, by, verdict = (plain(cell.children) for cell in _differential_row(at, index))
    return at.telling.tells(name, verdict, reasons_for, against, by)


def _diagnosis(at: Spot, diagnosis: Diagnosis) -> Entry | None:
    """A diagnosis with stage, time and criteria; None when the author's prose tells it."""
    stage = at.say("diagnosis.stage", stage=diagnosis.stage) if diagnosis.stage else ""
    texts = [at.text(getattr(diagnosis, key), key) for key in ("criteria", "note")]
    when, others = time_text(diagnosis, at.clocks), details(texts, provenance(at, diagnosis))
    inner = details([diagnosis.code or "", stage, when], others)
    if diagnosis.status == "final" and at.tells(diagnosis.label, diagnosis.code or "", stage, *others, when=when, may_leave_time=True):
        return None
    return (Text(at.say(f"term.diagnosis_{diagnosis.status}")),), detailed(read_name(diagnosis.label), inner, "; ")


def _differential_table(at: Spot) -> Table:
    head = tuple(Cell((Text(at.say(f"differential.{name}")),), "col") for name in ("considered", "for", "against", "by", "verdict"))
    rows = tuple(_differential_row(at, index) for index in range(len(at.patient.differential)))
    caption = at.say("differential.title_of", label=at.label) if at.is_several else at.say("differential.title")
    return Table(f"differential-{at.patient.id}", "", (Text(caption),), (head,), rows, wide=True)


def _differential_row(at: Spot, index: int) -> tuple[Cell, ...]:
    entry, here = at.patient.differential[index], at.at("differential", index)
    texts = {
        key: joined([here.text(text, key, i) for i, text in enumerate(listed)])
        for key, listed in (("for", entry.speaks_for), ("against", entry.against))
    }
    verdict = (Text(entry.verdict),) if entry.verdict else ()
    by = read_name("; ".join(_test_name(at.patient, name) for name in entry.by)) if entry.by else ()
    return (Cell(read_name(entry.dx), "row"), Cell(texts["for"]), Cell(texts["against"]), Cell(by), Cell(verdict))


def _test_name(patient: Patient, name: str) -> str:
    """A test's name when it is referred to by id."""
    tests = {test.id: test.name for test in patient.tests if test.id} | {study.id: study.kind for study in patient.imaging if study.id}
    return tests.get(name, name)
