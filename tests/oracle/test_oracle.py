"""Random records against the reference: every fact, cell, mark, bar, guide, order and length, in the tree, in HTML, in SVG and in PDF.

`python benchmarks/oracle.py` compares thousands. What is known to differ stands in `known.txt`, a line a difference, each a fault that
is still to be mended: a new one fails, and so does one that is mended and still listed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.oracle.compare import Difference, compare_pages, compare_record, unplaced_differences
from tests.oracle.outputs import build_record, tree_grids, tree_text
from tests.oracle.records import faulty_record, yaml_text
from tests.oracle.reference import expect

from casereport.build import check
from casereport.problems import CaseReportError

KNOWN = frozenset((Path(__file__).parent / "known.txt").read_text(encoding="utf-8").splitlines())


def line(seed: int, item: Difference) -> str:
    """A difference as `known.txt` lists it."""
    return f"{seed} | {item.kind} | {item.where}"


@pytest.mark.parametrize("seed", range(60))
def test_outputs_say_what_the_reference_expects(seed: int, tmp_path: Path) -> None:
    found = {line(seed, item): item for item in compare_record(seed, tmp_path, html=seed % 4 == 0)}
    assert [item for name, item in found.items() if name not in KNOWN] == []
    assert [name for name in KNOWN if name.startswith(f"{seed} |") and name not in found] == []


@pytest.mark.parametrize("seed", [3, 8])
def test_pages_say_what_the_reference_expects(seed: int, tmp_path: Path) -> None:
    assert [item for item in compare_pages(seed, tmp_path) if line(seed, item) not in KNOWN] == []


CODES = {"ambiguous": "ambiguous-time", "gap-without-end": "gap-without-end"}


@pytest.mark.parametrize("seed", range(6))
def test_the_fault_of_a_faulty_record_is_told(seed: int, tmp_path: Path) -> None:
    record, fault = faulty_record(seed)
    (tmp_path / "case.yaml").write_text(yaml_text(record), encoding="utf-8")
    try:
        codes = {problem.code for problem in check(tmp_path).problems}
    except CaseReportError as error:
        codes = {problem.code for problem in error.problems}
    expected, built = expect(record), build_record(record, tmp_path)
    assert CODES.get(fault, "unknown-anchor") in codes or fault == "unknown-anchor"
    assert list(unplaced_differences(expected, tree_text(built), tree_grids(built))) == []
