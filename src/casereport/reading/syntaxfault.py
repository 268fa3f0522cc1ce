"""Where the YAML parser stopped, and what stands there."""

from __future__ import annotations

from yaml.events import ScalarEvent

from casereport.problems import Problem, fault
from casereport.reading.marks import Lines
from casereport.reading.traps import QUOTE
from casereport.values import dataclass

NAMES = {
    "%": "a percent sign",
    "@": "an at sign",
    "`": "a backtick",
    ">": "a greater-than sign",
    "|": "a vertical bar",
    "*": "an asterisk",
    "&": "an ampersand",
    "!": "an exclamation mark",
    "?": "a question mark",
    ",": "a comma",
    "-": "a dash",
    ":": "a colon",
    "[": "an opening square bracket",
    "]": "a closing square bracket",
    "{": "an opening brace",
    "}": "a closing brace",
    "#": "a number sign",
    '"': "a double quote",
    "'": "a single quote",
}


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Where the parser stopped: at offset `at`, with what it `says`, while `reading` something since offset `since`.

    `opened` is the offset of the innermost bracket still open, `last` the last scalar that was read.
    """

    text: str
    file: str
    says: str
    reading: str
    at: int
    since: int
    opened: int | None
    last: ScalarEvent | None

    @property
    def character(self) -> str:
        """The character at the fault; empty at the end of the file."""
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """The line up to the fault."""
        return self.text[self.line_start(self.at) : self.at]

    def line_start(self, offset: int) -> int:
        """The offset where the line of `offset` starts."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def indent(self, offset: int) -> int:
        """The spaces before the line of `offset`."""
        line = self.text[self.line_start(offset) :]
        return len(line) - len(line.lstrip(" "))

    def problem(self, offset: int, message: str, hint: str = QUOTE, code: str = "yaml-syntax") -> Problem:
        """The problem at an offset."""
        return fault(code, message, hint=hint, place=Lines(self.text, self.file).place(offset))
