"""The command line: its commands in the order of the help, and the exit status of whatever happens."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from casereport import __version__
from casereport.commands import build, check, checklist, cite, diff, extract, figure, fit, listing, new, references, respond, submit
from casereport.problems import BuildFailure, CaseReportError
from casereport.tools.terminal import INTERRUPTED, OK, PIPE, PROBLEMS, Format, failure_of, print_problems, say

COMMANDS = (build, check, checklist, fit, diff, respond, new, extract, references, cite, figure, submit, listing)
"""The modules of the commands, in the order of the help; each puts its own on the command line."""

_GARBAGE = 50_000
"""Objects made before garbage is looked for: a command makes many at once, keeps nearly all of them, and ends soon."""

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, pretty_exceptions_show_locals=False, rich_markup_mode=None,
    help="Typed case records in, submission-ready case reports out.",
)  # fmt: skip


def _version(wanted: bool) -> None:
    if wanted:
        print(f"casereport {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]


@app.callback()
def _options(version: Version = False) -> None:
    """Typed case records in, submission-ready case reports out."""


for _module in COMMANDS:
    _module.add(app)


def main() -> int:
    """Runs the command line and returns its exit status: 0 good, 1 problems found, 2 wrong command line, others as documented."""
    gc.set_threshold(_GARBAGE)
    try:
        status = app(standalone_mode=False)
        return status if isinstance(status, int) else OK
    except BuildFailure as failure:
        return say(f"{failure.message}\n  hint: {failure.hint}" if failure.hint else failure.message, failure.status)
    except CaseReportError as error:
        print_problems(error.problems, Format.text)
        return PROBLEMS
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more can be said; the flush at exit must not fail
        return PIPE
    except Exception as error:  # noqa: BLE001  # the last door: whatever else it is, its text could quote the record
        return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    if hasattr(error, "exit_code") and hasattr(error, "show"):  # a wrong command line, in the words of typer
        error.show()
        return int(error.exit_code)
    failure = failure_of(error)
    return say(f"{failure.message}\n  hint: {failure.hint}" if failure.hint else failure.message, failure.status)
