"""Items of operations and other procedures."""

from __future__ import annotations

from casereport.chart.events import ends_of
from casereport.guidelines.finding import Asked, Finding, missing, not_applicable, reported
from casereport.model.course import Procedure

_MONTH = 30  # days


def anaesthesia_is_told(asked: Asked) -> Finding:
    """Every procedure with its anaesthesia."""
    return _every(asked, [one.anaesthesia for one in asked.patient.procedures])


def operator_is_described(asked: Asked) -> Finding:
    """Every procedure with the experience of the operator."""
    return _every(asked, [one.operator for one in asked.patient.procedures])


def device_is_named(asked: Asked) -> Finding:
    """Every procedure with its device."""
    return _every(asked, [one.device for one in asked.patient.procedures])


def complications_are_graded(asked: Asked) -> Finding:
    """Every procedure with complications with their grade."""
    with_some = [one for one in asked.patient.procedures if one.complications]
    return _every(asked, [one.complication_grade for one in with_some]) if with_some else not_applicable("no_complication")


def setting_is_told(asked: Asked) -> Finding:
    """The care settings of the course."""
    found = asked.patient.encounters
    return reported("", tuple(one.label or one.setting for one in found)) if found else missing()


def day_30_is_reached(asked: Asked) -> Finding:
    """An event, outcome or result 30 days after the last procedure, or later."""
    procedures = asked.patient.procedures
    if not procedures:
        return not_applicable("no_procedure")
    starts = [place for one in procedures if (place := ends_of(one, asked.chart.clocks)[0])]
    if not starts:
        return missing("no_time_of_procedure")
    last = max(starts, key=lambda place: place.order)
    chart, outcomes = asked.chart, asked.patient.outcomes.items if asked.patient.outcomes else ()
    named = [(one.entry.label, one.place) for one in chart.events] + [
        (one.measure, ends_of(one, chart.clocks)[0]) for one in outcomes if not one.is_untold
    ]
    named += [(one.name, result.place) for one in chart.series for result in one.results]
    late = tuple(name for name, place in named if place and place.line == last.line and place.until >= last.since + _MONTH)
    return reported("", late) if late else missing("no_month")


def _every(asked: Asked, told: list[str | None]) -> Finding:
    procedures: tuple[Procedure, ...] = asked.patient.procedures
    if not procedures:
        return not_applicable("no_procedure")
    lacking = sum(1 for one in told if not one)
    return missing("procedures_without", count=lacking) if lacking else reported("", tuple(told))
