"""Clocks in words: what days are counted from, the clock behind a day, the title over days. No id of the record is printed."""

from __future__ import annotations

from typing import get_args

from casereport.chart.axes import DEFAULT_CLOCK
from casereport.chart.clocks import Clocks
from casereport.language import say
from casereport.language.raised import set_marked, without_emphasis
from casereport.language.sentences import in_sentence
from casereport.model.course import EventKind, Stay
from casereport.model.patient import Patient

NAMED_CLOCKS = (DEFAULT_CLOCK, "age", "illness", "treatment")
"""Clocks that have words of their own, whatever starts them."""
_COUNTED = 5
"""Stays that are counted in words."""
BARE_CLOCKS = ("illness", "treatment")
"""Those of them whose days are told `of` them."""


# --- what days are counted from -----------------------------------------------------------------------------------------------------


def anchor_text(words: str, clocks: Clocks) -> str:
    """What a time is counted from: a stay by its label, a treatment or procedure by its name, anything else as typed, in a sentence."""
    stay = stay_of(words, clocks)
    if stay:
        return say("anchor.the", stay=stay_name(stay, clocks))
    first, _, rest = words.partition(" ")
    stay = stay_of(rest, clocks)
    if stay and len(clocks.patient.stays) > 1:
        return say("anchor.of_event", event=in_sentence(first), stay=stay_name(stay, clocks))
    if stay:
        return in_sentence(first)
    start, of, name = words.rpartition(" of ")
    stay = stay_of(name.removeprefix("the "), clocks) if of else None
    return _with_article(f"{start}{of}") + (say("anchor.the", stay=stay_name(stay, clocks)) if stay else _name(name, clocks.patient))


def _name(typed: str, patient: Patient) -> str:
    """A treatment or procedure by its name where its id was typed; a brand keeps its capital."""
    items = patient.treatments.items if patient.treatments else ()
    named = {item.id: item.drug or item.name for item in items} | {item.id: item.name for item in patient.procedures}
    name = named.get(typed) or typed
    return name if name in {item.brand for item in items} else _with_article(without_emphasis(name))


def _with_article(words: str) -> str:
    """What is counted among others with its article, `the second discharge`, anything else as typed, in a sentence."""
    told = in_sentence(words)
    is_counted = told.partition(" ")[0] in say("anchor.counted").split(", ") and " " in told.strip()
    return say("anchor.the", stay=told) if is_counted else told


def anchor_of(clocks: Clocks, axis: str) -> str:
    """What the first day of an axis is the day of: `admission`, `birth`, `transplantation`."""
    clock, stay = clocks.patient.clocks.get(axis), stay_of(axis, clocks)
    if clock:
        return anchor_text(clock.starts, clocks)
    if stay:
        return say("anchor.of_stay", stay=stay_name(stay, clocks)) if len(clocks.patient.stays) > 1 else say("anchor.hospital")
    if axis in NAMED_CLOCKS:
        return say(f"anchor.{axis}")
    return in_sentence(axis) if is_event(axis, clocks) else say("anchor.unnamed")


def is_event(name: str, clocks: Clocks) -> bool:
    """True for a word that says what a clock starts with: a kind of event, what clocks often start with, something that the record has."""
    patient = clocks.patient
    items = patient.treatments.items if patient.treatments else ()
    named = [event.label for event in patient.events] + [one.name for one in patient.procedures]
    named += [item.drug or item.name or "" for item in items]
    return name.lower() in {*get_args(EventKind), *say("anchor.often").split(), *map(str.lower, named)}


def stay_of(name: str, clocks: Clocks) -> Stay | None:
    """The stay of this id, None when the patient has none."""
    return next((stay for stay in clocks.patient.stays if stay.id == name), None)


def stay_name(stay: Stay, clocks: Clocks) -> str:
    """How a stay is called inside a sentence: by its label without marks, else by its number in the order of the record."""
    number = clocks.patient.stays.index(stay) + 1
    return in_sentence(set_marked(stay.label)) if stay.label else say(f"stay.{number}" if number <= _COUNTED else "stay.nth", number=number)


# --- the clock of a day -------------------------------------------------------------------------------------------------------------


def on_clock(words: str, axis: str, clocks: Clocks) -> str:
    """A day of an axis with the clock behind it; nothing for the patient's first."""
    return words if axis == clocks.default else told_on_clock(words, axis, clocks)


def told_on_clock(words: str, name: str | None, clocks: Clocks) -> str:
    """A day with the clock that was typed behind it; nothing for the patient's own first clock when it is the hospital's."""
    if name is None:
        return words
    if name in BARE_CLOCKS:
        return say("time.of_clock", time=words, clock=name)
    stay = stay_of(name, clocks)
    if stay is not None:
        return say("time.of_stay", time=words, stay=stay_name(stay, clocks)) if len(clocks.patient.stays) > 1 else words
    if name == DEFAULT_CLOCK:
        return words if clocks.default in (name, None) else say("time.in_hospital", time=words)
    if name == "age":
        return say("time.of_life" if _is_from_one(clocks, name) else "time.of_age", time=words)
    return say(f"time.{counted(clocks, name)}", time=words, event=anchor_of(clocks, name))


def day_title(clocks: Clocks, axis: str) -> str:
    """The title of an axis that counts days: `Hospital day`, `Day of the second stay`, `Day after transplantation`."""
    stay = stay_of(axis, clocks)
    if stay is not None:
        return say("clock.of_stay", stay=stay_name(stay, clocks)) if len(clocks.patient.stays) > 1 else say("clock.hospital")
    if axis == "age":
        return say("clock.of_life" if _is_from_one(clocks, axis) else "clock.age_in_days")
    return clock_title(clocks, axis)


def clock_title(clocks: Clocks, axis: str) -> str:
    """The title of a clock over times of any unit: `Age`, `Hospital day`, `Day after transplantation`."""
    return say(f"clock.{axis}") if axis in NAMED_CLOCKS else say(f"clock.{counted(clocks, axis)}", event=anchor_of(clocks, axis))


def counted(clocks: Clocks, axis: str) -> str:
    """Whether days are told `after` an event, whose own day is day 0, or `from` it on, whose day is day 1."""
    return "from_event" if _is_from_one(clocks, axis) else "after_event"


def _is_from_one(clocks: Clocks, axis: str) -> bool:
    return axis not in clocks.axes or clocks.axes[axis].first == 1
