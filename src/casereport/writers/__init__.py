"""Writers: a document and a journal in, the bytes of one output format out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Writer:
    """An output format: its name on the command line, the ending of its files, what it is in one line."""

    name: str
    suffix: str
    description: str


WRITERS: tuple[Writer, ...] = (
    Writer("pdf", ".pdf", "pages for reading and printing, tagged for accessibility (PDF/UA-1)"),
    Writer("html", ".html", "one self-contained web page, without scripts"),
    Writer("png", ".png", "one picture of every page of the PDF"),
)
"""Every output format, in the order in which they are listed and built."""


def formats() -> tuple[Writer, ...]:
    """The output formats that can be chosen."""
    return WRITERS
