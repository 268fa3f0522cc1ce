"""`casereport check`: each record read and checked, nothing written."""

from __future__ import annotations

import typer

from casereport.commands.arguments import (
    AsFormat,
    Cases,
    JournalName,
    Strict,
    StyleName,
    Templates,
    profile_note,
    refuse_missing,
    refuse_unknown_journal,
)
from casereport.tools.terminal import Format, Tally


def add(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command("check")(check_command)


def check_command(
    cases: Cases,
    journal: JournalName = None,
    style: StyleName = None,
    templates: Templates = None,
    strict: Strict = False,
    fmt: AsFormat = Format.text,
) -> None:
    """Check each record and write nothing."""
    refuse_missing(templates)
    refuse_unknown_journal(journal, templates)
    tally = Tally(fmt, strict)
    for case in cases:
        with tally.case(case):
            from casereport.build import check

            checked = check(case, journal=journal, style=style, templates=templates or ())
            tally.add(checked.problems)
            ran, idle = len(checked.report.ran), len(checked.report.not_applicable)
            tally.note(f"{case}: {ran} checks ran, {idle} had nothing to look at; {profile_note(checked.journal)}")
    raise typer.Exit(tally.finish())
