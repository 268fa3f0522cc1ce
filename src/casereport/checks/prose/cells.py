"""Cells of an author's own tables as sentences: `Patient 1` over a column, `C-reactive protein (mg/L)` before a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.clinical.names import split_name
from casereport.model import CaseRecord
from casereport.model.article import Table
from casereport.patterns import lazy_pattern
from casereport.problems import Path

_NOT_OF_A_VALUE = lazy_pattern(
    r"\b(?:reference|normal|range|units?|limits?|comments?|notes?|p[- ]value|change|difference"
    r"|method|source|literature|cohort|series|median|mean)\b",
    re.IGNORECASE,
)
_GENERAL = lazy_pattern(
    r"(?:our |the |this )?(?:values?|results?|findings?|patient|case|data|parameters?|analytes?"
    r"|tests?|variables?|characteristics?|laboratory|day|time|dose|)",
    re.IGNORECASE,
)
_DAY = lazy_pattern(
    r"(?:on |at )?(?:(?:hospital |illness )?days?\s?-?\d{1,3}|(?:the )?(?:admission|discharge|presentation|baseline)"
    r"|\d{1,2} (?:weeks?|months?|years?)(?: .{1,30})?)",
    re.IGNORECASE,
)
_NUMBER = lazy_pattern(r"[<>~\u2264\u2265]? ?\d[\d,.\u2009 ]*(?:[-\u2013/]\d[\d.]*)?(?: ?[^\d\s].{0,24})?")
_PLACES = {"admission": "admission", "presentation": "presentation", "discharge": "discharge"}


def read_cells(record: CaseRecord) -> Iterator[tuple[Path, str]]:
    """Each cell that holds a number, as a sentence with what stands over it and before its row, and its path."""
    for index, table in enumerate(record.tables):
        if table.header and table.rows and not _NOT_OF_A_VALUE.search(table.title or ""):
            for path, sentence in _of_table(table):
                yield ("tables", index, *path), sentence


def _of_table(table: Table) -> Iterator[tuple[Path, str]]:
    counts_days = re.search(r"\bdays?\b", table.header[0], re.IGNORECASE) is not None
    for row_index, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if column and column < len(table.header) and _NUMBER.fullmatch(cell.strip()):
                sentence = _sentence(table.header[column], row[0], cell.strip(), counts_days=counts_days)
                if sentence:
                    yield ("rows", row_index, column), sentence


def _sentence(over: str, before: str, cell: str, *, counts_days: bool) -> str:
    """`On day 3, in Patient 1, C-reactive protein was 212 mg/L.`; "" where no name, or more than one, is told."""
    labels, when, whose = [], "", ""
    for text in (before.strip(), over.strip()):
        if _NOT_OF_A_VALUE.search(text):
            return ""
        if counts_days and text.isdigit():
            when = f"day {text}"
        elif found := _DAY.fullmatch(text):
            when = found[0]
        elif re.fullmatch(r"(?:patient|case|twin|sibling)\s?\w{1,3}|P\d|.{0,12}(?:girl|boy|woman|man)", text, re.IGNORECASE):
            whose = text
        elif not _GENERAL.fullmatch(text):
            labels.append(text)
    if len(labels) != 1:
        return ""
    named = split_name(labels[0])
    unit = named.unit if re.fullmatch(r"[<>~ ]*[\d.,\u2009 ]+", cell) else ""
    time = f"{when if when.lower().startswith(('on ', 'at ')) else 'on ' + when}, " if when else ""
    return f"{time}{f'in {whose}, ' if whose else ''}{named.name} was {cell}{' ' + unit if unit else ''}."
