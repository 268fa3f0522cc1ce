"""A guideline: its items in order, read from a data file; one may be another without some items and with others in their place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from casereport.model.article import GuidelineFamily
from casereport.shipped import shipped_tables
from casereport.values import dataclass

_FOLDER = Path(__file__).parent

NAMES = ("care-2016", "care-2013", "scare-2025", "scare-2023", "jbi", "murad")
"""The guidelines, the one that holds now first in its family: `care` is the first whose family is `care`."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a guideline asks for, in our words.

    `where` are the meanings of the sections that tell it, `fields` the keys of the record that hold it, `predicates` what decides it, and
    `unanswered` those of them that the checks tell where nothing answers them. `kind` says whether the record decides, words do, or a
    person must. `least` and `most` count what is counted, `require` is a word that must be there. `verified` is False for what was not
    read in the published guideline.
    """

    id: str
    topic: str
    asks: str
    where: tuple[str, ...]
    fields: tuple[str, ...]
    predicates: tuple[str, ...]
    kind: Literal["decided", "heuristic", "judged"]
    severity: Literal["error", "warning", "info"]
    unanswered: tuple[str, ...] = ()
    least: int = 0
    most: int = 10**6
    require: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Guideline:
    """A guideline with its items; `is_prediction` is true where the answers are those that a reviewer is expected to give."""

    name: str
    family: GuidelineFamily
    title: str
    source: str
    source_url: str
    retrieved: str
    items: tuple[Item, ...]
    is_prediction: bool = False

    def item(self, identifier: str) -> Item | None:
        """The item of this number, None where there is none."""
        return next((item for item in self.items if item.id == identifier), None)


def guidelines() -> tuple[Guideline, ...]:
    """Every guideline, in the order in which they are listed."""
    return tuple(map(_guideline, NAMES))


def guideline_names() -> tuple[str, ...]:
    """What guidelines may be called by: their families, then each edition."""
    return tuple(dict.fromkeys([*(one.partition("-")[0] for one in NAMES), *NAMES]))


def find_guideline(name: str) -> Guideline:
    """The guideline of this name, or the one that holds now of this family; raises KeyError for a name that there is not."""
    if name not in guideline_names():
        raise KeyError(name)
    return _guideline(name if name in NAMES else next(one for one in NAMES if one.partition("-")[0] == name))


@cache
def _guideline(name: str) -> Guideline:
    data = _data(name)
    items = tuple(_item(item, verified=data.get("verified", True)) for item in data["items"])
    told = {key: data[key] for key in ("name", "family", "title", "source", "source_url", "retrieved")}
    return Guideline(**told, items=items, is_prediction=data["answers"] == "predicted")


def _data(name: str) -> dict[str, Any]:
    """The data of a guideline's file, its items behind those of its base in whose place they stand."""
    data = shipped_tables(_FOLDER / f"{name}.toml")
    if "base" not in data:
        return data
    base, own = _data(data["base"]), {item["id"]: item for item in data.get("items", ())}
    kept = [{**item, **own.get(item["id"], {})} for item in base["items"] if item["id"] not in data["without"]]
    return {**base, **data, "items": kept}


def _item(data: Mapping[str, Any], *, verified: bool) -> Item:
    rest: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key != "class"}
    rest.setdefault("verified", verified)
    return Item(**rest, kind=data["class"])
