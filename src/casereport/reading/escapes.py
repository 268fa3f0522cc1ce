"""What the escapes of a quoted text stand for, and where those stand that may not be there."""

from __future__ import annotations

from casereport.patterns import lazy_pattern
from casereport.reading.text import bad_characters

_ESCAPE = lazy_pattern(r"\\(?:u([dD][89abAB]..)\\u([dD][c-fC-F]..)|x(..)|u(.{4})|U(.{8})|(.))")
_SHORT = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
"""YAML 1.2, 5.7; JSON has some of them (RFC 8259, 7)."""


def refused_escapes(raw: str) -> list[tuple[int, str]]:
    """Offset and description of each refused character of a quoted text as it is typed: that of the backslash, where it is an escape."""
    text, offsets, done = "", list[int](), 0
    for found in _ESCAPE.finditer(raw):
        plain, sign = raw[done : found.start()], _sign(found.groups())
        text += plain + sign
        offsets += [*range(done, found.start()), *[found.start()] * len(sign)]
        done = found.end()
    text += raw[done:]
    offsets += range(done, len(raw))
    return [(offsets[offset], what) for offset, what in bad_characters(text)]


def _sign(groups: tuple[str | None, ...]) -> str:
    high, low, *numbers, short = groups
    try:
        if high and low:
            return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
        return next((chr(int(number, 16)) for number in numbers if number), _SHORT.get(short or "", short or ""))
    except (ValueError, OverflowError):  # no number, or none of a character: a fault of syntax, which is told as that
        return ""
