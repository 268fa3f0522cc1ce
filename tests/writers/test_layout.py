"""The comparison of laid-out lines with the document: what is lost or alone is found."""

from __future__ import annotations

import pytest
from tests.writers import documents

from casereport.writers.layout import Line, lonely_headings, lost_passages, printed_passages


def lines(*texts: str) -> list[Line]:
    return [Line(1, 1, text, heading=False) for text in texts]


def laid_out() -> list[Line]:
    """Every passage of the document on a line of its own, as an engine would break it: hyphenated, in capitals."""
    return lines(*(passage.replace("marker", "mar\u2010ker").upper() for passage in printed_passages(documents.rich_document())))


def test_a_complete_layout_loses_nothing() -> None:
    assert lost_passages(documents.rich_document(), laid_out()) == 0


@pytest.mark.parametrize("start", [1, 60, 120])
def test_a_dropped_paragraph_is_found(start: int) -> None:
    whole = laid_out()
    longest = max(range(start, start + 20), key=lambda i: len(whole[i].text))
    assert lost_passages(documents.rich_document(), whole[:longest] + whole[longest + 1 :]) > 0


def test_one_of_two_equal_paragraphs_is_missed() -> None:
    whole = laid_out()
    twice = next(i for i, line in enumerate(whole) if sum(line.text == other.text for other in whole) > 1 and len(line.text) > 99)
    assert lost_passages(documents.rich_document(), whole[:twice] + whole[twice + 1 :]) > 0


def test_a_lost_cell_is_found() -> None:
    whole = [line for line in laid_out() if "1,484" not in line.text]
    assert lost_passages(documents.rich_document(), whole) > 0


def test_a_passage_broken_by_a_repeated_table_head_is_not_lost() -> None:
    whole = laid_out()
    longest = max(range(len(whole)), key=lambda i: len(whole[i].text))
    text = whole[longest].text
    broken = lines(text[:60], "ANALYTE", text[60:])
    assert lost_passages(documents.rich_document(), whole[:longest] + broken + whole[longest + 1 :]) == 0


def test_a_heading_is_lonely_when_its_text_stands_in_the_next_column() -> None:
    heading, text = Line(1, 1, "Discussion", heading=True), Line(1, 2, "Text", heading=False)
    assert lonely_headings([heading, text]) == 1
    assert lonely_headings([heading, Line(1, 1, "Text", heading=False), text]) == 0
    assert lonely_headings([Line(1, 1, "Case", heading=True), heading, text]) == 1
    assert lonely_headings([heading, Line(2, 1, "", heading=False)]) == 1
