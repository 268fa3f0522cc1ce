"""One entry of a BibTeX file: its key and its raw fields, by pybtex; a comma that is missing between fields is put in and told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from casereport.patterns import lazy_pattern
from casereport.problems import Place
from casereport.references.reference import Remark
from casereport.values import dataclass

MAX_STRING = 500

_KEY = lazy_pattern(r"\s*([^\s,{}=\"#%\\~]+)\s*[,})]")
_MISSING_COMMA = lazy_pattern(r"([}\"]|=\s*\d+)(\s+)(?=[A-Za-z][\w-]*\s*=\s*[\"{\w])")
_MALFORMED = "the entry is not well formed: look for a missing comma, quote, brace or equals sign"
NO_KEY = "an entry without a citation key, which nothing can cite"
_COMMA = Remark("unread-text", "lacks a comma between two of its fields; it is read as if it were there", "put a comma behind each field")
_TWICE = Remark("unread-text", "has a field twice; the first is read", "keep one of the two")
_BARE = Remark(
    "unread-text", "has a word without quotes or braces that no @string defines, read as it stands", "put it in braces: {January}"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as cut out of the file: its kind, its text from the @ to its closing brace, where its body starts, and the @'s place.

    `is_cut_short` says that further fields stand behind the closing brace.
    """

    kind: str
    text: str
    body: int
    place: Place
    fault: str = ""
    is_too_big: bool = False
    is_cut_short: bool = False


class Parsed(NamedTuple):
    """The key of an entry ("" where it has none), its raw fields by lower-case name, what is wrong with it, and what is told of it."""

    key: str
    fields: dict[str, str]
    faults: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def key_of(entry: Entry) -> str:
    """The citation key that an entry starts with, "" without one."""
    found = _KEY.match(entry.text, entry.body)
    return found[1] if found else ""


def read_entry(entry: Entry, macros: dict[str, str]) -> Parsed:
    """Key and fields; `macros` are the names that @string defines."""
    if entry.fault:
        return Parsed("", {}, (entry.fault,))
    if not key_of(entry):
        return Parsed("", {}, (NO_KEY,))
    found = _parse(entry.text, macros)
    if not found.faults:
        return found
    mended = _parse(_MISSING_COMMA.sub(r"\1,\2", entry.text), macros)
    return mended._replace(remarks=(*mended.remarks, _COMMA)) if not mended.faults else found


def _parse(text: str, macros: dict[str, str]) -> Parsed:
    faults, undefined, parsed = _low_level(text, macros)
    if parsed is None or not parsed[1]:
        return Parsed("", {}, faults or (_MALFORMED,))
    key, raw = parsed[1]
    fields: dict[str, str] = {}
    is_twice = False
    for name, parts in raw:
        value = "".join(parts)
        is_twice |= bool(fields.get(name.lower(), value).split() != value.split())
        fields.setdefault(name.lower(), value)
    remarks = [_TWICE] * is_twice + [_BARE] * bool(undefined)
    return Parsed(key or "", fields, faults, tuple(remarks))


def _low_level(text: str, macros: dict[str, str]) -> tuple[tuple[str, ...], list[str], Any]:
    from pybtex.database.input.bibtex import LowLevelParser

    faults: list[Exception] = []
    names = _Macros(macros)
    parsed = next(iter(LowLevelParser(text, macros=names, handle_error=faults.append)), None)
    return (_MALFORMED,) * bool(faults), names.undefined, parsed


class _Macros(dict[str, str]):
    """@string names, which BibTeX compares without case; one that nothing defines stands for itself, and is kept in `undefined`."""

    def __init__(self, names: dict[str, str]) -> None:
        super().__init__(names)
        self.undefined: list[str] = []

    def __missing__(self, name: str) -> str:
        lowered = name.lower()
        if lowered != name and lowered in self:
            return self[lowered]
        self.undefined.append(name)
        return name


def read_string(entry: Entry, macros: dict[str, str]) -> Iterable[str]:
    """Keeps what an @string defines in `macros`, and says what is wrong; a long one is refused: definitions may double each other."""
    faults, undefined, parsed = _low_level(entry.text, macros)
    if undefined:
        faults += ("an @string made of a word that nothing defines",)
    if not (isinstance(parsed, tuple) and isinstance(parsed[1], tuple) and parsed[1][0]):
        return faults
    value = "".join(parsed[1][1])
    if len(value) > MAX_STRING:
        return (f"an @string longer than {MAX_STRING} characters",)
    macros[str(parsed[1][0]).lower()] = value
    return faults
