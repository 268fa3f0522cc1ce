"""The tool's own printed words, a data file for each language; code asks for them by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def phrases(language: str = "en") -> Mapping[str, str]:
    """Name → phrase of a language, sections joined by a point (`time.unknown`); a language without a file has the English words."""
    place = files(__name__)
    found = place / f"{language.partition('-')[0]}.toml"
    source = found if found.is_file() else place / "en.toml"
    return flattened(tomllib.loads(source.read_text(encoding="utf-8")))


def say(name: str, language: str = "en", /, **values: object) -> str:
    """A phrase with its places filled in; raises KeyError for a name or a place that is not there."""
    return phrases(language)[name].format(**values)


def names_in(section: str, language: str = "en") -> tuple[str, ...]:
    """The names of a section's phrases, without the section."""
    return tuple(name.partition(".")[2] for name in phrases(language) if name.startswith(f"{section}."))


OF_THE_DOCUMENT = frozenset({
    "heading", "patient", "term", "history", "finding", "relative", "variant", "diagnosis", "differential", "procedure", "adherence",
    "absent", "outcome", "adverse_event", "search", "answer", "subject", "silence", "consent", "source", "table", "front",
})  # fmt: skip
"""Sections that the document asks in the words of its journal; so it does the names that stand in no section."""


def journal_phrases(language: str = "en") -> Mapping[str, str]:
    """The phrases in whose place a journal may put its own."""
    return {name: text for name, text in phrases(language).items() if "." not in name or name.partition(".")[0] in OF_THE_DOCUMENT}


def flattened(table: Mapping[str, Any]) -> dict[str, str]:
    """The phrases of a table, sections joined to their names by a point."""
    return dict(_flat("", table))


def _flat(prefix: str, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, item in table.items():
        found += _flat(f"{prefix}{name}.", item) if isinstance(item, Mapping) else [(f"{prefix}{name}", item)]
    return found
