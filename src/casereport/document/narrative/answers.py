"""Answers of a patient in sentences: what is stated by the form of its words, what is denied, what did not apply."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from casereport.document.narrative.adjectives import is_adverb, word_list
from casereport.document.narrative.free import (
    Form,
    as_person,
    as_sentence,
    form_of,
    of_informant,
    parted,
    spelled_out,
    were_for,
    with_article,
)
from casereport.document.narrative.phrases import Inlines, without_stop
from casereport.document.narrative.voice import Sentence, filled, inner, listing, tell, whole
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.fields import Answer
from casereport.model.patient import AbsentKey
from casereport.tree import Text, plain

EXAMINED: tuple[AbsentKey, ...] = (
    "exam", "vitals", "findings", "labs", "tests", "imaging", "variants", "diagnoses", "differential", "history", "family",
)  # fmt: skip
DONE: tuple[AbsentKey, ...] = ("procedures", "events", "encounters", "stays")

_OF_A_PERSON = ("psychosocial", "occupation", "tobacco", "alcohol")
"""Items of the history that may say what a person is: a smoker, a roofer."""
_OF_OTHERS = ("family", "consanguinity", "prognosis", "diagnostic_challenges")
"""What is never said of the patient: `died of stroke` under the family is no death of theirs."""
_RELATIVE = re.compile(r"([\w -]{3,30}): (?=\S)")


def answer_sentences(at: Spot, answer: Answer | None, key: str, title: str, *, about: Collection[str] = ()) -> list[Sentence]:
    """The answer here in sentences, without what the author's prose tells; [] where it is noted as not reported or not asked."""
    if answer is None or at.is_left_out or at.is_silent(answer, title):
        return []
    if answer.state == "stated":
        left = at.left(answer, about=about)
        return stated(at, key, title, [at.item(answer, index) for index in left], aside(at, answer)) if left else []
    if answer.is_undone and (f"undone.{key}" in at.words or f"none.{key}" not in at.words):
        return [undone(at, answer, key, title)]
    if is_plain(answer) and answer.state == "none" and at.denies(str(at.path[-1])):
        return []
    if answer.state == "none":
        known = f"none.{key}_{(answer.word or '').rpartition(' ')[2]}"
        return [tell(at, known if known in at.words else f"none.{key}", aside=aside(at, answer))]
    return unknown(at, answer, title)


def undone(at: Spot, answer: Answer, key: str, title: str) -> Sentence:
    """That nobody looked: `genetic testing was not done`, `adherence was not assessed`."""
    name = f"undone.{key}" if f"undone.{key}" in at.words else "answer.not_done"
    return tell(at, name, what=title, were=were_for([title]), aside=aside(at, answer))


def is_plain(answer: Answer) -> bool:
    """True for a negative answer without a word about how it came."""
    return not (answer.how or answer.asked or answer.items)


def unknown(at: Spot, answer: Answer, title: str) -> list[Sentence]:
    """That a subject did not apply, was not reported or not asked about, with the reason."""
    name = {"not applicable": "answer.not_applicable", "not asked": "answer.not_asked", "not reported": "answer.not_reported"}[answer.state]
    return [tell(at, name, what=title, were=were_for([title]), aside=aside(at, answer))]


def aside(at: Spot, answer: Answer) -> Inlines:
    """Who was asked, how it was looked for, and what was found all the same, to stand behind a statement: `, according to the mother`."""
    asked, how = of_informant(at.text(answer.asked, "asked")), inner(at.text(answer.how, "how"))
    how_asked = "answer.asked_how" if _is_manner(asked) else "answer.according"
    told: Inlines = (Text(at.say(how_asked)), *asked) if asked else ()
    told = (*told, *bracketed([how]))
    if answer.state == "stated" or not answer.items:
        return told
    items = listing([with_article(at.item(answer, index)) for index in range(len(answer.items))])
    return (*told, *filled(at.words["answer.apart"], items=items))


def _is_manner(nodes: Inlines) -> bool:
    """True for how or how often somebody was asked, not who: `daily`, `at every visit`."""
    words = plain(nodes).lower().split()
    return bool(words) and (words[0] in word_list("links") | word_list("repeats") or (len(words) == 1 and is_adverb(words[0])))


