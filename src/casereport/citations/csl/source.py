"""CSL-JSON items as citeproc-py looks them up; imported only where a style file is used."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from citeproc.source import Date, DateRange, LiteralDate, VariableError

from casereport.citations.csl.marks import read_marks
from casereport.citations.csl.names import ROLES
from casereport.patterns import lazy_pattern

_DATES = frozenset(("accessed", "available_date", "container", "event_date", "issued", "original_date", "submitted"))
_NAME_PARTS = ("given", "family", "dropping-particle", "non-dropping-particle", "suffix")
_OLD_NAMES = {"shortTitle": "title_short", "journalAbbreviation": "container_title_short"}
_PARTICLES = lazy_pattern(r"((?:[^\W\d_A-ZÀ-Þ][\w’']*\s+|[dlDL][’'])+)(?=[^\W\d_])")


class Work(dict[str, Any]):
    """The variables of one work, names with underlines; a variable that it lacks raises citeproc-py's own error, which drops the part."""

    type: str

    def __getitem__(self, name: str) -> Any:
        try:
            return super().__getitem__(name)
        except KeyError:
            raise VariableError from None

    def __getattr__(self, name: str) -> Any:
        return self[name]


class PersonName(dict[str, Any]):
    """A name by CSL's parts."""

    def parts(self) -> tuple[str | None, ...]:
        """Given, family, dropping particle, non-dropping particle, suffix; a literal stands as the family name."""
        if self.get("literal"):
            return (None, self["literal"], None, None, None)
        return tuple(self.get(part) for part in _NAME_PARTS)


def read_work(item: Mapping[str, Any]) -> Work:
    """The work of a CSL-JSON item (CSL 1.0.2); `names_cut` is set when the list of authors is known to be cut."""
    work = Work()
    work.type = str(item.get("type") or "document")
    for key, value in item.items():
        name = _OLD_NAMES.get(key, key.replace("-", "_"))
        if name in ROLES:
            work[name] = [read_name(one) for one in value]
        elif name in _DATES:
            work[name] = read_date(value)
        elif name not in ("id", "type", "custom") and isinstance(value, str | int | float):
            work[name] = read_marks(str(value)) if name != "language" else str(value)
    return work


def read_name(given: Mapping[str, Any]) -> PersonName:
    """The name with its marks read; lower-case words before the family name become its particle."""
    name = PersonName({part: read_marks(str(value)) for part, value in given.items() if isinstance(value, str)})
    name |= {part: value for part, value in given.items() if isinstance(value, bool | int)}
    found = _PARTICLES.match(name.get("family", ""))
    if found and not name.get("non-dropping-particle"):
        name |= {"non-dropping-particle": found[0].strip(), "family": name["family"][found.end() :]}
    given_name, comma, suffix = str(name.get("given", "")).partition(", ")
    if comma and not name.get("suffix"):  # John, Jr. · John, ! Jr. keeps the comma
        name |= {"given": given_name, "suffix": suffix.removeprefix("! ")} | ({"comma-suffix": True} if suffix.startswith("!") else {})
    return name


def read_date(given: Mapping[str, Any]) -> Any:
    """A date, a range, or its words; None when nothing of it can be read."""
    more = {"circa": bool(given["circa"])} if "circa" in given else {}
    dates = [date for date in (_date(parts, given.get("season"), more) for parts in given.get("date-parts", ())) if date]
    if not dates and isinstance(given.get("raw"), str):
        found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", given["raw"])
        dates = (
            [Date(**dict(zip(("year", "month", "day"), (int(part) for part in found.groups() if part), strict=False)), **more)]
            if found
            else []
        )
    if len(dates) > 1:
        return DateRange(begin=dates[0], end=dates[1], **more)
    if dates:
        return dates[0]
    words = given.get("literal") or given.get("raw")
    return LiteralDate(str(words), **more) if words else None


def _date(parts: Sequence[Any], season: Any, more: Mapping[str, Any]) -> Any:
    numbers = [int(part) for part in parts if str(part).lstrip("-").isdigit()]
    if not numbers:
        return None
    names = dict(zip(("year", "month", "day"), numbers, strict=False))
    return Date(
        **{name: number for name, number in names.items() if number or name == "year"}, **({"season": season} if season else {}), **more
    )
