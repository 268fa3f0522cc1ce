"""Clinical units read from an own table: general unit libraries read K/uL as kelvin, G/L as gauss, T/L as tesla and pH as picohenry.

A unit is printed as its author wrote it, with glyphs put right; units are compared and converted by dimension and factor.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from casereport.clinical.unit_table import ATOMS, COMMON, COUNT_POWERS, COUNT_WORDS, WHOLE, Atom
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

_HIGH = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_RAISED = str.maketrans("0123456789", _HIGH)
_LOWERED = str.maketrans(_HIGH, "0123456789")
_GLYPHS = str.maketrans({"\u03bc": "\u00b5", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2215": "/", "\u2044": "/", "\u00ba": "\u00b0"})
_CELLS = ("", "WBC", "RBC", "PBMC")  # what is counted, in 10^6 PBMC
_LONGEST = 40  # characters

# 10^9, x10*9, 10e9, 10(9), and 109 and 1012 as they are left when a superscript was lost
_POWER = lazy_pattern(r"(?:[x\u00d7*\u00b7] ?)?10 ?(?:\^|\*\*?|[eE]|exp)?\(?(?P<tens>1[0-2]|[2-9])\)?(?![0-9])(?P<rest>.*)", re.DOTALL)
_NUMBERED = lazy_pattern(r"(?P<number>[0-9]{1,6}(?:\.[0-9]{1,3})?)(?: ?(?P<rest>.*))?", re.DOTALL)
_NOTED = lazy_pattern(r"(?P<before>.+?) ?\(?\b(?P<note>FEU|DDU|creatinine|creat|Cr|Hb|stool|faeces|feces|dry weight)\b\)?(?P<after>/.+)?")
# Behind a number or a stroke, so that no word is taken for a unit: 5 ug, mcg/kg, mg/m2, kg/m^2
_MICRO = lazy_pattern(r"(?<=[0-9 /])(?:u|\u03bc|mc)(?=(?:g|[Ll]|mol|kat|U|IU|m)\b)")
_LITRE = lazy_pattern(r"(?<=[0-9 /])(?P<prefix>m|d|c|\u00b5|n)?l(?=$|[ /),;\u2013])")
_UNITS = lazy_pattern(r"(?<=[0-9 ])(?P<prefix>m|k)?(?P<unit>iu|u)(?=$|/)")
_PER = lazy_pattern(r"(?<=\d)[ \u00a0]/(?=[A-Za-z\u00b5])")  # of `128 /min`
_RANGE = lazy_pattern(r"(?<=[0-9])-(?=[0-9])")
_SQUARE = lazy_pattern(r"(?<=/)m\^?2(?![0-9])")
_SHARE = lazy_pattern(r"% of [A-Za-z][\w+ -]{1,30}")
_LOG = lazy_pattern(r"[Ll]og(?:10|\u2081\u2080)? ?(?P<unit>[^\W\d].*)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A known unit: `printed` with glyphs put right; a number in it is `factor` times as many of `dimension`."""

    printed: str
    dimension: str
    factor: Fraction

    @property
    def key(self) -> str:
        """The meaning as one text, equal for ng/L and pg/mL."""
        return f"{self.factor} {self.dimension}"

    @property
    def is_count(self) -> bool:
        """True for counts of cells in a volume, such as 10^9/L, K/uL and cells/uL."""
        return self.dimension == "1/L"


def normalise_unit(text: str) -> Unit | None:
    """The unit that the text writes, or None when the table does not know it."""
    return _normalise(text.strip()) if len(text.strip()) <= _LONGEST else None


@lru_cache(maxsize=1024)
def _normalise(text: str) -> Unit | None:
    words = re.sub(r" *([/()]) *", r"\1", re.sub(" {2,}", " ", text.translate(_GLYPHS))).replace("(", " (").strip()
    return (_read(words) or _read_folded(words)) if words else None


