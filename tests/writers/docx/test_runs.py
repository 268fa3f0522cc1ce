"""Inline nodes become runs: every kind has its own, marks add up, fields keep theirs, mentions lead to places that are there."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from tests.writers import documents
from tests.writers.docx import word
from tests.writers.docx.word import W

from casereport import tree as t
from casereport.journal import load_journal
from casereport.writers.docx.elements import Element, w, written
from casereport.writers.docx.page import Room
from casereport.writers.docx.runs import RUNS, Marks, field, write_runs
from casereport.writers.docx.sheet import LONGEST_NAME, Lists, Sheet, read_anchors
from casereport.writers.docx.styles import NAMES


@pytest.fixture
def sheet() -> Sheet:
    """A sheet of the document with every kind."""
    return sheet_of(documents.rich_document())


def sheet_of(document: t.Document) -> Sheet:
    """A sheet whose styles are called as what they are for."""
    journal = load_journal("plain")
    return Sheet(
        document,
        journal,
        read_anchors(document),
        journal.phrases("en"),
        {key: key for key in NAMES},
        Lists(3, 1),
        Room(160, 240),
        Room(247, 160),
    )


def read(elements: list[Element]) -> ET.Element:
    """The elements as they come out of a file."""
    return ET.fromstring(written(w("p", *elements)))


def marks_of(run: ET.Element) -> set[str]:
    """The properties that a run has."""
    return {item.tag.removeprefix(W) for item in run.findall(f"{W}rPr/*")}


def test_every_inline_kind_has_its_run() -> None:
    assert set(RUNS) == set(t.INLINE_KINDS)


def test_marks_add_up_on_the_way_down(sheet: Sheet) -> None:
    node = t.Strong((t.Text("a"), t.Emph((t.Text("b"), t.Sup((t.Text("c"),))))))
    found = read(write_runs([node], sheet))
    assert [(word.words(run), marks_of(run)) for run in found] == [
        ("a", {"b", "bCs"}),
        ("b", {"b", "bCs", "i", "iCs"}),
        ("c", {"b", "bCs", "i", "iCs", "vertAlign"}),
    ]


def test_emphasis_inside_emphasis_stands_upright(sheet: Sheet) -> None:
    found = read(write_runs([t.Emph((t.Text("a"), t.Emph((t.Text("b"),))))], sheet))
    assert [marks_of(run) for run in found] == [{"i", "iCs"}, set()]


def test_a_number_and_its_unit_stay_together(sheet: Sheet) -> None:
    assert word.words(read(write_runs([t.Text("a dose of 2 mg/kg given on day 3")], sheet))) == "a dose of 2\u00a0mg/kg given on day\u00a03"


def test_marks_stand_on_every_run_of_a_field() -> None:
    found = read(field("SEQ Figure", "1", Marks(bold=True)))
    assert len(found) == 5
    assert all(marks_of(run) == {"b", "bCs"} for run in found)
    assert [item.get(f"{W}fldCharType") for item in found.iter(f"{W}fldChar")] == ["begin", "separate", "end"]


def test_a_mention_repeats_its_target_and_says_the_rest_itself(sheet: Sheet) -> None:
    found = read(write_runs([t.Xref("fig-course", "Figure\u00a01B")], sheet))
    assert word.words(found) == "Figure\u00a01B"
    assert word.instructions(found) == ["REF fig_course \\h"]
    assert word.words(found[-1]) == "B"
    numbered = read(write_runs([t.Xref("case", "Section 2")], sheet))
    assert (word.words(numbered[0]), word.instructions(numbered)) == ("Section ", ["REF case \\h"])


def test_a_mention_in_other_words_is_a_link_and_one_of_nothing_is_text(sheet: Sheet) -> None:
    found = read(write_runs([t.Xref("fig-course", "the drawing"), t.Xref("tbl-record-labs", "Table S1")], sheet))
    assert [item.tag.removeprefix(W) for item in found] == ["hyperlink", "r"]
    assert found[0].get(f"{W}anchor") == "fig_course"
    assert word.words(found) == "the drawingTable S1"


def test_a_citation_leads_to_its_entry_and_is_raised_where_the_journal_raises_it(sheet: Sheet) -> None:
    found = read(write_runs([documents.cite("cite-1", 1, 2, form="superscript")], sheet))
    assert word.words(found) == "(1, 2)"
    assert [link.get(f"{W}anchor") for link in found.iter(f"{W}hyperlink")] == ["ref_1", "ref_2"]
    assert all(marks_of(run) == {"vertAlign"} for run in found.iter(f"{W}r"))


def test_one_address_is_one_link(sheet: Sheet) -> None:
    found = read(write_runs([t.Link("https://example.org/a", "a"), t.Link("https://example.org/a", "b")], sheet))
    assert len({link.get(f"{word.R}id") for link in found.iter(f"{W}hyperlink")}) == 1
    assert sheet.links.ids == {"https://example.org/a": "link1"}


def test_names_of_places_are_such_as_word_takes_and_never_the_same() -> None:
    ids = ("fig-a.b", "fig-a_b", "fig-A-b", "1st", "x" * 60, "x" * 61)
    body = tuple(documents.section(key, f"Title {key}") for key in ids)
    names = [anchor.name for anchor in read_anchors(replace(documents.rich_document(), body=body)).values()][: len(ids)]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(name.isascii() and name.isidentifier() and len(name) <= LONGEST_NAME for name in names)
