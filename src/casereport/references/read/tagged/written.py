"""Pages, DOIs and keys as tagged formats (RIS, NBIB, EndNote) write them."""

from __future__ import annotations

import re


def join_pages(first: str, last: str) -> str:
    """`1771-1778`, or the one page that is given; a range in the place of the first page has its end already."""
    first = "" if first == last else first
    last = "" if re.search(r"\d\s*[-\u2013]+\s*\d", first) else last
    return f"{first}-{last}" if first and last and first != last else first or last


def doi_in(text: str) -> str:
    """The first DOI in a text, "" without one."""
    found = re.search(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+", text)
    doi = found[0].rstrip(".,;:]") if found else ""
    return doi.rstrip(")") if doi.count("(") < doi.count(")") else doi


def citable(label: str) -> str:
    """A label that is a citation key; databases put their own numbers there, which are none."""
    return label if re.fullmatch(r"[^\W\d_][\w:.+-]*[\w+]", label) else ""
