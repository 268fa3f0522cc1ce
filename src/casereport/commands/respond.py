"""`casereport respond`: the frame of an answer to reviewers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casereport.commands.arguments import JournalName, Templates, refuse_missing, refuse_unknown_journal, usage
from casereport.commands.diff import UNREADABLE, Since, Until, Words
from casereport.problems import CaseReportError
from casereport.tools.terminal import Format, print_problems
from casereport.typed import is_there

Comments = Annotated[Path | None, typer.Option("--comments", help="Plain text of the comments, a heading a reviewer.", show_default=False)]
OutFile = Annotated[
    Path | None,
    typer.Option("-o", "--out", help="New file to write, .md or .docx; printed as Markdown when left out.", show_default=False),
]


def respond_command(
    versions: Words,
    comments: Comments = None,
    out: OutFile = None,
    since: Since = None,
    until: Until = None,
    journal: JournalName = None,
    templates: Templates = None,
) -> None:
    """Lay out the response to reviewers: each comment quoted, room for the answer, and what changed in the manuscript, by page and line."""
    from casereport.revision.answering import read_comment_file, write_response
    from casereport.revision.cases import compare_cases
    from casereport.revision.versions import load_version, read_versions
    from casereport.writers.publishing import publish_file

    refuse_missing(templates)
    refuse_unknown_journal(journal, templates)
    if len(versions) > 2:
        raise usage("two versions are compared: OLD and NEW")
    if out is not None and (out.suffix not in (".md", ".docx") or is_there(out)):
        raise usage("-o names a file that is not there yet, ending in .md or .docx: an answer that was begun is never written over")
    old, new = read_versions(versions, since, until)
    try:
        reviewers = read_comment_file(comments) if comments else ()
        revised = compare_cases(load_version(old), load_version(new), journal, templates or (), (old.label, new.label))
        made = write_response(revised, reviewers, ".md" if out is None else out.suffix)
    except CaseReportError as error:
        print_problems(error.problems, Format.text)
        raise typer.Exit(UNREADABLE) from None
    if out is None:
        print(made.decode(), end="")
        return
    print(publish_file(out, made, new=True))
