"""Builds documents of random prose (citations, emphasis, punctuation, marks) under every style and counts the faulty ones.

    python benchmarks/fuzz_prose.py --count 2000 [--from 0] [--only 17]

Faulty is prose that ends in an exception, a citation left without its number, or two raised numbers that are read as one. Exit status 1
when there is any. `--only` prints the prose of one seed and what is wrong with it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]  # the checkout's own package and its tests, installed or not

from tests.document.prose.random_prose import inspect_prose, random_prose


def find_faults(seed: int, folder: Path) -> list[str]:
    """What is wrong with a seed's prose; an exception is a fault."""
    try:
        return inspect_prose(seed, folder)
    except Exception as error:  # noqa: BLE001  # any exception is what is looked for
        return [f"{type(error).__name__}: {error}"]


def main() -> int:
    """The process's exit status: 0 when no prose is faulty."""
    parser = argparse.ArgumentParser(description="Build random prose and count the faulty documents.")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--only", type=int)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.only is not None:
            print(random_prose(arguments.only), *find_faults(arguments.only, Path(folder)), sep="\n")
            return 0
        seeds = range(arguments.first, arguments.first + arguments.count)
        faulty = {seed: found for seed in seeds if (found := find_faults(seed, Path(folder)))}
    print(f"texts {arguments.count}, faulty {len(faulty)}")
    for seed, found in list(faulty.items())[:40]:
        print(f"  {seed}: {found[0]}")
    return 1 if faulty else 0


if __name__ == "__main__":
    raise SystemExit(main())
