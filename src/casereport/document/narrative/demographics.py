"""Who the patient was and what brought them: age and sex with the complaint in the first sentence, then what else is told of the person."""

from __future__ import annotations

from casereport.chart.counting import count_sentences
from casereport.chart.words import moment_in_sentence
from casereport.clinical.units import printed_units
from casereport.document.narrative.filling import as_inlines
from casereport.document.narrative.free import as_sentence
from casereport.document.narrative.nouns import as_person
from casereport.document.narrative.phrases import Inlines, article_for, bracketed, person_text
from casereport.document.narrative.provenance import basis_words, source_nodes
from casereport.document.narrative.voice import Sentence, inner, tell, whole
from casereport.document.narrative.when import NEVER, When
from casereport.document.prose.markup import read_name
from casereport.document.prose.sentences import words_for
from casereport.document.spot import Spot
from casereport.facts.persons import person_aged, pronoun_of
from casereport.language import say
from casereport.model.course import Measure
from casereport.model.patient import Relevant
from casereport.tree import Text

_INFANT = 2  # years; who is younger lies to be measured

_SEX_WORDS = {
    "female": ("female", "woman", "women", "girl", "she", "her"),
    "male": ("male", "man", "men", "boy", "he", "his"),
    "intersex": ("intersex",),
}  # fmt: skip


def opening(at: Spot, complaint: Inlines, when: When = NEVER, kind: str = "") -> list[Sentence]:
    """The first sentence: age, sex and gender with the complaint, without what the author's prose tells; notes what is not reported.

    Of the kind `state` the complaint says how the patient was, of `verb` what they did.
    """
    _note_silence(at)
    is_left_out = at.at("age").is_left_out and at.at("sex").is_left_out and at.at("gender").is_left_out
    person = "" if is_left_out or _is_told(at) else _person(at)
    article, sex = article_for(person), _sex_beside_gender(at)
    sentences: list[Sentence] = []
    suffix = f"_{kind}" if kind else ""
    if person and complaint:
        is_named = at.is_several or at.patient.label
        name = "told.presented_each" if at.group else "told.presented_named" if is_named else "told.presented"
        sentences.append(tell(at, f"{name}{suffix}", when, article=article, person=person, sex=sex, complaint=complaint))
    elif person:
        sentences.append(tell(at, "told.person_each" if at.group else "told.person", article=article, person=person, sex=sex))
    elif complaint:
        sentences.append(tell(at, f"told.presented_only{suffix}", when=when, complaint=complaint))
    if at.patient.sex == "unknown" and not at.at("sex").is_left_out and not at.telling.tells("sex", "unknown"):
        sentences.append(tell(at, "told.sex_unknown"))
    return sentences


def _person(at: Spot) -> str:
    """The patient as a noun with age: `61-year-old woman`, `girl born at 32+4 weeks’ gestation`, `man in his 60s`."""
    told, age, policy = person_text(at.patient, at.facts.age_policy), at.patient.age, at.facts.age_policy
    if age is None or not (before := age.text(policy, adjective=True)):
        return told
    noun = told.removeprefix(before).strip()
    if age.gestation and policy == "exact":
        weeks = "+".join(map(str, age.gestation))
        return say("person.born_at" if noun else "person.of_gestation", noun=noun, weeks=weeks)
    return person_aged(at.patient, policy, noun) or told


def _sex_beside_gender(at: Spot) -> str:
    """The sex behind a gender that does not say it; "" for no gender, or no sex."""
    patient = at.patient
    if not patient.gender or patient.sex not in _SEX_WORDS or pronoun_of(patient) == {"female": "she", "male": "he"}.get(patient.sex):
        return ""
    return at.say("told.of_sex", sex=patient.sex)


def _note_silence(at: Spot) -> None:
    if at.patient.age is not None and not at.patient.age.is_reported:
        at.note_silence(at.say("subject.age"))
    if at.patient.sex == "not reported":
        at.note_silence(at.say("subject.sex"))


def _is_told(at: Spot) -> bool:
    """True when the author's prose gives age, sex and gender, as far as they are known."""
    patient = at.patient
    telling = at.telling
    age, policy = patient.age, at.facts.age_policy
    ages = [age.text(policy, adjective=True), age.text(policy)] if age and age.is_reported else []
    words = (patient.gender,) if patient.gender else _SEX_WORDS.get(patient.sex or "", ())
    return (not any(ages) or telling.tells_any(*(text for text in ages if text))) and (not words or telling.tells_any(*words))


def person_facts(at: Spot) -> list[Sentence]:
    """Ethnicity, occupation, region, weight, height, where the data come from, how days are counted."""
    patient = at.patient
    sentences = [*_relevant(at), *_body(at)]
    basis = basis_words(patient.basis) if patient.basis and patient.basis != at.record.basis else ""
    if patient.source and not at.at("source").is_left_out:
        source = source_nodes(at.at("source"), patient.source)
        sentences.append(tell(at, "told.source", source=source, aside=bracketed([as_inlines(basis)])))
    elif basis and not at.at("basis").is_left_out:
        sentences.append(tell(at, "told.basis", basis=basis))
    counts = [] if at.at("clocks").is_left_out else count_sentences(at.clocks)
    return [*sentences, *(whole(as_sentence((Text(told),))) for told in counts)]


def _relevant(at: Spot) -> list[Sentence]:
    patient = at.patient
    entries: dict[str, Relevant | None] = {"ethnicity": patient.ethnicity, "occupation": patient.occupation, "region": patient.region}
    found: list[Sentence] = []
    for key, entry in entries.items():
        if entry and not at.at(key).is_left_out:
            value = read_name(entry.value)
            person = as_person(value) if key == "occupation" else ()
            why = inner(at.text(entry.relevance, key, "relevance"))
            found.append(tell(at, "told.person_by_occupation" if person else f"told.{key}", value=person or value, aside=bracketed([why])))
    return found


def _body(at: Spot) -> list[Sentence]:
    measures: dict[str, Measure | None] = {"weight": at.patient.weight, "height": at.patient.height}
    years = at.patient.age.years if at.patient.age else None
    is_infant = years is not None and years < _INFANT
    found: list[Sentence] = []
    for name, measure in measures.items():
        if measure and not at.at(name).tells(str(measure.value), about=words_for(name)):
            time = moment_in_sentence(measure.at, at.clocks) if measure.at else ""
            kind = "length" if name == "height" and is_infant else name
            found.append(tell(at, f"told.{kind}", value=printed_units(str(measure.value)), time=time))
    return found
