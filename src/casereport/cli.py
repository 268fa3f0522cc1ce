"""The command line: its commands in the order of the help, and the exit status of whatever happens."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated

import typer

from casereport import __version__
from casereport.commands import COMMANDS, MODULES

_GARBAGE = 200_000
"""Objects made before garbage is looked for: a command makes many at once, keeps nearly all of them, and ends soon."""


def _version(wanted: bool) -> None:
    if wanted:
        print(f"casereport {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]


def _options(version: Version = False) -> None:
    """Typed case records in, submission-ready case reports out."""


def _elsewhere() -> None:
    """Stands for a command that is listed and not run."""


def command_line(*asked: str) -> typer.Typer:
    """The command line, with what runs the commands asked for, and of the others what the help tells."""
    app = typer.Typer(
        help="Typed case records in, submission-ready case reports out.", no_args_is_help=True, add_completion=False, rich_markup_mode=None,
        pretty_exceptions_enable=False, pretty_exceptions_show_locals=False,
    )  # fmt: skip
    app.callback()(_options)
    for name, told in COMMANDS.items():
        app.command(name, help=told)(_run_by(name) if name in asked else _elsewhere)
    return app


def _run_by(name: str) -> Callable[..., None]:
    run: Callable[..., None] = getattr(import_module(f"casereport.commands.{MODULES.get(name, name)}"), f"{name}_command")
    return run


def main() -> int:
    """Runs the command line and returns its exit status: 0 good, 1 problems found, 2 wrong command line, others as documented."""
    gc.set_threshold(_GARBAGE)
    try:
        status = command_line(*sys.argv[1:2])(standalone_mode=False)
        return status if isinstance(status, int) else 0
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more can be said; the flush at exit must not fail
        return 141
    except Exception as error:  # noqa: BLE001  # the last door: whatever else it is, its text could quote the record
        return _told(error)
    finally:
        gc.freeze()  # what is left goes with the process; looking through all of it once more took a tenth of the time


def _told(error: Exception) -> int:
    """The exit status of what was raised, after it is told."""
    if hasattr(error, "exit_code") and hasattr(error, "show"):  # a wrong command line, in the words of typer
        error.show()
        return int(error.exit_code)
    from casereport.problems import BuildFailure, CaseReportError
    from casereport.tools.terminal import PROBLEMS, Format, failure_of, print_problems, say

    if isinstance(error, CaseReportError):
        print_problems(error.problems, Format.text)
        return PROBLEMS
    failure = error if isinstance(error, BuildFailure) else failure_of(error)
    return say(f"{failure.message}\n  hint: {failure.hint}" if failure.hint else failure.message, failure.status)
