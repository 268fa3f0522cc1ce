"""The types of works (CSL 1.0.2), and what each format calls them, read from `types.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from casereport.shipped import shipped_tables

_DATA: dict[str, dict[str, str]] = shipped_tables(Path(__file__).with_name("types.toml"))
TYPES = frozenset(_DATA)
PARTS = ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary")
SERIALS = ("article-journal", "article-magazine", "article-newspaper", "periodical", "review")


class Kind(NamedTuple):
    """A type, whether the source's word for it is known, and the known word most like it."""

    type: str
    is_known: bool = True
    nearest: str = ""


def names_of(form: str) -> dict[str, str]:
    """A format's names (`bibtex`, `ris` …) → types."""
    return {name: kind for kind, row in _DATA.items() for name in row.get(form, "").split(", ") if name}


def first_names(form: str) -> dict[str, str]:
    """Type → the name of it that is written in a format; types without one are left out."""
    return {kind: row[form].partition(",")[0] for kind, row in _DATA.items() if form in row}
