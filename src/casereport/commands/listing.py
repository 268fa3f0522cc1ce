"""The commands that list what there is: the schema, the journals, the formats, the problems."""

from __future__ import annotations

from typing import Annotated

import typer

from casereport.commands.arguments import Templates, refuse_missing, refuse_unknown_journal, usage
from casereport.problems.codes import CODES
from casereport.tools.listing import code_lines, format_lines, journal_lines

ProfileName = Annotated[str | None, typer.Argument(help="Name of a profile; all profiles when left out.", show_default=False)]
CodeName = Annotated[str | None, typer.Argument(help="Code of a problem; all codes when left out.", show_default=False)]


def schema_command() -> None:
    """Print the JSON Schema of a record, for editors."""
    from casereport.case.schema import schema_text

    print(schema_text(), end="")


def journals_command(name: ProfileName = None, templates: Templates = None) -> None:
    """List the journal profiles, or tell the rules of one and where each was read."""
    refuse_missing(templates)
    if name is None:
        print("\n".join(journal_lines(templates or ())))
        return
    refuse_unknown_journal(name, templates)
    from casereport.journal import load_journal
    from casereport.journal.rules_text import profile_text

    print(profile_text(load_journal(name, templates or ())))


def formats_command() -> None:
    """List the output formats."""
    print("\n".join(format_lines()))


def explain_command(code: CodeName = None) -> None:
    """Tell what a problem means, why it matters, and what cures it."""
    if code is not None and code not in CODES:
        from difflib import get_close_matches

        near = get_close_matches(code, CODES, n=1)
        raise usage(f"no problem has the code {code}" + (f"; did you mean {near[0]}?" if near else "; `casereport explain` lists them"))
    print("\n".join(code_lines(code)))
