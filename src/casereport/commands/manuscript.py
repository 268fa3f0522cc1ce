"""What a Word manuscript may be asked for on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from casereport.commands.arguments import usage

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
    """The bytes of a Word template; a file that cannot be read is a wrong command line."""
    if file is None:
        return None
    try:
        return file.read_bytes()
    except OSError as error:
        raise usage(f"--template {file} cannot be read: {error.strerror}") from None
