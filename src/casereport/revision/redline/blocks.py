"""Blocks of two documents as one: sections by their id, paragraphs by their words, lists item by item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from casereport import tree
from casereport.revision.identity import words_alike
from casereport.revision.redline.alignment import align
from casereport.revision.redline.inline import Inlines, mark_whole, merge_inline, merge_text
from casereport.revision.redline.tables import GONE, mark_table, merge_table
from casereport.tree.marks import State, marked

Node = TypeVar("Node")


def merge_blocks(old: Sequence[tree.Block], new: Sequence[tree.Block]) -> tuple[tree.Block, ...]:
    """The blocks of both in reading order, marked."""
    return merge_each(old, new, _likeness, merge_block, mark_block)


def merge_each(
    old: Sequence[Node], new: Sequence[Node], likeness: Callable[[Node, Node], float],
    merge: Callable[[Node, Node], tuple[Node, ...]], mark: Callable[[Node, State], Node],
) -> tuple[Node, ...]:  # fmt: skip
    """The nodes of both in their order: pairs merged, the others marked as put in or taken out."""
    merged: list[Node] = []
    for a, b in align(old, new, likeness):
        if a is not None and b is not None:
            merged += (new[b],) if old[a] == new[b] else merge(old[a], new[b])
        elif a is not None:
            merged.append(mark(old[a], "deleted"))
        elif b is not None:
            merged.append(mark(new[b], "inserted"))
    return tuple(merged)


def merge_block(old: Any, new: Any) -> tuple[tree.Block, ...]:
    """Two blocks of one kind as one; as two, where the old one cannot be shown inside the new."""
    return _MERGE[type(new)](old, new)


def mark_block(block: tree.Block, state: State) -> tree.Block:
    """A block that was put in or taken out with all it holds."""
    found: tree.Block = _MARK[type(block)](block, state)
    return found


def merge_section(old: tree.Section, new: tree.Section) -> tree.Section:
    """A section with its number, title and blocks compared."""
    title, number = merge_inline(old.title, new.title), merge_text(old.number, new.number)
    return replace(new, number=number, title=title, blocks=merge_blocks(old.blocks, new.blocks))


def mark_section(section: tree.Section, state: State) -> tree.Section:
    """A section that was put in or taken out, heading and all."""
    blocks = tuple(mark_block(block, state) for block in section.blocks)
    number = marked(section.number, state, whole=True) if section.number else ""
    return replace(section, id=_id(section.id, state), number=number, title=mark_whole(section.title, state), blocks=blocks)


def _id(name: str, state: State) -> str:
    return f"{GONE}{name}" if name and state == "deleted" else name


def _likeness(old: tree.Block, new: tree.Block) -> float:
    if type(old) is not type(new):
        return 0.0
    if isinstance(old, tree.Section | tree.Table | tree.Figure) and old.id:
        return 1.0 if old.id == getattr(new, "id", "") else 0.0
    return words_alike(text_of(old), text_of(new))


def text_of(node: object) -> str:
    """All words of a block, whatever holds them."""
    return " ".join(text for one in tree.walk(node) if isinstance(text := getattr(one, "text", None), str))


def _merge_figure(old: tree.Figure, new: tree.Figure) -> tuple[tree.Block, ...]:
    """One figure with its caption compared; where it shows something else, behind the old picture, which stands without a caption."""
    captioned = replace(new, label=merge_text(old.label, new.label), caption=merge_inline(old.caption, new.caption))
    if (old.asset, old.images) == (new.asset, new.images):
        return (captioned,)
    gone = replace(_mark_picture(old, "deleted"), id=_id(old.id, "deleted"), caption=(), uncaptioned=True)
    return gone, _mark_picture(captioned, "inserted", new.label)


def _mark_figure(figure: tree.Figure, state: State) -> tree.Figure:
    label = marked(figure.label, state, whole=True) if figure.label else ""
    return replace(_mark_picture(figure, state), id=_id(figure.id, state), label=label, caption=mark_whole(figure.caption, state))


def _mark_picture(figure: tree.Figure, state: State, label: str = "") -> tree.Figure:
    """The figure with its pictures put in or taken out, which the words for them say, and the letters beside them.

    `label` is the plain one, where that of the figure holds marks.
    """
    label = label or figure.label
    images = tuple(
        replace(
            image, alt=marked(image.alt or label, state, whole=True), letter=marked(image.letter, state, whole=True) if image.letter else ""
        )
        for image in figure.images
    )
    found = replace(figure, images=images, alt=marked(figure.alt or label, state, whole=True))
    if state != "deleted":
        return found
    alt = f"{figure.alt or label} {figure.notes}" if figure.notes else figure.alt or label  # the words for a picture end with its notes
    return replace(found, alt=marked(alt, state, whole=True), data=None, description="", notes="")


def _likeness_of_items(old: tree.Item, new: tree.Item) -> float:
    return words_alike(text_of(old), text_of(new))


def _merge_items(old: tree.Item, new: tree.Item) -> tuple[tree.Item, ...]:
    lists = [(one,) if one else () for one in (old.nested, new.nested)]
    nested = merge_blocks(lists[0], lists[1])
    if len(nested) > 1:  # an item holds one list: two that have nothing in common are one list, item by item
        nested = (
            tree.List(
                tuple(item for one in nested if isinstance(one, tree.List) for item in one.items),
                bool(new.nested and new.nested.ordered),
                new.nested.start if new.nested else 1,
            ),
        )
    kept = next((one for one in nested if isinstance(one, tree.List)), None)
    return (tree.Item(merge_inline(old.children, new.children), kept),)


def _mark_item(item: tree.Item, state: State) -> tree.Item:
    return tree.Item(mark_whole(item.children, state), _mark_list(item.nested, state) if item.nested else None)


def _mark_list(node: tree.List, state: State) -> tree.List:
    return replace(node, items=tuple(_mark_item(item, state) for item in node.items))


def _merge_list(old: tree.List, new: tree.List) -> tuple[tree.Block, ...]:
    return (replace(new, items=merge_each(old.items, new.items, _likeness_of_items, _merge_items, _mark_item)),)


Entry = tuple[Inlines, Inlines]


def _merge_terms(old: tree.Terms, new: tree.Terms) -> tuple[tree.Block, ...]:
    return (tree.Terms(merge_each(old.entries, new.entries, _likeness_of_entries, _merge_entry, _mark_entry)),)


def _likeness_of_entries(old: Entry, new: Entry) -> float:
    return 1.0 if old[0] == new[0] else 0.9 * words_alike(tree.plain(old), tree.plain(new))


def _merge_entry(old: Entry, new: Entry) -> tuple[Entry, ...]:
    return ((merge_inline(old[0], new[0]), merge_inline(old[1], new[1])),)


def _mark_entry(entry: Entry, state: State) -> Entry:
    return mark_whole(entry[0], state), mark_whole(entry[1], state)


def merge_notice(old: tree.Notice, new: tree.Notice) -> tuple[tree.Notice, ...]:
    """A sentence of the tool's own, compared."""
    return (replace(new, text=merge_text(old.text, new.text)),)


