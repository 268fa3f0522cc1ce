"""Reference lists and citations in the styles of medical journals; numbering, formatting, linking, no file and no network."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.citations.clusters import Brackets, Cited, CiteItem, ClusterForm, format_group
from casereport.citations.csl.file import StyleFile, read_style_file, style_parent
from casereport.citations.csl.works import StyledList
from casereport.citations.styles.table import STYLES, CitationStyle
from casereport.citations.works import CitationList
from casereport.references import Reference, doi_address, pmc_address, pubmed_address
from casereport.tree import CiteLink, Inline, Link, Text, walk

__all__ = [
    "STYLES",
    "CitationList",
    "CitationStyle",
    "CiteItem",
    "Cited",
    "ClusterForm",
    "StyleFile",
    "StyledList",
    "format_cluster",
    "format_reference",
    "links_beside",
    "read_style_file",
    "reference_links",
    "style_parent",
]


def format_reference(reference: Reference, style: str) -> tuple[Inline, ...]:
    """The text of the entry without its number; DOI and web address are links in it. KeyError for a style that STYLES does not have."""
    return STYLES[style].print_entry(reference)


def reference_links(reference: Reference, style: str) -> tuple[Link, ...]:
    """The links that are printed after the entry: PubMed, PubMed Central, and the DOI where the style prints none; none is invented."""
    return links_beside(reference, format_reference(reference, style))


def links_beside(reference: Reference, entry: tuple[Inline, ...]) -> tuple[Link, ...]:
    """The links that are printed after an entry: PubMed, PubMed Central, and the DOI where it stands in the entry as no link."""
    doi = doi_address(reference.doi)
    is_printed = any(isinstance(node, Link) and node.href == doi for node in walk(entry))
    addresses = (("DOI", "" if is_printed else doi), ("PubMed", pubmed_address(reference.pmid)), ("PMC", pmc_address(reference.pmcid)))
    return tuple(Link(address, f"[{label}]") for label, address in addresses if address)


def format_cluster(
    items: Sequence[tuple[int, str] | tuple[int, str, str, str, str]], style: str, brackets: Brackets | None = None
) -> tuple[Text | CiteLink, ...]:
    """A citation group of a numeric style, brackets included: items are `CiteItem`s or (number, anchor[, prefix, locator, suffix]).

    `brackets` overrides the style's own. ValueError for a style of names and years, whose citations need the whole list (`CitationList`).
    """
    form = STYLES[style].cluster
    if form is None:
        raise ValueError(f"{style} cites by name and year; use CitationList")
    return format_group(items, form.within(brackets))
