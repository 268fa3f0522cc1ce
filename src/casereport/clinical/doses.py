"""Dose arithmetic and routes; nothing here says what a right dose is."""

from __future__ import annotations

from decimal import Decimal

TOLERANCE = Decimal("0.10")  # a computed and a stated dose agree within 10%: weights and vials are rounded

# What is printed for a route, and the words that authors type for it.
_ROUTES: dict[str, str] = {
    "oral": "oral|po|p.o.|per os|by mouth|orally|peroral|enteral",
    "sublingual": "sublingual|sl|s.l.",
    "buccal": "buccal",
    "intravenous": "intravenous|iv|i.v.|intravenously|iv bolus|iv push",
    "intravenous infusion": "intravenous infusion|iv infusion|infusion|continuous infusion|iv drip",
    "subcutaneous": "subcutaneous|sc|s.c.|subcut|subq|sq|subcutaneously",
    "intramuscular": "intramuscular|im|i.m.|intramuscularly",
    "intradermal": "intradermal|id|i.d.",
    "intrathecal": "intrathecal|it|i.t.",
    "intraosseous": "intraosseous|io|i.o.",
    "intra-articular": "intra-articular|intraarticular",
    "intraperitoneal": "intraperitoneal|ip|i.p.",
    "intravitreal": "intravitreal",
    "intralesional": "intralesional",
    "epidural": "epidural",
    "perineural": "perineural|nerve block",
    "inhaled": "inhaled|inhalation|inh|by inhalation",
    "nebulised": "nebulised|nebulized|neb|nebs",
    "intranasal": "intranasal|nasal|in|i.n.",
    "topical": "topical|cutaneous|top",
    "transdermal": "transdermal|patch|td",
    "ocular": "ocular|ophthalmic|eye drops",
    "otic": "otic|ear drops",
    "rectal": "rectal|pr|p.r.",
    "vaginal": "vaginal|pv|p.v.",
    "nasogastric tube": "nasogastric tube|ng|nasogastric|ng tube|by nasogastric tube",
    "gastrostomy": "gastrostomy|peg|by gastrostomy",
    "haemodialysis": "haemodialysis|hemodialysis",
}
ROUTES: dict[str, str] = {word: route for route, words in _ROUTES.items() for word in words.split("|")}


def route_name(text: str) -> str:
    """The route in full (`intravenous` for `iv`), or an empty text when it is none of the known ones."""
    return ROUTES.get(" ".join(text.split()).lower(), "")


def routes() -> tuple[str, ...]:
    """The routes in full, in the order of the list, for hints and choices."""
    return tuple(_ROUTES)


def absolute_dose(amount: Decimal, per: str, *, weight_kg: Decimal | None = None, area_m2: Decimal | None = None) -> Decimal | None:
    """The whole dose in the amount's own unit; `per` is kg, m2 or empty; None when the weight or body surface it needs is not known."""
    if not per:
        return amount
    size = {"kg": weight_kg, "m2": area_m2}.get(per)
    return None if size is None else amount * size


def daily_total(amount: Decimal, basis: str, times_a_day: Decimal | None) -> Decimal | None:
    """The amount of one day in the amount's own unit: with basis d (a day) it is that already; None when how often is not known."""
    if basis == "d":
        return amount
    return None if basis or times_a_day is None else amount * times_a_day


def doses_agree(stated: Decimal, computed: Decimal, tolerance: Decimal = TOLERANCE) -> bool:
    """True when two amounts in one unit differ by at most the tolerance, as a fraction of the computed one."""
    return abs(stated - computed) <= abs(computed) * tolerance


def body_surface(weight_kg: Decimal, height_cm: Decimal) -> Decimal:
    """The body surface in m2, after Mosteller (New England Journal of Medicine 1987;317:1098): the root of height x weight / 3600."""
    return (weight_kg * height_cm / 3600).sqrt()
