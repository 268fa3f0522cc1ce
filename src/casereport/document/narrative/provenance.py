"""Where entries come from: chart, published report, illustration; and the source that an entry names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from casereport.document.narrative.phrases import Inlines
from casereport.document.prose.markup import read_name
from casereport.document.prose.pending import CiteItem, PendingCite
from casereport.document.spot import Spot
from casereport.language import say
from casereport.model.fields import Basis, Source, Sourced
from casereport.reading.links import doi_link
from casereport.tree import Inline, Link, Text


def provenance(at: Spot, entry: Sourced, *chain: Sourced) -> list[Inlines]:
    """An entry's own basis, where it differs from that of what contains it (`chain`, innermost first), and its own source, as details."""
    found: list[Inlines] = []
    if entry.basis and entry.basis != at.basis(*chain):
        found.append((Text(basis_words(entry.basis)),))
    if entry.source:
        found.append((Text(at.say("source.detail")), *source_nodes(at.at("source"), entry.source)))
    return found


def source_nodes(at: Spot, source: Source) -> Inlines:
    """The source here in words, its DOI a link, with the citation when it names a reference."""
    words = [
        source.note or "",
        at.say("source.table", name=source.table) if source.table else "",
        at.say("source.figure", name=source.figure) if source.figure else "",
    ]
    nodes: list[Inline] = [Text(text)] if (text := ", ".join(word for word in words if word)) else []
    if source.doi:
        nodes += [Text(", doi:" if nodes else "doi:"), Link(doi_link(source.doi), source.doi)]
    if source.cite:
        path = (*at.path, "cite")
        pending = PendingCite((CiteItem(source.cite),), path, at.texts.place(path))
        nodes += [Text(" ")] * bool(nodes) + [cast(Inline, pending)]
    return tuple(nodes)


def source_sentence(at: Spot, source: Source, subjects: str = "") -> Inlines:
    """A note that names the source here, and of several what comes from it."""
    opening = at.say("source.of", subjects=subjects) if subjects else at.say("source.opening")
    return (*read_name(opening), *source_nodes(at, source), Text("."))


def basis_words(basis: Basis) -> str:
    """What an entry rests on, as a detail of it."""
    return say(f"basis.{basis}")


def basis_sentence(basis: Basis | None) -> str:
    """What the basis of printed values is, as a note; "" when the record does not say."""
    return say(f"basis.{basis}_sentence") if basis else ""


def entry_notes(at: Spot, entry: Sourced) -> list[Inlines]:
    """The notes of a table or figure of the author about its basis and source."""
    notes: list[Inlines] = [(Text(basis_sentence(entry.basis)),)] if entry.basis in ("chart", "published") else []
    return [*notes, *([source_sentence(at.at("source"), entry.source)] if entry.source else [])]


def details(*groups: Sequence[Inlines | str]) -> list[Inlines | str]:
    """The details of an entry in one list."""
    return [detail for group in groups for detail in group if detail]
