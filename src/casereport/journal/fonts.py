"""The shipped fonts: their faces, what they can print, how wide a text is.

Families have private names, so that a font installed on the machine can never take their place. The widths and the
characters are read from `templates/_fonts/metrics.json`, which `scripts/fetch_fonts.py` takes from the font files.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final, Literal

from casereport.journal.resources import templates_dir
from casereport.values import dataclass

Style = Literal["normal", "italic"]


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: the CSS family, weight and style that it serves, and its name in the fonts' folder."""

    family: str
    weight: int
    style: Style
    file: str


FACES: Final[tuple[Face, ...]] = (
    Face("CRSerif", 400, "normal", "SourceSerif4_400Regular.ttf"),
    Face("CRSerif", 400, "italic", "SourceSerif4_400Regular_Italic.ttf"),
    Face("CRSerif", 700, "normal", "SourceSerif4_700Bold.ttf"),
    Face("CRSerif", 700, "italic", "SourceSerif4_700Bold_Italic.ttf"),
    Face("CRSans", 400, "normal", "SourceSans3_400Regular.ttf"),
    Face("CRSans", 400, "italic", "SourceSans3_400Regular_Italic.ttf"),
    Face("CRSans", 600, "normal", "SourceSans3_600SemiBold.ttf"),
    Face("CRSans", 700, "normal", "SourceSans3_700Bold.ttf"),
    Face("CRFigure", 400, "normal", "Arimo_400Regular.ttf"),
    Face("CRFigure", 400, "italic", "Arimo_400Regular_Italic.ttf"),
    Face("CRFigure", 700, "normal", "Arimo_700Bold.ttf"),
)

UNKNOWN_WIDTH: Final = 600
"""Advance width, in 1/1000 em, counted for a character that a face lacks."""

# Unicode 16, DerivedCoreProperties.txt: Default_Ignorable_Code_Point. Shapers print nothing for them, whatever the font.
_IGNORABLE: Final = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_SPACES: Final = frozenset("\t\n\r\f")  # laid out as a space


def faces() -> tuple[Face, ...]:
    """Every shipped face, in the order of the style sheets."""
    return FACES


def families() -> tuple[str, ...]:
    """The private family names, each once, in the order of the faces."""
    return tuple(dict.fromkeys(face.family for face in FACES))


def read_face(file: str) -> bytes:
    """The bytes of a shipped font file, by a name that FACES lists; any other name is a bug and raises KeyError."""
    if all(face.file != file for face in FACES):
        raise KeyError(file)
    return (fonts_dir() / file).read_bytes()


def fonts_dir() -> Path:
    """The folder of the font files, their licences and their metrics."""
    return templates_dir() / "_fonts"


def width(text: str, family: str, weight: int, size: float, *, style: Style = "normal") -> float:
    """The width of one line of text in the unit of `size`: the sum of its advance widths, without kerning or ligatures.

    A character that the face lacks counts UNKNOWN_WIDTH; a face that is not shipped is a bug and raises KeyError.
    """
    return _units(text, family, weight, style) * size / 1000


def missing(text: str, families: Iterable[str]) -> tuple[str, ...]:
    """The characters, in order of appearance and each once, that no face of these families can print."""
    covered = [_coverage(family) for family in families]
    characters = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(c for c in characters if not _is_blank(c) and not any(_prints(c, known) for known in covered))


@lru_cache(maxsize=10_000)  # a table measures the same words for each way in which it could be set
def _units(text: str, family: str, weight: int, style: Style) -> int:
    """The width of a text in 1/1000 em."""
    advances = _advances()[family, weight, style]
    return sum(_advance(character, advances) for character in unicodedata.normalize("NFC", text))


def _advance(character: str, advances: Mapping[int, int]) -> int:
    if _is_ignorable(ord(character)):
        return 0
    code = 0x20 if character in _SPACES else ord(character)
    known = advances.get(code)
    if known is not None:
        return known
    parts = unicodedata.normalize("NFD", character)
    return sum(advances.get(ord(part), UNKNOWN_WIDTH) for part in parts) if len(parts) > 1 else UNKNOWN_WIDTH


def _prints(character: str, known: frozenset[int]) -> bool:
    """True when a family has the character itself or all the parts that a shaper would put together."""
    return ord(character) in known or all(ord(part) in known for part in unicodedata.normalize("NFD", character))


def _is_blank(character: str) -> bool:
    return character in _SPACES or _is_ignorable(ord(character))


def _is_ignorable(code: int) -> bool:
    return code >= 0xAD and any(first <= code <= last for first, last in _IGNORABLE)


@cache
def _coverage(family: str) -> frozenset[int]:
    """The code points that every face of a family has."""
    known = [frozenset(table) for (name, _, _), table in _advances().items() if name == family]
    if not known:
        raise KeyError(family)
    return frozenset.intersection(*known)


@cache
def _advances() -> dict[tuple[str, int, str], dict[int, int]]:
    tables = json.loads((fonts_dir() / "metrics.json").read_bytes())
    return {(face.family, face.weight, face.style): _unpacked(tables[face.file]) for face in FACES}


def _unpacked(runs: list[list[int]]) -> dict[int, int]:
    """Code point → advance width from runs, each a first code point and the widths of it and of those that follow it."""
    return dict(chain.from_iterable(enumerate(advances, first) for first, *advances in runs))
