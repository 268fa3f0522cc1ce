"""Times as the heads of columns, and what stands over those of one clock."""

from __future__ import annotations

from casereport.chart.clock_words import anchor_text
from casereport.chart.clocks import Clocks
from casereport.chart.place import Place
from casereport.chart.words import NBSP, clock_time, plain_number
from casereport.language import say
from casereport.model.time import Moment


def head_text(place: Place, clocks: Clocks) -> str:
    """A place as the head of a column under the title of its axis: `3`, `3, 06:00`, `about 3`, `6 mo`."""
    moment = place.moment
    qualifier = f"{moment.qualifier} " if moment.qualifier else ""
    if moment.elapsed and (moment.relation or clocks.axis_of(moment).name == place.axis):
        length = " ".join(f"{plain_number(n)}{NBSP}{unit}" for n, unit in moment.elapsed)
        if moment.relation:
            return qualifier + say(f"time.{moment.relation}", length=length, event=anchor_text(moment.event, clocks))
        return qualifier + ("\u2212" if moment.sign < 0 else "") + length
    number = plain_number(clocks.day_number(place))
    if moment.time_of_day is None:
        return qualifier + number
    return f"{qualifier}{number}, {clock_time(moment.time_of_day)}"


def elapsed_title(unit: str, anchor: str) -> str:
    """What stands over lengths in one unit: `Months after diagnosis`, `Hours of life`."""
    units = say(f"unit.{unit}s").capitalize()
    return say("clock.elapsed_of_life", units=units) if anchor == say("anchor.age") else say("clock.elapsed", units=units, event=anchor)


def elapsed_number(moment: Moment) -> str:
    """The number of a length of one part under such a title: `6`, `about 8`, `−2`."""
    number = plain_number(moment.elapsed[0][0] * moment.sign)
    return f"{moment.qualifier} {number}" if moment.qualifier else number
