"""`casereport references`: the cited references listed, checked, or written for another program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casereport import __version__
from casereport.commands.arguments import JournalName, OneCase, Strict, StyleName, Templates, refuse_missing, style_file, usage
from casereport.tools.terminal import OK, Format, Tally, say

ReferenceFormat = Annotated[str | None, typer.Option("--to", help="Write them as text, bibtex, ris or csl-json.", show_default=False)]
Resolve = Annotated[
    bool,
    typer.Option("--resolve", help="Ask doi.org and PubMed, over the network; nothing but DOIs and PubMed numbers leaves the machine."),
]
ReferenceFile = Annotated[Path | None, typer.Option("-o", "--out", help="File to write; printed when left out.", show_default=False)]


def references_command(
    case: OneCase,
    to: ReferenceFormat = None,
    out: ReferenceFile = None,
    journal: JournalName = None,
    style: StyleName = None,
    templates: Templates = None,
    strict: Strict = False,
    resolve: Resolve = False,
) -> None:
    """List the cited references with their numbers and keys and check them, or write them for another program."""
    from casereport.tools.lookup import look_up
    from casereport.tools.references import FORMATS, as_lines, export_references, list_references
    from casereport.writers.publishing import publish_file

    if (to is not None and to not in FORMATS) or (out is not None and to is None):
        raise usage(f"--to knows {', '.join(FORMATS)}; -o needs one of them")
    refuse_missing(templates)
    tally = Tally(Format.text, strict)
    with tally.case(case):
        listing = list_references(case, journal=journal, style=style, templates=templates or ())
        found = look_up(case, listing, __version__) if resolve else None
        listing, table = (found.listing, found.table) if found else (listing, "")
        tally.add(listing.problems)
        if out is None:
            tally.note((export_references(listing, to) if to else f"{as_lines(listing)}\n{table}").rstrip("\n"))
        elif to is not None:
            tally.outputs += (publish_file(out, export_references(listing, to).encode(), (*listing.sources, *style_file(style))),)
        if table and to:
            say(table, OK)
        if found and found.failure:
            raise found.failure
    raise typer.Exit(tally.finish())
