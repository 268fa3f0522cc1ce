"""The passages of a marked manuscript that a revision touched, each with the section that it stands in and its place in a review copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from casereport import tree
from casereport.patterns import lazy_pattern
from casereport.revision import wordwise
from casereport.revision.redline.tables import GONE
from casereport.revision.wording import say
from casereport.tree.marks import State, accepted, has_marks, marked, read_marks, rejected, without_marks
from casereport.values import dataclass
from casereport.writers.lines import Lines

_LONG_ENOUGH, _SURE = 12, 25
"""Letters of a whole paragraph, and of the end of one, by which its line is found."""
_SENTENCE = lazy_pattern(r"(.+?[.?!])(?:\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, row, caption or reference that changed: where it stands, in words, its text with marks, and the anchor above it."""

    where: tuple[str, ...]
    text: str
    anchor: str = ""

    @property
    def runs(self) -> list[wordwise.Run]:
        """The text in runs: what stayed, what was removed, what was added."""
        states: dict[str, wordwise.State] = {"": "same", "inserted": "added", "deleted": "removed"}
        runs: list[wordwise.Run] = []
        for piece in read_marks(self.text):
            state = states[piece.state]
            if runs and runs[-1][0] == state:
                runs[-1] = (state, runs[-1][1] + piece.text)
            elif piece.text:
                runs.append((state, piece.text))
        return runs

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it is left."""
        return not accepted(self.text).strip()


def read_passages(both: tree.Document) -> tuple[Passage, ...]:
    """The passages of a marked document that changed, in reading order."""
    found = [*_front(both.front)]
    figures = {node.id for node in tree.walk((both.body, both.back)) if isinstance(node, tree.Figure)}
    for section in (*both.body, *both.back):
        found += _blocks(section, ())
    found = [one for one in found if not (one.anchor.startswith(GONE) and one.anchor.removeprefix(GONE) in figures)]
    found = [_redrawn(one) if f"{GONE}{one.anchor}" in figures else one for one in found]
    found += [
        Passage((both.references_title,), f"{work.number} {tree.plain(work.children)}", work.id.removeprefix(GONE))
        for work in both.references
    ]
    return tuple(replace(one, text=" ".join(one.text.split())) for one in found if has_marks(one.text))


def place_of(passage: Passage, lines: Lines) -> tuple[int, int] | None:
    """Page and line of the first change of a passage in the review copy, of what holds it where that has no line; None for what is gone."""
    if passage.is_gone:
        return None
    text = accepted(passage.text)
    start = _first_change(passage.text)
    rest = text[start:] if len(text) - start >= _SURE else text[max(0, len(text) - _SURE) :]
    own = None if len(text) < _LONG_ENOUGH else lines.line_of(rest)
    return own or (lines.line_of_anchor(passage.anchor) if passage.anchor else None)


def _first_change(text: str) -> int:
    """How many characters of the new text stand before its first change, back to the beginning of a word."""
    before = ""
    for piece in read_marks(text):
        if piece.state:
            break
        before += piece.text
    return before.rfind(" ") + 1


def _front(front: tree.Front) -> Iterator[Passage]:
    yield Passage((say("where.title"),), tree.plain(front.title))
    yield Passage((say("where.authors"),), ", ".join(f"{author.name}" for author in front.authors))
    for note in (*front.affiliations, *front.author_notes):
        yield Passage((say("where.title_page"),), f"{note.mark} {note.text} {note.email}")
    for part in front.abstract:
        label = accepted(part.label) or rejected(part.label)
        yield Passage(tuple(filter(None, (say("where.abstract"), label))), tree.plain(part.children), "abstract")
    yield Passage((say("where.keywords"),), "; ".join(front.keywords))


def _blocks(block: Any, where: tuple[str, ...], anchor: str = "") -> Iterator[Passage]:
    """The passages of a block, whether they changed or not."""
    if isinstance(block, tree.Section):
        where, anchor = (*where, _shown(tree.plain(block.title))), block.id.removeprefix(GONE)
        if not is_whole(block.title) or not block.blocks:  # what it heads is told under its name
            yield Passage(where, tree.plain(block.title), anchor)
    elif isinstance(block, tree.Table):
        yield from _table(block, (*where, _shown(block.label)), block.id or anchor)
    elif isinstance(block, tree.Figure):
        text = tree.plain(block.caption) or block.label
        yield Passage((*where, _shown(block.label)), _first_sentence(text) if is_whole(block.caption) else text, block.id)
    else:
        yield from (Passage(where, text, anchor) for text in _texts(block))
    for inner in _below(block):
        yield from _blocks(inner, where, anchor)


def _texts(block: Any) -> list[str]:
    """The texts of a block that has no label."""
    if isinstance(block, tree.Terms):
        return [f"{tree.plain(term)}: {tree.plain(told)}" for term, told in block.entries]
    if isinstance(block, tree.Notice):
        return [block.text]
    return [tree.plain(block.children)] if isinstance(block, tree.Item | tree.Paragraph) else []


def _below(block: Any) -> tuple[Any, ...]:
    if isinstance(block, tree.Item):
        return (block.nested,) if block.nested else ()
    held = getattr(block, "blocks", getattr(block, "items", ()))
    return held if isinstance(held, tuple) else ()


def _table(table: tree.Table, where: tuple[str, ...], anchor: str) -> Iterator[Passage]:
    yield Passage(where, tree.plain(table.caption), anchor)
    heads = [_shown(tree.plain(cell.children)) for cell in table.head[-1]] if len(table.head) == 1 else []
    yield from (Passage(where, _row(row, heads), anchor) for row in (*table.head, *table.rows))
    yield from (Passage(where, tree.plain(note), anchor) for note in table.notes)


def _row(row: tuple[tree.Cell, ...], heads: list[str]) -> str:
    """A row by what changed in it: all of one that came or went, else its first cell and those that changed, under their heads."""
    texts = [tree.plain(cell.children) for cell in row]
    changed = [place for place, text in enumerate(texts) if has_marks(text)]
    if all(is_whole(cell.children) for cell in row) or changed == [0]:
        return ", ".join(text for text in texts if accepted(text).strip() or rejected(text).strip())
    named = [f"{heads[place]}: {texts[place]}" if len(heads) == len(row) and heads[place] and place else texts[place] for place in changed]
    return ", ".join(filter(None, (*([texts[0]] if changed[:1] != [0] else []), *named)))


def is_whole(nodes: tuple[tree.Inline, ...]) -> bool:
    """Whether what holds these nodes was itself put in or taken out."""
    return any(piece.whole for piece in read_marks(tree.plain(nodes)))


def _first_sentence(text: str) -> str:
    """What a caption begins with, its marks kept."""
    state: State = next((piece.state for piece in read_marks(text) if piece.state), "")
    found = _SENTENCE.match(without_marks(text))
    return marked(found[1] if found else without_marks(text), state)


def _redrawn(passage: Passage) -> Passage:
    """A figure that shows something else than before: what it is called, and that it was drawn anew."""
    return replace(passage, text=f"{without_marks(passage.text)} {marked(say('where.redrawn'), 'inserted')}")


def _shown(text: str) -> str:
    return accepted(text) or rejected(text)
