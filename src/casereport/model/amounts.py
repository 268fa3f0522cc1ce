"""Quantities and doses as they were written."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Literal, Self

from casereport.clinical.units import Unit, convert, normalise_unit, printed_units
from casereport.model.faults import ValueFault
from casereport.model.numbers import read_number
from casereport.model.written import UNTOLD, UNTOLD_HINT, Written, plain_short
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

Per = Literal["", "kg", "m2"]
Basis = Literal["", "d", "h", "min", "wk", "mo"]

_DOSE_HINT = "40 mg, 2 mg/kg, 15 mg/kg/d, 375 mg/m2, 875 mg/125 mg, 1-2 mg/kg, AUC 5, or 20 mg to 5 mg for a taper"
_NUMBER = r"[0-9][0-9.,]*"
_AMOUNT = lazy_pattern(
    rf"(?P<number>{_NUMBER}(?: million| Mio)?) ?(?P<unit>[^\W\d_%\u00b5\u03bc][^/0-9]*|[%\u00b5\u03bc][^/0-9]*)(?P<below>(?:/.+)?)"
)
_TARGET = lazy_pattern(
    rf"(?:target )?AUC ?(?:of )?(?P<number>{_NUMBER})(?: ?[-\u2013] ?(?P<high>{_NUMBER}))?(?: mg/mL ?[./\u00b7\u00d7*]? ?min)?"
)
_PER: dict[str, Per] = {"kg": "kg", "m2": "m2", "m\u00b2": "m2", "m^2": "m2"}
_BASIS: dict[str, Basis] = {
    **dict.fromkeys(("d", "day", "24 h", "24h"), "d"),
    **dict.fromkeys(("h", "hr", "hour"), "h"),
    **dict.fromkeys(("min", "minute"), "min"),
    **dict.fromkeys(("wk", "week"), "wk"),
    **dict.fromkeys(("mo", "month"), "mo"),
    "dose": "",
}
# Dosage forms that are counted; the plural is taken off before the look-up.
# fmt: off
_FORMS = {
    "tablet", "capsule", "puff", "drop", "vial", "ampoule", "patch", "spray", "sachet", "suppository",
    "lozenge", "application", "actuation", "dose", "session", "unit", "bag", "pack", "cell", "cycle", "fraction",
}
_DIMENSIONS = {
    "g", "L", "mol", "U", "IU", "Eq", "Osm", "Bq", "Ci", "Gy", "J", "cal", "%", "ppm", "mmHg", "cmH2O", "CFU", "PFU", "copies", "AU",
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Quantity(Written):
    """A number with its unit, such as a weight; `unit` is the text written."""

    written: str
    number: Decimal
    unit: str
    description: ClassVar[str] = "A number and a unit."
    examples: ClassVar[tuple[str, ...]] = ("48 kg", "162 cm", "39.7 \u00b0C")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The quantity that the text writes; raises ValueFault `bad-value`."""
        words = plain_short(text, "bad-value")
        found = re.fullmatch(r"(?P<number>[+-]?[0-9][0-9.,]*) ?(?P<unit>\D.*)", words)
        if not found:
            raise ValueFault("bad-value", "a number with a unit is expected", "48 kg, 162 cm, 39.7 \u00b0C")
        _check_quantity_unit(found["unit"])
        return cls(text.strip(), read_number(found["number"]), found["unit"])

    @property
    def known(self) -> Unit | None:
        """The unit as the table knows it, or None."""
        return normalise_unit(self.unit)


def _check_quantity_unit(unit: str) -> None:
    """Nothing; raises ValueFault for what is no unit but the rest of a number: `7O kg`, `1e999 kg`, `4 8 kg`."""
    if normalise_unit(unit):
        return
    if re.match(r"[OolI][OolI0-9.,]* ?", unit) and normalise_unit(re.sub(r"^[OolI0-9.,]+ ?", "", unit)):
        raise ValueFault("bad-value", "a letter stands in a number where a digit belongs", "type the digits 0 and 1: 70 kg")
    if re.search("[0-9]", unit):
        raise ValueFault("bad-value", "a number with a unit is expected", "48 kg, 162 cm, 39.7 \u00b0C")


@dataclass(frozen=True, slots=True)
class Dose(Written):
    """A dose: `amount` in `unit`, `per` kg or m2 of body surface; given at once, or in the time of its `basis` (d, h, min, wk, mo).

    `high` is the upper end of a range, `taper_to` the last amount of a taper, both in `unit`. `parts` are the amounts of a combination.
    """

    written: str
    amount: Decimal
    unit: str
    per: Per = ""
    basis: Basis = ""
    high: Decimal | None = None
    taper_to: Decimal | None = None
    parts: tuple[tuple[Decimal, str], ...] = ()
    description: ClassVar[str] = (
        "A dose of one administration: number and unit, per kg or m2 where it is so; /d for an amount a day; A to B for a taper."
    )
    examples: ClassVar[tuple[str, ...]] = (
        "40 mg",
        "2 mg/kg",
        "15 mg/kg/d",
        "375 mg/m2",
        "875 mg/125 mg",
        "50000 IU",
        "AUC 5",
        "20 mg to 5 mg",
    )

    @classmethod
    def parse(cls, text: str) -> Self:
        """The dose that the text writes; raises ValueFault `bad-dose`."""
        words = plain_short(text, "bad-dose")
        try:
            found = _read_dose(words)
        except ValueFault as wrong:
            raise ValueFault("bad-dose", wrong.message, wrong.hint) from None
        if found is None:
            raise ValueFault("bad-dose", "a dose cannot be read", UNTOLD_HINT if words in UNTOLD else _DOSE_HINT)
        return replace(found, written=text.strip())  # type: ignore[return-value]  # replace() keeps the class

    @property
    def shown(self) -> str:
        """The dose as it is printed: glyphs of units put right, a dash in a range."""
        return re.sub(r"(?<=\d) ?- ?(?=\d)", "\u2013", printed_units(str(self)))

    @property
    def is_taper(self) -> bool:
        """True when the dose falls or rises from `amount` to `taper_to`."""
        return self.taper_to is not None


