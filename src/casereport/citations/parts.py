"""Parts of an entry that styles share: kinds of works, linked identifiers, ordinals, the editors' label, shortened journals."""

from __future__ import annotations

from casereport.citations.pieces import Piece, piece
from casereport.references import Reference, doi_address, web_address
from casereport.tree import Link, Text

WHOLE_WORKS = frozenset({"bill", "book", "graphic", "legal_case", "legislation", "motion_picture", "report", "song"})
INSIDE = frozenset({"chapter", "paper-conference"})
INSIDE_OR_ENTRY = INSIDE | {"entry-dictionary", "entry-encyclopedia"}
WEB = frozenset({"post", "post-weblog", "webpage"})


def doi_part(doi: str, label: str) -> Piece:
    """The label and the DOI as written, linked when it is well formed; nothing without a DOI."""
    address = doi_address(doi)
    return (Text(label), Link(address, doi)) if address else piece(label + doi) if doi else ()


def resolver_part(doi: str) -> Piece:
    """The DOI as an address, linked when it is well formed; nothing without a DOI."""
    address = doi_address(doi)
    return (Link(address, f"https://doi.org/{doi}"),) if address else piece(f"https://doi.org/{doi}") if doi else ()


def web_part(url: str) -> Piece:
    """The address as written, linked when it is a plain http or https address."""
    address = web_address(url)
    return (Link(address, url),) if address else piece(url)


def ordinal(number: str) -> str:
    """`2` as 2nd, and `2nd` too; "" for what is no number."""
    digits = number.strip().rstrip("stndrh.")
    if not (digits.isascii() and digits.isdigit()):
        return ""
    ending = "th" if digits[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
    return digits + ending


def edition(reference: Reference) -> str:
    """`2nd ed.`, or the edition as it is worded."""
    return f"{ordinal(reference.edition)} ed." if ordinal(reference.edition) else reference.edition


def editors_label(reference: Reference, one: str = "editor", more: str = "editors") -> str:
    """`editor`, or `editors` for more than one."""
    return more if len(reference.editors) > 1 or reference.editors_cut else one


def short_container(reference: Reference) -> str:
    """The abbreviated title of the journal or book, or the full one, as it is typed."""
    return reference.container_short or reference.container


def is_number(text: str) -> bool:
    """Whether a volume or part is a number that gets a label: 2, 2A, II is not."""
    return text[:1].isdigit()
