"""How one scalar of a YAML file maps onto the source: its quoting, its indentation, whether each character has its own place."""

from __future__ import annotations

import re

from yaml.error import Mark as YamlMark
from yaml.events import Event, ScalarEvent

from casereport.problems import Place
from casereport.reading.marks import Mark, Style
from casereport.reading.traps import is_number

_STYLES: dict[str, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


def is_plain(event: ScalarEvent) -> bool:
    """Whether a scalar is unquoted and no block text."""
    return not event.style  # libyaml says "", PyYAML's own parser None


def is_empty(event: ScalarEvent) -> bool:
    """Whether a scalar holds nothing: no value, a tilde, or a block text that nobody filled in."""
    if is_plain(event):
        return event.value in ("", "~")
    return event.style in ("|", ">") and not event.value.strip()


def value_kind(event: ScalarEvent) -> str:
    """`number` or `text` for an unquoted value, else `other`; tells what a stray comma has cut."""
    if not is_plain(event):
        return "other"
    return "number" if is_number(event.value) else "text"


def start_of(event: Event) -> YamlMark:
    """Index, line and column (from 0) where an event starts."""
    return event.start_mark  # type: ignore[return-value] # the parser always sets it


def end_of(event: Event) -> YamlMark:
    """Index, line and column (from 0) after the last character of an event."""
    return event.end_mark  # type: ignore[return-value] # the parser always sets it


def event_place(event: Event, file: str) -> Place:
    """The place where an event starts."""
    return Place(file, start_of(event).line + 1, start_of(event).column + 1)


class Source:
    """The text of a file and its lines, as the parser counts them."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self._lines = re.split(r"\r\n?|\n", text)

    def slice(self, event: Event) -> str:
        """The characters of an event as they stand in the file."""
        return self.text[start_of(event).index : end_of(event).index]

    def scalar_mark(self, event: ScalarEvent, key: Place | None) -> Mark:
        """The mark of a scalar."""
        style = _STYLES.get(event.style or "", "plain")
        if style == "literal":
            indent = self._indent(event)
            return Mark(event_place(event, self.file), key, style, indent or 0, indent is not None)
        return Mark(event_place(event, self.file), key, style, exact=self._is_exact(event, style))

    def _indent(self, event: ScalarEvent) -> int | None:
        """The characters before each line of a literal block, by comparing its first line with the source."""
        for number, line in enumerate(event.value.split("\n"), start_of(event).line + 1):
            if line.strip():
                source = self._lines[number]
                return len(source) - len(line) if source.endswith(line) else None
        return None

    def _is_exact(self, event: ScalarEvent, style: Style) -> bool:
        source = self.slice(event)
        return style != "folded" and (source[1:-1] if style in ("single", "double") else source) == event.value
