"""JSON to the same data and marks as YAML: numbers stay the text that was written, nothing is read twice or silently."""

from __future__ import annotations

import re
from typing import Literal

from casereport.patterns import lazy_pattern
from casereport.problems import Path, Place, Problem, fault
from casereport.reading.escapes import refused_escapes
from casereport.reading.marks import Data, Lines, Loaded, Mark, ReadFault, Style
from casereport.reading.text import LIMITS, MAX_PROBLEMS, RETYPE, Limits, character_problems, decode, printable

Root = Literal["mapping", "any"]
MAX_NUMBER = 64  # characters; a longer number is no measurement
MAX_EXPONENT = 60  # 1e999999999 is cheap to read and deadly to print

_OBJECT = 'it must hold one object: {"key": "value"}'
_SPACE = lazy_pattern(r"[ \t\r\n]*")
_STRING = lazy_pattern(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"')
_ESCAPE = lazy_pattern(r"\\u([dD][89abAB]..)\\u([dD][c-fC-F]..)|\\u(....)|\\(.)")
_NUMBER = lazy_pattern(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE]([-+]?[0-9]+))?")
_WORD = lazy_pattern(r"[-+]?[A-Za-z_]\w*")
_WORDS: dict[str, Data] = {"true": "true", "false": "false", "null": None}
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def read_json(data: bytes, file: str, limits: Limits = LIMITS, *, root: Root = "mapping") -> Loaded:
    """The object in a JSON file (with `root="any"` also a list), true and false as text, with marks; a syntax fault comes alone."""
    try:
        text = decode(data, file, limits)
    except ReadFault as refused:
        return Loaded(None, {}, (refused.problem,))
    problems = character_problems(text, file)
    scanner = _Scanner(printable(text) if problems else text, file, limits, root)
    try:
        found = scanner.read()
    except ReadFault as refused:
        alone = refused.problem.code == "json-syntax"
        first = tuple(problems) or ((refused.problem,) if alone else ())
        return Loaded(None, {}, first if alone else (*problems, *scanner.problems, refused.problem))
    return Loaded(found, scanner.marks, (*problems, *scanner.problems))


