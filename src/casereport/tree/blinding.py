"""A document without its authors, for reviewers who must not know them, and what was hidden in it on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from hashlib import sha256
from typing import Any, Final, get_args

from casereport.language import phrases
from casereport.problems import Path, Problem, fault
from casereport.tree.article import Document, Front
from casereport.tree.matter import Matter
from casereport.tree.needles import OPAQUE, Kind, Needle, among, first_names, folded, needles
from casereport.tree.nodes import Break, Code, Emph, Figure, Inline, Link, Paragraph, Section, Strong, Sub, Sup, Table, Text, Xref
from casereport.tree.reading import changed, plain, walk

WITHHELD: Final = ("funding", "conflicts", "contributions", "acknowledgements")
"""Statements that tell who the authors are whatever they say; the title page holds them."""
_INLINE: Final = get_args(Inline)
_MARKS = Strong | Emph | Sup | Sub
_NO_TEXT: Final = frozenset({
    "id", "target", "asset", "key", "href", "media_type", "role", "language", "created", "number", "label", "svg", "mark", "form", "align",
    "header", "letter", "letters", "tone", "direction", "sign", "cited_from", "silent",
})  # fmt: skip
"""Fields of nodes that name or place something and are no words of the author."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something that told of the authors in a text of the document, by the part of the record that the text belongs to."""

    kind: Kind
    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Blinded:
    """A document for blind review, and what its texts told of the authors."""

    document: Document
    hidden: tuple[Hidden, ...]


def blinded(document: Document) -> Document:
    """The document without authors, affiliations, withheld statements and numbers, and without their names in its texts."""
    return blind(document).document


def blind(document: Document) -> Blinded:
    """The same, with what was hidden in the texts; the list of references stays as it is."""
    hiding = _Hiding(needles(document), phrases(document.language)["blind.name"])
    others = ("notices", "banner", "description", "supplement")
    found: dict[str, Any] = {name: hiding.part(getattr(document, name), (name,)) for name in others}
    found["body"] = tuple(hiding.part(section, ("sections", _key(section.id))) for section in document.body)
    found["back"] = tuple(hiding.part(section, ("statements", _key(section.id))) for section in _withheld(document))
    found["front"] = hiding.front(document.front)
    assets = {name: asset for name, asset in document.assets.items() if name not in hiding.replaced} | hiding.drawings
    made = replace(document, **found, matter=_without_authors(document.matter), assets=assets)
    return Blinded(_without_dead_links(made), tuple(dict.fromkeys(hiding.hidden)))


def no_names_left(document: Document, text: str) -> list[Problem]:
    """An error for each kind of name that a finished blind output still holds; `document` is the one before it was blinded.

    What the list of references holds itself is left out: a work of the authors' own is cited like any other.
    """
    wanted = outside_references(document)
    kinds = dict.fromkeys(needle.kind for _, _, needle in first_names(text, wanted))
    hint = "shorten or reword the label or text that holds it; report it when there is none"
    return [fault("name-left", f"the blind copy still holds {TOLD[kind]}", hint=hint) for kind in kinds]


def outside_references(document: Document) -> tuple[Needle, ...]:
    """What tells of the authors and stands in no entry of the list of references."""
    entries = folded("\n".join(plain(entry.children) + " ".join(link.href for link in entry.links) for entry in document.references))
    held = {needle.pattern for needle in among(entries, needles(document)) if needle.pattern.search(entries)}
    return tuple(needle for needle in needles(document) if needle.pattern not in held)


TOLD: Final[dict[Kind, str]] = {
    "author": "the name or initials of an author",
    "institution": "the name of an institution",
    "place": "the city of an institution",
    "number": "a number or address that leads to the authors",
    "funder": "the name of a funder",
}
"""What a kind of name is called in a message."""


def _key(identifier: str) -> str:
    return identifier.removeprefix("sec-")


def _withheld(document: Document) -> Iterator[Section]:
    """The sections behind the body, those that tell of the authors with a remark in their place."""
    for section in document.back:
        is_withheld = section.role == "statement" and _key(section.id) in WITHHELD
        remark = Paragraph((Text(phrases(document.language)["blind.statement"]),))
        yield replace(section, blocks=(remark,)) if is_withheld else section


def _without_authors(matter: Matter) -> Matter:
    return Matter(conditions=matter.conditions)


def _without_dead_links(document: Document) -> Document:
    """The document whose mentions of what was withheld are plain text, and whose references name the citations that are left."""
    nodes = walk((document.front, document.body, document.back, document.supplement))
    anchors = {getattr(node, "id", "") for node in (*nodes, *document.references)}

    def unlinked(node: Any) -> Any:
        return Text(node.text) if isinstance(node, Xref) and node.target not in anchors else node

    parts = {name: changed(getattr(document, name), unlinked) for name in ("front", "body", "back", "supplement")}
    entries = tuple(replace(entry, cited_from=tuple(one for one in entry.cited_from if one in anchors)) for entry in document.references)
    return replace(document, **parts, references=entries)


