"""Adverse events in sentences: severity, drugs suspected, causality, what was done and what came of it (CARE item 10d)."""

from __future__ import annotations

import re

from casereport.chart.words import time_text
from casereport.clinical.causality import category_of, score_of
from casereport.document.narrative.answers import replies
from casereport.document.narrative.filling import as_inlines, filled, is_parted, listing
from casereport.document.narrative.free import is_adjective
from casereport.document.narrative.nouns import severe_first, with_no
from casereport.document.narrative.phrases import Inlines, detailed, listed, stopped
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.shapes import among, is_plural, shape_of
from casereport.document.narrative.voice import Sentence, inner, opened, tell, whole
from casereport.document.narrative.when import ordered, when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.course import AdverseEvent
from casereport.patterns import lazy_pattern
from casereport.tree import Text, plain

_PLACE = lazy_pattern(" (?:at|in|on|of|around|after|during) ")
_SHORT = 4  # words of a name that is said again


def adverse_events(at: Spot) -> list[Sentence]:
    """The adverse events by time, without those that the author's prose tells."""
    items = at.patient.adverse_events.items if at.patient.adverse_events else ()
    told = at.patient.adverse_events.answer if at.patient.adverse_events else None
    found = replies(at.at("adverse_events"), told, "adverse_event", at.say("subject.adverse_events"))
    left = [(here, item) for n, item in enumerate(items) if not _is_told(here := at.at("adverse_events", n), item)]
    return [*found, *(one for here, item in ordered(left, lambda pair: when_of(pair[1], at.clocks)) for one in _event(here, item))]


def _is_told(at: Spot, item: AdverseEvent) -> bool:
    suspected = listed(list(item.suspected))
    texts = [at.text(getattr(item, key), key) for key in ("action", "outcome")]
    pieces = details([at.text(item.label, "label"), item.severity or "", *_judged(at, item)], texts, provenance(at, item))
    when = time_text(item, at.clocks)
    return at.tells(*pieces, suspected, when=when) or at.tells(*pieces, at.say("adverse_event.suspect", drugs=suspected), when=when)


def _event(at: Spot, item: AdverseEvent) -> list[Sentence]:
    """One adverse event, from its label to its outcome."""
    label = at.text(item.label, "label")
    is_before = is_adjective(item.severity or "") and not plain(label).lower().startswith((item.severity or "").lower())
    named = as_inlines(f"{in_sentence(item.severity or '')} ") if is_before else ()
    told = detailed((*named, *inner(_severe_first(label))), details(["" if is_before else item.severity or ""], provenance(at, item)))
    drugs = listing([inner(read_name(drug)) for drug in item.suspected])
    name = "adverse_event.suspected" if drugs else "adverse_event.occurred"
    found = [tell(at, name, when=when_of(item, at.clocks), label=told, drugs=drugs)]
    judged = [(Text(text),) for text in _judged(at, item)]
    found += [tell(at, "adverse_event.judged", judged=listing(judged))] if judged else []
    action, outcome = _action(at, item), _outcome(at, item)
    said: list[Sentence | Inlines] = [one for one in (action, outcome) if one]
    if isinstance(action, tuple) and isinstance(outcome, tuple) and len(said) > 1 and not any(map(is_parted, (action, outcome))):
        said = [listing([action, outcome])]
    return [*found, *(_whole(at, item, one, is_again=bool(judged) or isinstance(action, Sentence)) for one in said)]


def _severe_first(label: Inlines) -> Inlines:
    return (Text(severe_first(label[0].text)),) if len(label) == 1 and isinstance(label[0], Text) else label


def _whole(at: Spot, item: AdverseEvent, told: Sentence | Inlines, *, is_again: bool) -> Sentence:
    """What was told of the event: a sentence, or what `it`, or `they` for several things, did; named again behind other things."""
    if isinstance(told, Sentence):
        return told
    number = _number(at, item)
    it = _again(at, item) if is_again else (Text(at.say(f"adverse_event.it_{number}")),)
    return tell(at, "adverse_event.course", it=it, course=told)


def _again(at: Spot, item: AdverseEvent) -> Inlines:
    """The event named again behind other things: `the rash`; `the event` for what has a long name."""
    label = inner(_severe_first(at.text(item.label, "label")))
    is_short = len(plain(label).split()) <= _SHORT and not re.search("[,;:(]", plain(label))
    return (
        (Text(at.say("adverse_event.the", drug="")), *label) if is_short else (Text(at.say(f"adverse_event.it_again_{_number(at, item)}")),)
    )


