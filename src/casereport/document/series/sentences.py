"""The sentences of a series: how many of whom, what all share, medians and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from casereport.chart.words import is_zero
from casereport.document.narrative.events import event_sentence
from casereport.document.narrative.filling import filled, listing
from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.shapes import shape_of
from casereport.document.narrative.voice import Sentence, inner, tell, whole
from casereport.document.series.columns import Compared, Held
from casereport.document.series.numbers import lengths_of, median_moment, middle, moment_words, number_of, years_of
from casereport.document.series.slots import Slot
from casereport.document.spot import Spot
from casereport.model.patient import Patient
from casereport.tree import Text, plain

_SHORTEST = 24  # signs of a result that is counted
_SEXES = ("female", "male", "intersex", "unknown")


def opening(at: Spot, patients: Sequence[Patient]) -> list[Sentence]:
    """How many patients there are, of which sex, and how old."""
    number = number_of(len(patients))
    years = years_of(at, patients)
    sexes = Counter(str(patient.sex) for patient in patients)
    told = {sex: sexes[sex] for sex in _SEXES if sexes[sex]}
    who = listing([(Text(at.say(_noun(sex, count, years), number=number_of(count))),) for sex, count in told.items()])
    is_told = sum(told.values()) == len(patients)
    name = "series.opening_alike" if is_told and len(told) == 1 else "series.opening_who" if is_told else "series.opening"
    found = [tell(at, name, number=number, who=who, sex=at.say(_noun(next(iter(told)), 2, years), number="").strip() if told else "")]
    if years:
        median, low, high = middle(years)
        found.append(tell(at, "series.age" if low != high else "series.age_alike", median=median, low=low, high=high))
    return found


def _noun(sex: str, count: int, years: Sequence[object]) -> str:
    """The phrase for patients of one sex: women and men where all are known to be grown up."""
    is_adult = bool(years) and all(int(str(year).split(".")[0]) >= 18 for year in years)
    kind = "adult" if is_adult and sex in ("female", "male") else "any"
    return f"series.{sex}_{kind}_{'one' if count == 1 else 'many'}"


def shared_sentences(at: Spot, shared: Sequence[Held]) -> list[Sentence]:
    """What every patient has alike and no teller of the narrative tells."""
    found: list[Sentence] = []
    number = number_of(len(at.record.patients))
    for held in shared:
        slot = next(iter(held.values()))
        if slot.kind == "count":
            found.append(whole(slot.said["value"]))
        elif slot.kind == "events":
            found.append(_event(at, int(slot.paths[0][-1]), slot))
        else:
            found.append(tell(at, "series.same", title=inner(slot.title), number=number, told=inner(slot.cell)))
    return found


def _event(at: Spot, number: int, slot: Slot) -> Sentence:
    """An event that every patient had at the same time; at the start of a count it is what times are counted from."""
    event = at.patient.events[number]
    if event.at and is_zero(event.at) and len(slot.said) == 1:
        return tell(at, "series.zero", title=inner(slot.title))
    return event_sentence(at.at("events", number), event)


def counts(at: Spot, counted: Sequence[Held]) -> list[Sentence]:
    """How many patients had which result of a test, where there are two short ones; medians of lengths and of times."""
    found: list[Sentence] = []
    for held in counted:
        kind, title = next((slot.kind, slot.title) for slot in held.values())
        values = [slot.said.get("value", ()) for slot in held.values()]
        if kind in ("tests", "imaging") and (told := _two(at, values)):
            found.append(tell(at, "series.counted", title=inner(title), counts=told))
        elif kind == "follow_up" and (length := _length(at, [plain(value) for value in values])):
            found.append(tell(at, "series.follow_up", told=length))
        elif kind == "events" and (time := _time(at, held)):
            found.append(tell(at, "series.event", title=inner(title), told=time))
    return found


def given(at: Spot, found: Compared) -> list[Sentence]:
    """What every patient was given, by what differs between them, and what some were given."""
    everyone = [_named(held) for held in found.differing if _any(held).kind == "treatments" and not _is_answer(held)]
    some = [held for held in found.partial if _any(held).kind == "treatments" and not _is_answer(held)]
    told = [tell(at, "series.given", names=listing(everyone))] if everyone else []
    parts: list[Inlines] = []
    for held in some:
        phrase = at.words["series.given_to_more" if parts else "series.given_to"]
        parts.append(filled(phrase, name=inner(_any(held).title), number=(Text(number_of(len(held))),)))
    return [*told, *([tell(at, "told.clause", told=listing(parts))] if parts else [])]


def _any(held: Held) -> Slot:
    return next(iter(held.values()))


def _is_answer(held: Held) -> bool:
    return "value" in _any(held).said and "regimen" not in _any(held).said


def _named(held: Held) -> Inlines:
    """The name of a treatment with the regimen that all who had it share."""
    regimens = {plain(slot.said.get("regimen", ())) for slot in held.values()}
    common = next(iter(regimens)) if len(regimens) == 1 else ""
    return (*inner(_any(held).title), *((Text(f" {common}"),) if common else ()))


def _two(at: Spot, values: Sequence[Inlines]) -> Inlines:
    """`positive in five patients and negative in one`; () for more than two results, or long ones."""
    tally = Counter(plain(value) for value in values)
    is_short = all(value and len(value) <= _SHORTEST and shape_of((Text(value),)) in ("state", "noun", "none") for value in tally)
    if len(tally) != 2 or not is_short:
        return ()
    (most, many), (least, few) = tally.most_common()
    parts = [at.say("series.in_many" if many > 1 else "series.in_one", value=most, number=number_of(many))]
    parts.append(at.say("series.in_few", value=least, number=number_of(few)))
    return listing([(Text(part),) for part in parts])


def _length(at: Spot, texts: Sequence[str]) -> str:
    numbers, unit = lengths_of(texts)
    if not numbers or len(set(numbers)) < 2:
        return ""
    median, low, high = middle(numbers)
    return at.say("series.median", median=f"{median}\u00a0{unit}", low=low, high=high)


def _time(at: Spot, held: Held) -> str:
    """The median of the times of an event of one name, each patient's on the same clock."""
    events = [at.record.patients[int(slot.paths[0][1])].events[int(slot.paths[0][3])] for slot in held.values()]
    found = median_moment([event.at for event in events])
    return at.say("series.median", median=moment_words(at, found[0]), low=found[1], high=found[2]) if found else ""
