"""Which links may leave a document."""

from __future__ import annotations

import re
from urllib.parse import quote

from casereport.patterns import lazy_pattern

_SAFE = lazy_pattern(r"^(https?://[^\s\"<>\\^`{|}]+|mailto:[^\s\"<>\\^`{|}]+)$", re.IGNORECASE)


def is_safe(href: str) -> bool:
    """True for http, https and mailto links without white space, quotes or angle brackets; everything else can act or leak."""
    return bool(_SAFE.match(href)) and not re.search(r"[\x00-\x1f\x7f]", href)


def doi_link(doi: str) -> str:
    """The resolver address of a DOI, its unusual characters percent-encoded (DOI Handbook 2.5.2.4)."""
    return "https://doi.org/" + quote(doi, safe="/().:;-_")
