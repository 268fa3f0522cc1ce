"""References as files for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

from casereport.references.reference import Reference

# A format that references are written in, and its writer (`module.function`).
EXPORTS = {"bibtex": "bibtex.write_bibtex", "ris": "ris.write_ris", "csl-json": "csl.write_csl_json"}


def write_references(references: Iterable[Reference], form: str) -> str:
    """The text of a file with these references in the order given; `form` is a name of EXPORTS, any other raises KeyError."""
    module, name = EXPORTS[form].split(".")
    writer = cast(Callable[[Iterable[Reference]], str], getattr(import_module(f"casereport.references.write.{module}"), name))
    return writer(references)
