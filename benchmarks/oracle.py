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

from tests.oracle.compare import Difference, compare_pages, compare_record


def compare_seed(seed: int, *, pdf: bool) -> list[Difference]:
    """Everything that the outputs of a random record say otherwise than the reference."""
    with tempfile.TemporaryDirectory() as folder:
        found = compare_record(seed, Path(folder))
        return found + compare_pages(seed, Path(folder)) if pdf else found


def main() -> int:
    """The process's exit status: 0 when nothing differs."""
    parser = argparse.ArgumentParser(description="Compare random records with the reference.")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--only", default="", help="seeds, separated by commas; prints each difference")
    parser.add_argument("--known", action="store_true", help="prints each difference as tests/oracle/known.txt lists it, and no more")
    parser.add_argument("--pdf", type=int, default=0, help="reads the PDF of every so many records")
    arguments = parser.parse_args()
    seeds = [int(part) for part in arguments.only.split(",") if part] or range(arguments.first, arguments.first + arguments.count)
    kinds: Counter[str] = Counter()
    examples: dict[str, list[tuple[int, Difference]]] = {}
    faulty = 0
    for seed in seeds:
        found = compare_seed(seed, pdf=bool(arguments.pdf) and seed % arguments.pdf == 0)
        faulty += bool(found)
        kinds.update(item.kind for item in found)
        for item in found:
            examples.setdefault(item.kind, []).append((seed, item))
    if arguments.known:
        print("\n".join(sorted({f"{seed} | {item.kind} | {item.where}" for found in examples.values() for seed, item in found})))
        return 0
    print(f"records {len(seeds)}, with differences {faulty}, differences {sum(kinds.values())}")
    for kind, number in kinds.most_common():
        print(f"  {kind}: {number}")
        for seed, item in examples[kind][: 1000 if arguments.only else 3]:
            print(f"    {seed}: {item.where}: expected {item.expected!r}, got {item.got!r}")
    return 1 if kinds else 0


if __name__ == "__main__":
    raise SystemExit(main())
