"""The documents of the samples as readable trees; `pytest tests/document --update-golden` writes them anew, and git shows what changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builds import LOOKS
from tests.document.dump import dump

from casereport.case.source import load
from casereport.document import build_document
from casereport.journal import load_journal

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
NAMES = [(folder.parent.name, journal) for folder in sorted(ROOT.glob("samples/*/case.yaml")) for journal in LOOKS]


@pytest.mark.parametrize(("sample", "journal"), NAMES, ids=["-".join(name) for name in NAMES])
def test_document_is_the_golden_one(sample: str, journal: str, request: pytest.FixtureRequest) -> None:
    document, _ = build_document(load(ROOT / "samples" / sample), load_journal(journal))
    file = GOLDEN / f"{sample}-{journal}.txt"
    shown = dump(document) + "\n"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert file.is_file(), "there is no golden dump: run pytest tests/document --update-golden, and read it"
    assert shown == file.read_text(encoding="utf-8")


def test_no_dump_is_left_of_a_sample_that_is_gone() -> None:
    assert {file.stem for file in GOLDEN.glob("*.txt")} == {"-".join(name) for name in NAMES}
