"""A swimmer figure too tall for a page, as numbered parts: lanes in their order, with the same scale, columns and looks."""

from __future__ import annotations

from dataclasses import replace

from casereport.figures.paper.profile import Profile
from casereport.figures.parts.splitting import ROUNDING, CannotFit, fewest_parts, number_parts
from casereport.figures.swimmer.data import SwimmerData, lanes_in_order
from casereport.figures.swimmer.plan import plan_swimmer


def split_swimmer(data: SwimmerData, profile: Profile) -> tuple[SwimmerData, ...]:
    """The figure in the fewest even parts that each keep to the profile's height, or the figure itself where it does.

    Raises CannotFit when one patient's lane, with its axis and key, is taller than the profile.
    """
    if _fits(data, profile):
        return (data,)
    lanes = lanes_in_order(data)
    counts = range(2, len(lanes) + 1)
    parts = fewest_parts(lanes, counts, lambda group: replace(data, lanes=group, whole=data), lambda part: _fits(part, profile))
    if not parts:
        raise CannotFit("one patient's lane is taller than the figure may be")
    return number_parts(parts)


def _fits(data: SwimmerData, profile: Profile) -> bool:
    return plan_swimmer(data, profile).height <= profile.max_height + ROUNDING
