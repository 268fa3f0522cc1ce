"""Where each value of a file stands, so that a problem can name file, line and column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from re import finditer
from typing import Literal

from casereport.problems import Path, Place, Problem
from casereport.values import dataclass

Data = dict[str, "Data"] | list["Data"] | str | None
Style = Literal["plain", "single", "double", "literal", "folded", "file", "block", "flow"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Place of one value: where it starts, where its key starts, how it is written, and how its text maps onto the source.

    `style` is a scalar's quoting, `file` for a whole text file, `block` or `flow` for a mapping or list. `indent` is the number
    of characters before each line of a literal block. `exact` says that each character of the text has a place of its own.
    """

    value: Place
    key: Place | None = None
    style: Style = "plain"
    indent: int = 0
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as data (every scalar the text that was written), the mark of each path, and every problem of reading it.

    `data` is None when the file cannot be read at all.
    """

    data: Data
    marks: Mapping[Path, Mark]
    problems: tuple[Problem, ...] = ()


class ReadFault(Exception):
    """Raised where a file or image cannot be used; it carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.message}")
        self.problem = problem


class Lines:
    """The line starts of a text, to turn an offset into a place; a line ends at LF, CR LF or CR."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self._starts = [0, *(match.end() for match in finditer(r"\r\n?|\n", text))]

    def place(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Place(self.file, line, offset - self._starts[line - 1] + 1)


def locate(mark: Mark, text: str, offset: int) -> Place:
    """The place of the character at `offset` of a scalar's text; the start of the value where the source folds or escapes it."""
    start = mark.value
    if not mark.exact:
        return start
    offset = min(max(offset, 0), len(text))
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    if mark.style == "literal":
        return Place(start.file, start.line + 1 + line, mark.indent + column)
    if mark.style == "file":
        return Place(start.file, start.line + line, column)
    quote = mark.style in ("single", "double")
    return Place(start.file, start.line, start.column + offset + quote)
