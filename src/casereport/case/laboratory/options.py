"""What a record says of a table: whose it is, which column holds what, which words mean missing, which marks its numbers have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, get_args

from casereport.model.numbers import DecimalMark, ThousandsMark
from casereport.patterns import lazy_pattern
from casereport.problems import Path
from casereport.reading.tables import TableCell
from casereport.values import dataclass

_NUMBER = lazy_pattern(r"[0-9][0-9.,' ]*")
_NUMERIC = lazy_pattern(r"[-+\u2212\u2013<>\u2264\u2265=~ (]*[0-9]")
_COMMA = lazy_pattern(r"[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|0,[0-9]+|[0-9]{1,3}(?:[. '][0-9]{3})+,[0-9]+")
_POINT = lazy_pattern(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+|[0-9]{1,3}(?:[, '][0-9]{3})+\.[0-9]+")
_GROUPED = lazy_pattern(r"[0-9]{1,3}(?P<mark>[. '])[0-9]{3}(?:[. '][0-9]{3})*,[0-9]+")


@dataclass(frozen=True, slots=True)
class Options:
    """The entry of a record that names a table, as far as it steers the reading; `owner` is the patient it stands under."""

    path: Path
    ids: tuple[str, ...]
    owner: int | None
    columns: Mapping[str, str]
    missing: tuple[str, ...]
    decimal: DecimalMark | None
    thousands: ThousandsMark | None
    encoding: str | None


def read_options(entry: Mapping[str, Any], path: Path, ids: Sequence[str], owner: int | None) -> Options:
    """The options of an entry; what has not the right shape is left to the record's own reading."""
    columns = entry.get("columns")
    named = {role: name.lower() for role, name in columns.items() if isinstance(name, str)} if isinstance(columns, dict) else {}
    missing = entry.get("missing")
    words = [missing] if isinstance(missing, str) else missing or []
    thousands, decimal, encoding = entry.get("thousands"), entry.get("decimal"), entry.get("encoding")
    return Options(
        path,
        tuple(ids),
        owner,
        named,
        tuple(word.strip() for word in words if isinstance(word, str)),
        decimal if decimal in get_args(DecimalMark) else "," if thousands == "." else None,
        thousands if thousands in get_args(ThousandsMark) else None,
        encoding if isinstance(encoding, str) else None,
    )


@dataclass(frozen=True, slots=True)
class NumberMarks:
    """How a table writes numbers: its decimal mark, and what stands between thousands, None where nothing says so."""

    decimal: DecimalMark = "."
    thousands: ThousandsMark | None = None
    is_open: bool = False
    """Whether a point before three digits may part thousands as well as decimals, and nothing in the table says which."""


def number_marks(options: Options, rows: Iterable[Sequence[TableCell]], columns: Collection[int], delimiter: str) -> NumberMarks:
    """The marks that the record states, else those of the table's own numbers where they leave no doubt: European exports
    part their cells with semicolons or tabs, and hold a number such as 4,4 and none such as 4.4."""
    if options.decimal or delimiter == ",":
        return NumberMarks(options.decimal or ".", options.thousands)
    numbers = [
        number[0].rstrip(" .,'")
        for row in rows
        for index, cell in enumerate(row)
        if index in columns and _NUMERIC.match(cell.text)
        for number in _NUMBER.finditer(cell.text)
    ]
    if any(_POINT.fullmatch(number) for number in numbers) or not any("," in number for number in numbers):
        is_open = delimiter == ";" and options.thousands is None and not any(_POINT.fullmatch(number) for number in numbers)
        return NumberMarks(".", options.thousands, is_open)
    if not any(_COMMA.fullmatch(number) for number in numbers):
        return NumberMarks(".", options.thousands or "")  # 1,234 alone may be either, and is told
    marks = {grouped["mark"] for number in numbers if (grouped := _GROUPED.fullmatch(number))}
    known: ThousandsMark | None = marks.pop() if len(marks) == 1 else None  # type: ignore[assignment]  # one of the three of the pattern
    return NumberMarks(",", options.thousands or known)
