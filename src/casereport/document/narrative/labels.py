"""What the label of an event says: that the patient was admitted, sent somewhere, or died, what was done, what began."""

from __future__ import annotations

import re
from typing import Literal

from casereport.document.narrative.adjectives import word_list
from casereport.document.narrative.free import form_of
from casereport.document.narrative.nouns import is_place, place_name, with_places
from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.shapes import among, shape_of
from casereport.document.narrative.voice import inner
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.course import Event
from casereport.tree import Text, plain

ENDINGS = ("death", "discharge")
"""Events that are told with the outcome."""
VERBS: dict[str, Literal["died", "discharged", "transferred"]] = {"death": "died", "discharge": "discharged", "transfer": "transferred"}
"""Kind of an event → the name of what it says of the patient."""

Said = tuple[str, Inlines]
"""The name of the verb, and what stands behind it."""


def verb_of(at: Spot, event: Event, label: Inlines) -> Said | None:
    """What a label such as `Admission`, `ICU transfer` or `Death` says of the patient, with what else it says."""
    text = plain(label)
    if re.fullmatch(at.say("event.places"), text, re.IGNORECASE):
        name = {"admission": "admitted", "transfer": "transferred"}.get(event.kind, "stayed")
        return name, (Text(at.say(f"event.{name}_place", place=in_sentence(text))),)
    return _moved(at, text) or _sent(at, event, text) or _ended(at, event, label)


def _moved(at: Spot, text: str) -> Said | None:
    """`Admission to hospital`, `ICU transfer`, `emergency admission`."""
    for name in ("readmitted", "admitted", "arrived", "discharged", "transferred", "died"):
        word = at.say(f"event.{name}_word")
        if found := re.fullmatch(rf"(?:{word})(?: (?P<rest>(?P<next>\S+).*))?", text, re.IGNORECASE):
            rest = found["rest"] or ""
            if not rest or rest.startswith("(") or among("behind", found["next"]) or found["next"] == at.say("event.home"):
                return name, with_places((Text(f" {rest}"),)) if rest else ()
        before = re.fullmatch(rf"(?P<before>.+) (?:{word})", text, re.IGNORECASE)
        how = f"event.how_{before['before'].lower()}" if before else ""
        if before and f"event.{name}_place" in at.words and re.fullmatch(at.say("event.places"), before["before"], re.IGNORECASE):
            return name, (Text(at.say(f"event.{name}_place", place=in_sentence(before["before"]))),)
        if name == "admitted" and how in at.words:
            return name, (Text(f" {at.say(how)}"),)
    return None


def _sent(at: Spot, event: Event, text: str) -> Said | None:
    """A discharge or transfer labelled by its aim alone: `home`, `nursing home`."""
    if event.kind == "discharge" and re.fullmatch(at.say("event.home_like"), text, re.IGNORECASE):
        return "discharged", (Text(f" {at.say('event.home')}"),)
    if event.kind == "discharge" and text.lower().partition(" ")[0] == at.say("event.home"):
        return "discharged", (Text(f" {in_sentence(text)}"),)
    start, to, end = text.partition(at.say("event.from_to"))
    if event.kind == "transfer" and to and is_place(start) and is_place(end):
        between = f"{at.say('event.from', place=in_sentence(start))} {at.say('event.to', place=in_sentence(end))}"
        return "transferred", with_places((Text(f" {between}"),))
    is_aim = event.kind in ("discharge", "transfer") and is_place(text) and shape_of((Text(text),)) != "clause"
    return (VERBS[event.kind], (Text(f" {aim(at, text)}"),)) if is_aim else None


def aim(at: Spot, place: str) -> str:
    """Where somebody was sent: `home`, `to a nursing home`."""
    told = place_name(in_sentence(place))
    is_home = place.lower().partition(" ")[0] == at.say("event.home") or place.lower().startswith(at.say("event.to", place=""))
    return told if is_home else at.say("event.to", place=told)


def _ended(at: Spot, event: Event, label: Inlines) -> Said | None:
    """Any other label of a death or discharge, in brackets behind it."""
    text = plain(label)
    if re.search(at.say("event.of_the_dead"), text, re.IGNORECASE):
        return None
    if event.kind not in ENDINGS or len(label) > 1 or shape_of(label) in ("sentences", "clause"):
        return None
    name = VERBS[event.kind]
    word = rf"(?:{at.say(f'event.{name}_word')})"
    bare = re.sub(rf"^{word}[,:;] |,? (?:{at.say('event.with_it')}) {word}$", "", text, flags=re.IGNORECASE)
    return name, (Text(" ("), *inner((Text(bare),)), Text(")"))


def done_of(label: Inlines) -> tuple[str, str] | None:
    """What a label such as `Heparin stopped` says was done, and to what; None for any other."""
    *name, last = plain(label).split() if len(label) == 1 else [""]
    is_said = bool(name) and among("done", last) and not any(among("finite", word) or among("done", word) for word in name)
    return (" ".join(name), last) if is_said else None


def said_of(at: Spot, label: Inlines) -> tuple[str, Inlines] | None:
    """What a label says of the patient or of an illness, with its phrase: `Started on dialysis`, `Collapsed`, `Onset of fever`."""
    text = plain(label)
    head = label[0].text if isinstance(label[0], Text) else ""
    if found := re.match(at.say("event.onset_word"), head, re.IGNORECASE):
        return "began", inner((Text(head[found.end() :]), *label[1:]))
    form = form_of(label)
    first = text.partition(" ")[0].lower()
    if form == "verb" or (form in ("participle", "adjective", "predicate") and first in word_list("intransitive")):
        return "did", inner(label)
    return ("was", inner(label)) if form in ("participle", "adjective", "predicate") else None
