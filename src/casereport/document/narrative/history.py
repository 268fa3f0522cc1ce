"""What was told of the past: history item by item, earlier interventions, the negatives that matter, the family (CARE items 5c and 5d)."""

from __future__ import annotations

from dataclasses import replace

from casereport.chart.words import moment_in_sentence
from casereport.document.narrative.answers import answer_sentences, aside, is_plain
from casereport.document.narrative.filling import as_inlines, filled, listing
from casereport.document.narrative.free import as_sentence, parted, were_for
from casereport.document.narrative.nouns import with_article
from casereport.document.narrative.phrases import Inlines, article_for, bracketed, joined, without_stop
from casereport.document.narrative.provenance import details
from casereport.document.narrative.voice import Sentence, Voice, inner, tell
from casereport.document.narrative.when import number_word
from casereport.document.prose.markup import read_name
from casereport.document.prose.sentences import words_for
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.fields import Answer
from casereport.model.patient import PastIntervention, Relative
from casereport.patterns import lazy_pattern
from casereport.tree import Block, Text, plain

HISTORY = (
    "medical", "surgical", "medications", "allergies", "immunisations", "pregnancy", "development", "psychosocial", "occupation", "tobacco",
    "alcohol", "substances", "diet", "travel", "exposures", "genetic", "family",
)  # fmt: skip
"""Items of the history in the order in which they are told."""

_SEVERAL = 2
_INNER_STOP = lazy_pattern(r"[.!?] +\S")

_OF_OTHERS = ("family", "allergies", "immunisations", "exposures")
"""Items of the history that a sentence tells only when it speaks of their subject: asthma of the family is not the patient's."""


def history(at: Spot) -> tuple[Block, ...]:
    """The past in a paragraph: what is stated, what was absent, what did not apply; then the family."""
    held = at.patient.history
    answers = [(key, getattr(held, key)) for key in HISTORY if held and getattr(held, key) and not at.at("history", key).is_left_out]
    stated: list[Sentence] = []
    for key, answer in answers:
        if answer.state not in ("none", "not applicable"):
            about = words_for(key) if key in _OF_OTHERS else ()
            told = answer_sentences(at.at("history", key), answer, key, _title(at, key), about=about)
            stated += [replace(one, is_of_others=True) for one in told] if key == "family" else told
    denied = [(key, answer) for key, answer in answers if answer.state == "none"]
    undone = [(key, answer) for key, answer in denied if answer.is_undone]
    negatives = [(key, answer) for key, answer in denied if not (answer.is_undone or _is_denied(at, key, answer))]
    outside = [(key, answer) for key, answer in answers if answer.state == "not applicable"]
    family = [replace(one, is_of_others=True) for one in _family(at)]
    sentences = [*stated, *_past_interventions(at), *_negatives(at, negatives), *_undone(at, undone), *_outside(at, outside), *family]
    return Voice.of(at).paragraph(sentences)


def _title(at: Spot, key: str) -> str:
    return in_sentence(at.say(f"history.{key}"))


def _is_denied(at: Spot, key: str, answer: Answer) -> bool:
    """True when the author's prose denies the subject as plainly as the record does."""
    return is_plain(answer) and at.at("history", key).denies(key)


def _negatives(at: Spot, answers: list[tuple[str, Answer]]) -> list[Sentence]:
    """What was absent, in a sentence for each way in which it is known: `had no known allergies, took no medication and did not smoke`."""
    groups: dict[Inlines, list[tuple[str, Answer]]] = {}
    for key, answer in answers:
        groups.setdefault(aside(at.at("history", key), answer), []).append((key, answer))
    return [tell(at, "history_none.sentence", clauses=_clauses(at, group), aside=behind) for behind, group in groups.items()]


def _clauses(at: Spot, answers: list[tuple[str, Answer]]) -> Inlines:
    """Verbs with what they deny: nouns share one verb, some subjects have a verb of their own."""
    nouns: dict[str, list[str]] = {}
    verbs: list[Inlines] = []
    for key, answer in answers:
        kind = (answer.word or "").rpartition(" ")[2]
        kind = kind if f"history_none.{kind}" in at.words else "none"
        verb = f"history_none.verb_{key}{'' if _is_beside_others(at, key) else '_alone'}"
        if kind == "none" and verb in at.words:
            verbs.append(as_inlines(at.say(verb)))
        else:
            nouns.setdefault(kind, []).append(at.say(f"history_none.noun_{key}"))
    denied = [
        filled(at.words[f"history_none.{kind}"], nouns=listing([as_inlines(word) for word in words], word="either"))
        for kind, words in nouns.items()
    ]
    return listing([*_after_one_verb(at, denied), *verbs], is_flat=True)


def _is_beside_others(at: Spot, key: str) -> bool:
    """False for the substances where the history tells of neither alcohol nor tobacco, than which they would be others."""
    held = at.patient.history
    return key != "substances" or (held is not None and bool(held.alcohol or held.tobacco))


def _after_one_verb(at: Spot, denied: list[Inlines]) -> list[Inlines]:
    """What is denied with one verb, which is said once: `had no previous illness and no known allergies`."""
    verb = at.say("history_none.verb")
    own = [one for one in denied if plain(one).startswith(verb)]
    if len(own) < _SEVERAL:
        return denied
    shared = listing([own[0], *((Text(plain(one).removeprefix(verb)),) for one in own[1:])], is_flat=True)
    return [shared, *(one for one in denied if one not in own)]


