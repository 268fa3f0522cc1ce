"""Bytes to text: size limits, UTF-8 alone, and no character that hides or reorders what is read."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern
from casereport.problems import Place, Problem, fault
from casereport.reading.marks import Lines, Loaded, Mark, ReadFault
from casereport.values import dataclass

MAX_PROBLEMS = 100  # a broken file of megabytes must not become as many messages


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file in bytes, most values, deepest nesting and longest text in characters that a reader takes."""

    bytes: int = 5_000_000
    nodes: int = 400_000
    depth: int = 32
    text: int = 200_000


LIMITS = Limits()

# U+0085, U+2028 and U+2029 end a line for some readers and not for others: places and values would differ.
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
_OVERRIDE = "[\u202d\u202e]"
_PILE = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{9,}"
_BAD = lazy_pattern(f"(?P<control>{_CONTROL})|(?P<override>{_OVERRIDE})|(?P<pile>{_PILE})")
_BIDI = lazy_pattern("[\u202a-\u202c\u2066-\u2069]|\r\n?|\n")
_BIDI_ANY = lazy_pattern("[\u202a-\u202c\u2066-\u2069]")
_ENDS = {"\u202c": "\u202a\u202b", "\u2069": "\u2066\u2067\u2068"}
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or Office file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a PNG image"),
)


def decode(data: bytes, file: str, limits: Limits = LIMITS) -> str:
    """The text of UTF-8 bytes without a byte-order mark; raises ReadFault when too large or in another encoding."""
    start = Place(file, 1, 1)
    if len(data) > limits.bytes:
        raise ReadFault(fault("limit", f"the file is larger than {limits.bytes:,} bytes", place=start, hint=_LARGE))
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise ReadFault(fault("file-encoding", f"the file is {kind}, not text", place=start, hint="check the ending of its name"))
    if _is_wide(data):
        raise ReadFault(fault("file-encoding", "the file is UTF-16 or UTF-32", place=start, hint=_SAVE))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadFault(_not_utf8(data, error.start, file)) from None


ENCODINGS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "latin-1": "cp1252", "windows-1252": "cp1252"}
"""What a table may be written in, and how it is read: files called Latin-1 hold Windows-1252 (WHATWG Encoding Standard, latin1)."""


def decode_table(data: bytes, file: str, limits: Limits, encoding: str | None) -> tuple[str, list[Problem]]:
    """The text of a table, and a warning where its encoding was guessed; raises ReadFault as `decode` does.

    UTF-16 says itself what it is. Bytes that are no UTF-8 and have a letter each in Windows-1252 are read so, with the warning.
    """
    if encoding in ENCODINGS and len(data) <= limits.bytes:
        return _decoded(data, file, ENCODINGS[encoding]), []
    if len(data) <= limits.bytes and (wide := _wide_kind(data)):
        return _decoded(data, file, wide), []
    try:
        return decode(data, file, limits), []
    except ReadFault as refused:
        if len(data) > limits.bytes or data.startswith(tuple(magic for magic, _ in _KINDS)) or _is_wide(data) or _STRAY.search(data):
            raise
        place = refused.problem.place
        text = _decoded(data, file, "cp1252")
    message = "the table is no UTF-8 and was read as Windows-1252"
    hint = "look at its letters, and say encoding: latin-1; or save it as CSV UTF-8"
    return text, [fault("encoding-guessed", message, place=place, hint=hint)]


_STRAY = lazy_pattern(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]")  # bytes without a character in Windows-1252, or controls


def _decoded(data: bytes, file: str, codec: str) -> str:
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError:
        message = "the file is not in the encoding that it is said to be in"
        raise ReadFault(fault("file-encoding", message, place=Place(file, 1, 1), hint=_SAVE)) from None


def _wide_kind(data: bytes) -> str:
    """The codec of UTF-16 with or without its mark, "" for anything else."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:200]
    if len(head) < 4 or len(data) % 2:
        return ""
    low, high = head[0::2].count(0), head[1::2].count(0)
    return "utf-16-le" if high * 4 > len(head) and not low else "utf-16-be" if low * 4 > len(head) and not high else ""


_LARGE = "put long series into a CSV file and long texts into .md files"
_SAVE = "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)"


def _is_wide(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    head = data[:200]
    return len(head) >= 4 and max(head[0::2].count(0), head[1::2].count(0)) * 4 > len(head)  # every other byte of Latin text


def _not_utf8(data: bytes, offset: int, file: str) -> Problem:
    before = data[3:offset] if data.startswith(b"\xef\xbb\xbf") else data[:offset]
    text = before.decode("utf-8")
    place = Lines(text, file).place(len(text))
    return fault("file-encoding", f"the file is not UTF-8: byte 0x{data[offset]:02x} at offset {offset}", place=place, hint=_SAVE)


def bad_characters(text: str) -> list[tuple[int, str]]:
    """Offset and description of each character that is refused, at most 100; the description never quotes the text."""
    found = [(match.start(), _describe(match)) for match, _ in zip(_BAD.finditer(text), range(MAX_PROBLEMS), strict=False)]
    return sorted([*found, *_unbalanced(text)])[:MAX_PROBLEMS] if _BIDI_ANY.search(text) else found


def _describe(match: re.Match[str]) -> str:
    if match.lastgroup == "pile":
        return "more than 8 combining marks on one letter"
    what = "text-direction override" if match.lastgroup == "override" else "control character"
    return f"{what} U+{ord(match[0]):04X}"


def _unbalanced(text: str) -> list[tuple[int, str]]:
    """Direction controls that are not closed on their own line, or close nothing (Unicode Standard Annex 9)."""
    found: list[tuple[int, str]] = []
    opened: list[int] = []
    for match in _BIDI.finditer(text):
        if match[0] in _ENDS and opened and text[opened[-1]] in _ENDS[match[0]]:
            opened.pop()
        elif match[0] in _ENDS:
            found.append((match.start(), f"unbalanced direction control U+{ord(match[0]):04X}"))
        elif match[0][0] in "\r\n":
            found += _left_open(text, opened)
            opened = []
        else:
            opened.append(match.start())
        if len(found) >= MAX_PROBLEMS:
            return found
    return found + _left_open(text, opened)


def _left_open(text: str, opened: list[int]) -> list[tuple[int, str]]:
    return [(offset, f"unbalanced direction control U+{ord(text[offset]):04X}") for offset in opened]


def character_problems(text: str, file: str) -> list[Problem]:
    """A `control-character` problem for each refused character of a source text, at its place."""
    bad = bad_characters(text)
    if not bad:
        return []
    lines = Lines(text, file)
    return [fault("control-character", what, place=lines.place(offset), hint=RETYPE) for offset, what in bad]


RETYPE = "delete the character and type the text again"


def read_text(data: bytes, file: str, limits: Limits = LIMITS) -> Loaded:
    """A whole text file (Markdown, plain) as one text with LF line ends; its mark at the empty path locates every character."""
    try:
        text = decode(data, file, limits)
    except ReadFault as refused:
        return Loaded(None, {}, (refused.problem,))
    problems = character_problems(text, file)
    start = Place(file, 1, 1)
    if len(text) > limits.text:
        problems.append(fault("limit", f"the text is longer than {limits.text:,} characters", place=start, hint="split it into sections"))
    return Loaded(text.replace("\r\n", "\n").replace("\r", "\n"), {(): Mark(start, None, "file")}, tuple(problems))


def printable(text: str) -> str:
    """The text with each control character replaced by U+FFFD, so that the rest can still be read and reported."""
    return re.sub(_CONTROL, "\ufffd", text)
