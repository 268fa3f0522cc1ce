"""Columns that stand beside an analyte's results in a table of visits: `Hb reference`, `unit_Hb`, `Hb (flag)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from casereport.case.laboratory.heads import ROLES
from casereport.clinical.names import split_name
from casereport.patterns import lazy_pattern
from casereport.reading.tables import TableData

_ROLES = {name: role for role in ("unit", "reference", "low", "high", "flag", "specimen") for name in ROLES[role]}
_QUALITIES = {"low", "high", "lower", "upper", "normal", "abnormal"}  # behind a name alone: low-density lipoprotein is an analyte


def _words(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)).replace("\\ ", "[ _]")


_BEHIND = lazy_pattern(rf"(?P<name>.+?)[ _.:-]+\(?(?P<word>{_words(_ROLES)})\.?\)?", re.IGNORECASE)
_BEFORE = lazy_pattern(rf"(?P<word>{_words(_ROLES.keys() - _QUALITIES)})\.?[ _:-]+(?:of )?(?P<name>.+)", re.IGNORECASE)

Beside = tuple[int, str, int]
"""The index of an analyte's column, what stands beside it, and the index of the column that holds that."""


def split_head(head: str) -> tuple[str, str] | None:
    """The analyte and the role in a head such as `Hb reference`; None for a head that says no such thing."""
    found = _BEHIND.fullmatch(head.strip()) or _BEFORE.fullmatch(head.strip())
    return (_name(found["name"]), _ROLES[found["word"].lower().replace("_", " ")]) if found else None


def beside_columns(table: TableData, roles: Mapping[str, int]) -> list[Beside]:
    """Each column that stands beside the results of an analyte of the table."""
    heads = {index: head.text for index, head in enumerate(table.header) if index not in roles.values()}
    named = {_name(text): index for index, text in heads.items()}
    split = [(index, found) for index, text in heads.items() if (found := split_head(text))]
    return [(named[name], role, index) for index, (name, role) in split if name in named]


def _name(text: str) -> str:
    return split_name(text.strip()).name.casefold()
