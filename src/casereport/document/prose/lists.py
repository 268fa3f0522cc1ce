"""A list as typed: a list of the tree where its marks are no more than marks, else the paragraphs that its lines are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from casereport.tree import Block, Break, Inline, Item, List, Paragraph, Text, plain


def read_list(marks: Sequence[str], items: Sequence[Item]) -> list[Block]:
    """The items behind their marks (`-`, `3.`): numbers that do not count up, and a lone sign or number, are text and stay as typed.

    A list of `1986.` and `1990.` would be numbered 1986 and 1987, and a lone `- 5 mmol/L` would lose its sign.
    """
    numbers = [int(mark[:-1]) for mark in marks if mark[:-1]]
    if _counts(numbers) if numbers else not _is_sign(marks, items):
        return [List(tuple(items), bool(numbers), numbers[0] if numbers else 1)]
    return list(chain.from_iterable(_as_text(mark, item) for mark, item in zip(marks, items, strict=True)))


def _counts(numbers: Sequence[int]) -> bool:
    """True for numbers from 1 on, where the reader counts for the author, and for others that count up one by one."""
    return numbers[0] == 1 or (len(numbers) > 1 and list(numbers) == list(range(numbers[0], numbers[0] + len(numbers))))


def _is_sign(marks: Sequence[str], items: Sequence[Item]) -> bool:
    return len(items) == 1 and marks[0] in "+-" and plain(items[0].children).lstrip()[:1].isdigit()


def _as_text(mark: str, item: Item) -> list[Block]:
    first, *others = item.children or (Text(""),)
    lead = (Text(f"{mark} {first.text}"),) if isinstance(first, Text) else (Text(f"{mark} "), first)
    return [Paragraph((*lead, *others)), *((item.nested,) if item.nested else ())]


def flat(found: List) -> tuple[Inline, ...]:
    """A list as one line after another, for where no list may stand."""
    marks = [f"{number}. " if found.ordered else "• " for number in range(found.start, found.start + len(found.items))]
    return tuple(node for mark, item in zip(marks, found.items, strict=True) for node in (Text(mark), *item.children, Break()))


def nest(lists: Sequence[List]) -> List | None:
    """The lists under an item as the one that an item holds; numbered where all of them are."""
    items = tuple(item for one in lists for item in one.items)
    return List(items, all(one.ordered for one in lists), lists[0].start) if items else None
