"""What came of it: outcomes by time with scale and assessor, adverse events, follow-up (CARE item 10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casereport.chart.words import plain_number, time_text, unit_word
from casereport.document.narrative.adverse import adverse_events
from casereport.document.narrative.answers import replies
from casereport.document.narrative.attained import attained, occurred
from casereport.document.narrative.citing import figure_sentences, has_treatment
from casereport.document.narrative.events import ending_of, endings, is_destination
from casereport.document.narrative.filling import filled, listing
from casereport.document.narrative.free import form_of, head_noun, were_for
from casereport.document.narrative.labels import aim
from casereport.document.narrative.nouns import is_counted, with_article
from casereport.document.narrative.outcomes import assessed_text, scale_words
from casereport.document.narrative.phrases import Inlines, bracketed, joined, stopped
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.reasons import NOTHING, Behind, remarks
from casereport.document.narrative.response import response
from casereport.document.narrative.scores import is_told_by_series
from casereport.document.narrative.shapes import Shape, among, head_of, is_plural, shape_of
from casereport.document.narrative.voice import Sentence, Voice, in_time, inner, opened, tell, whole
from casereport.document.narrative.when import When, after, ordered, when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.course import Outcome
from casereport.tree import Block, Text, plain


def outcome(at: Spot, scores: Sequence[Sentence] = ()) -> tuple[Block, ...]:
    """The response in values with the `scores` that results and outcomes repeat, the outcomes by time, and the adverse events."""
    told = at.patient.outcomes
    sentences = [*response(at), *scores, *in_time([*endings(at), *outcome_sentences(at)])]
    sentences += replies(at.at("outcomes"), told.answer if told else None, "outcome", at.say("subject.outcome"))
    if sentences and not has_treatment(at.patient):
        sentences += figure_sentences(at)
    voice = Voice.of(at)
    return (*voice.paragraph(sentences), *voice.paragraph(adverse_events(at)))


def outcome_sentences(at: Spot) -> list[Sentence]:
    """The outcomes in the order of time, those of one time together."""
    items = at.patient.outcomes.items if at.patient.outcomes else ()
    spots = [(at.at("outcomes", index), item) for index, item in enumerate(items)]
    left = [(here, item) for here, item in spots if not (_is_told(here, item) or _is_told_elsewhere(here, item))]
    groups: list[_Alike] = []
    for here, item in ordered(left, lambda pair: when_of(pair[1], at.clocks)):
        one = _read(here, item)
        same = next((group for group in groups if (group.value, group.when, group.behind) == (one.value, one.when, one.behind)), None)
        if same and one.value:
            same.measures.extend(one.measures)
        else:
            groups.append(one)
    return [_said(one) if isinstance(one, _Alike) else _over_time(one) for one in _of_one_measure(groups)]


def _of_one_measure(groups: Sequence[_Alike]) -> list[_Alike | list[_Alike]]:
    """The outcomes with numbers of one measure, each at its time, together, where nothing but the scale is told of them."""
    found: list[_Alike | list[_Alike]] = []
    for one in groups:
        same = next((other for other in found if isinstance(other, list) and _is_alike(other[0], one)), None)
        if same is not None:
            same.append(one)
        else:
            found.append([one] if _is_number(one) else one)
    return [one[0] if isinstance(one, list) and len(one) == 1 else one for one in found]


def _is_number(one: _Alike) -> bool:
    """True for a number at a time of one measure."""
    return len(one.measures) == 1 and bool(one.when.words) and not one.behind.after and form_of(one.value) == "number"


def _is_alike(first: _Alike, one: _Alike) -> bool:
    return _is_number(one) and (plain(first.measures[0]), first.behind) == (plain(one.measures[0]), one.behind)


def _over_time(same: Sequence[_Alike]) -> Sentence:
    """The values of one measure at several times: `the Harris hip score (on a scale of 0–100) was 38 on day 1 and 91 on day 90`."""
    at, first = same[0].at, same[0]
    values: list[Inlines] = []
    last = ""
    for one in same:
        words = after(one.when.words, last, at.clocks)
        words = at.say("outcome.at_time", time=words) if words[:1].isdigit() else words
        values.append(filled(at.words["told.value"], value=inner(one.value), when=(Text(words),)))
        last = one.when.words
    behind = bracketed([(Text(plain(first.behind.inside).strip(", ")),)]) if first.behind.inside else ()
    name = (*_named(at, first.measures[0]), *behind)
    return tell(at, "told.results", When("", first.when.place), name=name, be=were_for([plain(first.measures[0])]), values=listing(values))


@dataclass
class _Alike:
    """Outcomes of one value at one time: the first of them, what was measured, and what is told of all."""

    at: Spot
    item: Outcome
    measures: list[Inlines]
    value: Inlines
    when: When
    behind: Behind


def _is_told(at: Spot, item: Outcome) -> bool:
    others = details([assessed_text(at, item), at.text(item.note, "note")], provenance(at, item))
    measure, value = (at.text(getattr(item, key), key) for key in ("measure", "value"))
    return at.tells(measure, value, item.scale or "", *others, when=time_text(item, at.clocks))


def _is_told_elsewhere(at: Spot, item: Outcome) -> bool:
    """True for a destination that a discharge names, and for a value that a score among the results tells."""
    named = [event for event in at.patient.events if event.kind == "discharge" and (item.value or "").lower() in event.label.lower()]
    return ((is_destination(at, item) and bool(named)) or is_told_by_series(at.of(at.patient), item)) and at.told(True)


def _read(at: Spot, item: Outcome) -> _Alike:
    measure, value = (at.text(getattr(item, key), key) for key in ("measure", "value"))
    when = _when(at, item)
    scale = read_name(re.sub(r"(?<=\d) ?- ?(?=\d)", "\u2013", item.scale or ""))
    is_range = bool(scale_words(at, item))
    notes = Behind((Text(f" {scale_words(at, item)[0]}"),)) if is_range else NOTHING
    notes += remarks(at, [() if is_range else scale, at.text(item.note, "note"), *provenance(at, item)])
    assessed = (Text(assessed_text(at, item)),) if item.assessor else ()
    return _Alike(at, item, [measure], value, when, Behind((*notes.inside, *assessed), notes.after))


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
    if one.item.is_untold:
        at.at("value").told(True)
        measures = listing([inner(each) for each in one.measures], word="either")
        return tell(at, "outcome.untold", when=when, tail=behind.after, measure=measures, behind=behind.inside)
    if not value or plain(value).lower() == at.say("outcome.yes"):
        return _came_about(one)
    if is_destination(at, one.item):
        at.told(True)
        return tell(at, "event.discharged", when=when, tail=behind.after, behind=(Text(f" {aim(at, plain(value))}"), *behind.inside))
    measure = listing([_named(at, measure) for measure in one.measures]) if len(one.measures) > 1 else one.measures[0]
    kind = _kind(value)
    if kind == "none":
        at.at("value").told(True)
        denied = listing([inner(each) for each in one.measures], word="either")
        agreed = were_for([plain(one.measures[0])])
        return tell(at, "outcome.absent", when=when, tail=behind.after, were=agreed, measure=denied, behind=behind.inside)
    if (
        len(one.measures) == 1
        and kind in ("behind", "noun")
        and (done := attained(at, measure, when, _value_behind(one, kind), behind.after))
    ):
        return done
    if len(one.measures) == 1 and (told := _of_patient(one, measure, kind)):
        return told
    if kind in ("sentences", "clause"):
        parts = {"measure": inner(measure), "behind": behind.inside, "value": inner(value)}
        return tell(at, "outcome.told", when=when, tail=behind.after, **parts)
    comma = (Text(","),) if "," in plain(measure) else ()
    is_name = kind == "noun" and len(one.measures) == 1 and _is_name(measure)
    kind = "state" if is_name else kind
    value = with_article(value) if is_name else value
    were = (Text(at.say(f"outcome.{_verb(kind)}_{'plural' if len(one.measures) > 1 or is_plural(measure) else 'singular'}")),)
    parts = {"measure": (*_named(at, measure), *comma), "verb": were, "value": inner(value), "behind": behind.inside}
    return tell(at, "outcome.was", when=when, tail=behind.after, **parts)


def _of_patient(one: _Alike, measure: Inlines, kind: Shape) -> Sentence | None:
    """What a value says of the patient, and not of what was measured: a weight, `alive`, `unable to walk`; None for any other."""
    at, when, tail, value, behind = one.at, one.when, one.behind.after, one.value, one.behind.inside
    if kind == "state" and re.fullmatch(at.say("outcome.of_weight"), plain(measure).lower()):
        at.at("measure").told(True)
        return tell(at, "outcome.weighed", when=when, tail=tail, value=inner(value), behind=behind)
    if kind in ("state", "verb") and _is_of_person(at, measure, value):
        at.at("measure").told(True)
        return tell(at, f"outcome.person_{kind}", when=when, tail=tail, value=inner(value), behind=behind)
    if kind == "state" and plain(value).split()[0].lower() in at.say("outcome.abilities").split():
        return tell(at, "outcome.ability", when=when, tail=tail, measure=inner(measure), value=inner(value), behind=behind)
    return None


def _attained(one: _Alike, kind: Shape) -> Sentence | None:
    """A noun for what the patient did, with the value behind it: `she returned to work after 3 months`; None for any other."""
    if len(one.measures) > 1:
        return None
    return attained(one.at, one.measures[0], one.when, _value_behind(one, kind), one.behind.after)


def _value_behind(one: _Alike, kind: Shape) -> Inlines:
    """A value behind what came about: `after 3 months`, `(full time)`."""
    return (Text(" "), *inner(one.value), *one.behind.inside) if kind == "behind" else (*bracketed([inner(one.value)]), *one.behind.inside)


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
    done = attained(at, measure, when, behind.inside, behind.after) if len(one.measures) == 1 else None
    return done or occurred(at, measure, when, behind.inside, behind.after)


def _named(at: Spot, measure: Inlines) -> Inlines:
    """What was measured inside a sentence: `the cause of death`, but `pain`."""
    told = inner(measure)
    head = head_noun(plain(told))
    is_thing = is_counted(plain(told)) and not among("articles", plain(told).split()[0])
    is_definite = (
        is_thing or _is_name(measure) or (head in at.say("outcome.scores").split() and not among("articles", plain(told).split()[0]))
    )
    return (Text(f"{at.say('outcome.the')} "), *told) if is_definite else told


def _is_name(measure: Inlines) -> bool:
    """True for a measure whose value is a thing that it names: `Cause of death: sepsis`, not what it showed."""
    text = plain(measure).lower()
    return among("names", head_of(text)) and not among("articles", text.split()[0])


def _is_of_person(at: Spot, measure: Inlines, value: Inlines) -> bool:
    """True for `survival: died on day 9`, which tells of the patient."""
    return (
        among("people", plain(value).split()[0].rstrip(",;"))
        and re.fullmatch(at.say("outcome.of_people"), plain(measure).lower()) is not None
    )


def _spaced(behind: Behind) -> Inlines:
    told = joined([behind.inside, behind.after], " ")
    return (Text(" "), *told) if told else ()


def _kind(value: Inlines) -> Shape:
    shape = shape_of(value)
    is_amount = re.match(r"[<>≤≥~−+-]?\d", plain(value)) is not None
    return "state" if shape == "noun" and is_amount else shape


def _verb(kind: Shape) -> str:
    return {"noun": "showed", "verb": "had"}.get(kind, "was")


def follow_up(at: Spot) -> tuple[Block, ...]:
    """What was told of the time after."""
    return Voice.of(at).paragraph(replies(at.at("follow_up"), at.patient.follow_up, "follow_up", at.say("subject.follow_up")))
