"""EndNote's tagged format (.enw, also called Refer) as references."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.read.fields import Fields
from casereport.references.read.remarks import unread_fields
from casereport.references.read.tagged.endnotefields import PATHS, item_of
from casereport.references.reference import Reference

_TAGS = {path: tag for tag, path in PATHS.items()}
_HINT = "a record starts with `%0 Journal Article`, and each line with a percent sign and a letter"


def read_enw(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of an EndNote tagged text in their order, and its problems."""
    items: list[Item] = []
    for place, tags in _records(text, file):
        fields = Fields({PATHS.get(tag, tag): values for tag, values in tags.items()})
        item, remarks = item_of(fields.peek("ref-type"), fields, editor_of_books="E")
        left = (f"%{_TAGS.get(name, name)}" for name in fields.unread("endnote"))
        items.append(Item(item, place, (*remarks, *unread_fields(left))))
    if not items and text.strip():
        return [], [fault("bad-reference", "the file has no EndNote record", hint=_HINT, place=Place(file, 1, 1))]
    return build_references(items)


def _records(text: str, file: str) -> Iterator[tuple[Place, Mapping[str, list[str]]]]:
    tags: defaultdict[str, list[str]] = defaultdict(list)
    place, last = Place(file, 1, 1), ""
    for number, line in enumerate(text.split("\n"), 1):
        found = re.fullmatch(r"%(\S) ?(.*)", line)
        if found and found[1] == "0" and tags:
            yield place, tags
            tags = defaultdict(list)
        if found:
            place = place if tags else Place(file, number, 1)
            last = found[1]
            tags[last].append(found[2].strip())
        elif line.strip() and last:
            tags[last][-1] = f"{tags[last][-1]} {line.strip()}"
    if tags:
        yield place, tags
