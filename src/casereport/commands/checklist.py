"""`casereport checklist`: a reporting guideline filled in, with the pages and lines of the report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casereport.commands.arguments import (
    JournalName,
    OneCase,
    StyleName,
    Templates,
    chosen,
    refuse_file_name,
    refuse_missing,
    refuse_unknown_journal,
    usage,
)
from casereport.tools.terminal import Format, Tally, progress

Guidelines = Annotated[str, typer.Option("--guideline", help="care, scare, jbi, murad, or an edition such as care-2013.")]
ToFormats = Annotated[
    list[str] | None,
    typer.Option("--to", "--format", help="Files to write: pdf, docx, html, md; printed as Markdown when left out.", show_default=False),
]


def checklist_command(
    case: OneCase,
    guideline: Guidelines = "care",
    to: ToFormats = None,
    journal: JournalName = None,
    style: StyleName = None,
    out: Annotated[Path, typer.Option("-o", "--out", "--output-dir", help="Files go to OUT/<case>/.")] = Path("build"),
    templates: Templates = None,
    blind: Annotated[bool, typer.Option("--blind", help="Of the blind copy: the checklist names no author.")] = False,
) -> None:
    """Fill in the checklist of a guideline: what was found of each item, on which page and line; the report is built with it."""
    from casereport.checklist import FORMATS, checklist_name, fill_checklist, write_checklist
    from casereport.guidelines import find_guideline, guideline_names

    refuse_missing(templates)
    refuse_file_name(out, "<case>/<case>.care.pdf")
    refuse_unknown_journal(journal, templates)
    if guideline.lower() not in guideline_names():
        raise usage(f"--guideline knows {', '.join(guideline_names())}; not {guideline}")
    wanted = find_guideline(guideline.lower())
    formats = chosen(to, FORMATS) if to else ()
    tally = Tally(Format.text, strict=False)
    with tally.case(case), progress(case, 1, 1) as tell:
        from casereport.build import check
        from casereport.problems import CaseReportError, is_failure
        from casereport.writers.publishing import output_name, publish

        tell("reading")
        checked = check(case, journal=journal, style=style, templates=templates or ())
        if is_failure(checked.problems):
            raise CaseReportError(checked.problems)
        tell("laying out pages")
        filled = fill_checklist(checked, wanted, blind=blind)
        made = write_checklist(filled, checked, formats or ("md",))
        if not formats:
            print(made[".md"].decode(), end="")
        else:
            name, mark = output_name(checked.case.name), ".blind" if blind else ""
            files = {f"{name}.{checklist_name(filled)}{mark}{ending}": data for ending, data in made.items()}
            files |= {f"{name}{ending}": data for ending, data in filled.pages.items()}
            tally.outputs += publish(out / name, files, inputs=checked.case.sources)
    raise typer.Exit(tally.finish())
