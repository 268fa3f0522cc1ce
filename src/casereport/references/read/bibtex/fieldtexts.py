"""The fields of a BibTeX entry as text, names and dates, with what of them is not read."""

from __future__ import annotations

from dataclasses import dataclass, field

from casereport.references.read.bibtex.latex import read_latex_text
from casereport.references.read.bibtex.names import read_names
from casereport.references.read.dates import read_date
from casereport.references.read.fields import Fields
from casereport.references.read.names import NameList
from casereport.references.read.understood import is_missing
from casereport.references.reference import Date, Remark


@dataclass(slots=True)
class FieldTexts:
    """An entry while it is read: its fields, and what is said of it."""

    fields: Fields
    lost: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def raw(self, *names: str) -> str:
        """The LaTeX of the first of these fields that has any."""
        value = self.fields.one(*names)
        return "" if is_missing(value) else value

    def text(self, *names: str) -> str:
        """The text of the first of these fields that has any."""
        return read_latex_text(self.raw(*names), self.lost)

    def names(self, *names: str) -> NameList:
        """The names of the first of these fields that has any."""
        found = read_names(self.raw(*names), self.lost)
        self.remarks += found.remarks
        return found

    def date(self, written: str, remark: Remark) -> Date | None:
        """The date of a text; what of it is not read is told."""
        found = read_date(written)
        self.remarks += [] if found.is_whole else [remark]
        return found.date
