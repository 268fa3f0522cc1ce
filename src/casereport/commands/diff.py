"""`casereport diff`: what changed between two versions of a case, as a list or in the manuscript itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casereport.commands.arguments import JournalName, Templates, chosen, refuse_file_name, refuse_missing, refuse_unknown_journal, usage
from casereport.problems import CaseReportError
from casereport.revision.formats import PRINTED, WRITTEN, print_listing, write_files
from casereport.tools.terminal import OK, PROBLEMS, Format, print_problems

UNREADABLE = 65
"""A version that cannot be read: no answer to whether the two differ, so neither 0 nor 1."""

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="OLD NEW",
        help="Two case folders; a git revision may stand for one: HEAD~1 CASE, v1..v2 CASE, v1:old-name CASE. CASE alone: against HEAD.",
        show_default=False,
    ),
]
Since = Annotated[str | None, typer.Option("--from", help="Revision of CASE that is the old version.", show_default=False)]
Until = Annotated[str | None, typer.Option("--until", help="Revision of CASE that is the new version.", show_default=False)]
To = Annotated[
    list[str],
    typer.Option("--to", help=f"Printed: {', '.join(PRINTED)}; written to OUT/<case>/: {', '.join(WRITTEN)}. Several with commas."),
]


def diff_command(
    versions: Words,
    to: To = ["text"],  # noqa: B006  # the command line makes a list of its own
    since: Since = None,
    until: Until = None,
    journal: JournalName = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Files go to OUT/<case>/.")] = Path("build"),
    templates: Templates = None,
) -> None:
    """Tell what changed between two versions of a case; the exit status is 0 where nothing did, 1 where something did."""
    from casereport.revision.versions import load_version, read_versions

    formats = chosen(to, (*PRINTED, *WRITTEN))
    refuse_missing(templates)
    refuse_file_name(out, "<case>/<case>-redline.docx")
    refuse_unknown_journal(journal, templates)
    if len(versions) > 2:
        raise usage("two versions are compared: OLD and NEW")
    old, new = read_versions(versions, since, until)
    try:
        from casereport.revision.cases import compare_cases

        revised = compare_cases(load_version(old), load_version(new), journal, templates or (), (old.label, new.label))
        for name in formats:
            if name in PRINTED:
                print(print_listing(name, revised), end="")
        for path in write_files([name for name in formats if name in WRITTEN], revised, out):
            print(path)
    except CaseReportError as error:
        print_problems(error.problems, Format.text)
        raise typer.Exit(UNREADABLE) from None
    raise typer.Exit(PROBLEMS if revised.changes else OK)
