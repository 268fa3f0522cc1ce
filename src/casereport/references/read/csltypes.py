"""The types of CSL 1.0.2, and what Crossref, Zotero and older files call them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from casereport.references.typenames import TYPES, Kind, names_of

_OTHERS = names_of("csl")
PREPRINTS = frozenset({"preprint", "posted-content"})


def kind_of(written: str, item: Mapping[str, Any]) -> Kind:
    """The CSL type of an item; one that is not known is what it looks like: an article of a journal, a chapter, a page, a document."""
    word = written.strip()
    known = (
        word if word in TYPES else _OTHERS.get(word.lower().replace("_", "-"), _OTHERS.get(word.lower().replace("_", "").replace("-", "")))
    )
    if known or not word:
        return Kind(known or "document")
    near = get_close_matches(word.lower().replace("_", "-"), [*TYPES, *_OTHERS], n=1, cutoff=0.8)
    if near:
        return Kind(_OTHERS.get(near[0], near[0]), is_known=False, nearest=near[0])
    if item.get("container-title"):
        return Kind("article-journal" if item.get("volume") or item.get("issue") else "chapter", is_known=False)
    return Kind("webpage" if item.get("URL") and not item.get("DOI") else "document", is_known=False)
