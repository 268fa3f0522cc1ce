"""Every word of a comparison is asked, every field that is renamed is there, and every entry of a list has a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from casereport.model import CaseRecord
from casereport.model.fields import Answer, Entry
from casereport.references import Reference
from casereport.revision import identity, wording

SOURCE = Path(wording.__file__).parent
WORDS = tomllib.loads((SOURCE / "words.toml").read_text(encoding="utf-8"))


def models(kind: Any = CaseRecord, seen: set[type] | None = None) -> Iterator[type[BaseModel]]:
    """Every model that a record is made of."""
    seen = set() if seen is None else seen
    for one in (kind, *get_args(kind)):
        if isinstance(one, type) and issubclass(one, BaseModel) and one not in seen:
            seen.add(one)
            yield one
            for info in one.model_fields.values():
                yield from models(info.annotation, seen)
        elif one is not kind:
            yield from models(one, seen)


def listed(kind: Any) -> Iterator[type[BaseModel]]:
    """The models that stand in lists below a type."""
    for one in get_args(kind):
        if isinstance(one, type) and issubclass(one, BaseModel) and getattr(kind, "__origin__", None) is tuple:
            yield one
        yield from listed(one)


def test_every_phrase_is_asked() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py"))
    asked = set(re.findall(r"[\"']([a-z]+\.[a-z_]+)[\"']", code))
    kinds = {f"kind.{kind}" for kind in ("added", "removed", "changed", "moved")}
    named = {f"{section}.{name}" for section, words in WORDS.items() for name in words if section != "field"}
    assert named - asked - kinds - {"response.common"} == set()


def test_every_field_that_is_renamed_is_there() -> None:
    known = {info.alias or name for model in models() for name, info in model.model_fields.items()}
    known |= {item.name for item in fields(Reference)}
    assert set(WORDS["field"]) - known == set()


def test_every_entry_of_a_list_is_known_by_a_name_or_a_key() -> None:
    entries = {one for model in models() for info in model.model_fields.values() for one in listed(info.annotation)}
    assert len(entries) > 20
    unnamed = {one for one in entries if not set(wording.NAMED_BY) & set(one.model_fields)}
    assert {one for one in unnamed if not identity.keys_of(one)} == set()
    timed = {one for one in unnamed if {"at", "days"} <= set(one.model_fields)}
    assert unnamed - timed - {Answer} <= set(identity._KEYS)
    assert all(issubclass(one, Entry) for one in entries)
