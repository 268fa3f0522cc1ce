"""Names and initials."""

from __future__ import annotations

import pytest

from casereport.citations.names import NameForm, format_name, format_names, initials
from casereport.citations.pieces import Piece
from casereport.references import Name
from casereport.tree import Text

# Vancouver, with hyphens kept, with stops (APA, Nature).
INITIALS = {
    "Ada": ("A", "A", "A."),
    "Carlo M.": ("CM", "CM", "C. M."),
    "J. A. H.": ("JAH", "JAH", "J. A. H."),
    "J.P.": ("JP", "JP", "J. P."),
    "YY": ("YY", "YY", "Y. Y."),
    "Jean-Paul": ("JP", "J-P", "J.-P."),
    "Jean-Paul M.": ("JPM", "J-PM", "J.-P. M."),
    "A.-M.": ("AM", "A-M", "A.-M."),
    "A. -M.": ("AM", "A-M", "A.-M."),
    "Min-ji": ("MJ", "M-J", "M.-J."),
    "Yu. A.": ("YuA", "YuA", "Yu. A."),
    "Md.": ("Md", "Md", "Md."),
    "JOHN": ("J", "J", "J."),
    "Élise Łucja": ("ÉŁ", "ÉŁ", "É. Ł."),
    "Maria de Lourdes": ("M de L", "M de L", "M. de L."),
    "ʻAlī": ("A", "A", "A."),
    "": ("", "", ""),
    ".": ("", "", ""),
    "-": ("", "", ""),
}
HYPHENS = NameForm(hyphens=True)
STOPS = NameForm(stop=".", hyphens=True, comma=", ", suffix_comma=", ", last=" & ", pair=" & ", groups=" & ")


@pytest.mark.parametrize("given", INITIALS)
def test_initials(given: str) -> None:
    assert (initials(given), initials(given, HYPHENS), initials(given, STOPS)) == INITIALS[given]


def test_names_in_capitals_have_one_initial_each() -> None:
    assert format_name(Name("ROSSI", "ADA")) == "ROSSI A"
    assert format_name(Name("Rossi", "ADA")) == "Rossi ADA"


NAMES = {
    "two words": (Name("Della Paolera", "Sara"), "Della Paolera S", "Della Paolera, S."),
    "particle": (Name("Berg", "Jan", particle="van der"), "van der Berg J", "van der Berg, J."),
    "suffix": (Name("King", "Martin Luther", suffix="Jr."), "King ML Jr", "King, M. L., Jr."),
    "group": (Name(literal="CARE Group"), "CARE Group", "CARE Group"),
    "ideographs": (Name("山田", "太郎"), "山田太郎", "山田太郎"),
    "family only": (Name("Plato"), "Plato", "Plato"),
    "given only": (Name(given="Ada"), "A", "A."),
}


@pytest.mark.parametrize("case", NAMES)
def test_name(case: str) -> None:
    name, expected, with_stops = NAMES[case]
    assert (format_name(name), format_name(name, STOPS)) == (expected, with_stops)


def names(count: int) -> list[Name]:
    return [Name(f"Family{number}", "A") for number in range(1, count + 1)]


def text(part: Piece) -> str:
    assert all(isinstance(node, Text) for node in part)
    return "".join(node.text for node in part if isinstance(node, Text))


def test_six_names_are_printed_of_seven() -> None:
    assert text(format_names(names(6))).count("Family") == 6
    seven = text(format_names(names(7)))
    assert seven.count("Family") == 6
    assert seven.endswith("Family6 A, et al.")


def test_a_cut_list_says_so_whatever_its_length() -> None:
    assert text(format_names(names(2), cut=True)) == "Family1 A, Family2 A, et al."
    assert text(format_names(names(6), cut=True)).endswith("Family6 A, et al.")


def test_a_cut_list_is_no_longer_than_a_long_one() -> None:
    assert text(format_names(names(5), NameForm(longest=6, most=3), cut=True)) == "Family1 A, Family2 A, Family3 A, et al."


def test_the_sign_before_the_last_name() -> None:
    assert text(format_names(names(2), STOPS)) == "Family1, A. & Family2, A."
    assert text(format_names(names(3), STOPS)) == "Family1, A., Family2, A. & Family3, A."
    commas = NameForm(last=", & ", pair=", & ", groups=" & ")
    assert text(format_names([Name(literal="One Group"), Name(literal="Other Group")], commas)) == "One Group & Other Group"
    assert text(format_names([Name("Rossi", "A"), Name(literal="Other Group")], commas)) == "Rossi A, & Other Group"


def test_three_points_stand_before_the_last_of_many_names() -> None:
    form = NameForm(longest=4, most=3, ellipsis=True)
    assert text(format_names(names(6), form)) == "Family1 A, Family2 A, Family3 A, … Family6 A"
    assert text(format_names(names(6), form, cut=True)) == "Family1 A, Family2 A, Family3 A, et al."


def test_initials_come_first_where_the_name_is_not_inverted() -> None:
    assert format_name(Name("Berg", "Jan P.", particle="van der"), NameForm(stop=".", inverted=False)) == "J. P. van der Berg"


def test_no_names_print_nothing() -> None:
    assert format_names([], cut=True) == ()