def stated(at: Spot, key: str, title: str, items: Sequence[Inlines], behind: Inlines = ()) -> list[Sentence]:
    """What is stated under a key, the items of one form together: `She took metformin`, `Her development was normal`."""
    groups: dict[str, list[Inlines]] = {}
    sentences: list[Sentence] = []
    for item, own in (parted(spelled_out(item)) for item in items):
        sentences += [_own(at, key, own)] if own else []
        form = form_of(item)
        if not item:
            continue
        if plain(item).strip(" .").lower() in word_list("yes"):
            sentences.append(tell(at, _phrase_of(at, key, "yes"), title=title, be=were_for([title])))
        elif key == "family" and isinstance(first := item[0], Text) and (named := _RELATIVE.match(first.text)):
            rest = (Text(first.text[named.end() :]), *item[1:])
            sentences.append(tell(at, "stated.family_relative", relative=in_sentence(named[1]), items=inner(rest)))
        else:
            person = as_person(item) if key in _OF_A_PERSON else ()
            kind = "person" if person else _form_under(at, key, form, plain(item))
            groups.setdefault(_phrase_of(at, key, kind), []).append(person or (with_article(item) if kind == "noun" else inner(item)))
    said = [tell(at, name, title=title, items=listing(told), be=were_for([title])) for name, told in groups.items()]
    found = [*said, *sentences]
    return [*found[:-1], _with_aside(found[-1], behind)] if found and behind else found


def _own(at: Spot, key: str, told: Inlines) -> Sentence:
    """A sentence of the author; one of a relative says whose: `Her father died of stroke`."""
    is_kin = key == "family" and plain(told).partition(" ")[0].lower() in word_list("kin")
    return tell(at, "stated.family_sentence", told=inner(told)) if is_kin else whole(as_sentence(told))


def _form_under(at: Spot, key: str, form: Form, text: str) -> str:
    """The form of words under a key, with `occasionally` and `to India` as what they are under habits and travel."""
    first = text.partition(" ")[0].lower()
    if f"stated.{key}_adverb" in at.words and first == text.lower() and is_adverb(first):
        return "adverb"
    if f"stated.{key}_behind" in at.words and first in word_list("links"):
        return "behind"
    if form == "adjective" and first in word_list("denials"):
        return "predicate"
    return _of_person(key, form)


def _of_person(key: str, form: Form) -> Form:
    """The form of words under a key: what describes a person describes the patient under some, and is a name under all others."""
    if key in _OF_OTHERS and form in ("verb", "participle"):
        return "noun"
    if form == "adjective":
        return "participle" if key in (*_OF_A_PERSON, "medical") else "noun"
    return "noun" if form == "person" else form


def _phrase_of(at: Spot, key: str, form: str) -> str:
    return f"stated.{key}_{form}" if f"stated.{key}_{form}" in at.words else f"stated.{form}"


def _with_aside(one: Sentence, behind: Inlines) -> Sentence:
    return Sentence(f"{one.phrase}{{aside}}", {**one.parts, "aside": behind}, one.when, one.tail)


def absences(at: Spot, keys: tuple[AbsentKey, ...]) -> list[Sentence]:
    """The negative answers that stand for these lists: imaging not done, procedures none."""
    sentences: list[Sentence] = []
    for key in keys:
        sentences += answer_sentences(at.at("absent", key), at.patient.absent.get(key), key, in_sentence(at.say(f"absent.{key}")))
    return sentences


def noted(text: Inlines, *details: Inlines) -> tuple[Inlines, Inlines]:
    """A remark and details of an entry: what stands in brackets behind it, and the remark as a sentence of its own where it is one."""
    remark, sentences = parted(text)
    return bracketed([detail for detail in (*details, inner(remark)) if detail]), as_sentence(sentences)


def bracketed(details: Sequence[Inlines]) -> Inlines:
    """Details in brackets, with a space before them; () for none."""
    told = [without_stop(detail) for detail in details if detail]
    if not told:
        return ()
    nodes: Inlines = (Text(" ("),)
    for number, detail in enumerate(told):
        nodes = (*nodes, *((Text("; "),) if number else ()), *detail)
    return (*nodes, Text(")"))
