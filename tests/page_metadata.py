"""What a machine reads in a web page, by the standard library alone: the tags of its head in order, and its JSON-LD."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class Metadata(HTMLParser):
    """The named tags of a page as (name, content), and the nodes of its elements for data."""

    tags: list[tuple[str, str]] = field(default_factory=list)
    nodes: list[dict[str, Any]] = field(default_factory=list)
    _inside: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self._inside = tag == "script" and told.get("type") == "application/ld+json"
        if tag == "meta" and "name" in told:
            self.tags.append((told["name"], told.get("content", "")))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the parser's signature
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.nodes.append(json.loads(data))

    def of(self, name: str) -> list[str]:
        """The contents of the tags of this name, in order."""
        return [content for tag, content in self.tags if tag == name]

    def citations(self) -> list[tuple[str, str]]:
        """The tags of Highwire's, in order."""
        return [(name, content) for name, content in self.tags if name.startswith("citation_")]


def read_metadata(page: str) -> Metadata:
    """The metadata of a page."""
    reader = Metadata()
    reader.feed(page)
    reader.close()
    return reader
