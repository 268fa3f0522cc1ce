"""What a free text is in grammar: each kind, and what is near it."""

from __future__ import annotations

import pytest

from casereport.document.narrative.shapes import is_plural, is_role, shape_of
from casereport.tree import Emph, Text

SHAPES = {
    "": ["", " "],
    "noun": [
        "anaemia grade 3", "Raised transaminases", "persisting nodules", "partial response", "good recovery", "36 months", "R0",
        "No relapse in six months", "increased dose", "ballooned hepatocytes", "relapse after excision", "ulcerated nodules of both hands",
    ],
    "sentences": ["All doses were taken.", "Pain came back. It was mild", "She slept again."],
    "clause": ["Colchicine had failed", "ulceration healed", "fever settled within a day", "she was well", "the effusion recurred"],
    "behind": ["To prevent relapse", "because of nausea", "until death at 74 months", "by 5 mg a day"],
    "verb": ["settled", "Resolved within a week", "recovered fully"],
    "state": ["gone", "Well in a day", "Normal after a fortnight", "lost to follow-up", "Stopped after two hours", "watched closely", "not needed",
        "unresponsive", "Bedridden and aphasic", "no longer febrile", "comatose after the arrest",
    ],
    "none": ["none", "None known"],
}  # fmt: skip


@pytest.mark.parametrize(("shape", "text"), [(shape, text) for shape, texts in SHAPES.items() for text in texts])
def test_the_shape_of_a_text(shape: str, text: str) -> None:
    assert shape_of((Text(text),)) == shape


def test_marks_do_not_hide_a_shape() -> None:
    assert shape_of((Emph((Text("Candida"),)), Text(" was cultured"))) == "clause"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("glucocorticoids", True), ("red cells", True), ("carboplatin and paclitaxel", True), ("steroids (oral)", True),
        ("carboplatin + paclitaxel", False), ("digitalis", False), ("infusion of red cells", False), ("abscess", False), ("transfusions of plasma", True),
    ],
)  # fmt: skip
def test_a_name_of_several_things(name: str, expected: bool) -> None:
    assert is_plural((Text(name),)) is expected


def test_what_a_treatment_is_given_as() -> None:
    assert is_role((Text("Second line"),))
    assert not is_role((Text("Second relapse"),))
