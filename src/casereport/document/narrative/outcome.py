"""What came of it: outcomes by time with scale and assessor, adverse events, follow-up (CARE item 10)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from casereport.chart.words import plain_number, time_text, unit_word
from casereport.document.narrative.adverse import adverse_events
from casereport.document.narrative.citing import figure_sentences, has_treatment
from casereport.document.narrative.events import ending_of, endings
from casereport.document.narrative.free import were_for, with_article
from casereport.document.narrative.phrases import Inlines, joined, stopped
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.reasons import NOTHING, Behind, remarks
from casereport.document.narrative.replies import replies
from casereport.document.narrative.response import response
from casereport.document.narrative.shapes import Shape, among, head_of, is_plural, shape_of
from casereport.document.narrative.voice import Sentence, Voice, filled, in_time, inner, listing, opened, tell, whole
from casereport.document.narrative.when import When, ordered, when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.course import Outcome
from casereport.tree import Block, Text, plain


def outcome(at: Spot) -> tuple[Block, ...]:
    """The response in values, the outcomes by time, and the adverse events."""
    told = at.patient.outcomes
    sentences = [*response(at), *in_time([*endings(at), *outcome_sentences(at)])]
    sentences += replies(at.at("outcomes"), told.answer if told else None, "outcome", at.say("subject.outcome"))
    if sentences and not has_treatment(at.patient):
        sentences += figure_sentences(at)
    voice = Voice.of(at)
    return (*voice.paragraph(sentences), *voice.paragraph(adverse_events(at)))


def outcome_sentences(at: Spot) -> list[Sentence]:
    """The outcomes in the order of time, those of one time together."""
    items = at.patient.outcomes.items if at.patient.outcomes else ()
    spots = [(at.at("outcomes", index), item) for index, item in enumerate(items)]
    left = [(here, item) for here, item in spots if not _is_told(here, item)]
    groups: list[_Alike] = []
    for here, item in ordered(left, lambda pair: when_of(pair[1], at.clocks)):
        one = _read(here, item)
        same = next((group for group in groups if (group.value, group.when, group.behind) == (one.value, one.when, one.behind)), None)
        if same and one.value:
            same.measures.extend(one.measures)
        else:
            groups.append(one)
    return [_said(one) for one in groups]


@dataclass
class _Alike:
    """Outcomes of one value at one time: the first of them, what was measured, and what is told of all."""

    at: Spot
    measures: list[Inlines]
    value: Inlines
    when: When
    behind: Behind


def _is_told(at: Spot, item: Outcome) -> bool:
    others = details([_assessed(at, item), at.text(item.note, "note")], provenance(at, item))
    measure, value = (at.text(getattr(item, key), key) for key in ("measure", "value"))
    return at.tells(measure, value, item.scale or "", *others, when=time_text(item, at.clocks))


def _read(at: Spot, item: Outcome) -> _Alike:
    measure, value = (at.text(getattr(item, key), key) for key in ("measure", "value"))
    when = _when(at, item)
    is_range = re.fullmatch(r"\d+ ?(?:-|–|to) ?\d+", item.scale or "") is not None
    scale = read_name(re.sub(r"(?<=\d) ?- ?(?=\d)", "\u2013", item.scale or ""))
    if is_range:
        at.at("scale").told(True)
    notes = Behind(filled(at.words["outcome.on_scale"], scale=scale)) if is_range else NOTHING
    notes += remarks(at, [() if is_range else scale, at.text(item.note, "note"), *provenance(at, item)])
    assessed = (Text(_assessed(at, item)),) if item.assessor else ()
    return _Alike(at, [measure], value, when, Behind((*notes.inside, *assessed), notes.after))


def _when(at: Spot, item: Outcome) -> When:
    """The time of an outcome, else of the ending that it tells, without words where its text names that time: `died at 96 h of life`."""
    entry = ending_of(at, item) or item
    when, moment, text = when_of(entry, at.clocks), entry.at, f"{item.measure} {item.value or ''}"
    if moment is None:
        return when
    if moment.day is not None:
        is_named = plain_number(moment.day) in re.findall(at.say("outcome.days"), text, re.IGNORECASE)
    else:
        units = [(plain_number(number), f"{unit}|{unit_word(number, unit)}") for number, unit in moment.elapsed]
        is_named = bool(units) and all(re.search(rf"(?<![\d.]){number}[ \u00a0-]?(?:{unit})\b", text) for number, unit in units)
    return replace(when, words="") if is_named else when


def _said(one: _Alike) -> Sentence:
    """`pain was 2`, `nodules had regressed`, `the wound showed healing`: what was measured with its value, whatever its grammar."""
    at, value, when, behind = one.at, one.value, one.when, one.behind
    if not value or plain(value).lower() == at.say("outcome.yes"):
        return _came_about(one)
    measure = listing([_named(at, measure) for measure in one.measures]) if len(one.measures) > 1 else one.measures[0]
    kind = _kind(value)
    if kind == "none":
        at.at("value").told(True)
        denied = listing([inner(each) for each in one.measures], word="either")
        agreed = were_for([plain(one.measures[0])])
        return tell(at, "outcome.absent", when=when, tail=behind.after, were=agreed, measure=denied, behind=behind.inside)
    if kind in ("sentences", "clause"):
        parts = {"measure": inner(measure), "behind": behind.inside, "value": inner(value)}
        return tell(at, "outcome.told", when=when, tail=behind.after, **parts)
    if kind in ("state", "verb") and len(one.measures) == 1 and _is_of_person(at, measure, value):
        at.at("measure").told(True)
        return tell(at, f"outcome.person_{kind}", when=when, tail=behind.after, value=inner(value), behind=behind.inside)
    comma = (Text(","),) if "," in plain(measure) else ()
    is_name = kind == "noun" and len(one.measures) == 1 and _is_name(measure)
    kind = "state" if is_name else kind
    value = with_article(value) if is_name else value
    were = (Text(at.say(f"outcome.{_verb(kind)}_{'plural' if len(one.measures) > 1 or is_plural(measure) else 'singular'}")),)
    parts = {"measure": (*_named(at, measure), *comma), "verb": were, "value": inner(value), "behind": behind.inside}
    return tell(at, "outcome.was", when=when, tail=behind.after, **parts)


def _came_about(one: _Alike) -> Sentence:
    """What was measured without a value, or with `yes`: `she died`, `a sentence of the author`, `remission was recorded`."""
    at, when, behind = one.at, one.when, one.behind
    measure = listing([_named(at, measure) for measure in one.measures]) if len(one.measures) > 1 else one.measures[0]
    if one.value:
        at.at("value").told(True)
    if one.value and re.fullmatch(at.say("event.died_word"), plain(measure).lower()):
        return tell(at, "event.died", when=when, tail=behind.after, behind=behind.inside)
    shape = shape_of(measure)
    if shape == "sentences" and re.search(r"[.!?] ", plain(measure)):
        return whole((*stopped(opened(measure)), *_spaced(behind)))
    if shape in ("sentences", "clause"):
        return tell(at, "outcome.sentence", when=when, tail=behind.after, told=inner(measure), behind=behind.inside)
    were = were_for([plain(measure)])
    return tell(at, "outcome.bare", when=when, tail=behind.after, were=were, measure=inner(measure), behind=behind.inside)


def _named(at: Spot, measure: Inlines) -> Inlines:
    """What was measured inside a sentence: `the cause of death`, but `pain`."""
    told = inner(measure)
    return (Text(f"{at.say('outcome.the')} "), *told) if _is_name(measure) else told


def _is_name(measure: Inlines) -> bool:
    """True for a measure whose value is a thing that it names: `Cause of death: sepsis`, not what it showed."""
    text = plain(measure).lower()
    return among("names", head_of(text)) and not among("articles", text.split()[0])


def _is_of_person(at: Spot, measure: Inlines, value: Inlines) -> bool:
    """True for `survival: died on day 9`, which tells of the patient."""
    return among("people", plain(value).split()[0]) and re.fullmatch(at.say("outcome.of_people"), plain(measure).lower()) is not None


def _spaced(behind: Behind) -> Inlines:
    told = joined([behind.inside, behind.after], " ")
    return (Text(" "), *told) if told else ()


def _kind(value: Inlines) -> Shape:
    shape = shape_of(value)
    is_amount = re.match(r"[<>≤≥~−+-]?\d", plain(value)) is not None
    return "state" if shape == "noun" and is_amount else shape


def _verb(kind: Shape) -> str:
    return {"noun": "showed", "verb": "had"}.get(kind, "was")


def _assessed(at: Spot, item: Outcome) -> str:
    if not item.assessor:
        return ""
    return at.say("outcome.by_device") if item.assessor == "device" else at.say("outcome.assessed", assessor=item.assessor)


def follow_up(at: Spot) -> tuple[Block, ...]:
    """What was told of the time after."""
    return Voice.of(at).paragraph(replies(at.at("follow_up"), at.patient.follow_up, "follow_up", at.say("subject.follow_up")))
