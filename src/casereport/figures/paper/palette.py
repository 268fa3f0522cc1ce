"""Colours by role, light and dark, and the contrast between them (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from functools import cache

# Drug colours are Okabe and Ito's; their order keeps neighbours apart for every colour vision, and lanes carry names besides.
LANE_COLOURS = ("orange", "sky", "green", "purple", "blue", "verm")

_LIGHT = {
    "paper": "#FFFFFF",
    "ink": "#1A1A1A",
    "muted": "#595959",
    "leader": "#8C8C8C",
    "rule": "#BFBFBF",
    "refband": "#DDE9F3",
    "icuband": "#F0EDE8",
    "reficu": "#CFDAE2",
    "ward": "#E3E3E3",
    "ed": "#C4C4C4",
    "hdu": "#A7A7A7",
    "icu": "#8A8A8A",
    "series": "#1F3A5F",
    # the second series of a panel: twice as light as the first in grey; its texts are dark enough for every ground
    "series2": "#C2571A",
    "series2-text": "#8F3E0A",
    # states of a swimmer figure, each plainly farther from the paper than the one before
    "state0": "#FFFFFF",
    "state1": "#E3E3E3",
    "state2": "#56B4E9",
    "state3": "#009E73",
    "state4": "#0072B2",
    "state5": "#1F3A5F",
    "orange": "#E69F00",
    "sky": "#56B4E9",
    "green": "#009E73",
    "purple": "#CC79A7",
    "blue": "#0072B2",
    "verm": "#D55E00",
    # the same hues for thin lines: 3:1 and better on paper, band and shade, and apart from each other for every colour vision
    "orange-line": "#A06E00",
    "sky-line": "#2A7FB2",
    "green-line": "#006A4C",
    "purple-line": "#A8517F",
    "blue-line": "#003F6B",
    "verm-line": "#9A3F00",
}
_DARK = _LIGHT | {
    "paper": "#16181C",
    "ink": "#ECECEC",
    "muted": "#B4B4B4",
    "leader": "#8A8A8A",
    "rule": "#555555",
    "refband": "#1E3346",
    "icuband": "#26231E",
    "reficu": "#283A4A",
    "ward": "#333333",
    "ed": "#4F4F4F",
    "hdu": "#6C6C6C",
    "icu": "#8A8A8A",
    "series": "#9CC4EE",
    "series2": "#D9722B",
    "series2-text": "#F2A56B",
    "state0": "#16181C",
    "state1": "#40454D",
    "state2": "#2E74A8",
    "state3": "#1FA27E",
    "state4": "#7DBDF0",
    "state5": "#E3F0FC",
    "blue": "#1A7DC0",
    "orange-line": "#F0B429",
    "sky-line": "#8ACBF2",
    "green-line": "#00A87B",
    "purple-line": "#D98CB8",
    "blue-line": "#3B8BD0",
    "verm-line": "#DB6206",
}


@cache
def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours `#RRGGBB`, 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


@cache
def lightness(colour: str) -> float:
    """How light a colour `#RRGGBB` is, 0 to 100: what is left of it in greyscale (CIE 1976 L*, white point D65)."""
    y = _luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _mix(first: str, second: str, share: float) -> str:
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _with_derived_roles(palette: dict[str, str]) -> dict[str, str]:
    over = {
        f"on-{role}": max(("#000000", "#FFFFFF"), key=lambda c: contrast(c, colour)) for role, colour in palette.items() if _is_ground(role)
    }
    tints = {f"{role}-tint": _mix(palette[role], palette["paper"], 0.4) for role in LANE_COLOURS}
    return palette | over | tints


def _is_ground(role: str) -> bool:
    return role in LANE_COLOURS or role.startswith("state") or role in ("paper", "ward", "ed", "hdu", "icu")


LIGHT: dict[str, str] = _with_derived_roles(_LIGHT)
DARK: dict[str, str] = _with_derived_roles(_DARK)
