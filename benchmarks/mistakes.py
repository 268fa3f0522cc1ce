"""How many single mistakes in complete records `check` finds, and how often it finds fault with a right text.

`mistakes/records/` holds complete invented records that are right. A file of an area (`statements`, `recordself`, `text`, `privacy`) holds
mistakes by class, each a replacement of one text of one record, written from what authors do and not from how a check works; `right/` holds
replacements that leave the record right. A mistake is found where a problem that the right record does not have is told at its line (or the
line before or after, or where its `at` stands); a right text is judged falsely where any new problem is told, wherever it stands.

    python -m benchmarks.mistakes                    # recall by area and class, false problems with their places
    python -m benchmarks.mistakes --missed --area text
    python -m benchmarks.mistakes --set unseen       # `mistakes_unseen/`: written without reading the checks or the first set
    python -m benchmarks.mistakes --set third        # `mistakes_third/`: other records, as blindly, after the misses of the unseen set

A check that is made after looking at what the unseen set misses has seen it: what that set then tells of other reports is less.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from casereport.build import check
from casereport.problems import CaseReportError, Problem, as_text

DATA = Path(__file__).parent / "mistakes"
SETS = {"seen": DATA, "unseen": DATA.with_name("mistakes_unseen"), "third": DATA.with_name("mistakes_third")}
AREAS = ("statements", "recordself", "text", "privacy")
RIGHT = "right"
NOISE = frozenset(
    {"untold", "silenced", "figure-chosen", "figure-fallback", "journal-not-abbreviated", "uncited-reference", "archived-record"}
)
"""Notes that a change of any text may bring or take away: they say nothing about what is true."""
NEAR = 1
"""Lines before and after a change in which a problem is at the change: a sentence is wrapped over several."""

Change = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One change of one record: its texts as they were and are, other texts where it may be told, the status of the record."""

    name: str
    area: str
    group: str
    record: str
    changes: tuple[Change, ...]
    at: tuple[str, ...] = ()
    status: str = "synthetic"
    copies: tuple[Change, ...] = ()
    """Files of the record that lie in its folder under another name too."""
    data: Path = DATA
    """The folder of the set."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `check` said of a change: the new problems, and those of them that stand where the mistake is."""

    mistake: Mistake
    new: tuple[Problem, ...]
    told: tuple[Problem, ...]


def read_all(folder: Path = DATA) -> list[Mistake]:
    """Every mistake of every area of a set, the right texts last; names are the class and a number."""
    return [mistake for area in (*AREAS, RIGHT) for file in sorted((folder / area).glob("*.yaml")) for mistake in _read(file, folder)]


def _read(file: Path, folder: Path) -> Iterator[Mistake]:
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    for group, rows in data["classes"].items():
        for number, row in enumerate(rows, 1):
            entry = row if isinstance(row, dict) else {"record": row[0], "changes": [row[1:3]], "at": row[3:]}
            changes = tuple((str(was), str(now)) for was, now in entry["changes"])
            name = f"{group} {number}"
            status = entry.get("status", data.get("status", "synthetic"))
            copies = tuple((was, now) for was, now in entry.get("copies", ()))
            yield Mistake(name, data["area"], group, entry["record"], changes, tuple(entry.get("at", ())), status, copies, folder)


@cache
def text_of(record: str, status: str, folder: Path = DATA) -> str:
    """The right record of a set, with the status that the mistakes of a file ask for."""
    text = (folder / "records" / record / "case.yaml").read_text(encoding="utf-8")
    return text.replace("status: synthetic", f"status: {status}", 1)


def _right_text(mistake: Mistake) -> str:
    return text_of(mistake.record, mistake.status, mistake.data)


def changed(mistake: Mistake) -> tuple[str, set[int]]:
    """The record with the mistake, and the lines where it may be told; raises ValueError where a text does not stand there once."""
    text = _right_text(mistake)
    for was, now in mistake.changes:
        if text.count(was) != 1:
            raise ValueError(f"{mistake.name}: stands {text.count(was)} times in {mistake.record}: {was}")
        text = text.replace(was, now)
    lines: set[int] = set()
    for _, now in mistake.changes:
        lines |= _lines_of(text, now or _neighbour(mistake, text))
    for other in mistake.at:
        if other not in text:
            raise ValueError(f"{mistake.name}: does not stand in {mistake.record}: {other}")
        lines |= _lines_of(text, other)
    return text, lines


def _lines_of(text: str, part: str) -> set[int]:
    """The lines, from 1, on which every place of a part stands, with those near it."""
    found: set[int] = set()
    for match in re.finditer(re.escape(part), text):
        first, last = text.count("\n", 0, match.start()) + 1, text.count("\n", 0, match.end()) + 1
        found |= set(range(first - NEAR, last + NEAR + 1))
    return found


def _neighbour(mistake: Mistake, text: str) -> str:
    """What stands in the text where something was taken out."""
    before = _right_text(mistake)
    start = before.index(mistake.changes[0][0])
    return text[max(0, start - 30) : start + 1]


