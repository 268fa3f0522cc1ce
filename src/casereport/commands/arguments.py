"""What several commands take: arguments and options, and the refusals of a wrong command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from casereport.problems import BuildFailure, CaseReportError
from casereport.tools.terminal import USAGE, Format
from casereport.typed import is_file, is_folder

OneCase = Annotated[Path, typer.Argument(help="Case folder, or its case.yaml.", show_default=False)]
Cases = Annotated[list[Path], typer.Argument(help="Case folders, or their case.yaml.", show_default=False)]
JournalName = Annotated[str | None, typer.Option("--journal", help="Journal profile instead of the record's.", show_default=False)]
StyleName = Annotated[str | None, typer.Option("--style", help="Citation style: a name, or a CSL file.", show_default=False)]
Templates = Annotated[list[Path] | None, typer.Option("--templates", help="Folder of further journals that you trust.", show_default=False)]
DenyList = Annotated[
    Path | None,
    typer.Option("--deny-list", help="File of names and numbers, one a line, that no output may hold; keep it apart.", show_default=False),
]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
AsFormat = Annotated[Format, typer.Option("--format", help="How problems are printed.")]


_FILES = frozenset({
    ".pdf", ".html", ".htm", ".docx", ".doc", ".odt", ".rtf", ".xml", ".md", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".svg",
    ".eps", ".zip", ".json", ".yaml", ".yml", ".bib", ".ris",
})  # fmt: skip
"""The endings of files that this program writes or reads, or that somebody could hope for."""


def usage(message: str) -> BuildFailure:
    return BuildFailure(USAGE, message)


def chosen(texts: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The names in lists with commas; one that is not known is a wrong command line."""
    wanted = tuple(dict.fromkeys(name.strip().lower() for name in ",".join(texts).split(",") if name.strip()))
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        raise usage(f"--to knows {', '.join(known)}; not {', '.join(unknown) or 'nothing'}")
    return wanted


def refuse_file_name(out: Path | None, inside: str) -> None:
    """A name of a file in the place of a folder: nobody means a folder that is called so, unless it is there."""
    if out is not None and out.suffix.lower() in _FILES and not is_folder(out):
        raise usage(
            f"-o names a folder, and {out} is the name of a file: what is written is named by itself, as {out.with_suffix('')}/{inside}"
        )


def style_file(style: str | None) -> tuple[Path, ...]:
    """The file that a citation style was read from, where it is one."""
    return (Path(style),) if style and is_file(style) else ()


def refuse_missing(templates: list[Path] | None) -> None:
    for folder in templates or ():
        if not is_folder(folder):
            raise usage(f"--templates {folder} is no folder")


def refuse_unknown_journal(name: str | None, templates: list[Path] | None) -> None:
    """A name on the command line that no profile has is a wrong command line; one in a record is a problem of the record."""
    from casereport.journal import load_journal

    if name is None:
        return
    try:
        load_journal(name, templates or ())
    except CaseReportError as error:
        problem = error.problems[0]
        if problem.code == "unknown-journal":
            raise usage(f"--journal: {problem.message}; {problem.hint}") from None


def read_deny_list(file: Path | None) -> tuple[str, ...]:
    """The lines of a list of identifiers; a file that cannot be read is a wrong command line."""
    if file is None:
        return ()
    from casereport.writers.identifiers import read_denied

    try:
        return read_denied(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise usage(f"--deny-list {file} cannot be read as text") from None
