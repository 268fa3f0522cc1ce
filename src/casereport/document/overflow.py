"""What a journal has no room for: of the tables that the tool makes, those beyond its limit stand in the supplement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from casereport.document.numbering import SUPPLEMENT, rebuilt
from casereport.document.prose.pending import PendingXref
from casereport.model import CaseRecord
from casereport.tree import Block, Figure, Section, Table, walk

Sections = tuple[Section, ...]


def within_limit(record: CaseRecord, limit: int | None, body: Sections) -> tuple[Sections, tuple[Table, ...]]:
    """The body with no more figures and tables than the journal allows as far as the tool made them, and the tables taken out.

    What the author asks for stays; of the tables that the tool makes the first stay, and the others are mentioned as the supplement's.
    """
    own = re.compile("|".join(re.escape(spec.id) + r"(?:-\d+)?" for spec in record.tables))
    data = {id(node.data) for node in walk(body) if isinstance(node, Figure)}
    found = [node for node in walk(body) if isinstance(node, Table | Figure) and id(node) not in data and not getattr(node, "part", 0)]
    made = [node for node in found if isinstance(node, Table) and node.id and not node.for_figure and not own.fullmatch(node.id)]
    if limit is None or len(found) <= limit:
        return body, ()
    moved = tuple(made[max(0, len(made) - (len(found) - limit)) :])
    return _without(body, moved), moved


def _without(body: Sections, moved: Sequence[Table]) -> Sections:
    """The body without these tables, and their mentions as those of the supplement."""
    names = {f"tbl:{table.id}": f"tbl:{SUPPLEMENT}{table.id}" for table in moved}

    def change(node: Any) -> Any:
        if isinstance(node, PendingXref) and node.target in names:
            return replace(node, target=names[node.target])
        return replace(node, blocks=_left(node.blocks, moved)) if isinstance(node, Section) else node

    found: Sections = rebuilt(body, change)
    return found


def _left(blocks: tuple[Block, ...], moved: Sequence[Table]) -> tuple[Block, ...]:
    ids = {table.id for table in moved}
    return tuple(block for block in blocks if not (isinstance(block, Table) and block.id in ids))
