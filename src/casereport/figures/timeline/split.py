"""A timeline too tall for a page, or with more events than marks have room, as numbered parts under one axis.

Events come first, then treatments and results.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport.figures.course.entries import Series, Treatment
from casereport.figures.paper.profile import Profile
from casereport.figures.parts.decimation import thin_timeline
from casereport.figures.parts.splitting import ROUNDING, CannotFit, even_groups, fewest_parts, number_parts
from casereport.figures.timeline.data import TimelineData
from casereport.figures.timeline.labels import is_crowded
from casereport.figures.timeline.plan import TimelinePlan, plan_timeline

Beneath = Treatment | Series


def split_timeline(data: TimelineData, profile: Profile) -> tuple[TimelineData, ...]:
    """The timeline in parts that each keep to the profile's height and hide no mark, or the timeline itself where it does.

    The first part has the events, with all treatments beneath where that leaves room for their labels; where the events alone need more,
    they are dealt out in time order. What is left follows in the fewest even parts. Raises CannotFit when one treatment or analyte, or
    one event, is taller than the profile.
    """
    data = thin_timeline(data)
    if _planned(data, profile):
        return (data,)
    return number_parts([*_parts(data, profile)])


def _planned(data: TimelineData, profile: Profile) -> TimelinePlan | None:
    """The plan when it fits the page, and no mark of an event hides another."""
    try:
        plan = plan_timeline(data, profile)
    except ValueError:  # more events than the axis has places for
        return None
    return plan if plan.heights.end <= profile.max_height + ROUNDING and not is_crowded(plan.labels.places, profile) else None


def _parts(data: TimelineData, profile: Profile) -> Iterator[TimelineData]:
    bare = replace(data, treatments=(), series=(), whole=data)
    alone = _planned(bare, profile)
    with_lanes = replace(bare, treatments=data.treatments)
    joined = _planned(with_lanes, profile) if data.treatments and alone else None
    if joined and alone and (joined.labels.style != "numbers" or alone.labels.style == "numbers"):
        yield with_lanes
        yield from _beneath(data, (), data.series, profile)
    else:
        yield from [bare] if alone else _dealt(bare, profile)
        yield from _beneath(data, data.treatments, data.series, profile)


def _dealt(bare: TimelineData, profile: Profile) -> list[TimelineData]:
    """The events in time order in the fewest even parts."""
    events = tuple(sorted(bare.events, key=lambda e: (e.clock, e.t)))
    counts = range(2, len(events) + 1)
    parts = fewest_parts(events, counts, lambda group: replace(bare, events=group), lambda part: _planned(part, profile))
    if not parts:
        raise CannotFit("one event is taller than the figure may be")
    return parts


def _beneath(
    data: TimelineData, treatments: tuple[Treatment, ...], series: tuple[Series, ...], profile: Profile
) -> tuple[TimelineData, ...]:
    """Treatments, then results, in the fewest parts, of even size where they fit so."""
    items: tuple[Beneath, ...] = (*treatments, *series)
    filled = _filled(data, items, profile)
    even = [_of(data, group) for group in even_groups(items, len(filled))] if filled else []
    return tuple(even if all(_planned(part, profile) for part in even) else filled)


def _filled(data: TimelineData, items: tuple[Beneath, ...], profile: Profile) -> list[TimelineData]:
    """Parts that each hold as much as fits."""
    parts: list[TimelineData] = []
    while items:
        most = next((n for n in range(len(items), 0, -1) if _planned(_of(data, items[:n]), profile)), 0)
        if not most:
            raise CannotFit("one analyte or treatment is taller than the figure may be")
        parts.append(_of(data, items[:most]))
        items = items[most:]
    return parts


def _of(data: TimelineData, items: tuple[Beneath, ...]) -> TimelineData:
    """A part without events that shows these treatments and results."""
    treatments = tuple(item for item in items if isinstance(item, Treatment))
    series = tuple(item for item in items if isinstance(item, Series))
    titles = {t.title for t in data.treatments} - {t.title for t in treatments}
    short = tuple(pair for pair in data.abbreviations if pair[0] not in titles)
    return replace(data, events=(), treatments=treatments, series=series, abbreviations=short, whole=data)
