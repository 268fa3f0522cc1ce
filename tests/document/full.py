"""The record that uses every field, in two variants: invented as it lies in tests/data/full, and real, without the author's own statements."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from casereport.case.source import Case, load
from casereport.document import build_document
from casereport.document.narrative.accounted import NOT_PRINTED, field_name, text_kind
from casereport.journal import Journal
from casereport.problems import Problem
from casereport.tree import Document

FULL = Path(__file__).parent.parent / "data" / "full"

_CHANGES = (
    (r"^status: synthetic$", "status: real"),
    (r"^  consent: .*\n", ""),
    (r"^  contributions: .*\n", ""),
    (r"^  ethics:\n(?:    .*\n)+", "  ethics: not applicable\n"),
)


@dataclass(frozen=True)
class Full:
    """The record, its document in one journal, and the problems met."""

    case: Case
    journal: Journal
    document: Document
    problems: tuple[Problem, ...]


def write_real(folder: Path) -> Path:
    """The variant of a real case: consents and roles are told by generated sentences."""
    shutil.copytree(FULL, folder)
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    for pattern, new in _CHANGES:
        text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert count == 1, pattern
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return folder


def build_full(folder: Path, journal: Journal) -> Full:
    """The record of a folder as a document."""
    case = load(folder)
    document, problems = build_document(case, journal)
    return Full(case, journal, document, tuple(problems))


def set_fields(value: Any) -> Iterator[tuple[type[BaseModel], str]]:
    """(model, field) of every field that a record says something of."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            item = getattr(value, name)
            if name in value.model_fields_set and item not in (None, (), {}, ""):
                yield type(value), name
            yield from set_fields(item)
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from set_fields(item)


def with_marks(value: Any, marks: list[str], kind: str = "", is_told: bool = True) -> Any:
    """The record with a mark of its own behind every text that is to be printed."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        told = {name: is_told and field_name(type(value), name) not in NOT_PRINTED for name in names}
        kinds = {name: text_kind(type(value), name) for name in names}
        return value.model_copy(update={name: with_marks(getattr(value, name), marks, kinds[name], told[name]) for name in names})
    if isinstance(value, tuple):
        return tuple(with_marks(item, marks, kind, is_told) for item in value)
    if isinstance(value, dict):
        return {key: with_marks(item, marks, kind, is_told) for key, item in value.items()}
    if isinstance(value, str) and value and is_told and kind in ("plain", "markdown", "code"):
        marks.append(f"zq{len(marks):04d}")
        return f"{value} {marks[-1]}"
    return value
