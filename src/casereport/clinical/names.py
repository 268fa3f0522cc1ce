"""An analyte's name as laboratories print it, with its unit or reference range in the same words, taken apart."""

from __future__ import annotations

import re

from casereport.clinical.units import normalise_unit
from casereport.patterns import lazy_pattern
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """What was told with a name: the name alone, the unit and the reference range as typed; empty for none."""

    name: str
    unit: str = ""
    reference: str = ""


_LONGEST = 200  # characters: no name is longer, and no pattern need try more
_NUMBER = r"[-\u2212]?[0-9][0-9.,]*"
_CALLED = r"(?:(?:(?:ref|reference|normal)\.?(?: (?:range|values?|interval|limits?))?|range|NR|RR)[:=]? ?)?"  # what a range is called
_BOUNDS = rf"(?:(?:<=|>=|[<>\u2264\u2265]|up to ) ?{_NUMBER}|{_NUMBER}(?: ?[-\u2013] ?| to ){_NUMBER})"
_RANGE = lazy_pattern(rf"(?i:{_CALLED})(?P<range>{_BOUNDS})(?: ?(?P<unit>\D.*))?")
_BRACKETED = lazy_pattern(r"(?P<before>.*[^\s,;:-])[\s,;:-]*[(\[](?P<inside>[^()\[\]]+)[)\]]")
_PARTED = lazy_pattern(r"(?P<before>.*[^\s,;])\s*(?:[,;]\s+|\s[-\u2013]\s)(?P<inside>[^,;]+)")
_WORDS = tuple(lazy_pattern(rf"(?P<before>.*\S) (?P<inside>(?:\S+ ){{{more}}}\S*[/%]\S*)") for more in (2, 1, 0))
# units without a stroke that cannot be another word of a name; U could be urine, S serum, and PT (INR) is another test than PT
_SHORT = {"s", "sec", "secs", "seconds", "fL", "fl", "pg", "mmHg", "mm Hg", "kPa", "%", "mg%", "g%", "\u00b0C", "ms"}


def split_name(text: str) -> Named:
    """`TSH (0.55-4.78 mIU/L)` → TSH, mIU/L, 0.55-4.78; a text that holds neither unit nor range is the name as it stands."""
    found = Named(" ".join(text.split()) if len(text) <= _LONGEST else text)
    while len(found.name) <= _LONGEST and (shorter := _shorten(found)) is not None:
        found = shorter
    return found


def _shorten(named: Named) -> Named | None:
    """The name without its last unit or range; None when its end is neither, or is told already."""
    for shape in (_BRACKETED, _PARTED, *_WORDS):
        match = shape.fullmatch(named.name)
        inside = _read(match["inside"].strip(), bracketed=shape not in _WORDS) if match else None
        if match and inside and not (inside.unit and named.unit) and not (inside.reference and named.reference):
            return Named(match["before"], inside.unit or named.unit, inside.reference or named.reference)
    return None


def _read(text: str, *, bracketed: bool) -> Named | None:
    """Unit and range that a text consists of, None when it holds anything else."""
    unit = reference = ""
    for piece in re.split(r"; *|, +", text):
        match = _RANGE.fullmatch(piece)
        if is_unit(piece):
            unit = piece
        elif match and bracketed and (not match["unit"] or is_unit(match["unit"]) or "/" in match["unit"]):
            reference, unit = match["range"], match["unit"] or unit
        else:
            return None
    return Named("", unit, reference)


def is_unit(text: str) -> bool:
    """Whether a text in or behind a name is a unit, and could be no other word of it."""
    return text in _SHORT or ("/" in text and normalise_unit(text) is not None)
