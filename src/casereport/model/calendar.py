"""Which texts hold a calendar date; dates identify patients and are refused wherever a time is asked for."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_DATES = lazy_pattern(
    rf"(?<![0-9]){_YEAR}[-/.](?:0?[1-9]|1[0-2])(?:[-/.][0-9]{{1,2}})?(?![0-9])"  # 2024-03-01, 2024-03
    rf"|(?<![0-9])[0-9]{{1,2}}([-/.])[0-9]{{1,2}}\1(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])"  # 01/03/2024, 1.3.24
    rf"|(?<![0-9]){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"  # 20240301
    rf"|(?<![0-9]){_YEAR} ?[-\u2013] ?{_YEAR}(?![0-9])"  # 2019-2021
    rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)?[ .-]*{_MONTH}\b"  # 12 March, 12-Mar-21
    rf"|\b{_MONTH}\b[ .,'-]*[0-9]"  # March 12, Mar 2021
    rf"|^(?:(?:in|early|mid|late)[ -])*{_MONTH}$"  # early March
    rf"|^{_YEAR}$",  # 2021
    re.IGNORECASE,
)
_YEAR_WORD = lazy_pattern(rf"(?<![0-9.]){_YEAR}(?![0-9.])")


def holds_date(text: str) -> bool:
    """True when a day, month or year of the calendar stands in the text, in any common English or numeric form."""
    return bool(_DATES.search(text.strip()))


def holds_year(text: str) -> bool:
    """True when a number that looks like a year (1900 to 2099) stands in the text."""
    return bool(_YEAR_WORD.search(text))
