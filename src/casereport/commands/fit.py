"""`casereport fit`: one case against every journal, the least work first."""

from __future__ import annotations

import typer

from casereport.commands.arguments import OneCase, Templates, refuse_missing
from casereport.tools.terminal import Format, Tally


def fit_command(case: OneCase, templates: Templates = None) -> None:
    """Rank the journals by the work that is left to hand this case in."""
    refuse_missing(templates)
    tally = Tally(Format.text, strict=False)
    with tally.case(case):
        from casereport.tools.fit import fit_case, fits_text

        tally.note(fits_text(fit_case(case, templates or ())))
    raise typer.Exit(tally.finish())