class _Scanner:
    """Reads one value after another from `text`; `at` is the offset of the next character."""

    def __init__(self, text: str, file: str, limits: Limits, root: Root) -> None:
        self.text = text
        self.limits = limits
        self.marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self._root = root
        self._lines = Lines(text, file)
        self._at = 0
        self._nodes = 0
        self._opened: list[int] = []

    def read(self) -> Data:
        """The one value of the file; raises ReadFault at a syntax fault or a limit."""
        if not self._next():
            raise ReadFault(fault("wrong-type", "the file is empty", place=self._place(0), hint=_OBJECT))
        if self.text[self._at] not in ("{[" if self._root == "any" else "{"):
            self._refuse_root()
        found = self._value((), None)
        if self._next():
            raise self._syntax(self._at, "text after the end of the data", "keep one object in the file")
        return found

    def _refuse_root(self) -> None:
        character = self.text[self._at]
        start = self._place(self._at)
        if character not in '["-0123456789' and not self.text.startswith(tuple(_WORDS), self._at):
            raise self._syntax(self._at, "the file does not start with an opening brace", "check the ending of its name")
        raise ReadFault(fault("wrong-type", "the file is not an object", place=start, hint=_OBJECT))

    # -- values ------------------------------------------------------------------------------------------------------

    def _value(self, path: Path, key: Place | None) -> Data:
        self._count()
        start = self._at
        character = self._next()
        if character == "{":
            return self._object(path, key)
        if character == "[":
            return self._list(path, key)
        if character == '"':
            found: Data = self._string(path)
            self._mark(path, start, key, "double", exact=self.text[start + 1 : self._at - 1] == found)
            return found
        found = self._word()
        self._mark(path, start, key, "plain", exact=True)
        return found

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > self.limits.nodes:
            raise self._limit(self._at, f"more than {self.limits.nodes:,} values")

    def _mark(self, path: Path, start: int, key: Place | None, style: Style, *, exact: bool) -> None:
        self.marks[path] = Mark(self._place(start), key, style, exact=exact)

    def _object(self, path: Path, key: Place | None) -> Data:
        self._open(path, key)
        found: dict[str, Data] = {}
        places: dict[str, Place] = {}
        while self._more("}", started=bool(places)):
            start = self._place(self._at)
            name = self._key(path)
            repeated = name in places
            if repeated:
                message = f"this key is written twice; first on line {places[name].line}"
                self._add("repeated-key", message, start, path, "keep one of the two")
            kept = dict(self.marks) if repeated else None
            value = self._value((*path, name), start)
            if kept is None:
                found[name] = value
                places[name] = start
            else:
                self.marks = kept
        return found

    def _list(self, path: Path, key: Place | None) -> Data:
        self._open(path, key)
        found: list[Data] = []
        while self._more("]", started=bool(found)):
            found.append(self._value((*path, len(found)), None))
        return found

    def _open(self, path: Path, key: Place | None) -> None:
        if len(self._opened) >= self.limits.depth:
            raise self._limit(self._at, f"nested deeper than {self.limits.depth} levels")
        self._mark(path, self._at, key, "flow", exact=False)
        self._opened.append(self._at)
        self._at += 1

    def _more(self, end: str, *, started: bool) -> bool:
        """Whether another entry follows in the open object or list; takes the comma before it, or the end."""
        character = self._next()
        if character == end:
            self._opened.pop()
            self._at += 1
            return False
        if not started and character != ",":
            return True
        if character != ",":
            raise self._syntax(self._at, "a comma or the closing bracket is missing here", "put a comma between two entries")
        comma = self._at
        self._at += 1
        if not started or self._next() in (end, ","):
            raise self._syntax(comma, "a comma without an entry on both sides", "remove the comma")
        return True

    def _key(self, path: Path) -> str:
        if self._next() != '"':
            raise self._syntax(self._at, "a key must stand in double quotes", 'write "key": value')
        name = self._string(path)
        if self._next() != ":":
            raise self._syntax(self._at, "a colon is missing after the key", 'write "key": value')
        self._at += 1
        self._next()
        return name

    # -- scalars -----------------------------------------------------------------------------------------------------

    def _string(self, path: Path) -> str:
        start = self._at
        match = _STRING.match(self.text, start)
        if not match:
            raise self._bad_string(start)
        self._at = match.end()
        raw = match[0][1:-1]
        text = _ESCAPE.sub(_unescape, raw) if "\\" in raw else raw
        if len(text) > self.limits.text:
            self._add("limit", f"a text longer than {self.limits.text:,} characters", self._place(start), path)
        if "\\" in raw:  # the source was checked, an escape was not
            for offset, what in refused_escapes(raw):
                self._add("control-character", what, self._place(start + 1 + offset), path, RETYPE)
        return text

    def _bad_string(self, start: int) -> ReadFault:
        match = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*').match(self.text, start)
        stop = match.end() if match else start
        if self.text[stop : stop + 1] == "\\":
            return self._syntax(stop, "a backslash starts an escape that JSON does not know", "write the backslash twice")
        hint = "close the quote; write a line end as \\n"
        return self._syntax(start, "a double quote opens a text here that is not closed on its line", hint)

    def _word(self) -> Data:
        match = _NUMBER.match(self.text, self._at)
        if match and not re.match(r"[\w.+-]", self.text[match.end() : match.end() + 1]):
            return self._number(match)
        word = _WORD.match(self.text, self._at)
        if word and word[0] in _WORDS:
            self._at = word.end()
            return _WORDS[word[0]]
        raise self._bad_word(word[0] if word else "")

    def _number(self, match: re.Match[str]) -> str:
        exponent = match[1] or "0"
        if len(match[0]) > MAX_NUMBER or len(exponent) > 4 or abs(int(exponent)) > MAX_EXPONENT:
            self._add("limit", "a number with too many digits or too large an exponent", self._place(self._at))
        self._at = match.end()
        return match[0]

    def _bad_word(self, word: str) -> ReadFault:
        character = self.text[self._at : self._at + 1]
        if word.lstrip("+-").lower() in ("nan", "infinity", "inf"):
            return self._syntax(self._at, "NaN and Infinity are not numbers of JSON", "write a text in double quotes")
        if character == "'":
            return self._syntax(self._at, "a single quote does not open a text in JSON", "use double quotes")
        if character == "/":
            return self._syntax(self._at, "JSON has no comments", "remove the comment")
        if character in (",", "]", "}", ":"):
            return self._syntax(self._at, "a value is missing here", "write the value, or null")
        return self._syntax(self._at, "a value that JSON does not know", "put texts in double quotes")

    # -- places and problems -----------------------------------------------------------------------------------------

    def _next(self) -> str:
        """The next character after white space; empty at the end, which is a fault while something is open."""
        character = self.text[self._at : self._at + 1]
        if character and character not in " \t\r\n/":
            return character
        match = _SPACE.match(self.text, self._at)
        self._at = match.end() if match else self._at
        if self._at >= len(self.text) and self._opened:
            raise self._syntax(self._opened[-1], "a bracket opens here and is never closed", "close it")
        if self.text.startswith(("//", "/*"), self._at):
            raise self._syntax(self._at, "JSON has no comments", "remove the comment")
        return self.text[self._at : self._at + 1]

    def _place(self, offset: int) -> Place:
        return self._lines.place(offset)

    def _add(self, code: str, message: str, place: Place, path: Path = (), hint: str = "") -> None:
        self.problems.append(fault(code, message, path=path, hint=hint, place=place))
        if len(self.problems) >= MAX_PROBLEMS:
            what = f"more than {MAX_PROBLEMS - 1} problems; the rest of the file was not read"
            raise ReadFault(fault("limit", what, place=self.problems.pop().place))

    def _syntax(self, offset: int, message: str, hint: str) -> ReadFault:
        return ReadFault(fault("json-syntax", message, hint=hint, place=self._place(offset)))

    def _limit(self, offset: int, message: str) -> ReadFault:
        return ReadFault(fault("limit", message, place=self._place(offset)))


def _unescape(match: re.Match[str]) -> str:
    high, low, one, short = match.groups()
    if short:
        return _SHORT.get(short, short)
    if one:
        return chr(int(one, 16))  # half of a pair stays, and is refused
    return chr(0x10000 + (int(high, 16) - 0xD800) * 0x400 + int(low, 16) - 0xDC00)