def printed_units(text: str) -> str:
    """A quantity or dose with the glyphs of its units put right, and a dash in its range: `375 mg/m²`, `1–2 µg/kg`, `80/min`."""
    text = _RANGE.sub("\u2013", _MICRO.sub("\u00b5", _SQUARE.sub("m\u00b2", text)))
    text = _LITRE.sub(lambda found: f"{found['prefix'] or ''}L", text)
    return _PER.sub("/", _UNITS.sub(lambda found: f"{found['prefix'] or ''}{found['unit'].upper()}", text))


def with_unit(number: str, unit: str) -> str:
    """A number with its unit on the same line: `12 g/L`, `12%`, `150/µL`, `1 point`."""
    if number == "1" and unit == "points":
        unit = "point"
    return f"{number}{unit}" if not unit or unit[0] in "%/" else f"{number}\u00a0{unit}"


def same_unit(first: Unit, second: Unit, *, enzyme: bool = False, monovalent: bool = False) -> bool:
    """True when a number means the same in both units: pg/mL and ng/L, K/uL and 10^9/L.

    U and IU agree for an enzyme's activity only, mEq and mmol for a monovalent ion only; mass and molar units never do.
    """
    return _meaning(first, enzyme, monovalent) == _meaning(second, enzyme, monovalent)


