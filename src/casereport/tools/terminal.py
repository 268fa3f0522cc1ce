"""What the commands say: problems, outputs and progress on the terminal, and the exit status that they add up to."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Literal

from casereport.interruption import stop_if_asked
from casereport.problems import BuildFailure, CaseReportError, Place, Problem, as_text, counted, fault, frames_text, is_failure
from casereport.problems.gates import keeps_open
from casereport.problems.report import CaseReport
from casereport.streams import leave_stream

OK, PROBLEMS, USAGE, BUG, UNWRITTEN, GATE, INTERRUPTED, PIPE = 0, 1, 2, 70, 74, 77, 130, 141

_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}

said: list[tuple[str, str]] = []
"""Every line that was printed, with its stream."""


class Format(str, Enum):  # noqa: UP042  # typer reads the values of a str enumeration
    """How problems are printed."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"
    junit = "junit"
    markdown = "markdown"


class Tally:
    """What several cases gave: problems printed as they come, outputs, and the exit status in the end."""

    def __init__(self, fmt: Format, strict: bool, *, by_case: bool = False) -> None:
        """With `by_case` a document of problems tells them by case, with the checks; otherwise it is one list."""
        self.fmt = fmt
        self.by_case = by_case
        self.strict = strict
        self.problems: list[Problem] = []
        self.reports: list[CaseReport] = []
        self.outputs: tuple[Path, ...] = ()
        self.notes: list[str] = []
        self.failure: BuildFailure | None = None
        self.refused = False

    @contextlib.contextmanager
    def case(self, case: Path) -> Iterator[None]:
        """One case; its problems are gathered, and the next case goes on."""
        stop_if_asked()
        try:
            yield
        except CaseReportError as error:
            self.refused = True
            self.report(CaseReport(str(case), error.problems))
        except BuildFailure as failure:
            self.fail(case, failure)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  # a fault of ours in one case must not keep the others from being built
            self.fail(case, failure_of(error))

    def fail(self, case: Path, failure: BuildFailure) -> None:
        """A case that could not be built for a reason outside its record."""
        say(f"{case}: {failure.message}" + (f"\n  hint: {failure.hint}" if failure.hint else ""), failure.status)
        self.failure = self.failure or failure
        if self.fmt is not Format.text:  # whoever reads a document of problems alone must not take the case for a good one
            told = fault("not-finished", failure.message, hint=failure.hint, place=Place(str(case), 1, 1))
            self.report(CaseReport(str(case), (told,)))

    def add(self, problems: tuple[Problem, ...]) -> None:
        """Problems of one case; text and annotations are printed at once, lists at the end."""
        self.problems += problems
        if self.fmt in (Format.text, Format.github):
            print_problems(problems, self.fmt)

    def report(self, report: CaseReport) -> None:
        """The problems and the checks of one case."""
        self.reports.append(report)
        self.add(report.problems)

    def note(self, text: str) -> None:
        """A line for people, printed in text only."""
        self.notes.append(text)

    def finish(self) -> int:
        """Prints what remains and returns the status: 0, 1, 77 when a closed gate alone forbids the build, or that of a failure."""
        if self.fmt not in (Format.text, Format.github):
            put(_as_text(self._log().rstrip("\n")), "out")
        if self.fmt is Format.text:
            for line in [*map(str, self.outputs), *self.notes]:
                put(line, "out")
            if counts := counted(self.problems):
                say(counts, OK)
        if self.failure:
            return self.failure.status
        bad = [problem for problem in self.problems if is_failure([problem], strict=self.strict)]
        if self.refused or bad:
            is_gate = bad and all(map(keeps_open, bad))
            return GATE if is_gate else PROBLEMS
        return OK

    def _log(self) -> str:
        """Everything in a format that is one document."""
        from casereport.problems import formats

        reports = self.reports if self.by_case else [CaseReport("casereport", tuple(self.problems))]
        match self.fmt:
            case Format.json:
                return formats.reports_as_json(reports) if self.by_case else formats.as_json(self.problems)
            case Format.sarif:
                return formats.as_sarif(self.problems, reports if self.by_case else ())
            case Format.junit:
                return formats.as_junit(reports)
            case _:
                return formats.as_markdown(reports)


def _as_text(log: str) -> str:
    """A document that is text throughout: bytes in names of files that are none are told by their numbers."""
    return log.encode("utf-8", "backslashreplace").decode()


def failure_of(error: Exception) -> BuildFailure:
    """What an exception means that nobody foresaw: 74 where there is no room to write, as for temporary files, else a fault of ours."""
    if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        return BuildFailure(
            UNWRITTEN, f"a file cannot be written: {os.strerror(error.errno)}", "make room where TMPDIR is and in the output's folder"
        )
    if isinstance(error, OSError) and not _has_temporary_folder():
        return BuildFailure(
            UNWRITTEN, "temporary files cannot be written: no folder for them can be", "set TMPDIR to a folder that can be written"
        )
    told = f"this is a fault of casereport ({type(error).__name__})"
    lines = "please report these lines and what --version tells, they hold nothing of your record"
    return BuildFailure(BUG, f"{told}; {lines}:\n{frames_text(error)}")


def _has_temporary_folder() -> bool:
    """Whether there is a folder for temporary files, which libraries want for fonts and caches."""
    import tempfile

    try:
        return bool(tempfile.gettempdir())
    except OSError:
        return False


@contextlib.contextmanager
def progress(case: Path, number: int, total: int) -> Iterator[Callable[[str], None]]:
    """Tells the stage on one line of a terminal, and nothing into a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return

    def tell(stage: str) -> None:
        sys.stderr.write(f"\r\x1b[K[{number}/{total}] {case.name}: {stage} …")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def print_problems(problems: tuple[Problem, ...], fmt: Format) -> None:
    """Prints problems: annotations to standard output, where GitHub reads them, text to standard error."""
    for problem in problems:
        if fmt is Format.github:
            from casereport.problems.formats import as_github

            put(as_github(problem), "out")
        else:
            put(as_text(problem), "err")


def say(message: str, status: int) -> int:
    """The status, after the message went to standard error."""
    put(message, "err")
    return status


def put(text: str, stream: Literal["out", "err"]) -> None:
    """Prints a line, and keeps it for a command that would say the same again."""
    said.append((stream, text))
    if stream == "out":
        print(text)
        return
    try:
        print(text, file=sys.stderr)
    except OSError:  # nobody hears it: what was asked for is done all the same, and the status tells how it ended
        leave_stream(sys.stderr)
