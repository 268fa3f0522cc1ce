"""The form: its layout, whose answers it prints, and what each format makes of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from tests.axe import faults
from tests.submission.cases import case

from casereport.build import Checked, check
from casereport.checklist import Filled, fill_checklist, write_checklist
from casereport.guidelines import find_guideline
from casereport.tree import Table, plain, walk
from casereport.writers.blindness import names_left
from casereport.writers.inspection import inspect_html, inspect_pdf

ANSWERS = (
    "casereport: 1",
    "casereport: 1\nchecklist:\n  care:\n    11c: {answer: yes, where: Discussion, note: Weighed by Ada Rossi}\n    6: yes\n    8b: not applicable",
)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return check(case(tmp_path_factory.mktemp("form") / "case", ANSWERS))


@pytest.fixture(scope="module")
def filled(checked: Checked) -> Filled:
    return fill_checklist(checked, find_guideline("care"))


@pytest.fixture(scope="module")
def made(filled: Filled, checked: Checked) -> dict[str, bytes]:
    return write_checklist(filled, checked, ("pdf", "docx", "html", "md"))


def table(filled: Filled) -> list[list[str]]:
    (found,) = (node for node in walk(filled.form.body) if isinstance(node, Table))
    return [[plain(cell.children) for cell in row] for row in (*found.head, *found.rows)]


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_the_table_has_the_columns_of_the_form_and_a_row_an_item(filled: Filled) -> None:
    rows = table(filled)
    assert rows[0] == ["Topic", "Item", "What is asked", "Reported", "Where", "Page", "Line"]
    assert [row[1] for row in rows[1:]] == [item.id for item in find_guideline("care").items]
    assert [row[0] for row in rows[1:9]] == ["Title", "Key words", "Abstract", "", "", "", "Introduction", "Patient information"]
    by_item = {row[1]: row for row in rows}
    assert by_item["1"][3:6] == ["Yes", "Title", "1"]
    assert by_item["5b"][3] == "Yes"
    assert by_item["5d"][3:] == ["No: not found", "", "", ""]


def test_an_answer_of_the_authors_is_marked_as_theirs(filled: Filled) -> None:
    by_item = {row[1]: row for row in table(filled)}
    assert by_item["11c"][3] == "Yes‡: answer of the authors; Weighed by Ada Rossi"
    assert by_item["6"][3] == "Yes‡: answer of the authors; The report seems to say otherwise (no: not found)"
    assert by_item["8b"][3].startswith("Not applicable‡: answer of the authors")
    notes = [plain(note) for node in walk(filled.form.body) if isinstance(node, Table) for note in node.notes]
    assert any(note.startswith("‡") for note in notes)


def test_what_is_open_is_printed_as_open_with_the_way_to_answer_it(filled: Filled, made: dict[str, bytes]) -> None:
    by_item = {row[1]: row for row in table(filled)}
    assert by_item["11a"][3].startswith("Open: ")
    first = next(one.row.item.id for one in filled.rows if one.row.state == "open")
    assert f"checklist: {{care: {{{first}: yes}}}}" in made[".md"].decode().replace("\\", "")


def test_the_pdf_is_safe_and_repeats_the_head_of_the_table_on_its_pages(made: dict[str, bytes]) -> None:
    assert inspect_pdf(made[".pdf"]) == []
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made[".pdf"])]
    assert len(pages) == 2
    for number, text in enumerate(pages, 1):
        assert "What is asked" in text
        assert f"Page {number} of 2" in text


def test_the_word_file_is_one_table_with_a_repeated_head(filled: Filled, made: dict[str, bytes]) -> None:
    document = docx.Document(BytesIO(made[".docx"]))
    (found,) = document.tables
    assert [[spaced(cell.text) for cell in row.cells] for row in found.rows] == [[spaced(cell) for cell in row] for row in table(filled)]
    assert found.rows[0]._tr.trPr is not None
    assert "tblHeader" in found.rows[0]._tr.trPr.xml
    assert document.paragraphs[0].text == "CARE checklist (2016)"


def test_the_page_for_the_screen_is_accessible(made: dict[str, bytes], tmp_path: Path) -> None:
    assert inspect_html(made[".html"]) == []
    assert b"Cite this report" not in made[".html"]  # nor do machines take the form for the report
    assert b"citation_title" not in made[".html"]
    assert faults(made[".html"].decode(), (1280, 390), tmp_path) == {1280: [], 390: []}


def test_markdown_lists_every_item_under_its_topic(made: dict[str, bytes]) -> None:
    text = made[".md"].decode()
    assert text.count("\n- **") == 30
    assert "## Diagnostic assessment\n" in text
    assert "**Draft, not for publication**" in text  # a note names an author, and nobody has allowed it
    assert "- **1** **Yes** – Title, page 1, line 3" in text


def test_the_same_case_gives_the_same_bytes(checked: Checked, made: dict[str, bytes]) -> None:
    assert write_checklist(fill_checklist(checked, find_guideline("care")), checked, ("pdf", "docx", "html", "md")) == made


def test_a_blind_checklist_names_no_author(checked: Checked, made: dict[str, bytes]) -> None:
    blind = fill_checklist(checked, find_guideline("care"), blind=True)
    written = write_checklist(blind, checked, ("pdf", "docx", "html", "md"))
    assert names_left(checked.document, written) == []
    assert set(blind.pages) == {".blind.pdf", ".blind.review.pdf"}
    assert names_left(checked.document, blind.pages) == []
    assert {problem.code for problem in names_left(checked.document, made)} == {"name-left"}  # the note names her


@pytest.mark.parametrize("guideline", ["jbi", "murad"])
def test_an_appraisal_is_predicted_and_is_no_score(checked: Checked, guideline: str) -> None:
    text = write_checklist(fill_checklist(checked, find_guideline(guideline)), checked, ("md",))[".md"].decode()
    assert "Predicted: " in text
    assert "no score of the quality" in text
    assert text.count("\n- **") == 8
    assert "**Open**" not in text
    assert "%" not in text


def test_what_was_not_compared_with_the_guideline_is_starred(checked: Checked) -> None:
    rows = {row[1]: row for row in table(fill_checklist(checked, find_guideline("scare")))}
    assert {"1", "2", "3", "4a*", "16b*"} <= set(rows)
