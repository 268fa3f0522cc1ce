"""The symbols that clinical units are made of, after UCUM and the usage of printed laboratory reports.

Kelvin, gauss, tesla and henry are left out on purpose: K, G, T and pH mean thousands, thousand millions, million millions and acidity here.
"""

from __future__ import annotations

from fractions import Fraction

from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Atom:
    """One symbol: how it is printed, the base it measures (empty for a plain count), and how much of the base it is."""

    printed: str
    base: str
    factor: Fraction


_MICRO = "\u00b5"
_TENS = {"f": -15, "p": -12, "n": -9, "u": -6, _MICRO: -6, "mc": -6, "m": -3, "c": -2, "d": -1, "": 0, "h": 2, "k": 3, "M": 6, "G": 9}
_MASS = ("", "k", "m", "u", _MICRO, "mc", "n", "p", "f")
_ACTIVITY = ("", "k", "M", "m", "u", _MICRO, "mc", "n")
_VOLUME = ("", "d", "c", "m", "u", _MICRO, "mc", "n", "p", "f")
_SMALL = ("", "m", "u", _MICRO)

# base symbol: what it is printed as, and the prefixes in use with it
_PREFIXED: dict[str, tuple[str, tuple[str, ...]]] = {
    "g": ("g", _MASS),
    "mol": ("mol", _MASS),
    "U": ("U", _ACTIVITY),
    "IU": ("IU", _ACTIVITY),
    "Eq": ("Eq", _SMALL),
    "eq": ("Eq", _SMALL),
    "Osm": ("Osm", _SMALL),
    "osm": ("Osm", _SMALL),
    "kat": ("kat", ("", "m", "u", _MICRO, "n")),
    "L": ("L", _VOLUME),
    "l": ("L", _VOLUME),
    "m": ("m", ("", "k", "c", "m", "u", _MICRO, "n")),
    "s": ("s", _SMALL),
    "Pa": ("Pa", ("", "h", "k")),
    "V": ("V", _SMALL),
    "Hz": ("Hz", ("", "k", "M")),
    "Gy": ("Gy", ("", "c", "m")),
    "Sv": ("Sv", _SMALL),
    "Bq": ("Bq", ("", "k", "M", "G")),
    "Ci": ("Ci", _SMALL),
    "J": ("J", ("", "k", "M")),
    "cal": ("cal", ("", "k")),
}


def _prefixed() -> dict[str, Atom]:
    atoms = {}
    for symbol, (name, prefixes) in _PREFIXED.items():
        for prefix in prefixes:
            shown = _MICRO if prefix == "u" else prefix
            atoms[prefix + symbol] = Atom(shown + name, name, Fraction(10) ** _TENS[prefix])
    return atoms


def _named(base: str, factor: str, names: str, printed: str = "") -> dict[str, Atom]:
    """Atoms for names parted by |; printed as typed unless a printed form is given."""
    return {name: Atom(printed or name, base, Fraction(factor)) for name in names.split("|")}


