"""`casereport build`: each case to its outputs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from casereport.commands.arguments import (
    AsFormat,
    Cases,
    JournalName,
    Strict,
    StyleName,
    Templates,
    chosen,
    refuse_missing,
    refuse_unknown_journal,
    usage,
)
from casereport.commands.manuscript import FiguresAt, LineNumbers, Spacing, WordTemplate, read_template, tell_idle
from casereport.tools.terminal import OK, Format, Tally, progress, said
from casereport.unchanged import FORCE, remember, watch
from casereport.writers import DEFAULT_FORMATS, WRITERS
from casereport.writers.options import Options

USUAL = ",".join(DEFAULT_FORMATS)
OutputFormats = Annotated[
    list[str], typer.Option("--to", help=f"Formats, each behind its --to or separated by commas: {', '.join(w.name for w in WRITERS)}.")
]


def add(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command("build")(build_command)


def build_command(
    cases: Cases,
    to: OutputFormats = [USUAL],  # noqa: B006  # the command line makes a list of its own
    journal: JournalName = None,
    style: StyleName = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Outputs go to OUT/<case>/.")] = Path("build"),
    templates: Templates = None,
    strict: Strict = False,
    supplement: Annotated[bool, typer.Option("--supplement", help="Print the record of the case too, which the web page folds.")] = False,
    template: WordTemplate = None,
    line_numbers: LineNumbers = None,
    spacing: Spacing = None,
    figures: FiguresAt = "inline",
    review: Annotated[bool, typer.Option("--review", help="A copy for reviewers: one column, double spacing, numbered lines.")] = False,
    blind: Annotated[bool, typer.Option("--blind", help="A copy that does not tell who wrote it, and a title page that does.")] = False,
    archive: Annotated[bool, typer.Option("--archive", help="A second PDF for keeping: PDF/A-3 with the record inside.")] = False,
    force: Annotated[bool, typer.Option(FORCE, help="Build anew, also where nothing has changed.")] = False,  # noqa: ARG001  # read at the door
    fmt: AsFormat = Format.text,
) -> None:
    """Build each case to PDF and HTML; a case with errors leaves its last good outputs in place."""
    said.clear()
    formats = chosen(to, [writer.name for writer in WRITERS])
    refuse_missing(templates)
    refuse_unknown_journal(journal, templates)
    refuse_same_outputs(cases)
    if archive and (blind or "pdf" not in formats):
        raise usage("--archive needs the PDF, and tells who the authors are: it goes neither with --blind nor without --to pdf")
    asked = Options(review=review, blind=blind, line_numbers=line_numbers, spacing=spacing, figures=figures)
    options = replace(asked, template=read_template(template))
    tell_idle(formats, options)
    tally, watched = Tally(fmt, strict), watch(str(out))
    for number, case in enumerate(cases, start=1):
        with tally.case(case), progress(case, number, len(cases)) as tell:
            from casereport.build import build

            built = build(
                case, out=out, journal=journal, style=style, formats=formats, templates=templates or (), strict=strict,
                supplement=supplement, archive=archive, options=options, tell=tell,
            )  # fmt: skip
            tally.add(built.problems)
            tally.outputs += built.outputs
    status = tally.finish()
    if watched and status == OK:
        remember(watched, map(str, tally.outputs), said)
    raise typer.Exit(status)


def refuse_same_outputs(cases: list[Path]) -> None:
    """Two cases whose outputs would have one name are refused before anything is built."""
    from casereport.writers.publishing import same_outputs

    if clash := same_outputs(cases):
        first, second, name = clash
        raise usage(f"{first} and {second} would both be written to {name}; build them with different -o")
