"""How wide a text of a figure is: the one place where the layout meets the shipped font."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from casereport.journal import fonts

FAMILY = "CRFigure"
CAP_HEIGHT = 0.688  # of the shipped face, in em
DESCENT = 0.2
FEWEST = 3
"""Letters of a long word that a break leaves for the next line, at the least."""


@lru_cache(maxsize=8192)
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """The advance width of a text in pt."""
    return fonts.width(text, FAMILY, 700 if bold else 400, size)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in the fewest lines no wider than `width` pt, as even as their number allows; only a word too wide is broken."""
    words = [piece for word in text.split(" ") for piece in _pieces(word, size, width, bold=bold)]
    lines = _greedy(words, size, width, bold=bold)
    low, high = widest(tuple(words), size, bold=bold), width
    while len(lines) > 1 and high - low > 0.5:
        middle = (low + high) / 2
        tried = _greedy(words, size, middle, bold=bold)
        if len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """The width of the widest line in pt, 0 when there is none."""
    return max((measure(line, size, bold=bold) for line in lines), default=0.0)


def _pieces(word: str, size: float, width: float, *, bold: bool) -> Iterator[str]:
    """The word itself, or parts of it that fit: up to a hyphen or slash where there is one, else up to the last character that fits."""
    while len(word) > 1 and measure(word, size, bold=bold) > width:
        last = len(word) - (FEWEST if len(word) > 2 * FEWEST else 1)
        most = next((k for k in range(last, 1, -1) if measure(word[:k], size, bold=bold) <= width), 1)
        cut = max((k + 1 for k in range(most) if word[k] in "-/\u2010"), default=most)
        yield word[:cut]
        word = word[cut:]
    yield word


def _greedy(words: Sequence[str], size: float, width: float, *, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
