"""TOML to data with places; the standard library reads the values and tells no places."""

from __future__ import annotations

import re
import tomllib
from dataclasses import field
from typing import Any

from casereport.patterns import lazy_pattern
from casereport.problems import Path, Place, Problem, fault
from casereport.reading.marks import Lines, Mark, ReadFault
from casereport.reading.text import decode
from casereport.values import dataclass

_SPACE = lazy_pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = lazy_pattern(r"[ \t]*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*")
_TEXT = lazy_pattern(r'"""(?:[^\\]|\\.)*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')|"(?:[^"\\]|\\.)*"|\'[^\']*\'', re.DOTALL)
_OTHER = lazy_pattern(r"[^,\]}#\r\n]*")


@dataclass(frozen=True, slots=True)
class TomlData:
    """The values of a file as TOML types them, the mark of each path, and every problem of reading it."""

    data: dict[str, Any]
    marks: dict[Path, Mark]
    problems: tuple[Problem, ...] = ()


def read_toml(data: bytes, file: str, code: str) -> TomlData:
    """The tables and values of a TOML 1.0 file; a fault of its syntax is told alone, with the code, at its place."""
    try:
        text = decode(data, file)
        values = tomllib.loads(text)
    except ReadFault as refused:
        return TomlData({}, {}, (refused.problem,))
    except tomllib.TOMLDecodeError as error:
        return TomlData({}, {}, (_syntax_problem(str(error), file, code),))
    return TomlData(values, _Marker(text.replace("\r\n", "\n"), file).marks())


def _syntax_problem(message: str, file: str, code: str) -> Problem:
    """The fault at the place that tomllib tells in words only (attributes came with Python 3.14)."""
    match = re.search(r"line (\d+), column (\d+)", message)
    place = Place(file, int(match[1]), int(match[2])) if match else Place(file, 1, 1)
    return fault(code, "the TOML cannot be read here", place=place, hint="texts stand in double quotes, lists in square brackets")


@dataclass
class _Marker:
    """Walks through a text that is TOML, and notes where each key and value stands."""

    text: str
    file: str
    found: dict[Path, Mark] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)

    def marks(self) -> dict[Path, Mark]:
        self.lines = Lines(self.text, self.file)
        self.found[()] = Mark(self.lines.place(0))
        at = self._skip(0)
        table: Path = ()
        while at < len(self.text):
            if self.text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(at, table)
            at = self._skip(at)
        return self.found

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _names(self, at: int) -> tuple[list[str], int]:
        """The names of a dotted key, and the offset after it."""
        names: list[str] = []
        while match := _KEY.match(self.text, at):
            names.append(next((name for name in match.groups() if name is not None), ""))
            at = match.end()
            if not self.text.startswith(".", at):
                break
            at += 1
        return names, at

    def _header(self, at: int) -> tuple[Path, int]:
        is_list = self.text.startswith("[[", at)
        names, end = self._names(at + 1 + is_list)
        path: Path = ()
        for number, name in enumerate(names, 1):
            path = (*path, name)
            if is_list and number == len(names):
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, self.counts[path])
        self._note(path, at, at)
        return path, end + 1 + is_list

    def _pair(self, at: int, table: Path) -> int:
        names, end = self._names(at)
        if not names:
            return len(self.text)  # nothing that TOML has: marks end here
        path: Path = (*table, *names)
        value = self._skip(end + 1)
        self._note(path, value, at)
        return self._value(value, path)

    def _note(self, path: Path, value: int, key: int | None = None) -> None:
        self.found[path] = Mark(self.lines.place(value), self.lines.place(key) if key is not None else None)
        for end in range(1, len(path)):
            self.found.setdefault(path[:end], Mark(self.lines.place(value if key is None else key)))

    def _value(self, at: int, path: Path) -> int:
        """The offset after a value; what is inside it is noted."""
        if match := _TEXT.match(self.text, at):
            return match.end()
        if self.text.startswith("[", at):
            return self._list(at + 1, path)
        if self.text.startswith("{", at):
            return self._table(at + 1, path)
        other = _OTHER.match(self.text, at)
        return other.end() if other else at

    def _list(self, at: int, path: Path) -> int:
        number, at = 0, self._skip(at)
        while at < len(self.text) and self.text[at] != "]":
            self._note((*path, number), at)
            at = self._skip(self._value(at, (*path, number)))
            at = self._skip(at + 1) if self.text.startswith(",", at) else at
            number += 1
        return at + 1

    def _table(self, at: int, path: Path) -> int:
        at = self._skip(at)
        while at < len(self.text) and self.text[at] != "}":
            at = self._skip(self._pair(at, path))
            at = self._skip(at + 1) if self.text.startswith(",", at) else at
        return at + 1
