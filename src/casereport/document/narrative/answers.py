"""Answers of a patient in sentences: what is stated by the form of its words, what is denied, what did not apply."""

from __future__ import annotations

import re
from collections.abc import Collection

from casereport.document.narrative.adjectives import is_adverb, word_list
from casereport.document.narrative.filling import filled, listing
from casereport.document.narrative.free import as_sentence, cuts, length_adjective, parted, were_for
from casereport.document.narrative.nouns import of_informant, with_article
from casereport.document.narrative.phrases import Inlines, bracketed, stopped
from casereport.document.narrative.results import pieces
from casereport.document.narrative.shapes import shape_of
from casereport.document.narrative.stated import stated, with_subject
from casereport.document.narrative.voice import Sentence, inner, opened, tell, whole
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.fields import Answer
from casereport.model.patient import AbsentKey
from casereport.patterns import lazy_pattern
from casereport.tree import Text, plain

EXAMINED: tuple[AbsentKey, ...] = (
    "exam", "vitals", "findings", "labs", "tests", "imaging", "variants", "diagnoses", "differential", "history", "family",
)  # fmt: skip
_COMMA = lazy_pattern("[,;] +")

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


# --- answers that stand for a whole list ---------------------------------------------------------------------------------------------


def replies(at: Spot, answer: Answer | None, name: str, subject: str) -> list[Sentence]:
    """The answer here in the phrases of `name`; [] for none, where the prose tells it, where the source does not report the subject,
    and where it did not apply and no more is said."""
    if answer is None or at.is_left_out or at.is_silent(answer, subject):
        return []
    if answer.state == "stated":
        return [_stated(at, name, part) for text in at.items_untold(answer) for part in pieces(text)]
    left = at.untold(answer)
    is_empty = answer.state == "not applicable" and is_plain(answer)
    return [_negative(at, answer, name)] if left and not is_empty else []


def _negative(at: Spot, answer: Answer, name: str) -> Sentence:
    """`no adverse events occurred, according to weekly calls`; with what is noted all the same."""
    if answer.is_undone and f"undone.{name}" in at.words:
        return undone(at, answer, name, "")
    state = answer.state.replace(" ", "_")
    is_known = answer.word == "none known" and f"reply.{state}_known_{name}" in at.words  # none known is not none
    return tell(at, f"reply.{state}{'_known' * is_known}_{name}", detail=aside(at, answer))


def _stated(at: Spot, name: str, text: Inlines) -> Sentence:
    """`she was well after a year`, `there was no relapse`, `follow-up lasted 36 months`."""
    if nothing := re.match(at.say("reply.undone_like"), plain(text), re.IGNORECASE):
        at.told(True)
        return tell(at, f"reply.undone_{name}", told=_without_verb(plain(text)[nothing.end() :]))
    text = with_subject(at, name, text)
    shape = shape_of(text)
    if shape in ("sentences", "clause"):
        return whole(stopped(opened(text)))
    if shape == "noun" and re.match(at.say("outcome.denial"), plain(text), re.IGNORECASE):
        return tell(at, "reply.there_were", told=inner(text), were=were_for([plain(text)]))
    if name == "follow_up" and (told := _of_follow_up(at, text)):
        return told
    if re.match(r"\d", plain(text)) or length_adjective(plain(text).rstrip(".")):
        return _length(at, name, text)
    if (
        name == "follow_up"
        and shape in ("noun", "state")
        and not set(at.say("reply.plans_follow_up").split()).isdisjoint(plain(text).lower().split())
    ):
        return tell(at, "reply.plan_follow_up", told=inner(text))
    return tell(at, f"reply.{shape if shape in ('state', 'verb', 'behind') else 'noun'}_{name}", told=inner(text))


def _without_verb(text: str) -> str:
    """A participle without the verb before it: `arranged` of `was arranged`."""
    return re.sub(r"^(?:was|were) ", "", text).rstrip(".")


def _of_follow_up(at: Spot, text: Inlines) -> Sentence | None:
    """`follow-up was declined`, which no patient was, and `she was lost to follow-up`; None for other words."""
    told = inner(text)
    if lost := re.match(at.say("reply.lost_follow_up_like"), plain(told)):
        return tell(at, "reply.lost_follow_up", told=plain(told)[lost.end() :].rstrip("."))
    if re.match(at.say("reply.of_follow_up_like"), plain(told)) and shape_of(text) in ("state", "behind"):
        return tell(at, "reply.of_follow_up", told=told, were=were_for([""]))
    return None


def _length(at: Spot, name: str, text: Inlines) -> Sentence:
    """`follow-up lasted 6 months, with no relapse` for `6 months, no relapse`."""
    for length, more in cuts(text, _COMMA):
        if f"reply.length_with_{name}" in at.words and re.match(at.say("outcome.denial"), plain(more), re.IGNORECASE):
            return tell(at, f"reply.length_with_{name}", told=inner(length), more=inner(more))
    return tell(at, f"reply.length_{name}", told=inner(text))
