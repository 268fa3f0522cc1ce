"""Inline nodes compared word by word, whatever stands around the words, and marked."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from casereport import tree
from casereport.revision.wordwise import compare_sequences, compare_words, split_words
from casereport.tree.marks import State, marked
from casereport.values import dataclass

Inlines = tuple[tree.Inline, ...]

_AROUND = (tree.Strong, tree.Emph, tree.Sup, tree.Sub)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a text with what it stands in, or a node that is one: a citation, a mention, a link."""

    text: str
    around: tuple[type, ...]
    node: tree.Inline | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two tokens the same: where a citation leads does not, since its number is that of the list.

        Where a mention leads does: `Figure 2` may be another figure than it was, and comes back with it when changes are rejected.
        """
        target = self.node.target if isinstance(self.node, tree.Xref) else getattr(self.node, "href", "")
        form = (type(self.node), getattr(self.node, "form", ""), target)
        return (self.text, self.around, form)


def merge_inline(old: Inlines, new: Inlines) -> Inlines:
    """The nodes of both, each word marked that is in one alone; the new ones where both are the same."""
    if old == new:
        return new
    before, after = _tokens(old), _tokens(new)
    merged: list[tree.Inline] = []
    for is_same, a, b, c, d in compare_sequences([one.key for one in before], [one.key for one in after], _text):
        if is_same:
            merged += _nodes(after[c:d], "")
        else:
            merged += [*_nodes(before[a:b], "deleted"), *_nodes(after[c:d], "inserted")]
    return tuple(merged)


def _text(key: Hashable) -> str:
    """What a token says, which its key begins with; no more than a space for a citation.

    Its number says nothing of what stands around it: `[10]` of the old text may be another work than `[10]` of the new.
    """
    if not isinstance(key, tuple):
        return ""
    return " " if key[2][0] is tree.Cite else str(key[0])


def mark_whole(nodes: Inlines, state: State) -> Inlines:
    """The nodes of a paragraph, item or cell that was itself put in or taken out; a mark alone where it holds nothing."""
    if not state:
        return nodes
    return tuple(_marked(node, state, whole=True) for node in nodes) or (tree.Text(marked("", state, whole=True)),)


def merge_text(old: str, new: str) -> str:
    """A text that is no node, its words marked."""
    if old == new:
        return new
    states: dict[str, State] = {"same": "", "removed": "deleted", "added": "inserted"}
    return "".join(marked(text, states[state]) for state, text in compare_words(old, new))


def _tokens(nodes: Iterable[tree.Inline], around: tuple[type, ...] = ()) -> list[_Token]:
    found: list[_Token] = []
    for node in nodes:
        if isinstance(node, _AROUND):
            found += _tokens(node.children, (*around, type(node)))
        elif isinstance(node, tree.Text):
            found += [_Token(word, around) for word in split_words(node.text)]
        else:
            found.append(_Token(tree.plain(node), around, node))
    return found


def _nodes(tokens: Sequence[_Token], state: State) -> list[tree.Inline]:
    """The tokens as nodes again, words that stand in the same put together."""
    nodes: list[tree.Inline] = []
    for (around, is_text), group in groupby(tokens, key=lambda one: (one.around, one.node is None)):
        same = list(group)
        texts: list[tree.Inline] = [tree.Text("".join(one.text for one in same))] if is_text else [one.node for one in same if one.node]
        inner = tuple(_marked(node, state) for node in texts)
        for kind in reversed(around):
            inner = (kind(inner),)
        nodes += inner
    return nodes


def _marked(node: tree.Inline, state: State, *, whole: bool = False) -> tree.Inline:
    """The node with its texts marked; what was taken out has no name, since that may be taken, and leads nowhere.

    Mentions still lead to what they name: a Word file counts it anew when they come back.
    """
    if not state:
        return node
    if state == "deleted" and not isinstance(node, (*_AROUND, tree.Text, tree.Code, tree.Xref)):
        text = tree.Text(marked(tree.plain(node), state, whole=whole))
        return tree.Sup((text,)) if isinstance(node, tree.Cite) and node.form == "superscript" else text
    if isinstance(node, tree.Cite):
        return replace(node, parts=_each(node.parts, state, whole=whole))
    if isinstance(node, _AROUND):
        return replace(node, children=_each(node.children, state, whole=whole))
    return _with_text(node, state, whole=whole)


def _each(nodes: Inlines, state: State, *, whole: bool) -> Inlines:
    return tuple(_marked(node, state, whole=whole) for node in nodes)


def _with_text(node: Any, state: State, *, whole: bool) -> tree.Inline:
    name = "sign" if isinstance(node, tree.Flag) else "text"
    if isinstance(node, tree.Break):
        return tree.Text(marked(" ", state, whole=whole)) if whole else node
    changed: tree.Inline = replace(node, **{name: marked(getattr(node, name), state, whole=whole)})
    return changed
