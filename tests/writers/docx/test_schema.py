"""Word files are held against the schemas and rules of Office Open XML."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builds import RECORDS
from tests.writers import documents
from tests.writers.docx import word

from casereport.build import check, write
from casereport.journal import load_journal
from casereport.writers.docx import write_docx
from casereport.writers.options import Options


def test_the_manuscript_is_valid(manuscript: bytes, tmp_path: Path) -> None:
    assert word.schema_faults(manuscript, tmp_path) == []


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
@pytest.mark.parametrize("name", RECORDS)
def test_every_sample_is_valid(name: str, journal: str, tmp_path: Path) -> None:
    checked = check(RECORDS[name], journal=journal)
    outputs, problems = write(checked.document, checked.journal, ["docx"])
    assert problems == []
    assert word.schema_faults(outputs[".docx"], tmp_path) == []


@pytest.mark.parametrize("options", [Options(figures="end"), Options(figures="none", line_numbers=False, spacing=1.5)])
def test_it_is_valid_with_options(options: Options, tmp_path: Path) -> None:
    assert word.schema_faults(write_docx(documents.rich_document(), load_journal("plain"), options), tmp_path) == []


PLANTED = {
    "properties out of order": ('<w:lnNumType w:countBy="1" w:restart="continuous"/>', ""),
    "an unknown element": ("<w:cantSplit/>", "<w:cannotSplit/>"),
    "a value of another kind": ('w:gridSpan w:val="8"', 'w:gridSpan w:val="eight"'),
}


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_fault_is_found(manuscript: bytes, case: str, tmp_path: Path) -> None:
    old, new = PLANTED[case]
    data = word.changed(manuscript, "word/document.xml", old, new)
    if not new:
        data = word.changed(data, "word/document.xml", "<w:pgSz ", f"{old}<w:pgSz ")
    assert word.schema_faults(data, tmp_path) != []
