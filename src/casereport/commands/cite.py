"""`casereport cite`: how to cite the report itself."""

from __future__ import annotations

from typing import Annotated

import typer

from casereport.commands.arguments import (
    JournalName,
    OneCase,
    StyleName,
    Templates,
    refuse_missing,
    refuse_unknown_journal,
    style_file,
    usage,
)
from casereport.commands.references import ReferenceFile
from casereport.tools.terminal import Format, Tally

CitationFormat = Annotated[str, typer.Option("--to", help="Write it as text, ris, bibtex or csl-json.")]


def cite_command(
    case: OneCase,
    to: CitationFormat = "text",
    out: ReferenceFile = None,
    journal: JournalName = None,
    style: StyleName = None,
    templates: Templates = None,
) -> None:
    """Tell how to cite the report itself, as text in the journal's style or for a reference manager."""
    from casereport.tools.citation import FORMATS, cite_case
    from casereport.writers.publishing import publish_file

    if to not in FORMATS:
        raise usage(f"--to knows {', '.join(FORMATS)}; one of them at a time")
    refuse_missing(templates)
    refuse_unknown_journal(journal, templates)
    tally = Tally(Format.text, strict=False)
    with tally.case(case):
        text, problems, sources = cite_case(case, to, journal=journal, style=style, templates=templates or ())
        tally.add(problems)
        if out is None:
            tally.note(text.rstrip("\n"))
        else:
            tally.outputs += (publish_file(out, text.encode(), (*sources, *style_file(style))),)
    raise typer.Exit(tally.finish())
