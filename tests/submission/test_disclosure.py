"""The disclosure of each author: every question, nobody's answer."""

from __future__ import annotations

from pathlib import Path

from tests.submission.cases import subject

from casereport.submission.disclosure import QUESTIONS, disclosure
from casereport.tree import Table, plain, walk


def test_it_asks_thirteen_questions_and_answers_none(tmp_path: Path) -> None:
    one = subject(tmp_path)
    made = disclosure(one, one.document.matter.contributors[1])
    (table,) = [node for node in walk(made.body) if isinstance(node, Table)]
    questions = [row for row in table.rows if len(row) == 3]
    assert len(questions) == len(QUESTIONS) == 13
    assert [plain(row[0].children).partition(".")[0] for row in questions] == [str(number) for number in range(1, 14)]
    assert {(plain(row[1].children), plain(row[2].children)) for row in questions} == {("☐ None", "")}
    assert {sum(cell.span for cell in row) for row in table.rows} == {3}


def test_it_names_author_title_and_what_the_manuscript_states(tmp_path: Path) -> None:
    one = subject(tmp_path)
    told = plain(
        tuple(node for node in walk(disclosure(one, one.document.matter.contributors[1]).body) if getattr(node, "kind", "") == "paragraph")
    )
    assert "Author: Ben O'Neil" in told
    assert "Manuscript: Case report: anakinra in an adolescent" in told
    assert "Stated in the manuscript: B.O. declares a lecture fee." in told
