from __future__ import annotations

import pytest

from casereport.figures.choice import Content, choose_kind


@pytest.mark.parametrize(
    ("content", "kind", "because"),
    [
        (Content(1, 2, results=2, events=2), "table", "two times"),
        (Content(1, 0), "table", "no times"),
        (Content(1, 12, results=9, spans=3, days=12), "course", "9 results"),
        (Content(2, 20, results=9, covered=2), "course", "2 patients"),
        (Content(1, 19, results=3, events=19, spans=6, days=2900), "timeline", "19 events over 8 years"),
        (Content(1, 8, events=8, days=40), "timeline", "eight events over 40 days"),
        (Content(1, 4, spans=2, days=90), "timeline", "no events over 3 months"),
        (Content(1, 20, results=18, events=7, days=900), "course", "18 results"),
        (Content(1, 20, results=6, events=7, days=900), "timeline", "seven events"),
        (Content(1, 20, results=18, events=7, days=20), "course", "18 results"),
        (Content(1, 80, events=61, days=90), "table", "60 events"),
        (Content(1, 3, results=2), "course", "three times"),
        (Content(1, 3, events=2), "table", "neither results"),
        (Content(8, 30, covered=8, days=800), "swimmer", "8 of 8"),
        (Content(12, 60, results=5, covered=9), "swimmer", "9 of 12"),
        (Content(41, 200, covered=41), "table", "40 patients"),
        (Content(3, 5, events=5), "table", "neither results nor treatments"),
    ],
)
def test_the_kind_follows_from_what_there_is_and_one_sentence_says_why(content: Content, kind: str, because: str) -> None:
    choice = choose_kind(content)
    assert choice.kind == kind
    assert because in choice.reason
    assert choice.reason.endswith(".")
    assert choice.reason.count(".") == 1
