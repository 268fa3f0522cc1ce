"""What the commands print that list what there is, as lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def format_lines() -> list[str]:
    """The output formats, a line each."""
    from casereport.writers import WRITERS

    return [f"{writer.name:8} {writer.description}" for writer in WRITERS]


def code_lines(code: str | None = None) -> list[str]:
    """The codes of problems, a line each, or what one means; none where there is no such code."""
    from casereport.problems.codes import CODES, explanation

    if code is None:
        return [f"{name:22} {entry.severity:8} {entry.title}" for name, entry in CODES.items()]
    return [explanation(code)] if code in CODES else []


def journal_lines(extra_dirs: Sequence[Path] = ()) -> list[str]:
    """The journals that can be chosen, a line each; raises CaseReportError with the problems of profiles of the user that cannot be read.

    Of a shipped profile no more is read than what tells of it, which stands above its first table.
    """
    if extra_dirs:
        from casereport.journal import journals

        return [_journal_line(journal.name, journal.description, journal.retrieved) for journal in journals(extra_dirs)]
    import tomllib

    from casereport.journal.resources import templates_dir

    files = sorted(templates_dir().glob("[!_]*/journal.toml"))
    heads = [tomllib.loads(file.read_text(encoding="utf-8").partition("\n[")[0]) for file in files]
    return [_journal_line(head["name"], head["description"], head.get("retrieved", "")) for head in heads]


def _journal_line(name: str, description: str, checked: str) -> str:
    return f"{name:24} {description} ({profile_note(name, checked)})"


def profile_note(name: str, checked: str) -> str:
    """Which profile it is, and when it was last held against the journal's pages."""
    return f"profile {name} checked on {checked}" if checked else f"profile {name} is the tool's own"
