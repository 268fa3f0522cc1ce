"""Lists of changes: what a reader, a text tool and a program get."""

from __future__ import annotations

import json
import re

import pytest

from casereport.journal import load_journal
from casereport.problems import Place
from casereport.revision.changes import Change
from casereport.revision.listing import as_json, as_markdown, as_text
from casereport.revision.page import write_page

CHANGES = (
    Change("changed", ("Patient 1", "laboratory", "platelet count", "day 3"), "127", "391", "×10⁹/L", "labs",
           old_path=("patients", 0), new_path=("patients", 0), old_place=Place("a/case.yaml", 12, 3), new_place=Place("b/case.yaml", 14, 3)),
    Change("added", ("Patient 1", "events", "Death"), "", "Death, time: day 5", topic="events"),
    Change("changed", ("section", "Discussion"), "It was seen before.", "It was *never* seen before.", topic="sections.discussion", is_prose=True),
    Change("moved", ("authors", "Ada Rossi"), "place 2 of 2", "place 1 of 2", topic="authors"),
    Change("changed", ("title",), "<b>Rash</b>", "Rash & \x1b[2J fever", topic="title"),
)  # fmt: skip


def test_the_list_for_a_terminal() -> None:
    assert as_text(CHANGES) == (
        "5 changes: 3 changed, 1 added, 1 moved\n"
        "\nPatient 1\n"
        "  changed  laboratory › platelet count › day 3: 127 → 391 ×10⁹/L\n"
        "           a/case.yaml:12 → b/case.yaml:14\n"
        "  added    events › Death: time: day 5\n"
        "\nDiscussion\n"
        "  changed  It was {+*never* +}seen before. (words: 0 removed, 1 added)\n"
        "\nAuthors\n"
        "  moved    Ada Rossi: place 2 of 2 → place 1 of 2\n"
        "\nManuscript\n"
        "  changed  title: <b>Rash</b> → Rash &  [2J fever\n"
    )
    assert as_text(()) == "No difference.\n"


def test_the_list_as_markdown_marks_words_and_escapes_what_markdown_reads() -> None:
    text = as_markdown(CHANGES, "Changes: a_b", "From v1 to v2")
    assert text.startswith("# Changes: a\\_b\n\nFrom v1 to v2\n\n5 changes: 3 changed, 1 added, 1 moved\n\n## Patient 1\n")
    assert "- changed: It was **\\*never\\*** seen before. (words: 0 removed, 1 added)\n" in text
    assert "- changed: title: \\<b\\>Rash\\</b\\> → Rash & \x1b\\[2J fever\n" in text
    assert "391 ×10⁹/L `a/case.yaml:12 → b/case.yaml:14`\n" in text


def test_the_list_as_json_holds_everything() -> None:
    found = json.loads(as_json(CHANGES))
    assert found[0] == {
        "kind": "changed", "about": ["Patient 1", "laboratory", "platelet count", "day 3"], "old": "127", "new": "391", "unit": "×10⁹/L",
        "same_value": False, "old_path": "patients[0]", "new_path": "patients[0]",
        "old_place": {"file": "a/case.yaml", "line": 12, "column": 3}, "new_place": {"file": "b/case.yaml", "line": 14, "column": 3},
    }  # fmt: skip
    assert [one["new"] for one in found] == [change.new for change in CHANGES]


@pytest.fixture(scope="module")
def page() -> str:
    return write_page(CHANGES, "Changes: case", "From v1 to v2", load_journal("plain")).decode()


def test_the_page_is_inert_and_shows_every_change(page: str) -> None:
    assert "<script" not in page
    assert "&lt;b&gt;Rash&lt;/b&gt;" in page
    assert page.count('<li class="change">') == len(CHANGES)
    assert re.search(r"<del>127</del> → <ins>391 ×10⁹/L</ins>", page)
    assert "It was <ins>*never* </ins>seen before." in page


def test_the_page_of_a_draft_says_so(page: str) -> None:
    marked = write_page(CHANGES, "Changes: case", "From v1 to v2", load_journal("plain"), "Draft, not for publication").decode()
    assert "Draft, not for publication</p>" in marked
    assert "Draft" not in page


def test_the_policy_admits_the_one_style_sheet(page: str) -> None:
    assert re.search(r"default-src &#39;none&#39;; img-src data:; font-src data:; style-src &#39;sha256-[\w+/=]+&#39;", page)
    assert page.count("<style>") == 1
