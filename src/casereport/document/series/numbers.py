"""Counts, medians and ranges of several patients, as far as the record tells them in one unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from casereport.chart import Clocks
from casereport.chart.words import moment_text, origin_text, plain_number
from casereport.document.narrative.when import number_word
from casereport.document.spot import Spot
from casereport.language import say
from casereport.model.course import Timed
from casereport.model.moments import Moment
from casereport.model.patient import Patient


def number_of(count: int) -> str:
    """A count in a sentence: words up to twelve."""
    return number_word(count) or str(count)


def middle(numbers: Sequence[Decimal]) -> tuple[str, str, str]:
    """The median and the lowest and highest of the numbers, as printed."""
    return plain_number(Decimal(median(numbers))), plain_number(min(numbers)), plain_number(max(numbers))


def years_of(at: Spot, patients: Sequence[Patient]) -> list[Decimal]:
    """The ages in whole years; [] where one is not told so, or the journal prints no exact ages."""
    ages = [patient.age for patient in patients]
    found = [age.parts[0][0] for age in ages if age and len(age.parts) == 1 and age.parts[0][1] == "y" and not age.is_capped]
    return found if len(found) == len(ages) and at.facts.age_policy == "exact" else []


def lengths_of(texts: Sequence[str]) -> tuple[list[Decimal], str]:
    """The numbers of `36 months`, `12 months` and the unit that they share; ([], "") where they are told otherwise."""
    read = [re.fullmatch(r"(\d+(?:\.\d+)?)[ \u00a0](\w+)", text.strip().rstrip(".")) for text in texts]
    units = {found[2].rstrip("s") for found in read if found}
    if len(units) != 1 or not all(read):
        return [], ""
    words = Counter(found[2] for found in read if found)
    return [Decimal(found[1]) for found in read if found], max(words, key=len)


def median_moment(moments: Sequence[Moment | None]) -> tuple[Moment, str, str] | None:
    """The median of times that are lengths in one unit from one event, with the lowest and highest number; None for others."""
    known = [moment for moment in moments if moment and len(moment.elapsed) == 1 and not moment.qualifier and moment.sign > 0]
    kinds = {(moment.clock, moment.relation, moment.event, moment.elapsed[0][1]) for moment in known}
    if len(known) != len(moments) or len(kinds) != 1 or len({moment.elapsed for moment in known}) < 2:
        return None
    numbers = [moment.elapsed[0][0] for moment in known]
    _, low, high = middle(numbers)
    return replace(known[0], elapsed=((Decimal(median(numbers)), known[0].elapsed[0][1]),)), low, high


def counted_time(entry: Timed, clocks: Clocks) -> tuple[str, str] | None:
    """The unit of a time that is a number, or a span of two, from one event, and the numbers; None for any other time."""
    span = entry.days
    if (entry.at is None) is (span is None) or (span and not (span.start_known and span.end_known)):
        return None
    ends = [span.start, span.end] if span else [entry.at] if entry.at else []
    read = [found for moment in ends if (found := _counted(moment, clocks))]
    if len(read) < len(ends) or len({unit for unit, _ in read}) != 1:
        return None
    numbers = list(dict.fromkeys(number for _, number in read))
    return read[0][0], numbers[0] if len(numbers) == 1 else say("span.both", start=numbers[0], end=numbers[1])


def _counted(moment: Moment, clocks: Clocks) -> tuple[str, str] | None:
    """Unit and number of a moment: a day of the first clock, or a length of one part from an event."""
    if moment.qualifier or moment.time_of_day is not None:
        return None
    if moment.day is not None:
        return (say("series.day"), plain_number(moment.day)) if moment.clock is None else None
    if len(moment.elapsed) != 1 or (not moment.relation and (moment.clock or clocks.default) == "age"):
        return None
    number, unit = moment.elapsed[0]
    sign = -1 if moment.relation == "before" or moment.sign < 0 else 1
    return say("series.from", units=say(f"unit.{unit}s"), event=origin_text(moment, clocks)), plain_number(number * sign)


def moment_words(at: Spot, moment: Moment) -> str:
    """A time in the words of the chart."""
    return moment_text(moment, at.clocks)
