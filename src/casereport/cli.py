"""The command line; with `terminal`, which prints for it, the only module that prints, exits or reads arguments."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from casereport import __version__
from casereport.problems import BuildFailure, CaseReportError, frames_text
from casereport.problems.codes import CODES, explanation
from casereport.tools.terminal import BUG, INTERRUPTED, OK, PIPE, PROBLEMS, USAGE, Format, Tally, print_problems, progress, say
from casereport.writers import DEFAULT_FORMATS, WRITERS

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, pretty_exceptions_show_locals=False, rich_markup_mode=None,
    help="Typed case records in, submission-ready case reports out.",
)  # fmt: skip

OneCase = Annotated[Path, typer.Argument(help="Case folder, or its case.yaml.", show_default=False)]
NewFolder = Annotated[Path, typer.Argument(help="Folder to make; its name is the case's.", show_default=False)]
NewLanguage = Annotated[Literal["en-GB", "en-US"], typer.Option("--language", help="Spelling: haemoglobin or hemoglobin.")]
FromBib = Annotated[Path | None, typer.Option("--from-bib", help="Bibliography of the case.", show_default=False)]
ReferenceFormat = Annotated[str | None, typer.Option("--to", help="Write them as text, bibtex, ris or csl-json.", show_default=False)]
Resolve = Annotated[
    bool,
    typer.Option("--resolve", help="Ask doi.org and PubMed, over the network; nothing but DOIs and PubMed numbers leaves the machine."),
]
ReferenceFile = Annotated[Path | None, typer.Option("-o", "--out", help="File to write; printed when left out.", show_default=False)]
FigureFormats = Annotated[
    list[str] | None,
    typer.Option("--to", help="Formats, separated by commas: svg, pdf, png, tiff, eps; the journal's when left out.", show_default=False),
]
FigureIds = Annotated[list[str] | None, typer.Option("--id", help="Id of a figure; every figure when left out.", show_default=False)]
Width = Annotated[float | None, typer.Option("--width", min=40, max=300, help="Width in mm instead of the journal's.", show_default=False)]
Dpi = Annotated[
    int | None, typer.Option("--dpi", min=72, max=1200, help="Resolution of PNG and TIFF instead of the journal's.", show_default=False)
]
USUAL = ",".join(DEFAULT_FORMATS)
OutputFormats = Annotated[
    list[str], typer.Option("--to", help=f"Formats, each behind its --to or separated by commas: {', '.join(w.name for w in WRITERS)}.")
]
Cases = Annotated[list[Path], typer.Argument(help="Case folders, or their case.yaml.", show_default=False)]
JournalName = Annotated[str | None, typer.Option("--journal", help="Journal profile instead of the record's.", show_default=False)]
StyleName = Annotated[str | None, typer.Option("--style", help="Citation style: a name, or a CSL file.", show_default=False)]
Templates = Annotated[list[Path] | None, typer.Option("--templates", help="Folder of further journals that you trust.", show_default=False)]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
CodeName = Annotated[str | None, typer.Argument(help="Code of a problem; all codes when left out.", show_default=False)]
AsFormat = Annotated[Format, typer.Option("--format", help="How problems are printed.")]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"casereport {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]


@app.callback()
def _options(version: Version = False) -> None:
    """Typed case records in, submission-ready case reports out."""


@app.command("build")
def build_command(
    cases: Cases,
    to: OutputFormats = [USUAL],  # noqa: B006  # the command line makes a list of its own
    journal: JournalName = None,
    style: StyleName = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Outputs go to OUT/<case>/.")] = Path("build"),
    templates: Templates = None,
    strict: Strict = False,
    supplement: Annotated[bool, typer.Option("--supplement", help="Print the record of the case too, which the web page folds.")] = False,
    fmt: AsFormat = Format.text,
) -> None:
    """Build each case to PDF and HTML; a case with errors leaves its last good outputs in place."""
    formats = _chosen(to, [writer.name for writer in WRITERS])
    _refuse_missing(templates)
    _refuse_unknown_journal(journal, templates)
    _refuse_same_outputs(cases)
    tally = Tally(fmt, strict)
    for number, case in enumerate(cases, start=1):
        with tally.case(case), progress(case, number, len(cases)) as tell:
            from casereport.build import build

            built = build(
                case, out=out, journal=journal, style=style, formats=formats, templates=templates or (), strict=strict,
                supplement=supplement, tell=tell,
            )  # fmt: skip
            tally.add(built.problems)
            tally.outputs += built.outputs
    raise typer.Exit(tally.finish())


@app.command("check")
def check_command(
    cases: Cases,
    journal: JournalName = None,
    style: StyleName = None,
    templates: Templates = None,
    strict: Strict = False,
    fmt: AsFormat = Format.text,
) -> None:
    """Check each record and write nothing."""
    _refuse_missing(templates)
    _refuse_unknown_journal(journal, templates)
    tally = Tally(fmt, strict)
    for case in cases:
        with tally.case(case):
            from casereport.build import check

            checked = check(case, journal=journal, style=style, templates=templates or ())
            tally.add(checked.problems)
            ran, idle = len(checked.report.ran), len(checked.report.not_applicable)
            tally.note(f"{case}: {ran} checks ran, {idle} had nothing to look at; {_profile_note(checked.journal)}")
    raise typer.Exit(tally.finish())


@app.command("new")
def new_command(folder: NewFolder, from_bib: FromBib = None, language: NewLanguage = "en-GB") -> None:
    """Make a case folder that builds at once, with comments that teach."""
    from casereport.case.schema import schema_text
    from casereport.writers.publishing import make_case

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise _usage(f"{folder} exists already and is not empty")
    make_case(folder, {"case.schema.json": schema_text().encode(), **_bibliography(from_bib)}, language)
    print(f"{folder}/case.yaml is ready: edit it, then run\n  casereport build {folder}")


def _bibliography(file: Path | None) -> dict[str, bytes]:
    if file is None:
        return {}
    from casereport.tools.references import bibliography_files

    try:
        return bibliography_files(file.read_bytes(), file.name, tell=lambda told: print_problems(told, Format.text))
    except OSError as error:
        raise _usage(f"--from-bib {file} cannot be read: {error.strerror}") from None


@app.command("references")
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

    if (to is not None and to not in FORMATS) or (out is not None and to is None):
        raise _usage(f"--to knows {', '.join(FORMATS)}; -o needs one of them")
    _refuse_missing(templates)
    tally = Tally(Format.text, strict)
    with tally.case(case):
        listing = list_references(case, journal=journal, style=style, templates=templates or ())
        found = look_up(case, listing, __version__) if resolve else None
        listing, table = (found.listing, found.table) if found else (listing, "")
        tally.add(listing.problems)
        if out is None:
            tally.note((export_references(listing, to) if to else f"{as_lines(listing)}\n{table}").rstrip("\n"))
        elif to is not None:
            try:
                out.write_bytes(export_references(listing, to).encode())
            except OSError as error:
                raise BuildFailure(73, f"the file cannot be written: {error.strerror}") from None
            tally.outputs += (out,)
        if table and to:
            say(table, OK)
        if found and found.failure:
            raise found.failure
    raise typer.Exit(tally.finish())


@app.command("figure")
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

    formats = _chosen(to, FORMATS) if to else ()
    _refuse_missing(templates)
    _refuse_unknown_journal(journal, templates)
    tally = Tally(Format.text, strict=False)
    for case in cases:
        with tally.case(case):
            made = write_figures(
                case, out=out, ids=ids or (), formats=formats, journal=journal, width_mm=width, dpi=dpi, templates=templates or ()
            )
            tally.add(made.problems)
            tally.outputs += made.outputs
    raise typer.Exit(tally.finish())


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of a record, for editors."""
    from casereport.case.schema import schema_text

    print(schema_text(), end="")


