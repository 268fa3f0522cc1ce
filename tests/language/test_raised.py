"""Raised and lowered text without markup."""

from __future__ import annotations

import pytest

from casereport.language.raised import lowered, raised, set_marked
from casereport.tree import Emph, Sub, Sup, Text, plain_raised


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("CD4^+^ T cells", "CD4⁺ T cells"),
        ("^177^Lu-DOTATATE", "¹⁷⁷Lu-DOTATATE"),
        ("20 × 10^9^/L", "20 × 10⁹/L"),
        ("H~2~O", "H₂O"),
        ("FiO2", "FiO₂"),
        ("PaCO2 (kPa), PEEP 8 cmH2O", "PaCO₂ (kPa), PEEP 8 cmH₂O"),
        ("factor V^Leiden^", "factor VLeiden"),
        ("a ^ b ^ c", "a ^ b ^ c"),
        ("about ~5 to ~6", "about ~5 to ~6"),
    ],
)
def test_marks_become_signs(typed: str, printed: str) -> None:
    assert set_marked(typed) == printed


def test_what_has_no_sign_stays_as_it_is() -> None:
    assert (raised("2+"), raised("th"), lowered("2"), lowered("max")) == ("²⁺", "th", "₂", "max")


def test_the_nodes_of_a_title_keep_what_is_raised() -> None:
    nodes = (Text("Platelets of 20 × 10"), Sup((Text("9"),)), Text("/L and "), Emph((Text("H"), Sub((Text("2"),)))))
    assert plain_raised(nodes) == "Platelets of 20 × 10⁹/L and H₂"
