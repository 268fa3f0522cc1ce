"""Words that say how somebody is, told from names of what somebody has."""

from __future__ import annotations

import pytest

from casereport.document.narrative.adjectives import is_adverb, is_state

STATES = (
    "febrile", "cyanotic", "confused", "dehydrated", "hypotensive", "hypoxic", "obese", "malnourished", "well nourished", "diaphoretic",
    "comatose", "unresponsive", "conscious", "irritable", "anuric", "bedridden", "wheelchair-bound", "ill-appearing", "ill appearing",
    "non-verbal", "euthyroid", "underweight", "awake and oriented", "in respiratory distress", "in no distress", "unable to walk",
    "mildly dehydrated", "not oriented to time", "no longer febrile", "alert, oriented to person", "unresponsive, GCS 3", "oriented x3",
    "short of breath", "hard of hearing", "on mechanical ventilation", "without fever", "awake but confused", "tachypneic at 40/min", "alert and in pain", "breathless",
)  # fmt: skip
NAMES = (
    "normal S1 and S2", "short stature", "positive P53 mutation", "normal and equal pulses", "positive Babinski sign", "colic", "facial tic", "arthralgia", "red, cracked lips", "oral contraceptive",
    "hepatomegaly", "painful hepatomegaly", "seed", "intermittent gallop", "irritable bowel", "sinus rhythm", "known asthma", "nodules",
    "cervical and axillary lymphadenopathy", "tender, indurated left calf", "bleed", "impairment", "pedal edema", "mild to moderate ascites",
    "dry mucous membranes", "beta-adrenergic seizure", "non-steroid", "",
)  # fmt: skip


@pytest.mark.parametrize("text", STATES)
def test_adjectives_without_a_noun_are_a_state(text: str) -> None:
    assert is_state(text)
    assert is_state(text.capitalize())


@pytest.mark.parametrize("text", NAMES)
def test_adjectives_before_a_noun_and_nouns_of_their_endings_are_none(text: str) -> None:
    assert not is_state(text)


def test_adverbs_end_in_ly_but_for_nouns_that_do() -> None:
    assert [word for word in ("mildly", "still", "splenomegaly", "anomaly", "pale") if is_adverb(word)] == ["mildly", "still"]
