"""Cells of a laboratory table → values, ranges, marks; one that cannot be read is a problem at the cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from casereport.case.laboratory.options import NumberMarks, Options
from casereport.model.faults import ValueFault
from casereport.model.flags import read_flag
from casereport.model.numbers import pointed
from casereport.model.ranges import Range
from casereport.model.values import LabValue
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault
from casereport.reading.tables import TableCell

_CODES = lazy_pattern(r"-(?:99|999|9999|99999|88|888|77|777)(?:\.0+)?")  # what databases write for missing; no laboratory measures it
_OPEN = lazy_pattern(r"[<>≤≥]? ?-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")  # 1.234: which of the two, only the table can say


@dataclass
class Series:
    """A series being gathered for one patient: its fields and values, each with the cell that holds it."""

    patient: int
    texts: dict[str, TableCell] = field(default_factory=dict)
    values: list[tuple[str, TableCell, LabValue]] = field(default_factory=list)


@dataclass
class Reader:
    """Reads the cells of one table, and keeps the problems."""

    options: Options
    marks: NumberMarks
    problems: list[Problem] = field(default_factory=list)

    def value(self, cell: TableCell, flag: TableCell | None = None) -> LabValue:
        """The value in a cell with its printed mark; one that cannot be read stays as text so that the row is whole."""
        text = cell.text.strip()
        try:
            if _CODES.fullmatch(text) and text not in self.options.missing:
                hint = f'say so: missing: ["{text}"]; else type the value'
                raise ValueFault("bad-value", "a number that databases write for a missing value", hint)
            if self.marks.is_open and _OPEN.fullmatch(text):
                hint = 'say so for the table: decimal: ".", or thousands: "."'
                raise ValueFault("bad-value", "a point before three digits: decimals, or thousands of a European export?", hint)
            found = LabValue.parse(
                text, thousands=self.marks.thousands, decimal=self.marks.decimal, flags=True, missing=self.options.missing
            )
        except ValueFault as wrong:
            self._tell(wrong, cell)
            return LabValue(text, "text")
        if found.kind in ("number", "censored"):
            found = replace(found, written=pointed(found.written, self.marks.decimal, self.marks.thousands))
        return replace(found, reported_flag=self._flag(flag) or found.reported_flag) if flag else found

    def _flag(self, cell: TableCell) -> str:
        mark = read_flag(cell.text)
        if mark is None:
            self.skip([cell], "a flag is not read", "flags are H, HH, L, LL, high, low, * and arrows; N stands for none")
        return mark or ""

    def reference(self, cell: TableCell) -> Range | str | None:
        """The range in a cell, as text where the record's own reading takes it as it stands; None for one that cannot be read."""
        if self.marks.decimal == ".":
            return cell.text.strip()
        try:
            found = Range.parse(cell.text, thousands=self.marks.thousands, decimal=self.marks.decimal)
        except ValueFault as wrong:
            self._tell(wrong, cell)
            return None
        return replace(found, written=pointed(found.written, self.marks.decimal, self.marks.thousands))

    def _tell(self, wrong: ValueFault, cell: TableCell) -> None:
        problem = fault(wrong.code, f"{wrong.message} (in the table)", path=self.options.path, hint=wrong.hint, place=cell.place)
        self.problems.append(problem)

    def skip(self, row: Sequence[TableCell], message: str, hint: str) -> None:
        """Tells that the cells are not read; nothing is dropped in silence."""
        filled = next((cell for cell in row if cell.text.strip()), None)
        if filled:
            self.problems.append(fault("cell-skipped", message, path=self.options.path, hint=hint, place=filled.place))


def filled(row: Sequence[TableCell], index: int) -> TableCell | None:
    """The cell of a row, None when it is empty or beyond the row's end."""
    return row[index] if index < len(row) and row[index].text.strip() else None
