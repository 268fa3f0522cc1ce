"""What was found at first: presenting symptoms, history, examination (CARE items 5 and 6)."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.words import moment_text, time_text
from casereport.document.draft import Draft, paragraph
from casereport.document.narrative.demographics import Entry, person_entries, person_sentences
from casereport.document.narrative.phrases import Inlines, capital, detailed, joined, listed, manner_text, negative_text
from casereport.document.narrative.provenance import details, provenance
from casereport.model.patient import Finding, Patient, Presenting, Relative
from casereport.problems import Path
from casereport.tree import Block, Terms, Text, plain

HISTORY = {
    "medical": "Medical history", "surgical": "Surgical history", "family": "Family history", "psychosocial": "Psychosocial history",
    "genetic": "Genetic history", "medications": "Medication", "allergies": "Allergies", "immunisations": "Immunization",
    "development": "Development", "pregnancy": "Pregnancy and birth", "diet": "Diet", "alcohol": "Alcohol", "tobacco": "Tobacco",
    "substances": "Other substances", "occupation": "Occupation", "travel": "Travel", "exposures": "Exposures",
}  # fmt: skip


def presentation(draft: Draft, patient: Patient) -> tuple[Block, ...]:
    """Demographics in a sentence, the author's summary, the presenting symptoms with their times."""
    path = draft.path(patient, "summary")
    summary = draft.texts.read_blocks(patient.summary, path, patient=patient.id) if patient.summary else ()
    sentences = person_sentences(draft, patient)
    blocks: list[Block] = [*([paragraph(sentences)] if sentences else []), *summary]
    return (*blocks, *terms([*_presenting(draft, patient), *person_entries(draft, patient)]))


def terms(entries: Sequence[Entry]) -> tuple[Terms, ...]:
    """The entries as a list of terms, () when there is none."""
    return (Terms(tuple(entries)),) if entries else ()


def _presenting(draft: Draft, patient: Patient) -> list[Entry]:
    """The symptoms, those of one time together, without those that the author's prose tells."""
    told = patient.presenting
    if told is None or (told.answer and draft.is_silent(told.answer, "presenting symptoms", patient)):
        return []
    answer = draft.answer(told.answer, patient, *draft.path(patient, "presenting"))
    parts: dict[str, list[Inlines]] = {}
    for index, symptom in enumerate(told.items):
        when, inner = time_text(symptom, draft.clocks(patient)), _symptom_details(draft, patient, index, symptom)
        if not draft.tells(patient, symptom.finding, when, *inner):
            parts.setdefault(when, []).append(detailed((Text(symptom.finding),), inner))
    described = joined([answer, _by_time(parts)])
    return [((Text("Presenting symptoms"),), described)] if described else []


def _by_time(parts: dict[str, list[Inlines]]) -> Inlines:
    """Symptoms behind their time: `day 1: headache, myalgia; by day 7: fever`; with stronger marks where a symptom holds a comma itself."""
    has_commas = any("," in plain(item) for items in parts.values() for item in items)
    groups: list[Inlines] = []
    for when, items in parts.items():
        head = capital(when) if has_commas else when
        groups.append((*((Text(f"{head}: "),) if when else ()), *joined(items, "; " if has_commas else ", ")))
    return joined(groups, ". " if has_commas else "; ")


def _symptom_details(draft: Draft, patient: Patient, index: int, symptom: Presenting) -> list[Inlines | str]:
    path = draft.path(patient, "presenting", index)
    note = draft.text(symptom.note, patient, *path, "note")
    return details([f"for {symptom.duration}" if symptom.duration else "", note], provenance(draft, symptom, path, patient))


def history(draft: Draft, patient: Patient) -> tuple[Block, ...]:
    """What was told of the past, item by item; what the source does not report stands together at the end."""
    entries: list[Entry] = []
    unasked: dict[str, list[str]] = {}
    for key, title in HISTORY.items():
        answer = getattr(patient.history, key) if patient.history else None
        subject = title[:1].lower() + title[1:]
        if answer is None or draft.is_silent(answer, subject, patient):
            continue
        if answer.state == "not asked" and not (answer.how or answer.asked or answer.items):
            unasked.setdefault(negative_text(answer), []).append(subject)
        else:
            described = draft.answer(answer, patient, *draft.path(patient, "history", key))
            if answer.state != "stated" or not draft.tells(patient, described):
                entries.append(((Text(title),), described))
    entries += [((Text(capital(word)),), (Text(listed(titles)),)) for word, titles in unasked.items()]
    return terms([*entries, *_past_interventions(draft, patient), *_family(draft, patient)])