def _read_dose(words: str) -> Dose | None:
    if re.search(r"(?<![0-9])[.,][0-9]", words):
        raise ValueFault("bad-dose", "a dose has no digit before its decimal point", "0.5 mg: a point alone is easily overlooked")
    first, mark, last = _split_taper(words)
    if mark:
        return _read_taper(first, last)
    return _read_target(words) or _read_combination(words) or _read_range(words) or _read_single(words)


def _split_taper(words: str) -> tuple[str, str, str]:
    found = re.search(r" to | ?(?:\u2192|->) ?", words)
    return (words[: found.start()], "to", words[found.end() :]) if found else (words, "", "")


def _read_single(words: str) -> Dose | None:
    found = _AMOUNT.fullmatch(words)
    if not found:
        return None
    unit, places = found["unit"].strip(), _places(found["below"])
    if places is None or not _is_dose_unit(unit):
        return None
    return Dose("", _amount(found["number"]), unit, *places)


def _read_target(words: str) -> Dose | None:
    """`AUC 5`, an exposure aimed at, by which carboplatin is dosed; the unit of its area need not be told."""
    found = _TARGET.fullmatch(words)
    if not found:
        return None
    low, high = read_number(found["number"]), read_number(found["high"]) if found["high"] else None
    if high is not None and low > high:
        raise ValueFault("bad-dose", "the lower end of a dose range is above its upper end", "AUC 5-6")
    return Dose("", low, "AUC", high=high)


def _amount(text: str) -> Decimal:
    number, _, million = text.partition(" ")
    return read_number(number) * (1_000_000 if million else 1)


def _places(below: str) -> tuple[Per, Basis] | None:
    """What stands behind the unit: per kg or m2 first, then a time."""
    per: Per = ""
    basis: Basis = ""
    for index, place in enumerate(part.strip() for part in below.split("/")[1:]):
        if place in _PER and not index:
            per = _PER[place]
        elif place in _BASIS and not basis:
            basis = _BASIS[place]
        else:
            return None
    return per, basis


def _is_dose_unit(text: str) -> bool:
    words = text.lower()
    if words in _FORMS or words.removesuffix("s") in _FORMS or words.removesuffix("es") in _FORMS:
        return True
    unit = normalise_unit(text)
    return unit is not None and unit.dimension in _DIMENSIONS


def _read_range(words: str) -> Dose | None:
    found = re.fullmatch(rf"({_NUMBER}) ?[-\u2013] ?({_NUMBER}.*)", words)
    dose = _read_single(found[2]) if found else None
    if not found or dose is None:
        return None
    low = read_number(found[1])
    if low > dose.amount:
        raise ValueFault("bad-dose", "the lower end of a dose range is above its upper end", "1-2 mg/kg")
    return replace(dose, amount=low, high=dose.amount)


def _read_taper(first: str, last: str) -> Dose | None:
    end = _read_single(last)
    # `20 to 5 mg`: a taper may leave the unit to its end
    start = _read_single(first) or (replace(end, amount=read_number(first)) if end and re.fullmatch(_NUMBER, first) else None)
    if start is None or end is None or (start.per, start.basis) != (end.per, end.basis):
        return None
    lowest = _in_unit(end.amount, end.unit, start.unit)
    return None if lowest is None else replace(start, taper_to=lowest)


def _in_unit(number: Decimal, source: str, target: str) -> Decimal | None:
    if source == target:
        return number
    known, wanted = normalise_unit(source), normalise_unit(target)
    return convert(number, known, wanted) if known and wanted else None


def _read_combination(words: str) -> Dose | None:
    """`875 mg/125 mg` and `875/125 mg`; amount and unit are those of the first drug."""
    pieces = [piece.strip() for piece in words.split("/")]
    if len(pieces) < 2 or not all(re.match("[0-9]", piece) for piece in pieces) or any(piece in _BASIS for piece in pieces):
        return None
    last = _read_single(pieces[-1])
    parts = [_read_single(piece) or (_bare(piece, last) if last else None) for piece in pieces]
    known = [part for part in parts if part]
    if len(known) != len(pieces) or any(part.per or part.basis for part in known):
        return None
    if len({_is_volume(part.unit) for part in known}) > 1:
        raise ValueFault("bad-dose", "a concentration stands where a dose is expected", "the amount that the patient got: 100 mg")
    return replace(known[0], parts=tuple((part.amount, part.unit) for part in known))


def _is_volume(text: str) -> bool:
    unit = normalise_unit(text)
    return unit is not None and unit.dimension == "L"


def _bare(piece: str, last: Dose) -> Dose | None:
    return replace(last, amount=read_number(piece)) if re.fullmatch(_NUMBER, piece) else None
