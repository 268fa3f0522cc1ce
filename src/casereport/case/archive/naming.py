"""The files that a record names, in order, and what each is called inside an archive: names that no record decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from casereport.case.bibliography import named_bibliographies
from casereport.case.laboratory.files import named_tables
from casereport.case.source import named_images, named_texts
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

RECORD: Final = "record.json"
KINDS: Final = {"text": "text", "data": "table", "references": "references", "image": "image"}
"""Kind of file, as `reading.files` knows it → what its name in an archive begins with."""
_ENDING: Final = lazy_pattern(r"\.[a-z]{2,6}\Z")
INSIDE: Final = lazy_pattern(rf"(?:{'|'.join(KINDS.values())})-[1-9]\d{{0,3}}(?:\.[a-z]{{2,6}})?")
"""What a file of a record is called in an archive."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a record names: as which kind it is read, its name there, and its name in an archive."""

    kind: str
    name: str
    inside: str


def named_files(data: dict[str, Any]) -> Iterator[Named]:
    """Every file that a record's data names, each name once in its kind, in the order of the record."""
    found = {
        "text": [name for _, name in named_texts(data)],
        "data": [name for name, _ in named_tables(data)],
        "references": [name for _, name in named_bibliographies(data)],
        "image": [name for _, name in named_images(data)],
    }
    for kind, names in found.items():
        for number, name in enumerate(dict.fromkeys(names), 1):
            ending = _ENDING.search(name.lower())
            yield Named(kind, name, f"{KINDS[kind]}-{number}{ending[0] if ending else ''}")
