"""Comments of reviewers are parted as they were meant, and not a word of them is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.revision.comments import Comment, Reviewer, read_comments

LETTER = """Dear authors,

Reviewer #1 (Remarks to the Author):
A nice report.

1. The dose is
   not clear.
2) Why day 3?

Minor comments:
1. A typo on page 2.

REVIEWER 2
The report is long.

It needs a table.

Editor's comments:
- Please shorten.
- Please add a checklist.
"""


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(one.name, [comment.text for comment in one.comments]) for one in read_comments(text)]


def test_a_letter_is_parted_into_reviewers_and_points() -> None:
    assert told(LETTER) == [
        ("", ["Dear authors,"]),
        ("Reviewer 1", ["A nice report.", "1. The dose is\n   not clear.", "2) Why day 3?", "1. A typo on page 2."]),
        ("Reviewer 2", ["The report is long.", "It needs a table."]),
        ("Editor", ["- Please shorten.", "- Please add a checklist."]),
    ]
    assert [comment.part for comment in read_comments(LETTER)[1].comments] == ["", "", "", "Minor comments"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Reviewer 1", "Reviewer 1"), ("Reviewer: 1", ""), ("## Reviewer #2:", "Reviewer 2"), ("Comments of Reviewer 3", "Reviewer 3"),
        ("Reviewer No. 2", "Reviewer 2"), ("Referee B", "Referee B"), ("Associate Editor Comments:", "Associate editor"),
        ("Reviewer 1: Comments to the Author", "Reviewer 1"), ("**Reviewer 1**", "Reviewer 1"), ("Reviewer two", "Reviewer two"),
        ("Reviewer 2 asks for more", ""), ("The reviewer", ""), ("Editors choose", ""),
    ],
)  # fmt: skip
def test_headings_are_known_by_their_form(line: str, name: str) -> None:
    (first, *_) = read_comments(f"{line}\nText.")
    assert first.name == name


@pytest.mark.parametrize("point", ["1. a", "2) a", "Comment 3: a", "#4: a", "Point 5. a", "1.2. a", "- a", "• a"])
def test_points_begin_with_a_number_or_a_bullet(point: str) -> None:
    assert told(f"Before\n{point}\nb\n\nc") == [("", ["Before", f"{point}\nb\n\nc"])]


@pytest.mark.parametrize("line", ["3.5 mg was given", "1984 was long ago", "10 patients", "–5"])
def test_a_number_in_a_text_begins_no_point(line: str) -> None:
    assert told(f"Before\n{line}") == [("", [f"Before\n{line}"])]


def test_nothing_is_said_of_nothing() -> None:
    assert read_comments("") == ()
    assert read_comments("Reviewer 1\n\n") == (Reviewer("Reviewer 1", ()),)
    assert read_comments("Why?") == (Reviewer("", (Comment("Why?"),)),)


PIECES = st.sampled_from(["Reviewer 1", "Reviewer 2:", "1. One", "- two", "Minor comments", "text of it", "", "  inner", "Comment 3: x"])


@given(st.lists(PIECES, max_size=12))
def test_no_word_is_lost(pieces: list[str]) -> None:
    kept = [word for one in read_comments("\n".join(pieces)) for comment in one.comments for word in comment.text.split()]
    wanted = [word for piece in pieces if not re.match("Reviewer|Minor", piece) for word in piece.split()]
    assert kept == wanted
