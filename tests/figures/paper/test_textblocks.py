from __future__ import annotations

import pytest

from casereport.figures.paper.textblocks import set_block, words_of


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("15 y, M", ["15 y,", "M"]),
        ("weight loss 6 kg", ["weight", "loss", "6 kg"]),
        ("CRP\u00a064\u00a0mg/L  at\nonset", ["CRP\u00a064\u00a0mg/L", "at", "onset"]),
        ("2 doses of 3 g", ["2", "doses", "of", "3 g"]),
        ("  ", []),
        ("7", ["7"]),
    ],
)
def test_a_number_stays_with_its_unit(label: str, words: list[str]) -> None:
    assert words_of(label) == words


def test_lines_hold_their_width_and_lose_nothing() -> None:
    block = set_block("D1", "weight loss 6 kg in 2 mo", 6.5, 40.0)
    assert block.w <= 41
    assert " ".join(line for line in block.lines if line) == "weight loss 6 kg in 2 mo"
