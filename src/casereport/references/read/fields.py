"""The fields of an entry, by name, with a note of which were read: what is left is told, so that nothing is dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from casereport.shipped import shipped_tables

# Format → names of the fields with text that no list of references prints.
SILENT: dict[str, frozenset[str]] = {
    form: frozenset(names.split()) for form, names in shipped_tables(Path(__file__).with_name("silent.toml")).items()
}


class Fields:
    """Values by name. Reading one marks it and those that say the same; `unread` names what nobody asked for."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self._values = {name: [value.strip() for value in listed] for name, listed in values.items()}
        self._read: set[tuple[str, int]] = set()
        self._asked: list[tuple[str, ...]] = []

    def __contains__(self, name: str) -> bool:
        return any(self._values.get(name, ()))

    def one(self, *names: str) -> str:
        """The first value that is not empty, of the first of these fields that has one."""
        self._asked.append(names)
        found = ((name, index) for name in names for index, value in enumerate(self._values.get(name, ())) if value)
        name, index = next(found, ("", 0))
        if not name:
            return ""
        value = self._values[name][index]
        self._mark_like(value, names)
        self._read.add((name, index))
        return value

    def every(self, *names: str) -> list[str]:
        """All values of these fields that are not empty, in their order."""
        self._read |= {(name, index) for name in names for index in range(len(self._values.get(name, ())))}
        return [value for name in names for value in self._values.get(name, ()) if value]

    def peek(self, *names: str) -> str:
        """The first value of these fields, which this does not count as read."""
        return next((value for name in names for value in self._values.get(name, ()) if value), "")

    def unread(self, form: str) -> list[str]:
        """The names of the fields with text that nobody read, but for those that the format has for other ends."""
        left = (
            name
            for name, listed in self._values.items()
            if name not in SILENT[form] and any(value and (name, index) not in self._read for index, value in enumerate(listed))
        )
        return list(dict.fromkeys(left))

    def meant(self, name: str) -> str:
        """The field that a name may be a slip for: spelt alike, read for this entry, and not in it; "" for none."""
        known = {asked for names in self._asked for asked in names}
        missing = sorted(asked for asked in known if asked not in self and asked[:1] == name[:1] and len(asked) > 3)
        return "" if name in known else next(iter(get_close_matches(name, missing, n=1, cutoff=0.75)), "")

    def _mark_like(self, value: str, names: Sequence[str]) -> None:
        same = _folded(value)
        self._read |= {(name, index) for name in names for index, other in enumerate(self._values.get(name, ())) if _folded(other) == same}


def _folded(value: str) -> str:
    return re.sub(r"[\W_]+", "", value).casefold()
