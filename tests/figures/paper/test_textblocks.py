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


@pytest.mark.parametrize(
    "name",
    [
        "NM_004333.6:c.1799_1800delinsAATTCCGGAATT",
        "p.(Val600_Lys601delinsGluAsnTrpAspGlnAsn)",
        "https://example.org/registers/longnameofaregisterwithoutanyhyphen",
        "a.person.with.a.long.name@example.org",
    ],
)
def test_an_identifier_is_broken_without_a_hyphen(name: str) -> None:
    lines = set_block("D3", f"seen: {name}", 6.5, 40.0).lines
    assert len(lines) > 2
    assert "".join(lines).replace(" ", "") == f"seen:{name}"


def test_a_long_word_takes_a_hyphen() -> None:
    lines = set_block("", "esophagogastroduodenoscopy", 6.5, 40.0).lines
    assert [line[-1] for line in lines[:-1]] == ["\u2010"] * (len(lines) - 1)
