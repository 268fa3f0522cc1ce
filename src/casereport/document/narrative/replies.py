"""Answers that stand for a whole list, in sentences: what is stated by its grammar, what is denied with how it was looked for."""

from __future__ import annotations

import re

from casereport.document.narrative.answers import aside, is_plain, undone
from casereport.document.narrative.free import head_noun, split_at
from casereport.document.narrative.phrases import Inlines, stopped
from casereport.document.narrative.results import pieces
from casereport.document.narrative.shapes import shape_of
from casereport.document.narrative.voice import Sentence, inner, opened, tell, whole
from casereport.document.spot import Spot
from casereport.model.fields import Answer
from casereport.tree import plain

_COMMA = re.compile("[,;] +")


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
    shape = shape_of(text)
    if shape in ("sentences", "clause"):
        return whole(stopped(opened(text)))
    if shape == "noun" and re.match(at.say("outcome.denial"), plain(text), re.IGNORECASE):
        return tell(at, "outcome.there_was", told=inner(text))
    if re.match(r"\d", plain(text)):
        return _length(at, name, text)
    if name == "follow_up" and shape == "noun" and head_noun(plain(text)) in at.say("reply.plans_follow_up").split():
        return tell(at, "reply.plan_follow_up", told=inner(text))
    return tell(at, f"reply.{shape if shape in ('state', 'verb', 'behind') else 'noun'}_{name}", told=inner(text))


def _length(at: Spot, name: str, text: Inlines) -> Sentence:
    """`follow-up lasted 6 months, with no relapse` for `6 months, no relapse`."""
    for length, more in split_at(text, _COMMA):
        if f"reply.length_with_{name}" in at.words and re.match(at.say("outcome.denial"), plain(more), re.IGNORECASE):
            return tell(at, f"reply.length_with_{name}", told=inner(length), more=inner(more))
    return tell(at, f"reply.length_{name}", told=inner(text))
