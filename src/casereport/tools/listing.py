"""What the commands print that list what there is, as lines."""

from __future__ import annotations

from casereport.problems.codes import CODES, explanation
from casereport.writers import WRITERS


def format_lines() -> list[str]:
    """The output formats, a line each."""
    return [f"{writer.name:8} {writer.description}" for writer in WRITERS]


def code_lines(code: str | None = None) -> list[str]:
    """The codes of problems, a line each, or what one means; none where there is no such code."""
    if code is None:
        return [f"{name:22} {entry.severity:8} {entry.title}" for name, entry in CODES.items()]
    return [explanation(code)] if code in CODES else []
