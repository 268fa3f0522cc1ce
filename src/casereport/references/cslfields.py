"""The fields of a reference by the names of CSL-JSON (CSL 1.0.2), in the order in which they are written."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """An attribute of Reference, its name in CSL, and what it holds: names, a date, words that may have marks, or text as it stands."""

    attribute: str
    name: str
    holds: str


_TABLE = """
authors author names · editors editor names · translators translator names · container_authors container-author names
collection_editors collection-editor names · directors director names · title title title
original_title original-title words · reviewed_title reviewed-title words · language language text · container container-title words
container_short container-title-short words · collection collection-title words · collection_number collection-number text
issued issued date · original_issued original-date date · available available-date date · volume volume text
volume_title volume-title words · number_of_volumes number-of-volumes text · issue issue text · supplement supplement-number text
pages page text · number_of_pages number-of-pages text · chapter_number chapter-number text · section section words
number number text · edition edition text · version version text · genre genre words · medium medium words · publisher publisher words
publisher_place publisher-place words · event event-title words · event_place event-place words · issn ISSN text · isbn ISBN text
doi DOI text · pmid PMID text · pmcid PMCID text · url URL text · accessed accessed date · status status text
"""
FIELDS = tuple(Field(*row.split()) for line in _TABLE.strip().splitlines() for row in line.split(" · "))
