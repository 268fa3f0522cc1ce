"""Page ranges as styles print them."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern

_DASH = "[-\u2010-\u2015\u2212]+"
_RANGE = lazy_pattern(rf"([^\W\d_]*)(\d+)\s*{_DASH}\s*([^\W\d_]*)(\d+)")
_ENDS = lazy_pattern(rf"(\w+)\s*{_DASH}\s*(?=\w+\b)")


def format_pages(pages: str) -> str:
    """The pages as written, ranges with an en dash."""
    return _ENDS.sub("\\1–", pages)


def shorten_pages(pages: str) -> str:
    """The pages with each range as short as can be: 1663-1665 gives 1663–5, S12-S19 gives S12–9 (Citing Medicine; CSL "minimal")."""
    return re.sub(r"[^,;]+", lambda part: _shorten(part[0]), pages)


def _shorten(part: str) -> str:
    ends = _ends(part)
    if ends is None:
        return format_pages(part)
    prefix, first, full = ends
    is_as_long = len(full) == len(first)
    kept = next(index for index, (one, other) in enumerate(zip(first, full, strict=False)) if one != other) if is_as_long else 0
    return f"{_indent(part)}{prefix}{first}–{full[kept:]}"


def _ends(part: str) -> tuple[str, str, str] | None:
    """Prefix, first and last number of a rising range, the last written in full; None for anything else."""
    match = _RANGE.fullmatch(part.strip())
    if not match:
        return None
    prefix, first, last_prefix, last = match.groups()
    full = first[: max(len(first) - len(last), 0)] + last
    return None if last_prefix not in ("", prefix) or int(full) <= int(first) else (prefix, first, full)


def _indent(part: str) -> str:
    return part[: len(part) - len(part.lstrip())]


def expand_pages(pages: str, dash: str = "–") -> str:
    """The pages with each range in full: 1201-9 gives 1201–1209 (CSL "expanded")."""
    return re.sub(r"[^,;]+", lambda part: _expand(part[0]), pages).replace("–", dash)


def _expand(part: str) -> str:
    ends = _ends(part)
    if ends is None:
        return format_pages(part)
    prefix, first, full = ends
    return f"{_indent(part)}{prefix}{first}–{prefix}{full}"
