"""A profile in lines: each rule that it sets, and where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from casereport.journal.profile import Journal
from casereport.journal.rules import SourceRule

RULES = (
    "article_type", "age_policy", "numbered", "title_rules", "abstract", "keywords", "limits", "lessons", "highlights", "policies",
    "sections", "statements", "citations", "submission", "figure.format", "figure.dpi",
)  # fmt: skip
"""What a journal's authors read on its pages; how a page looks is the tool's own choice."""


def profile_text(journal: Journal) -> str:
    """Name, rules and sources of a journal; a rule without a source says so."""
    head = [f"{journal.title} ({journal.name}): {journal.description}", f"confidence {journal.confidence}"]
    width = max((len(name) for name, _ in rules_of(journal)), default=0)
    return "\n".join(
        [*head, *(f"{name:{width}}  {_shown(value)}  [{_source(journal.source_of(name))}]" for name, value in rules_of(journal))]
    )


def rules_of(journal: Journal) -> Iterator[tuple[str, Any]]:
    """(dotted name, value) of every rule that the profile sets itself; sections and statements by their ids."""
    for name, value in _leaves("", journal):
        if any(name == rule or name.startswith(f"{rule}.") for rule in RULES):
            yield name, value


def _leaves(prefix: str, model: BaseModel) -> Iterator[tuple[str, Any]]:
    for key in type(model).model_fields:
        if key in model.model_fields_set and key not in ("id", "merges", "folder", "sources"):
            yield from _leaf(f"{prefix}{key}", getattr(model, key))


def _leaf(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        yield from _leaves(f"{name}.", value)
    elif isinstance(value, tuple) and value and hasattr(value[0], "id"):
        for item in value:
            yield from _leaves(f"{name}.{item.id}.", item)
    else:
        yield name, value


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    return ", ".join(str(item) for item in value) if isinstance(value, tuple) else str(value)


def _source(source: SourceRule | None) -> str:
    return f"{source.confidence}, {source.retrieved}, {source.url}" if source else "no source"
