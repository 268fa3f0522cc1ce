"""Questions of appraisal that a guideline for authors does not ask: what a reviewer is expected to answer, by the record."""

from __future__ import annotations

from casereport.chart.events import ends_of
from casereport.chart.place import Place
from casereport.clinical.scales import find_scale
from casereport.guidelines.finding import Asked, Finding, answered, missing, not_applicable, reported, unclear
from casereport.language import say
from casereport.model.course import Outcome
from casereport.model.patient import AdverseEvents, Treatments
from casereport.patterns import lazy_pattern

_OUT_OF = lazy_pattern(r"\d ?/ ?\d{1,3}\b|\d out of \d{1,3}\b")


def exposure_is_ascertained(asked: Asked) -> Finding:
    """Treatments taken from the patient's chart; of any other source a person must say."""
    given = asked.patient.treatments.items if asked.patient.treatments else ()
    if not given:
        return _of_none(asked.patient.treatments, "no_treatment")
    is_charted = all((one.basis or asked.patient.basis or asked.record.basis) == "chart" for one in given)
    words = tuple(one.drug or one.name or "" for one in given)
    return reported(say("checklist.from_chart"), words) if is_charted else unclear("source_unknown")


def outcome_is_ascertained(asked: Asked) -> Finding:
    """Every outcome with who assessed it, or its scale: one that is named, an instrument's own, or the most that a score can be."""
    found = asked.patient.outcomes.items if asked.patient.outcomes else ()
    if not found:
        return missing()
    lacking = sum(1 for one in found if not (one.assessor or one.scale or _has_scale(one)))
    return (
        missing("without_assessor", count=lacking) if lacking else reported(say("checklist.assessors"), tuple(one.measure for one in found))
    )


def _has_scale(outcome: Outcome) -> bool:
    """True for an instrument that is known by name, and for a score told with its most: 12/15."""
    value = outcome.value or ""
    return find_scale(f"{outcome.measure} | {value}") is not None or _OUT_OF.search(value) is not None


def rechallenge_is_told(asked: Asked) -> Finding:
    """Of every adverse event what came of stopping the drug and of giving it again; without an event nothing is asked."""
    found = asked.patient.adverse_events.items if asked.patient.adverse_events else ()
    if not found:
        return _of_none(asked.patient.adverse_events, "no_adverse_event")
    lacking = sum(1 for one in found if not (one.dechallenge and one.rechallenge))
    if lacking:
        return missing("without_rechallenge", count=lacking)
    is_done = any(one.rechallenge in ("positive", "negative") for one in found)
    return reported(say("checklist.rechallenged"), tuple(one.label for one in found)) if is_done else missing("not_rechallenged")


def doses_differ(asked: Asked) -> Finding:
    """Two doses of a suspected drug or more; whether the effect went with them is for a person."""
    found = asked.patient.adverse_events.items if asked.patient.adverse_events else ()
    if not found:
        return _of_none(asked.patient.adverse_events, "no_adverse_event")
    given = asked.patient.treatments.items if asked.patient.treatments else ()
    several = any(len(one.steps) > 1 or len(one.courses) > 1 for one in given)
    return unclear("several_doses") if several else missing("one_dose")


def follow_up_has_a_length(asked: Asked) -> Finding:
    """The time from the last treatment to the last observation, printed; whether it is long enough is for a person."""
    chart = asked.chart
    ends = [place for one in chart.treatments for part in one.parts for place in (part.end or part.start,) if place]
    outcomes = asked.patient.outcomes.items if asked.patient.outcomes else ()
    seen: list[Place | None] = [one.place for one in chart.events] + [result.place for one in chart.series for result in one.results]
    seen += [ends_of(one, chart.clocks)[1] for one in outcomes]
    if not ends:
        return unclear("no_length")
    last = max(ends, key=lambda place: place.order)
    later = [place for place in seen if place and place.line == last.line and place.since > last.since]
    if not later:
        return missing("no_observation_after")
    days = max(place.since for place in later) - last.since
    return unclear("length", days=int(days))


def _of_none(entries: Treatments | AdverseEvents | None, name: str) -> Finding:
    """What a list without entries says: that there were none, or nothing."""
    found = answered(entries.answer if entries else None)
    return not_applicable(name) if found.state == "reported" else found
