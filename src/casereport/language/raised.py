"""Raised and lowered text where there is no markup, as in drawings and titles: Unicode's own signs."""

from __future__ import annotations

import re

_ORDINARY = "0123456789+-\u2212=()ni"
RAISED = dict(zip(_ORDINARY, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
LOWERED = dict(zip(_ORDINARY[:-2], "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_MARKED = re.compile(r"\^(?P<up>[^\s^~]{1,20})\^|~(?P<down>[^\s^~]{1,20})~")


def raised(text: str) -> str:
    """The text in raised signs, as it is when one of its characters has none."""
    return _set(text, RAISED)


def lowered(text: str) -> str:
    """The text in lowered signs, as it is when one of its characters has none."""
    return _set(text, LOWERED)


def set_marked(text: str) -> str:
    """A text in which `^…^` and `~…~` mark what is raised and lowered, with signs in their place: `CD4^+^` is `CD4⁺`."""
    return _MARKED.sub(lambda found: raised(found["up"]) if found["up"] else lowered(found["down"]), text)


def _set(text: str, signs: dict[str, str]) -> str:
    return "".join(signs[sign] for sign in text) if all(sign in signs for sign in text) else text
