"""Names of every format by one rule: lists taken apart, suffixes and initials in their places, and doubts told."""

from __future__ import annotations

import pytest

from casereport.references import Name
from casereport.references.read.bibtex.names import read_names
from casereport.references.read.cslnames import read_csl_names
from casereport.references.read.doubts import (
    AMPERSAND,
    AS_BRACED,
    COMMAS,
    DEGREES,
    DIGITS,
    INITIALS,
    LISTED,
    SEPARATED,
    SWAPPED,
    TRAILING,
    TWO,
    UNBRACED,
)

SMITH, DOE, ROE = Name("Smith", "J"), Name("Doe", "K"), Name("Roe", "L")
JANE, KIM, LEE = Name("Smith", "Jane"), Name("Doe", "Kim"), Name("Roe", "Lee")

# source of BibTeX → (names, remarks)
BIBTEX = {
    "Smith J, Doe K, Roe L": ((SMITH, DOE, ROE), (LISTED,)),
    "Smith J, Doe K": ((SMITH, DOE), (LISTED,)),
    "M{\\\"u}ller JP, Doe K": ((Name("Müller", "JP"), DOE), (LISTED,)),
    "Jane Smith, Kim Doe, Lee Roe": ((JANE, KIM, LEE), (LISTED,)),
    "Smith, J, Doe, K, Roe, L": ((SMITH, DOE, ROE), (SEPARATED,)),
    "Smith, Jane; Doe, Kim; Roe, Lee": ((JANE, KIM, LEE), (SEPARATED,)),
    r"Smith, Jane \& Doe, Kim": ((JANE, KIM), (SEPARATED,)),
    "Jane Smith & Kim Doe": ((JANE, KIM), (SEPARATED,)),
    "Smith, J, Doe, K and Roe, L": ((SMITH, DOE, ROE), (SEPARATED,)),
    "Smith, Jane, and Doe, Kim": ((JANE, KIM), (TRAILING,)),
    "Smith, J., and Doe, K": ((Name("Smith", "J."), DOE), (TRAILING,)),
    "Smith JA and Doe KB": ((Name("Smith", "JA"), Name("Doe", "KB")), (INITIALS,)),
    "van der Berg J and de Vries K": ((Name("Berg", "J", particle="van der"), Name("Vries", "K", particle="de")), (INITIALS,)),
    "A, Tourovskaia and M, Fauver": ((Name("A", "Tourovskaia"), Name("M", "Fauver")), (SWAPPED,)),
    "{Smith, John}": ((Name(literal="Smith, John"),), (AS_BRACED,)),
    "Smith, J.1 and Doe, K": ((Name("Smith", "J.1"), DOE), (DIGITS,)),
    "Smith, J (ed.)": ((Name("Smith", "J (ed.)"),), (DIGITS,)),
    "Doe, Kim, MD": ((Name("Doe", "Kim", suffix="MD"),), (DEGREES,)),
    "Doe, Kim MD": ((Name("Doe", "Kim MD"),), (DEGREES,)),
    "Dr. Kim Doe": ((Name("Doe", "Dr. Kim"),), (DEGREES,)),
    "Doe, M D": ((Name("Doe", "M D"),), ()),
    "Jane Smith, Kim Doe and Lee Roe": ((Name("Jane Smith", "Kim Doe"), LEE), (TWO,)),
    "Doe, Kim, Lee, Smith, Jane": ((Name("Doe", "Kim, Lee, Smith, Jane"),), (COMMAS,)),
    "World Health Organization": ((Name(literal="World Health Organization"),), (UNBRACED,)),
    "Ministry of Health": ((Name(literal="Ministry of Health"),), (UNBRACED,)),
    "Ernst & Young": ((Name(literal="Ernst & Young"),), (AMPERSAND,)),
    # certain
    "Doe, K--M and Roe, L.–A. and Lee, –": ((Name("Doe", "K-M"), Name("Roe", "L.-A."), Name("Lee", "–")), ()),
    "Doe, MikeP. and Roe, LaToya": ((Name("Doe", "Mike P."), Name("Roe", "LaToya")), ()),
    "D. C. Hoaglin, F. Mosteller and J. W. Tukey": ((Name("Hoaglin", "D. C."), Name("Mosteller", "F."), Name("Tukey", "J. W.")), (LISTED,)),
    "Press, William H.": ((Name("Press", "William H."),), ()),
    "'t Hooft, Gerard": ((Name("Hooft", "Gerard", particle="'t"),), ()),
    "King Jr, Martin": ((Name("King", "Martin", suffix="Jr"),), ()),
    "Clyde D. McQueen III": ((Name("McQueen", "Clyde D.", suffix="III"),), ()),
    "Martin Luther King Jr.": ((Name("King", "Martin Luther", suffix="Jr."),), ()),
    "Garc{\\'\\i}a M{\\'a}rquez, Gabriel Jos{\\'e}": ((Name("García Márquez", "Gabriel José"),), ()),
    "Wang, Wei 0001": ((Name("Wang", "Wei"),), ()),
    "{Food, Drug and Law Office}": ((Name(literal="Food, Drug and Law Office"),), ()),
    "{Barnes and Noble, Inc.}": ((Name(literal="Barnes and Noble, Inc."),), ()),
    "family=Medici, given=Lorenzo, prefix=de’\\hspace{0pt}, useprefix=false": ((Name("Medici", "Lorenzo", particle="de’"),), ()),
    "d'\\hskip0pt Alembert, Jean": ((Name("d'Alembert", "Jean"),), ()),
}  # fmt: skip


