"""Dates as bibliographies write them: ISO and EDTF with ranges and seasons, MEDLINE's words, day and month by name; never a day made up."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from casereport.patterns import lazy_pattern
from casereport.references.reference import Date

# Months by their first letters, in the languages that bibliographies mix; May before others of three letters.
_MONTHS = {
    1: "jan,janv,ene,gen", 2: "feb,fév,fev,févr,febr", 3: "mar,mär,mrz,maa", 4: "apr,avr,abr", 5: "may,mai,mag,mei,maio,mayo",
    6: "jun,juin,giu", 7: "jul,juil,lug", 8: "aug,aoû,aou,ago", 9: "sep,set", 10: "oct,okt,ott,out", 11: "nov", 12: "dec,dez,déc,dic",
}  # fmt: skip
_BY_START = {start[:3]: month for month, starts in _MONTHS.items() for start in starts.split(",")} | {"juin": 6, "juil": 7}
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_CIRCA = lazy_pattern(
    r"^(?:circa|ca\.?|c\.|about|approx(?:imately|\.)?|approximatively|~)\s*(?=\d|\[)|(?<=\d)\s*[~?%]+(?=$|/)", re.IGNORECASE
)
# Words beside a date that say what it is of.
_NOISE = lazy_pattern(
    r"\b(?:epub|print|online|published|publication|first|ahead of|on|of|the|o[nf]line first|accessed|last|cited|retrieved|visited|viewed"
    r"|checked|consulted)\b:?",
    re.IGNORECASE,
)
_ISO = r"\d{4}(?:-\d{1,2}(?:-\d{1,2}(?:[T ][\d:.Z+-]+)?)?)?"
_ISO_RANGE = lazy_pattern(rf"(?P<start>{_ISO})/(?P<end>{_ISO}|\d{{2}}(?:-\d{{2}})?)")
_SLASHED = lazy_pattern(r"(\d{4})/(\d{1,2})?(?:/(\d{1,2})?)?/?")
_MONTH_FIRST = lazy_pattern(r"(0?[1-9]|1[0-2])[./](\d{4})")
_DAY_FIRST = lazy_pattern(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class ReadDate(NamedTuple):
    """A date, None where the text has no year, and whether all of the text was understood."""

    date: Date | None = None
    is_whole: bool = True


class _Point(NamedTuple):
    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0
    is_whole: bool = True


def read_date(written: str) -> ReadDate:
    """The date of a text such as `2020-02-23`, `2019-11/2019-12`, `2020 Nov-Dec`, `5-9 July 2019`, `c. 1990`, `2020/02/23/Epub`."""
    with_words = re.fullmatch(r"(\d{4})/(\d{0,2})/\d{0,2}/([A-Za-z].*)", written.strip())
    if with_words and not _NOISE.fullmatch(with_words[3]):  # RIS's fourth part: 2019/11//Nov-Dec
        return read_date(f"{with_words[1]} {with_words[3]}")
    if re.match(r"\s*(?:-\d|/)", written):  # before the common era, or with an end alone
        return ReadDate(read_date(written.strip(" -/")).date if "/" in written[:2] else None, is_whole=False)
    text = _NOISE.sub(" ", re.sub(r"[{}\[\]()]", "", written))
    text = " ".join(
        re.sub(r"\s*[\u2010-\u2015\u2212]|--+", "-", text.replace("~", " ~ ") if re.search(r"\d~\d", text) else text).split()
    ).strip(" ,.;:/-")
    if not text:
        return ReadDate()
    bare = _CIRCA.sub("", text).strip()
    bare = re.sub(r"^[c©]\s?(?=\d{4}$)", "", bare)
    bare = re.sub(r"^(\d{1,4})-([A-Za-z]{3,9})-(\d{1,4})$", r"\1 \2 \3", bare)  # 19-July-2008
    found = _iso(bare) or _words(re.sub(r"(?<=\d{4})/(?=[A-Za-z])", " ", bare.replace("~", " ")))
    is_circa = bool(_CIRCA.search(text))
    date = found.date and Date(found.date.year, found.date.month, found.date.day, found.date.season, is_circa, found.date.end)
    return ReadDate(date, found.is_whole)


def month_of(word: str) -> int:
    """1 to 12 for a month's name in seven languages of Europe, or its beginning; 0 for another word."""
    lowered = word.casefold().strip(".")
    return _BY_START.get(lowered[:4], _BY_START.get(lowered[:3], 0)) if len(lowered) >= 3 else 0


def has_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day: no 31 February, and no 29 in most years."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


# --- figures alone ----------------------------------------------------------------------------------------------


def _iso(text: str) -> ReadDate | None:
    text = re.sub(r"^(\d{4}) (\d{1,2})(?: (\d{1,2}))?$", lambda parts: "-".join(filter(None, parts.groups())), text)
    if re.fullmatch(_ISO, text) and not _is_two_years(text):
        start = _point_of_iso(text)
        return ReadDate(_as_date(start), start.is_whole)
    if _is_two_years(text):
        return ReadDate(Date(int(text[:4]), end=Date(int(text[:4]) + 1)))
    month_first = _MONTH_FIRST.fullmatch(text)
    if month_first:
        return ReadDate(Date(int(month_first[2]), int(month_first[1])))
    slashed = _SLASHED.fullmatch(f"{text}/")
    if slashed:
        start = _checked(int(slashed[1]), int(slashed[2] or 0), int(slashed[3] or 0))
        return ReadDate(_as_date(start), start.is_whole)
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first:
        return _of_day_first(*(int(part) for part in day_first.groups()))
    found = _ISO_RANGE.fullmatch(text)
    return _range_of_iso(found["start"], found["end"]) if found else None


