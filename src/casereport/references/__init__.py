"""References as data, shaped like CSL-JSON: read from every format that managers write, checked, and written again.

Styles, which print a reference, are in `citations`.
"""

from __future__ import annotations

from casereport.references.completeness import REQUIRED, check_reference, find_duplicates
from casereport.references.identifiers import (
    doi_address,
    doi_is_wellformed,
    pmc_address,
    pmcid_is_wellformed,
    pmid_is_wellformed,
    pubmed_address,
    web_address,
    without_prefix,
)
from casereport.references.read.formats import FORMATS, collect_references, read_entries, read_references
from casereport.references.reference import MAX_BYTES, Date, Name, Reference, page_range, printed_fields
from casereport.references.telling import FAULTS_OF_ENTRIES, cites, ease_uncited, tell_remarks, without_followers
from casereport.references.write.formats import EXPORTS, write_references

__all__ = [
    "EXPORTS",
    "FAULTS_OF_ENTRIES",
    "FORMATS",
    "MAX_BYTES",
    "REQUIRED",
    "Date",
    "Name",
    "Reference",
    "check_reference",
    "cites",
    "collect_references",
    "doi_address",
    "doi_is_wellformed",
    "ease_uncited",
    "find_duplicates",
    "page_range",
    "pmc_address",
    "pmcid_is_wellformed",
    "pmid_is_wellformed",
    "printed_fields",
    "pubmed_address",
    "read_entries",
    "read_references",
    "tell_remarks",
    "web_address",
    "without_followers",
    "without_prefix",
    "write_references",
]
