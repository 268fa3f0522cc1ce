"""Random prose is printed under every style: no citation is left without its number, and no two numbers are read as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.prose.random_prose import inspect_prose, random_prose


@pytest.mark.parametrize("first", range(0, 24, 8))
def test_random_prose_is_printed(first: int, tmp_path: Path) -> None:
    """`benchmarks/fuzz_prose.py` tries more."""
    assert {seed: found for seed in range(first, first + 8) if (found := inspect_prose(seed, tmp_path))} == {}


def test_the_prose_is_the_same_for_a_seed_and_has_what_it_is_about() -> None:
    texts = [random_prose(seed) for seed in range(48)]
    assert texts == [random_prose(seed) for seed in range(48)]
    assert all(any(sign in text for text in texts) for sign in ("][@", "]*", "], ", "@a [p. 3]", ", l. 12", "^[@"))
