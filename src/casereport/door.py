"""Where a command comes in: a build that would change nothing, and what is a list, is answered here, all else by the command line."""

from __future__ import annotations

import sys

from casereport import __version__


def main() -> int:
    """Runs the command line and returns its exit status: that of the signal, 130 or 143, where one ended it."""
    try:
        status = _answered(sys.argv[1:])
        return _run() if status is None else status
    except KeyboardInterrupt:
        return 130


def _answered(command: list[str]) -> int | None:
    """The status of a command that is answered here; None for one that the command line must run."""
    if command[:1] == ["build"]:
        from casereport.unchanged import recall

        said = recall(command)
        if said is not None:
            from casereport.streams import mend_streams

            mend_streams()
            return _say([*said, ("err", "nothing has changed since these were built; --force builds them anew")])
    if lines := _listed(command):
        return _say([("out", line) for line in lines])
    return None


def _run() -> int:
    from casereport.interruption import heed_signals, leave_signals, status_of_signal
    from casereport.streams import finish_streams, mend_streams

    heed_signals()
    mend_streams()
    try:
        from casereport.cli import main as run

        status = run()
    except KeyboardInterrupt:  # while the command line itself was imported
        status = 130
    status = status_of_signal(finish_streams(status))
    leave_signals()
    return status


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
    """Prints lines, each to its stream where it is open, and returns 0: what ended otherwise is not answered here."""
    streams = {"out": sys.stdout, "err": sys.stderr}
    try:
        for name, text in lines:
            if streams[name] is not None:
                print(text, file=streams[name])
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        from casereport.streams import leave_stream, status_of_stream

        leave_stream(sys.stdout)
        return status_of_stream(error)
    return 0
