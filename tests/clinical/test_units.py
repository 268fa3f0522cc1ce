"""Units: what is known, what it equals, and what is never read as a unit of physics."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.clinical.units import convert, nearest_unit, normalise_unit, printed_units, same_unit

# typed | printed | dimension
KNOWN = """
10^9/L | ×10⁹/L | 1/L
10*9/L | ×10⁹/L | 1/L
x10*9/L | ×10⁹/L | 1/L
×10⁹/L | ×10⁹/L | 1/L
× 109/L | ×10⁹/L | 1/L
109/L | ×10⁹/L | 1/L
1012/L | ×10¹²/L | 1/L
10e3/uL | ×10³/µL | 1/L
10^9 cells/L | ×10⁹ cells/L | 1/L
K/uL | K/µL | 1/L
K/UL | K/µL | 1/L
G/L | G/L | 1/L
T/L | T/L | 1/L
M/uL | M/µL | 1/L
/uL | /µL | 1/L
/mm3 | /mm³ | 1/L
cells/µL | cells/µL | 1/L
cells/μL | cells/µL | 1/L
{cells}/uL | cells/µL | 1/L
cells/cumm | cells/mm³ | 1/L
lakh/mm3 | lakh/mm³ | 1/L
g/L | g/L | g/L
g/dl | g/dL | g/L
gm/dL | g/dL | g/L
g% | g% | g/L
mg/dL | mg/dL | g/L
MG/DL | mg/dL | g/L
mg / L | mg/L | g/L
ug/L | µg/L | g/L
μg/L | µg/L | g/L
mcg/L | mcg/L | g/L
ng/mL | ng/mL | g/L
pg/ml | pg/mL | g/L
pg | pg | g
fl | fL | L
mmol/l | mmol/L | mol/L
umol/L | µmol/L | mol/L
MMOL/L | mmol/L | mol/L
mmol/mol | mmol/mol | mol/mol
U/L | U/L | U/L
u/l | U/L | U/L
IU/L | IU/L | IU/L
[IU]/L | IU/L | IU/L
mIU/mL | mIU/mL | IU/L
mlU/mL | mIU/mL | IU/L
uIU/mL | µIU/mL | IU/L
units/mL | units/mL | U/L
ukat/L | µkat/L | kat/L
mEq/L | mEq/L | Eq/L
meq/L | mEq/L | Eq/L
mOsm/kg | mOsm/kg | Osm/g
mmHg | mmHg | mmHg
mm Hg | mmHg | mmHg
mm[Hg] | mmHg | mmHg
kPa | kPa | Pa
cmH2O | cmH₂O | cmH2O
% | % | %
pH | pH | pH
INR | INR | INR
ratio | ratio | ratio
none |  | 1
1 |  | 1
sec | s | s
mm/hr | mm/h | m/s
mL/min | mL/min | L/s
mL/min/1.73 m2 | mL/min/1.73 m² | L/s/m2
mL/min/1.73m² | mL/min/1.73 m² | L/s/m2
mg/24 h | mg/24 h | g/s
g/day | g/day | g/s
mg/g | mg/g | g/g
mg/mmol creatinine | mg/mmol creatinine | g/mol creatinine
mg/L FEU | mg/L FEU | g/L FEU
µg FEU/L | µg FEU/L | g/L FEU
ng/mL (DDU) | ng/mL DDU | g/L DDU
copies/mL | copies/mL | copies/L
log10 copies/mL | log₁₀ copies/mL | log10(1000 copies/L)
CFU/mL | CFU/mL | CFU/L
/hpf | /HPF | 1/HPF
cells/HPF | cells/HPF | 1/HPF
/100 WBC | /100 WBC | 1/WBC
/min | /min | 1/s
bpm | bpm | 1/s
breaths/min | breaths/min | 1/s
Cel | °C | Celsius
°C | °C | Celsius
[degF] | °F | Fahrenheit
kg/m2 | kg/m² | g/m2
mcg/kg/min | mcg/kg/min | g/g/s
ng/mL/h | ng/mL/h | g/L/s
mg·h/L | mg·h/L | g.s/L
x ULN | × ULN | ULN
AU/mL | AU/mL | AU/L
S/CO | S/CO | S/CO
U/g Hb | U/g Hb | U/g Hb
MU | MU | U
Mio./mm3 | ×10⁶/mm³ | 1/L
Tsd/nl | ×10³/nL | 1/L
mVal/24 h | mEq/24 h | Eq/s
kUA/mL | kUA/mL | UA/L
wood units | Wood units | Wood units
dyn sec/cm5 | dyn·s/cm⁵ | dyn·s/cm⁵
TCID50/g | TCID₅₀/g | TCID50/g
per high-power field | /HPF | 1/HPF
IU/10^6 PBMC | IU/10⁶ PBMC | IU/PBMC
% of blasts | % of blasts | % of blasts
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in KNOWN.strip().splitlines()]
UNKNOWN = [
    "",
    "K",
    "G",
    "T",
    "H",
    "Kelvin",
    "foo",
    "mg/",
    "/",
    "mg/foo",
    "10^9",
    "10^15/L",
    "MU/L",
    "MIU/L",
    "mUJ/mL",
    "mg//L",
    "g/L g",
    "0/L",
    "mg/0 L",
    "٣/L",
    "x" * 99,
    "G/s",
]


