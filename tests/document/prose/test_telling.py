"""When the author's prose tells an entry: in one sentence, in whole words, not negated."""

from __future__ import annotations

import pytest

from casereport.document.prose.telling import Telling


@pytest.mark.parametrize(
    ("prose", "pieces", "told"),
    [
        ("She had a fever.", ("fever",), True),
        ("She had FEVER and a rash", ("fever", "rash"), True),
        ("She had a fever. A rash came.", ("fever", "rash"), False),
        ("She was feverish.", ("fever",), False),
        ("She had a non-fever illness.", ("fever",), False),
        ("She had no fever.", ("fever",), False),
        ("She had no fever.", ("no fever",), True),
        ("Fever was denied.", ("fever",), False),
        ("Blood cultures were negative.", ("Blood cultures", "negative"), True),
        ("C-reactive protein was 12\u00a0mg/L.", ("12 mg/L",), True),
        ("A hyphen\u00adated word.", ("hyphenated word",), True),
        ("Fever; rash followed", ("fever", "rash"), False),
        ("Anything", (), False),
        ("", ("fever",), False),
    ],
)
def test_tells(prose: str, pieces: tuple[str, ...], told: bool) -> None:
    assert Telling([prose]).tells(*pieces) is told


def test_any_word() -> None:
    telling = Telling(["The woman came.", "She left."])
    assert telling.tells_any("man", "woman")
    assert not telling.tells_any("man", "he")
