"""How colours look to eyes that see them differently, and how far apart two of them are.

The matrices are those of Machado, Oliveira and Fernandes (IEEE Trans Vis Comput Graph 2009;15:1291-8, severity 1.0), for linear sRGB;
differences are CIE 1976 ΔE*ab under D65: 2.3 is just noticed (Mahy and others, Color Res Appl 1994;19:105-21).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations

from casereport.figures.paper.palette import lightness

Triple = tuple[float, float, float]
VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_XYZ: tuple[Triple, Triple, Triple] = (  # IEC 61966-2-1, each row over the white point
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)


def difference(first: str, second: str, vision: str) -> float:
    """ΔE*ab of two colours `#RRGGBB` to an eye."""
    one, other = (_lab(_seen(colour, vision)) for colour in (first, second))
    return math.dist(one, other)


def least_difference(colours: Mapping[str, str], vision: str) -> float:
    """The smallest ΔE*ab between any two of the colours."""
    return min(difference(a, b, vision) for a, b in combinations(colours.values(), 2))


def least_grey_step(colours: Mapping[str, str]) -> tuple[float, str, str]:
    """The two colours nearest in lightness, and by how much L* they differ."""
    return min((abs(lightness(colours[a]) - lightness(colours[b])), a, b) for a, b in combinations(colours, 2))


def _seen(colour: str, vision: str) -> Triple:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return _times(VISIONS[vision], (linear[0], linear[1], linear[2]))


def _times(rows: tuple[Triple, Triple, Triple], values: Triple) -> Triple:
    found = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, values, strict=True)))) for row in rows]
    return found[0], found[1], found[2]


def _lab(linear: Triple) -> Triple:
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in _times(_XYZ, linear))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
