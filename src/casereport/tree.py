"""The document tree: about 20 node kinds between the record and every output; a writer prints it with one macro a kind.

Order, numbers and wording are settled here once. The nodes are frozen text, numbers and tuples, so that they may enter a template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import ClassVar, Literal, get_args

from casereport.language.raised import lowered, raised


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text."""

    kind: ClassVar[str] = "text"
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance; bold."""

    kind: ClassVar[str] = "strong"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emph:
    """Emphasis; italic."""

    kind: ClassVar[str] = "emph"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Sup:
    """Superscript."""

    kind: ClassVar[str] = "sup"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Sub:
    """Subscript."""

    kind: ClassVar[str] = "sub"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text that must not be hyphenated or altered: a variant, a command."""

    kind: ClassVar[str] = "code"
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link out; `href` has passed `links.is_safe`, its text is plain: marks go around a link, never into it (PDF/UA-1 7.18.5)."""

    kind: ClassVar[str] = "link"
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class CiteLink:
    """One number (or author-year) inside a citation, linked to its reference."""

    kind: ClassVar[str] = "cite_link"
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation group as printed, brackets included; `form` says whether it is raised."""

    kind: ClassVar[str] = "cite"
    id: str
    parts: tuple[Inline, ...]
    form: Literal["plain", "superscript"] = "plain"


@dataclass(frozen=True, slots=True)
class Xref:
    """A cross-reference to a figure, table or section of this document."""

    kind: ClassVar[str] = "xref"
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A high or low mark beside a laboratory value, told by sign and word, never by colour alone."""

    kind: ClassVar[str] = "flag"
    direction: Literal["high", "low"]
    sign: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break."""

    kind: ClassVar[str] = "break"


Inline = Text | Strong | Emph | Sup | Sub | Code | Link | CiteLink | Cite | Xref | Flag | Break


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: inline text, then at most one nested list (PDF/UA allows no block in an item's body)."""

    kind: ClassVar[str] = "item"
    children: tuple[Inline, ...]
    nested: List | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list, numbered or not."""

    kind: ClassVar[str] = "list"
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart, such as the patient's own words."""

    kind: ClassVar[str] = "quote"
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with their descriptions, such as present findings by system."""

    kind: ClassVar[str] = "terms"
    entries: tuple[tuple[tuple[Inline, ...], tuple[Inline, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `header` is "" or the scope it heads; `align` places its text."""

    kind: ClassVar[str] = "cell"
    children: tuple[Inline, ...] = ()
    header: Literal["", "col", "row", "colgroup"] = ""
    align: Literal["left", "right", "center"] = "left"
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with as many cells (spans counted) in every row; `wide` asks for the full page width."""

    kind: ClassVar[str] = "table"
    id: str
    label: str
    caption: tuple[Inline, ...]
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[tuple[Inline, ...], ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: drawing as SVG text or raster bytes by content hash, with text alternative and, when drawn from data, a data table."""

    kind: ClassVar[str] = "figure"
    id: str
    label: str
    caption: tuple[Inline, ...]
    alt: str
    asset: str
    media_type: Literal["image/svg+xml", "image/png", "image/jpeg"]
    width_mm: float
    height_mm: float
    description: str = ""
    data: Table | None = None
    wide: bool = False
    svg: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its printed number ("" when unnumbered), title and contents; level 1 prints as h2."""

    kind: ClassVar[str] = "section"
    id: str
    number: str
    title: tuple[Inline, ...]
    level: int
    blocks: tuple[Block, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence the tool itself must print: draft, synthetic, illustrative."""

    kind: ClassVar[str] = "notice"
    text: str
    tone: Literal["warning", "info"] = "info"


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the reference list in print order; `links` are DOI, PubMed and PMC, none invented; `key` is the author's citation key."""

    kind: ClassVar[str] = "reference"
    id: str
    number: str
    children: tuple[Inline, ...]
    links: tuple[Link, ...] = ()
    cited_from: tuple[str, ...] = ()
    key: str = ""


Block = Paragraph | List | Quote | Terms | Table | Figure | Section | Notice

INLINE_KINDS = get_args(Inline)
BLOCK_KINDS = (*get_args(Block), Item, Cell, Reference)


@dataclass(frozen=True, slots=True)
class Author:
    """An author as printed: `marks` are the superscripts after the name (affiliation numbers, asterisk, dagger)."""

    name: str
    given: str
    family: str
    marks: tuple[str, ...] = ()
    orcid: str = ""
    institutions: tuple[str, ...] = ()
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A marked line of the title block: an affiliation, a correspondence address, an equal contribution."""

    mark: str
    text: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class AbstractPart:
    """One part of the abstract; `label` is "" when the journal wants one paragraph."""

    label: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The title block."""

    title: tuple[Inline, ...]
    title_text: str
    running_title: str
    article_type: str
    authors: tuple[Author, ...] = ()
    running_authors: str = ""
    affiliations: tuple[Note, ...] = ()
    author_notes: tuple[Note, ...] = ()
    abstract: tuple[AbstractPart, ...] = ()
    keywords: tuple[str, ...] = ()
    source: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole article, numbered and ordered; `banner` stands on every page, `silent` are statements that the source does not report."""

    language: str
    front: Front
    body: tuple[Section, ...]
    back: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    references_title: str = "References"
    notices: tuple[Notice, ...] = ()
    banner: str = ""
    created: str = ""
    description: str = ""
    silent: tuple[str, ...] = ()
    assets: dict[str, tuple[str, bytes]] = field(default_factory=dict, repr=False)


def walk(node: object) -> Iterator[object]:
    """Every node below and with `node`, in reading order; tuples are walked through, text and numbers are not nodes."""
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
    elif hasattr(node, "__dataclass_fields__"):
        yield node
        for item in fields(node):  # type: ignore[arg-type]  # a dataclass instance by the line above
            yield from walk(getattr(node, item.name))


def plain(nodes: object) -> str:
    """The text of inline nodes without marks: for titles, metadata and running heads."""
    if isinstance(nodes, tuple):
        return "".join(plain(node) for node in nodes)
    if isinstance(nodes, Flag):
        return nodes.sign
    if isinstance(nodes, Break):
        return " "
    text = getattr(nodes, "text", None)
    return text if isinstance(text, str) else plain(getattr(nodes, "children", getattr(nodes, "parts", ())))


def plain_raised(nodes: object) -> str:
    """The same with raised and lowered text in Unicode's signs, where each character has one: for drawings, and titles without markup."""
    if isinstance(nodes, tuple):
        return "".join(plain_raised(node) for node in nodes)
    if isinstance(nodes, Sup | Sub):
        return (raised if isinstance(nodes, Sup) else lowered)(plain_raised(nodes.children))
    children = getattr(nodes, "children", None)
    return plain_raised(children) if isinstance(children, tuple) else plain(nodes)
