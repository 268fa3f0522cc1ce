"""The bibliography files that a record names → its references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casereport.problems import Path, Problem
from casereport.reading.marks import Mark
from casereport.references import Reference, collect_references, read_entries, without_followers

Read = Callable[[str, str, Path], bytes | None]
"""(name, kind of file, path of the name) → the bytes, or None when a problem was reported."""


def read_bibliography(data: Mapping[str, Any], marks: Mapping[Path, Mark], read: Read) -> tuple[dict[str, Reference], list[Problem]]:
    """Key → reference over all files that `references` names, and the problems of reading them, over all files together."""
    entries: list[Reference] = []
    problems: list[Problem] = []
    folder = _folder(marks)
    for path, name in named_bibliographies(data):
        content = read(name, "references", path)
        if content is not None:
            found, faults = read_entries(content, folder + name)
            entries += found
            problems += faults
    references, faults = collect_references(entries)
    return references, without_followers(problems + faults)


def named_bibliographies(data: Mapping[str, Any]) -> list[tuple[Path, str]]:
    """The path of the name of each bibliography of a record, and the name."""
    value = data.get("references")
    if isinstance(value, str):
        return [(("references",), value)]
    listed = value if isinstance(value, list) else []
    return [(("references", index), name) for index, name in enumerate(listed) if isinstance(name, str)]


def _folder(marks: Mapping[Path, Mark]) -> str:
    root = marks.get(())
    return root.value.file.rpartition("/")[0] + "/" if root and "/" in root.value.file else ""
