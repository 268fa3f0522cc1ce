"""The kinds of nodes in an article: about 20, frozen text, numbers and tuples, so that they may enter a template."""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from casereport.values import dataclass


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
    """A list, numbered from `start` on or not."""

    kind: ClassVar[str] = "list"
    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


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
    """A table with as many cells (spans counted) in every row; `wide` asks for the full page width, `small` for small type.

    Screens show it whole; `parts` are the columns and rows, by place, that paper shows at a time, () for all together.
    `for_figure` stands for a figure.
    """

    kind: ClassVar[str] = "table"
    id: str
    label: str
    caption: tuple[Inline, ...]
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[tuple[Inline, ...], ...] = ()
    wide: bool = False
    for_figure: bool = False
    small: bool = False
    parts: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """An image of a figure by content hash, with its letter among several, text alternative and printed size."""

    kind: ClassVar[str] = "image"
    letter: str
    alt: str
    asset: str
    media_type: Literal["image/png", "image/jpeg"]
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: a drawing as SVG text by content hash, with text alternative and data table, or images on a plate, so many `across`.

    `part` is the number of a further part of one figure of the record (2, 3 …), `letters` are those of the panels inside the figure;
    `illustrative` is true where it shows values that nobody measured; `notes` are what a caption has no room for. One that is
    `uncaptioned` is the picture before the next figure's, under whose caption it stood in the version before.
    """

    kind: ClassVar[str] = "figure"
    id: str
    label: str
    caption: tuple[Inline, ...]
    alt: str
    asset: str
    width_mm: float
    height_mm: float
    description: str = ""
    data: Table | None = None
    wide: bool = False
    svg: str = ""
    part: int = 0
    letters: tuple[str, ...] = ()
    illustrative: bool = False
    notes: str = ""
    images: tuple[Image, ...] = ()
    across: int = 1
    uncaptioned: bool = False


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
