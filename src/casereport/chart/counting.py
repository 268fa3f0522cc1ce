"""How the days of a patient are counted, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.axes import DEFAULT_CLOCK, Axis
from casereport.chart.clock_words import BARE_CLOCKS, anchor_of, anchor_text, clock_title, counted, told_on_clock
from casereport.chart.clocks import Clocks
from casereport.chart.words import moment_text, plain_number
from casereport.language import say
from casereport.language.sentences import in_sentence
from casereport.model.time import Moment


def count_sentences(clocks: Clocks) -> list[str]:
    """How the days of a patient are counted, a sentence a clock of the record by which days are numbered; [] where that is evident."""
    patient = clocks.patient
    if not patient.clocks:
        axis = patient.clock if patient.clock in clocks.axes else None
        return [say("count.days_as", days=_days_counted(clocks, axis))] if axis and axis != DEFAULT_CLOCK else []
    told = [name for name, clock in patient.clocks.items() if clocks.has_days(name)]
    return [] if _is_evident(clocks, told) else [_clock_sentence(clocks, clocks.axes[name]) for name in told]


def _is_evident(clocks: Clocks, told: Sequence[str]) -> bool:
    """True where the days of one clock alone are told, and the first of them is that of admission."""
    axis = clocks.axes[told[0]] if len(told) == 1 else None
    clock = clocks.patient.clocks[told[0]] if axis else None
    is_admission = clock is not None and clock.align is None and anchor_text(clock.starts, clocks) == say("anchor.hospital")
    return axis is not None and axis.first == 1 and is_admission


def _days_counted(clocks: Clocks, axis: str) -> str:
    if axis in BARE_CLOCKS:
        return say("count.days_of", clock=axis)
    return say("count.days_of_life") if axis == "age" else say("count.days_from", event=anchor_of(clocks, axis))


def _clock_sentence(clocks: Clocks, axis: Axis) -> str:
    clock = clocks.patient.clocks[axis.name]
    told = _first_day(clocks, axis, anchor_text(clock.starts, clocks))
    if clock.align is None:
        return say("count.alone", told=told)
    if clock.align.is_unknown:
        return say("count.apart", told=told)
    return say("count.aligned", told=told, time=_on_first_clock(clock.align, clocks))


def _first_day(clocks: Clocks, axis: Axis, event: str) -> str:
    """What the first day of a clock is, without a full stop."""
    if axis.name == "age":
        return say("count.age_from", event=event)
    if axis.name in BARE_CLOCKS:
        return say("count.first_day", day=say("count.first_of", number=axis.first, clock=axis.name), event=event)
    if axis.name == DEFAULT_CLOCK:
        return say("count.first_day", day=f"{clock_title(clocks, axis.name)} {axis.first}", event=event)
    return say(f"count.{counted(clocks, axis.name)}", number=axis.first, event=event)


def _on_first_clock(moment: Moment, clocks: Clocks) -> str:
    """Where a clock begins, told on the clock that it is aligned with: `hospital day −5`."""
    axis = next(iter(clocks.axes))
    if moment.day is None or moment.clock or moment.qualifier:
        return moment_text(moment, clocks)
    number = plain_number(moment.day)
    if axis == DEFAULT_CLOCK:
        return f"{in_sentence(clock_title(clocks, axis))} {number}"
    return told_on_clock(say("time.day", number=number), axis, clocks)
