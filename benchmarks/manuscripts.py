"""What a Word manuscript and JATS cost against pandoc's of the same article: processor time of new processes, the least of several runs.

pandoc reads the finished web page; we read the record, check it, and draw its figures anew.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "samples" / "misc-anakinra"
COMMAND = [sys.executable, "-m", "casereport"]


def processor_time(command: list[str], repeat: int) -> float:
    """The least processor time in seconds of a command, after one run that does not count."""
    times = [_of_one_run(command) for _ in range(repeat + 1)]
    return min(times[1:])


def _of_one_run(command: list[str]) -> float:
    before = os.times()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603  # the commands below
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> int:
    """Prints a row for each way, as a multiple of pandoc's Word file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        print("pandoc is not installed")
        return 69
    with tempfile.TemporaryDirectory() as folder:
        build = [*COMMAND, "build", str(CASE), "-o", folder]
        subprocess.run([*build, "--to", "html"], check=True, capture_output=True, cwd=ROOT)  # noqa: S603  # our own command
        page = str(next(Path(folder).rglob("*.html")))
        one = processor_time([pandoc, page, "-o", f"{folder}/pandoc.docx"], repeat)
        rows = {
            "pandoc: web page to Word": one,
            "pandoc: web page to JATS": processor_time([pandoc, page, "-t", "jats", "-o", f"{folder}/pandoc.xml"], repeat),
            "record to Word": processor_time([*build, "--to", "docx"], repeat),
            "record to Word and JATS": processor_time([*build, "--to", "docx,jats"], repeat),
            "record, checked only": processor_time([*COMMAND, "check", str(CASE)], repeat),
        }
    for name, seconds in rows.items():
        print(f"{name:28} {seconds / one:5.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
