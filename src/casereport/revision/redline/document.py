"""Two documents as one: title block, text, declarations, references, each text of it marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from casereport import tree
from casereport.revision.identity import words_alike
from casereport.revision.redline.blocks import mark_notice, mark_section, merge_each, merge_notice, merge_section
from casereport.revision.redline.inline import mark_whole, merge_inline, merge_text
from casereport.revision.redline.mentions import lead_mentions
from casereport.revision.redline.tables import GONE
from casereport.tree.marks import State, has_marks, marked, read_marks, without_marks


def redline(old: tree.Document, new: tree.Document) -> tree.Document:
    """The new document with everything that was put in or taken out marked in its texts; the pictures of both."""
    old, new = _clean(old), _clean(new)
    both = replace(
        new,
        front=_front(old.front, new.front),
        body=_sections(old.body, new.body),
        back=_sections(old.back, new.back),
        supplement=_sections(old.supplement, new.supplement),
        references_title=_title_of_works(old, new),
        references=merge_each(old.references, new.references, _likeness_of_works, _merge_work, _mark_work),
        notices=merge_each(old.notices, new.notices, lambda a, b: words_alike(a.text, b.text), merge_notice, mark_notice),
        assets={**old.assets, **new.assets},
    )
    return lead_mentions(both)


def _front(old: tree.Front, new: tree.Front) -> tree.Front:
    return replace(
        new,
        title=merge_inline(old.title, new.title),
        article_type=merge_text(old.article_type, new.article_type),
        authors=merge_each(old.authors, new.authors, _likeness_of_authors, _merge_author, _mark_author),
        affiliations=merge_each(old.affiliations, new.affiliations, _likeness_of_notes, _merge_note, _mark_note),
        author_notes=merge_each(old.author_notes, new.author_notes, _likeness_of_notes, _merge_note, _mark_note),
        abstract=merge_each(old.abstract, new.abstract, _likeness_of_parts, _merge_part, _mark_part),
        keywords=_keywords(old.keywords, new.keywords),
        source=_line(old.source, new.source),
        imprint=_line(old.imprint, new.imprint),
        translations=new.translations,
    )


def _sections(old: tuple[tree.Section, ...], new: tuple[tree.Section, ...]) -> tuple[tree.Section, ...]:
    same: Callable[[tree.Section, tree.Section], float] = lambda one, other: float(one.id == other.id)  # noqa: E731  # the one line says it
    return merge_each(old, new, same, lambda one, other: (merge_section(one, other),), mark_section)


def _line(old: tuple[tree.Inline, ...], new: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """A line of its own that may be absent."""
    if old and new:
        return merge_inline(old, new)
    return mark_whole(old, "deleted") if old else mark_whole(new, "inserted") if new else ()


# --- authors, affiliations, abstract ----------------------------------------------------------------------------


def _likeness_of_authors(old: tree.Author, new: tree.Author) -> float:
    if (old.orcid and old.orcid == new.orcid) or (old.given, old.family, old.name) == (new.given, new.family, new.name):
        return 1.0
    return 0.9 * (old.family == new.family and bool(old.family))


def _merge_author(old: tree.Author, new: tree.Author) -> tuple[tree.Author, ...]:
    marks = new.marks if old.marks == new.marks else (_replaced(",".join(old.marks), ",".join(new.marks)),)
    return (replace(new, name=_named(merge_text(old.name, new.name)), marks=marks),)


def _named(text: str) -> str:
    """The text with its marked stretches told to be names in a line."""
    return "".join(marked(piece.text, piece.state, named=True) for piece in read_marks(text))


def _mark_author(author: tree.Author, state: State) -> tree.Author:
    marks = (marked(",".join(author.marks), state, named=True),) if author.marks else ()
    return replace(author, name=marked(author.name, state, named=True), marks=marks, orcid="" if state == "deleted" else author.orcid)


def _replaced(old: str, new: str) -> str:
    return "".join(marked(text, state) for text, state in _both(old, new) if text)


def _both(old: str, new: str) -> tuple[tuple[str, State], tuple[str, State]]:
    return (old, "deleted"), (new, "inserted")


def _likeness_of_notes(old: tree.Note, new: tree.Note) -> float:
    return words_alike(f"{old.text} {old.email}", f"{new.text} {new.email}")


def _merge_note(old: tree.Note, new: tree.Note) -> tuple[tree.Note, ...]:
    if old.email != new.email:
        return _mark_note(old, "deleted"), _mark_note(new, "inserted")
    return (replace(new, mark=_replaced(old.mark, new.mark) if old.mark != new.mark else new.mark, text=merge_text(old.text, new.text)),)


def _mark_note(note: tree.Note, state: State) -> tree.Note:
    mark = marked(note.mark, state, whole=True) if note.mark else ""
    if state == "deleted":
        return tree.Note(mark, marked(f"{note.text} {note.email}".rstrip(), state, whole=True))
    return replace(note, mark=mark, text=marked(note.text, state, whole=True))


def _likeness_of_parts(old: tree.AbstractPart, new: tree.AbstractPart) -> float:
    if old.label or new.label:
        return 1.0 if old.label == new.label else 0.5 * words_alike(tree.plain(old.children), tree.plain(new.children))
    return max(0.4, words_alike(tree.plain(old.children), tree.plain(new.children)))


def _merge_part(old: tree.AbstractPart, new: tree.AbstractPart) -> tuple[tree.AbstractPart, ...]:
    return (tree.AbstractPart(merge_text(old.label, new.label), merge_inline(old.children, new.children)),)


def _mark_part(part: tree.AbstractPart, state: State) -> tree.AbstractPart:
    label = marked(part.label, state, whole=True) if part.label else ""
    return tree.AbstractPart(label, mark_whole(part.children, state))


def _keywords(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """The words in one text, so that the signs between them are marked with them."""
    if old == new:
        return new
    if not old or not new:
        return (marked("; ".join(old or new), "deleted" if old else "inserted", whole=True),)
    return (merge_text("; ".join(old), "; ".join(new)),)


# --- references -------------------------------------------------------------------------------------------------


def _title_of_works(old: tree.Document, new: tree.Document) -> str:
    """The heading of the references, which comes and goes with them."""
    if bool(old.references) == bool(new.references):
        return new.references_title
    return marked(new.references_title, "deleted" if old.references else "inserted", whole=True)


def _likeness_of_works(old: tree.Reference, new: tree.Reference) -> float:
    if old.key and old.key == new.key:
        return 1.0
    alike = words_alike(tree.plain(old.children), tree.plain(new.children))
    return alike if alike > 0.7 else 0.0


def _merge_work(old: tree.Reference, new: tree.Reference) -> tuple[tree.Reference, ...]:
    links = {link.text for link in new.links}
    gone = tuple(tree.Text(marked(f" {link.text}", "deleted")) for link in old.links if link.text not in links)
    number = _replaced(old.number, new.number) if old.number != new.number else new.number
    return (replace(new, number=number, children=(*merge_inline(old.children, new.children), *gone), links=_links(old, new)),)


def _links(old: tree.Reference, new: tree.Reference) -> tuple[tree.Link, ...]:
    known = {link.text for link in old.links}
    return tuple(link if link.text in known else replace(link, text=marked(link.text, "inserted")) for link in new.links)


def _mark_work(work: tree.Reference, state: State) -> tree.Reference:
    number = marked(work.number, state, whole=True) if work.number else ""
    if state == "inserted":
        links = tuple(replace(link, text=marked(link.text, state, whole=True)) for link in work.links)
        return replace(work, number=number, children=mark_whole(work.children, state), links=links)
    text = tuple(tree.Text(f" {link.text}") for link in work.links)
    return replace(work, id=f"{GONE}{work.id}", number=number, children=mark_whole((*work.children, *text), state), links=(), cited_from=())


# --- marks that were there before -------------------------------------------------------------------------------


def _clean(document: tree.Document) -> tree.Document:
    """The document without signs that would be taken for marks: a record could hide a text, or show it as taken out, by them."""
    return _without_marks(document) if any(has_marks(text) for text in _texts(document)) else document


def _texts(node: Any) -> list[str]:
    found: list[str] = []
    for one in tree.walk(node):
        for item in fields(one):  # type: ignore[arg-type]  # every node is one
            value = getattr(one, item.name)
            found += (
                [value] if isinstance(value, str) else [text for text in value if isinstance(text, str)] if isinstance(value, tuple) else []
            )
    return found


def _without_marks(value: Any) -> Any:
    if isinstance(value, str):
        return without_marks(value)
    if isinstance(value, tuple):
        return tuple(_without_marks(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{item.name: _without_marks(getattr(value, item.name)) for item in fields(value) if item.init})
    return value
