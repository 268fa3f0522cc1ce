"""`casereport submit`: everything that a journal asks for, in a folder and a zip."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casereport import __version__
from casereport.commands.arguments import (
    Cases,
    DenyList,
    JournalName,
    Templates,
    read_deny_list,
    refuse_file_name,
    refuse_missing,
    refuse_unknown_journal,
)
from casereport.tools.terminal import Format, Tally, progress

Draft = Annotated[bool, typer.Option("--draft", help="Make the files although consent or privacy is open, with a mark on every page.")]


def submit_command(
    cases: Cases,
    journal: JournalName = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Files go to OUT/<case>/submission-<journal>/, a zip beside.")] = Path("build"),
    templates: Templates = None,
    draft: Draft = False,
    deny_list: DenyList = None,
) -> None:
    """Make the files that a journal asks for: manuscript, blinded copy, title page, figures, letter, forms; and what is still missing."""
    refuse_missing(templates)
    refuse_file_name(out, "<case>/")
    refuse_unknown_journal(journal, templates)
    denied = read_deny_list(deny_list)
    tally = Tally(Format.text, strict=False)
    for number, case in enumerate(cases, start=1):
        with tally.case(case), progress(case, number, len(cases)) as tell:
            from casereport.submission import submit

            made = submit(
                case, journal=journal, out=out, templates=templates or (), draft=draft, denied=denied, version=__version__, tell=tell
            )
            tally.add(made.problems)
            tally.outputs += made.outputs
    raise typer.Exit(tally.finish())
