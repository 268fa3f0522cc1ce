"""The frame of an answer: comments quoted, changes with their places, and nothing said for the authors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.revision.pairs import Pair, make_pair
from tests.revision.word import paragraphs

from casereport.journal import load_journal
from casereport.revision.answering import write_response
from casereport.revision.comments import read_comments
from casereport.revision.manuscript import build_redline
from casereport.revision.passages import read_passages
from casereport.revision.response import as_markdown, build_response
from casereport.tree.marks import has_marks
from casereport.writers.options import Options
from casereport.writers.pdf import write_pdf

COMMENTS = """Reviewer 1
1. How many *weeks* do rashes stay, weeks or months?
2. What of the patients of Marsh?
3. Nothing about zebras.
"""


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return make_pair("all at once", tmp_path_factory.mktemp("pair"))


@pytest.fixture(scope="module")
def answer(pair: Pair) -> str:
    return write_response(pair.revised, read_comments(COMMENTS), ".md").decode()


def test_comments_are_quoted_and_the_rest_is_left_open(answer: str) -> None:
    assert answer.startswith(
        "# Response to reviewers\n\n**Synthetic case: no real patient**\n\nA rash that goes after colchicine, twice\n\n## Reviewer 1\n"
    )
    assert "> 1. How many \\*weeks\\* do rashes stay, weeks or months?\n\n**Response:**\n\n**Changes:**\n" in answer
    assert "> 3. Nothing about zebras.\n\n**Response:**\n\n**Changes:**\n\n- \n" in answer


def test_changes_that_share_words_are_proposed(answer: str) -> None:
    first, second = (answer.partition(f"### Comment {number}")[2].partition("###")[0] for number in (1, 2))
    assert "rashes stay for ~~weeks~~**months**" in first
    assert "Table 1 (page 2, line 21): Marsh, Patients: ~~3~~**4**" in second
    assert "zebra" not in first + second


def test_every_change_stands_in_the_list_with_its_line(pair: Pair, answer: str) -> None:
    passages = read_passages(build_redline(pair.revised))
    listed = answer.partition("## All changes of the manuscript\n\n")[2].splitlines()
    assert len(listed) == len(passages) == 17
    assert all(has_marks(passage.text) for passage in passages)
    pages = write_pdf(pair.revised.new_document, load_journal("plain"), Options(review=True)).lines
    changed = next(line for line in pages.lines if line.text.split()[:3] == ["A", "rash", "is"])
    assert f"Introduction (page {changed.page}, line {changed.number}): " in next(line for line in listed if "**months**" in line)
    assert listed[0].startswith("1. Title (page 1, line ")


def test_a_row_is_told_by_what_changed_in_it(pair: Pair) -> None:
    told = [
        "".join(f"<{state}:{text}>" if state != "same" else text for state, text in one.runs)
        for one in read_passages(build_redline(pair.revised))
    ]
    assert "Marsh, Patients: <removed:3><added:4>" in told
    assert "<removed:Rossi>, <removed:1>" in told
    assert "<added:Own case>, <added:1>" in told


def test_without_comments_there_is_room_for_one(pair: Pair) -> None:
    response = build_response("T", (), read_passages(build_redline(pair.revised)), None)
    text = as_markdown(response)
    assert "## Reviewer 1\n\n### Comment 1\n\n**Response:**\n\n**Changes:**\n\n- \n" in text
    assert "(page" not in text
    assert "Introduction: " in text


def test_a_word_file_holds_the_same(pair: Pair) -> None:
    texts = paragraphs(write_response(pair.revised, read_comments(COMMENTS), ".docx"))
    assert "2. What of the patients of Marsh?" in texts
    assert any("rashes stay for [removed: weeks] months" in text for text in texts)


def test_the_command_writes_a_new_file_and_never_over_one(
    run: Callable[..., int], pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "comments.txt").write_text(COMMENTS, encoding="utf-8")
    words = ("respond", pair.old, pair.new, "--comments", tmp_path / "comments.txt", "-o", tmp_path / "answer.md")
    assert run(*words) == 0
    first = (tmp_path / "answer.md").read_bytes()
    (tmp_path / "answer.md").write_text("edited", encoding="utf-8")
    assert run(*words) == 2
    assert (tmp_path / "answer.md").read_text(encoding="utf-8") == "edited"
    capsys.readouterr()
    assert run(*words[:-2]) == 0
    assert capsys.readouterr().out.encode() == first


def test_what_cannot_be_read_is_refused(run: Callable[..., int], pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("respond", pair.old, pair.new, "--comments", tmp_path / "none.txt") == 2
    (tmp_path / "picture.txt").write_bytes(b"\xff\xfe\x00ZZSECRET\xd8")
    assert run("respond", pair.old, pair.new, "--comments", tmp_path / "picture.txt") == 65
    assert run("respond", pair.old, pair.new, "-o", tmp_path / "answer.txt") == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "ZZSECRET" not in printed.err
