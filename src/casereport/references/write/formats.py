"""References as files for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple, cast

from casereport.references.reference import Reference


class Export(NamedTuple):
    """A format that references are written in: its name, the ending of its files, and its writer (`module.function`)."""

    name: str
    ending: str
    writer: str


EXPORTS = (
    Export("bibtex", ".bib", "bibtex.write_bibtex"),
    Export("ris", ".ris", "ris.write_ris"),
    Export("csl-json", ".json", "csl.write_csl_json"),
)


def write_references(references: Iterable[Reference], form: str) -> str:
    """The text of a file with these references in the order given; `form` is a name of EXPORTS, any other raises KeyError."""
    writers = {export.name: export.writer for export in EXPORTS}
    module, name = writers[form].split(".")
    writer = cast(Callable[[Iterable[Reference]], str], getattr(import_module(f"casereport.references.write.{module}"), name))
    return writer(references)
