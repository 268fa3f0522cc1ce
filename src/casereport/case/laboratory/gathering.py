"""Results of a table gathered into series: results of two specimens, units or reference ranges never share one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from casereport.case.laboratory.cells import Series
from casereport.model.values import LabValue
from casereport.reading.tables import TableCell

Texts = Mapping[str, TableCell]
"""What stands beside a result, by role."""

_Key = tuple[int, Hashable, str, str]


@dataclass
class Gathering:
    """The series of a table under way, by patient, name, unit and specimen, and in each of these by range."""

    found: dict[_Key, dict[tuple[str, ...], Series]] = field(default_factory=dict)

    def add(self, name: Hashable, patient: int, texts: Texts, result: tuple[str, TableCell, LabValue]) -> None:
        """Puts a result, its time before it, into the series of its kind."""
        key = (patient, name, _word(texts, "unit"), _word(texts, "specimen").lower())
        ranges = self.found.setdefault(key, {})
        span = tuple(_word(texts, role) for role in ("reference", "low", "high"))
        ranges.setdefault(span, Series(patient, dict(texts))).values.append(result)

    def series(self) -> list[Series]:
        """The series in the order of the table; a range that is told once, and no other, holds for the rows without one too."""
        return [one for ranges in self.found.values() for one in _shared(ranges)]


def _word(texts: Texts, role: str) -> str:
    return texts[role].text.strip() if role in texts else ""


def _shared(ranges: dict[tuple[str, ...], Series]) -> list[Series]:
    ranged = [one for span, one in ranges.items() if any(span)]
    bare = next((one for span, one in ranges.items() if not any(span)), None)
    if bare is None or len(ranged) != 1:
        return list(ranges.values())
    both = sorted(bare.values + ranged[0].values, key=lambda result: (result[1].place.line, result[1].place.column))
    return [Series(bare.patient, ranged[0].texts, both)]
