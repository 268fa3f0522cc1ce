"""`casereport build`: each case to its outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casereport.commands.arguments import (
    AsFormat,
    Cases,
    DenyList,
    JournalName,
    Strict,
    StyleName,
    Templates,
    chosen,
    read_deny_list,
    refuse_file_name,
    refuse_missing,
    refuse_unknown_journal,
    usage,
)
from casereport.commands.manuscript import FiguresAt, LineNumbers, Spacing, WordTemplate, read_template, tell_idle
from casereport.problems import BuildFailure, CaseReportError, Problem
from casereport.tools.kept import Kept, built_or_kept
from casereport.tools.terminal import BUG, OK, Format, Tally, failure_of, progress, said
from casereport.tools.workers import CAN_FORK, Lost, in_workers
from casereport.unchanged import FORCE, remember, watch, words_beside
from casereport.writers import DEFAULT_FORMATS, WRITERS
from casereport.writers.options import Options

if TYPE_CHECKING:
    from casereport.build import Built

USUAL = ",".join(DEFAULT_FORMATS)
OutputFormats = Annotated[
    list[str], typer.Option("--to", help=f"Formats, each behind its --to or separated by commas: {', '.join(w.name for w in WRITERS)}.")
]


def build_command(
    cases: Cases,
    to: OutputFormats = [USUAL],  # noqa: B006  # the command line makes a list of its own
    journal: JournalName = None,
    style: StyleName = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Outputs go to OUT/<case>/.")] = Path("build"),
    templates: Templates = None,
    strict: Strict = False,
    final: Annotated[bool, typer.Option("--final", help="Refuse while a gate of consent or privacy is open.")] = False,
    supplement: Annotated[bool, typer.Option("--supplement", help="Print the record of the case too, which the web page folds.")] = False,
    template: WordTemplate = None,
    line_numbers: LineNumbers = None,
    spacing: Spacing = None,
    figures: FiguresAt = "inline",
    review: Annotated[bool, typer.Option("--review", help="A copy for reviewers: one column, double spacing, numbered lines.")] = False,
    blind: Annotated[bool, typer.Option("--blind", help="A copy that does not tell who wrote it, and a title page that does.")] = False,
    archive: Annotated[bool, typer.Option("--archive", help="A second PDF for keeping: PDF/A-3 with the record inside.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="Cases to build at a time.")] = 1,
    force: Annotated[bool, typer.Option(FORCE, help="Build anew, also where nothing has changed.")] = False,
    deny_list: DenyList = None,
    fmt: AsFormat = Format.text,
) -> None:
    """Build each case to PDF and HTML; a case with errors leaves its last good outputs in place."""
    said.clear()
    formats = chosen(to, [writer.name for writer in WRITERS])
    refuse_missing(templates)
    refuse_file_name(out, "<case>/<case>.pdf")
    refuse_unknown_journal(journal, templates)
    refuse_same_outputs(cases)
    if archive and (blind or "pdf" not in formats):
        raise usage("--archive needs the PDF, and tells who the authors are: it goes neither with --blind nor without --to pdf")
    asked = Options(review=review, blind=blind, line_numbers=line_numbers, spacing=spacing, figures=figures)
    options = replace(asked, template=read_template(template))
    tell_idle(formats, options)
    tally, watched = Tally(fmt, strict), watch(str(out))
    asked_of_all: dict[str, Any] = {
        "out": out, "journal": journal, "style": style, "formats": formats, "templates": templates or (), "strict": strict, "final": final,
        "supplement": supplement, "archive": archive, "options": options, "denied": read_deny_list(deny_list),
    }  # fmt: skip
    decisive = tuple(f"--{name}={value}" for name, value in {**asked_of_all, "options": asked, "denied": deny_list}.items())
    words = (*decisive, *words_beside(cases))

    def attempt(case: Path, tell: Callable[[str], None] = lambda _: None) -> Built | Kept:
        def make() -> Built:
            from casereport.build import build

            return build(case, **asked_of_all, tell=tell)

        return built_or_kept(case, words, out, make, force=force)

    if jobs > 1 and len(cases) > 1 and CAN_FORK:
        build_at_once(cases, jobs, formats, attempt, tally)
    else:
        build_in_turn(cases, attempt, tally)
    status = tally.finish()
    if watched and status == OK:
        remember(watched, map(str, tally.outputs), said)
    raise typer.Exit(status)


def build_in_turn(cases: list[Path], attempt: Callable[..., Built | Kept], tally: Tally) -> None:
    """Builds one case after the other."""
    for number, case in enumerate(cases, start=1):
        with tally.case(case), progress(case, number, len(cases)) as tell:
            _take(tally, attempt(case, tell))


def build_at_once(cases: list[Path], jobs: int, formats: Iterable[str], attempt: Callable[..., Built | Kept], tally: Tally) -> None:
    """Builds several cases at a time; what each gives is told in the order of the cases."""
    from casereport.build import prepare

    def caught(case: Path) -> Built | Kept | tuple[Problem, ...] | tuple[int, str, str]:
        try:
            return attempt(case)
        except CaseReportError as error:
            return error.problems
        except BuildFailure as failure:
            return failure.status, failure.message, failure.hint
        except Exception as error:  # noqa: BLE001  # told as a fault of ours
            told = failure_of(error)
            return told.status, told.message, told.hint

    with suppress(BuildFailure):  # each case tells it
        prepare(formats)
    for case, made in zip(cases, in_workers(caught, cases, jobs), strict=True):
        with tally.case(case):
            _take(tally, made)


def _take(tally: Tally, made: Any) -> None:
    """What a build gave, as if it had been made here: its problems and outputs, or what it raised."""
    if isinstance(made, Lost):
        raise BuildFailure(BUG, "the process that built it ended early", "build it alone; the system may have had too little memory")
    if isinstance(made, tuple) and made and isinstance(made[0], int):
        raise BuildFailure(*made)
    if isinstance(made, tuple):
        raise CaseReportError(made)
    tally.add(made.problems)
    tally.outputs += made.outputs


def refuse_same_outputs(cases: list[Path]) -> None:
    """Two cases whose outputs would have one name are refused before anything is built."""
    from casereport.writers.publishing import same_outputs

    if clash := same_outputs(cases):
        first, second, name = clash
        raise usage(f"{first} and {second} would both be written to {name}; build them with different -o")
