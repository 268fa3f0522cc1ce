"""Reference lists and citations in the styles of medical journals; numbering, formatting, linking, no file and no network."""

from __future__ import annotations

from casereport.citations.clusters import Cited, ClusterForm
from casereport.citations.csl.file import StyleFile, read_style_file, style_parent
from casereport.citations.csl.works import StyledList
from casereport.citations.styles.table import STYLES, CitationStyle
from casereport.citations.works import CitationList
from casereport.references import Reference, doi_address, pmc_address, pubmed_address
from casereport.tree import Inline, Link, walk

__all__ = [
    "STYLES",
    "CitationList",
    "CitationStyle",
    "Cited",
    "ClusterForm",
    "StyleFile",
    "StyledList",
    "format_reference",
    "links_beside",
    "read_style_file",
    "style_parent",
]


def format_reference(reference: Reference, style: str) -> tuple[Inline, ...]:
    """The text of the entry without its number; DOI and web address are links in it. KeyError for a style that STYLES does not have."""
    return STYLES[style].print_entry(reference)


def links_beside(reference: Reference, entry: tuple[Inline, ...]) -> tuple[Link, ...]:
    """The links that are printed after an entry: PubMed, PubMed Central, and the DOI where it stands in the entry as no link."""
    doi = doi_address(reference.doi)
    is_printed = any(isinstance(node, Link) and node.href == doi for node in walk(entry))
    addresses = (("DOI", "" if is_printed else doi), ("PubMed", pubmed_address(reference.pmid)), ("PMC", pmc_address(reference.pmcid)))
    return tuple(Link(address, f"[{label}]") for label, address in addresses if address)
