"""Labels of several lines, led by a time in bold: wrapped as evenly as their lines allow."""

from __future__ import annotations

import re

from casereport.figures.paper.measure import CAP_HEIGHT, DESCENT, FEWEST, measure
from casereport.figures.paper.scene import Text
from casereport.journal.lines import is_identifier
from casereport.values import dataclass

LEADING = 1.16  # line height in em
SLACK = 1.02  # renderers round advances; a box is this much wider than the sum of its widths


@dataclass(frozen=True, slots=True)
class Block:
    """A label in lines: its first line begins with the bold `prefix`; `w` and `h` in pt, from the capitals' top to the descenders."""

    prefix: str
    lines: tuple[str, ...]
    size: float
    w: float
    h: float

    def draw(self, x: float, top: float, anchor: str, role: str) -> tuple[Text, ...]:
        """The block's texts, flush left, right or centred on `x`, with the top of its capitals at `top`."""
        texts: list[Text] = []
        for k, line in enumerate(self.lines):
            lead = self._lead if k == 0 and self.prefix else 0.0
            width = lead + measure(line, self.size) if line else measure(self.prefix, self.size, bold=True) if k == 0 else 0.0
            left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
            y = top + CAP_HEIGHT * self.size + k * LEADING * self.size
            if k == 0 and self.prefix:
                texts.append(Text(left, y, self.prefix, self.size, bold=True, role=f"{role}-time"))
            if line:
                texts.append(Text(left + lead, y, line, self.size, role=role))
        return tuple(texts)

    @property
    def _lead(self) -> float:
        return _lead(self.prefix, self.size)


def set_block(prefix: str, label: str, size: float, width: float) -> Block:
    """The label in lines of at most `width` pt (a prefix alone may be wider), as even as their number allows."""
    lead = _lead(prefix, size) if prefix else 0.0
    words = [part for word in words_of(label) for part in _short_enough(word, size, width, "" if is_identifier(word) else "‐")]
    advances = [measure(word, size) for word in words]
    space = measure(" ", size)
    breaks, widest = _break(advances, space, lead, width)
    while len(breaks) > 1:
        tried, narrower = _break(advances, space, lead, widest - 0.01)
        if len(tried) > len(breaks) or narrower >= widest:
            break
        breaks, widest = tried, narrower
    lines = tuple(" ".join(words[a:b]) for a, b in breaks)
    own = measure(prefix, size, bold=True) if prefix else 0.0
    height = (CAP_HEIGHT + DESCENT + LEADING * (len(lines) - 1)) * size
    return Block(prefix, lines, size, max(own, widest) * SLACK, height)


def words_of(label: str) -> list[str]:
    """What a line may hold alone: the words, but a number with the one or two letters of its unit, and what a hard space joins."""
    text = re.sub(r"[^\S\u00a0\u202f]+", " ", label).strip(" ")
    return re.split(r"(?<!\d) | (?![^\W\d]{1,2}\b)", text) if text else []


def _lead(prefix: str, size: float) -> float:
    return measure(prefix, size, bold=True) + measure(" ", size)


Breaks = list[tuple[int, int]]  # first word and the one after the last, line by line


def _break(advances: list[float], space: float, lead: float, width: float) -> tuple[Breaks, float]:
    """Greedy lines and the width of the widest; the first may hold the prefix alone."""
    lines: Breaks = []
    start, used, widest = 0, lead, 0.0
    for k, advance in enumerate(advances):
        is_first = k == start and (lines or not lead)
        if not is_first and used + advance > width:
            lines.append((start, k))
            widest = max(widest, used - space)
            start, used = k, 0.0
        used += advance + space
    return [*lines, (start, len(advances))], max(widest, used - space)


def _short_enough(word: str, size: float, width: float, hyphen: str) -> list[str]:
    """The word, or pieces of it that fit a line: broken behind hyphens and slashes first, else anywhere with the hyphen of the word."""
    if measure(word, size) <= width:
        return [word]
    cut = max((k + 1 for k, c in enumerate(word[:-1]) if c in "-–/‐" and measure(word[: k + 1], size) <= width), default=0)
    if not cut:
        last = len(word) - (FEWEST if len(word) > 2 * FEWEST else 1)
        cut = max((k for k in range(1, last + 1) if measure(word[:k] + hyphen, size) <= width), default=1)
        return [word[:cut] + hyphen, *_short_enough(word[cut:], size, width, hyphen)] if len(word) > 1 else [word]
    return [word[:cut], *_short_enough(word[cut:], size, width, hyphen)]
