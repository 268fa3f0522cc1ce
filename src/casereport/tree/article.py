"""The article around its nodes: title block, body, back, references, and what every page says."""

from __future__ import annotations

from dataclasses import field, replace

from casereport.tree.matter import NOTHING, Matter
from casereport.tree.nodes import Inline, Notice, Reference, Section
from casereport.values import dataclass


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
class Translated:
    """Title, abstract and keywords in a second language, with the words that head the abstract."""

    language: str
    title: tuple[Inline, ...] = ()
    heading: str = ""
    abstract: tuple[Inline, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """The title block; `imprint` tells of the article's own publication, `source` of the report that it retells."""

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
    imprint: tuple[Inline, ...] = ()
    translations: tuple[Translated, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole article, numbered and ordered; `banner` stands on every page, `silent` are statements that the source does not report."""

    language: str
    front: Front
    body: tuple[Section, ...]
    back: tuple[Section, ...] = ()
    supplement: tuple[Section, ...] = ()
    """What the author's sections own and do not tell: folded on the screen, left out on paper."""
    references: tuple[Reference, ...] = ()
    references_title: str = "References"
    notices: tuple[Notice, ...] = ()
    banner: str = ""
    created: str = ""
    description: str = ""
    silent: tuple[str, ...] = ()
    matter: Matter = NOTHING
    assets: dict[str, tuple[str, bytes]] = field(default_factory=dict, repr=False)


def with_supplement(document: Document) -> Document:
    """The document with its supplement as the last of its sections, so that paper shows it too."""
    return replace(document, back=(*document.back, *document.supplement), supplement=())
