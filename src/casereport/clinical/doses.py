"""Routes of administration, by the words that authors type."""

from __future__ import annotations

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