ATOMS: dict[str, Atom] = {
    **_prefixed(),
    # other spellings, and misprints that have one reading only (a small l for the I of IU)
    **_named("IU", "1/1000", "mlU|m[IU]|mI.U.", "mIU"),
    **_named("IU", "1/1000000", "ulU|\u00b5lU|u[IU]|\u00b5[IU]", "\u00b5IU"),
    **_named("IU", "1000", "k[IU]", "kIU"),
    **_named("IU", "1", "lU|[IU]|[iU]|I.U.|iu", "IU"),
    **_named("U", "1", "u", "U"),
    **_named("U", "1", "unit|units|Unit|Units"),
    **_named("g", "1", "gm|gms|gram|grams", "g"),
    **_named("g", "1/1000", "mgm|mgs", "mg"),
    **_named("g", "1/1000000", "mcgm|ugm|\u00b5gm", "\u00b5g"),
    **_named("g", "1000", "Kg|kgs|KG", "kg"),
    **_named("g", "45359237/100000", "lb|lbs|[lb_av]", "lb"),
    **_named("m", "127/5000", "in|inch|inches|[in_i]", "in"),
    **_named("m", "381/1250", "ft|feet|[ft_i]", "ft"),
    **_named("L", "1", "liter|litre|liters|litres|Liter|Litre", "L"),
    **_named("L", "1/1000000", "mm3|mm^3|mm*3|cumm|cmm|cu mm|c.mm", "mm\u00b3"),
    **_named("L", "1/1000", "cm3|cm^3|ccm", "cm\u00b3"),
    **_named("L", "1/1000", "cc"),
    **_named("m2", "1", "m2|m^2|m*2|sqm", "m\u00b2"),
    **_named("m2", "1/10000", "cm2|cm^2|cm*2", "cm\u00b2"),
    **_named("m2", "1/1000000", "mm2|mm^2|mm*2", "mm\u00b2"),
    **_named("mmHg", "1", "mmHg|mm Hg|mm[Hg]|torr|Torr", "mmHg"),
    **_named("cmH2O", "1", "cmH2O|cm H2O|cm[H2O]|cmH\u2082O|cm H\u2082O", "cmH\u2082O"),
    **_named("s", "1", "sec|secs|second|seconds|Sec", "s"),
    **_named("s", "1/1000", "msec|msecs", "ms"),
    **_named("s", "60", "min|mins|minute|minutes", "min"),
    **_named("s", "3600", "h|hr|hrs|hour|hours", "h"),
    **_named("s", "86400", "d|day|days|24h|24 h|24hr|24 hr|24 hrs|24 hours"),
    **_named("s", "604800", "wk|week|weeks"),
    **_named("s", "2629800", "mo|month|months"),
    **_named("s", "31557600", "y|yr|yrs|year|years"),
    **_named("Celsius", "1", "\u00b0C|\u00b0 C|Cel|degC|deg C|C|\u2103", "\u00b0C"),
    **_named("Fahrenheit", "1", "\u00b0F|\u00b0 F|[degF]|degF|deg F|F|\u2109", "\u00b0F"),
    **_named("%", "1", "%|percent|per cent", "%"),
    **_named("%", "1/10", "\u2030|per mille", "\u2030"),
    **_named("pH", "1", "pH|[pH]", "pH"),
    **_named("", "1", "cells|cell|{cells}|{cell}|[cells]", "cells"),
    **_named("", "1", "beats|{beats}|{beat}", "beats"),
    **_named("", "1", "breaths|{breaths}|{breath}", "breaths"),
    **_named("", "1", "counts|count|{count}|{counts}", "counts"),
    **_named("WBC", "1", "WBC|WBCs|[WBC]|{WBCs}|{WBC}|leukocytes|leucocytes"),
    **_named("RBC", "1", "RBC|RBCs|{RBCs}|erythrocytes|red cells"),
    **_named("copies", "1", "copies|copy|cp|cps|{copies}|[copies]", "copies"),
    **_named("CFU", "1", "CFU|cfu|[CFU]|{CFU}", "CFU"),
    **_named("PFU", "1", "PFU|pfu|[PFU]", "PFU"),
    **_named("GEq", "1", "GEq|geq|{GEq}", "GEq"),
    # equivalents and IgE against one allergen as German reports write them
    **_named("Eq", "1/1000", "mval|mVal", "mEq"),
    **_named("Eq", "1/1000000", "uval|\u00b5val", "\u00b5Eq"),
    **_named("UA", "1000", "kUA|kUa|kU_A", "kUA"),
    **_named("PBMC", "1", "PBMC|PBMCs|{PBMC}", "PBMC"),
    **_named("TCID50", "1", "TCID50|TCID\u2085\u2080|TCID_50", "TCID\u2085\u2080"),
    **_named("AU", "1", "AU|arb.U|arb'U|[arb'U]|a.u.|A.U.", "AU"),
    **_named("BAU", "1", "BAU"),
    **_named("RU", "1", "RU"),
    **_named("EliA U", "1", "EliA U"),
    **_named("GPL", "1", "GPL|GPL-U|GPL U|GPLU|[GPL'U]", "GPL"),
    **_named("MPL", "1", "MPL|MPL-U|MPL U|MPLU|[MPL'U]", "MPL"),
    **_named("CH50 U", "1", "CH50 U|U CH50", "CH50 U"),
    **_named("HPF", "1", "HPF|hpf|[HPF]|{HPF}|high-power field", "HPF"),
    **_named("LPF", "1", "LPF|lpf|[LPF]|{LPF}|low-power field", "LPF"),
    **_named("dB", "1", "dB"),
    **_named("D", "1", "D|dpt|dioptres|diopters|dioptre|diopter"),
    **_named("ppm", "1", "ppm"),
    **_named("ppb", "1", "ppb"),
    **_named("bar", "1", "bar"),
}

# thousands and millions that stand for a count, before a volume only: K/uL, G/L
COUNT_WORDS = {
    **dict.fromkeys(("K", "k", "Thou", "thou", "thousand", "Thousand"), 3),
    **dict.fromkeys(("lakh", "lakhs"), 5),
    **dict.fromkeys(("M", "Mill", "mill", "Mil", "mil", "million", "Million"), 6),
    **dict.fromkeys(("G", "Giga"), 9),
    "T": 12,
}

