"""The date of a BibTeX entry's year, month and day."""

from __future__ import annotations

import re

from casereport.references.read.bibtex.latex import read_latex_text
from casereport.references.read.dates import ReadDate, read_date

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def entry_date(year: str, month: str, day: str) -> ReadDate:
    """The date of three fields; a month may be a number, a name, several of either, or have its day beside it (`mar # "~5"`)."""
    written = " ".join(read_latex_text(month.replace("~", " ")).split())
    numbers = (
        written
        if re.search(r"\d\s+[^\W\d_]{3}", written)
        else re.sub(
            r"(?<!\d)(?<!\d\s)(?P<number>0?[1-9]|1[0-2])(?=$|\s*[-\u2013/,&~ ])",
            _name,
            written,
            count=0 if re.fullmatch(r"[\d\W]*[-/&\u2013][\d\W]*", written) else 1,
        )
    )
    spoken = numbers if re.match(r"\d", written) else written
    found = read_date(f"{spoken.replace(',', ' ')} {day} {year}" if spoken or day.strip() else year)
    if spoken and not found.is_whole and not re.search(r"[A-Za-z]", spoken):
        return ReadDate(read_date(year).date, is_whole=False)
    return found


def _name(number: re.Match[str]) -> str:
    return _NAMES[int(number["number"]) - 1]
