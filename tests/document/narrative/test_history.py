"""The history and the family in sentences: what nobody looked into is not told as absent."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told

NEVER_DONE = {
    "history: {medical: not done, genetic: not performed}": ("Medical history was not assessed", "Genetic testing was not done"),
    "history: {allergies: not done, tobacco: none}": ("did not smoke", "Allergies were not assessed"),
    "absent: {variants: not done, history: not performed}": ("Genetic testing was not done", "No history was taken"),
    "family: {consanguinity: not done}": ("Consanguinity was not assessed",),
    "adverse_events: not done": ("Adverse events were not assessed",),
}


@pytest.mark.parametrize(("typed", "expected"), NEVER_DONE.items())
def test_what_was_not_done_is_not_told_as_absent(typed: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    section = "outcome" if "adverse" in typed else "diagnosis" if "absent" in typed else "case"
    text = told(tmp_path / "case", typed, section).lower()
    assert [one for one in expected if one.lower() not in text] == []
    assert [word for word in ("had no", "no genetic", "not related", "no adverse") if word in text] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("family: {consanguinity: no}", "The parents were not related."),
        ("family: {consanguinity: yes}", "The parents were consanguineous."),
        ("family: {consanguinity: none known}", "The parents were not known to be related."),
        ("family: {consanguinity: first cousins}", "The parents were first cousins."),
        ("history: {alcohol: no}", "drank no alcohol."),
        ("history: {alcohol: yes}", "drank alcohol."),
        ("history: {allergies: 'no'}", "had no allergies."),
        ("history: {family: yes}", "family history was positive."),
    ],
)
def test_yes_and_no_answer_in_words(typed: str, expected: str, tmp_path: Path) -> None:
    assert expected in told(tmp_path / "case", typed, "case")
