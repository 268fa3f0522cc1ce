"""Slips of the hand between two words: a letter lost, added or changed, or two letters swapped."""

from __future__ import annotations

from collections.abc import Iterable


def is_slip(typed: str, meant: str) -> bool:
    """Whether two different texts differ by one letter, changed, added or lost, or by two neighbours swapped."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    if len(typed) == len(meant) and typed[at : at + 2] == meant[at : at + 2][::-1]:
        return typed[at + 2 :] == meant[at + 2 :]
    return typed[at + (len(typed) >= len(meant)) :] == meant[at + (len(meant) >= len(typed)) :]


_LONG, _ALIKE = 9, 0.86  # letters from which two slips are believed, and how alike the words must be then


def nearest(typed: str, known: Iterable[str]) -> str:
    """The one known word that is a slip from the typed one, two slips where it is long; empty where none is, or several are."""
    words = list(known)
    near = {word for word in words if is_slip(typed, word)}
    if not near and len(typed) >= _LONG:
        from difflib import get_close_matches

        return next(iter(get_close_matches(typed, [word for word in words if word[:1] == typed[:1]], n=1, cutoff=_ALIKE)), "")
    return near.pop() if len(near) == 1 else ""
