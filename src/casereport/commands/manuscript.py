"""What a Word manuscript may be asked for on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from casereport.commands.arguments import usage
from casereport.problems import BuildFailure
from casereport.tools.terminal import OK, USAGE, say
from casereport.writers.options import Options

WordTemplate = Annotated[
    Path | None,
    typer.Option("--template", help="A journal's own .docx for the Word file: its styles and page are used.", show_default=False),
]
LineNumbers = Annotated[
    bool | None,
    typer.Option("--line-numbers/--no-line-numbers", help="Number the lines of a manuscript; the Word file's are.", show_default=False),
]
Spacing = Annotated[
    float | None,
    typer.Option("--spacing", min=1, max=3, help="Line spacing of a manuscript; the Word file has 2, double.", show_default=False),
]
FiguresAt = Annotated[
    Literal["inline", "end", "none"],
    typer.Option("--figures", help="Figures of the Word file: in the text, at the end, or none, their legends alone."),
]


def read_template(file: Path | None) -> bytes | None:
    """The bytes of a Word template; a file that cannot be read, or is no plain Word file, is a wrong command line."""
    from casereport.writers.docx import template_problems

    if file is None:
        return None
    try:
        data = file.read_bytes()
    except OSError as error:
        raise usage(f"--template {file} cannot be read: {error.strerror}") from None
    for problem in template_problems(data):
        raise BuildFailure(USAGE, f"{file}: {problem.severity}[{problem.code}] {problem.message}", problem.hint)
    return data


def tell_idle(formats: Sequence[str], options: Options) -> None:
    """Says which options none of the formats takes; raises a wrong command line where an output would show what was not asked for."""
    if options.figures != "inline":
        _refuse_figures(formats, options.figures)
    pages = {"docx", "pdf", "png"} if options.review else {"docx"}
    given: tuple[tuple[str, bool, set[str]], ...] = (
        ("--template", options.template is not None, {"docx"}),
        ("--line-numbers", options.line_numbers is not None, pages),
        ("--spacing", options.spacing is not None, pages),
    )
    for name, is_given, takers in given:
        if is_given and not takers & set(formats):
            also = "; in a PDF, with --review" if name in ("--line-numbers", "--spacing") and not options.review else ""
            say(f"note: {name} does nothing here: it is of the Word file (--to docx{also})", OK)


def _refuse_figures(formats: Sequence[str], placed: str) -> None:
    """Figures are placed in the Word file alone: one that shows them in the text all the same is not what was asked for."""
    others = [name for name in formats if name not in ("docx", "text")]
    if "docx" not in formats:
        raise usage(f"--figures {placed} is of the Word file: ask for it with --to docx; {', '.join(formats)} would have them in the text")
    if others:
        say(
            f"note: --figures {placed} is of the Word file; {', '.join(others)} {'has' if len(others) == 1 else 'have'} them in the text",
            OK,
        )