# German words for the same, which an English report prints as powers of ten
COUNT_POWERS = {
    **dict.fromkeys(("Tsd", "Tsd.", "tsd"), 3),
    **dict.fromkeys(("Mio", "Mio.", "mio"), 6),
    **dict.fromkeys(("Mrd", "Mrd."), 9),
}


def _whole(names: str, printed: str, dimension: str = "", factor: str = "1") -> dict[str, tuple[str, str, Fraction]]:
    return {name: (printed, dimension or printed, Fraction(factor)) for name in names.split("|")}


_RESISTANCE = (
    "dyn\u00b7s/cm\u2075|dyn\u00b7s/cm5|dyn\u00b7s/cm^5|dyn.s/cm5|dyn.s/cm^5|dyn*s/cm5|dyn s/cm5"
    "|dyn\u00b7s\u00b7cm-5|dyn\u00b7s\u00b7cm\u207b\u2075|dyn\u00b7sec/cm5|dyn sec/cm5"
)

# units that follow no grammar: printed form, dimension, factor
WHOLE: dict[str, tuple[str, str, Fraction]] = {
    **_whole("bpm|BPM", "bpm", "1/s", "1/60"),
    **_whole("mg%|mg %", "mg%", "g/L", "1/100"),
    **_whole("g%|gm%|g %|gm %", "g%", "g/L", "10"),
    **_whole("mEq%", "mEq%", "Eq/L", "1/100"),
    **_whole("mm/1st h|mm/1st hour|mm/first hour|mm 1st h", "mm/1st h", "m/s", "1/3600000"),
    **_whole("mm in 1 h|mm in 1st h", "mm/h", "m/s", "1/3600000"),
    **_whole("INR|{INR}|[INR]", "INR"),
    **_whole("ratio|{ratio}|Ratio", "ratio"),
    **_whole("index|{index}|Index", "index"),
    **_whole("S/CO|s/co|S/Co|{s_co_ratio}", "S/CO"),
    **_whole("COI|coi", "COI"),
    **_whole("score|{score}", "score"),
    **_whole("points|{points}|point|pts", "points", "score"),
    **_whole("SD|SDS|z score|z-score|{Z-score}|Z score", "SD"),
    **_whole("logMAR", "logMAR"),
    **_whole("1|none|no unit|{no unit}|unitless|dimensionless", "", "1"),
    **_whole("ULN|x ULN|xULN|\u00d7 ULN|\u00d7ULN|times ULN|{xULN}", "\u00d7 ULN", "ULN"),
    **_whole("titre|titer|{titre}|{titer}", "titre"),
    **_whole("MoM|{M.o.M}", "MoM"),
    **_whole("HU|{HU}|[hnsf'U]", "HU"),
    **_whole("SUV|SUVmax", "SUV"),
    **_whole("g/force", "g/force"),
    **_whole("per HPF|per hpf|per high-power field|per high power field", "/HPF", "1/HPF"),
    **_whole("per LPF|per lpf|per low-power field|per low power field", "/LPF", "1/LPF"),
    **_whole("Wood units|Wood unit|wood units|Wood U|WU", "Wood units"),
    **_whole(_RESISTANCE, "dyn\u00b7s/cm\u2075"),
    **_whole("Ct|ct|Ct value|Cq", "Ct"),
}

# what printed reports use most: hints name one of these, and capitals are put right by them
# fmt: off
COMMON = (
    "g/L", "g/dL", "mg/L", "mg/dL", "µg/L", "µg/mL", "µg/dL", "ng/mL", "ng/L", "ng/dL", "pg/mL", "pg", "fL", "mol/L", "mmol/L",
    "µmol/L", "nmol/L", "pmol/L", "mmol/mol", "mg/g", "mg/mmol", "U/L", "mU/L", "U/mL", "mU/mL", "kU/L", "IU/L", "IU/mL", "mIU/L",
    "mIU/mL", "µIU/mL", "µkat/L", "nkat/L", "mEq/L", "mOsm/kg", "K/µL", "M/µL", "/µL", "cells/µL", "×10³/µL", "×10⁶/µL", "×10⁹/L",
    "×10¹²/L", "copies/mL", "CFU/mL", "/HPF", "pH", "/min", "mm/h", "mmHg", "kPa", "s", "min", "h", "%", "°C", "°F", "kg", "kg/m²",
    "cm", "mm", "mL", "mL/min", "mL/min/1.73 m²", "mL/h", "L/min", "g/d", "mg/d", "mL/d", "mg/L FEU", "µg/L FEU", "ng/mL FEU", "ms",
    "bpm", "AU/mL", "RU/mL", "ratio", "INR",
)
# fmt: on