def convert(number: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """The number in the target unit; None when the units measure different things (mass and molar, Celsius and Fahrenheit)."""
    if source.dimension != target.dimension:
        return None
    ratio = source.factor / target.factor
    return number * ratio.numerator / ratio.denominator


def nearest_unit(text: str) -> str:
    """The common unit that one slip of the hand makes the text, as it is printed, for a hint; empty when none is.

    A slip is a letter doubled, lost, added or changed behind the first of its part: a prefix, a power and a denominator stay, and where
    two units of different size are as near, none is named.
    """
    words = _fold(text.translate(_GLYPHS).strip()[:_LONGEST])
    shorter = [words[:i] + words[i + 1 :] for i in range(len(words))]
    doubled = any(a == b and a.isalpha() and words[:i] + words[i + 1 :] in _FOLDED for i, (a, b) in enumerate(pairwise(words)))
    near = [one for one in dict.fromkeys(shorter) if one in _FOLDED] if doubled else [one for one in _FOLDED if _is_slip(words, one)]
    meanings = {unit.key for one in near if (unit := normalise_unit(_FOLDED[one]))}
    return _FOLDED[near[0]] if len(meanings) == 1 and _frame(near[0]) == _frame(words) else ""


def _is_slip(typed: str, meant: str) -> bool:
    """Whether two texts differ by one letter, changed, added or lost."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    return typed[at + (len(typed) >= len(meant)) :] == meant[at + (len(meant) >= len(typed)) :]


def _frame(folded: str) -> tuple[list[str], str]:
    """What a slip of the hand must leave as it is: the first letters of numerator and denominators, and all that is no letter."""
    return [part[:1] for part in folded.split("/")], "".join(sign for sign in folded if not sign.isalpha())


def _meaning(unit: Unit, enzyme: bool, monovalent: bool) -> tuple[Fraction, str]:
    dimension = re.sub(r"\bIU\b", "U", unit.dimension) if enzyme else unit.dimension
    return unit.factor, re.sub(r"\bEq\b", "mol", dimension) if monovalent else dimension


def _read(words: str) -> Unit | None:
    whole = WHOLE.get(words)
    if whole:
        return Unit(*whole)
    if _SHARE.fullmatch(words):
        return Unit(words, words, Fraction(1))
    return _read_terms(words.translate(_LOWERED)) or _read_noted(words) or _read_log(words)


def _fold(text: str) -> str:
    return text.replace("\u00b5", "u").casefold()


# Capitals of a printer that has no others: MG/DL, K/UL. g/L is left out since G/L is a count, and pg since PG is not certain.
_FOLDED = {_fold(unit): unit for unit in COMMON if unit not in {"g/L", "/HPF"}}


def _read_folded(words: str) -> Unit | None:
    common = _FOLDED.get(_fold(words))
    return _read(common) if common and len(words) > 1 and not re.match("MI?U/", words) else None


def _read_noted(words: str) -> Unit | None:
    """A unit with what it counts behind it: mg/L FEU, mg/mmol creatinine; the note is part of what is measured."""
    found = _NOTED.fullmatch(words)
    unit = _read_terms((found["before"] + (found["after"] or "")).translate(_LOWERED)) if found else None
    if not found or not unit:
        return None
    numerator, _, denominator = unit.printed.partition("/")
    inside = f"{numerator} {found['note']}/{denominator}" if found["after"] else f"{unit.printed} {found['note']}"
    note = {"creat": "creatinine", "Cr": "creatinine"}.get(found["note"], found["note"])
    return Unit(inside, f"{unit.dimension} {note}", unit.factor)


def _read_log(words: str) -> Unit | None:
    found = _LOG.fullmatch(words)
    unit = _read_terms(found["unit"].translate(_LOWERED)) if found else None
    return Unit(f"log\u2081\u2080 {unit.printed}", f"log10({unit.key})", Fraction(1)) if unit else None


def _read_terms(words: str) -> Unit | None:
    """A product of a power of ten, a numerator and denominators."""
    power = _POWER.fullmatch(words)
    tens, rest = (int(power["tens"]), power["rest"].strip()) if power else (0, words)
    top, *bottoms = rest.split("/")
    below = [_read_bottom(part) for part in bottoms]
    if any(atom is None for atom in below):
        return None
    known = [atom for atom in below if atom]
    above = _read_top(top.strip(), known, bool(power))
    return _compose(tens, above, known) if above else None


def _read_top(text: str, below: list[Atom], powered: bool) -> Atom | None:
    if not text:
        return Atom("", "", Fraction(1)) if below else None
    if text in COUNT_WORDS and below and below[0].base == "L" and not powered:
        return Atom(text, "", Fraction(10) ** COUNT_WORDS[text])
    if text in COUNT_POWERS and below and below[0].base == "L" and not powered:
        tens = COUNT_POWERS[text]
        return Atom(f"\u00d710{str(tens).translate(_RAISED)}", "", Fraction(10) ** tens)
    if re.fullmatch("10{0,6}", text) and below:
        return Atom(text, "", Fraction(int(text)))
    atom = ATOMS.get(text) or _read_product(text)
    # mega-units are doses; before a denominator a capital M is as likely a misprint of milli
    return None if atom and below and re.match("MI?U$", text) else atom


def _read_product(text: str) -> Atom | None:
    factors = [ATOMS.get(part) for part in re.split(r"[.\u00b7]", text)]
    known = [atom for atom in factors if atom]
    if len(known) != 2 or len(factors) != 2:
        return None
    first, second = known
    return Atom(f"{first.printed}\u00b7{second.printed}", f"{first.base}.{second.base}", first.factor * second.factor)


def _read_bottom(text: str) -> Atom | None:
    words = text.strip()
    if words in ATOMS:
        atom = ATOMS[words]
        return atom if atom.base else Atom(words.strip("{}[]"), "cell", Fraction(1))
    if (power := _POWER.fullmatch(words)) and (cell := ATOMS.get(power["rest"].strip())) and cell.base in _CELLS:
        tens = int(power["tens"])
        return Atom(f"10{str(tens).translate(_RAISED)} {cell.printed}", cell.base or "cell", Fraction(10) ** tens)
    found = _NUMBERED.fullmatch(words)
    counted = ATOMS.get(found["rest"] or "") if found else None
    if found is None or counted is None or not Fraction(found["number"]):
        return None
    return Atom(f"{found['number']} {counted.printed}", counted.base or "cell", Fraction(found["number"]) * counted.factor)


def _compose(tens: int, above: Atom, below: list[Atom]) -> Unit | None:
    if not tens and not below and not above.base:
        return None
    printed = f"\u00d710{str(tens).translate(_RAISED)}" if tens else ""
    gap = " " if printed and above.printed else ""
    factor = above.factor * Fraction(10) ** tens
    for atom in below:
        factor /= atom.factor
    dimension = "/".join([above.base or "1", *(atom.base for atom in below)])
    return Unit("/".join([printed + gap + above.printed, *(atom.printed for atom in below)]), dimension, factor)
