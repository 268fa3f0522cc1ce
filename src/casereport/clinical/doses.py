"""Routes of administration, by the words that authors type."""

from __future__ import annotations

from casereport.clinical.slips import nearest

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
_RARE = (
    "bath", "bolus", "caudal", "central line", "chewed", "conjunctival", "dental", "endotracheal", "enteral", "extracorporeal",
    "feeding tube", "gargle", "haemodiafiltration", "hepatic artery", "implant", "infiltration", "instillation", "insufflation",
    "intra-arterial", "intraamniotic", "intraarterial", "intrabursal", "intracameral", "intracardiac", "intracavernous",
    "intracavitary", "intracerebroventricular", "intracoronary", "intradermal", "intraductal", "intralymphatic", "intraocular",
    "intrapleural", "intrasynovial", "intratracheal", "intratumoral", "intratumoural", "intratympanic", "intrauterine",
    "intravenous bolus", "intraventricular", "intravesical", "irrigation", "iv then oral", "jejunostomy", "local infiltration",
    "mouthwash", "nasojejunal", "nasojejunal tube", "ophthalmic", "orogastric", "orogastric tube", "oromucosal", "oropharyngeal",
    "parenteral", "percutaneous", "periocular", "peripheral", "peritoneal dialysis", "plasma exchange", "portal vein", "regional",
    "retrobulbar", "scalp", "smoked", "spinal", "subconjunctival", "subdermal", "subgingival", "swish and swallow", "tube", "umbilical",
    "wound",
)  # fmt: skip
"""Ways into the body that are named as they are typed, so that a slip in one is known."""
ROUTES: dict[str, str] = {word: route for route, words in _ROUTES.items() for word in words.split("|")}


def route_name(text: str) -> str:
    """The route in full (`intravenous` for `iv`), or an empty text when it is none of the known ones."""
    return ROUTES.get(" ".join(text.split()).lower(), "")


def nearest_route(text: str) -> str:
    """The known route that one slip of the hand makes the text; empty for a route that is known, and where none or several are near."""
    words = " ".join(text.split()).lower()
    if words in ROUTES or words in _RARE:
        return ""
    near = nearest(words, [*ROUTES, *_RARE]) if len(words) > 3 else ROUTES.get(words[::-1], "")
    return ROUTES.get(near, near)
