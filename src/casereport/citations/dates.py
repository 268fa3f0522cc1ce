"""Dates as styles print them."""

from __future__ import annotations

from casereport.references import Date

MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SHORT_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def year(date: Date | None) -> str:
    """`2021`, "" for none."""
    return str(date.year) if date else ""


def month_first(date: Date | None) -> str:
    """`March 4, 2021`, `March 2021` or `2021`, "" for none."""
    if date is None:
        return ""
    day = f" {date.day}," if date.day and date.month else ""
    return f"{MONTHS[date.month]}{day} {date.year}".strip()


def day_first(date: Date | None, months: tuple[str, ...] = MONTHS) -> str:
    """`4 March 2021`, or less where less is known; "" for none."""
    if date is None:
        return ""
    day = str(date.day) if date.day and date.month else ""
    return " ".join(part for part in (day, months[date.month], str(date.year)) if part)


def year_first(date: Date | None, *, parts: int = 3) -> str:
    """`2021 Mar 4`, or the first `parts` of it; "" for none."""
    if date is None:
        return ""
    month = SHORT_MONTHS[date.month] if parts > 1 else ""
    return " ".join(part for part in (str(date.year), month, str(date.day) if date.day and month and parts > 2 else "") if part)
