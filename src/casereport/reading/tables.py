"""CSV and TSV to cells with places; what a header or a cell means is decided elsewhere."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern
from casereport.problems import Place, Problem, count_of, fault
from casereport.reading.marks import Lines, ReadFault
from casereport.reading.text import MAX_PROBLEMS, Limits, character_problems, decode_table, printable
from casereport.values import dataclass

TABLE_LIMITS = Limits(bytes=20_000_000, nodes=2_000_000)  # 200,000 points of a series, in a long table of some ten columns

_DELIMITERS = ("\t", ";", ",")  # a comma is the likeliest to be part of a number or text, so it wins last
_SEP = lazy_pattern(r"sep=([,;\t])(?:\r\n?|\n)", re.IGNORECASE)  # a first line that spreadsheets write and read
_QUOTED = lazy_pattern(r'[ ]*"((?:[^"]|"")*)"[ ]*')
_BREAK = lazy_pattern(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class TableCell:
    """The text of one cell, without the quotes or spaces around it, and the place where its text or quote starts."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class TableData:
    """A table as typed: the header row, the rows below as long as it, and the problems of reading it; blank rows are left out."""

    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    problems: tuple[Problem, ...] = ()
    delimiter: str = ","


def read_table(data: bytes, file: str, limits: Limits = TABLE_LIMITS, *, encoding: str | None = None) -> TableData:
    """The cells of a comma-, semicolon- or tab-separated file; rows of another length than the header are reported and left out.

    Spreadsheets write other encodings than UTF-8; `encoding` is the stated one.
    """
    try:
        text, guesses = decode_table(data, file, limits, encoding)
    except ReadFault as refused:
        return TableData((), (), (refused.problem,))
    problems = [*guesses, *character_problems(text, file)]
    cutter = _Cutter(printable(text) if len(problems) > len(guesses) else text, file, limits)
    rows: list[tuple[TableCell, ...]] = []
    try:
        cutter.cut(rows)
    except ReadFault as refused:
        return TableData((), (), (*problems, refused.problem), cutter.delimiter)
    if not rows:
        empty = fault("table-shape", "the table is empty", place=Place(file, 1, 1), hint="the first row names the columns")
        return TableData((), (), (*problems, empty), cutter.delimiter)
    kept, ragged = _even(rows[0], rows[1:])
    return TableData(rows[0], kept, (*problems, *ragged), cutter.delimiter)


def _even(header: tuple[TableCell, ...], rows: list[tuple[TableCell, ...]]) -> tuple[tuple[tuple[TableCell, ...], ...], list[Problem]]:
    """The rows as long as the header, and a problem for each other one; empty cells beyond the header are no cells."""
    kept: list[tuple[TableCell, ...]] = []
    problems: list[Problem] = []
    for typed in rows:
        row = typed if any(cell.text for cell in typed[len(header) :]) else typed[: len(header)]
        if len(row) == len(header):
            kept.append(row)
        elif len(problems) < MAX_PROBLEMS:
            problems.append(_ragged(row, len(header)))
    return tuple(kept), problems


def _ragged(row: tuple[TableCell, ...], wanted: int) -> Problem:
    counted = f"a row of {count_of(len(row), 'cell')} under a header of {wanted}"
    if len(row) > wanted:
        return fault("table-shape", counted, place=row[wanted].place, hint="put a cell that holds a separator in double quotes")
    return fault("table-shape", counted, place=row[0].place, hint="add the missing cells; leave them empty where there is no value")


