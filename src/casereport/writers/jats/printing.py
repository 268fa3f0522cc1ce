"""A document as the text of a JATS article: what its templates need, and the templates run."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from casereport import tree
from casereport.journal.resources import templates_dir
from casereport.language import phrases
from casereport.references.reference import Name
from casereport.writers import Source
from casereport.writers.figure_names import figure_files, media_subtype
from casereport.writers.jats import front
from casereport.writers.jats.arrangement import Arranged, arrange
from casereport.writers.jats.lines import as_line, first_address, split_lines, split_title, without_breaks, without_links
from casereport.writers.jats.works import Datum, Group, Titled, Work, read_work
from casereport.writers.sandbox import Kinds, inert, load_macros, sandbox

_MACROS: Final = ("blocks.xml", "references.xml", "inline.xml")
_TYPES: Final = (
    front.Contrib, front.Role, front.Pointer, front.Aff, front.Footnote, front.Day, front.Award, front.Origin,
    Work, Group, Titled, Datum, Name,
)  # fmt: skip
"""What enters the templates beside nodes of the tree."""


def print_article(source: Source) -> str:
    """The article as XML text."""
    values = {key: inert(value, *_TYPES) for key, value in _context(source).items()}
    environment = sandbox(templates_dir() / "_jats")
    kinds = Kinds()
    environment.filters |= {
        "render": kinds.render, "plain": tree.plain, "ident": _identifiers(), "lines": split_lines, "linkless": without_links,
        "unbroken": without_breaks, "title_and_text": split_title, "subtype": media_subtype, "inline": as_line, "address": first_address,
    }  # fmt: skip
    kinds.macros = load_macros(environment, _MACROS, values)
    text = environment.get_template("article.xml").render(values)
    return re.sub(r"\n\s*\n+", "\n", text).strip() + "\n"


def _identifiers() -> Callable[[str], str]:
    """A function from ids of the tree to names that XML allows, different ones for different ids."""
    given: dict[str, str] = {}

    def identifier(text: str) -> str:
        if text not in given:
            name = re.sub(r"[^A-Za-z0-9._-]", "-", text)
            name = name if re.match(r"[A-Za-z_]", name) else f"n{name}"
            while name in given.values():
                name += "-"
            given[text] = name
        return given[text]

    return identifier


def _context(source: Source) -> dict[str, object]:
    document, journal = source.document, source.journal
    parts = arrange(document, journal)
    words = journal.phrases(document.language)
    return {
        **_front(document, parts),
        **_texts(document, parts),
        "words": {**phrases(document.language), **words},
        "labels": {"keywords": journal.keywords.title},
        "files": figure_files(document, journal.figure.format),
        "works": _works(source),
    }


def _front(document: tree.Document, parts: Arranged) -> dict[str, object]:
    publication = document.matter.publication
    affs, notes = front.affs(document), front.footnotes(document.front)
    paragraphs, titled = front.abstract_parts(document.front)
    return {
        "is_published": is_published(document),
        "publication": publication,
        "year": publication.published[:4] if publication else "",
        "journal_title": publication.journal if publication else "",
        "front": document.front,
        "matter": document.matter,
        "contribs": front.contribs(document, affs, notes),
        "affs": affs,
        "footnotes": notes,
        "conflicts": parts.statements.get("conflicts"),
        "funding": parts.statements.get("funding"),
        "awards": front.awards(document.matter.funders),
        "history": front.history(publication),
        "published": front.published(publication),
        "pages": front.pages(publication),
        "licence": front.licence_name(document),
        "origin": front.origin(document),
        "abstract": {"paragraphs": paragraphs, "sections": titled},
        "banner": document.banner,
        "notices": document.notices,
    }


def _texts(document: tree.Document, parts: Arranged) -> dict[str, object]:
    nodes = tree.walk((parts.body, parts.back, parts.acknowledgements, parts.appendices))
    figures = [node for node in nodes if isinstance(node, tree.Figure)]
    of_figures = {id(figure.data) for figure in figures}
    tables = [node for node in nodes if isinstance(node, tree.Table) and id(node) not in of_figures]
    return {
        "language": document.language,
        "body": parts.body,
        "back": parts.back,
        "acknowledgements": parts.acknowledgements,
        "appendices": parts.appendices,
        "glossary": parts.glossary,
        "types": dict(parts.types),
        "targets": dict(parts.targets),
        "references": document.references,
        "references_title": document.references_title,
        "counts": {"figures": len(figures), "tables": len(tables)},
    }


def _works(source: Source) -> dict[str, Work]:
    """Id of each reference → its work as data, but for one of which nothing is known: it stands there as it is printed."""
    known = {entry.id: read_work(work) for entry, work in zip(source.document.references, source.works, strict=False)}
    return {name: work for name, work in known.items() if not work.is_empty}


def is_published(document: tree.Document) -> bool:
    """True when the record names a journal by title and ISSN, without which the tag set for publishing allows no article."""
    publication = document.matter.publication
    return bool(publication and publication.journal and publication.issn)
