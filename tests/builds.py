"""The samples and the record with every field, each built once for a journal, whichever tests read it."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casereport.build import Built, build, check
from casereport.case.source import Case
from casereport.problems import Problem
from casereport.tree import Document

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
RECORDS = {file.parent.name: file.parent for file in sorted(SAMPLES.glob("*/case.yaml"))} | {"full": ROOT / "tests" / "data" / "full"}
LOOKS = ("frontiers", "plain")
"""The journals that stand for all: two columns and one. Every other journal sets the colours and headings of one of them anew."""
LAYOUTS = {file.parent.name: file.parent for file in sorted((ROOT / "tests" / "data" / "layouts").glob("*/case.yaml"))}
"""Records whose figures and tables are hard to place."""
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


def maker(folder: Path) -> Make:
    """Builds a record for a journal by the same call that the command makes, each pair once; the folder keeps what was made."""

    @cache
    def make(sample: str, journal: str) -> Made:
        built = _built(folder, sample, journal)
        files = {path.suffix: path.read_bytes() for path in built.outputs}
        checked = check((RECORDS | LAYOUTS)[sample], journal=journal)
        return Made(sample, journal, checked.case, checked.document, files[".pdf"], files[".html"].decode(), built.problems)

    return make


def _built(folder: Path, sample: str, journal: str) -> Built:
    """What is built by now in the folder, else built now."""
    kept = folder / f"{sample}-{journal}.pickle"
    with _alone(kept.with_suffix(".lock")):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(build((RECORDS | LAYOUTS)[sample], out=folder / journal, journal=journal)))
        built: Built = pickle.loads(kept.read_bytes())
        return built


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Other processes wait here until this one is through."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
