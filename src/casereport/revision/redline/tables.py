"""Two tables as one: row by row and cell by cell where both have the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casereport import tree
from casereport.revision.identity import words_alike
from casereport.revision.redline.alignment import Aligned, align
from casereport.revision.redline.inline import Inlines, mark_whole, merge_inline, merge_text
from casereport.tree.marks import State, marked

_LEAST = 0.6
"""Likeness of two rows that are headed otherwise, below which they are two."""

Row = tuple[tree.Cell, ...]
Parts = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]

GONE = "was-"
"""What stands before the id of what was taken out: its own may be taken."""


def merge_table(old: tree.Table, new: tree.Table) -> tuple[tree.Block, ...]:
    """The tables as one; as the old one taken out and the new put in, where their columns differ: a row has one number of cells."""
    if _width(old) != _width(new) or len(old.head) != len(new.head):
        return mark_table(old, "deleted", f"{GONE}{old.id}" if old.id else ""), mark_table(new, "inserted", new.id)
    aligned = align(old.rows, new.rows, _likeness)
    return (
        replace(
            new,
            label=merge_text(old.label, new.label),
            caption=merge_inline(old.caption, new.caption),
            head=_merged(old.head, new.head, [(place, place) for place in range(len(new.head))]),
            rows=_merged(old.rows, new.rows, aligned),
            notes=_notes(old.notes, new.notes),
            parts=_parts(new.parts, aligned),
        ),
    )


def mark_table(table: tree.Table, state: State, name: str) -> tree.Table:
    """A table that was put in or taken out, under a name of its own."""
    return replace(
        table,
        id=name,
        label=marked(table.label, state, whole=True) if table.label else "",
        caption=mark_whole(table.caption, state) if table.caption else (),
        head=tuple(_marked(row, state) for row in table.head),
        rows=tuple(_marked(row, state) for row in table.rows),
        notes=tuple(mark_whole(note, state) for note in table.notes),
    )


def _width(table: tree.Table) -> set[int]:
    return {sum(cell.span for cell in row) for row in (*table.head, *table.rows)}


def _likeness(old: Row, new: Row) -> float:
    """Rows are known by what heads them; those headed otherwise by their words."""
    if not old or not new or [cell.span for cell in old] != [cell.span for cell in new]:
        return 0.0
    if (name := tree.plain(old[0].children)) and name == tree.plain(new[0].children):
        return 1.0
    alike = words_alike(*(" ".join(tree.plain(cell.children) for cell in row) for row in (old, new)))
    return 0.9 * alike if alike >= _LEAST else 0.0


def _merged(old: Sequence[Row], new: Sequence[Row], aligned: Aligned) -> tuple[Row, ...]:
    rows: list[Row] = []
    for a, b in aligned:
        if a is not None and b is not None and [cell.span for cell in old[a]] == [cell.span for cell in new[b]]:
            rows.append(tuple(replace(n, children=_cell(o.children, n.children)) for o, n in zip(old[a], new[b], strict=True)))
            continue
        rows += [_marked(old[a], "deleted")] if a is not None else []
        rows += [_marked(new[b], "inserted")] if b is not None else []
    return tuple(rows)


def _cell(old: Inlines, new: Inlines) -> Inlines:
    """A cell of few words is replaced whole: half a number says nothing."""
    before, after = tree.plain(old), tree.plain(new)
    if before == after or min(len(before.split()), len(after.split())) > 3:
        return merge_inline(old, new)
    texts = tuple(tree.Text(marked(tree.plain(nodes), state)) for nodes, state in _states(old, new) if tree.plain(nodes))
    return texts or new


def _states(old: Inlines, new: Inlines) -> tuple[tuple[Inlines, State], tuple[Inlines, State]]:
    return (old, "deleted"), (new, "inserted")


def _marked(row: Row, state: State) -> Row:
    return tuple(replace(cell, children=mark_whole(cell.children, state)) for cell in row)


def _notes(old: Sequence[Inlines], new: Sequence[Inlines]) -> tuple[Inlines, ...]:
    notes: list[Inlines] = []
    for a, b in align(old, new, lambda one, other: words_alike(tree.plain(one), tree.plain(other))):
        if a is not None and b is not None:
            notes.append(merge_inline(old[a], new[b]))
        else:
            notes.append(mark_whole(old[a], "deleted") if a is not None else mark_whole(new[b or 0], "inserted"))
    return tuple(notes)


def _parts(parts: Parts, aligned: Aligned) -> Parts:
    """The parts that paper shows, with the rows where they stand now; what was taken out goes with the row before it."""
    if not parts:
        return ()
    shown: list[int] = []  # for each row of the merged table, the new row that it goes with
    for _, b in aligned:
        shown.append(b if b is not None else shown[-1] if shown else 0)
    return tuple((columns, tuple(place for place, row in enumerate(shown) if row in rows)) for columns, rows in parts)
