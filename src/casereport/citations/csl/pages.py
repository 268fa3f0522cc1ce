"""Page ranges in the formats that CSL names."""

from __future__ import annotations

import re

from casereport.citations.csl.marks import unmarked
from casereport.patterns import lazy_pattern

_RANGE = lazy_pattern(r"([^\W\d_]*)(\d+)\s*[-\u2010-\u2015\u2212]+\s*([^\W\d_]*)(\d+)")
_DASHES = lazy_pattern(r"(?<=\w)\s*[-\u2010-\u2015\u2212]+\s*(?=\w)")


def format_page_range(pages: object, form: str | None, delimiter: str) -> str:
    """The pages with each rising range in the form expanded, minimal, minimal-two, chicago (15 and 16 too), or as written for None."""
    text = unmarked(pages).replace("\\-", "\x00")  # an escaped hyphen joins no range
    return re.sub(r"[^,;&]+", lambda part: _format(part[0], form, delimiter), text).replace("\x00", "-")


def _format(part: str, form: str | None, delimiter: str) -> str:
    found = _RANGE.fullmatch(part.strip())
    if not found or found[3] not in ("", found[1]) or form is None:
        return _DASHES.sub(lambda _: delimiter, part)
    prefix, first, last = found[1], found[2], found[4]
    full = first[: max(len(first) - len(last), 0)] + last
    if int(full) < int(first):
        return _DASHES.sub(lambda _: delimiter, part)
    short = _shortened(first, full, form)
    prefix_again = prefix if form == "expanded" or (len(short) == len(full) and form != "minimal") else ""
    return part.replace(part.strip(), f"{prefix}{first}{delimiter}{prefix_again}{short}")  # the spaces around it stay


def _shortened(first: str, last: str, form: str) -> str:
    """The last page as the form prints it: minimal 5, minimal-two 05, chicago by its rules for hundreds and small numbers."""
    if len(first) != len(last) or form == "expanded":
        return last
    common = next((at for at, (one, other) in enumerate(zip(first, last, strict=True)) if one != other), len(last) - 1)
    if form.startswith("chicago"):
        return _chicago(first, last, common, form)
    return last[common:] if form == "minimal" else last[min(common, max(len(last) - 2, 0)) :]


def _chicago(first: str, last: str, common: int, form: str) -> str:
    if int(first) < 100 or int(first) % 100 == 0:
        return last
    if int(first) % 100 < 10:
        return last[common:]
    changed = last[min(common, len(last) - 2) :]
    return last if form != "chicago-16" and len(first) == 4 and len(changed) > 2 else changed
