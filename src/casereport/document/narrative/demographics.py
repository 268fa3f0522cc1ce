"""Who the patient was: age and sex in a sentence, what else is told of the person, how days are counted (CARE item 5a)."""

from __future__ import annotations

from casereport.chart.words import count_sentences, moment_text
from casereport.document.draft import Draft
from casereport.document.narrative.phrases import Inlines, article_for, capital, person_text
from casereport.document.narrative.provenance import BASIS_WORDS, source_nodes
from casereport.model.course import Measure
from casereport.model.patient import Patient, Relevant
from casereport.tree import Text

Entry = tuple[Inlines, Inlines]

_SEX_WORDS = {
    "female": ("female", "woman", "women", "girl", "she", "her"),
    "male": ("male", "man", "men", "boy", "he", "his"),
    "intersex": ("intersex",),
}  # fmt: skip


def person_sentences(draft: Draft, patient: Patient) -> str:
    """Age, sex and gender in sentences, without what the author's prose tells; what the source does not report is noted as such."""
    _note_silence(draft, patient)
    told = person_text(patient, draft.facts.age_policy)
    sentences = [] if not told or _is_told(draft, patient) else [f"{draft.label(patient)} was {article_for(told)} {told}."]
    if patient.sex == "unknown" and not draft.tells(patient, "sex", "unknown"):
        sentences.append("Sex: unknown.")
    if patient.gender and not draft.tells(patient, patient.gender):
        sentences.append(f"Gender: {patient.gender}.")
    return " ".join(sentences)


def _note_silence(draft: Draft, patient: Patient) -> None:
    if patient.age is not None and not patient.age.is_reported:
        draft.note_silence("age", patient)
    if patient.sex == "not reported":
        draft.note_silence("sex", patient)


def _is_told(draft: Draft, patient: Patient) -> bool:
    """True when the author's prose gives age and sex, as far as they are known."""
    telling = draft.tellings.get(patient.id)
    if telling is None:
        return False
    age, policy = patient.age, draft.facts.age_policy
    ages = [age.text(policy, adjective=True), age.text(policy)] if age and age.is_reported else []
    words = _SEX_WORDS.get(patient.sex or "", ())
    return (not any(ages) or telling.tells_any(*(text for text in ages if text))) and (not words or telling.tells_any(*words))


def person_entries(draft: Draft, patient: Patient) -> list[Entry]:
    """Ethnicity, occupation, region, weight, height, how days are counted, where the data come from."""
    entries = [*_relevant(draft, patient), *_body(draft, patient)]
    if counts := count_sentences(draft.clocks(patient)):
        entries.append(((Text("Count of days"),), (Text(" ".join(counts)),)))
    if patient.basis and patient.basis != draft.record.basis:
        entries.append(((Text("Basis"),), (Text(BASIS_WORDS[patient.basis]),)))
    if patient.source:
        entries.append(((Text("Source"),), source_nodes(draft, patient.source, draft.path(patient, "source"))))
    return entries


def _relevant(draft: Draft, patient: Patient) -> list[Entry]:
    found: list[Entry] = []
    entries: dict[str, Relevant | None] = {"ethnicity": patient.ethnicity, "occupation": patient.occupation, "region": patient.region}
    for key, entry in entries.items():
        if entry:
            why = draft.text(entry.relevance, patient, *draft.path(patient, key, "relevance"))
            found.append(((Text(capital(key)),), (Text(f"{entry.value} ("), *why, Text(")"))))
    return found


def _body(draft: Draft, patient: Patient) -> list[Entry]:
    measures: dict[str, Measure | None] = {"Weight": patient.weight, "Height": patient.height}
    return [((Text(name),), (Text(_measure(measure, draft, patient)),)) for name, measure in measures.items() if measure]


def _measure(measure: Measure, draft: Draft, patient: Patient) -> str:
    return str(measure.value) + (f" ({moment_text(measure.at, draft.clocks(patient))})" if measure.at else "")
