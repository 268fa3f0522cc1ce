"""How a treatment was given: its parts, and the words of dose, route and frequency in a table and in a sentence."""

from __future__ import annotations

import re
from decimal import Decimal

from casereport.chart.treatments import own_dose
from casereport.clinical.doses import route_name
from casereport.clinical.units import printed_units
from casereport.document.narrative.phrases import capital, count_text, counted_as, dose_text
from casereport.document.narrative.when import number_word
from casereport.document.spot import Spot
from casereport.language import phrases, say, spoken_now
from casereport.language.sentences import in_sentence
from casereport.model.amounts import Dose
from casereport.model.course import Course, Dosed, Step, Treatment
from casereport.model.frequency import Every
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

Part = Treatment | Step | Course

_MILLIGRAMS = {"g": Decimal(1000), "mg": Decimal(1), "µg": Decimal("0.001"), "ug": Decimal("0.001"), "mcg": Decimal("0.001")}
_LONG_UNIT = lazy_pattern(r"(?<![\d.])(?P<number>\d+(?:–\d+)?)[ \u00a0]?(?P<unit>wk|mo|d|y)\b")
"""A length in units that are not usual in a sentence; hours and minutes are."""


def parts_of(at: Spot, item: Treatment) -> list[tuple[Part, Spot]]:
    """The treatment where it has a time of its own, or neither steps nor courses, and each of these."""
    parts: list[tuple[Part, Spot]] = []
    if not (item.steps or item.courses) or item.doses or item.days or item.at:
        parts.append((item, at))
    parts += [(step, at.at("steps", i)) for i, step in enumerate(item.steps)]
    return [*parts, *((course, at.at("courses", i)) for i, course in enumerate(item.courses))]


def full_name(item: Treatment) -> str:
    """Drug or intervention with its brand, class and short name in brackets."""
    called = item.drug or item.name or ""
    short = item.short if item.short not in (item.drug, item.name) else None
    second = item.name if item.drug else None
    words = "; ".join(word for word in (short, second, item.brand, item.drug_class) if word)
    return f"{capital(called)}{f' ({words})' if words else ''}"


def dose_of(item: Treatment, part: Part) -> str:
    """The dose of a part as a table prints it, that of the treatment where the part tells none."""
    if part is item or own_dose(part):
        return dose_text(part)
    return ", ".join(filter(None, (dose_text(item.model_copy(update={"doses": None})), dose_text(part))))


@dataclass(frozen=True, slots=True)
class Regimen:
    """What holds in a part of a treatment, its own or the treatment's: whose dose it is, route, frequency."""

    dosed: Dosed
    route: str
    every: Every | None

    @classmethod
    def of(cls, item: Treatment, part: Part) -> Regimen:
        """The regimen of a part."""
        return cls(part if own_dose(part) else item, part.route or item.route or "", part.every or item.every)

    @property
    def dose(self) -> Dose | None:
        """The dose by which it is compared with another."""
        return own_dose(self.dosed)

    def words(self, before: Regimen | None = None, *, with_dose: bool = True) -> str:
        """`at 8 mg/kg intravenously every 2 wk`; behind another regimen only what differs from it."""
        is_new = before is None or (self.route, self.every) != (before.route, before.every)
        if is_new and self.every and self.every.is_continuous and route_name(self.route) == say("given.infused"):
            dose = doses_in_sentence(self.dosed) if with_dose and (before is None or self.dose != before.dose) else ""
            return " ".join(word for word in (say("given.infusion"), dose) if word)
        parts = [
            doses_in_sentence(self.dosed) if with_dose and (before is None or self.dose != before.dose) else "",
            route_in_sentence(self.route) if before is None or self.route != before.route else "",
            every_in_sentence(self.every) if self.every and (before is None or self.every != before.every) else "",
        ]
        return " ".join(part for part in parts if part)


