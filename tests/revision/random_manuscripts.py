"""Manuscripts at random: works cited in an order of their own, figures and tables that the text mentions, lists, authors, declarations."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from tests.revision.figured import BIB
from tests.revision.repositories import write

from casereport.case.source import load
from casereport.revision.cases import Revised, compare_cases

_SENTENCES = (
    "Fever is common", "It may come back", "Nobody knows why", "Few have seen it twice", "Others saw the same", "The cause is *not* known",
    "She was **well** after that", "CO~2~ has nothing to do with it", "A third time is rare", "It was told to all",
)  # fmt: skip
_ITEMS = ("She slept well.", "She ate well.", "She walked.", "She read.", "She went home.")
_WORKS = tuple(f"w{number}" for number in range(1, 10))
_FIGURES: dict[str, dict[str, Any]] = {
    "path": {"kind": "timeline", "title": "What happened when", "patients": "P1"},
    "course": {"kind": "course", "title": "Two values over time", "patients": ["P1"], "analytes": ["crp", "platelets"]},
    "fall": {"kind": "course", "title": "The fall", "patients": ["P1"], "analytes": ["crp"]},
}
_TABLES: dict[str, dict[str, Any]] = {
    "values": {"kind": "labs", "title": "Laboratory values", "patients": ["P1"], "analytes": ["crp", "platelets"]},
    "others": {"kind": "custom", "title": "What others saw", "header": ["Report", "Patients"], "rows": [["Marsh", "3"], ["Rossi", "1"]]},
    "more": {"kind": "custom", "title": "More of them", "header": ["Report"], "rows": [["Cole"], ["Dunn"], ["Egan"]]},
}
_AUTHORS = ("Rossi", "Marsh", "Dong", "Lu")
_PATIENT = {
    "id": "P1", "age": "61 y", "sex": "female", "consent": {"from": "patient", "written": "yes"}, "presenting": [{"finding": "fever"}],
    "labs": [
        {"analyte": "crp", "unit": "mg/L", "reference": "<10", "values": {"1": "135", "3": "64", "5": "19"}},
        {"analyte": "platelets", "unit": "10^9/L", "reference": "150-400", "values": {"1": "110", "3": "180"}},
    ],
    "treatments": [{"drug": "anakinra", "dose": "100 mg", "route": "sc", "days": "2-5"}],
    "events": [{"at": "1", "kind": "admission", "label": "Admission"}, {"at": "6", "kind": "discharge", "label": "Discharge"}],
}  # fmt: skip


def compare_random(seed: int, folder: Path) -> Revised:
    """Two manuscripts of a seed, written into the folder and compared; the second is made from the first by a few changes, or is another."""
    chance = Random(seed)
    first = _outline(chance)
    second = _outline(chance) if chance.random() < 0.2 else _changed(first, chance)
    for name, outline in (("old", first), ("new", second)):
        write(folder / name, {"case.yaml": json.dumps(_record(outline)), "references.bib": BIB})
    return compare_cases(load(folder / "old"), load(folder / "new"), labels=("old", "new"))


Outline = dict[str, list[Any]]
"""What a manuscript holds: for each place of it a list, of which any part may be left out, and any order is one."""


def _outline(chance: Random) -> Outline:
    def some(among: Any, least: int = 0) -> list[Any]:
        return chance.sample(list(among), chance.randint(least, len(among)))

    return {
        "title": chance.sample(["fever", "drug", "cough", "rash"], 3), "keywords": some(("fever", "infusion", "adult"), 1), "authors": some(_AUTHORS, 1),
        "introduction": [_paragraph(chance) for _ in range(chance.randint(1, 3))], "discussion": [_paragraph(chance) for _ in range(chance.randint(0, 3))],
        "case": [_paragraph(chance) for _ in range(chance.randint(1, 3))], "items": some(_ITEMS), "figures": some(_FIGURES), "tables": some(_TABLES),
        "mentions": [*_FIGURES, *_TABLES],
    }  # fmt: skip


def _paragraph(chance: Random) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Sentences, each with the works that it cites."""
    return tuple((one, tuple(chance.sample(_WORKS, chance.randint(0, 3)))) for one in chance.sample(_SENTENCES, chance.randint(1, 4)))


def _changed(outline: Outline, chance: Random) -> Outline:
    """The outline with a few of its lists changed: an item gone, put in, or moved, at the beginning, at the end or between."""
    fresh, made = _outline(chance), {name: list(items) for name, items in outline.items()}
    for name in chance.sample(sorted(made), chance.randint(1, 4)):
        items = made[name]
        place = chance.choice([0, len(items), chance.randint(0, len(items))])
        way = chance.choice(["remove", "insert", "move", "replace", "recite"])
        if way in ("remove", "move", "replace") and items:
            gone = items.pop(min(place, len(items) - 1))
            items.insert(chance.randint(0, len(items)), gone) if way == "move" else None
        if way in ("insert", "replace") and (new := [one for one in fresh[name] if one not in items]):
            items.insert(min(place, len(items)), new[0])
        if way == "recite" and name in ("introduction", "case", "discussion") and items:
            items[-1] = (*items[-1], ("And so on", tuple(chance.sample(_WORKS, chance.randint(1, 3)))))
        if not items and name in ("introduction", "case", "authors", "title"):
            made[name] = list(outline[name])
    return made


def _record(outline: Outline) -> dict[str, Any]:
    mentions = [name for name in outline["mentions"] if name in (*outline["figures"], *outline["tables"])]
    told = [f"See @{'fig' if name in _FIGURES else 'tbl'}:{name}." for name in mentions]
    items = ["\n".join(f"- {item}" for item in outline["items"])] if outline["items"] else []
    texts = {name: "\n\n".join(map(_text, outline[name])) for name in ("introduction", "discussion") if outline[name]}
    case = "\n\n".join([*map(_text, outline["case"]), *items, *([" ".join(told)] if told else [])])
    return {
        "casereport": "1", "status": "synthetic", "journal": "plain", "title": " ".join(["A case of", *outline["title"]]),
        "keywords": outline["keywords"], "authors": [{"given": "Ada", "family": name, "affiliations": ["a"]} for name in outline["authors"]],
        "affiliations": {"a": "First Hospital, Sampleton, Freedonia"}, "abstract": "It was so.", "patients": [_PATIENT],
        "sections": {**texts, "case": case}, "figures": [{"id": name, **_FIGURES[name]} for name in outline["figures"]],
        "tables": [{"id": name, **_TABLES[name]} for name in outline["tables"]], "references": "references.bib",
        "statements": {"ethics": "not applicable", "funding": "none", "conflicts": "none", "data": "All data are in the tables."},
    }  # fmt: skip


def _text(paragraph: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return " ".join(f"{text}{' [' + '; '.join(f'@{key}' for key in cited) + ']' if cited else ''}." for text, cited in paragraph)
