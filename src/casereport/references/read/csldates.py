"""The dates of CSL-JSON items: parts, ranges, seasons, EDTF and words, and pandoc's mappings."""

from __future__ import annotations

import re
from typing import Any

from casereport.references.read.dates import SEASONS, ReadDate, has_day, read_date
from casereport.references.read.markup import tidy
from casereport.references.reference import Date


def csl_date(value: object) -> ReadDate:
    """The date of an item, and whether all of it was understood; None for what is no date."""
    if isinstance(value, list) and value:
        ends = [csl_date(end) for end in value[:2]]
        return _joined(ends, is_whole=all(end.is_whole for end in ends) and len(value) <= 2)
    if isinstance(value, str):
        return _of_words(value)
    if not isinstance(value, dict):
        return ReadDate()
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        ends = [_of_numbers(end) for end in parts[:2] if isinstance(end, list)]
        return _with_words(_joined(ends, is_whole=all(end.is_whole for end in ends)), value)
    if "year" in value:
        return _with_words(_of_numbers([value.get("year"), value.get("month"), value.get("day")]), value)
    words = next((tidy(str(value[name])) for name in ("edtf", "raw", "literal") if isinstance(value.get(name), str)), "")
    return _of_words(words)


def _of_words(words: str) -> ReadDate:
    """The date of a text; words without a figure are the work's status ("in press"), and told as that."""
    return read_date(words) if re.search(r"\d", words) else ReadDate()


def status_of(issued: object) -> str:
    """Words in the place of a date, such as "in press"; "n.d." says that there is none."""
    literal = issued.get("literal") or issued.get("raw") if isinstance(issued, dict) else issued
    words = tidy(literal) if isinstance(literal, str) else ""
    return "" if re.search(r"\d", words) or re.fullmatch(r"n\.? ?d\.?|no date|undated", words, re.IGNORECASE) else words


def _joined(ends: list[ReadDate], *, is_whole: bool) -> ReadDate:
    first, last = ends[0].date if ends else None, ends[-1].date if ends else None
    if first is None or last is None or len(ends) < 2 or first == last:
        return ReadDate(first, is_whole)
    return ReadDate(Date(first.year, first.month, first.day, first.season, first.circa, last), is_whole)


def _with_words(found: ReadDate, value: dict[str, Any]) -> ReadDate:
    """The date with the season and the "circa" that stand beside its parts."""
    date = found.date
    if date is None:
        return found
    written = str(value.get("season", "")).casefold()
    season = SEASONS.get(written) or (int(written) if written in ("1", "2", "3", "4") else date.season)
    is_circa = str(value.get("circa", "")).casefold() not in ("", "0", "false", "none")
    return ReadDate(Date(date.year, date.month, date.day, season, is_circa, date.end), found.is_whole)


def _of_numbers(numbers: list[Any]) -> ReadDate:
    """A date of parts; what is no part of a calendar is left out. `0` and nothing stand for parts that are not given."""
    texts = [
        str(number).strip() if isinstance(number, str | int | float) and not isinstance(number, bool) else "" for number in numbers[:3]
    ]
    year, month, day = ([int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 0 for text in texts] + [0, 0, 0])[:3]
    is_read = all(re.fullmatch(r"[0-9]{1,4}|", text) for text in texts)
    if not 1 <= year <= 9999:
        return ReadDate(None, is_whole=not any(texts))
    season = month - 20 if 21 <= month <= 24 else month - 12 if 13 <= month <= 16 else 0
    right_month = month if month <= 12 else 0
    right_day = day if has_day(year, month, day) else 0
    return ReadDate(Date(year, right_month, right_day, season), is_read and (right_month == month or bool(season)) and right_day == day)
