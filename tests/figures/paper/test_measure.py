"""Texts in lines: a word too wide is broken so that no single letter stands alone."""

from __future__ import annotations

import pytest

from casereport.figures.paper.measure import FEWEST, measure, wrap
from casereport.figures.paper.textblocks import set_block


@pytest.mark.parametrize("word", ["Methylprednisolone", "Immunglobulin", "Hydroxychloroquine"])
def test_a_broken_word_leaves_three_letters_at_least(word: str) -> None:
    for missing in range(1, 8):
        width = measure(word[:-missing], 7.0) + 0.1
        lines = wrap(word, 7.0, width)
        assert "".join(lines) == word
        assert all(len(line) >= FEWEST and measure(line, 7.0) <= width for line in lines)
        assert all(len(line.rstrip("-")) >= FEWEST for line in set_block("", word, 7.0, width).lines)


def test_a_word_with_a_hyphen_is_broken_there() -> None:
    assert wrap("anti-thymocyte", 7.0, measure("anti-thymocyt", 7.0)) == ("anti-", "thymocyte")
