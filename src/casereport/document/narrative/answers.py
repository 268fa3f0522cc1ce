"""Answers of a patient in sentences: what is stated by the form of its words, what is denied, what did not apply."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from casereport.document.narrative.adjectives import is_adverb, word_list
from casereport.document.narrative.free import as_sentence, parted, were_for
from casereport.document.narrative.nouns import of_informant, with_article
from casereport.document.narrative.phrases import Inlines, without_stop
from casereport.document.narrative.stated import stated
from casereport.document.narrative.voice import Sentence, filled, inner, listing, tell
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.fields import Answer
from casereport.model.patient import AbsentKey
from casereport.tree import Text, plain

EXAMINED: tuple[AbsentKey, ...] = (
    "exam", "vitals", "findings", "labs", "tests", "imaging", "variants", "diagnoses", "differential", "history", "family",
)  # fmt: skip
DONE: tuple[AbsentKey, ...] = ("procedures", "events", "encounters", "stays")


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
