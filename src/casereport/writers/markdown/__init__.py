"""The article as Markdown: CommonMark with pipe tables, whose text reads back as that of the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casereport import tree
from casereport.journal import Journal
from casereport.writers import Output, Source
from casereport.writers.markdown.blocks import Lines, Printing, write_blocks, write_references
from casereport.writers.markdown.inlines import Place
from casereport.writers.markdown.inspection import inspect_markdown


def write_output(source: Source) -> Output:
    """The file, read back and compared with the tree."""
    data = write_markdown(source.document, source.journal)
    return Output({".md": data}, tuple(inspect_markdown(data, source.document)))


def write_markdown(document: tree.Document, journal: Journal) -> bytes:
    """The article as UTF-8: one line a paragraph, no table of contents, figures linked as `casereport figure` names them."""
    printing = Printing(Place(_targets(document)), journal.phrases(document.language))
    parts = [part for part in _parts(document, journal, printing) if part]
    return "\n\n".join("\n".join(part) for part in parts).encode() + b"\n"


def _parts(document: tree.Document, journal: Journal, printing: Printing) -> Iterator[Lines]:
    front = document.front
    yield printing.heading(1, front.title)
    yield printing.line([tree.Emph((tree.Text(front.article_type),))])
    yield printing.line([tree.Strong((tree.Text(document.banner),))])
    yield printing.line(_authors(front.authors))
    for note in (*front.affiliations, *front.author_notes):
        yield printing.line(_note(note))
    yield write_blocks(document.notices, printing)
    yield from _abstract(front, {"abstract": journal.abstract.title, "keywords": journal.keywords.title}, printing)
    for one in front.translations:
        yield from _translated(one, printing)
    yield printing.line(front.imprint)
    yield printing.line(front.source)
    yield write_blocks((*document.body, *document.back), printing)
    if document.references:
        yield printing.heading(2, (tree.Text(document.references_title),))
        yield write_references(document.references, printing)


def _authors(authors: tuple[tree.Author, ...]) -> Iterator[tree.Inline]:
    for number, author in enumerate(authors):
        yield tree.Text(f", {author.name}" if number else author.name)
        if author.marks:
            yield tree.Sup((tree.Text(",".join(author.marks)),))
        if author.orcid:
            yield from (tree.Text(" ("), tree.Link(f"https://orcid.org/{author.orcid}", "ORCID"), tree.Text(")"))


def _note(note: tree.Note) -> Iterator[tree.Inline]:
    if note.mark:
        yield from (tree.Sup((tree.Text(note.mark),)), tree.Text(" "))
    yield tree.Text(note.text)
    if note.email:
        yield from (tree.Text(" "), tree.Link(f"mailto:{note.email}", note.email))


def _abstract(front: tree.Front, titles: Mapping[str, str], printing: Printing) -> Iterator[Lines]:
    if front.abstract:
        yield printing.heading(2, (tree.Text(titles["abstract"]),))
    for part in front.abstract:
        label = (tree.Strong((tree.Text(f"{part.label}."),)), tree.Text(" ")) if part.label else ()
        yield printing.line((*label, *part.children))
    if front.keywords:
        label = (tree.Strong((tree.Text(f"{titles['keywords']}:"),)), tree.Text(" "))
        yield printing.line((*label, tree.Text("; ".join(front.keywords))))


def _translated(one: tree.Translated, printing: Printing) -> Iterator[Lines]:
    """The article in a second language: its title, abstract and keywords."""
    if one.abstract:
        yield printing.heading(2, (tree.Text(one.heading),))
    if one.title:
        yield printing.line((tree.Strong(one.title),))
    yield printing.line(one.abstract)
    yield printing.line((tree.Text("; ".join(one.keywords)),))


def _targets(document: tree.Document) -> frozenset[str]:
    """The ids that something of the article links to, and that the article prints."""
    nodes = tree.walk((document.front, document.notices, document.body, document.back, document.references))
    linked = {node.target for node in nodes if isinstance(node, tree.CiteLink | tree.Xref)}
    titled = {node.id for node in nodes if isinstance(node, tree.Section) and tree.plain(node.title)}
    labelled = {node.id for node in nodes if isinstance(node, tree.Table | tree.Figure) and (node.label or tree.plain(node.caption))}
    return frozenset(linked & (titled | labelled | {reference.id for reference in document.references}))
