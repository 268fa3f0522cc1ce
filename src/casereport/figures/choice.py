"""Which kind of figure suits what a record holds, and why."""

from __future__ import annotations

from typing import Literal

from casereport.values import dataclass

Kind = Literal["course", "timeline", "swimmer", "table"]
LEAST_TIMES = 3
MOST_COURSE_PATIENTS = 6
MOST_LANES = 40
MOST_EVENTS = 60


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to draw: patients, distinct times on all their clocks, the most results of one analyte, events, and spans.

    `results` counts the results with a value of the analyte that one patient has most of; `spans` the treatments or states with a start
    or end, in the patient that has most; `covered` the patients with at least one span; `days` the length from first to last time.
    """

    patients: int
    times: int
    results: int = 0
    events: int = 0
    spans: int = 0
    covered: int = 0
    days: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of figure, and one sentence that says why."""

    kind: Kind
    reason: str


def choose_kind(content: Content) -> Choice:
    """The kind that shows most of the content truthfully; a table where a figure would show next to nothing."""
    if content.times < LEAST_TIMES:
        return Choice("table", f"A table, because {_count(content.times, 'time')} cannot show a course.")
    if content.patients > MOST_LANES:
        return Choice("table", f"A table, because more than {MOST_LANES} patients do not fit on a page.")
    if content.patients > 1:
        return _choose_for_several(content)
    return _choose_for_one(content)


def _choose_for_several(content: Content) -> Choice:
    if content.results >= LEAST_TIMES and content.patients <= MOST_COURSE_PATIENTS:
        return Choice("course", f"Panels side by side, because {content.patients} patients have results over time to compare.")
    if content.covered >= 2:
        words = f"{content.covered} of {content.patients} have treatments or states over time"
        return Choice("swimmer", f"A lane for each patient, because {words}.")
    return Choice("table", "A table, because the patients share neither results nor treatments over time.")


def _choose_for_one(content: Content) -> Choice:
    if content.results >= LEAST_TIMES and not _is_story(content):
        return Choice("course", f"Panels over time, because one analyte has {content.results} results.")
    if content.events > MOST_EVENTS:
        return Choice("table", f"A table, because more than {MOST_EVENTS} events do not fit on one axis.")
    if content.events >= LEAST_TIMES or content.spans:
        return Choice("timeline", f"A timeline, because the record tells {_count(content.events, 'event')} over {_length(content.days)}.")
    if content.results:
        return Choice("course", f"Panels over time, because there are results on {_count(content.times, 'time')}.")
    return Choice("table", "A table, because there are neither results nor treatments nor three events.")


def _is_story(content: Content) -> bool:
    """True when events lead: six or more, and more of them than results of any analyte."""
    return content.events >= 6 and content.events > content.results


def _count(number: int, name: str) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return f"{words[number] if number < len(words) else number} {name}{'' if number == 1 else 's'}"


def _length(days: float) -> str:
    for name, size in (("year", 365.25), ("month", 30.4375), ("day", 1.0)):
        if days >= 2 * size:
            return f"{round(days / size)} {name}s"
    return "two days" if days > 1 else "one day"