def mark_notice(notice: tree.Notice, state: State) -> tree.Notice:
    """A sentence of the tool's own that was put in or taken out."""
    return replace(notice, text=marked(notice.text, state, whole=True))


_MERGE: dict[type, Callable[[Any, Any], tuple[tree.Block, ...]]] = {
    tree.Paragraph: lambda old, new: (tree.Paragraph(merge_inline(old.children, new.children)),),
    tree.List: _merge_list,
    tree.Quote: lambda old, new: (tree.Quote(merge_blocks(old.blocks, new.blocks)),),
    tree.Terms: _merge_terms,
    tree.Table: merge_table,
    tree.Figure: _merge_figure,
    tree.Section: lambda old, new: (merge_section(old, new),),
    tree.Notice: merge_notice,
}
"""Every kind of block, and how two of it become one."""

_MARK: dict[type, Callable[[Any, State], Any]] = {
    tree.Paragraph: lambda node, state: tree.Paragraph(mark_whole(node.children, state)),
    tree.List: _mark_list,
    tree.Quote: lambda node, state: tree.Quote(tuple(mark_block(block, state) for block in node.blocks)),
    tree.Terms: lambda node, state: tree.Terms(tuple(_mark_entry(entry, state) for entry in node.entries)),
    tree.Table: lambda node, state: mark_table(node, state, _id(node.id, state)),
    tree.Figure: _mark_figure,
    tree.Section: mark_section,
    tree.Notice: mark_notice,
}
"""Every kind of block, and how it is marked whole."""
