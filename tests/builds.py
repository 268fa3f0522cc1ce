"""The samples and the record with every field, each built once for a journal, whichever tests read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casereport.build import build, check
from casereport.case.source import Case
from casereport.problems import Problem
from casereport.tree import Document

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
RECORDS = {file.parent.name: file.parent for file in sorted(SAMPLES.glob("*/case.yaml"))} | {"full": ROOT / "tests" / "data" / "full"}
OF_PAGES = frozenset({"lonely-heading", "one-column", "renderer", "lost-text", "missing-glyph", "unsafe-output", "foreign-font"})
"""Codes of problems that the tool makes itself."""


@dataclass(frozen=True)
class Made:
    """A record as built for one journal."""

    sample: str
    journal: str
    case: Case
    document: Document
    pdf: bytes
    html: str
    problems: tuple[Problem, ...]


Make = Callable[[str, str], Made]


def maker(new_folder: Callable[[], Path]) -> Make:
    """Builds a record for a journal by the same call that the command makes, each pair once."""

    @cache
    def make(sample: str, journal: str) -> Made:
        folder = RECORDS[sample]
        built = build(folder, out=new_folder(), journal=journal)
        files = {path.suffix: path.read_bytes() for path in built.outputs}
        checked = check(folder, journal=journal)
        return Made(sample, journal, checked.case, checked.document, files[".pdf"], files[".html"].decode(), built.problems)

    return make
