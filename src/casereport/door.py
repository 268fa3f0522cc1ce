"""Where a command comes in: a build that would change nothing, and what is a list, is answered here, all else by the command line."""

from __future__ import annotations

import os
import sys

from casereport import __version__


def main() -> int:
    """Runs the command line and returns its exit status."""
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:  # while the command line itself was imported
        return 130


def _run(command: list[str]) -> int:
    if command[:1] == ["build"]:
        from casereport.unchanged import recall

        said = recall(command)
        if said is not None:
            return _say([*said, ("err", "nothing has changed since these were built; --force builds them anew")])
    if lines := _listed(command):
        return _say([("out", line) for line in lines])
    from casereport.cli import main as run

    return run()


def _listed(command: list[str]) -> list[str]:
    """The lines of a list that the command asks for; none for any other command."""
    match command:
        case ["--version"]:
            return [f"casereport {__version__}"]
        case ["formats"]:
            from casereport.tools.listing import format_lines

            return format_lines()
        case ["journals"]:
            from casereport.tools.listing import journal_lines

            return journal_lines()
        case ["explain", *code] if len(code) < 2:
            from casereport.tools.listing import code_lines

            return code_lines(*code)
        case _:
            return []


def _say(lines: list[tuple[str, str]]) -> int:
    """Prints lines, each to its stream, and returns 0: what ended otherwise is not answered here."""
    try:
        for stream, text in lines:
            print(text, file=sys.stdout if stream == "out" else sys.stderr)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the flush at exit must not fail
        return 141
    return 0
