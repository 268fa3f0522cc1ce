"""Who the patient was: age and sex in a sentence, what else is told of the person, how days are counted (CARE item 5a)."""

from __future__ import annotations

from casereport.chart.words import count_sentences, moment_text
from casereport.clinical.units import printed_units
from casereport.document.narrative.phrases import Inlines, article_for, person_text
from casereport.document.narrative.provenance import basis_words, source_nodes
from casereport.document.prose.sentences import words_for
from casereport.document.spot import Spot
from casereport.model.course import Measure
from casereport.model.patient import Relevant
from casereport.tree import Text

Entry = tuple[Inlines, Inlines]

_SEX_WORDS = {
    "female": ("female", "woman", "women", "girl", "she", "her"),
    "male": ("male", "man", "men", "boy", "he", "his"),
    "intersex": ("intersex",),
}  # fmt: skip


def person_sentences(at: Spot) -> str:
    """Age, sex and gender in sentences, without what the author's prose tells; what the source does not report is noted as such."""
    patient = at.patient
    _note_silence(at)
    told = person_text(patient, at.facts.age_policy)
    sentences = [] if not told or _is_told(at) else [at.say("patient.was", label=at.label, article=article_for(told), person=told)]
    if patient.sex == "unknown" and not at.telling.tells("sex", "unknown"):
        sentences.append(at.say("patient.sex_unknown"))
    if patient.gender and not at.telling.tells(patient.gender):
        sentences.append(at.say("patient.gender", gender=patient.gender))
    return " ".join(sentences)


def _note_silence(at: Spot) -> None:
    if at.patient.age is not None and not at.patient.age.is_reported:
        at.note_silence(at.say("subject.age"))
    if at.patient.sex == "not reported":
        at.note_silence(at.say("subject.sex"))


def _is_told(at: Spot) -> bool:
    """True when the author's prose gives age and sex, as far as they are known."""
    patient = at.patient
    telling = at.telling
    age, policy = patient.age, at.facts.age_policy
    ages = [age.text(policy, adjective=True), age.text(policy)] if age and age.is_reported else []
    words = _SEX_WORDS.get(patient.sex or "", ())
    return (not any(ages) or telling.tells_any(*(text for text in ages if text))) and (not words or telling.tells_any(*words))


def person_entries(at: Spot) -> list[Entry]:
    """Ethnicity, occupation, region, weight, height, how days are counted, where the data come from."""
    patient = at.patient
    entries = [*_relevant(at), *_body(at)]
    if counts := count_sentences(at.clocks):
        entries.append(((Text(at.say("term.count")),), (Text(" ".join(counts)),)))
    if patient.basis and patient.basis != at.record.basis:
        entries.append(((Text(at.say("term.basis")),), (Text(basis_words(patient.basis)),)))
    if patient.source:
        entries.append(((Text(at.say("term.source")),), source_nodes(at.at("source"), patient.source)))
    return entries


def _relevant(at: Spot) -> list[Entry]:
    found: list[Entry] = []
    patient = at.patient
    entries: dict[str, Relevant | None] = {"ethnicity": patient.ethnicity, "occupation": patient.occupation, "region": patient.region}
    for key, entry in entries.items():
        if entry:
            why = at.text(entry.relevance, key, "relevance")
            found.append(((Text(at.say(f"term.{key}")),), (Text(f"{entry.value} ("), *why, Text(")"))))
    return found


def _body(at: Spot) -> list[Entry]:
    measures: dict[str, Measure | None] = {"weight": at.patient.weight, "height": at.patient.height}
    return [
        ((Text(at.say(f"term.{name}")),), (Text(_measure(at, measure)),))
        for name, measure in measures.items()
        if measure and not at.at(name).tells(str(measure.value), about=words_for(name))
    ]


def _measure(at: Spot, measure: Measure) -> str:
    return printed_units(str(measure.value)) + (f" ({moment_text(measure.at, at.clocks)})" if measure.at else "")
