"""Pairs of versions of a case, each with a change of another kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.builds import RECORDS
from tests.revision import figured
from tests.revision.repositories import write

from casereport.case.source import load
from casereport.revision.cases import Revised, compare_cases

RECORD = """casereport: 1
status: synthetic
journal: plain
title: A rash that *stays* after colchicine
keywords: [rash, colchicine, adult]
authors:
  - {given: Ada, family: Rossi, affiliations: [a], email: ada@example.org, corresponding: yes}
  - {given: Ben, family: Marsh, affiliations: [b]}
  - {given: Cleo, family: Dong, affiliations: [a, b]}
affiliations: {a: "First Hospital, Sampleton, Freedonia", b: "Second Institute, Otherton, Freedonia"}
abstract: A man had a rash that stayed. It went within a week.
patients:
  - {id: P1, age: 61 y, sex: male, consent: {from: patient, written: yes}, presenting: [{finding: rash, duration: 3 days}]}
sections:
  introduction: |
    A rash is common [@marsh2019]. Some rashes stay for weeks, and CO~2~ has nothing to do with them.

    This one stayed for ten days.
  case: |
    A {{ age() }} man had a rash. It was *red* and itched; see @tbl:seen.

    1. It came.
    2. It stayed.
    3. It went.
  discussion: |
    Others saw the same [@rossi2020; @marsh2019]. The cause is **not** known.

    > It itched.
tables:
  - id: seen
    kind: custom
    title: What others saw
    header: [Report, Patients, Drug]
    rows:
      - [Marsh, "3", colchicine]
      - [Rossi, "1", ""]
      - [Lu, "7", none]
    notes: [All were adults.]
statements: {ethics: not applicable, funding: none, conflicts: none, data: All data are in the tables., acknowledgements: We thank the night shift.}
references: references.bib
"""
BIB = """@article{marsh2019, author = {Marsh, Ada}, title = {Rashes in the long run}, journal = {J Inv}, year = {2019}, pages = {1--9}}
@article{rossi2020, author = {Rossi, Ben}, title = {A rash in winter}, journal = {J Inv}, year = {2020}, pages = {3}, doi = {10.5555/rossi}}
@article{lu2021, author = {Lu, Cleo}, title = {Seven rashes}, journal = {J Inv}, year = {2021}, pages = {5}}
"""

EDITS: dict[str, tuple[tuple[str, str], ...]] = {
    "words": (
        ("Some rashes stay for weeks", "Few rashes stay for months"), ("It was *red* and itched", "It was **dark** red and *itched*"),
        ("The cause is **not** known.", "The cause is known."),
    ),
    "paragraphs": (
        ("    This one stayed for ten days.\n", "    Nobody knows why.\n\n    This one stayed for ten days, which is long.\n\n    It is told here.\n"),
        ("    > It itched.\n", ""),
    ),
    "sections": (("  discussion: |", "  conclusion: Look twice.\n  discussion: |"), (", acknowledgements: We thank the night shift.", "")),
    "lists": (("    2. It stayed.\n", ""), ("    3. It went.\n", "    3. It went slowly.\n    4. It did not come back.\n")),
    "rows": (('      - [Rossi, "1", ""]\n', ""), ('[Marsh, "3", colchicine]', '[Marsh, "4", colchicine]\n      - [Own case, "1", ""]'), ("All were adults.", "Most were adults.")),
    "columns": (("[Report, Patients, Drug]", "[Report, Year, Patients, Drug]"), ('[Marsh, "3"', '[Marsh, "2019", "3"')),
    "authors": (("  - {given: Ben, family: Marsh, affiliations: [b]}\n", ""), ("{given: Cleo, family: Dong, affiliations: [a, b]}", "{given: Cleo, family: Dong, affiliations: [a, b]}\n  - {given: Eva, family: Lu, affiliations: [b]}")),
    "title block": (
        ("A rash that *stays* after colchicine", "A rash that *goes* after colchicine, twice"), ("keywords: [rash, colchicine, adult]", "keywords: [exanthema, rash, adult]"),
        ("Second Institute, Otherton, Freedonia", "Second Institute, Newtown, Freedonia"), ("It went within a week.", "It went within ten days."),
    ),
    "references": (("A rash is common [@marsh2019].", "A rash is common [@lu2021; @marsh2019]."), ("[@rossi2020; @marsh2019]", "[@marsh2019]")),
    "all at once": (),
    **figured.EDITS,
}  # fmt: skip
_IMAGES = ("scan-a.png", "scan-b.png")
_TOGETHER = ("words", "lists", "rows", "title block", "references")


@dataclass(frozen=True)
class Pair:
    """Two versions compared, and the folders that they lie in."""

    name: str
    old: Path
    new: Path
    revised: Revised


def make_pair(name: str, folder: Path) -> Pair:
    """The versions of a name, written into a folder and compared."""
    edits = EDITS[name] or tuple(edit for one in _TOGETHER for edit in EDITS[one])
    record, works = (figured.RECORD, figured.BIB) if name in figured.EDITS else (RECORD, BIB)
    text = record
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    files: Mapping[str, str] = {"references.bib": works}
    write(folder / "old", {"case.yaml": record, **files})
    write(folder / "new", {"case.yaml": text, **files})
    for image in _IMAGES if name in figured.EDITS else ():
        for version in ("old", "new"):
            (folder / version / image).write_bytes((RECORDS["full"] / image).read_bytes())
    revised = compare_cases(load(folder / "old"), load(folder / "new"), labels=("old", "new"))
    return Pair(name, folder / "old", folder / "new", revised)