def _number(at: Spot, item: AdverseEvent) -> str:
    return "plural" if is_plural(at.text(item.label, "label")) else "singular"


def _judged(at: Spot, item: AdverseEvent) -> list[str]:
    """Causality, dechallenge and rechallenge, each as a clause."""
    results = {"dechallenge": item.dechallenge, "rechallenge": item.rechallenge}
    same = item.dechallenge == item.rechallenge and item.dechallenge in ("positive", "negative")
    told = [at.say("adverse_event.both", result=item.dechallenge)] if same else []
    told += [at.say(f"adverse_event.{key}_{_kind(result)}", result=result) for key, result in results.items() if result and not same]
    return [*([at.say("adverse_event.causality", causality=item.causality)] if item.causality else []), *scored(at, item), *told]


def scored(at: Spot, item: AdverseEvent) -> list[str]:
    """The Naranjo score of the answers, and the category of WHO-UMC, each as a clause."""
    score = score_of(item.naranjo)
    naranjo = [at.say("adverse_event.naranjo", score=score, category=category_of(score))] if item.naranjo else []
    return [*naranjo, *([at.say("adverse_event.who_umc", category=item.who_umc)] if item.who_umc else [])]


def _kind(result: str) -> str:
    return "unknown" if result == "unknown" else "was"


def _action(at: Spot, item: AdverseEvent) -> Sentence | Inlines:
    """What was done about it, by its grammar: a sentence, or a predicate of the event; () for nothing."""
    text = at.text(item.action, "action")
    shape = shape_of(text)
    if not shape:
        return ()
    if shape != "sentences" and (done := _done(at, item, text)):
        return done
    if shape in ("sentences", "clause"):
        return whole(stopped(opened(text)))
    if among("patient_done", plain(text).split()[0]):
        return tell(at, "adverse_event.action_person", told=inner(text))
    if shape == "none":
        at.at("action").told(True)
        return tell(at, "adverse_event.no_action")
    return _predicate(at, item, f"action_{shape if shape in ('state', 'behind') else 'noun'}", text)


def _predicate(at: Spot, item: AdverseEvent, name: str, text: Inlines) -> Inlines:
    were = (Text(at.say(f"given.name_{_number(at, item)}")),)
    return filled(at.words[f"adverse_event.{name}"], were=were, told=with_no(inner(text)))


def _done(at: Spot, item: AdverseEvent, text: Inlines) -> Sentence | None:
    """`tocilizumab stopped`, `stopped methotrexate` and `stopped` as what became of the drug; None for any other text."""
    if len(text) != 1 or not isinstance(text[0], Text):
        return None
    words = plain(inner(text)).split()
    first, last = words[0].lower(), words[-1].lower()
    if len(words) > 2 and words[-2] in (at.say("given.name_singular"), at.say("given.name_plural")):
        return None
    suspect = listed(list(item.suspected)) or at.say("adverse_event.treatment")
    if among("done", last) and len(words) > 1 and "," not in plain(text):
        end = -2 if words[-2].lower() == at.say("told.not").strip() else -1
        drug, then = " ".join(words[:end]) or suspect, " ".join(words[end:])
    elif among("done", first) and len(words) > 1 and not among("behind", words[1]) and not words[1].endswith("ly"):
        drug, comma, rest = " ".join(words[1:]).partition(",")
        then = f"{first}{comma}{rest}"
    elif among("done", first.rstrip(",;")):
        drug, then = suspect, " ".join([first, *words[1:]])
    else:
        return None
    at.at("action").told(True)
    were = at.say("given.name_plural" if is_plural((Text(drug),)) else "given.name_singular")
    name = at.say("adverse_event.the", drug=drug) if re.fullmatch(at.say("adverse_event.needs_the"), drug) else drug
    return tell(at, "adverse_event.done", name=inner(read_name(name)), were=were, told=with_no((Text(then),)))


def _outcome(at: Spot, item: AdverseEvent) -> Sentence | Inlines:
    """What came of it, by its grammar: `it settled`, `she was lost to follow-up`, `the outcome was partial regression`."""
    text = at.text(item.outcome, "outcome")
    shape = "verb" if among("verbs", plain(text)) else shape_of(text)
    if not shape:
        return ()
    if shape in ("sentences", "clause"):
        return whole(stopped(opened(text)))
    if shape not in ("verb", "state"):
        return tell(at, "adverse_event.outcome_noun", told=inner(text))
    if among("people", plain(text).split()[0]):
        return tell(at, f"adverse_event.outcome_{shape}_person", told=inner(text))
    return _predicate(at, item, f"outcome_{shape}", text)