class _Cutter:
    """Cuts a text into rows of cells; `delimiter` is the one the text uses."""

    def __init__(self, text: str, file: str, limits: Limits) -> None:
        self._text = text
        self._file = file
        self._lines = Lines(text, file)
        self._limits = limits
        stated = _SEP.match(text)
        self._start = stated.end() if stated else 0
        self.delimiter = stated[1] if stated else _sniff(text)

    def cut(self, rows: list[tuple[TableCell, ...]]) -> None:
        """Appends every row that holds something; raises ReadFault where cells cannot be told apart or are too many."""
        at = self._start
        cells = 0
        while at < len(self._text):
            stop = _BREAK.search(self._text, at)
            line = self._text[at : stop.start() if stop else None]
            if '"' in line:
                row, at = self._quoted_row(at)
            else:
                row, at = self._plain_row(line, at), stop.end() if stop else len(self._text)
            cells += len(row)
            if cells > self._limits.nodes:
                raise ReadFault(fault("limit", f"more than {self._limits.nodes:,} cells", place=row[0].place))
            if any(cell.text for cell in row):
                rows.append(row)

    def _plain_row(self, line: str, at: int) -> tuple[TableCell, ...]:
        """The cells of a line without quotes that starts at `at`."""
        number = self._lines.place(at).line
        cells: list[TableCell] = []
        column = 1
        for raw in line.split(self.delimiter):
            text = raw.strip()
            before = len(raw) - len(raw.lstrip()) if text else 0
            cells.append(TableCell(self._limited(text, at), Place(self._file, number, column + before)))
            column += len(raw) + 1
        return tuple(cells)

    def _quoted_row(self, at: int) -> tuple[tuple[TableCell, ...], int]:
        """The cells of a row in which a quote stands, and the offset of the next row: a quoted cell may hold line ends."""
        cells: list[TableCell] = []
        while True:
            cell, at = self._cell(at)
            cells.append(cell)
            if not self._text.startswith(self.delimiter, at):
                break
            at += 1
        end = _BREAK.match(self._text, at)
        return tuple(cells), end.end() if end else at

    def _cell(self, at: int) -> tuple[TableCell, int]:
        """One cell from `at`, and the offset of the separator or line end after it."""
        if quoted := _QUOTED.match(self._text, at):
            return self._quoted(quoted)
        end = at
        while end < len(self._text) and self._text[end] not in (self.delimiter, "\r", "\n"):
            end += 1
        raw = self._text[at:end]
        text = raw.strip()
        start = at + len(raw) - len(raw.lstrip()) if text else at
        if text.startswith('"'):
            raise self._fault(start, "a double quote opens a cell here and is never closed", "close the quote")
        return TableCell(self._limited(text, start), self._lines.place(start)), end

    def _quoted(self, match: re.Match[str]) -> tuple[TableCell, int]:
        start = match.start(1) - 1
        end = match.end()
        if end < len(self._text) and self._text[end] not in (self.delimiter, "\r", "\n"):
            raise self._fault(end, "text goes on after the closing double quote of a cell", "write a double quote inside a cell twice")
        text = re.sub(r"\r\n?", "\n", match[1].replace('""', '"'))
        return TableCell(self._limited(text, start), self._lines.place(start)), end

    def _limited(self, text: str, start: int) -> str:
        if len(text) > self._limits.text:
            raise ReadFault(fault("limit", f"a cell longer than {self._limits.text:,} characters", place=self._lines.place(start)))
        return text

    def _fault(self, offset: int, message: str, hint: str) -> ReadFault:
        return ReadFault(fault("table-shape", message, hint=hint, place=self._lines.place(offset)))


def _sniff(text: str) -> str:
    """The separator: the only one in the header outside quotes, else the one that cuts all rows alike, else the commonest."""
    counts = _counts(text)
    header = counts[0] if counts else dict.fromkeys(_DELIMITERS, 0)
    present = [delimiter for delimiter in _DELIMITERS if header[delimiter]]
    even = [delimiter for delimiter in present if all(count[delimiter] == header[delimiter] for count in counts)]
    if even:
        return even[0]
    return max(present, key=lambda delimiter: header[delimiter], default=",")


def _counts(text: str) -> list[dict[str, int]]:
    """How often each separator stands outside quotes, for each of the first rows that are not blank."""
    lines = re.sub(r'"[^"]*"', '""', text[:100_000]).splitlines()[:200]
    return [{delimiter: line.count(delimiter) for delimiter in _DELIMITERS} for line in lines if line.strip()]
