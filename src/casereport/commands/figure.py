"""`casereport figure`: the figures as submission files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casereport.commands.arguments import Cases, JournalName, Templates, chosen, refuse_file_name, refuse_missing, refuse_unknown_journal
from casereport.tools.terminal import Format, Tally

FigureFormats = Annotated[
    list[str] | None,
    typer.Option("--to", help="Formats, separated by commas: svg, pdf, png, tiff, eps; the journal's when left out.", show_default=False),
]
FigureIds = Annotated[list[str] | None, typer.Option("--id", help="Id of a figure; every figure when left out.", show_default=False)]
Width = Annotated[float | None, typer.Option("--width", min=40, max=300, help="Width in mm instead of the journal's.", show_default=False)]
Dpi = Annotated[
    int | None, typer.Option("--dpi", min=72, max=1200, help="Resolution of PNG and TIFF instead of the journal's.", show_default=False)
]


def figure_command(
    cases: Cases,
    to: FigureFormats = None,
    ids: FigureIds = None,
    journal: JournalName = None,
    width: Width = None,
    dpi: Dpi = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Files go to OUT/<case>/figures/.")] = Path("build"),
    templates: Templates = None,
) -> None:
    """Write the figures as submission files: Figure1.tiff, Figure2.tiff; images keep their pixels, a file a panel: Figure3A.tiff."""
    from casereport.tools.figure_files import FORMATS, write_figures

    formats = chosen(to, FORMATS) if to else ()
    refuse_missing(templates)
    refuse_file_name(out, "<case>/figures/Figure1.tiff")
    refuse_unknown_journal(journal, templates)
    tally = Tally(Format.text, strict=False)
    for case in cases:
        with tally.case(case):
            made = write_figures(
                case, out=out, ids=ids or (), formats=formats, journal=journal, width_mm=width, dpi=dpi, templates=templates or ()
            )
            tally.add(made.problems)
            tally.outputs += made.outputs
    raise typer.Exit(tally.finish())
