"""What brought the patient: symptoms with their duration, how the patient was, what they did; the first with age and sex."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from casereport.chart.words import time_text
from casereport.document.narrative.adjectives import word_list
from casereport.document.narrative.answers import noted
from casereport.document.narrative.demographics import opening
from casereport.document.narrative.filling import as_inlines, filled, listing
from casereport.document.narrative.free import duration_in_full, form_of, in_past, length_adjective
from casereport.document.narrative.nouns import as_clause, severe_first, with_article
from casereport.document.narrative.phrases import Inlines, article_for, joined
from casereport.document.narrative.provenance import provenance
from casereport.document.narrative.voice import Sentence, inner, tell
from casereport.document.narrative.when import NEVER, When, ordered, when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.patient import Presenting
from casereport.values import dataclass

_KINDS = {"sentence": "clause", "predicate": "state", "participle": "state", "adjective": "state", "verb": "verb"}
"""What is told by the form of its words otherwise than as something that the patient had."""
_PHRASES = {"noun": "told.symptoms", "state": "told.state", "verb": "stated.verb", "clause": "told.clause"}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What brought the patient at one time, by the form of its words."""

    when: When
    of_kind: Mapping[str, tuple[Inlines, Inlines]] = field(default_factory=dict)
    """noun, state, verb or clause → those of the form in one list, and what the author wrote of them as sentences"""
    since: str = ""
    """When they began, where that was before the patient came: a day of illness, a time before admission."""

    def opened(self, at: Spot) -> list[Sentence]:
        """The sentences of the first time, the first of them with age and sex."""
        kind = next((kind for kind in ("noun", "state", "verb") if kind in self.of_kind), "")
        complaint, tail = self.of_kind.get(kind, ((), ()))
        when = self.when
        if kind == "noun" and self.since:
            complaint, when = filled(at.words["told.since"], complaint=complaint, time=as_inlines(self.since)), NEVER
        first = opening(at, complaint, when, "" if kind == "noun" else kind)
        first = [replace(first[0], tail=tail), *first[1:]] if first and tail else first
        return [*first, *self.sentences(at, NEVER if kind else self.when, without=kind)]

    def sentences(self, at: Spot, when: When, without: str = "") -> list[Sentence]:
        """What the patient had, was and did at that time."""
        return [
            tell(at, _PHRASES[kind], when, tail, complaint=told, items=told, told=told)
            for kind, (told, tail) in self.of_kind.items()
            if kind != without
        ]


def complaints(at: Spot) -> list[Complaint]:
    """The symptoms of each time with whole sentences about them, those without a time first; without those that the prose tells."""
    told = at.patient.presenting
    groups: dict[str, list[tuple[Presenting, Inlines, Inlines]]] = {}
    whens: dict[str, When] = {}
    since: dict[str, str] = {}
    for index, symptom in enumerate(told.items if told else ()):
        here = at.at("presenting", index)
        note, others = here.text(symptom.note, "note"), provenance(here, symptom)
        lasting = [at.say("finding.lasting", duration=symptom.duration)] if symptom.duration else []
        if here.tells(symptom.finding, *lasting, note, *others, when=time_text(symptom, at.clocks), may_leave_time=True):
            continue
        when = when_of(symptom, at.clocks)
        inside, tail = noted(note, *others)
        groups.setdefault(when.words, []).append((_without_verb(here, symptom), inside, tail))
        whens[when.words] = when
        since[when.words] = time_text(symptom, at.clocks) if _is_onset(at, symptom) else ""
    order = sorted(ordered(whens.values(), lambda when: when), key=lambda when: bool(when.words))
    return [Complaint(when, _by_kind(at, groups[when.words]), since[when.words]) for when in order]


def _without_verb(at: Spot, symptom: Presenting) -> Presenting:
    """A symptom without the verb that the sentence has: `found unconscious` of `was found unconscious`."""
    verb = re.match(at.say("told.was_like"), symptom.finding, re.IGNORECASE)
    if verb is None:
        return symptom
    at.at("finding").told(True)
    return symptom.model_copy(update={"finding": symptom.finding[verb.end() :]})


def _is_onset(at: Spot, symptom: Presenting) -> bool:
    """True for a symptom that had begun before the patient came: on a day of illness, or a time before admission."""
    moment = symptom.at
    if moment is None or moment.is_unknown or moment.qualifier:
        return False
    is_before = moment.relation == "before" or moment.sign < 0 or (moment.day is not None and moment.day < 0)
    return is_before or (not moment.relation and (moment.clock or at.clocks.default) == "illness")


def _by_kind(at: Spot, symptoms: Sequence[tuple[Presenting, Inlines, Inlines]]) -> dict[str, tuple[Inlines, Inlines]]:
    """The symptoms of one time by the form of their words, those of one duration together: `fever and a 3-month history of cough`."""
    groups: dict[str, dict[str, list[tuple[Presenting, Inlines]]]] = {}
    tails: dict[str, list[Inlines]] = {}
    for symptom, inside, tail in symptoms:
        kind = _kind_of(symptom.finding)
        groups.setdefault(kind, {}).setdefault(duration_in_full(symptom.duration or ""), []).append((symptom, inside))
        tails.setdefault(kind, []).append(tail)
    found: dict[str, tuple[Inlines, Inlines]] = {}
    for kind in (kind for kind in _PHRASES if kind in groups):
        # What has no duration stands first, as behind another's it would seem to have that.
        lasting = sorted(groups[kind].items(), key=lambda pair: bool(pair[0]))
        parts = [part for duration, told in lasting for part in _of_duration(at, kind, duration, told)]
        found[kind] = (listing(parts, is_flat=kind == "verb"), joined(tails[kind], " "))
    return found


def _kind_of(text: str) -> str:
    kind = _KINDS.get(form_of(read_name(text)), "noun")
    return "verb" if kind == "state" and text.partition(" ")[0].lower() in word_list("intransitive") else kind


def _did(nodes: Inlines) -> Inlines:
    return in_past(inner(nodes))


def _of_duration(at: Spot, kind: str, duration: str, symptoms: Sequence[tuple[Presenting, Inlines]]) -> list[Inlines]:
    length = length_adjective(duration) if kind == "noun" else ""
    if length:
        named = listing([(*inner(read_name(severe_first(symptom.finding))), *inside) for symptom, inside in symptoms])
        parts = {"article": article_for(length), "length": length}
        return [filled(at.words["told.history_of"], **{key: as_inlines(word) for key, word in parts.items()}, items=named)]
    form = {"noun": with_article, "clause": as_clause, "verb": _did}.get(kind, inner)
    items = [(*form(read_name(severe_first(symptom.finding))), *inside) for symptom, inside in symptoms]
    if not duration:
        return items
    return [filled(at.words["told.lasting"], items=listing(items), duration=read_name(duration))]
