"""References as the CSL-JSON items that a style file is given, and citations of them in CSL's words."""

from __future__ import annotations

import json
import re
from typing import Any

from casereport.citations.quotes import curled
from casereport.patterns import lazy_pattern
from casereport.references import Reference, write_references
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class CslCite:
    """One citation of a group: the work's id, CSL's label of the place, the place, the author's words; `bare` leaves its author out."""

    key: str
    label: str = "page"
    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    bare: bool = False


def item_of(reference: Reference) -> dict[str, Any]:
    """The reference as an item, its quotation marks curled; `names_cut` says that the list of authors is known to be cut."""
    cleaned = curled(reference)
    item: dict[str, Any] = json.loads(write_references([cleaned], "csl-json"))[0]
    for role, is_cut in (("author", reference.authors_cut), ("editor", reference.editors_cut)):
        if is_cut:
            item[role] = item[role][:-1]
            item["names_cut"] = True
    item.pop("note", None)
    return item


_LABELS = {
    "p": "page", "pp": "page", "page": "page", "pages": "page", "ch": "chapter", "chap": "chapter", "chapter": "chapter", "fig": "figure",
    "figs": "figure", "figure": "figure", "sec": "section", "section": "section", "para": "paragraph", "paragraph": "paragraph",
    "line": "line", "note": "note", "vol": "volume", "volume": "volume",
}  # fmt: skip
_PLACE = lazy_pattern(r"(?:([A-Za-z]+)\.?\s+)?([A-Za-z]?\d[\w.]*(?:\s*[-\u2013,&]\s*[A-Za-z]?\d[\w.]*)*)\s*(.*)", re.DOTALL)


def place_of(locator: str) -> tuple[str, str, str]:
    """CSL's label of an author's place, the place, and the words behind it; a place that CSL has no label for is words alone."""
    found = _PLACE.fullmatch(locator.strip())
    label = (
        _LABELS.get(found[1].lower().rstrip("s") if found[1].lower() not in _LABELS else found[1].lower()) if found and found[1] else "page"
    )
    if not found or label is None:
        return "page", "", locator.strip()
    return label, found[2], found[3]