@dataclass(slots=True)
class _Hiding:
    """Walks through parts of a document and hides names; notes what it hid, and drawings that changed."""

    wanted: tuple[Needle, ...]
    word: str
    hidden: list[Hidden] = field(default_factory=list)
    drawings: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)

    def front(self, front: Front) -> Front:
        """The title block with its texts alone."""
        bare = replace(front, authors=(), running_authors="", affiliations=(), author_notes=(), source=(), imprint=())
        paths: dict[str, Path] = {"title_text": ("title",)}
        names = (item.name for item in fields(bare))
        return replace(bare, **{name: self.part(getattr(bare, name), paths.get(name, (name,)), name) for name in names})

    def part(self, value: Any, path: Path, name: str = "") -> Any:
        """The value with its texts hidden; `name` is the field that it stands in."""
        if isinstance(value, str):
            return value if name in _NO_TEXT else self.text(value, path)
        if isinstance(value, tuple):
            if value and all(isinstance(item, _INLINE) for item in value):
                return self.inline(value, path)
            return tuple(self.part(item, path, name) for item in value)
        if isinstance(value, dict) or not is_dataclass(value):
            return value
        here = _path(value, path)
        new = {item.name: self.part(getattr(value, item.name), here, item.name) for item in fields(value)}
        made = replace(value, **new)  # type: ignore[type-var]  # an instance by the lines above
        return self._drawn(made, here) if isinstance(made, Figure) and made.svg else made

    def text(self, text: str, path: Path) -> str:
        """The text with a remark in the place of every name."""
        made, last = "", 0
        for start, end in self._found(text, path):
            made, last = made + text[last:start] + self.word, end
        return made + text[last:]

    def inline(self, nodes: tuple[Inline, ...], path: Path) -> tuple[Inline, ...]:
        """Inline nodes likewise, names found across their marks."""
        texts = [_leaf_text(node) for node in _leaves(nodes)]
        spots = list(self._found("".join(texts), path))
        made = _put_back(nodes, iter(_cut(texts, spots, self.word)))
        return changed(made, lambda node: self._unlinked(node, path))  # type: ignore[no-any-return]  # the same kind of nodes

    def _found(self, text: str, path: Path) -> Iterator[tuple[int, int]]:
        for start, end, needle in first_names(text, self.wanted):
            self.hidden.append(Hidden(needle.kind, path, text[start:end]))
            yield start, end

    def _unlinked(self, node: Any, path: Path) -> Any:
        """A link to the authors or their institution as its text."""
        return Text(node.text) if isinstance(node, Link) and list(self._found(node.href, path)) else node

    def _drawn(self, figure: Figure, path: Path) -> Figure:
        """The figure with its drawing's texts hidden, and the drawing under the name of its new bytes."""
        svg = re.sub(r">[^<>]+<", lambda match: self.text(match[0], path), figure.svg)
        if svg == figure.svg:
            return figure
        self.replaced.add(figure.asset)
        asset = sha256(svg.encode()).hexdigest()
        self.drawings[asset] = ("image/svg+xml", svg.encode())
        return replace(figure, svg=svg, asset=asset)


def _path(node: object, path: Path) -> Path:
    """The part of the record that a node belongs to."""
    if isinstance(node, Figure):
        return ("figures", node.id.removeprefix("fig-"))
    if isinstance(node, Table) and node.id:
        return ("tables", node.id.removeprefix("tbl-"))
    return path


def _leaves(nodes: Sequence[Inline]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, _MARKS):
            yield from _leaves(node.children)
        else:
            yield node


def _leaf_text(node: Inline) -> str:
    """The words of a node, one sign for one without words of the author."""
    if isinstance(node, Break):
        return " "
    return node.text if isinstance(node, Text | Code | Link) else OPAQUE


def _cut(texts: list[str], spots: list[tuple[int, int]], word: str) -> list[str]:
    """The texts, one after the other, with the word at the first place of every spot and the rest of the spot left out."""
    made, offset = [], 0
    for text in texts:
        kept, last = "", 0
        for start, end in spots:
            first, after = max(start - offset, 0), min(end - offset, len(text))
            if first < after:
                kept, last = kept + text[last:first] + (word if start >= offset else ""), after
        made.append(kept + text[last:])
        offset += len(text)
    return made


def _put_back(nodes: Sequence[Inline], texts: Iterator[str]) -> tuple[Inline, ...]:
    made = [
        replace(node, children=_put_back(node.children, texts)) if isinstance(node, _MARKS) else _with_text(node, next(texts))
        for node in nodes
    ]
    return tuple(node for node in made if not (isinstance(node, _MARKS) and not plain(node)) and node != Text(""))


def _with_text(node: Inline, text: str) -> Inline:
    """The node with its text; a link whose words were hidden leads nowhere any more."""
    if isinstance(node, Link):
        return node if text == node.text else Text(text)
    return replace(node, text=text) if isinstance(node, Text | Code) else node
