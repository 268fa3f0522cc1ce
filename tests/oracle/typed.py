"""Times as a record types them, read a second time from the documented grammar alone: nothing of the package is used here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

MINUTES = {
    "min": Fraction(1),
    "h": Fraction(60),
    "d": Fraction(1440),
    "wk": Fraction(7 * 1440),
    "mo": Fraction("30.4375") * 1440,
    "y": Fraction("365.25") * 1440,
}
LARGEST_FIRST = ("y", "mo", "wk", "d", "h", "min")
Part = tuple[Fraction, str]
Form = Literal["day", "elapsed", "relative", "unknown"]

_PART = r"\d+(?:\.\d+)? ?(?:min|h|d|wk|mo|y)"
_LENGTH = rf"{_PART}(?: {_PART})*"
_CLOCK = r"(?:(?P<clock>(?!days? )[a-z][a-z0-9-]*) )?"
_DAY = re.compile(rf"{_CLOCK}(?:day )?(?P<day>-?\d+)(?: (?P<hour>\d\d?):(?P<minute>\d\d))?")
_ELAPSED = re.compile(rf"{_CLOCK}(?P<length>{_LENGTH})")
_RELATIVE = re.compile(rf"(?:(?P<length>{_LENGTH}) )?(?P<relation>before|after) (?P<anchor>.+)")
_QUALIFIER = re.compile("(about|by) ")


@dataclass(frozen=True)
class Typed:
    """One moment as typed: an ordinal day (with `minutes` since midnight), a length elapsed, a length `sign` an anchor, or unknown."""

    form: Form
    clock: str | None = None
    day: int = 0
    minutes: int | None = None
    parts: tuple[Part, ...] = ()
    sign: int = 1
    anchor: str = ""
    qualifier: str = ""

    @property
    def length(self) -> Fraction:
        """The length typed, in minutes, without its sign."""
        return sum((number * MINUTES[unit] for number, unit in self.parts), Fraction(0))

    @property
    def unit(self) -> str:
        """The smallest unit typed."""
        return self.parts[-1][1] if self.parts else ""


@dataclass(frozen=True)
class TypedSpan:
    """Two ends; `start` or `end` None where that end is not known; `ongoing` where it goes on. A bound `before N` is not known."""

    start: Typed | None
    end: Typed | None
    ongoing: bool = False
    is_single: bool = False
    bound: Typed | None = None
    """N of a start `before N`."""


def read_parts(text: str) -> tuple[Part, ...]:
    """The numbers and units of a length."""
    return tuple((Fraction(number), unit) for number, unit in re.findall(r"(\d+(?:\.\d+)?) ?(min|h|d|wk|mo|y)", text))


def read_moment(text: str) -> Typed | None:
    """The moment that a text writes; None when it writes none."""
    found = _QUALIFIER.match(text)
    bare = _read_bare(text[found.end() :] if found else text)
    return replace(bare, qualifier=found[1]) if bare and found else bare


def _read_bare(text: str) -> Typed | None:
    if text == "unknown":
        return Typed("unknown")
    if found := _RELATIVE.fullmatch(text):
        parts = read_parts(found["length"] or "")
        return Typed("relative", parts=parts, sign=-1 if found["relation"] == "before" else 1, anchor=found["anchor"])
    if found := _DAY.fullmatch(text):
        minutes = int(found["hour"]) * 60 + int(found["minute"]) if found["hour"] else None
        return Typed("day", found["clock"], int(found["day"]), minutes)
    found = _ELAPSED.fullmatch(text)
    return Typed("elapsed", found["clock"], parts=read_parts(found["length"])) if found else None


def read_span(text: str) -> TypedSpan:
    """The span that a text writes; a clock at its start holds for its end."""
    if text.endswith("-"):
        text = f"{text[:-1]} to ongoing"
    for cut in re.finditer(" to ", text):
        left, right = _read_end(text[: cut.start()]), _read_end(text[cut.end() :])
        if left and right:
            return _join(left, right)
    single = _read_end(text)
    if single:
        return replace(_join(single, single), is_single=True)
    found = re.fullmatch(rf"({_CLOCK}(?:day )?\d+(?: \d\d?:\d\d)?)-(.+)", text)
    first = _read_end(found[1]) if found else None
    if not found or not isinstance(first, Typed):
        raise AssertionError(text)
    last = str(found[found.re.groups])
    return _join(first, _read_end(f"{first.day} {last}" if re.fullmatch(r"\d\d?:\d\d", last) else last))


def _read_end(text: str) -> Typed | tuple[str, Typed | None] | None:
    if text == "ongoing":
        return "ongoing", None
    if text.startswith("before ") and (moment := read_moment(text.removeprefix("before "))) and moment.form in ("day", "elapsed"):
        return "before", moment
    return read_moment(text)


def _join(left: object, right: object) -> TypedSpan:
    start = left if isinstance(left, Typed) and left.form != "unknown" else None
    end = right if isinstance(right, Typed) and right.form != "unknown" else None
    bound = left[1] if isinstance(left, tuple) else None
    clock = (start or bound or Typed("unknown")).clock
    if end and clock and not end.clock and end.form != "relative":
        end = replace(end, clock=clock)
    return TypedSpan(start, end, ongoing=isinstance(right, tuple) and right[0] == "ongoing", bound=bound)
