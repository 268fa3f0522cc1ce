"""Dates as styles print them, ranges and seasons too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casereport.references import Date

MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SHORT_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = ("", "Spring", "Summer", "Autumn", "Winter")
_DASH = "\u2013"


def year(date: Date | None) -> str:
    """`2021`, `2021–2022`, `ca. 2021`, "" for none."""
    if date is None:
        return ""
    last = f"{_DASH}{date.end.year}" if date.end and date.end.year > date.year else ""
    return f"{'ca. ' * date.circa}{date.year}{last}"


def month_first(date: Date | None) -> str:
    """`March 4, 2021`, `March–April 2021`, `Winter 2021` or `2021`, "" for none."""
    if date is None or not _month(date, MONTHS):
        return year(date)
    first, last = _ends(date, lambda one: _joined(_month(one, MONTHS), _day(one)))
    comma = "," if _day(date.end or date) else ""
    return f"{'ca. ' * date.circa}{_ranged(date, first, last, comma + ' ', year_behind=True)}"


def day_first(date: Date | None, months: Sequence[str] = MONTHS) -> str:
    """`4 March 2021`, `4–9 March 2021`, or less where less is known; "" for none."""
    if date is None or not _month(date, months):
        return year(date)
    if date.end and _is_within_month(date):
        return f"{date.day}{_DASH}{date.end.day} {_month(date, months)} {date.year}"
    first, last = _ends(date, lambda one: _joined(_day(one), _month(one, months)))
    return f"{'ca. ' * date.circa}{_ranged(date, first, last, ' ', year_behind=True)}"


def year_first(date: Date | None, *, parts: int = 3) -> str:
    """`2021 Mar 4`, `2021 Mar-Apr`, `2021 Winter`, or the first `parts` of it; "" for none (Citing Medicine: ranges have a hyphen)."""
    if date is None or parts == 1 or not _month(date, SHORT_MONTHS):
        return year(date)
    first, last = _ends(date, lambda one: _joined(_month(one, SHORT_MONTHS), _day(one) if parts > 2 else ""))
    return f"{'ca. ' * date.circa}{_ranged(date, first, last, ' ', year_behind=False).replace(_DASH, '-')}"


def month_and_day(date: Date) -> str:
    """`March 4`, `March–April`, `March 4–9`, `Winter`: what APA prints behind the year; "" where the year alone is known."""
    first, last = _ends(date, lambda one: _joined(_month(one, MONTHS), _day(one)))
    return f"{first}{_DASH}{last}" if last else first


def _month(date: Date, months: Sequence[str]) -> str:
    return months[date.month] if date.month else SEASONS[date.season] if 0 < date.season < len(SEASONS) else ""


def _day(date: Date) -> str:
    return str(date.day) if date.day and date.month else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _is_within_month(date: Date) -> bool:
    end = date.end
    return bool(end and date.day and end.day and (end.year, end.month) == (date.year, date.month))


def _ends(date: Date, shown: Callable[[Date], str]) -> tuple[str, str]:
    """First and last of a range as words without their years; the last is "" when it tells nothing new."""
    first = shown(date)
    if date.end is None:
        return first, ""
    last = str(date.end.day) if _is_within_month(date) else shown(date.end)
    return first, "" if last == first and date.end.year == date.year else last


def _ranged(date: Date, first: str, last: str, comma: str, *, year_behind: bool) -> str:
    """The range with its year, or with both where they differ."""
    years = (date.year, date.end.year if date.end else date.year)
    if years[0] == years[1] or not last:
        words = f"{first}{_DASH}{last}" if last else first
        return f"{words}{comma}{years[0]}" if year_behind else f"{years[0]} {words}"
    ends = [f"{words}{comma}{one}" if year_behind else f"{one} {words}" for words, one in zip((first, last), years, strict=True)]
    return _DASH.join(ends)
