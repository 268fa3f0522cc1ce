"""A finished JATS article as a tree to be inspected, with what it was made from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from casereport.tree import Document

Element = Any
"""An element of lxml's tree, which has no types of its own."""

XLINK: Final = "{http://www.w3.org/1999/xlink}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
ALI: Final = "{http://www.niso.org/schemas/ali/1.0/}"


@dataclass(frozen=True)
class Article:
    """The root element, the public name of its document type, the document that was printed, and the names of the figures' files."""

    root: Element
    doctype: str
    document: Document
    files: Collection[str]

    @property
    def is_in_journal(self) -> bool:
        """True for an article with the block of a journal."""
        return self.root.find("front/journal-meta") is not None

    @property
    def meta(self) -> Element:
        """The element of the article's metadata."""
        return self.root.find("front/article-meta")

    def is_told(self, statement: str, path: str) -> bool:
        """True where a statement stands at a path, or the source of a report that is retold does not give it."""
        return self.root.find(path) is not None or statement in self.document.silent

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names, in order."""
        yield from self.root.iter(*names)


def read_article(data: bytes, document: Document, files: Collection[str]) -> Article | None:
    """The article, None for a text that is no XML; no entity, document type or address is followed."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    return Article(root, root.getroottree().docinfo.public_id or "", document, files)


def text_of(element: Element | None) -> str:
    """The text inside an element, its white space made single; "" without one."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
