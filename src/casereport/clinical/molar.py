"""Mass and amount of substance of an analyte turned into one another, by its molar mass: 1.0 mg/dL of creatinine is 88.4 µmol/L."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from casereport.clinical.analytes import Analyte
from casereport.clinical.units import Unit, convert

_GRAMS_A_MOL = {
    "creatinine": "113.12", "glucose": "180.16", "urea": "60.06", "bun": "28.01", "urate": "168.11", "bilirubin": "584.66",
    "direct-bilirubin": "584.66", "calcium": "40.08", "ionised-calcium": "40.08", "magnesium": "24.305", "phosphate": "30.974",
    "lactate": "90.08", "ammonia": "17.03", "cholesterol": "386.65", "hdl": "386.65", "ldl": "386.65",
    "triglycerides": "885.4", "iron": "55.845", "cortisol": "362.46",
    "vitamin-d": "400.64", "b12": "1355.37", "folate": "441.40", "ft4": "776.87", "ft3": "650.97",
}  # fmt: skip
"""What laboratories convert by: bilirubin unconjugated, BUN the nitrogen of urea, phosphate its phosphorus."""


def converted(analyte: Analyte, number: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """The number of an analyte in another unit; None where the units measure different things and no molar mass joins them."""
    source, target = _in_mol(analyte, source), _in_mol(analyte, target)
    found = convert(number, source, target)
    return _by_mass(analyte, number, source, target) if found is None else found


def has_molar_mass(analyte: Analyte) -> bool:
    """True for an analyte that laboratories report by mass in one system and by amount of substance in another."""
    return analyte.key in _GRAMS_A_MOL


def _in_mol(analyte: Analyte, unit: Unit) -> Unit:
    """The unit; of a monovalent ion in mol where it is told in equivalents."""
    return replace(unit, dimension=re.sub("^Eq", "mol", unit.dimension)) if analyte.is_monovalent else unit


def _by_mass(analyte: Analyte, number: Decimal, source: Unit, target: Unit) -> Decimal | None:
    mass = _GRAMS_A_MOL.get(analyte.key)
    if mass is None or {source.dimension, target.dimension} != {"g/L", "mol/L"}:
        return None
    base = number * source.factor.numerator / source.factor.denominator
    other = base / Decimal(mass) if source.dimension == "g/L" else base * Decimal(mass)
    return other * target.factor.denominator / target.factor.numerator
