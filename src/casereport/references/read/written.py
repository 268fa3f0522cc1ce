"""Names, dates and pages as tagged formats (RIS, NBIB, EndNote) write them, as the values of a CSL-JSON item."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ET_AL = re.compile(r"[,\s]+et\.?\s?al\b\.?,?$", re.IGNORECASE)


def read_name_item(written: str) -> dict[str, str]:
    """The CSL name of `Family, Given, Suffix`; a name without a comma, or with nothing behind its only one, is a group's."""
    family, *rest = (part.strip() for part in written.split(","))
    if not rest and re.fullmatch(r"[^\s.&/]+", family):
        return {"family": family}
    if not any(rest):
        return {"literal": written.strip().removesuffix(",")}
    if written.rstrip().endswith(",") and len(rest) > 1:
        return {"literal": written.rstrip().removesuffix(",")}
    given, suffix = (rest[0], ", ".join(filter(None, rest[1:]))) if len(rest) > 1 else (rest[0], "")
    words = family.split()
    small = len(list(takewhile(lambda word: word[0].islower(), words[:-1])))
    particle = " ".join(words[:small])
    return {"non-dropping-particle": particle, "family": " ".join(words[small:]), "given": given, "suffix": suffix}


def read_name_items(written: list[str]) -> list[dict[str, str]]:
    """The CSL names of a list; an "et al." behind the last name becomes an entry of its own, so that it is noticed."""
    names = [name for name in written if name.strip()]
    if names and (cut := _ET_AL.sub("", names[-1])) != names[-1] and cut.strip():
        names = [*names[:-1], cut, "et al."]
    return [read_name_item(name) for name in names]


def read_date(written: str) -> dict[str, Any]:
    """The CSL date of `2020/02/23/Epub`, `2020 Feb 23`, `2020 Nov-Dec`, `2020-02-23`; words without a year stay words."""
    found = re.match(r"\D*(\d{4})(?!\d)[\s/.-]*([A-Za-z]{3,9}|\d{1,2})?(?:[\s/.-]+(\d{1,2})(?!\d))?", written)
    if not found:
        return {"literal": written.strip()} if written.strip(" /") else {}
    month = _month(found[2] or "")
    parts = [int(found[1]), *([month] if month else []), *([int(found[3])] if month and found[3] and int(found[3]) else [])]
    return {"date-parts": [parts]}


def _month(word: str) -> int:
    """1 to 12; 0 for a season or nothing."""
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    return _MONTHS.index(word[:3].lower()) + 1 if word[:3].lower() in _MONTHS else 0


def join_pages(first: str, last: str) -> str:
    """`1771-1778`, or the one page that is given."""
    return f"{first}-{last}" if first and last and first != last else first or last


def doi_in(text: str) -> str:
    """The first DOI in a text, "" without one."""
    found = re.search(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+", text)
    doi = found[0].rstrip(".,;:]") if found else ""
    return doi.rstrip(")") if doi.count("(") < doi.count(")") else doi
