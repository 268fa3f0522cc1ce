"""Checks of the tables that authors write: rows that fit under their head."""

from __future__ import annotations

from casereport.checks.subject import Subject
from casereport.problems import Problem, fault


def rows_fit_their_head(subject: Subject) -> list[Problem] | None:
    """Each row of an author's table has as many cells as its head, so that each value stands under its own name."""
    own = [(n, spec) for n, spec in enumerate(subject.record.tables) if spec.header and spec.rows]
    if not own:
        return None
    return [
        fault(
            "uneven-row",
            "this row has another number of cells than the head",
            path=("tables", n, "rows", k),
            hint='write "" for a cell left empty',
        )
        for n, spec in own
        for k, row in enumerate(spec.rows)
        if len(row) != len(spec.header)
    ]
