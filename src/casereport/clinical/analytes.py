"""Names of laboratory analytes and vital signs: what authors type, and what is printed.

No reference range stands here: none was found under an open licence, and no value is called high or low without a range of the record.
"""

from __future__ import annotations

import re

from casereport.clinical.analyte_table import ROWS
from casereport.clinical.units import normalise_unit, same_unit
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Analyte:
    """What is measured: `key` its id, `name` in full, `short` its printed abbreviation or empty, `noun` (count, level, ...) for prose.

    `is_enzyme`: U and IU mean the same; `is_monovalent`: mEq and mmol do. `american` is another spelling of the name, or empty.
    """

    key: str
    name: str
    short: str = ""
    noun: str = "level"
    aliases: tuple[str, ...] = ()
    american: str = ""
    is_enzyme: bool = False
    is_monovalent: bool = False

    @property
    def label(self) -> str:
        """The name as the row of a table or the title of a panel has it: `white cell count`, `C-reactive protein`."""
        return self.phrase if self.noun in {"count", "titre"} else self.name

    @property
    def phrase(self) -> str:
        """The quantity in prose, as AMA style has it: platelet count, creatinine level; never the bare substance."""
        return f"{self.name} {self.noun}".strip()


def find_analyte(text: str) -> Analyte | None:
    """The analyte that the text names, or None; an unknown analyte is no fault and is printed as typed.

    Case, hyphens, a unit in brackets and words such as serum and level do not matter; another specimen (urine, CSF) is another analyte.
    """
    name, inside = _split_brackets(text)
    found = _BY_ALIAS.get(name) or _BY_ALIAS.get(_trim(name))
    if not found or not inside or normalise_unit(inside):
        return found
    same = _BY_ALIAS.get(_simple(inside)) or _BY_ALIAS.get(_trim(_simple(inside)))
    return found if same == found or _simple(inside) in _SPECIMENS else None


def analytes() -> tuple[Analyte, ...]:
    """Every known analyte, in the order in which laboratory tables usually list them."""
    return tuple(_ANALYTES)


def same_units(analyte: Analyte | None, first: str, second: str) -> bool:
    """True when a number of this analyte means the same in both units; unknown units only when they are written alike."""
    one, other = normalise_unit(first), normalise_unit(second)
    if one is None or other is None:
        return first.strip() == second.strip()
    enzyme, monovalent = (analyte.is_enzyme, analyte.is_monovalent) if analyte else (False, False)
    return same_unit(one, other, enzyme=enzyme, monovalent=monovalent)


_SPECIMENS = {"serum", "plasma", "blood", "venous"}
_IDLE = r"(?:serum|plasma|blood|level|levels|count|counts|concentration|activity|absolute)"


def _simple(text: str) -> str:
    return re.sub(r"[\s\-_.,\u2010-\u2014]+", " ", text).strip().casefold()


def _trim(name: str) -> str:
    """The name without words that do not tell one analyte from another."""
    return re.sub(rf"^(?:{_IDLE} )+|(?: {_IDLE})+$", "", name)


def _split_brackets(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"([^()\[\]]+)[(\[]([^()\[\]]*)[)\]]\s*", text[:200].strip())
    return (_simple(found[1]), found[2].strip()) if found else (_simple(text[:200]), "")


def _analyte(row: str) -> Analyte:
    key, name, short, noun, aliases, marks = (cell.strip() for cell in row.split("|"))
    british, _, american = name.partition(" / ")
    listed = tuple(alias.strip() for alias in aliases.split(";") if alias.strip())
    return Analyte(key, british, short, noun, listed, american, "enzyme" in marks, "monovalent" in marks)


_ANALYTES = [_analyte(row) for row in ROWS.strip().splitlines() if row.strip()]
_BY_ALIAS = {
    _simple(name): analyte
    for analyte in _ANALYTES
    for name in (analyte.key, analyte.name, analyte.short, analyte.american, *analyte.aliases)
    if name
}
