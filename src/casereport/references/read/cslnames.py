"""The names of CSL-JSON items, and those that tagged formats write as texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from casereport.references.read.doubts import AS_GROUP
from casereport.references.read.markup import strip_markup
from casereport.references.read.names import NameList, collect_names, settle_names, split_people
from casereport.references.read.person import is_full_name, person_of
from casereport.references.reference import Name, Remark

MAX_NAMES = 10_000


def read_csl_names(value: object) -> NameList:
    """The names of an item's list: objects with family and given or literal, or texts as RIS writes them (`Family, Given, Suffix`)."""
    names: list[Name] = []
    remarks: list[Remark] = []
    found = NameList()
    for item in (value if isinstance(value, list) else [])[:MAX_NAMES]:
        if isinstance(item, str):
            one = collect_names([strip_markup(item)], person_of, is_whole=_ends_as_group)
            remarks += [*one.remarks, *([AS_GROUP] if any(is_full_name(name.literal) for name in one.names) else [])]
            found = NameList((), found.is_cut or one.is_cut, found.et_al_typed or one.et_al_typed)
            names += one.names
        elif isinstance(item, dict):
            parts, told = _of_object(item)
            names += parts
            remarks += told
    return settle_names(names, found._replace(remarks=tuple(remarks)))


def _ends_as_group(written: str) -> bool:
    """A group's name with commas, which EndNote and RIS end with one: `Food, Drug and Law Office,`."""
    return bool(re.fullmatch(r"[^,]*,[^,]*\s(?:and|of|for|the|und|et)\s[^,]*,", written))


def _of_object(item: Mapping[str, Any]) -> tuple[list[Name], list[Remark]]:
    """The name of an object; a list that was put into its one text is taken apart."""
    name = _name(item)
    whole = name.literal or ("" if name.given or name.suffix or name.particle else name.family)
    parts, remarks = split_people(whole) if re.search(r"[;,]", whole) else ([whole], [])
    return ([person_of(part, True) for part in parts], remarks) if len(parts) > 1 else ([name], [])


def _name(item: Mapping[str, Any]) -> Name:
    def text(*names: str) -> str:
        return next((strip_markup(value) for value in (item.get(name) for name in names) if isinstance(value, str) and value.strip()), "")

    particles = filter(None, (text("dropping-particle"), text("non-dropping-particle")))
    return Name(
        family=text("family"), given=text("given"), particle=" ".join(particles), suffix=text("suffix"), literal=text("literal", "name")
    )
