"""Builds random records and compares all that their outputs say with a slow, plain reference.

    python benchmarks/oracle.py [--count 2000] [--from 0] [--only 17,42] [--pdf 20]

Facts, cells, marks, bars, guides, orders and lengths are read from the document tree and from HTML of every record, from the PDF of
every so many. Exit status 1 when anything differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]  # the checkout's own package and its tests, installed or not

from tests.oracle.compare import Difference, differences, page_differences, refused_differences, text_differences
from tests.oracle.outputs import build_record, html_grids, html_of, html_text, pdf_text, tree_grids, tree_text
from tests.oracle.records import random_case
from tests.oracle.reference import expect


def compare_record(seed: int, *, html: bool = True, pdf: bool = False) -> list[Difference]:
    """Everything that the outputs of a random record say otherwise than the reference."""
    record, refused = random_case(seed)
    expected = expect(record)
    with tempfile.TemporaryDirectory() as folder:
        built = build_record(record, Path(folder))
    found = [*differences(expected, built, tree_text(built), tree_grids(built)), *refused_differences(built, refused)]
    if html:
        page = html_of(built)
        found += [item for item in differences(expected, built, html_text(page), html_grids(page)) if item not in found]
    if pdf:
        pages = pdf_text(built)
        found += [*text_differences(expected, pages), *page_differences(expected, pages)]
    return found


def main() -> int:
    """The process's exit status: 0 when nothing differs."""
    parser = argparse.ArgumentParser(description="Compare random records with the reference.")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--only", default="", help="seeds, separated by commas; prints each difference")
    parser.add_argument("--pdf", type=int, default=0, help="reads the PDF of every so many records")
    arguments = parser.parse_args()
    seeds = [int(part) for part in arguments.only.split(",") if part] or range(arguments.first, arguments.first + arguments.count)
    kinds: Counter[str] = Counter()
    examples: dict[str, list[tuple[int, Difference]]] = {}
    faulty = 0
    for seed in seeds:
        found = compare_record(seed, pdf=bool(arguments.pdf) and seed % arguments.pdf == 0)
        faulty += bool(found)
        kinds.update(item.kind for item in found)
        for item in found:
            examples.setdefault(item.kind, []).append((seed, item))
    print(f"records {len(seeds)}, with differences {faulty}, differences {sum(kinds.values())}")
    for kind, number in kinds.most_common():
        print(f"  {kind}: {number}")
        for seed, item in examples[kind][: 1000 if arguments.only else 3]:
            print(f"    {seed}: {item.where}: expected {item.expected!r}, got {item.got!r}")
    return 1 if kinds else 0


if __name__ == "__main__":
    raise SystemExit(main())