@app.command("journals")
def journals_command(templates: Templates = None) -> None:
    """List the journal profiles."""
    from casereport.journal import journals

    _refuse_missing(templates)
    for journal in journals(templates or ()):
        print(f"{journal.name:12} {journal.description} ({_profile_note(journal)})")


@app.command("formats")
def formats_command() -> None:
    """List the output formats."""
    for writer in WRITERS:
        print(f"{writer.name:6} {writer.description}")


@app.command("explain")
def explain_command(code: CodeName = None) -> None:
    """Tell what a problem means, why it matters, and what cures it."""
    if code is None:
        for name, entry in CODES.items():
            print(f"{name:22} {entry.severity:8} {entry.title}")
        return
    if code not in CODES:
        from difflib import get_close_matches

        near = get_close_matches(code, CODES, n=1)
        raise _usage(f"no problem has the code {code}" + (f"; did you mean {near[0]}?" if near else "; `casereport explain` lists them"))
    print(explanation(code))


def main() -> int:
    """Runs the command line and returns its exit status: 0 good, 1 problems found, 2 wrong command line, others as documented."""
    try:
        status = app(standalone_mode=False)
        return status if isinstance(status, int) else OK
    except BuildFailure as failure:
        return say(f"{failure.message}\n  hint: {failure.hint}" if failure.hint else failure.message, failure.status)
    except CaseReportError as error:
        print_problems(error.problems, Format.text)
        return PROBLEMS
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more can be said; the flush at exit must not fail
        return PIPE
    except Exception as error:  # noqa: BLE001  # the last door: whatever else it is, its text could quote the record
        return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    if hasattr(error, "exit_code") and hasattr(error, "show"):  # a wrong command line, in the words of typer
        error.show()
        return int(error.exit_code)
    fault = f"this is a fault of casereport {__version__} ({type(error).__name__})"
    return say(f"{fault}; please report these lines, they hold nothing of your record:\n{frames_text(error)}", BUG)


# --- what the commands share ----------------------------------------------------------------------------------


def _usage(message: str) -> BuildFailure:
    return BuildFailure(USAGE, message)


def _chosen(texts: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The names in lists with commas; one that is not known is a wrong command line."""
    wanted = tuple(dict.fromkeys(name.strip().lower() for name in ",".join(texts).split(",") if name.strip()))
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        raise _usage(f"--to knows {', '.join(known)}; not {', '.join(unknown) or 'nothing'}")
    return wanted


def _refuse_missing(templates: list[Path] | None) -> None:
    for folder in templates or ():
        if not folder.is_dir():
            raise _usage(f"--templates {folder} is no folder")


def _refuse_unknown_journal(name: str | None, templates: list[Path] | None) -> None:
    """A name on the command line that no profile has is a wrong command line; one in a record is a problem of the record."""
    from casereport.journal import load_journal

    if name is None:
        return
    try:
        load_journal(name, templates or ())
    except CaseReportError as error:
        problem = error.problems[0]
        if problem.code == "unknown-journal":
            raise _usage(f"--journal: {problem.message}; {problem.hint}") from None


def _refuse_same_outputs(cases: list[Path]) -> None:
    """Two cases whose outputs would have one name are refused before anything is built."""
    from casereport.writers.publishing import same_outputs

    if clash := same_outputs(cases):
        first, second, name = clash
        raise _usage(f"{first} and {second} would both be written to {name}; build them with different -o")


def _profile_note(journal: object) -> str:
    checked = getattr(journal, "retrieved", "")
    name = getattr(journal, "name", "")
    return f"profile {name} checked on {checked}" if checked else f"profile {name} is the tool's own"