def _past_interventions(draft: Draft, patient: Patient) -> list[Entry]:
    past = patient.history.past_interventions if patient.history else None
    if past is None or (past.answer and draft.is_silent(past.answer, "past interventions", patient)):
        return []
    path = draft.path(patient, "history", "past_interventions")
    parts = [draft.answer(past.answer, patient, *path)]
    for index, item in enumerate(past.items):
        outcome = draft.text(item.outcome, patient, *path, index, "outcome")
        when = moment_text(item.when, draft.clocks(patient)) if item.when else ""
        text = draft.text(item.intervention, patient, *path, index, "intervention")
        parts.append((*detailed(text, [when]), *((Text(": "), *outcome) if outcome else ())))
    return [((Text("Past interventions"),), joined(parts))]


def _family(draft: Draft, patient: Patient) -> list[Entry]:
    family = patient.family
    if family is None:
        return []
    entries: list[Entry] = []
    if family.consanguinity and not draft.is_silent(family.consanguinity, "consanguinity", patient):
        told = draft.answer(family.consanguinity, patient, *draft.path(patient, "family", "consanguinity"))
        entries.append(((Text("Consanguinity"),), told))
    parts = [_relative(draft, patient, index, member) for index, member in enumerate(family.members)]
    return [*entries, ((Text("Family members"),), joined(parts))] if parts else entries


def _relative(draft: Draft, patient: Patient, index: int, member: Relative) -> Inlines:
    path = draft.path(patient, "family", "members", index)
    words = [
        {"unknown": "sex unknown"}.get(member.sex or "", member.sex or ""),
        member.age.text(draft.facts.age_policy) if member.age else "",
        {"yes": "affected", "no": "not affected", "unknown": "affected status unknown"}.get(member.affected or "", ""),
        f"genotype: {member.genotype}" if member.genotype else "",
    ]
    return detailed((Text(member.relation),), details(words, [draft.text(member.note, patient, *path, "note")]))


def examination(draft: Draft, patient: Patient) -> tuple[Block, ...]:
    """Vital signs and findings, the present before the absent."""
    vitals = [vital for index in range(len(patient.vitals)) if (vital := _vital(draft, patient, index))]
    entries: list[Entry] = [((Text("Vital signs"),), joined(vitals))] if vitals else []
    return terms([*entries, *findings(draft, patient, patient.exam, "exam", ("Examination", "Examination, absent"))])


def _vital(draft: Draft, patient: Patient, index: int) -> Inlines:
    """A vital sign with its time; () when the author's prose tells it."""
    vital = patient.vitals[index]
    path = draft.path(patient, "vitals", index)
    inner = details([time_text(vital, draft.clocks(patient)), vital.note or ""], provenance(draft, vital, path, patient))
    if draft.tells(patient, vital.name, str(vital.value), *inner):
        return ()
    return detailed((Text(f"{vital.name} {vital.value}"),), inner)


def findings(draft: Draft, patient: Patient, listed_findings: Sequence[Finding], key: str, titles: tuple[str, str]) -> list[Entry]:
    """Findings as two entries, present and absent, each with time, severity, onset and how it was looked for."""
    present: list[Inlines] = []
    absent: list[Inlines] = []
    for index, finding in enumerate(listed_findings):
        inner = _finding_details(finding, draft, patient, draft.path(patient, key, index))
        if not (finding.present and draft.tells(patient, finding.label, *inner)):
            (present if finding.present else absent).append(detailed((Text(finding.label),), inner))
    pairs = zip(titles, (present, absent), strict=True)
    return [((Text(title),), joined(parts)) for title, parts in pairs if parts]


def _finding_details(finding: Finding, draft: Draft, patient: Patient, path: Path) -> list[Inlines | str]:
    clocks = draft.clocks(patient)
    words = [
        time_text(finding, clocks),
        f"onset {moment_text(finding.onset, clocks)}" if finding.onset else "",
        finding.severity or "",
        manner_text(finding.how),
        finding.hpo or "",
    ]
    return details(words, [draft.text(finding.note, patient, *path, "note")], provenance(draft, finding, path, patient))
