"""The inspection of a finished Word file finds what must not be in it, and what must be and is not."""

from __future__ import annotations

import pytest
from tests.writers import documents
from tests.writers.docx import word

from casereport.journal import load_journal
from casereport.writers.docx import write_docx
from casereport.writers.docx.inspection import inspect_docx
from casereport.writers.options import Options, Placement

DOCUMENT = documents.rich_document(banner="Draft, not for publication")
TEXT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"


def found(data: bytes) -> list[tuple[str, str]]:
    """Code and message of each problem."""
    return [(problem.code, problem.message) for problem in inspect_docx(data, DOCUMENT)]


def test_a_manuscript_of_ours_has_no_fault(manuscript: bytes) -> None:
    assert found(manuscript) == []


PLANTED = {
    "a word lost": (TEXT, "Repeated cultures remained sterile", "Repeated cultures", "lost-text", "1 passages"),
    "an alternative lost": (TEXT, 'descr="Four grey squares in two rows."/><wp:cNv', 'descr=""/><wp:cNv', "lost-text", "1 passages"),
    "a mention of nothing": (TEXT, "REF fig_course", "REF fig_curse", "unsafe-output", "a mention of a place that is not there"),
    "a citation of nothing": (TEXT, 'w:anchor="ref_1"', 'w:anchor="ref_9"', "unsafe-output", "a mention of a place that is not there"),
    "two places of a name": (TEXT, 'w:name="ref_2"', 'w:name="ref_1"', "unsafe-output", "two places of one name"),
    "a place without end": (TEXT, '<w:bookmarkEnd w:id="1"/>', "", "unsafe-output", "a place without beginning or end"),
    "an unsafe link": (RELATIONS, "https://example.org/a?", "javascript:alert(1)?", "unsafe-output", "an unsafe link"),
    "a picture from outside": (
        RELATIONS, 'Target="media/picture1.png"', 'Target="https://example.org/a.png" TargetMode="External"', "unsafe-output", "outside",
    ),
    "a part of another kind": (
        "[Content_Types].xml", "</Types>", '<Override PartName="/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        "unsafe-output", "a part of a kind",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_fault_is_found(manuscript: bytes, case: str) -> None:
    part, old, new, code, message = PLANTED[case]
    problems = found(word.changed(manuscript, part, old, new))
    assert [found_code for found_code, _ in problems][:1] == [code]
    assert message in problems[0][1]


def test_a_part_that_no_manuscript_has_is_found(manuscript: bytes) -> None:
    assert found(word.with_part(manuscript, "word/vbaProject.bin", b"x")) == [
        ("unsafe-output", "the Word file has a part of a kind that no manuscript has")
    ]


def test_texts_in_another_order_are_lost_ones(manuscript: bytes) -> None:
    data = manuscript
    for old, new in ((">Step one<", ">Step\u200bone<"), (">Step two<", ">Step one<"), (">Step\u200bone<", ">Step two<")):
        data = word.changed(data, TEXT, old, new)
    assert found(data) == [("lost-text", "1 passages of the document are not, or not in their order, in the Word file")]


def test_a_cell_that_is_not_there_is_lost(manuscript: bytes) -> None:
    assert found(word.changed(manuscript, TEXT, ">Return from the journey<", "><"))[0][0] == "lost-text"


@pytest.mark.parametrize("placement", ["inline", "end", "none"])
def test_figures_are_looked_for_where_they_should_be(placement: Placement) -> None:
    made = write_docx(DOCUMENT, load_journal("plain"), Options(figures=placement))
    wrong: Placement = "end" if placement == "inline" else "inline"
    assert inspect_docx(made, DOCUMENT, placement) == []
    assert [problem.code for problem in inspect_docx(made, DOCUMENT, wrong)] == ["lost-text"]
