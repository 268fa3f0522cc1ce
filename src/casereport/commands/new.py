"""`casereport new`: a case folder that builds at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from casereport.commands.arguments import usage
from casereport.tools.terminal import Format, print_problems
from casereport.typed import is_there

NewFolder = Annotated[Path, typer.Argument(help="Folder to make; its name is the case's.", show_default=False)]
NewLanguage = Annotated[Literal["en-GB", "en-US"], typer.Option("--language", help="Spelling: haemoglobin or hemoglobin.")]
FromBib = Annotated[Path | None, typer.Option("--from-bib", help="Bibliography of the case.", show_default=False)]


def new_command(folder: NewFolder, from_bib: FromBib = None, language: NewLanguage = "en-GB") -> None:
    """Make a case folder that builds at once, with comments that teach."""
    from casereport.case.schema import schema_text
    from casereport.writers.publishing import make_case

    if is_there(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise usage(f"{folder} exists already and is not empty")
    make_case(folder, {"case.schema.json": schema_text().encode(), **_bibliography(from_bib)}, language)
    print(f"{folder}/case.yaml is ready: edit it, then run\n  casereport build {folder}")


def _bibliography(file: Path | None) -> dict[str, bytes]:
    if file is None:
        return {}
    from casereport.tools.references import bibliography_files

    try:
        return bibliography_files(file.read_bytes(), file.name, tell=lambda told: print_problems(told, Format.text))
    except OSError as error:
        raise usage(f"--from-bib {file} cannot be read: {error.strerror}") from None
