"""A document without its authors, for reviewers who must not know them, and what was hidden in it on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, fields, is_dataclass, replace
from hashlib import sha256
from html import escape, unescape
from typing import Any, Final, get_args

from casereport.language import phrases
from casereport.problems import Path, Problem, fault
from casereport.tree.article import Document, Front
from casereport.tree.matter import Matter
from casereport.tree.needles import OPAQUE, Kind, Needle, among, first_names, folded, needles
from casereport.tree.nodes import Break, Code, Emph, Figure, Inline, Link, Paragraph, Section, Strong, Sub, Sup, Table, Text, Xref
from casereport.tree.reading import changed, plain, walk
from casereport.tree.wording import SHORT
from casereport.values import dataclass

WITHHELD: Final = ("funding", "conflicts", "contributions", "acknowledgements")
"""Statements that tell who the authors are whatever they say; the title page holds them."""
OF_AUTHORS: Final = "details-authors"
"""The section of what the record tells of authors, institutions and funders and nothing else prints; a blind copy has none."""
_PASSES: Final = 3
"""How often a text is searched: what stood behind a name, and seemed to be called after it, may itself be hidden."""
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
    made = replace(document, **found, matter=_without_authors(document.matter, hiding), assets=assets)
    return Blinded(_renamed(_without_dead_links(made), hiding.wanted), tuple(dict.fromkeys(hiding.hidden)))


def no_names_left(document: Document, text: str) -> list[Problem]:
    """An error for each kind of name that a finished blind output still holds; `document` is the one before it was blinded.

    What the list of references holds itself is left out: a work of the authors' own is cited like any other.
    """
    wanted = outside_references(document)
    return [left(kind) for kind in dict.fromkeys(needle.kind for _, _, needle in first_names(text, wanted))]


def left(kind: Kind, where: str = "", path: Path = ()) -> Problem:
    """The error that a blind copy still holds a kind of name, at a place of an output or in a part of the record."""
    hint = "shorten or reword the label or text that holds it; report it when there is none"
    return fault("name-left", f"the blind copy still holds {TOLD[kind]}{where and f' ({where})'}", path=path, hint=hint)


def names_left_in_tree(document: Document, shown: Document) -> list[Problem]:
    """An error for each kind of name and part of a blinded document, its blocks one after the other, before any output is written."""
    wanted = outside_references(document)
    front = {name: getattr(shown.front, name) for name in ("title", "abstract", "keywords", "translations")}
    parts: dict[Path, object] = {(name,): value for name, value in front.items()}
    parts |= {("sections", _key(section.id)): section for section in shown.body}
    parts |= {("statements", _key(section.id)): section for section in shown.back}
    found = {(needle.kind, path): None for path, part in parts.items() for _, _, needle in first_names(_said(part), wanted)}
    return [left(kind, path=path) for kind, path in found]


def _said(part: object) -> str:
    """The words of a part, with a space between its blocks."""
    return " ".join(plain(node.children) for node in walk(part) if hasattr(node, "children") and not isinstance(node, _INLINE))


def outside_references(document: Document) -> tuple[Needle, ...]:
    """What tells of the authors and stands in no entry of the list of references."""
    entries = folded("\n".join(plain(entry.children) + " ".join(link.href for link in entry.links) for entry in document.references))
    held = {needle.pattern for needle in among(entries, needles(document)) if any(needle.places(entries))}
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
        if _key(section.id) == OF_AUTHORS:
            continue
        is_withheld = section.role == "statement" and _key(section.id) in WITHHELD
        remark = Paragraph((Text(phrases(document.language)["blind.statement"]),))
        yield replace(section, blocks=(remark,)) if is_withheld else section


def _without_authors(matter: Matter, hiding: _Hiding) -> Matter:
    return Matter(conditions=hiding.part(matter.conditions, ("patients",)))


def _without_dead_links(document: Document) -> Document:
    """The document whose mentions of what was withheld are plain text, and whose references name the citations that are left."""
    nodes = walk((document.front, document.body, document.back, document.supplement))
    anchors = {getattr(node, "id", "") for node in (*nodes, *document.references)}

    def unlinked(node: Any) -> Any:
        return Text(node.text) if isinstance(node, Xref) and node.target not in anchors else node

    parts = {name: changed(getattr(document, name), unlinked) for name in ("front", "body", "back", "supplement")}
    entries = tuple(replace(entry, cited_from=tuple(one for one in entry.cited_from if one in anchors)) for entry in document.references)
    return replace(document, **parts, references=entries)


def _renamed(document: Document, wanted: Iterable[Needle]) -> Document:
    """The document whose figures and tables have no ids with names in them: outputs make anchors and names of files of these."""
    words = sorted(
        {needle.word for needle in wanted if len(needle.word) > SHORT and needle.kind != "number"}, key=lambda word: (-len(word), word)
    )

    def neutral(identifier: str) -> str:
        for number, word in enumerate(words if identifier.startswith(("fig-", "tbl-")) else (), start=1):
            identifier = re.sub(f"(?i:{re.escape(word)})", f"n{number}", identifier)
        return identifier

    def renamed(node: Any) -> Any:
        names = {name: new for name in ("id", "target") if (new := neutral(old := getattr(node, name, ""))) != old}
        return replace(node, **names) if names else node

    return replace(document, **{name: changed(getattr(document, name), renamed) for name in ("front", "body", "back", "supplement")})


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
        for _ in range(_PASSES):
            if not (spots := list(self._found(text, path))):
                break
            text = _cut([text], spots, self.word)[0]
        return text

    def inline(self, nodes: tuple[Inline, ...], path: Path) -> tuple[Inline, ...]:
        """Inline nodes likewise, names found across their marks."""
        for _ in range(_PASSES):
            texts = [_leaf_text(node) for node in _leaves(nodes)]
            if not (spots := list(self._found("".join(texts), path))):
                break
            nodes = _put_back(nodes, iter(_cut(texts, spots, self.word)))
        return changed(nodes, lambda node: self._unlinked(node, path))  # type: ignore[no-any-return]  # the same kind of nodes

    def _found(self, text: str, path: Path) -> Iterator[tuple[int, int]]:
        for start, end, needle in first_names(text, self.wanted):
            self.hidden.append(Hidden(needle.kind, path, text[start:end]))
            yield start, end

    def _unlinked(self, node: Any, path: Path) -> Any:
        """A link to the authors or their institution as its text."""
        return Text(node.text) if isinstance(node, Link) and list(self._found(node.href, path)) else node

    def _drawn(self, figure: Figure, path: Path) -> Figure:
        """The figure with its drawing's texts hidden, and the drawing under the name of its new bytes."""
        parts = re.split(r"(?<=>)([^<>]*[^<>\s][^<>]*)(?=<)", figure.svg)
        for between in (" ", ""):  # an address is broken wherever its line ends
            texts = [_line(unescape(part), between) for part in parts[1::2]]
            cut = _cut(texts, list(self._found("".join(texts), path)), self.word)
            pairs = zip(parts[1::2], texts, cut, strict=True)
            parts[1::2] = [part if new == old else escape(new.removesuffix(" ")) for part, old, new in pairs]
        svg = "".join(parts)
        if svg == figure.svg:
            return figure
        self.replaced.add(figure.asset)
        asset = sha256(svg.encode()).hexdigest()
        self.drawings[asset] = ("image/svg+xml", svg.encode())
        return replace(figure, svg=svg, asset=asset)


def _line(text: str, between: str) -> str:
    """A line of a label as a part of it: with a space behind, none where a word was broken."""
    return text.removesuffix("\u2010") if text.endswith("\u2010") else text if text.endswith("-") else f"{text}{between}"


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
