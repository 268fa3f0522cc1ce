"""How many patients of a series had what: symptoms with how long they lasted, findings, results, outcomes, and who died."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from casereport.clinical.units import with_unit
from casereport.document.narrative.filling import as_inlines, filled, listing
from casereport.document.narrative.free import were_for
from casereport.document.narrative.nouns import with_article
from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.voice import Sentence, inner, tell
from casereport.document.series.columns import Compared, Held
from casereport.document.series.numbers import lengths_of, middle, number_of
from casereport.document.series.slots import Slot
from casereport.document.spot import Spot
from casereport.model import SectionKey
from casereport.tree import Text, plain

_MOST = 3  # different values that are counted one by one
_LONGEST = 24  # signs of such a value


def tallies(at: Spot, key: SectionKey, found: Compared) -> list[Sentence]:
    """What is counted of one meaning of the case, in the order of a report."""
    held = [*found.differing, *found.partial]
    return {
        "presentation": lambda: _symptoms(at, found),
        "examination": lambda: _findings(at, [one for one in held if _any(one).kind == "exam"]),
        "investigations": lambda: _results(at, held),
        "outcome": lambda: [*_outcomes(at, found.differing), *_deaths(at)],
    }.get(key, list)()


def _any(held: Held) -> Slot:
    return next(iter(held.values()))


def _in(at: Spot, count: int, *, is_first: bool) -> str:
    """`three patients`, and behind another number `two`."""
    name = "patients" if is_first and count > 1 else "patient" if is_first else "more"
    return at.say(f"series.number_{name}", number=number_of(count))


# --- what they had ------------------------------------------------------------------------------------------------------------------


def _symptoms(at: Spot, found: Compared) -> list[Sentence]:
    """What all presented with, with how long it had lasted, and what some did."""
    everyone = [held for held in found.differing if _any(held).kind == "presenting"]
    some = [held for held in found.partial if _any(held).kind == "presenting"]
    told = [tell(at, "series.presented", items=listing([_lasting(at, held) for held in everyone]))] if everyone else []
    parts = [_of_some(at, held, number) for number, held in enumerate(some)]
    return [*told, *([tell(at, "told.clause", told=listing(parts))] if parts else [])]


def _lasting(at: Spot, held: Held) -> Inlines:
    name = with_article(_any(held).title)
    items = [at.record.patients[int(slot.paths[0][1])].presenting for slot in held.values()]
    steps = [slot.paths[0][-1] for slot in held.values()]
    lengths = [told.items[step].duration or "" for told, step in zip(items, steps, strict=True) if told and isinstance(step, int)]
    numbers, unit = lengths_of(lengths)
    if len(numbers) < len(held) or len(set(numbers)) < 2:
        return name
    median, low, high = middle(numbers)
    words = {"median": f"{median}\u00a0{unit}", "low": low, "high": high}
    return filled(at.words["series.lasting_median"], name=name, **{key: as_inlines(word) for key, word in words.items()})


def _of_some(at: Spot, held: Held, number: int) -> Inlines:
    name = inner(_any(held).title)
    phrase = "series.found_more" if number else "series.found_in"
    words = {"were": were_for([plain(name)]), "number": _in(at, len(held), is_first=not number)}
    return filled(at.words[phrase], name=name, **{key: as_inlines(word) for key, word in words.items()})


def _findings(at: Spot, helds: Sequence[Held]) -> list[Sentence]:
    """Findings of which it is told who had them."""
    present = at.say("series.present")
    counted = [(held, sum(plain(slot.said.get("value", ())) == present for slot in held.values())) for held in helds]
    parts: list[Inlines] = []
    for held, count in counted:
        if 0 < count < len(at.record.patients):
            name = with_article(_any(held).title)
            words = {"number": (Text(_in(at, count, is_first=not parts)),), "were": (Text(were_for([plain(name)])),)}
            parts.append(filled(at.words["series.found_more" if parts else "series.found_in"], name=name, **words))
    return [tell(at, "told.clause", told=listing(parts))] if parts else []


# --- what was measured and what came of it ------------------------------------------------------------------------------------------


def _results(at: Spot, helds: Sequence[Held]) -> list[Sentence]:
    """The median of results of which every patient has one, in one unit."""
    told = []
    for held in helds:
        values = [plain(slot.said.get("value", ())) for slot in held.values()]
        units = {plain(slot.said.get("unit", ())) for slot in held.values()}
        if _any(held).kind == "labs" and len(held) == len(at.record.patients) and len(units) == 1 and (numbers := _numbers(values)):
            median, low, high = middle(numbers)
            unit = next(iter(units))
            shown = at.say("series.median", median=with_unit(median, unit), low=low, high=high)
            told.append(tell(at, "series.result", title=inner(_any(held).title), told=shown))
    return told


def _numbers(values: Sequence[str]) -> list[Decimal]:
    """The values as numbers, [] where one is none or all are alike."""
    is_each = all(value.replace(".", "", 1).isdigit() for value in values)
    return [Decimal(value) for value in values] if is_each and len(set(values)) > 1 else []


def _outcomes(at: Spot, helds: Sequence[Held]) -> list[Sentence]:
    """Outcomes of few different short values: `mRS was 0 in three patients and 1 in two`."""
    told = []
    for held in helds:
        tally = Counter(plain(slot.said.get("value", ())) for slot in held.values())
        is_short = all(value and len(value) <= _LONGEST for value in tally)
        if _any(held).kind != "outcomes" or not 1 < len(tally) <= _MOST or not is_short:
            continue
        parts = [
            at.say("series.in_few", value=value, number=_in(at, count, is_first=not number))
            for number, (value, count) in enumerate(tally.most_common())
        ]
        told.append(tell(at, "series.counted", title=inner(_any(held).title), counts=listing([(Text(part),) for part in parts])))
    return told


def _deaths(at: Spot) -> list[Sentence]:
    """How many died, where an event says so."""
    count = sum(any(event.kind == "death" for event in patient.events) for patient in at.record.patients)
    return [tell(at, "series.died", number=_in(at, count, is_first=True))] if count else []