def _is_two_years(text: str) -> bool:
    """`1986-87`, `2020/21`: the year and the next; 2020-21 stays EDTF's spring of 2020, and 2011/12 may be a month."""
    found = re.fullmatch(r"(\d{4})([-/])(\d{2})", text)
    is_next = bool(found) and int(text[5:]) == (int(text[:4]) + 1) % 100 and int(text[5:]) > 12
    return is_next and (text[4] == "/" or not 21 <= int(text[5:]) <= 24)


def _range_of_iso(first: str, last: str) -> ReadDate:
    """BibLaTeX's and EDTF's range; `2019-05/06` has what differs alone behind the slash."""
    start = _point_of_iso(first)
    parts = first.split("-")
    missing = len(parts) - len(last.split("-"))
    end = _point_of_iso(last if re.match(r"\d{4}", last) else "-".join([*parts[: max(missing, 1)], last]))
    return ReadDate(_as_date(start, end), start.is_whole and end.is_whole)


def _point_of_iso(text: str) -> _Point:
    year, month, day = (*(int(part) for part in re.findall(r"\d+", text.partition("T")[0])), 0, 0)[:3]
    return _checked(year, month, day)


def _checked(year: int, month: int, day: int) -> _Point:
    """The point with parts that a calendar has; months 21 to 24 are EDTF's seasons."""
    season = month - 20 if 21 <= month <= 24 else 0
    right_month = month if 1 <= month <= 12 else 0
    right_day = day if has_day(year, month, day) else 0
    return _Point(year, right_month, right_day, season, (right_month == month or bool(season)) and right_day == day)


def _of_day_first(one: int, two: int, year: int) -> ReadDate:
    """`23/04/2020`; where both could be the month, the year alone is certain."""
    is_certain = min(one, two) > 0 and (one == two or max(one, two) > 12)
    point = _checked(year, min(one, two), max(one, two)) if is_certain else _Point(year, is_whole=False)
    return ReadDate(_as_date(point), point.is_whole)


# --- with words -------------------------------------------------------------------------------------------------


def _words(text: str) -> ReadDate:
    """`2020 Nov-Dec`, `1998 Dec-1999 Jan`, `Jun 29-Jul 3 2019`, `Winter 2019`: what one end lacks is taken from the other."""
    pieces = [_point_of_words(piece) for piece in re.split(r"\s*(?:-|/|&|\bto\b|\band\b|\bthrough\b)\s*", text) if piece.strip()]
    if len(pieces) > 2:
        years = [piece.year for piece in pieces if piece.year]
        return ReadDate(Date(years[0]) if years else None, is_whole=False)
    if len(pieces) == 2 and pieces[0] == _Point(pieces[0].year) and not pieces[1].year:  # 2019//Fall
        pieces = [pieces[1]._replace(year=pieces[0].year)]
    first, last = pieces[0] if pieces else _Point(), pieces[-1] if pieces else _Point()
    if not first.year and not last.year:
        return ReadDate(None, is_whole=not re.search(r"\w", text))
    if len(pieces) < 2:
        first = _within_month(first)
        return ReadDate(_as_date(first), first.is_whole)
    start = first._replace(year=first.year or last.year, month=first.month or (last.month if first.day else 0))
    end = last._replace(year=last.year or first.year, month=last.month or (first.month if last.day else 0))
    start, end = _within_month(start), _within_month(end)
    is_whole = start.is_whole and end.is_whole and not (start.day and not start.month) and not (end.day and not end.month)
    return ReadDate(_as_date(start, end), is_whole)


def _within_month(point: _Point) -> _Point:
    """The point without a day that its month does not have."""
    is_wrong = point.month and point.day and not has_day(point.year, point.month, point.day)
    return point._replace(day=0, is_whole=False) if is_wrong else point


def _point_of_words(text: str) -> _Point:
    point, is_whole = _Point(), True
    for token in re.findall(r"\d+|[^\W\d_]+", text):
        if re.fullmatch(r"\d{4}", token) and not point.year:
            point = point._replace(year=int(token))
        elif re.fullmatch(r"\d{1,2}", token) and not point.day and 1 <= int(token) <= 31:
            point = point._replace(day=int(token))
        elif (season := SEASONS.get(token.casefold(), 0)) and not point.season:
            point = point._replace(season=season)
        elif (month := month_of(token)) and not point.month:
            point = point._replace(month=month)
        elif token.casefold() not in ("st", "nd", "rd", "th", "de", "mon", "tue", "wed", "thu", "fri", "sat", "sun"):
            is_whole = False
    return point._replace(is_whole=is_whole)


def _as_date(start: _Point, end: _Point | None = None) -> Date | None:
    """The date, its end left out where it says the same as the start; a day without a month is none, nor is one to the end of a cut day."""
    if not 1 <= start.year <= 9999:
        return None
    if end and not end.is_whole and not end.day and (start.year, start.month) == (end.year, end.month):
        start = start._replace(day=0)
    first = Date(start.year, start.month, start.day if start.month else 0, start.season)
    last = Date(end.year, end.month, end.day if end.month else 0, end.season) if end and 1 <= end.year <= 9999 else None
    return first if last is None or last == first else Date(first.year, first.month, first.day, first.season, end=last)
