"""Letters of another alphabet inside words, letters inside numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]

TEXTS = {
    "pr\u043epranolol": True,  # Cyrillic o
    "\u0410dmission": True,  # Cyrillic A
    "ph\u0430eochromocytoma": True,
    "phae\u03bfchromocytoma": True,  # Greek omicron
    "ph\u03b1eochromocytoma": True,  # Greek alpha between small letters
    "Vitamin \u0412": True,  # Cyrillic Ve that stands alone
    "TNF\u03b1, NF\u03baB, IFN\u03b3, TGF-\u03b2 and \u03b22-microglobulin": False,
    "5 \u03bcg, 5 \u00b5mol, \u0394F508, \u03c72 test, PPAR\u03b3": False,
    "\u03bf \u0431\u043e\u043b\u044c\u043d\u043e\u0439 \u0438 \u043e\u0441\u0430": False,
    "na\u00efve, S\u00f8ren, \u0141ukasz and Stra\u00dfe": False,
    "CRP was 21O mg/L": True,
    "weight of 7O kg": True,
    "a dose of l0 mg, then I5.5 mg": True,
    "C3 and C4, IL-1, O2 at 2 L/min, H1N1, T2 and L4 level, T1 5 mm": False,
    "CO2 40 mmHg and O2 90 %, class I 5 mg, 2l of water, vitamin B12 100 \u00b5g": False,
}


@pytest.mark.parametrize("text", TEXTS)
def test_letters(found: Found, text: str) -> None:
    whole = f"sections:\n  case: |\n    {text}"
    assert found("foreign-letter", "id: P1", whole) == ([("foreign-letter", "sections.case")] if TEXTS[text] else [])
