"""A loading dose or bolus with what followed it, in one sentence: `as a bolus of 4 g, followed on days 1–2 by an infusion`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casereport.chart import Clocks
from casereport.clinical.doses import route_name
from casereport.document.narrative.filling import as_inlines, filled, listing
from casereport.document.narrative.free import is_adjective
from casereport.document.narrative.phrases import Inlines, article_for, joined
from casereport.document.narrative.reasons import Behind
from casereport.document.narrative.regimen import Part, Regimen, bare_doses, every_in_sentence, route_in_sentence
from casereport.document.narrative.when import after, when_of
from casereport.document.spot import Spot
from casereport.tree import plain

_OF_TIME = ("h", "min")

Told = tuple[Part, Regimen, Behind]
"""A part of a treatment, what holds in it, and what is told behind it."""


def length_of_chain(at: Spot, parts: Sequence[Told]) -> int:
    """How many parts of a treatment, from the first of these on, are a loading dose and what followed it; 0 where the first is none."""
    first, regimen, behind = parts[0]
    if not _is_single(first, regimen):
        return 0
    if len(parts) > 1 and parts[1][1].dose is not None and (_is_called(at, behind) or parts[1][1].every) and not is_infusion(parts[1][1]):
        return 2
    end = next((number for number, (_, then, _) in enumerate(parts) if number and is_infusion(then)), 0)
    is_run = all(_is_single(part, then) for part, then, _ in parts[1:end])
    return end + 1 if end and is_run else 0


def _is_single(part: Part, regimen: Regimen) -> bool:
    """True for a dose that is neither repeated nor given by the hour."""
    dose = regimen.dosed.dose
    is_one = regimen.every is None and not getattr(part, "doses", None)
    return dose is not None and is_one and not (dose.basis or dose.is_taper or regimen.dosed.rate or regimen.dosed.daily)


def is_infusion(regimen: Regimen) -> bool:
    """True for what is given by the hour."""
    dose = regimen.dose
    return regimen.dosed.rate is not None or (dose is not None and dose.basis in _OF_TIME)


def _is_called(at: Spot, behind: Behind) -> bool:
    return re.search(at.say("given.loading_like"), plain(behind.inside), re.IGNORECASE) is not None


def loading_words(at: Spot, parts: Sequence[Told], clocks: Clocks) -> Inlines:
    """What stands behind `was given`: the loading dose with route and reason, and each part that followed with its time."""
    part, regimen, behind = parts[0]
    is_plain = _is_called(at, behind) or not any(is_infusion(then) for _, then, _ in parts[1:])
    kind = "loading_plain" if is_plain else "bolus" if part.at and not part.days else "loading"
    route = route_name(regimen.route) if regimen.route else ""
    is_before = kind != "loading_plain" and is_adjective(route)
    manner = route if is_before else route_in_sentence(regimen.route)
    words = {"dose": bare_doses(regimen.dosed), "route": manner, "article": article_for(route)}
    phrase = at.words[f"given.{kind}{'_routed' * is_before}"]
    first = filled(phrase, **{key: as_inlines(word) for key, word in words.items()}, behind=behind.inside)
    told: list[Inlines] = []
    last = when_of(part, clocks).words
    before = regimen
    for then, held, behind_it in parts[1:]:
        when = when_of(then, clocks).words
        then_when = as_inlines("" if when == last else after(when, last, clocks))
        name = "given.followed_more" if told else "given.followed"
        told.append(filled(at.words[name], when=then_when, how=as_inlines(_how(at, held, before)), behind=behind_it.inside))
        last, before = when or last, held
    return joined([first, listing(told, is_flat=True)], "")


def _how(at: Spot, held: Regimen, before: Regimen) -> str:
    """`an infusion at 1 g/h`, `1 g every 12 h`."""
    words = [bare_doses(held.dosed)]
    words += [route_in_sentence(held.route)] if held.route != before.route else []
    words += [every_in_sentence(held.every)] if held.every and not held.every.is_continuous and held.every != before.every else []
    dose = " ".join(word for word in words if word)
    return at.say("given.an_infusion", dose=dose) if is_infusion(held) else dose
