"""What each command costs against what users of other tools wait for: processor time of new processes, as ratios, beside the bars.

The command of a row and what it is compared with run in turn, round after round, so that a busy machine slows both; a ratio is the
median of those of the rounds. The article is a sample with two patients and a figure; pandoc and weasyprint read its finished web page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASE = str(ROOT / "samples" / "misc-breakthrough")
BIN = Path(sys.executable).parent
OURS = [str(BIN / "casereport")]
LISTS = ("--help", "--version", "explain no-consent", "formats", "journals")
Command = list[str]


@dataclass(frozen=True)
class Bar:
    """A command, what it is measured against, and the ratio that it should not pass."""

    name: str
    command: Command
    against: str
    most: float


def bars(folder: str) -> tuple[dict[str, Command], list[Bar]]:
    """The yardsticks by name, and the bars in the order of the table."""
    page = f"{folder}/plain/misc-breakthrough/misc-breakthrough.html"
    yardsticks = {
        "import typer": [sys.executable, "-c", "import typer"],
        "import pydantic": [sys.executable, "-c", "import pydantic"],
        "import pydantic, typer": [sys.executable, "-c", "import pydantic, typer"],
        "pandoc to HTML": ["pandoc", page, "--self-contained", "-o", f"{folder}/p.html"],
        "pandoc to Word": ["pandoc", page, "-o", f"{folder}/p.docx"],
        "weasyprint": [str(BIN / "weasyprint"), page, f"{folder}/w.pdf"],
    }
    build = [*OURS, "build", CASE, "--force", "-o"]
    rows = [
        *(Bar(words, [*OURS, *words.split()], "import typer", 1.3) for words in LISTS),
        Bar("check", [*OURS, "check", CASE], "import pydantic, typer", 4),
        Bar("nothing changed", [*OURS, "build", CASE, "-o", f"{folder}/plain", "--to", "html", "--journal", "plain"], "import pydantic", 2),
        Bar("HTML", [*build, f"{folder}/h", "--to", "html"], "pandoc to HTML", 2),
        Bar("Word and JATS", [*build, f"{folder}/d", "--to", "docx,jats"], "pandoc to Word", 2),
        Bar("PDF and HTML, plain", [*build, f"{folder}/one", "--journal", "plain"], "weasyprint", 0.75),
        Bar("PDF and HTML, frontiers", [*build, f"{folder}/two", "--journal", "frontiers"], "weasyprint", 0.75),
    ]  # fmt: skip
    return yardsticks, rows


def processor_time(command: Command) -> float:
    """The processor time in seconds of a command and of all that it starts; raises RuntimeError when it fails."""
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (1, 2)
    ])  # fmt: skip
    _, status, used = os.wait4(process, 0)
    if status:
        raise RuntimeError(f"ended with {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Prints the table and how many bars hold; what it needs and is not installed is left out and told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--only", default="", help="the rows whose names hold this")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users have byte code
    with tempfile.TemporaryDirectory() as folder:
        yardsticks, rows = bars(folder)
        processor_time([*OURS, "build", CASE, "-o", f"{folder}/plain", "--to", "html", "--journal", "plain"])
        told = [measure(row, yardsticks[row.against], asked.repeat) for row in rows if asked.only in row.name]
    print(f"{sum(told)} of {len(told)} bars hold")
    return 0


def measure(bar: Bar, yardstick: Command, repeat: int) -> bool:
    """Prints the row of a bar; whether it holds."""
    if shutil.which(yardstick[0]) is None:
        print(f"{bar.name:24} {yardstick[0]} is not installed")
        return False
    rounds = [(processor_time(bar.command), processor_time(yardstick)) for _ in range(repeat + 1)][1:]  # the first warms up
    ratio = statistics.median(ours / theirs for ours, theirs in rounds)
    verdict = "holds" if ratio <= bar.most else "falls short"
    print(f"{bar.name:24} {ratio:6.2f} × {bar.against:24} bar {bar.most:4.2f}  {verdict}", flush=True)
    return ratio <= bar.most


if __name__ == "__main__":
    sys.exit(main())
