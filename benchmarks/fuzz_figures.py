"""Draws random figures and counts those that a check finds fault with.

    python benchmarks/fuzz_figures.py [--kind course|timeline|swimmer] --count 1000 [--from 0] [--only 17,42]

Every record is split into parts where its journal's height asks for that; every part goes through all checks: of the scene by
itself, and of the drawing against its data. Exit status 1 when a part is faulty or 1% or more of the records cannot be drawn.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]  # the checkout's own package and its tests, installed or not

from tests.figures.random_course import inspect_record
from tests.figures.random_swimmer import inspect_swimmer_record
from tests.figures.random_timeline import inspect_timeline_record

from casereport.figures.parts.splitting import CannotFit
from casereport.figures.truth.checks import Finding

MOST_UNFIT = 0.01
Inspect = Callable[[int], tuple[int, list[Finding]]]
KINDS: dict[str, Inspect] = {"course": inspect_record, "timeline": inspect_timeline_record, "swimmer": inspect_swimmer_record}


@dataclass
class Counts:
    """What a run found."""

    records: int = 0
    figures: int = 0
    split: int = 0
    cannot_fit: int = 0
    faulty: list[int] = field(default_factory=list)
    checks: Counter[str] = field(default_factory=Counter)


def count_faults(seeds: list[int], inspect: Inspect = inspect_record) -> Counts:
    """The outcome of every seed."""
    counts = Counts()
    for seed in seeds:
        counts.records += 1
        try:
            parts, found = inspect(seed)
        except CannotFit:
            counts.cannot_fit += 1
            continue
        counts.figures += parts
        counts.split += parts > 1
        if found:
            counts.faulty.append(seed)
            counts.checks.update({finding.check for finding in found})
    return counts


def main() -> int:
    """The process's exit status: 0 when no figure is faulty and fewer than 1% of the records cannot be drawn."""
    parser = argparse.ArgumentParser(description="Draw random figures and count the faulty ones.")
    parser.add_argument("--kind", choices=tuple(KINDS), default="course")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--only", default="", help="seeds, separated by commas; prints each finding")
    arguments = parser.parse_args()
    if arguments.only:
        for seed in (int(part) for part in arguments.only.split(",")):
            parts, found = KINDS[arguments.kind](seed)
            print(f"{seed}: {parts} parts, {len(found)} findings", *(f"  {f.check}: {f.where}" for f in found), sep="\n")
        return 0
    counts = count_faults(list(range(arguments.first, arguments.first + arguments.count)), KINDS[arguments.kind])
    print(f"records {counts.records}, figures {counts.figures}, records in several parts {counts.split}")
    print(f"cannot fit {counts.cannot_fit}, faulty {len(counts.faulty)}")
    for check, number in counts.checks.most_common():
        print(f"  {check}: {number}")
    if counts.faulty:
        print("  seeds:", ",".join(map(str, counts.faulty[:40])))
    return 1 if counts.faulty or counts.cannot_fit >= MOST_UNFIT * counts.records else 0


if __name__ == "__main__":
    raise SystemExit(main())
