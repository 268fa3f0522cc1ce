"""`casereport extract`: the record inside a PDF, back as a case folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casereport.commands.arguments import refuse_file_name
from casereport.tools.terminal import Format, Tally


def extract_command(
    pdf: Annotated[Path, typer.Argument(help="PDF that `casereport build --archive` made.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Folder to make; named after the PDF when left out.", show_default=False)
    ] = None,
) -> None:
    """Get the record of an archive back as a case folder, equal to the one that the archive was made from."""
    from casereport.tools.extraction import extract

    refuse_file_name(out, "case.json")
    tally = Tally(Format.text, strict=False)
    with tally.case(pdf):
        folder, problems = extract(pdf, out)
        tally.add(problems)
        tally.outputs += (folder / "case.json",)
    raise typer.Exit(tally.finish())
