"""The forms in which a comparison leaves: lists that are printed, files that are written, each by a module of this package."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casereport.revision.cases import Revised

PRINTED: dict[str, str] = {"text": "listing", "markdown": "listing", "json": "listing"}
"""Format → the module whose `PRINTERS` has the function that makes a text for standard output of it."""

WRITTEN: dict[str, str] = {"html": "page", "redline-html": "manuscript", "redline-pdf": "manuscript", "redline-docx": "manuscript"}
"""Format → the module whose `WRITERS` has the function that makes the files: ending → bytes."""


def print_listing(name: str, revised: Revised) -> str:
    """The changes as a list in one of the formats that are printed."""
    text: str = import_module(f"{__package__}.{PRINTED[name]}").PRINTERS[name](revised)
    return text


def write_files(names: Sequence[str], revised: Revised, out: Path) -> tuple[Path, ...]:
    """The paths of the files in these formats, all or none of them written; raises BuildFailure where they cannot be."""
    if not names:
        return ()
    from casereport.writers.publishing import output_name, publish

    name = output_name(revised.new.name)
    made = {
        f"{name}{suffix}": data
        for one in names
        for suffix, data in import_module(f"{__package__}.{WRITTEN[one]}").WRITERS[one](revised).items()
    }
    return publish(out / name, made, inputs=(*revised.old.sources, *revised.new.sources))