def _undone(at: Spot, answers: list[tuple[str, Answer]]) -> list[Sentence]:
    """What nobody looked into, a sentence for each way in which that is said: `Allergies and diet were not assessed`."""
    groups: dict[tuple[str, Inlines], list[tuple[str, Answer]]] = {}
    for key, answer in answers:
        phrase = f"undone.{key}" if f"undone.{key}" in at.words else "answer.not_done"
        groups.setdefault((phrase, aside(at.at("history", key), answer)), []).append((key, answer))
    return [
        tell(
            at,
            phrase,
            what=listing([as_inlines(_title(at, key)) for key, _ in group]),
            were=were_for([_title(at, key) for key, _ in group]),
            aside=behind,
        )
        for (phrase, behind), group in groups.items()
    ]


def _outside(at: Spot, answers: list[tuple[str, Answer]]) -> list[Sentence]:
    """Questions that did not apply to the patient, with the reasons."""
    if not answers:
        return []
    items = [(*as_inlines(_title(at, key)), *bracketed([inner(at.at("history", key).text(answer.how, "how"))])) for key, answer in answers]
    return [
        tell(
            at, "answer.not_applicable", what=listing(items, is_flat=True), were=were_for([_title(at, key) for key, _ in answers]), aside=""
        )
    ]


# --- earlier interventions ----------------------------------------------------------------------------------------------------------


def _past_interventions(at: Spot) -> list[Sentence]:
    past, here = at.patient.history.past_interventions if at.patient.history else None, at.at("history", "past_interventions")
    if past is None:
        return []
    if past.answer:
        return answer_sentences(here, past.answer, "past_interventions", at.say("subject.past_interventions"))
    items = [told for index, item in enumerate(past.items) if (told := _past_intervention(here.at(index), item))]
    return [tell(at, "history_past.sentence", items=listing(items))] if items else []


def _past_intervention(at: Spot, item: PastIntervention) -> Inlines:
    """An earlier intervention with its time and outcome; () when the author's prose tells it."""
    text, outcome = at.text(item.intervention, "intervention"), at.text(item.outcome, "outcome")
    when = moment_in_sentence(item.when, at.clocks) if item.when else ""
    if at.tells(text, outcome, when=when):
        return ()
    return filled(at.words["history_past.item"], text=with_article(text), when=as_inlines(when), aside=bracketed([inner(outcome)]))


# --- family -------------------------------------------------------------------------------------------------------------------------


def _family(at: Spot) -> list[Sentence]:
    family = at.patient.family
    if family is None:
        return []
    here = at.at("family", "consanguinity")
    sentences = answer_sentences(here, family.consanguinity, "consanguinity", at.say("subject.consanguinity"))
    others: list[Inlines] = []
    known: dict[str, dict[str, list[Inlines]]] = {}
    for index, member in enumerate(family.members):
        if (told := _relative(at.at("family", "members", index), member)) is None:
            continue
        name, inside, tail = told
        if member.affected and not tail:
            known.setdefault(member.affected, {}).setdefault(name, []).append(inside)
        elif member.affected:
            relation = (*as_inlines(name), *bracketed([inside]))
            sentences.append(tell(at, f"relative.affected_{member.affected}", tail=tail, relation=relation, were=were_for([name])))
        else:
            others.append((*as_inlines(f"{article_for(name)} {name}"), *bracketed([inside, without_stop(tail)])))
    sentences += [_of_all(at, affected, named) for affected, named in known.items()]
    return [*sentences, tell(at, "relative.members", members=listing(others))] if others else sentences


def _of_all(at: Spot, affected: str, named: dict[str, list[Inlines]]) -> Sentence:
    """Relatives who were all affected, or none of them: `Her mother and two sisters (19 and 27 years) were not affected`."""
    told: list[Inlines] = []
    for name, asides in named.items():
        is_one = len(asides) == 1 or name.endswith("s") or not number_word(len(asides)) or any(";" in plain(aside) for aside in asides)
        if is_one:
            told += [(*as_inlines(name), *bracketed([aside])) for aside in asides]
            continue
        several = at.say("relative.several", number=number_word(len(asides)), relation=name)
        told.append((*as_inlines(several), *bracketed([listing([aside for aside in asides if aside])])))
    were = were_for([""] * sum(map(len, named.values())))
    return tell(at, f"relative.affected_{affected}", relation=listing(told, is_flat=True), were=were)


def _relative(at: Spot, member: Relative) -> tuple[str, Inlines, Inlines] | None:
    """The name of a relative, sex, age, genotype and a remark for brackets, and a note in sentences; None when the prose tells it."""
    age = member.age.text(at.facts.age_policy) if member.age else ""
    genotype = at.say("relative.genotype", genotype=member.genotype) if member.genotype else ""
    note = at.text(member.note, "note")
    if at.tells(member.relation, *details([_sex(at, member), age, genotype], [note])):
        return None
    remark, sentences = parted(note)
    if sentences and not _INNER_STOP.search(plain(sentences)):
        remark, sentences = joined([remark, sentences]), ()
    words = [read_name(word) for word in (_sex(at, member), age, genotype) if word]
    return in_sentence(member.relation), joined([*words, inner(remark)] if remark else words), as_sentence(sentences)


def _sex(at: Spot, member: Relative) -> str:
    """The sex of a relative, "" where the name of the relation says it."""
    if member.sex == "unknown":
        return at.say("relative.sex_unknown")
    if member.sex and set(member.relation.lower().replace("-", " ").split()) & set(at.say(f"relative.{member.sex}").split()):
        return ""
    return member.sex or ""