@pytest.mark.parametrize("written", BIBTEX)
def test_names_of_bibtex(written: str) -> None:
    found = read_names(written)
    assert (found.names, found.remarks) == BIBTEX[written]


# Letters with several accents, which are no end of a name and no mark of a group.
ACCENTED = {
    r"Nguy{\~{\^e}}n": "Nguyễn", r"Nguy{\~\^e}n": "Nguyễn", r"Nguy{\~{\^{e}}}n": "Nguyễn", r"Nguy\~{\^e}n": "Nguyễn", r"B{\'{\^o}}": "Bố",
    r"L{\d{\u a}}c": "Lặc", r"L\d{\u{a}}c": "Lặc", r"L{\d \u{a}}c": "Lặc", r"Tr{\`\u{a}}n": "Trằn", r"V{\.{\=e}}a": "Vē\u0307a",
    r"L{\'{\^{\d o}}}c": "Lộ\u0301c", r"{\`{\^E}}ch": "Ềch", r"{{\"{\=u}}}ber": "ṻber", r"Fran\c cois": "François", r"{\v{S}}t\v ep": "Štěp",
}  # fmt: skip


@pytest.mark.parametrize("written", ACCENTED)
@pytest.mark.parametrize("further", [" and Roe, L", "; Roe, L"])
def test_accents_on_accents_end_no_list(written: str, further: str) -> None:
    lost: list[str] = []
    assert read_names(f"{written}, V{{\\u a}}n{further}", lost).names == (Name(ACCENTED[written], "Văn"), ROE)
    assert lost == []


# texts of RIS and the like, and objects of CSL → names
TAGGED: list[tuple[list[object], tuple[Name, ...]]] = [
    (["Eloubeidi M.A.", "Quintanilla-Dieck L."], (Name("Eloubeidi", "M.A."), Name("Quintanilla-Dieck", "L."))),
    (["Rossi A.", "Bianchi B.C."], (Name("Rossi", "A."), Name("Bianchi", "B.C."))),
    (["Sanchez-Cordon, Pedro J.; Montoya, Maria"], (Name("Sanchez-Cordon", "Pedro J."), Name("Montoya", "Maria"))),
    (["Adam Smith, Karl Marx, Max Weber"], (Name("Smith", "Adam"), Name("Marx", "Karl"), Name("Weber", "Max"))),
    (["Holmes, David R Jr", "Weaver, Jesse E 3rd"], (Name("Holmes", "David R", suffix="Jr"), Name("Weaver", "Jesse E", suffix="3rd"))),
    (["Petrov IV"], (Name("Petrov", "IV"),)),
    ([{"family": "Smith", "given": "J. III"}], (Name("Smith", "J.", suffix="III"),)),
    ([{"family": "King", "given": "Martin L. Jr."}], (Name("King", "Martin L.", suffix="Jr."),)),
    (["Doe, K (0000-0002-1825-0097)", "Roe, L https://orcid.org/0000-0002-1825-009X"], (DOE, ROE)),
    ([{"given": "Plato"}], (Name("Plato"),)),
    ([{"literal": "Smith J; Doe K"}], (SMITH, DOE)),
    ([{"family": "Smith J, Doe K, Roe L"}], (SMITH, DOE, ROE)),
    ([{"literal": "Food, Drug and Law Office"}], (Name(literal="Food, Drug and Law Office"),)),
]


@pytest.mark.parametrize(("written", "names"), TAGGED)
def test_names_of_other_formats(written: list[object], names: tuple[Name, ...]) -> None:
    assert read_csl_names(written).names == names


@pytest.mark.parametrize(
    "written", ["Smith J, Doe K, et al.", "Smith, J and Doe, K and others", "Smith, J and Doe, K et al", "Smith J; Doe K; et al"]
)
def test_lists_that_were_cut(written: str) -> None:
    found = read_names(written)
    assert (found.names, found.is_cut) == ((SMITH, DOE), True)


def test_a_person_that_may_be_a_group_is_told() -> None:
    assert [remark.code for remark in read_csl_names(["John Smith"]).remarks] == ["doubtful-name"]
    assert read_csl_names(["World Health Organization"]).remarks == ()
