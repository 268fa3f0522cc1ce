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


def nearest(typed: str, known: Iterable[str]) -> str:
    """The one known word that is a slip from the typed one; empty where none is, or several are."""
    near = {word for word in known if is_slip(typed, word)}
    return near.pop() if len(near) == 1 else ""