def changed(dose: Dose, before: Dose | None) -> str:
    """What became of the dose: `reduced`, `increased`, `changed` where the two cannot be compared, "" where there was none before."""
    if before is None:
        return ""
    is_alike = (_mass_unit(dose), dose.per, dose.basis) == (_mass_unit(before), before.per, before.basis)
    if not is_alike or dose.is_taper or dose.parts or dose.high or before.is_taper or before.parts or before.high:
        return say("given.changed")
    return say("given.reduced" if dose.amount * _factor(dose) < before.amount * _factor(before) else "given.increased")


def _mass_unit(dose: Dose) -> str:
    """The unit in which doses are compared: one for all masses."""
    return "mg" if dose.unit in _MILLIGRAMS else dose.unit


def _factor(dose: Dose) -> Decimal:
    return _MILLIGRAMS.get(dose.unit, Decimal(1))


def doses_in_sentence(item: Dosed, tapered: str = "given.tapered") -> str:
    """The doses of an entry behind its name: `at 8 mg/kg`, `tapered from 20 mg to 5 mg`; "" for none."""
    found = []
    if item.dose:
        is_form = item.dose.unit.lower().rstrip("s") in say("given.forms").split(", ")
        found.append(say(tapered if item.dose.is_taper else "given.at_forms" if is_form else "given.at", dose=item.dose.shown))
    if item.daily:
        daily = item.daily.shown if item.daily.basis else say("dose.per_day", dose=item.daily.shown)
        found.append(say(tapered if item.daily.is_taper else "given.at", dose=daily))
    if item.rate:
        found.append(say("given.at_rate", dose=item.rate.shown))
    return ", ".join(found)


def bare_doses(item: Dosed) -> str:
    """The same without a preposition: `250 mg`, `1 mg per day`."""
    daily = (item.daily.shown if item.daily.basis else say("dose.per_day", dose=item.daily.shown)) if item.daily else ""
    return ", ".join(filter(None, (item.dose.shown if item.dose else "", daily, item.rate.shown if item.rate else "")))


def count_in_sentence(item: Treatment, doses: str | None) -> str:
    """`for two doses`, `in 6 cycles`, `as a single dose`; "" for no number."""
    if not doses:
        return ""
    if not doses.isdigit():
        return say("given.in", doses=doses)
    if doses == "1":
        kind = counted_as(item)
        return say("given.single_in", noun=count_text(item, doses, " ").strip()) if kind else say("given.single")
    return say("given.for", doses=count_text(item, doses, number_word(int(doses))))


def counted_name(item: Treatment) -> str:
    """An intervention that is counted, with its number: `five sessions of plasma exchange`, `two platelet transfusions`; "" for others."""
    kind, doses = counted_as(item), item.doses or ""
    name = in_sentence(full_name(item))
    if not kind or not doses.isdigit():
        return ""
    number = number_word(int(doses)) or doses
    if kind != "transfusion":
        return say("given.counted_of", count=count_text(item, doses, number), name=name)
    is_named = name.endswith(kind)
    return say("given.one_of" if doses == "1" else "given.several_of", number=number, name=name) if is_named else ""


def route_in_sentence(route: str) -> str:
    """A route as an adverb: `intravenously`, `by inhalation`; one that is not known by its name."""
    if not route:
        return ""
    known = phrases(spoken_now()).get(f"route.{route_name(route).replace(' ', '_')}")
    return known or say("given.by_route" if re.fullmatch(say("given.route_adjective"), route) else "given.via", route=route)


def every_in_sentence(every: Every) -> str:
    """A frequency as an adverb: `every 6 h`, `every 3 weeks`, `every week`, `continuously`."""
    if every.is_continuous:
        return say("given.continuously")
    return _LONG_UNIT.sub(_in_full, printed_units(every.shown))


def _in_full(found: re.Match[str]) -> str:
    number, unit = found["number"], found["unit"]
    if number == "1":
        return say(f"unit.{unit}")
    return f"{number}\u00a0{say(f'unit.{unit}s')}"