def judge(mistake: Mistake, folder: Path) -> Verdict:
    """The verdict on one change; the record is written into the folder, where its other files lie."""
    text, lines = changed(mistake)
    clean = Counter(_key(problem) for problem in _clean(mistake.record, mistake.status, mistake.data, folder))
    for was, now in mistake.copies:
        shutil.copy(folder / mistake.record / was, folder / mistake.record / now)
    found = _problems(folder / mistake.record, text)
    new = [problem for problem in found if problem.code not in NOISE and (_key(problem) not in clean)]
    told = [problem for problem in new if problem.place and problem.place.line in lines]
    return Verdict(mistake, tuple(new), tuple(told))


def _key(problem: Problem) -> tuple[str, str, object]:
    return problem.code, problem.message, problem.path


@cache
def _clean(record: str, status: str, data: Path, folder: Path) -> tuple[Problem, ...]:
    return _problems(folder / record, text_of(record, status, data))


def _problems(case: Path, text: str) -> tuple[Problem, ...]:
    (case / "case.yaml").write_text(text, encoding="utf-8")
    try:
        return check(case).problems
    except CaseReportError as error:
        return error.problems


def _judge_some(mistakes: list[Mistake]) -> list[Verdict]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for data in {mistake.data for mistake in mistakes}:
            shutil.copytree(data / "records", folder, dirs_exist_ok=True)
        return [judge(mistake, folder) for mistake in mistakes]


def judge_all(mistakes: list[Mistake], jobs: int) -> list[Verdict]:
    """The verdicts in the order of the mistakes, from `jobs` processes."""
    if jobs < 2:
        return _judge_some(mistakes)
    with ProcessPoolExecutor(jobs) as pool:
        parts = list(pool.map(_judge_some, [mistakes[number::jobs] for number in range(jobs)]))
    return sorted((verdict for part in parts for verdict in part), key=partial(_position, {m: n for n, m in enumerate(mistakes)}))


def _position(order: dict[Mistake, int], verdict: Verdict) -> int:
    return order[verdict.mistake]


def problems_of_records(data: Path = DATA) -> list[Problem]:
    """What `check` tells of the records of a set as they are, but for notes: each is a false problem, or a fault of a record."""
    return [p for folder in sorted((data / "records").iterdir()) for p in _problems_of(folder) if p.severity != "info"]


def _problems_of(folder: Path) -> tuple[Problem, ...]:
    try:
        return check(folder).problems
    except CaseReportError as error:
        return error.problems


def print_recall(verdicts: list[Verdict]) -> None:
    """A row for each area and class: found, of how many, and the share."""
    for area in dict.fromkeys(v.mistake.area for v in verdicts):
        mine = [v for v in verdicts if v.mistake.area == area]
        print(f"\n{area:58} {_share(mine)}")
        for group in dict.fromkeys(v.mistake.group for v in mine):
            print(f"  {group:56} {_share([v for v in mine if v.mistake.group == group])}")
    print(f"\n{'all':58} {_share(verdicts)}")


def _share(verdicts: list[Verdict]) -> str:
    found = sum(bool(v.told) for v in verdicts)
    return f"{found:3} of {len(verdicts):3}  {found / len(verdicts):.2f}"


def print_missed(verdicts: list[Verdict]) -> None:
    """The mistakes that nothing at their place tells, with their texts."""
    for verdict in verdicts:
        if not verdict.told:
            elsewhere = ", ".join(sorted({f"{p.code}:{p.place.line if p.place else '?'}" for p in verdict.new}))
            print(
                f"{verdict.mistake.area}: {verdict.mistake.name} ({verdict.mistake.record})"
                + (f" [elsewhere: {elsewhere}]" if elsewhere else "")
            )
            for was, now in verdict.mistake.changes:
                print(f"    - {was.strip()!r}\n    + {now.strip()!r}")


def print_false(verdicts: list[Verdict]) -> None:
    """The right texts with which fault is found, with the problems."""
    false = [verdict for verdict in verdicts if verdict.new]
    print(f"\nright texts {len(verdicts)}, with a false problem {len(false)}")
    for verdict in false:
        print(f"  {verdict.mistake.name} ({verdict.mistake.record}): {verdict.mistake.changes[0][1].strip()!r}")
        for problem in verdict.new:
            print("    " + as_text(problem).splitlines()[0])


def main() -> int:
    """Prints recall by area and class and the false problems; with --missed the mistakes that were not found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=list(SETS), default="seen", help="which set")
    parser.add_argument("--area", choices=[*AREAS, RIGHT], help="only this area")
    parser.add_argument("--group", help="only classes that hold this text")
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args()
    mistakes = [m for m in read_all(SETS[chosen.set]) if chosen.area in (None, m.area) and (chosen.group or "") in m.group]
    verdicts = judge_all(mistakes, chosen.jobs)
    wrong, right = [v for v in verdicts if v.mistake.area != RIGHT], [v for v in verdicts if v.mistake.area == RIGHT]
    if wrong:
        print_recall(wrong)
    if right:
        print_false(right)
    if chosen.missed:
        print()
        print_missed(wrong)
    if not chosen.area and not chosen.group:
        data = SETS[chosen.set]
        of_records = problems_of_records(data)
        print(f"\nproblems of the {len(list((data / 'records').iterdir()))} right records: {len(of_records)}")
        for problem in of_records:
            print("  " + as_text(problem).splitlines()[0])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
