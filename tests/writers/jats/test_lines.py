"""Inline nodes in lines, without links, and captions as title and text."""

from __future__ import annotations

import pytest

from casereport.tree import Break, Cite, CiteLink, Emph, Item, List, Paragraph, Strong, Text, Xref, plain
from casereport.writers.jats.lines import as_line, split_lines, split_title, without_breaks, without_links

BROKEN = (Text("One "), Strong((Text("two"), Break(), Emph((Text("three"), Break(), Break(), Text("four"))))), Break(), Text(" "))


def test_a_mark_around_a_break_stands_in_every_line() -> None:
    assert split_lines(BROKEN) == (
        (Text("One "), Strong((Text("two"),))),
        (Strong((Emph((Text("three"),)),)),),
        (Strong((Emph((Text("four"),)),)),),
    )
    assert split_lines((Break(),)) == ()


def test_a_break_can_be_a_space() -> None:
    assert plain(without_breaks(BROKEN)) == "One two three four"


def test_links_inside_the_document_become_text() -> None:
    cite = Cite("cite-1", (Text("["), CiteLink("1", "ref-1"), Text("]")))
    assert without_links((Emph((cite,)), Xref("fig-a", "Figure 1"))) == (Emph((Text("[1]"),)), Text("Figure 1"))
    raised = without_links((Cite("cite-1", (CiteLink("1", "ref-1"),), "superscript"),))
    assert raised[0].kind == "sup"


def test_a_list_is_a_line_with_semicolons() -> None:
    items = (Item((Text("one"),), List((Item((Text("two"),)),))), Item(()))
    assert as_line(List(items)) == (Text("one; two"),)
    assert as_line(Paragraph((Text("as it is"),))) == (Text("as it is"),)


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Laboratory results. Day 1 is the day of admission.", "Laboratory results.", "Day 1 is the day of admission."),
        ("Laboratory results by day", "Laboratory results by day", ""),
        ("Laboratory results.", "Laboratory results.", ""),
        ("E. coli by day. Day 1.", "E. coli by day.", "Day 1."),
        ("Growth of S. aureus by hospital day. (A) One.", "Growth of S. aureus by hospital day.", "(A) One."),
        ("Results. Note.", "Results.", "Note."),
        ("Course of MIS-C. Day 1.", "Course of MIS-C.", "Day 1."),
        ("Seen by Dr. Rossi in St. Mary and so on", "", "Seen by Dr. Rossi in St. Mary and so on"),
        ("", "", ""),
    ],
)
def test_a_caption_has_its_first_sentence_for_a_title(text: str, title: str, rest: str) -> None:
    found = split_title((Text(text),))
    assert (plain(found[0]), plain(found[1])) == (title, rest)


def test_what_is_strong_at_the_beginning_is_the_title() -> None:
    assert split_title((Strong((Text("Course."),)), Text(" By day. More."))) == ((Text("Course."),), (Text("By day. More."),))
    assert split_title((Text("Course of the marker. "), Strong((Text("(A)"),)), Text(" One."))) == (
        (Text("Course of the marker."),),
        (Strong((Text("(A)"),)), Text(" One.")),
    )
