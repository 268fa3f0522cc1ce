"""Where a line of text may end: never between a number and its unit, never with a hyphen added to an identifier."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from casereport.patterns import lazy_pattern

Piece = tuple[Literal["", "quantity", "name", "identifier", "long"], str]
"""A stretch of a text: usual words, a number with its unit and a short name that stay on one line, what takes no hyphen, what may break."""

LONGEST_WORD: Final = 28
"""Characters of a word that is kept whole; a longer one may break anywhere."""

_UNITS: Final = (
    "kg", "mg", "µg", "μg", "mcg", "ng", "pg", "fg", "g", "kL", "mL", "ml", "dL", "dl", "µL", "μL", "uL", "fL", "L", "l",
    "mmol", "µmol", "μmol", "umol", "nmol", "pmol", "mol", "mEq", "mOsm", "mosmol", "kIU", "mIU", "IU", "kU", "mU", "U", "units?",
    "km", "mm Hg", "cm H2O", "cm", "mm", "µm", "μm", "nm", "m", "mmHg", "cmH2O", "kPa", "Pa", "bpm", "Hz", "MHz", "kcal", "kJ", "J",
    "beats", "breaths", "points?", "doses?", "cycles?", "fractions?", "pack-years?",
    "mV", "V", "mA", "Gy", "mGy", "mSv", "MBq", "Da", "kDa", "T", "Fr", "G", "bp", "kb", "Mb", "copies", "cells",
    "min", "minutes?", "h", "hours?", "hrs?", "s", "ms", "seconds?", "d", "days?", "wk", "weeks?", "mo", "months?", "y", "yr", "years?",
)  # fmt: skip
_SPACE: Final = "[ \u00a0\u2009\u202f]"
_REST: Final = r"(?:[^\s,;:().]|\.\d)"
_UNIT: Final = rf"(?:[×x]{_SPACE}?10{_REST}*|(?:{'|'.join(_UNITS)})(?![^\W_])(?:[/·]{_REST}+)*|°[CF]?|[%‰])"
_NUMBER: Final = rf"(?<![\w.])[<>≤≥~±+−–-]?\d[\d.,]*(?:{_SPACE}?[–/-]{_SPACE}?\d[\d.,]*)*"
_OF_UNIT: Final = rf"/(?:{'|'.join(_UNITS)})(?![^\W_])"
_COUNTED: Final = (
    "[Dd]ays?", "[Ww]eeks?", "[Mm]onths?", "[Yy]ears?", "[Hh]ours?", "[Ss]tage", "[Gg]rade", "[Tt]ype", "[Pp]hase", "[Cc]lass", "[Cc]ase",
    "[Pp]atients?", "[Cc]ycles?", "[Ll]evel", "[Ff]igures?", "[Tt]ables?", "[Pp]art", "[Nn]o[.]", "[Aa]ged?",
)  # fmt: skip
_NUMBERED: Final = (
    rf"(?<!\w)(?:{'|'.join(_COUNTED)}){_SPACE}(?:[<>≤≥~≈±+−-]?\d+(?:[.,:/]\d+)*(?:{_SPACE}?[–-]{_SPACE}?\d+)?|[IVX]+)(?![\w.]*[\w])"
)
_QUANTITY: Final = rf"{_NUMBERED}|{_NUMBER}{_SPACE}(?:{_UNIT}|{_OF_UNIT})|\A{_OF_UNIT}"
_NAME: Final = r"(?<![^\s([/])(?=[\w-]{3,14}(?=[\s.,;:)\]/!?]|\Z)(?![.:]\w))[^\W\d_]\w*(?:-\w+)*-(?:\d|[A-Z])[\w-]*"
"""SARS-CoV-2, IL-6, MIS-C: a part behind a hyphen does not open a line."""
_WORD: Final = r"[^\s([{“‘\"'][^\s]{4,}[^\s.,;:)\]}”’\"'?!]"
_PARTS: Final = lazy_pattern(rf"(?P<quantity>{_QUANTITY})|(?P<name>{_NAME})|(?P<word>{_WORD})")
_MARKED: Final = lazy_pattern(r"[\d_@:]|\w\.\w|[A-Z]{4}")
"""Signs of an identifier: digits, underscores, an inner stop or colon, four capitals in a row."""


def read_pieces(text: str) -> list[Piece]:
    """The text in pieces, in order and with nothing lost; neighbouring usual words are one piece."""
    found: list[Piece] = []
    done = 0
    for match in _PARTS.finditer(text):
        kind = _kind(match)
        if not kind:
            continue
        if match.start() > done:
            found.append(("", text[done : match.start()]))
        found.append((kind, match[0]))
        done = match.end()
    return [*found, ("", text[done:])] if done < len(text) else found


def _kind(match: re.Match[str]) -> Literal["", "quantity", "name", "identifier", "long"]:
    if match.lastgroup in ("quantity", "name"):
        return "quantity" if match.lastgroup == "quantity" else "name"
    if len(match[0]) > LONGEST_WORD:
        return "long"
    return "identifier" if is_identifier(match[0]) and any(map(str.isalpha, match[0])) else ""  # digits alone are never hyphenated


def is_identifier(word: str) -> bool:
    """True for a word that takes no hyphen where it is broken: a variant, an address, a code."""
    return bool(_MARKED.search(word))


@lru_cache(maxsize=10_000)  # a table asks for the same cells for each way in which it could be set
def unbroken(text: str) -> tuple[str, ...]:
    """The parts of a text that stand on one line each: its words, and its numbers with their units."""
    kept = "".join(re.sub(_SPACE, "\u00a0", piece) if kind == "quantity" else piece for kind, piece in read_pieces(text))
    return tuple(re.split(r"[ \t\n\u2009\u200b]+", kept))
