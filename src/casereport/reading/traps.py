"""YAML that reads without complaint as something else than what was typed."""

from __future__ import annotations

import re

from yaml.error import Mark as YamlMark

from casereport.patterns import lazy_pattern
from casereport.problems import Path, Place, Problem, fault

QUOTE = "put the text in quotes"
QUOTE_VALUE = "put the value in quotes"
QUOTE_OR_BLOCK = "put the text in quotes, or use a | block"
COLON = "put a space after the colon"
SPACE = "replace it by an ordinary space (pasted text often has others)"

_NUMBER = lazy_pattern(r"[<>≤≥=~]{0,2}\s?[-+−]?\d+(?:\.\d+)?")
_GLUED = lazy_pattern(r"[^\s:]+:(?=\S)")
_GLUED_LINE = lazy_pattern(r"[A-Za-z_]\w*:(?!//)\S")
_CUT = lazy_pattern(r"[ \t]+(#)[^\s#=\-]")
_HEADER = lazy_pattern(r"[|>][-+0-9]*")


def check_comment(text: str, end: YamlMark, file: str, path: Path) -> Problem | None:
    """The problem of a text cut short at a `#` on its line that is glued to what follows, unlike a comment's."""
    match = _CUT.match(text, end.index)
    if not match:
        return None
    place = Place(file, end.line + 1, end.column + 1 + match.start(1) - end.index)
    hint = "put the text in quotes; if it is a comment, put a space after the #"
    return fault("not-quoted", "a number sign starts a comment here, and the rest of the line is lost", path=path, hint=hint, place=place)


def check_block(source: str, value: str, place: Place, path: Path) -> Problem | None:
    """The problem of a `>5` or `|5` that was read as the header of a block text; `source` is the block as it stands in the file."""
    match = _HEADER.match(source)
    header = match[0] if match else ""
    digit = any(character.isdigit() for character in header)
    empty = not value.strip()
    if header.startswith(">") and (digit or empty):
        return fault("not-quoted", "an unquoted greater-than sign starts a block text here", path=path, hint=QUOTE_VALUE, place=place)
    if digit and empty:
        return fault("not-quoted", "an unquoted vertical bar starts a block text here", path=path, hint=QUOTE_VALUE, place=place)
    return None


def check_joined(source: str, place: Place, path: Path) -> Problem | None:
    """The problem of list items or keys that were read as one text of several lines; `source` is the text as it stands in the file."""
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    if lines[0].startswith("-") and any(line.startswith("- ") for line in lines[1:]):
        hint = "put a space after the dash; put a text that starts with a dash in quotes"
        return fault("not-quoted", "the lines below are read as one text, not as a list", path=path, hint=hint, place=place)
    if all(_GLUED_LINE.match(line) for line in lines):
        return fault("not-quoted", "the lines below are read as one text, not as keys with values", path=path, hint=COLON, place=place)
    return None


def is_number(value: str) -> bool:
    """Whether a plain value is a number, with or without a comparator."""
    return _NUMBER.fullmatch(value) is not None


def check_empty(key: str, before: str, place: Place, path: Path, *, has_colon: bool) -> Problem:
    """The problem of a key without a value inside `{ }`; `before` is the kind of the value before it: number, text or other."""
    if has_colon:
        hint = "write the value, or what is known of it: not done, pending"
        return fault("split-number", "an empty value", path=path, hint=hint, place=place)
    if before == "number" and key[:1].isdigit() and not _GLUED.match(key):
        is_grouped = re.match(r"\d{3}(?!\d)", key) is not None
        grouped = "a comma between thousands: put the number in quotes; " if is_grouped else ""
        hint = f"{grouped}a decimal comma? write a point: 2.5"
        return fault("split-number", "a key without a value, as a comma inside a number leaves behind", path=path, hint=hint, place=place)
    if match := _GLUED.match(key):
        code = "split-number" if key[match.end()].isdigit() else "not-quoted"
        return fault(code, "a key without a value: its colon has no space after it", path=path, hint=COLON, place=place)
    if before == "text":
        hint = "a comma inside a text: put the text in quotes"
        message = "a key without a value, as a comma inside an unquoted text leaves behind"
        return fault("not-quoted", message, path=path, hint=hint, place=place)
    hint = "write key: value, or use square brackets for a list"
    return fault("not-quoted", "a key without a value", path=path, hint=hint, place=place)


def has_odd_space(key: str) -> bool:
    """Whether a key has a space around it, or after a colon in it, that is none to YAML."""
    return not key.isascii() and (key != key.strip() or re.search(r":[^\S ]", key) is not None)


def check_key_spaces(place: Place, path: Path) -> Problem:
    """The problem of a key with a space in it that is none to YAML, as pasted text has."""
    return fault("yaml-syntax", "a no-break or other special space where YAML needs an ordinary one", path=path, hint=SPACE, place=place)
