"""Where entries come from: chart, published report, illustration; and the source that an entry names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from casereport.document.draft import Draft
from casereport.document.narrative.phrases import Inlines
from casereport.document.prose.pending import CiteItem, PendingCite
from casereport.model.fields import Basis, Source, Sourced
from casereport.problems import Path
from casereport.reading.links import doi_link
from casereport.tree import Inline, Link, Text

BASIS_WORDS: dict[Basis, str] = {"chart": "from the chart", "published": "as published", "illustrative": "illustrative"}
_BASIS_SENTENCES: dict[Basis, str] = {
    "chart": "Values from the patient's chart.",
    "published": "Values as published.",
    "illustrative": "Illustrative values: none was measured.",
}


def provenance(draft: Draft, entry: Sourced, path: Path, *chain: Sourced) -> list[Inlines]:
    """An entry's own basis, where it differs from that of what contains it (`chain`, innermost first), and its own source, as details."""
    found: list[Inlines] = []
    if entry.basis and entry.basis != draft.basis(*chain):
        found.append((Text(BASIS_WORDS[entry.basis]),))
    if entry.source:
        found.append((Text("source: "), *source_nodes(draft, entry.source, (*path, "source"))))
    return found


def source_nodes(draft: Draft, source: Source, path: Path) -> Inlines:
    """A source in words, its DOI a link, with the citation when it names a reference."""
    words = [source.note or "", f"table {source.table}" if source.table else "", f"figure {source.figure}" if source.figure else ""]
    nodes: list[Inline] = [Text(text)] if (text := ", ".join(word for word in words if word)) else []
    if source.doi:
        nodes += [Text(", doi:" if nodes else "doi:"), Link(doi_link(source.doi), source.doi)]
    if source.cite:
        pending = PendingCite((CiteItem(source.cite),), (*path, "cite"), draft.case.place((*path, "cite")))
        nodes += [Text(" ")] * bool(nodes) + [cast(Inline, pending)]
    return tuple(nodes)


def source_sentence(draft: Draft, source: Source, path: Path, of: str = "") -> Inlines:
    """A note that names a source."""
    return (Text(f"Source{of}: "), *source_nodes(draft, source, path), Text("."))


def basis_sentence(basis: Basis | None) -> str:
    """What the basis of printed values is, as a note; "" when the record does not say."""
    return _BASIS_SENTENCES[basis] if basis else ""


def entry_notes(draft: Draft, entry: Sourced, path: Path) -> list[Inlines]:
    """The notes of a table or figure of the author about its basis and source."""
    notes: list[Inlines] = [(Text(basis_sentence(entry.basis)),)] if entry.basis in ("chart", "published") else []
    return [*notes, *([source_sentence(draft, entry.source, (*path, "source"))] if entry.source else [])]


def details(*groups: Sequence[Inlines | str]) -> list[Inlines | str]:
    """The details of an entry in one list."""
    return [detail for group in groups for detail in group if detail]