@pytest.mark.parametrize(("typed", "printed", "dimension"), ROWS, ids=[row[0] for row in ROWS])
def test_known(typed: str, printed: str, dimension: str) -> None:
    unit = normalise_unit(typed)
    assert unit is not None
    assert (unit.printed, unit.dimension) == (printed, dimension)


@pytest.mark.parametrize(("typed", "printed"), [row[:2] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_printed_form_is_read_as_the_same_unit(typed: str, printed: str) -> None:
    once, again = normalise_unit(typed), normalise_unit(printed or "1")
    assert once is not None
    assert again is not None
    assert (again.printed, again.key) == (once.printed, once.key)


@pytest.mark.parametrize("text", UNKNOWN)
def test_unknown(text: str) -> None:
    assert normalise_unit(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tsd/µl", "10^3/µL"),
        ("Mio/µl", "10^6/µL"),
        ("mval/l", "mEq/L"),
        ("pg/mL", "ng/L"),
        ("ng/mL", "µg/L"),
        ("mg/dL", "mg%"),
        ("K/uL", "10^9/L"),
        ("10^3/uL", "G/L"),
        ("M/uL", "T/L"),
        ("cells/mm3", "/µL"),
        ("mIU/L", "µIU/mL"),
        ("mU/mL", "U/L"),
        ("mg/24 h", "mg/d"),
        ("bpm", "/min"),
    ],
)
def test_units_of_one_meaning(one: str, other: str) -> None:
    first, second = normalise_unit(one), normalise_unit(other)
    assert first is not None
    assert second is not None
    assert first.key == second.key
    assert same_unit(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mg/L", "mg/dL"),
        ("copies/10^6 PBMC", "copies/mL"),
        ("% of lymphocytes", "%"),
        ("Tsd/µl", "/µL"),
        ("mval/l", "mol/L"),
        ("mg/L", "mmol/L"),
        ("U/L", "IU/L"),
        ("mEq/L", "mmol/L"),
        ("%", "mmol/mol"),
        ("mg/L FEU", "mg/L DDU"),
        ("mg/L FEU", "mg/L"),
        ("°C", "°F"),
        ("copies/mL", "/mL"),
        ("K/uL", "K/mL"),
        ("log10 copies/mL", "copies/mL"),
        ("log10 copies/mL", "log10 copies/L"),
    ],
)
def test_units_of_two_meanings(one: str, other: str) -> None:
    first, second = normalise_unit(one), normalise_unit(other)
    assert first is not None
    assert second is not None
    assert not same_unit(first, second)


def test_enzymes_and_monovalent_ions_have_equalities_of_their_own() -> None:
    u, iu, meq, mmol = (normalise_unit(text) for text in ("U/L", "IU/L", "mEq/L", "mmol/L"))
    assert u and iu and meq and mmol  # noqa: PT018
    assert same_unit(u, iu, enzyme=True)
    assert same_unit(meq, mmol, monovalent=True)


def test_convert() -> None:
    g_dl, g_l, mmol = (normalise_unit(text) for text in ("g/dL", "g/L", "mmol/L"))
    assert g_dl and g_l and mmol  # noqa: PT018
    assert convert(Decimal("9.4"), g_dl, g_l) == 94
    assert convert(Decimal(94), g_l, g_dl) == Decimal("9.4")
    assert convert(Decimal(1), g_l, mmol) is None


@pytest.mark.parametrize(
    ("typed", "hint"), [("mUJ/mL", "mU/mL"), ("mg/LL", "mg/L"), ("mmoll/L", "mmol/L"), ("K", ""), ("entirely else", "")]
)
def test_nearest(typed: str, hint: str) -> None:
    assert nearest_unit(typed) == hint


@given(st.text(alphabet="gmolLUIEqkKGTu/µ10^9*x×. cels%", max_size=14))
def test_any_text_is_known_or_not_and_prints_as_the_same_unit(text: str) -> None:
    unit = normalise_unit(text)
    if unit and unit.printed:
        again = normalise_unit(unit.printed)
        assert again is not None
        assert again.key == unit.key


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("40 mg/m2", "40 mg/m²"),
        ("1.5 g/m^2/d", "1.5 g/m²/d"),
        ("5 ug/kg", "5 µg/kg"),
        ("0.05 mcg/kg/min", "0.05 µg/kg/min"),
        ("2-4 mcg", "2–4 µg"),
        ("10 umol/kg", "10 µmol/kg"),
        ("500 uL", "500 µL"),
        ("2 l/min", "2 L/min"),
        ("1-2 l", "1–2 L"),
        ("100 ml/h", "100 mL/h"),
        ("5 ul", "5 µL"),
        ("0.1 u/kg/h", "0.1 U/kg/h"),
        ("5000 iu", "5000 IU"),
        ("400 mg/5 ml", "400 mg/5 mL"),
        ("2 level doses until day 3", "2 level doses until day 3"),
        ("100 unit", "100 unit"),
        ("2 units/kg", "2 units/kg"),
        ("24.3 kg/m2", "24.3 kg/m²"),
        ("875 mg/125 mg", "875 mg/125 mg"),
        ("1 mg/m20", "1 mg/m20"),
        ("5 \u03bcg", "5 \u00b5g"),
    ],
)
def test_units_of_doses_are_printed_with_their_glyphs(typed: str, printed: str) -> None:
    assert printed_units(typed) == printed
